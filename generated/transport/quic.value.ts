// @generated from spec/transport/quic.protocol: change that, then npm run generate.
/**
 * QUIC as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import {
  checkDatagram,
  checkPacket,
  putVariableLengthInteger,
  scanVariableLengthInteger,
  variableLengthIntegerBig,
} from './quic.wire.ts';
import {
  agrees,
  counted,
  derived,
  encoded,
  fits,
  fitsBig,
  tagged,
} from '../../runtime/base/values.ts';
import { cursor } from '../../runtime/base/cursor.ts';
import { put, putUint, uint } from '../../runtime/base/octets.ts';

/** The Variable-Length Integer at o. */
export function readVariableLengthInteger(b: Uint8Array, o: number, end: number): bigint {
  cursor.at = scanVariableLengthInteger(b, o, end);
  return variableLengthIntegerBig(b, o);
}

/** Writes a Variable-Length Integer in the fewest octets and answers its end. */
export function writeVariableLengthInteger(
  b: Uint8Array,
  o: number,
  value: number | bigint,
): number {
  return putVariableLengthInteger(
    b,
    o,
    Number(fitsBig(BigInt(value), 4611686018427387903n, 'Variable-Length Integer')),
  );
}

/**
 * Packets that share a datagram; only the last may have a short header, for it does not say
 * where it ends.
 */
export interface Datagram {
  /** Packets. */
  readonly packets: readonly Packet[];
}

/** The Datagram at o, which a check has found sound. */
export function readDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  connectionIdLength: number,
): Datagram {
  const packets: Packet[] = [];
  let packetsAt = o;
  while (packetsAt < end) {
    packets.push(readPacket(b, packetsAt, end, connectionIdLength));
    packetsAt = cursor.at;
  }

  cursor.at = end;
  return { packets };
}

/** Writes a Datagram at o and answers its end. */
export function writeDatagram(
  v: Datagram,
  b: Uint8Array,
  o: number,
  connectionIdLength: number,
): number {
  let packetsAt = o;
  for (const packetsItem of v.packets) {
    packetsAt = writePacket(packetsItem, b, packetsAt, connectionIdLength);
  }

  return packetsAt;
}

/** The octets of a Datagram. */
export function encodeDatagram(v: Datagram, connectionIdLength: number): Uint8Array {
  return encoded((b) => writeDatagram(v, b, 0, connectionIdLength));
}

/** The Datagram in b, or the code of the rule it breaks. */
export function decodeDatagram(
  b: Uint8Array,
  connectionIdLength: number,
):
  { readonly ok: true; readonly value: Datagram } | { readonly ok: false; readonly fault: number } {
  const fault = checkDatagram(b, 0, b.length, connectionIdLength);
  return fault === 0
    ? { ok: true, value: readDatagram(b, 0, b.length, connectionIdLength) }
    : { ok: false, fault };
}

export type PacketLongHeaderRest =
  | {
      readonly is: 'negotiation'; /** Supported Versions. */
      readonly supportedVersions: readonly number[];
    }
  | { readonly is: 'anotherVersion'; /** Octets. */ readonly octets: Uint8Array };
/**
 * The invariants (RFC 8999) first: form, version, connection IDs. What follows depends on the
 * version.
 */
export type Packet =
  | {
      readonly is: 'shortHeader'; /** Spin Bit (1). */
      readonly spinBit: boolean;
      /** Reserved Bits (2). */
      readonly reservedBits: number;
      /** Key Phase (1). */
      readonly keyPhase: boolean;
      /** Packet Number Length (2): less one. */
      readonly packetNumberLength: number;
      /** Destination Connection ID. */
      readonly destinationConnectionId: Uint8Array;
      /** Packet Number (as wide as it says). */
      readonly packetNumber: number;
      /** Packet Payload. */
      readonly packetPayload: Uint8Array;
    }
  | {
      readonly is: 'longHeader'; /** Fixed Bit (1): not looked at in Version Negotiation (§17.2.1). */
      readonly fixedBit: boolean;
      /** Long Packet Type (2). */
      readonly longPacketType: number;
      /** Reserved Bits (2). */
      readonly reservedBits: number;
      /** Packet Number Length (2). */
      readonly packetNumberLength: number;
      /** Version (32). */
      readonly version: number;
      /** Destination Connection ID: longer than twenty only in versions that do not exist yet. */
      readonly destinationConnectionId: Uint8Array;
      /** Source Connection ID. */
      readonly sourceConnectionId: Uint8Array;
      /** QUICv1 Body. */
      readonly quicv1Body?: {
        /** Token Length. RFC 9000 §17.2.2. */
        readonly tokenLength?: bigint;
        /** Token. */
        readonly token?: Uint8Array;
        /** Length in 20... RFC 9001 §5.4.2. */
        readonly length?: bigint;
        /** Protected. */
        readonly protected?: {
          /** Packet Number (as wide as it says). */
          readonly packetNumber: number;
          /** Packet Payload. */
          readonly packetPayload: Uint8Array;
        };
        /** Retry Token. RFC 9000 §17.2.5. */
        readonly retryToken?: Uint8Array;
        /** Retry Integrity Tag. RFC 9001 §5.8. */
        readonly retryIntegrityTag?: Uint8Array;
      };
      /** Rest. */
      readonly rest?: PacketLongHeaderRest;
    };

/** The Packet at o, which a check has found sound. */
export function readPacket(
  b: Uint8Array,
  o: number,
  end: number,
  connectionIdLength: number,
): Packet {
  const headerForm = b[o] >>> 7;
  switch (headerForm) {
    case 0: {
      // Short Header
      const packetNumberLength = b[o] & 3;
      const destinationConnectionIdEnd = o + 1 + connectionIdLength;
      const packetNumberEnd = destinationConnectionIdEnd + (8 * packetNumberLength + 8) / 8;
      cursor.at = end;
      return {
        is: 'shortHeader',
        spinBit: ((b[o] >>> 5) & 1) === 1,
        reservedBits: (b[o] >>> 3) & 3,
        keyPhase: ((b[o] >>> 2) & 1) === 1,
        packetNumberLength,
        destinationConnectionId: b.subarray(o + 1, destinationConnectionIdEnd),
        packetNumber: uint(b, destinationConnectionIdEnd, packetNumberEnd, false),
        packetPayload: b.subarray(packetNumberEnd, end),
      };
    }

    case 1: {
      // Long Header
      const longPacketType = (b[o] >>> 4) & 3;
      const packetNumberLength = b[o] & 3;
      const version = ((b[o + 1] << 24) | (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4]) >>> 0;
      const destinationConnectionIdLength = b[o + 5];
      const destinationConnectionIdEnd = o + 6 + destinationConnectionIdLength;
      const sourceConnectionIdLength = b[destinationConnectionIdEnd];
      const sourceConnectionIdEnd = destinationConnectionIdEnd + 1 + sourceConnectionIdLength;
      let quicv1BodyAt = sourceConnectionIdEnd;
      let quicv1Body:
        | {
            /** Token Length. RFC 9000 §17.2.2. */
            readonly tokenLength?: bigint;
            /** Token. */
            readonly token?: Uint8Array;
            /** Length in 20... RFC 9001 §5.4.2. */
            readonly length?: bigint;
            /** Protected. */
            readonly protected?: {
              /** Packet Number (as wide as it says). */
              readonly packetNumber: number;
              /** Packet Payload. */
              readonly packetPayload: Uint8Array;
            };
            /** Retry Token. RFC 9000 §17.2.5. */
            readonly retryToken?: Uint8Array;
            /** Retry Integrity Tag. RFC 9001 §5.8. */
            readonly retryIntegrityTag?: Uint8Array;
          }
        | undefined;
      if (version === 1) {
        let tokenLengthAt = quicv1BodyAt;
        let tokenLength: bigint | undefined;
        if (longPacketType === 0) {
          const tokenLength2 = readVariableLengthInteger(b, tokenLengthAt, end);
          const tokenLengthEnd = cursor.at;
          tokenLength = tokenLength2;
          tokenLengthAt = tokenLengthEnd;
        }

        let tokenAt = tokenLengthAt;
        let token: Uint8Array | undefined;
        if (longPacketType === 0) {
          const tokenEnd = tokenAt + Number(tokenLength ?? 0);
          token = b.subarray(tokenAt, tokenEnd);
          tokenAt = tokenEnd;
        }

        let lengthAt = tokenAt;
        let length: bigint | undefined;
        if (longPacketType !== 3) {
          const length2 = readVariableLengthInteger(b, lengthAt, end);
          const lengthEnd = cursor.at;
          length = length2;
          lengthAt = lengthEnd;
        }

        let protectedAt = lengthAt;
        let protected_:
          | {
              /** Packet Number (as wide as it says). */
              readonly packetNumber: number;
              /** Packet Payload. */
              readonly packetPayload: Uint8Array;
            }
          | undefined;
        if (longPacketType !== 3) {
          const protectedEnd = protectedAt + Number(length ?? 0);
          const packetNumberEnd = protectedAt + (8 * packetNumberLength + 8) / 8;
          protected_ = {
            packetNumber: uint(b, protectedAt, packetNumberEnd, false),
            packetPayload: b.subarray(packetNumberEnd, protectedEnd),
          };
          protectedAt = protectedEnd;
        }

        let retryTokenAt = protectedAt;
        let retryToken: Uint8Array | undefined;
        if (longPacketType === 3) {
          const retryTokenEnd = retryTokenAt + Math.max(end - retryTokenAt, 16) - 16;
          retryToken = b.subarray(retryTokenAt, retryTokenEnd);
          retryTokenAt = retryTokenEnd;
        }

        let retryIntegrityTagAt = retryTokenAt;
        let retryIntegrityTag: Uint8Array | undefined;
        if (longPacketType === 3) {
          retryIntegrityTag = b.subarray(retryIntegrityTagAt, retryIntegrityTagAt + 16);
          retryIntegrityTagAt = retryIntegrityTagAt + 16;
        }

        quicv1Body = {
          ...(tokenLength === undefined ? {} : { tokenLength }),
          ...(token === undefined ? {} : { token }),
          ...(length === undefined ? {} : { length }),
          ...(protected_ === undefined ? {} : { protected: protected_ }),
          ...(retryToken === undefined ? {} : { retryToken }),
          ...(retryIntegrityTag === undefined ? {} : { retryIntegrityTag }),
        };
        quicv1BodyAt = retryIntegrityTagAt;
      }

      let restAt = quicv1BodyAt;
      let rest: PacketLongHeaderRest | undefined;
      if (version !== 1) {
        let rest2: PacketLongHeaderRest;
        switch (version) {
          case 0: {
            // Negotiation
            const supportedVersions: number[] = [];
            let supportedVersionsAt = restAt;
            while (supportedVersionsAt < end) {
              supportedVersions.push(
                ((b[supportedVersionsAt] << 24) |
                  (b[supportedVersionsAt + 1] << 16) |
                  (b[supportedVersionsAt + 2] << 8) |
                  b[supportedVersionsAt + 3]) >>>
                  0,
              );
              supportedVersionsAt += 4;
            }

            rest2 = { is: 'negotiation', supportedVersions };
            break;
          }

          default: {
            rest2 = { is: 'anotherVersion', octets: b.subarray(restAt, end) };
            break;
          }
        }

        rest = rest2;
        restAt = end;
      }

      cursor.at = restAt;
      return {
        is: 'longHeader',
        fixedBit: ((b[o] >>> 6) & 1) === 1,
        longPacketType,
        reservedBits: (b[o] >>> 2) & 3,
        packetNumberLength,
        version,
        destinationConnectionId: b.subarray(o + 6, destinationConnectionIdEnd),
        sourceConnectionId: b.subarray(destinationConnectionIdEnd + 1, sourceConnectionIdEnd),
        ...(quicv1Body === undefined ? {} : { quicv1Body }),
        ...(rest === undefined ? {} : { rest }),
      };
    }

    default: {
      throw new RangeError('unreachable: the check refuses this tag');
    }
  }
}

/** Writes a Packet at o and answers its end. */
export function writePacket(
  v: Packet,
  b: Uint8Array,
  o: number,
  connectionIdLength: number,
): number {
  switch (v.is) {
    case 'shortHeader': {
      b[o] =
        (1 << 6) |
        ((v.spinBit ? 1 : 0) << 5) |
        (fits(v.reservedBits, 3, 'Packet.Short Header.Reserved Bits') << 3) |
        ((v.keyPhase ? 1 : 0) << 2) |
        fits(v.packetNumberLength, 3, 'Packet.Short Header.Packet Number Length');
      const destinationConnectionIdEnd = put(b, o + 1, v.destinationConnectionId);
      counted(
        destinationConnectionIdEnd - (o + 1),
        connectionIdLength,
        'Packet.Short Header.Destination Connection ID',
      );
      const packetNumberEnd = destinationConnectionIdEnd + (8 * v.packetNumberLength + 8) / 8;
      putUint(
        b,
        destinationConnectionIdEnd,
        packetNumberEnd,
        fits(v.packetNumber, 4294967295, 'Packet.Short Header.Packet Number'),
        false,
      );
      const packetPayloadEnd = put(b, packetNumberEnd, v.packetPayload);
      return packetPayloadEnd;
    }

    case 'longHeader': {
      b[o] =
        (1 << 7) |
        ((v.fixedBit ? 1 : 0) << 6) |
        (fits(v.longPacketType, 3, 'Packet.Long Header.Long Packet Type') << 4) |
        (fits(v.reservedBits, 3, 'Packet.Long Header.Reserved Bits') << 2) |
        fits(v.packetNumberLength, 3, 'Packet.Long Header.Packet Number Length');
      const versionWord = fits(v.version, 4294967295, 'Packet.Long Header.Version');
      b[o + 1] = versionWord >>> 24;
      b[o + 2] = versionWord >>> 16;
      b[o + 3] = versionWord >>> 8;
      b[o + 4] = versionWord;
      b[o + 5] = 0;
      const destinationConnectionIdEnd = put(b, o + 6, v.destinationConnectionId);
      b[destinationConnectionIdEnd] = 0;
      const sourceConnectionIdEnd = put(b, destinationConnectionIdEnd + 1, v.sourceConnectionId);
      let quicv1BodyPast = sourceConnectionIdEnd;
      const quicv1Body = v.quicv1Body;
      if (
        agrees(quicv1Body !== undefined, v.version === 1, 'Packet.Long Header.QUICv1 Body') &&
        quicv1Body !== undefined
      ) {
        let tokenLengthPast = sourceConnectionIdEnd;
        const tokenLengthThere = quicv1Body.tokenLength;
        if (
          agrees(
            tokenLengthThere !== undefined,
            v.longPacketType === 0,
            'Packet.Long Header.QUICv1 Body.Token Length',
          ) &&
          tokenLengthThere !== undefined
        ) {
          const v2 = { tokenLength: tokenLengthThere };
          const tokenLengthEnd = writeVariableLengthInteger(
            b,
            sourceConnectionIdEnd,
            Number(v2.tokenLength),
          );
          tokenLengthPast = tokenLengthEnd;
        }

        let tokenPast = tokenLengthPast;
        const tokenThere = quicv1Body.token;
        if (
          agrees(
            tokenThere !== undefined,
            v.longPacketType === 0,
            'Packet.Long Header.QUICv1 Body.Token',
          ) &&
          tokenThere !== undefined
        ) {
          const v2 = { token: tokenThere };
          const tokenEnd = put(b, tokenLengthPast, v2.token);
          counted(
            tokenEnd - tokenLengthPast,
            Number(tokenLengthThere ?? 0),
            'Packet.Long Header.QUICv1 Body.Token',
          );
          tokenPast = tokenEnd;
        }

        let lengthPast = tokenPast;
        const lengthThere = quicv1Body.length;
        if (
          agrees(
            lengthThere !== undefined,
            v.longPacketType !== 3,
            'Packet.Long Header.QUICv1 Body.Length',
          ) &&
          lengthThere !== undefined
        ) {
          const v2 = { length: lengthThere };
          const lengthEnd = writeVariableLengthInteger(b, tokenPast, Number(v2.length));
          lengthPast = lengthEnd;
        }

        let protectedPast = lengthPast;
        const protected_ = quicv1Body.protected;
        if (
          agrees(
            protected_ !== undefined,
            v.longPacketType !== 3,
            'Packet.Long Header.QUICv1 Body.Protected',
          ) &&
          protected_ !== undefined
        ) {
          const packetNumberEnd = lengthPast + (8 * v.packetNumberLength + 8) / 8;
          putUint(
            b,
            lengthPast,
            packetNumberEnd,
            fits(
              protected_.packetNumber,
              4294967295,
              'Packet.Long Header.QUICv1 Body.Protected.Packet Number',
            ),
            false,
          );
          const packetPayloadEnd = put(b, packetNumberEnd, protected_.packetPayload);
          protectedPast = packetPayloadEnd;
        }

        let retryTokenPast = protectedPast;
        const retryTokenThere = quicv1Body.retryToken;
        if (
          agrees(
            retryTokenThere !== undefined,
            v.longPacketType === 3,
            'Packet.Long Header.QUICv1 Body.Retry Token',
          ) &&
          retryTokenThere !== undefined
        ) {
          const v2 = { retryToken: retryTokenThere };
          const retryTokenEnd = put(b, protectedPast, v2.retryToken);
          retryTokenPast = retryTokenEnd;
        }

        let retryIntegrityTagPast = retryTokenPast;
        const retryIntegrityTagThere = quicv1Body.retryIntegrityTag;
        if (
          agrees(
            retryIntegrityTagThere !== undefined,
            v.longPacketType === 3,
            'Packet.Long Header.QUICv1 Body.Retry Integrity Tag',
          ) &&
          retryIntegrityTagThere !== undefined
        ) {
          const v2 = { retryIntegrityTag: retryIntegrityTagThere };
          const retryIntegrityTagEnd = put(b, retryTokenPast, v2.retryIntegrityTag);
          counted(
            retryIntegrityTagEnd - retryTokenPast,
            16,
            'Packet.Long Header.QUICv1 Body.Retry Integrity Tag',
          );
          retryIntegrityTagPast = retryIntegrityTagEnd;
        }

        quicv1BodyPast = retryIntegrityTagPast;
      }

      let restPast = quicv1BodyPast;
      const restThere = v.rest;
      if (
        agrees(restThere !== undefined, v.version !== 1, 'Packet.Long Header.Rest') &&
        restThere !== undefined
      ) {
        const v2 = { rest: restThere };
        const rest = v2.rest;
        let restEnd = quicv1BodyPast;
        switch (rest.is) {
          case 'negotiation': {
            tagged(v.version, 0, 'Packet.Long Header.Version', 'negotiation');
            let supportedVersionsAt = quicv1BodyPast;
            for (const supportedVersionsItem of rest.supportedVersions) {
              const supportedVersionsNumber = fits(
                supportedVersionsItem,
                4294967295,
                'Packet.Long Header.Rest.Negotiation.Supported Versions',
              );
              b[supportedVersionsAt] = supportedVersionsNumber >>> 24;
              b[supportedVersionsAt + 1] = supportedVersionsNumber >>> 16;
              b[supportedVersionsAt + 2] = supportedVersionsNumber >>> 8;
              b[supportedVersionsAt + 3] = supportedVersionsNumber;
              supportedVersionsAt += 4;
            }

            restEnd = supportedVersionsAt;
            break;
          }

          case 'anotherVersion': {
            const octetsEnd = put(b, quicv1BodyPast, rest.octets);
            restEnd = octetsEnd;
            break;
          }
        }

        restPast = restEnd;
      }

      const destinationConnectionIdLengthValue = derived(
        destinationConnectionIdEnd - (o + 6),
        1,
        0,
        255,
        'Packet.Long Header.Destination Connection ID Length',
      );
      b[o + 5] = destinationConnectionIdLengthValue;
      const sourceConnectionIdLengthValue = derived(
        sourceConnectionIdEnd - (destinationConnectionIdEnd + 1),
        1,
        0,
        255,
        'Packet.Long Header.Source Connection ID Length',
      );
      b[destinationConnectionIdEnd] = sourceConnectionIdLengthValue;
      return restPast;
    }
  }
}

/** The octets of a Packet. */
export function encodePacket(v: Packet, connectionIdLength: number): Uint8Array {
  return encoded((b) => writePacket(v, b, 0, connectionIdLength));
}

/** The Packet in b, or the code of the rule it breaks. */
export function decodePacket(
  b: Uint8Array,
  connectionIdLength: number,
): { readonly ok: true; readonly value: Packet } | { readonly ok: false; readonly fault: number } {
  const fault = checkPacket(b, 0, b.length, connectionIdLength);
  return fault === 0
    ? { ok: true, value: readPacket(b, 0, b.length, connectionIdLength) }
    : { ok: false, fault };
}
