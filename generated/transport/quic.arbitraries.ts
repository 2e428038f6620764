// @generated from spec/transport/quic.protocol: change that, then npm run generate.
/**
 * QUIC: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writePacket, writeVariableLengthInteger } from './quic.value.ts';
import type * as v from './quic.value.ts';

/** A valid Datagram. */
export function makeDatagram(d: Draw, room: number, connectionIdLength: number): v.Datagram {
  let at = 0;
  const limit = room;
  const packets: NonNullable<v.Datagram['packets']>[number][] = [];
  while (limit - at >= 2 && d.more(packets.length)) {
    const item = makePacket(d, limit - at, connectionIdLength);
    const took = sizeOf((b) => writePacket(item, b, 0, connectionIdLength));
    if (at + took > limit) break;
    at += took;
    packets.push(item);
    if (item.is === 'shortHeader' || item.is === 'longHeader') break;
  }

  return { packets };
}

/** A valid Packet. */
export function makePacket(d: Draw, room: number, connectionIdLength: number): v.Packet {
  let at = 0;
  const headerForm = d.tag(
    [
      [0, 0, 3],
      [1, 1, 8],
    ],
    room,
  );
  switch (headerForm) {
    case 0: {
      // Short Header
      const spinBit = d.flag();
      const reservedBits = d.integer(0, 3);
      const keyPhase = d.flag();
      const packetNumberLength = d.integer(0, 3);
      at += 1;
      const destinationConnectionId = d.octets(connectionIdLength);
      at += destinationConnectionId.length;
      at += (8 * packetNumberLength + 8) / 8;
      const packetNumber = d.integer(0, 2 ** (8 * packetNumberLength + 8) - 1);
      const packetPayload = d.octets(d.count(0, room - at));
      at += packetPayload.length;
      return {
        is: 'shortHeader',
        spinBit,
        reservedBits,
        keyPhase,
        packetNumberLength,
        destinationConnectionId,
        packetNumber,
        packetPayload,
      };
    }

    case 1: {
      // Long Header
      const limit = at + d.count(7, Math.max(7, room - at));
      const fixedBit = d.flag();
      const longPacketType = d.named([0, 1, 2, 3], 0, 3);
      const reservedBits = d.integer(0, 3);
      const packetNumberLength = d.integer(0, 3);
      const version = d.named([0, 1, 1798521807], 0, 4294967295);
      at += 6;
      const destinationConnectionIdLength = d.length([[0, 255]], 1, 1, 0, 1, limit - at - 1);
      const destinationConnectionId = d.octets(destinationConnectionIdLength);
      at += destinationConnectionId.length;
      at += 1;
      const sourceConnectionIdLength = d.length([[0, 255]], 1, 1, 0, 1, limit - at);
      const sourceConnectionId = d.octets(sourceConnectionIdLength);
      at += sourceConnectionId.length;
      let quicv1Body: Extract<v.Packet, { is: 'longHeader' }>['quicv1Body'] | undefined;
      if (version === 1) {
        let tokenLengthSaid = 0;
        let tokenLength:
          | NonNullable<Extract<v.Packet, { is: 'longHeader' }>['quicv1Body']>['tokenLength']
          | undefined;
        if (longPacketType === 0) {
          const tokenLength2 = BigInt(
            d.length([[0, 4611686018427387903]], 1, 1, 0, 1, Math.max(0, limit - at)),
          );
          at += sizeOf((b) => writeVariableLengthInteger(b, 0, tokenLength2));
          tokenLengthSaid = Number(tokenLength2);
          tokenLength = tokenLength2;
        }

        let token:
          NonNullable<Extract<v.Packet, { is: 'longHeader' }>['quicv1Body']>['token'] | undefined;
        if (longPacketType === 0) {
          const token2 = d.octets(tokenLengthSaid);
          at += token2.length;
          token = token2;
        }

        let lengthSaid = 0;
        let length:
          NonNullable<Extract<v.Packet, { is: 'longHeader' }>['quicv1Body']>['length'] | undefined;
        if (longPacketType !== 3) {
          const length2 = BigInt(
            d.length([[20, 4611686018427387903]], 1, 1, 0, 1, Math.max(0, limit - at)),
          );
          at += sizeOf((b) => writeVariableLengthInteger(b, 0, length2));
          lengthSaid = Number(length2);
          length = length2;
        }

        let protected_:
          | NonNullable<Extract<v.Packet, { is: 'longHeader' }>['quicv1Body']>['protected']
          | undefined;
        if (longPacketType !== 3) {
          const start = at;
          const limit2 = start + lengthSaid;
          at += (8 * packetNumberLength + 8) / 8;
          const packetNumber = d.integer(0, 2 ** (8 * packetNumberLength + 8) - 1);
          const packetPayload = d.octets(limit2 - at);
          at += packetPayload.length;
          protected_ = { packetNumber, packetPayload };
        }

        let retryToken:
          | NonNullable<Extract<v.Packet, { is: 'longHeader' }>['quicv1Body']>['retryToken']
          | undefined;
        if (longPacketType === 3) {
          const retryToken2 = d.octets(Math.max(limit - at, 16) - 16);
          at += retryToken2.length;
          retryToken = retryToken2;
        }

        let retryIntegrityTag:
          | NonNullable<Extract<v.Packet, { is: 'longHeader' }>['quicv1Body']>['retryIntegrityTag']
          | undefined;
        if (longPacketType === 3) {
          const retryIntegrityTag2 = d.octets(16);
          at += retryIntegrityTag2.length;
          retryIntegrityTag = retryIntegrityTag2;
        }

        quicv1Body = {
          ...(tokenLength === undefined ? {} : { tokenLength }),
          ...(token === undefined ? {} : { token }),
          ...(length === undefined ? {} : { length }),
          ...(protected_ === undefined ? {} : { protected: protected_ }),
          ...(retryToken === undefined ? {} : { retryToken }),
          ...(retryIntegrityTag === undefined ? {} : { retryIntegrityTag }),
        };
      }

      let rest: Extract<v.Packet, { is: 'longHeader' }>['rest'] | undefined;
      if (version !== 1) {
        let rest2: NonNullable<Extract<v.Packet, { is: 'longHeader' }>['rest']>;
        switch (version) {
          case 0: {
            // Negotiation
            const supportedVersions = Array.from(
              { length: Math.max(0, Math.floor((limit - at) / 4)) },
              () => d.integer(0, 4294967295),
            );
            at += supportedVersions.length * 4;
            rest2 = { is: 'negotiation', supportedVersions };
            break;
          }

          default: {
            const octets = d.octets(limit - at);
            at += octets.length;
            rest2 = { is: 'anotherVersion', octets };
            break;
          }
        }

        rest = rest2;
      }

      return {
        is: 'longHeader',
        fixedBit,
        longPacketType,
        reservedBits,
        packetNumberLength,
        version,
        destinationConnectionId,
        sourceConnectionId,
        ...(quicv1Body === undefined ? {} : { quicv1Body }),
        ...(rest === undefined ? {} : { rest }),
      };
    }

    default: {
      throw new RangeError('unreachable: only tags with an arm are drawn');
    }
  }
}
