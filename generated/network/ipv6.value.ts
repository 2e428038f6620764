// @generated from spec/network/ipv6.protocol: change that, then npm run generate.
/**
 * IPv6 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { showIpv6 } from '../../runtime/base/text.ts';
import { cursor } from '../../runtime/base/cursor.ts';
import { derived, encoded, fits, putIpv6 } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import {
  checkAuthenticationHeader,
  checkDestinationOptions,
  checkFragment,
  checkHopByHopOptions,
  checkNoNextHeader,
  checkOption,
  checkOptionTypeBits,
  checkPacket,
  checkRouting,
  checkSegmentTlv,
} from './ipv6.wire.ts';
export interface Packet {
  /** DSCP (6). RFC 2474 §3. */
  readonly dscp: number;
  /** ECN (2). RFC 3168 §5. */
  readonly ecn: number;
  /** Flow Label (20). RFC 6437. */
  readonly flowLabel: number;
  /** Next Header (8). */
  readonly nextHeader: number;
  /** Hop Limit (8). */
  readonly hopLimit: number;
  /** Source Address. */
  readonly sourceAddress: string;
  /** Destination Address. */
  readonly destinationAddress: string;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Packet at o, which a check has found sound. */
export function readPacket(b: Uint8Array, o: number, end: number): Packet {
  const payloadLength = (b[o + 4] << 8) | b[o + 5];
  const ownEnd = o + payloadLength + 40;
  cursor.at = ownEnd;
  return {
    dscp: (((b[o] << 8) | b[o + 1]) >>> 6) & 0x3f,
    ecn: (b[o + 1] >>> 4) & 3,
    flowLabel: ((b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) & 0xfffff,
    nextHeader: b[o + 6],
    hopLimit: b[o + 7],
    sourceAddress: showIpv6(b, o + 8),
    destinationAddress: showIpv6(b, o + 24),
    payload: b.subarray(o + 40, ownEnd),
  };
}

/** Writes a Packet at o and answers its end. */
export function writePacket(v: Packet, b: Uint8Array, o: number): number {
  const versionWord =
    (6 << 28) |
    (fits(v.dscp, 63, 'Packet.Traffic Class.DSCP') << 22) |
    (fits(v.ecn, 3, 'Packet.Traffic Class.ECN') << 20) |
    fits(v.flowLabel, 1048575, 'Packet.Flow Label');
  b[o] = versionWord >>> 24;
  b[o + 1] = versionWord >>> 16;
  b[o + 2] = versionWord >>> 8;
  b[o + 3] = versionWord;
  b[o + 4] = 0;
  b[o + 5] = 0;
  b[o + 6] = fits(v.nextHeader, 255, 'Packet.Next Header');
  b[o + 7] = fits(v.hopLimit, 255, 'Packet.Hop Limit');
  const sourceAddressEnd = putIpv6(b, o + 8, v.sourceAddress, 'Packet.Source Address');
  const destinationAddressEnd = putIpv6(
    b,
    sourceAddressEnd,
    v.destinationAddress,
    'Packet.Destination Address',
  );
  const payloadEnd = put(b, destinationAddressEnd, v.payload);
  const payloadLengthValue = derived(payloadEnd - o, 1, 40, 65535, 'Packet.Payload Length');
  b[o + 4] = payloadLengthValue >>> 8;
  b[o + 5] = payloadLengthValue;
  return payloadEnd;
}

/** The octets of a Packet. */
export function encodePacket(v: Packet): Uint8Array {
  return encoded((b) => writePacket(v, b, 0));
}

/** The Packet in b, or the code of the rule it breaks. */
export function decodePacket(
  b: Uint8Array,
): { readonly ok: true; readonly value: Packet } | { readonly ok: false; readonly fault: number } {
  const fault = checkPacket(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readPacket(b, 0, b.length) } : { ok: false, fault };
}

export interface HopByHopOptions {
  /** Next Header (8). */
  readonly nextHeader: number;
  /** Options: each zero that fills the last word is a Pad1. */
  readonly options: readonly Option[];
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Hop-by-Hop Options at o, which a check has found sound. */
export function readHopByHopOptions(b: Uint8Array, o: number, end: number): HopByHopOptions {
  const hdrExtLen = b[o + 1];
  const headerEnd = o + hdrExtLen * 8 + 8;
  const options: Option[] = [];
  let optionsAt = o + 2;
  while (optionsAt < headerEnd) {
    options.push(readOption(b, optionsAt, headerEnd));
    optionsAt = cursor.at;
  }

  cursor.at = end;
  return { nextHeader: b[o], options, payload: b.subarray(headerEnd, end) };
}

/** Writes a Hop-by-Hop Options at o and answers its end. */
export function writeHopByHopOptions(v: HopByHopOptions, b: Uint8Array, o: number): number {
  b[o] = fits(v.nextHeader, 255, 'Hop-by-Hop Options.Header.Next Header');
  b[o + 1] = 0;
  let optionsAt = o + 2;
  for (const optionsItem of v.options) {
    optionsAt = writeOption(optionsItem, b, optionsAt);
  }

  while ((optionsAt - o - 8) % 8 !== 0) b[optionsAt++] = 0;
  const headerEnd = optionsAt;
  const payloadEnd = put(b, headerEnd, v.payload);
  const hdrExtLenValue = derived(headerEnd - o, 8, 8, 255, 'Hop-by-Hop Options.Header.Hdr Ext Len');
  b[o + 1] = hdrExtLenValue;
  return payloadEnd;
}

/** The octets of a Hop-by-Hop Options. */
export function encodeHopByHopOptions(v: HopByHopOptions): Uint8Array {
  return encoded((b) => writeHopByHopOptions(v, b, 0));
}

/** The Hop-by-Hop Options in b, or the code of the rule it breaks. */
export function decodeHopByHopOptions(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: HopByHopOptions }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkHopByHopOptions(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readHopByHopOptions(b, 0, b.length) }
    : { ok: false, fault };
}

export interface DestinationOptions {
  /** Next Header (8). */
  readonly nextHeader: number;
  /** Options. */
  readonly options: readonly Option[];
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Destination Options at o, which a check has found sound. */
export function readDestinationOptions(b: Uint8Array, o: number, end: number): DestinationOptions {
  const hdrExtLen = b[o + 1];
  const headerEnd = o + hdrExtLen * 8 + 8;
  const options: Option[] = [];
  let optionsAt = o + 2;
  while (optionsAt < headerEnd) {
    options.push(readOption(b, optionsAt, headerEnd));
    optionsAt = cursor.at;
  }

  cursor.at = end;
  return { nextHeader: b[o], options, payload: b.subarray(headerEnd, end) };
}

/** Writes a Destination Options at o and answers its end. */
export function writeDestinationOptions(v: DestinationOptions, b: Uint8Array, o: number): number {
  b[o] = fits(v.nextHeader, 255, 'Destination Options.Header.Next Header');
  b[o + 1] = 0;
  let optionsAt = o + 2;
  for (const optionsItem of v.options) {
    optionsAt = writeOption(optionsItem, b, optionsAt);
  }

  while ((optionsAt - o - 8) % 8 !== 0) b[optionsAt++] = 0;
  const headerEnd = optionsAt;
  const payloadEnd = put(b, headerEnd, v.payload);
  const hdrExtLenValue = derived(
    headerEnd - o,
    8,
    8,
    255,
    'Destination Options.Header.Hdr Ext Len',
  );
  b[o + 1] = hdrExtLenValue;
  return payloadEnd;
}

/** The octets of a Destination Options. */
export function encodeDestinationOptions(v: DestinationOptions): Uint8Array {
  return encoded((b) => writeDestinationOptions(v, b, 0));
}

/** The Destination Options in b, or the code of the rule it breaks. */
export function decodeDestinationOptions(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: DestinationOptions }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkDestinationOptions(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readDestinationOptions(b, 0, b.length) }
    : { ok: false, fault };
}

/** What an Option Type says of itself, known or not. */
export interface OptionTypeBits {
  /** Action (2): what to do with a packet whose option is not known. */
  readonly action: number;
  /** Change (1): whether routers may change its data on the way. */
  readonly change: boolean;
  /** Rest (5). */
  readonly rest: number;
}

/** The Option Type Bits at o, which a check has found sound. */
export function readOptionTypeBits(b: Uint8Array, o: number, end: number): OptionTypeBits {
  cursor.at = o + 1;
  return { action: b[o] >>> 6, change: ((b[o] >>> 5) & 1) === 1, rest: b[o] & 0x1f };
}

/** Writes a Option Type Bits at o and answers its end. */
export function writeOptionTypeBits(v: OptionTypeBits, b: Uint8Array, o: number): number {
  b[o] =
    (fits(v.action, 3, 'Option Type Bits.Action') << 6) |
    ((v.change ? 1 : 0) << 5) |
    fits(v.rest, 31, 'Option Type Bits.Rest');
  return o + 1;
}

/** The octets of a Option Type Bits. */
export function encodeOptionTypeBits(v: OptionTypeBits): Uint8Array {
  return encoded((b) => writeOptionTypeBits(v, b, 0));
}

/** The Option Type Bits in b, or the code of the rule it breaks. */
export function decodeOptionTypeBits(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: OptionTypeBits }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkOptionTypeBits(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readOptionTypeBits(b, 0, b.length) }
    : { ok: false, fault };
}

export type RoutingTypeSpecificData =
  | { readonly is: 'sourceRoute'; /** Addresses. */ readonly addresses: readonly string[] }
  | { readonly is: 'home'; /** Home Address. */ readonly homeAddress: string }
  | {
      readonly is: 'rplSourceRoute'; /** Compressed Addresses. */
      readonly compressedAddresses: Uint8Array;
    }
  | {
      readonly is: 'segmentRouting'; /** Tag (16). */
      readonly tag: number;
      /** Segment List: last segment first. */
      readonly segmentList: readonly string[];
      /** TLVs. */
      readonly tlvs: readonly SegmentTlv[];
    }
  | {
      readonly is: 'unknownRouting';
      readonly routingType: number;
      /** Routing Data. */
      readonly routingData: Uint8Array;
    };
export interface Routing {
  /** Next Header (8). */
  readonly nextHeader: number;
  /** Segments Left (8). */
  readonly segmentsLeft: number;
  /** Type-Specific Data. */
  readonly typeSpecificData: RoutingTypeSpecificData;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Routing at o, which a check has found sound. */
export function readRouting(b: Uint8Array, o: number, end: number): Routing {
  const hdrExtLen = b[o + 1];
  const headerEnd = o + hdrExtLen * 8 + 8;
  const routingType = b[o + 2];
  let typeSpecificData: RoutingTypeSpecificData;
  switch (routingType) {
    case 0: {
      // Source Route
      const addresses: string[] = [];
      let addressesAt = o + 8;
      while (addressesAt < headerEnd) {
        addresses.push(showIpv6(b, addressesAt));
        addressesAt += 16;
      }

      typeSpecificData = { is: 'sourceRoute', addresses };
      break;
    }

    case 2: {
      // Home
      typeSpecificData = { is: 'home', homeAddress: showIpv6(b, o + 8) };
      break;
    }

    case 3: {
      // RPL Source Route
      typeSpecificData = {
        is: 'rplSourceRoute',
        compressedAddresses: b.subarray(o + 4, headerEnd),
      };
      break;
    }

    case 4: {
      // Segment Routing
      const lastEntry = b[o + 4];
      const segmentList: string[] = [];
      let segmentListAt = o + 8;
      for (let segmentListLeft = lastEntry + 1; segmentListLeft > 0; segmentListLeft--) {
        segmentList.push(showIpv6(b, segmentListAt));
        segmentListAt += 16;
      }

      const tlvs: SegmentTlv[] = [];
      let tlvsAt = segmentListAt;
      while (tlvsAt < headerEnd) {
        tlvs.push(readSegmentTlv(b, tlvsAt, headerEnd));
        tlvsAt = cursor.at;
      }

      typeSpecificData = {
        is: 'segmentRouting',
        tag: (b[o + 6] << 8) | b[o + 7],
        segmentList,
        tlvs,
      };
      break;
    }

    default: {
      typeSpecificData = {
        is: 'unknownRouting',
        routingType: routingType,
        routingData: b.subarray(o + 4, headerEnd),
      };
      break;
    }
  }

  cursor.at = end;
  return {
    nextHeader: b[o],
    segmentsLeft: b[o + 3],
    typeSpecificData,
    payload: b.subarray(headerEnd, end),
  };
}

/** Writes a Routing at o and answers its end. */
export function writeRouting(v: Routing, b: Uint8Array, o: number): number {
  b[o] = fits(v.nextHeader, 255, 'Routing.Header.Next Header');
  b[o + 1] = 0;
  const routingTypeTag =
    v.typeSpecificData.is === 'sourceRoute'
      ? 0
      : v.typeSpecificData.is === 'home'
        ? 2
        : v.typeSpecificData.is === 'rplSourceRoute'
          ? 3
          : v.typeSpecificData.is === 'segmentRouting'
            ? 4
            : v.typeSpecificData.routingType;
  b[o + 2] = fits(routingTypeTag, 255, 'Routing.Header.Routing Type');
  b[o + 3] = fits(v.segmentsLeft, 255, 'Routing.Header.Segments Left');
  const typeSpecificData = v.typeSpecificData;
  let typeSpecificDataEnd = o + 4;
  switch (typeSpecificData.is) {
    case 'sourceRoute': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      let addressesAt = o + 8;
      for (const addressesItem of typeSpecificData.addresses) {
        addressesAt = putIpv6(
          b,
          addressesAt,
          addressesItem,
          'Routing.Header.Type-Specific Data.Source Route.Addresses',
        );
      }

      typeSpecificDataEnd = addressesAt;
      break;
    }

    case 'home': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const homeAddressEnd = putIpv6(
        b,
        o + 8,
        typeSpecificData.homeAddress,
        'Routing.Header.Type-Specific Data.Home.Home Address',
      );
      typeSpecificDataEnd = homeAddressEnd;
      break;
    }

    case 'rplSourceRoute': {
      const compressedAddressesEnd = put(b, o + 4, typeSpecificData.compressedAddresses);
      typeSpecificDataEnd = compressedAddressesEnd;
      break;
    }

    case 'segmentRouting': {
      const lastEntryCount = derived(
        typeSpecificData.segmentList.length,
        1,
        1,
        255,
        'Routing.Header.Type-Specific Data.Segment Routing.Last Entry',
      );
      b[o + 4] = lastEntryCount;
      b[o + 5] = 0;
      const tagWord = fits(
        typeSpecificData.tag,
        65535,
        'Routing.Header.Type-Specific Data.Segment Routing.Tag',
      );
      b[o + 6] = tagWord >>> 8;
      b[o + 7] = tagWord;
      let segmentListAt = o + 8;
      for (const segmentListItem of typeSpecificData.segmentList) {
        segmentListAt = putIpv6(
          b,
          segmentListAt,
          segmentListItem,
          'Routing.Header.Type-Specific Data.Segment Routing.Segment List',
        );
      }

      let tlvsAt = segmentListAt;
      for (const tlvsItem of typeSpecificData.tlvs) {
        tlvsAt = writeSegmentTlv(tlvsItem, b, tlvsAt);
      }

      typeSpecificDataEnd = tlvsAt;
      break;
    }

    case 'unknownRouting': {
      const routingDataEnd = put(b, o + 4, typeSpecificData.routingData);
      typeSpecificDataEnd = routingDataEnd;
      break;
    }
  }

  const headerEnd = typeSpecificDataEnd;
  const payloadEnd = put(b, headerEnd, v.payload);
  const hdrExtLenValue = derived(headerEnd - o, 8, 8, 255, 'Routing.Header.Hdr Ext Len');
  b[o + 1] = hdrExtLenValue;
  return payloadEnd;
}

/** The octets of a Routing. */
export function encodeRouting(v: Routing): Uint8Array {
  return encoded((b) => writeRouting(v, b, 0));
}

/** The Routing in b, or the code of the rule it breaks. */
export function decodeRouting(
  b: Uint8Array,
): { readonly ok: true; readonly value: Routing } | { readonly ok: false; readonly fault: number } {
  const fault = checkRouting(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readRouting(b, 0, b.length) } : { ok: false, fault };
}

export interface Fragment {
  /** Next Header (8). */
  readonly nextHeader: number;
  /** Fragment Offset (13), in 8 octets. */
  readonly fragmentOffset: number;
  /** M Flag (1). */
  readonly mFlag: boolean;
  /** Identification (32). */
  readonly identification: number;
  /** Payload: RFC 6946: the only fragment of a packet is all of it. */
  readonly payload: Uint8Array;
}

/** The Fragment at o, which a check has found sound. */
export function readFragment(b: Uint8Array, o: number, end: number): Fragment {
  cursor.at = end;
  return {
    nextHeader: b[o],
    fragmentOffset: ((b[o + 2] << 8) | b[o + 3]) >>> 3,
    mFlag: (b[o + 3] & 1) === 1,
    identification: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    payload: b.subarray(o + 8, end),
  };
}

/** Writes a Fragment at o and answers its end. */
export function writeFragment(v: Fragment, b: Uint8Array, o: number): number {
  b[o] = fits(v.nextHeader, 255, 'Fragment.Next Header');
  b[o + 1] = 0;
  const fragmentOffsetWord =
    (fits(v.fragmentOffset, 8191, 'Fragment.Fragment Offset') << 3) | (v.mFlag ? 1 : 0);
  b[o + 2] = fragmentOffsetWord >>> 8;
  b[o + 3] = fragmentOffsetWord;
  const identificationWord = fits(v.identification, 4294967295, 'Fragment.Identification');
  b[o + 4] = identificationWord >>> 24;
  b[o + 5] = identificationWord >>> 16;
  b[o + 6] = identificationWord >>> 8;
  b[o + 7] = identificationWord;
  const payloadEnd = put(b, o + 8, v.payload);
  return payloadEnd;
}

/** The octets of a Fragment. */
export function encodeFragment(v: Fragment): Uint8Array {
  return encoded((b) => writeFragment(v, b, 0));
}

/** The Fragment in b, or the code of the rule it breaks. */
export function decodeFragment(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Fragment } | { readonly ok: false; readonly fault: number } {
  const fault = checkFragment(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readFragment(b, 0, b.length) } : { ok: false, fault };
}

/**
 * Length in words less two, by descent from the other extension headers and not in their units.
 */
export interface AuthenticationHeader {
  /** Next Header (8). */
  readonly nextHeader: number;
  /** Security Parameters Index (32). */
  readonly securityParametersIndex: number;
  /** Sequence Number (32). */
  readonly sequenceNumber: number;
  /** Integrity Check Value. */
  readonly integrityCheckValue: Uint8Array;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Authentication Header at o, which a check has found sound. */
export function readAuthenticationHeader(
  b: Uint8Array,
  o: number,
  end: number,
): AuthenticationHeader {
  const payloadLen = b[o + 1];
  const headerEnd = o + payloadLen * 4 + 8;
  cursor.at = end;
  return {
    nextHeader: b[o],
    securityParametersIndex:
      ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    sequenceNumber: ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
    integrityCheckValue: b.subarray(o + 12, headerEnd),
    payload: b.subarray(headerEnd, end),
  };
}

/** Writes a Authentication Header at o and answers its end. */
export function writeAuthenticationHeader(
  v: AuthenticationHeader,
  b: Uint8Array,
  o: number,
): number {
  b[o] = fits(v.nextHeader, 255, 'Authentication Header.Header.Next Header');
  b[o + 1] = 0;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const securityParametersIndexWord = fits(
    v.securityParametersIndex,
    4294967295,
    'Authentication Header.Header.Security Parameters Index',
  );
  b[o + 4] = securityParametersIndexWord >>> 24;
  b[o + 5] = securityParametersIndexWord >>> 16;
  b[o + 6] = securityParametersIndexWord >>> 8;
  b[o + 7] = securityParametersIndexWord;
  const sequenceNumberWord = fits(
    v.sequenceNumber,
    4294967295,
    'Authentication Header.Header.Sequence Number',
  );
  b[o + 8] = sequenceNumberWord >>> 24;
  b[o + 9] = sequenceNumberWord >>> 16;
  b[o + 10] = sequenceNumberWord >>> 8;
  b[o + 11] = sequenceNumberWord;
  const integrityCheckValueEnd = put(b, o + 12, v.integrityCheckValue);
  const headerEnd = integrityCheckValueEnd;
  const payloadEnd = put(b, headerEnd, v.payload);
  const payloadLenValue = derived(
    headerEnd - o,
    4,
    8,
    255,
    'Authentication Header.Header.Payload Len',
  );
  b[o + 1] = payloadLenValue;
  return payloadEnd;
}

/** The octets of a Authentication Header. */
export function encodeAuthenticationHeader(v: AuthenticationHeader): Uint8Array {
  return encoded((b) => writeAuthenticationHeader(v, b, 0));
}

/** The Authentication Header in b, or the code of the rule it breaks. */
export function decodeAuthenticationHeader(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: AuthenticationHeader }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkAuthenticationHeader(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readAuthenticationHeader(b, 0, b.length) }
    : { ok: false, fault };
}

export interface NoNextHeader {
  /** Ignored. */
  readonly ignored: Uint8Array;
}

/** The No Next Header at o, which a check has found sound. */
export function readNoNextHeader(b: Uint8Array, o: number, end: number): NoNextHeader {
  cursor.at = end;
  return { ignored: b.subarray(o, end) };
}

/** Writes a No Next Header at o and answers its end. */
export function writeNoNextHeader(v: NoNextHeader, b: Uint8Array, o: number): number {
  const ignoredEnd = put(b, o, v.ignored);
  return ignoredEnd;
}

/** The octets of a No Next Header. */
export function encodeNoNextHeader(v: NoNextHeader): Uint8Array {
  return encoded((b) => writeNoNextHeader(v, b, 0));
}

/** The No Next Header in b, or the code of the rule it breaks. */
export function decodeNoNextHeader(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: NoNextHeader }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkNoNextHeader(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readNoNextHeader(b, 0, b.length) } : { ok: false, fault };
}

/**
 * The two highest bits of a type say what to do when it is unknown: skip it, discard the packet,
 * discard and report, or report only what was not multicast.
 */
export type Option =
  | { readonly is: 'pad1' }
  | { readonly is: 'padn'; /** Padding. */ readonly padding: Uint8Array }
  | { readonly is: 'routerAlert'; /** Alert (16). */ readonly alert: number }
  | {
      readonly is: 'jumboPayload'; /** Jumbo Payload Length (32) in 65536... */
      readonly jumboPayloadLength: number;
    }
  | {
      readonly is: 'unknown';
      readonly optionType: number;
      /** Option Data. */
      readonly optionData: Uint8Array;
    };

/** The Option at o, which a check has found sound. */
export function readOption(b: Uint8Array, o: number, end: number): Option {
  const optionType = b[o];
  switch (optionType) {
    case 0: {
      // Pad1
      cursor.at = o + 1;
      return { is: 'pad1' };
    }

    case 1: {
      // PadN
      const optDataLen = b[o + 1];
      const paddingEnd = o + 2 + optDataLen;
      cursor.at = paddingEnd;
      return { is: 'padn', padding: b.subarray(o + 2, paddingEnd) };
    }

    case 5: {
      // Router Alert
      cursor.at = o + 4;
      return { is: 'routerAlert', alert: (b[o + 2] << 8) | b[o + 3] };
    }

    case 194: {
      // Jumbo Payload
      cursor.at = o + 6;
      return {
        is: 'jumboPayload',
        jumboPayloadLength:
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
      };
    }

    default: {
      const optDataLen = b[o + 1];
      const optionDataEnd = o + 2 + optDataLen;
      cursor.at = optionDataEnd;
      return { is: 'unknown', optionType, optionData: b.subarray(o + 2, optionDataEnd) };
    }
  }
}

/** Writes a Option at o and answers its end. */
export function writeOption(v: Option, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'pad1': {
      b[o] = 0;
      return o + 1;
    }

    case 'padn': {
      b[o] = 1;
      b[o + 1] = 0;
      const paddingEnd = put(b, o + 2, v.padding);
      const optDataLenValue = derived(paddingEnd - (o + 2), 1, 0, 255, 'Option.PadN.Opt Data Len');
      b[o + 1] = optDataLenValue;
      return paddingEnd;
    }

    case 'routerAlert': {
      b[o] = 5;
      b[o + 1] = 2;
      const alertWord = fits(v.alert, 65535, 'Option.Router Alert.Alert');
      b[o + 2] = alertWord >>> 8;
      b[o + 3] = alertWord;
      return o + 4;
    }

    case 'jumboPayload': {
      b[o] = 194;
      b[o + 1] = 4;
      const jumboPayloadLengthWord = fits(
        v.jumboPayloadLength,
        4294967295,
        'Option.Jumbo Payload.Jumbo Payload Length',
      );
      b[o + 2] = jumboPayloadLengthWord >>> 24;
      b[o + 3] = jumboPayloadLengthWord >>> 16;
      b[o + 4] = jumboPayloadLengthWord >>> 8;
      b[o + 5] = jumboPayloadLengthWord;
      return o + 6;
    }

    case 'unknown': {
      b[o] = fits(v.optionType, 255, 'Option.Option Type');
      b[o + 1] = 0;
      const optionDataEnd = put(b, o + 2, v.optionData);
      const optDataLenValue = derived(
        optionDataEnd - (o + 2),
        1,
        0,
        255,
        'Option.Unknown.Opt Data Len',
      );
      b[o + 1] = optDataLenValue;
      return optionDataEnd;
    }
  }
}

/** The octets of a Option. */
export function encodeOption(v: Option): Uint8Array {
  return encoded((b) => writeOption(v, b, 0));
}

/** The Option in b, or the code of the rule it breaks. */
export function decodeOption(
  b: Uint8Array,
): { readonly ok: true; readonly value: Option } | { readonly ok: false; readonly fault: number } {
  const fault = checkOption(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readOption(b, 0, b.length) } : { ok: false, fault };
}

export type SegmentTlv =
  | { readonly is: 'pad1' }
  | { readonly is: 'padn'; /** Padding. */ readonly padding: Uint8Array }
  | {
      readonly is: 'hmac'; /** D (1): the Destination Address is left out of what is proved. */
      readonly d: boolean;
      /** HMAC Key ID (32). */
      readonly hmacKeyId: number;
      /** HMAC Value. */
      readonly hmacValue: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly type: number;
      /** Value. */
      readonly value: Uint8Array;
    };

/** The Segment TLV at o, which a check has found sound. */
export function readSegmentTlv(b: Uint8Array, o: number, end: number): SegmentTlv {
  const type = b[o];
  switch (type) {
    case 0: {
      // Pad1
      cursor.at = o + 1;
      return { is: 'pad1' };
    }

    case 4: {
      // PadN
      const length = b[o + 1];
      const paddingEnd = o + 2 + length;
      cursor.at = paddingEnd;
      return { is: 'padn', padding: b.subarray(o + 2, paddingEnd) };
    }

    case 5: {
      // HMAC
      const length = b[o + 1];
      const hmacValueEnd = o + 8 + length - 6;
      cursor.at = hmacValueEnd;
      return {
        is: 'hmac',
        d: b[o + 2] >>> 7 === 1,
        hmacKeyId: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        hmacValue: b.subarray(o + 8, hmacValueEnd),
      };
    }

    default: {
      const length = b[o + 1];
      const valueEnd = o + 2 + length;
      cursor.at = valueEnd;
      return { is: 'unknown', type, value: b.subarray(o + 2, valueEnd) };
    }
  }
}

/** Writes a Segment TLV at o and answers its end. */
export function writeSegmentTlv(v: SegmentTlv, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'pad1': {
      b[o] = 0;
      return o + 1;
    }

    case 'padn': {
      b[o] = 4;
      b[o + 1] = 0;
      const paddingEnd = put(b, o + 2, v.padding);
      const lengthValue = derived(paddingEnd - (o + 2), 1, 0, 255, 'Segment TLV.PadN.Length');
      b[o + 1] = lengthValue;
      return paddingEnd;
    }

    case 'hmac': {
      b[o] = 5;
      b[o + 1] = 0;
      const dWord = (v.d ? 1 : 0) << 15;
      b[o + 2] = dWord >>> 8;
      b[o + 3] = dWord;
      const hmacKeyIdWord = fits(v.hmacKeyId, 4294967295, 'Segment TLV.HMAC.HMAC Key ID');
      b[o + 4] = hmacKeyIdWord >>> 24;
      b[o + 5] = hmacKeyIdWord >>> 16;
      b[o + 6] = hmacKeyIdWord >>> 8;
      b[o + 7] = hmacKeyIdWord;
      const hmacValueEnd = put(b, o + 8, v.hmacValue);
      const lengthValue = derived(hmacValueEnd - (o + 8), 1, -6, 255, 'Segment TLV.HMAC.Length');
      b[o + 1] = lengthValue;
      return hmacValueEnd;
    }

    case 'unknown': {
      b[o] = fits(v.type, 255, 'Segment TLV.Type');
      b[o + 1] = 0;
      const valueEnd = put(b, o + 2, v.value);
      const lengthValue = derived(valueEnd - (o + 2), 1, 0, 255, 'Segment TLV.Unknown.Length');
      b[o + 1] = lengthValue;
      return valueEnd;
    }
  }
}

/** The octets of a Segment TLV. */
export function encodeSegmentTlv(v: SegmentTlv): Uint8Array {
  return encoded((b) => writeSegmentTlv(v, b, 0));
}

/** The Segment TLV in b, or the code of the rule it breaks. */
export function decodeSegmentTlv(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: SegmentTlv }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSegmentTlv(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readSegmentTlv(b, 0, b.length) } : { ok: false, fault };
}
