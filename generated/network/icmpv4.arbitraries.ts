// @generated from spec/network/icmpv4.protocol: change that, then npm run generate.
/**
 * ICMPv4: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import {
  writeExtensionObject,
  writeExtensionStructure,
  writeRouterAddress,
} from './icmpv4.value.ts';
import type * as v from './icmpv4.value.ts';

/** A valid Message. */
export function makeMessage(d: Draw, room: number): v.Message {
  let at = 0;
  at += 1;
  const type = d.tag(
    [
      [0, 0, 4],
      [3, 3, 4],
      [4, 4, 4],
      [5, 5, 4],
      [8, 8, 4],
      [9, 9, 12],
      [10, 10, 4],
      [11, 11, 4],
      [12, 12, 4],
      [13, 13, 16],
      [14, 14, 16],
      [15, 15, 4],
      [16, 16, 4],
      [17, 17, 8],
      [18, 18, 8],
      [1, 2, 0],
      [6, 7, 0],
      [19, 255, 0],
    ],
    room - at - 3,
  );
  const code = d.integer(0, 255);
  let body: NonNullable<v.Message['body']>;
  at += 3;
  switch (type) {
    case 0: {
      // Echo Reply
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      at += 4;
      const data = d.octets(d.count(0, room - at));
      at += data.length;
      body = { is: 'echoReply', identifier, sequenceNumber, data };
      break;
    }

    case 3: {
      // Destination Unreachable
      const limit = at + d.count(4, Math.max(4, room - at));
      at += 2;
      const length = d.length([[0, 255]], 1, 1, 0, 1, Math.max(0, limit - at - 2));
      const nextHopMtu = d.integer(0, 65535);
      at += 2;
      const originalDatagram = d.octets(length === 0 ? limit - at : length * 4);
      at += originalDatagram.length;
      let extensions:
        | Extract<NonNullable<v.Message['body']>, { is: 'destinationUnreachable' }>['extensions']
        | undefined;
      if (limit - at > 0) {
        const extensions2 = makeExtensionStructure(d, limit - at);
        at += sizeOf((b) => writeExtensionStructure(extensions2, b, 0));
        extensions = extensions2;
      }

      body = {
        is: 'destinationUnreachable',
        length,
        nextHopMtu,
        originalDatagram,
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 4: {
      // Source Quench
      at += 4;
      const originalDatagram = d.octets(d.count(0, room - at));
      at += originalDatagram.length;
      body = { is: 'sourceQuench', originalDatagram };
      break;
    }

    case 5: {
      // Redirect
      const gatewayInternetAddress = d.ipv4();
      at += 4;
      const originalDatagram = d.octets(d.count(0, room - at));
      at += originalDatagram.length;
      body = { is: 'redirect', gatewayInternetAddress, originalDatagram };
      break;
    }

    case 8: {
      // Echo
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      at += 4;
      const data = d.octets(d.count(0, room - at));
      at += data.length;
      body = { is: 'echo', identifier, sequenceNumber, data };
      break;
    }

    case 9: {
      // Router Advertisement
      at += 1;
      const numAddrs = d.length(
        [[1, 255]],
        1,
        1,
        0,
        1,
        Math.min(6, Math.floor((room - at - 11) / 8)),
      );
      const lifetime = d.integer(0, 65535);
      at += 3;
      const limit2 = room;
      const routerAddresses: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'routerAdvertisement' }>['routerAddresses']
      >[number][] = [];
      while (routerAddresses.length < numAddrs) {
        const item = makeRouterAddress(d, limit2 - at);
        const took = sizeOf((b) => writeRouterAddress(item, b, 0));
        at += took;
        routerAddresses.push(item);
      }

      const ignored = d.octets(d.count(0, room - at));
      at += ignored.length;
      body = { is: 'routerAdvertisement', lifetime, routerAddresses, ignored };
      break;
    }

    case 10: {
      // Router Solicitation
      at += 4;
      const ignored = d.octets(d.count(0, room - at));
      at += ignored.length;
      body = { is: 'routerSolicitation', ignored };
      break;
    }

    case 11: {
      // Time Exceeded
      const limit3 = at + d.count(4, Math.max(4, room - at));
      at += 2;
      const length = d.length([[0, 255]], 1, 1, 0, 1, Math.max(0, limit3 - at - 2));
      at += 2;
      const originalDatagram = d.octets(length === 0 ? limit3 - at : length * 4);
      at += originalDatagram.length;
      let extensions:
        Extract<NonNullable<v.Message['body']>, { is: 'timeExceeded' }>['extensions'] | undefined;
      if (limit3 - at > 0) {
        const extensions2 = makeExtensionStructure(d, limit3 - at);
        at += sizeOf((b) => writeExtensionStructure(extensions2, b, 0));
        extensions = extensions2;
      }

      body = {
        is: 'timeExceeded',
        length,
        originalDatagram,
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 12: {
      // Parameter Problem
      const limit4 = at + d.count(4, Math.max(4, room - at));
      const pointer = d.integer(0, 255);
      at += 2;
      const length = d.length([[0, 255]], 1, 1, 0, 1, Math.max(0, limit4 - at - 2));
      at += 2;
      const originalDatagram = d.octets(length === 0 ? limit4 - at : length * 4);
      at += originalDatagram.length;
      let extensions:
        | Extract<NonNullable<v.Message['body']>, { is: 'parameterProblem' }>['extensions']
        | undefined;
      if (limit4 - at > 0) {
        const extensions2 = makeExtensionStructure(d, limit4 - at);
        at += sizeOf((b) => writeExtensionStructure(extensions2, b, 0));
        extensions = extensions2;
      }

      body = {
        is: 'parameterProblem',
        pointer,
        length,
        originalDatagram,
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 13: {
      // Timestamp
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      const originateTimestamp = d.integer(0, 4294967295);
      const receiveTimestamp = d.integer(0, 4294967295);
      const transmitTimestamp = d.integer(0, 4294967295);
      at += 16;
      body = {
        is: 'timestamp',
        identifier,
        sequenceNumber,
        originateTimestamp,
        receiveTimestamp,
        transmitTimestamp,
      };
      break;
    }

    case 14: {
      // Timestamp Reply
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      const originateTimestamp = d.integer(0, 4294967295);
      const receiveTimestamp = d.integer(0, 4294967295);
      const transmitTimestamp = d.integer(0, 4294967295);
      at += 16;
      body = {
        is: 'timestampReply',
        identifier,
        sequenceNumber,
        originateTimestamp,
        receiveTimestamp,
        transmitTimestamp,
      };
      break;
    }

    case 15: {
      // Information Request
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      at += 4;
      body = { is: 'informationRequest', identifier, sequenceNumber };
      break;
    }

    case 16: {
      // Information Reply
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      at += 4;
      body = { is: 'informationReply', identifier, sequenceNumber };
      break;
    }

    case 17: {
      // Address Mask Request
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      const addressMask = d.ipv4();
      at += 8;
      body = { is: 'addressMaskRequest', identifier, sequenceNumber, addressMask };
      break;
    }

    case 18: {
      // Address Mask Reply
      const identifier = d.integer(0, 65535);
      const sequenceNumber = d.integer(0, 65535);
      const addressMask = d.ipv4();
      at += 8;
      body = { is: 'addressMaskReply', identifier, sequenceNumber, addressMask };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, room - at));
      at += octets.length;
      body = { is: 'unknown', type: type, octets };
      break;
    }
  }

  return { code, body };
}

/** A valid Extension Structure. */
export function makeExtensionStructure(d: Draw, room: number): v.ExtensionStructure {
  let at = 0;
  at += 4;
  const limit = room;
  const objects: NonNullable<v.ExtensionStructure['objects']>[number][] = [];
  while (limit - at >= 4 && d.more(objects.length)) {
    const item = makeExtensionObject(d, limit - at);
    const took = sizeOf((b) => writeExtensionObject(item, b, 0));
    if (at + took > limit) break;
    at += took;
    objects.push(item);
  }

  return { objects };
}

/** A valid Extension Object. */
export function makeExtensionObject(d: Draw, room: number): v.ExtensionObject {
  let at = 0;
  at += 2;
  const length = d.length([[4, 65535]], 1, 1, -4, 1, room - at - 2);
  const classNum = d.integer(0, 255);
  const cType = d.integer(0, 255);
  at += 2;
  const objectPayload = d.octets(length - 4);
  at += objectPayload.length;
  return { classNum, cType, objectPayload };
}

/** A valid Router Address. */
export function makeRouterAddress(d: Draw, room: number): v.RouterAddress {
  const address = d.ipv4();
  const preferenceLevel = d.integer(0, 4294967295);
  return { address, preferenceLevel };
}
