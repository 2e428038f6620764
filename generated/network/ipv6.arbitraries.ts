// @generated from spec/network/ipv6.protocol: change that, then npm run generate.
/**
 * IPv6: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeOption, writeSegmentTlv } from './ipv6.value.ts';
import type * as v from './ipv6.value.ts';

/** A valid Packet. */
export function makePacket(d: Draw, room: number): v.Packet {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 65575);
  const dscp = d.named(
    [0, 8, 16, 24, 32, 40, 48, 56, 10, 12, 14, 18, 20, 22, 26, 28, 30, 34, 36, 38, 1, 44, 45, 46],
    0,
    63,
  );
  const ecn = d.named([0, 1, 2, 3], 0, 3);
  const flowLabel = d.integer(0, 1048575);
  at += 6;
  const nextHeader = d.named(
    [
      0, 1, 2, 4, 6, 8, 17, 27, 33, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 88, 89, 94, 97, 103,
      108, 112, 115, 132, 135, 136, 137, 139, 140, 253, 254,
    ],
    0,
    255,
  );
  const hopLimit = d.integer(0, 255);
  const sourceAddress = d.ipv6();
  const destinationAddress = d.ipv6();
  at += 34;
  const payload = d.octets(d.count(0, limit - at));
  at += payload.length;
  return { dscp, ecn, flowLabel, nextHeader, hopLimit, sourceAddress, destinationAddress, payload };
}

/** A valid Hop-by-Hop Options. */
export function makeHopByHopOptions(d: Draw, room: number): v.HopByHopOptions {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 2048);
  const nextHeader = d.named(
    [
      0, 1, 2, 4, 6, 8, 17, 27, 33, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 88, 89, 94, 97, 103,
      108, 112, 115, 132, 135, 136, 137, 139, 140, 253, 254,
    ],
    0,
    255,
  );
  at += 2;
  const limit2 = limit;
  const options: NonNullable<v.HopByHopOptions['options']>[number][] = [];
  while (limit2 - at >= 1 && d.more(options.length)) {
    const item = makeOption(d, limit2 - at);
    const took = sizeOf((b) => writeOption(item, b, 0));
    if (at + took > limit2) break;
    at += took;
    options.push(item);
  }

  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { nextHeader, options, payload };
}

/** A valid Destination Options. */
export function makeDestinationOptions(d: Draw, room: number): v.DestinationOptions {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 2048);
  const nextHeader = d.named(
    [
      0, 1, 2, 4, 6, 8, 17, 27, 33, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 88, 89, 94, 97, 103,
      108, 112, 115, 132, 135, 136, 137, 139, 140, 253, 254,
    ],
    0,
    255,
  );
  at += 2;
  const limit2 = limit;
  const options: NonNullable<v.DestinationOptions['options']>[number][] = [];
  while (limit2 - at >= 1 && d.more(options.length)) {
    const item = makeOption(d, limit2 - at);
    const took = sizeOf((b) => writeOption(item, b, 0));
    if (at + took > limit2) break;
    at += took;
    options.push(item);
  }

  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { nextHeader, options, payload };
}

/** A valid Option Type Bits. */
export function makeOptionTypeBits(d: Draw, room: number): v.OptionTypeBits {
  const action = d.named([0, 1, 2, 3], 0, 3);
  const change = d.flag();
  const rest = d.integer(0, 31);
  return { action, change, rest };
}

/** A valid Routing. */
export function makeRouting(d: Draw, room: number): v.Routing {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 2048);
  const limit2 = start + 8 * d.length([[0, 255]], 1, 8, 8, 1, limit - start) + 8;
  const nextHeader = d.named(
    [
      0, 1, 2, 4, 6, 8, 17, 27, 33, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 88, 89, 94, 97, 103,
      108, 112, 115, 132, 135, 136, 137, 139, 140, 253, 254,
    ],
    0,
    255,
  );
  at += 2;
  at += 1;
  const routingType = d.tag(
    [
      [0, 0, 4],
      [2, 2, 20],
      [3, 3, 0],
      [4, 4, 20],
      [1, 1, 0],
      [5, 255, 0],
    ],
    limit2 - at - 1,
  );
  const segmentsLeft = d.integer(0, 255);
  let typeSpecificData: NonNullable<v.Routing['typeSpecificData']>;
  at += 1;
  switch (routingType) {
    case 0: {
      // Source Route
      at += 4;
      const addresses = Array.from({ length: Math.max(0, Math.floor((limit2 - at) / 16)) }, () =>
        d.ipv6(),
      );
      at += addresses.length * 16;
      typeSpecificData = { is: 'sourceRoute', addresses };
      break;
    }

    case 2: {
      // Home
      const homeAddress = d.ipv6();
      at += 20;
      typeSpecificData = { is: 'home', homeAddress };
      break;
    }

    case 3: {
      // RPL Source Route
      const compressedAddresses = d.octets(limit2 - at);
      at += compressedAddresses.length;
      typeSpecificData = { is: 'rplSourceRoute', compressedAddresses };
      break;
    }

    case 4: {
      // Segment Routing
      at += 1;
      const lastEntry = d.length(
        [[0, 255]],
        1,
        1,
        1,
        1,
        Math.min(6, Math.floor((limit2 - at - 19) / 16)),
      );
      const tag = d.integer(0, 65535);
      at += 3;
      const segmentList = Array.from({ length: Math.max(0, lastEntry + 1) }, () => d.ipv6());
      at += segmentList.length * 16;
      const limit3 = limit2;
      const tlvs: NonNullable<
        Extract<NonNullable<v.Routing['typeSpecificData']>, { is: 'segmentRouting' }>['tlvs']
      >[number][] = [];
      let tries = 0;
      while (limit3 - at >= 1) {
        const item = makeSegmentTlv(d, limit3 - at);
        const took = sizeOf((b) => writeSegmentTlv(item, b, 0));
        if (at + took > limit3 && tries++ < 20) continue;
        at += took;
        tlvs.push(item);
      }

      typeSpecificData = { is: 'segmentRouting', tag, segmentList, tlvs };
      break;
    }

    default: {
      const routingData = d.octets(limit2 - at);
      at += routingData.length;
      typeSpecificData = { is: 'unknownRouting', routingType: routingType, routingData };
      break;
    }
  }

  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { nextHeader, segmentsLeft, typeSpecificData, payload };
}

/** A valid Fragment. */
export function makeFragment(d: Draw, room: number): v.Fragment {
  let at = 0;
  const nextHeader = d.named(
    [
      0, 1, 2, 4, 6, 8, 17, 27, 33, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 88, 89, 94, 97, 103,
      108, 112, 115, 132, 135, 136, 137, 139, 140, 253, 254,
    ],
    0,
    255,
  );
  const fragmentOffset = d.integer(0, 8191);
  const mFlag = d.flag();
  const identification = d.integer(0, 4294967295);
  at += 8;
  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { nextHeader, fragmentOffset, mFlag, identification, payload };
}

/** A valid Authentication Header. */
export function makeAuthenticationHeader(d: Draw, room: number): v.AuthenticationHeader {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 1028);
  const limit2 = start + 4 * d.length([[1, 255]], 1, 4, 8, 1, limit - start) + 8;
  const nextHeader = d.named(
    [
      0, 1, 2, 4, 6, 8, 17, 27, 33, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 88, 89, 94, 97, 103,
      108, 112, 115, 132, 135, 136, 137, 139, 140, 253, 254,
    ],
    0,
    255,
  );
  at += 2;
  const securityParametersIndex = d.integer(0, 4294967295);
  const sequenceNumber = d.integer(0, 4294967295);
  at += 10;
  const integrityCheckValue = d.octets(limit2 - at);
  at += integrityCheckValue.length;
  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { nextHeader, securityParametersIndex, sequenceNumber, integrityCheckValue, payload };
}

/** A valid No Next Header. */
export function makeNoNextHeader(d: Draw, room: number): v.NoNextHeader {
  let at = 0;
  const ignored = d.octets(d.count(0, room - at));
  at += ignored.length;
  return { ignored };
}

/** A valid Option. */
export function makeOption(d: Draw, room: number): v.Option {
  let at = 0;
  const optionType = d.tag(
    [
      [0, 0, 1],
      [1, 1, 2],
      [5, 5, 4],
      [194, 194, 6],
      [2, 4, 2],
      [6, 193, 2],
      [195, 255, 2],
    ],
    room,
  );
  at += 1;
  switch (optionType) {
    case 0: {
      // Pad1
      return { is: 'pad1' };
    }

    case 1: {
      // PadN
      at += 1;
      const optDataLen = d.length([[0, 255]], 1, 1, 0, 1, room - at);
      const padding = d.octets(optDataLen);
      at += padding.length;
      return { is: 'padn', padding };
    }

    case 5: {
      // Router Alert
      const alert = d.named([0, 1, 2], 0, 65535);
      return { is: 'routerAlert', alert };
    }

    case 194: {
      // Jumbo Payload
      const jumboPayloadLength = d.integer(65536, 4294967295);
      return { is: 'jumboPayload', jumboPayloadLength };
    }

    default: {
      at += 1;
      const optDataLen = d.length([[0, 255]], 1, 1, 0, 1, room - at);
      const optionData = d.octets(optDataLen);
      at += optionData.length;
      return { is: 'unknown', optionType: optionType, optionData };
    }
  }
}

/** A valid Segment TLV. */
export function makeSegmentTlv(d: Draw, room: number): v.SegmentTlv {
  let at = 0;
  const type = d.tag(
    [
      [0, 0, 1],
      [4, 4, 2],
      [5, 5, 8],
      [1, 3, 2],
      [6, 255, 2],
    ],
    room,
  );
  at += 1;
  switch (type) {
    case 0: {
      // Pad1
      return { is: 'pad1' };
    }

    case 4: {
      // PadN
      at += 1;
      const length = d.length([[0, 255]], 1, 1, 0, 1, room - at);
      const padding = d.octets(length);
      at += padding.length;
      return { is: 'padn', padding };
    }

    case 5: {
      // HMAC
      at += 1;
      const length = d.length([[6, 255]], 1, 1, -6, 1, room - at - 6);
      const d2 = d.flag();
      const hmacKeyId = d.integer(0, 4294967295);
      at += 6;
      const hmacValue = d.octets(length - 6);
      at += hmacValue.length;
      return { is: 'hmac', d: d2, hmacKeyId, hmacValue };
    }

    default: {
      at += 1;
      const length = d.length([[0, 255]], 1, 1, 0, 1, room - at);
      const value = d.octets(length);
      at += value.length;
      return { is: 'unknown', type: type, value };
    }
  }
}
