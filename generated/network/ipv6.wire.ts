// @generated from spec/network/ipv6.protocol: change that, then npm run generate.
/**
 * IPv6, Internet Protocol, version 6. RFC 8200, RFC 4302, RFC 8754.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |Version|   DSCP    |ECN|              Flow Label               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |        Payload Length         |  Next Header  |   Hop Limit   |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                                                               |
 *     +                                                               +
 *     |                        Source Address                         |
 *     +                                                               +
 *     |                                                               |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                                                               |
 *     +                                                               +
 *     |                      Destination Address                      |
 *     +                                                               +
 *     |                                                               |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Payload ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { sum16 } from '../../runtime/base/checksum.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Packet has its fixed fields
export const PACKET_TRUNCATED = 2; // Packet fits in what holds it
export const VERSION_MALFORMED = 3; // Version = 6
export const SOURCE_ADDRESS_TRUNCATED = 4; // Source Address is 16 octets
export const DESTINATION_ADDRESS_TRUNCATED = 5; // Destination Address is 16 octets
export const LEFTOVER = 6; // Packet is filled by its fields
export const HOP_BY_HOP_OPTIONS_TRUNCATED = 7; // Hop-by-Hop Options has its fixed fields
export const HOP_BY_HOP_OPTIONS_HEADER_TRUNCATED = 8; // Header fits in what holds it
export const HOP_BY_HOP_OPTIONS_OPTIONS_TRUNCATED = 9; // Options ends with a whole item
export const HOP_BY_HOP_OPTIONS_HEADER_LEFTOVER = 10; // Header is filled by its fields
export const DESTINATION_OPTIONS_TRUNCATED = 11; // Destination Options has its fixed fields
export const DESTINATION_OPTIONS_HEADER_TRUNCATED = 12; // Header fits in what holds it
export const DESTINATION_OPTIONS_OPTIONS_TRUNCATED = 13; // Options ends with a whole item
export const DESTINATION_OPTIONS_HEADER_LEFTOVER = 14; // Header is filled by its fields
export const OPTION_TRUNCATED = 15; // Option has its fixed fields
export const OPTION_PADN_PADDING_TRUNCATED = 16; // Padding fits in what holds it
export const OPTION_ROUTER_ALERT_OPT_DATA_LEN_MALFORMED = 17; // Opt Data Len = 2
export const OPTION_JUMBO_PAYLOAD_OPT_DATA_LEN_MALFORMED = 18; // Opt Data Len = 4
export const OPTION_JUMBO_PAYLOAD_JUMBO_PAYLOAD_LENGTH_MALFORMED = 19;
export const OPTION_UNKNOWN_OPTION_DATA_TRUNCATED = 20; // Option Data fits in what holds it
export const OPTION_TYPE_BITS_TRUNCATED = 21; // Option Type Bits has its fixed fields
export const ROUTING_TRUNCATED = 22; // Routing has its fixed fields
export const ROUTING_HEADER_TRUNCATED = 23; // Header fits in what holds it
export const ROUTING_TYPE_SPECIFIC_DATA_TRUNCATED = 24; // Type-Specific Data holds its fields
export const ROUTING_TYPE_SPECIFIC_DATA_LEFTOVER = 25; // Type-Specific Data is filled by its fields
export const ROUTING_SOURCE_ROUTE_RESERVED_MALFORMED = 26; // Reserved = 0 (a warning)
export const ROUTING_SOURCE_ROUTE_ADDRESSES_TRUNCATED = 27; // Addresses ends with a whole item
export const ROUTING_HOME_RESERVED_MALFORMED = 28; // Reserved = 0 (a warning)
export const ROUTING_HOME_HOME_ADDRESS_TRUNCATED = 29; // Home Address is 16 octets
export const ROUTING_SEGMENT_ROUTING_FLAGS_MALFORMED = 30; // Flags = 0 (a warning)
export const ROUTING_SEGMENT_ROUTING_SEGMENT_LIST_TRUNCATED = 31;
export const ROUTING_SEGMENT_ROUTING_TLVS_TRUNCATED = 32; // TLVs ends with a whole item
export const ROUTING_HEADER_LEFTOVER = 33; // Header is filled by its fields
export const SEGMENT_TLV_TRUNCATED = 34; // Segment TLV has its fixed fields
export const SEGMENT_TLV_PADN_PADDING_TRUNCATED = 35; // Padding fits in what holds it
export const SEGMENT_TLV_HMAC_LENGTH_MALFORMED = 36; // Length in 6..
export const SEGMENT_TLV_HMAC_RESERVED_MALFORMED = 37; // Reserved = 0 (a warning)
export const SEGMENT_TLV_HMAC_HMAC_VALUE_TRUNCATED = 38; // HMAC Value fits in what holds it
export const SEGMENT_TLV_UNKNOWN_VALUE_TRUNCATED = 39; // Value fits in what holds it
export const FRAGMENT_TRUNCATED = 40; // Fragment has its fixed fields
export const FRAGMENT_RESERVED_MALFORMED = 41; // Reserved = 0 (a warning)
export const FRAGMENT_RES_MALFORMED = 42; // Res = 0 (a warning)
export const AUTHENTICATION_HEADER_TRUNCATED = 43; // Authentication Header has its fixed fields
export const AUTHENTICATION_HEADER_HEADER_TRUNCATED = 44; // Header fits in what holds it
export const AUTHENTICATION_HEADER_PAYLOAD_LEN_MALFORMED = 45; // Payload Len in 1..
export const AUTHENTICATION_HEADER_RESERVED_MALFORMED = 46; // Reserved = 0 (a warning)
export const AUTHENTICATION_HEADER_HEADER_LEFTOVER = 47; // Header is filled by its fields
export const NO_NEXT_HEADER_TRUNCATED = 48; // No Next Header has its fixed fields
/** Action: unknown values pass through. */
export const ACTION = {
  SKIP: 0,
  DISCARD: 1,
  REPORT: 2,
  REPORT_UNICAST: 3,
} as const;
/** Alert: unknown values pass through. */
export const ALERT = {
  MULTICAST_LISTENER_DISCOVERY: 0,
  RSVP: 1,
  ACTIVE_NETWORKS: 2,
} as const;
/** Routing Type: unknown values pass through. */
export const ROUTING_TYPE = {
  SOURCE_ROUTE: 0,
  HOME: 2,
  RPL_SOURCE_ROUTE: 3,
  SEGMENT_ROUTING: 4,
} as const;
/** Which Option it is. */
export const OPTION_OPTION_TYPE = {
  PAD1: 0,
  PADN: 1,
  ROUTER_ALERT: 5,
  JUMBO_PAYLOAD: 194,
} as const;
/** Which Segment TLV it is. */
export const SEGMENT_TLV_TYPE = {
  PAD1: 0,
  PADN: 4,
  HMAC: 5,
} as const;

/**
 * Whether b[o, end) begins with a sound Packet: OK, or the first rule of the spec that it breaks.
 */
export function checkPacket(b: Uint8Array, o: number, end: number): number {
  const at = scanPacket(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkPacket(), but answers where the Packet ends, or minus the broken rule. */
export function scanPacket(b: Uint8Array, o: number, end: number): number {
  if (end - o < 40) return -TRUNCATED;
  const version = b[o] >>> 4;
  if (version !== 6) return -VERSION_MALFORMED; // :10
  const payloadLength = (b[o + 4] << 8) | b[o + 5];
  const packetEnd = o + payloadLength + 40;
  if (packetEnd > end) return -PACKET_TRUNCATED; // :9
  return packetEnd;
}

/** Where Source Address begins. */
export function sourceAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Source Address ends. */
export function sourceAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where Destination Address begins. */
export function destinationAddressStart(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Destination Address ends. */
export function destinationAddressEnd(b: Uint8Array, o: number): number {
  return o + 24 + 16;
}

/** Where Payload begins. */
export function payloadStart(b: Uint8Array, o: number): number {
  return o + 40;
}

/** Where Payload ends. */
export function payloadEnd(b: Uint8Array, o: number): number {
  return o + payloadLength(b, o) + 40;
}

/** Version (4) = 6. */
export function version(b: Uint8Array, o: number): number {
  return b[o] >>> 4;
}

export function setVersion(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf) | ((value << 4) & 0xf0);
}

/** DSCP (6). RFC 2474 §3. */
export function dscp(b: Uint8Array, o: number): number {
  return (((b[o] << 8) | b[o + 1]) >>> 6) & 0x3f;
}

export function setDscp(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | ((value >>> 2) & 0xf);
  b[o + 1] = (b[o + 1] & 0x3f) | ((value << 6) & 0xc0);
}

/** ECN (2). RFC 3168 §5. */
export function ecn(b: Uint8Array, o: number): number {
  return (b[o + 1] >>> 4) & 3;
}

export function setEcn(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0xcf) | ((value << 4) & 0x30);
}

/** Flow Label (20). RFC 6437. */
export function flowLabel(b: Uint8Array, o: number): number {
  return ((b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) & 0xfffff;
}

export function setFlowLabel(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = (b[o + 1] & 0xf0) | ((value >>> 16) & 0xf);
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Payload Length (16), in octets: extension headers are part of the payload. */
export function payloadLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setPayloadLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Next Header (8). */
export function nextHeader(b: Uint8Array, o: number): number {
  return b[o + 6];
}

export function setNextHeader(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value;
}

/** Hop Limit (8). */
export function hopLimit(b: Uint8Array, o: number): number {
  return b[o + 7];
}

export function setHopLimit(b: Uint8Array, o: number, value: number): void {
  b[o + 7] = value;
}

/** Traffic Class (8). */
export function trafficClass(b: Uint8Array, o: number): number {
  return (((b[o] << 8) | b[o + 1]) >>> 4) & 0xff;
}

export function setTrafficClass(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | ((value >>> 4) & 0xf);
  b[o + 1] = (b[o + 1] & 0xf) | ((value << 4) & 0xf0);
}

/** How many octets the Packet at o still needs, at least, behind end: 0 when it is whole. */
export function neededPacket(b: Uint8Array, o: number, end: number): number {
  if (end < o + 6) return o + 6 - end;
  const whole = o + payloadLength(b, o) + 40;
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Packet over b[o, end), around what already stands there. */
export function writePacket(
  b: Uint8Array,
  o: number,
  end: number,
  dscp: number,
  ecn: number,
  flowLabel: number,
  nextHeader: number,
  hopLimit: number,
): void {
  const versionWord = (6 << 28) | (dscp << 22) | (ecn << 20) | flowLabel;
  b[o] = versionWord >>> 24;
  b[o + 1] = versionWord >>> 16;
  b[o + 2] = versionWord >>> 8;
  b[o + 3] = versionWord;
  b[o + 4] = (end - o - 40) >>> 8;
  b[o + 5] = end - o - 40;
  b[o + 6] = nextHeader;
  b[o + 7] = hopLimit;
}

/**
 * Whether b[o, end) begins with a sound Hop-by-Hop Options: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkHopByHopOptions(b: Uint8Array, o: number, end: number): number {
  const at = scanHopByHopOptions(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkHopByHopOptions(), but answers where the Hop-by-Hop Options ends, or minus the broken
 * rule.
 */
export function scanHopByHopOptions(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -HOP_BY_HOP_OPTIONS_TRUNCATED;
  const hdrExtLen = b[o + 1];
  const headerEnd = o + hdrExtLen * 8 + 8;
  if (headerEnd > end) return -HOP_BY_HOP_OPTIONS_HEADER_TRUNCATED; // :25
  let optionsAt = o + 2;
  while (optionsAt < headerEnd) {
    const optionsTag = b[optionsAt];
    if (optionsTag === 0) {
      // Pad1
      optionsAt++;
      continue;
    }

    const optionsNext = scanOption(b, optionsAt, headerEnd);
    if (optionsNext < 0) return optionsNext;
    optionsAt = optionsNext;
  }

  return end;
}

/** Where Header ends. */
export function hopByHopOptionsHeaderEnd(b: Uint8Array, o: number): number {
  return o + hopByHopOptionsHdrExtLen(b, o) * 8 + 8;
}

/** Where Options begins. */
export function hopByHopOptionsOptionsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Options ends. */
export function hopByHopOptionsOptionsEnd(b: Uint8Array, o: number): number {
  return hopByHopOptionsHeaderEnd(b, o);
}

/** Where Payload begins. */
export function hopByHopOptionsPayloadStart(b: Uint8Array, o: number): number {
  return hopByHopOptionsHeaderEnd(b, o);
}

/** Next Header (8). */
export function hopByHopOptionsNextHeader(b: Uint8Array, o: number): number {
  return b[o];
}

export function setHopByHopOptionsNextHeader(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Hdr Ext Len (8), in 8 octets: the first eight octets do not count. */
export function hopByHopOptionsHdrExtLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setHopByHopOptionsHdrExtLen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/**
 * Writes the fixed fields of a Hop-by-Hop Options over b[o, end), around what already stands
 * there.
 */
export function writeHopByHopOptions(
  b: Uint8Array,
  o: number,
  end: number,
  optionsEnd: number,
  nextHeader: number,
): void {
  b[o] = nextHeader;
  b[o + 1] = (optionsEnd - o - 8) >>> 3;
}

/**
 * Whether b[o, end) begins with a sound Destination Options: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkDestinationOptions(b: Uint8Array, o: number, end: number): number {
  const at = scanDestinationOptions(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkDestinationOptions(), but answers where the Destination Options ends, or minus the
 * broken rule.
 */
export function scanDestinationOptions(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -DESTINATION_OPTIONS_TRUNCATED;
  const hdrExtLen = b[o + 1];
  const headerEnd = o + hdrExtLen * 8 + 8;
  if (headerEnd > end) return -DESTINATION_OPTIONS_HEADER_TRUNCATED; // :34
  let optionsAt = o + 2;
  while (optionsAt < headerEnd) {
    const optionsTag = b[optionsAt];
    if (optionsTag === 0) {
      // Pad1
      optionsAt++;
      continue;
    }

    const optionsNext = scanOption(b, optionsAt, headerEnd);
    if (optionsNext < 0) return optionsNext;
    optionsAt = optionsNext;
  }

  return end;
}

/** Where Header ends. */
export function destinationOptionsHeaderEnd(b: Uint8Array, o: number): number {
  return o + destinationOptionsHdrExtLen(b, o) * 8 + 8;
}

/** Where Options begins. */
export function destinationOptionsOptionsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Options ends. */
export function destinationOptionsOptionsEnd(b: Uint8Array, o: number): number {
  return destinationOptionsHeaderEnd(b, o);
}

/** Where Payload begins. */
export function destinationOptionsPayloadStart(b: Uint8Array, o: number): number {
  return destinationOptionsHeaderEnd(b, o);
}

/** Next Header (8). */
export function destinationOptionsNextHeader(b: Uint8Array, o: number): number {
  return b[o];
}

export function setDestinationOptionsNextHeader(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Hdr Ext Len (8), in 8 octets. */
export function destinationOptionsHdrExtLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setDestinationOptionsHdrExtLen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/**
 * Writes the fixed fields of a Destination Options over b[o, end), around what already stands
 * there.
 */
export function writeDestinationOptions(
  b: Uint8Array,
  o: number,
  end: number,
  optionsEnd: number,
  nextHeader: number,
): void {
  b[o] = nextHeader;
  b[o + 1] = (optionsEnd - o - 8) >>> 3;
}

/**
 * Whether b[o, end) begins with a sound Option Type Bits: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkOptionTypeBits(b: Uint8Array, o: number, end: number): number {
  const at = scanOptionTypeBits(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkOptionTypeBits(), but answers where the Option Type Bits ends, or minus the broken rule.
 */
export function scanOptionTypeBits(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -OPTION_TYPE_BITS_TRUNCATED;
  return o + 1;
}

/** Action (2): what to do with a packet whose option is not known. */
export function optionTypeBitsAction(b: Uint8Array, o: number): number {
  return b[o] >>> 6;
}

export function setOptionTypeBitsAction(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x3f) | ((value << 6) & 0xc0);
}

/** Change (1): whether routers may change its data on the way. */
export function optionTypeBitsChange(b: Uint8Array, o: number): number {
  return (b[o] >>> 5) & 1;
}

export function setOptionTypeBitsChange(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xdf) | ((value << 5) & 0x20);
}

/** Rest (5). */
export function optionTypeBitsRest(b: Uint8Array, o: number): number {
  return b[o] & 0x1f;
}

export function setOptionTypeBitsRest(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xe0) | (value & 0x1f);
}

/**
 * Writes the fixed fields of a Option Type Bits over b[o, end), around what already stands there.
 */
export function writeOptionTypeBits(
  b: Uint8Array,
  o: number,
  end: number,
  action: number,
  change: number,
  rest: number,
): void {
  const actionWord = (action << 6) | (change << 5) | rest;
  b[o] = actionWord;
}

/**
 * Whether b[o, end) begins with a sound Routing: OK, or the first rule of the spec that it breaks.
 */
export function checkRouting(b: Uint8Array, o: number, end: number): number {
  const at = scanRouting(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkRouting(), but answers where the Routing ends, or minus the broken rule. */
export function scanRouting(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -ROUTING_TRUNCATED;
  const hdrExtLen = b[o + 1];
  const headerEnd = o + hdrExtLen * 8 + 8;
  if (headerEnd > end) return -ROUTING_HEADER_TRUNCATED; // :74
  const routingType = b[o + 2];
  switch (routingType) {
    case 0: {
      // Source Route
      if (headerEnd - o < 8) return -ROUTING_TYPE_SPECIFIC_DATA_TRUNCATED;
      if ((headerEnd - (o + 8)) % 16 !== 0) return -ROUTING_SOURCE_ROUTE_ADDRESSES_TRUNCATED; // :82
      break;
    }

    case 2: {
      // Home
      if (headerEnd - o < 24) return -ROUTING_TYPE_SPECIFIC_DATA_TRUNCATED;
      if (o + 24 !== headerEnd) return -ROUTING_TYPE_SPECIFIC_DATA_LEFTOVER; // :79
      break;
    }

    case 3: {
      // RPL Source Route
      break;
    }

    case 4: {
      // Segment Routing
      if (headerEnd - o < 8) return -ROUTING_TYPE_SPECIFIC_DATA_TRUNCATED;
      const lastEntry = b[o + 4];
      const segmentListEnd = o + 8 + 16 * (lastEntry + 1);
      if (segmentListEnd > headerEnd) return -ROUTING_SEGMENT_ROUTING_SEGMENT_LIST_TRUNCATED; // :90
      let tlvsAt = segmentListEnd;
      while (tlvsAt < headerEnd) {
        const tlvsTag = b[tlvsAt];
        if (tlvsTag === 0) {
          // Pad1
          tlvsAt++;
          continue;
        }

        const tlvsNext = scanSegmentTlv(b, tlvsAt, headerEnd);
        if (tlvsNext < 0) return tlvsNext;
        tlvsAt = tlvsNext;
      }

      break;
    }

    default: {
    }
  }

  return end;
}

/** Where Header ends. */
export function routingHeaderEnd(b: Uint8Array, o: number): number {
  return o + routingHdrExtLen(b, o) * 8 + 8;
}

/** Where Type-Specific Data begins. */
export function routingTypeSpecificDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Type-Specific Data ends. */
export function routingTypeSpecificDataEnd(b: Uint8Array, o: number): number {
  return routingHeaderEnd(b, o);
}

/** Where Addresses begins. */
export function routingSourceRouteAddressesStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Addresses ends. */
export function routingSourceRouteAddressesEnd(b: Uint8Array, o: number): number {
  return routingTypeSpecificDataEnd(b, o);
}

/** Where Home Address begins. */
export function routingHomeHomeAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Home Address ends. */
export function routingHomeHomeAddressEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16;
}

/** Where Compressed Addresses begins. */
export function routingRplSourceRouteCompressedAddressesStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Compressed Addresses ends. */
export function routingRplSourceRouteCompressedAddressesEnd(b: Uint8Array, o: number): number {
  return routingTypeSpecificDataEnd(b, o);
}

/** Where Segment List begins. */
export function routingSegmentRoutingSegmentListStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Segment List ends. */
export function routingSegmentRoutingSegmentListEnd(b: Uint8Array, o: number): number {
  return o + 8 + 16 * (routingSegmentRoutingLastEntry(b, o) + 1);
}

/** Where TLVs begins. */
export function routingSegmentRoutingTlvsStart(b: Uint8Array, o: number): number {
  return routingSegmentRoutingSegmentListEnd(b, o);
}

/** Where TLVs ends. */
export function routingSegmentRoutingTlvsEnd(b: Uint8Array, o: number): number {
  return routingTypeSpecificDataEnd(b, o);
}

/** Where Routing Data begins. */
export function routingUnknownRoutingRoutingDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Routing Data ends. */
export function routingUnknownRoutingRoutingDataEnd(b: Uint8Array, o: number): number {
  return routingTypeSpecificDataEnd(b, o);
}

/** Where Payload begins. */
export function routingPayloadStart(b: Uint8Array, o: number): number {
  return routingHeaderEnd(b, o);
}

/** Next Header (8). */
export function routingNextHeader(b: Uint8Array, o: number): number {
  return b[o];
}

export function setRoutingNextHeader(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Hdr Ext Len (8), in 8 octets. */
export function routingHdrExtLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setRoutingHdrExtLen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Routing Type (8). */
export function routingRoutingType(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setRoutingRoutingType(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** Segments Left (8). */
export function routingSegmentsLeft(b: Uint8Array, o: number): number {
  return b[o + 3];
}

export function setRoutingSegmentsLeft(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = value;
}

/** Reserved (32) = 0. */
export function routingSourceRouteReserved(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setRoutingSourceRouteReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Reserved (32) = 0. */
export function routingHomeReserved(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setRoutingHomeReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Last Entry (8). */
export function routingSegmentRoutingLastEntry(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setRoutingSegmentRoutingLastEntry(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Flags (8) = 0. */
export function routingSegmentRoutingFlags(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setRoutingSegmentRoutingFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** Tag (16). */
export function routingSegmentRoutingTag(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setRoutingSegmentRoutingTag(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Writes the fixed fields of a Routing over b[o, end), around what already stands there. */
export function writeRouting(
  b: Uint8Array,
  o: number,
  end: number,
  typeSpecificDataEnd: number,
  nextHeader: number,
  routingType: number,
  segmentsLeft: number,
): void {
  b[o] = nextHeader;
  b[o + 1] = (typeSpecificDataEnd - o - 8) >>> 3;
  b[o + 2] = routingType;
  b[o + 3] = segmentsLeft;
}

/**
 * Whether b[o, end) begins with a sound Fragment: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkFragment(b: Uint8Array, o: number, end: number): number {
  const at = scanFragment(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkFragment(), but answers where the Fragment ends, or minus the broken rule. */
export function scanFragment(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -FRAGMENT_TRUNCATED;
  return end;
}

/** Where Payload begins. */
export function fragmentPayloadStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Next Header (8). */
export function fragmentNextHeader(b: Uint8Array, o: number): number {
  return b[o];
}

export function setFragmentNextHeader(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Reserved (8) = 0. */
export function fragmentReserved(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setFragmentReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Fragment Offset (13), in 8 octets. */
export function fragmentFragmentOffset(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 8) | b[o + 3]) >>> 3;
}

export function setFragmentFragmentOffset(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 5;
  b[o + 3] = (b[o + 3] & 0x7) | ((value << 3) & 0xf8);
}

/** Res (2) = 0. */
export function fragmentRes(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 1) & 3;
}

export function setFragmentRes(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xf9) | ((value << 1) & 0x6);
}

/** M Flag (1). */
export function fragmentMFlag(b: Uint8Array, o: number): number {
  return b[o + 3] & 1;
}

export function setFragmentMFlag(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xfe) | (value & 0x1);
}

/** Identification (32). */
export function fragmentIdentification(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setFragmentIdentification(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Writes the fixed fields of a Fragment over b[o, end), around what already stands there. */
export function writeFragment(
  b: Uint8Array,
  o: number,
  end: number,
  nextHeader: number,
  fragmentOffset: number,
  mFlag: number,
  identification: number,
): void {
  b[o] = nextHeader;
  b[o + 1] = 0;
  const fragmentOffsetWord = (fragmentOffset << 3) | mFlag;
  b[o + 2] = fragmentOffsetWord >>> 8;
  b[o + 3] = fragmentOffsetWord;
  b[o + 4] = identification >>> 24;
  b[o + 5] = identification >>> 16;
  b[o + 6] = identification >>> 8;
  b[o + 7] = identification;
}

/**
 * Whether b[o, end) begins with a sound Authentication Header: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkAuthenticationHeader(b: Uint8Array, o: number, end: number): number {
  const at = scanAuthenticationHeader(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkAuthenticationHeader(), but answers where the Authentication Header ends, or minus the
 * broken rule.
 */
export function scanAuthenticationHeader(b: Uint8Array, o: number, end: number): number {
  if (end - o < 12) return -AUTHENTICATION_HEADER_TRUNCATED;
  const payloadLen = b[o + 1];
  if (payloadLen < 1) return -AUTHENTICATION_HEADER_PAYLOAD_LEN_MALFORMED; // :134
  const headerEnd = o + payloadLen * 4 + 8;
  if (headerEnd > end) return -AUTHENTICATION_HEADER_HEADER_TRUNCATED; // :132
  return end;
}

/** Where Header ends. */
export function authenticationHeaderHeaderEnd(b: Uint8Array, o: number): number {
  return o + authenticationHeaderPayloadLen(b, o) * 4 + 8;
}

/** Where Integrity Check Value begins. */
export function authenticationHeaderIntegrityCheckValueStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Integrity Check Value ends. */
export function authenticationHeaderIntegrityCheckValueEnd(b: Uint8Array, o: number): number {
  return authenticationHeaderHeaderEnd(b, o);
}

/** Where Payload begins. */
export function authenticationHeaderPayloadStart(b: Uint8Array, o: number): number {
  return authenticationHeaderHeaderEnd(b, o);
}

/** Next Header (8). */
export function authenticationHeaderNextHeader(b: Uint8Array, o: number): number {
  return b[o];
}

export function setAuthenticationHeaderNextHeader(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Payload Len (8) in 1.., in 4 octets. */
export function authenticationHeaderPayloadLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setAuthenticationHeaderPayloadLen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Reserved (16) = 0. */
export function authenticationHeaderReserved(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setAuthenticationHeaderReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Security Parameters Index (32). */
export function authenticationHeaderSecurityParametersIndex(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setAuthenticationHeaderSecurityParametersIndex(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Sequence Number (32). */
export function authenticationHeaderSequenceNumber(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setAuthenticationHeaderSequenceNumber(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/**
 * Writes the fixed fields of a Authentication Header over b[o, end), around what already stands
 * there.
 */
export function writeAuthenticationHeader(
  b: Uint8Array,
  o: number,
  end: number,
  integrityCheckValueEnd: number,
  nextHeader: number,
  securityParametersIndex: number,
  sequenceNumber: number,
): void {
  b[o] = nextHeader;
  b[o + 1] = (integrityCheckValueEnd - o - 8) >>> 2;
  b[o + 2] = 0;
  b[o + 3] = 0;
  b[o + 4] = securityParametersIndex >>> 24;
  b[o + 5] = securityParametersIndex >>> 16;
  b[o + 6] = securityParametersIndex >>> 8;
  b[o + 7] = securityParametersIndex;
  b[o + 8] = sequenceNumber >>> 24;
  b[o + 9] = sequenceNumber >>> 16;
  b[o + 10] = sequenceNumber >>> 8;
  b[o + 11] = sequenceNumber;
}

/**
 * Whether b[o, end) begins with a sound No Next Header: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkNoNextHeader(b: Uint8Array, o: number, end: number): number {
  const at = scanNoNextHeader(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkNoNextHeader(), but answers where the No Next Header ends, or minus the broken rule. */
export function scanNoNextHeader(b: Uint8Array, o: number, end: number): number {
  return end;
}

/** Where Ignored begins. */
export function noNextHeaderIgnoredStart(b: Uint8Array, o: number): number {
  return o;
}

/**
 * Writes the fixed fields of a No Next Header over b[o, end), around what already stands there.
 */
export function writeNoNextHeader(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Option: OK, or the first rule of the spec that it breaks.
 */
export function checkOption(b: Uint8Array, o: number, end: number): number {
  const at = scanOption(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkOption(), but answers where the Option ends, or minus the broken rule. */
export function scanOption(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -OPTION_TRUNCATED;
  const optionType = b[o];
  switch (optionType) {
    case 0: {
      // Pad1
      return o + 1;
    }

    case 1: {
      // PadN
      if (end - o < 2) return -OPTION_TRUNCATED;
      const optDataLen = b[o + 1];
      const paddingEnd = o + 2 + optDataLen;
      if (paddingEnd > end) return -OPTION_PADN_PADDING_TRUNCATED; // :46
      return paddingEnd;
    }

    case 5: {
      // Router Alert
      if (end - o < 4) return -OPTION_TRUNCATED;
      const optDataLen = b[o + 1];
      if (optDataLen !== 2) return -OPTION_ROUTER_ALERT_OPT_DATA_LEN_MALFORMED; // :47
      return o + 4;
    }

    case 194: {
      // Jumbo Payload
      if (end - o < 6) return -OPTION_TRUNCATED;
      const optDataLen = b[o + 1];
      if (optDataLen !== 4) return -OPTION_JUMBO_PAYLOAD_OPT_DATA_LEN_MALFORMED; // :48
      const jumboPayloadLength =
        ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
      if (jumboPayloadLength < 65536) return -OPTION_JUMBO_PAYLOAD_JUMBO_PAYLOAD_LENGTH_MALFORMED; // :48
      return o + 6;
    }

    default: {
      if (end - o < 2) return -OPTION_TRUNCATED;
      const optDataLen = b[o + 1];
      const optionDataEnd = o + 2 + optDataLen;
      if (optionDataEnd > end) return -OPTION_UNKNOWN_OPTION_DATA_TRUNCATED; // :49
      return optionDataEnd;
    }
  }
}

/** Option Type (8): which Option it is. */
export function optionOptionType(b: Uint8Array, o: number): number {
  return b[o];
}

/** Writes Pad1 at b[o], and answers where it ends. */
export function writeOptionPad1(b: Uint8Array, o: number): number {
  b[o] = 0;
  return o + 1;
}

/** Where Padding begins. */
export function optionPadnPaddingStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Padding ends. */
export function optionPadnPaddingEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionPadnOptDataLen(b, o);
}

/** Opt Data Len (8). */
export function optionPadnOptDataLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes PadN over b[o, end), around what already stands there; answers its end. */
export function writeOptionPadn(b: Uint8Array, o: number, end: number): number {
  b[o] = 1;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Opt Data Len (8) = 2. */
export function optionRouterAlertOptDataLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Alert (16). */
export function optionRouterAlertAlert(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes Router Alert at b[o], and answers where it ends. */
export function writeOptionRouterAlert(b: Uint8Array, o: number, alert: number): number {
  b[o] = 5;
  b[o + 1] = 2;
  b[o + 2] = alert >>> 8;
  b[o + 3] = alert;
  return o + 4;
}

/** Opt Data Len (8) = 4. */
export function optionJumboPayloadOptDataLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Jumbo Payload Length (32) in 65536... */
export function optionJumboPayloadJumboPayloadLength(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Jumbo Payload at b[o], and answers where it ends. */
export function writeOptionJumboPayload(
  b: Uint8Array,
  o: number,
  jumboPayloadLength: number,
): number {
  b[o] = 194;
  b[o + 1] = 4;
  b[o + 2] = jumboPayloadLength >>> 24;
  b[o + 3] = jumboPayloadLength >>> 16;
  b[o + 4] = jumboPayloadLength >>> 8;
  b[o + 5] = jumboPayloadLength;
  return o + 6;
}

/** Where Option Data begins. */
export function optionUnknownOptionDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Option Data ends. */
export function optionUnknownOptionDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionUnknownOptDataLen(b, o);
}

/** Opt Data Len (8). */
export function optionUnknownOptDataLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeOptionUnknown(
  b: Uint8Array,
  o: number,
  end: number,
  optionType: number,
): number {
  b[o] = optionType;
  b[o + 1] = end - (o + 2);
  return end;
}

/**
 * Whether b[o, end) begins with a sound Segment TLV: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSegmentTlv(b: Uint8Array, o: number, end: number): number {
  const at = scanSegmentTlv(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkSegmentTlv(), but answers where the Segment TLV ends, or minus the broken rule. */
export function scanSegmentTlv(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -SEGMENT_TLV_TRUNCATED;
  const type = b[o];
  switch (type) {
    case 0: {
      // Pad1
      return o + 1;
    }

    case 4: {
      // PadN
      if (end - o < 2) return -SEGMENT_TLV_TRUNCATED;
      const length = b[o + 1];
      const paddingEnd = o + 2 + length;
      if (paddingEnd > end) return -SEGMENT_TLV_PADN_PADDING_TRUNCATED; // :108
      return paddingEnd;
    }

    case 5: {
      // HMAC
      if (end - o < 8) return -SEGMENT_TLV_TRUNCATED;
      const length = b[o + 1];
      if (length < 6) return -SEGMENT_TLV_HMAC_LENGTH_MALFORMED; // :110
      const hmacValueEnd = o + 8 + length - 6;
      if (hmacValueEnd > end) return -SEGMENT_TLV_HMAC_HMAC_VALUE_TRUNCATED; // :114
      return hmacValueEnd;
    }

    default: {
      if (end - o < 2) return -SEGMENT_TLV_TRUNCATED;
      const length = b[o + 1];
      const valueEnd = o + 2 + length;
      if (valueEnd > end) return -SEGMENT_TLV_UNKNOWN_VALUE_TRUNCATED; // :116
      return valueEnd;
    }
  }
}

/** Type (8): which Segment TLV it is. */
export function segmentTlvType(b: Uint8Array, o: number): number {
  return b[o];
}

/** Writes Pad1 at b[o], and answers where it ends. */
export function writeSegmentTlvPad1(b: Uint8Array, o: number): number {
  b[o] = 0;
  return o + 1;
}

/** Where Padding begins. */
export function segmentTlvPadnPaddingStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Padding ends. */
export function segmentTlvPadnPaddingEnd(b: Uint8Array, o: number): number {
  return o + 2 + segmentTlvPadnLength(b, o);
}

/** Length (8). */
export function segmentTlvPadnLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes PadN over b[o, end), around what already stands there; answers its end. */
export function writeSegmentTlvPadn(b: Uint8Array, o: number, end: number): number {
  b[o] = 4;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where HMAC Value begins. */
export function segmentTlvHmacHmacValueStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where HMAC Value ends. */
export function segmentTlvHmacHmacValueEnd(b: Uint8Array, o: number): number {
  return o + 8 + segmentTlvHmacLength(b, o) - 6;
}

/** Length (8) in 6... */
export function segmentTlvHmacLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** D (1): the Destination Address is left out of what is proved. */
export function segmentTlvHmacD(b: Uint8Array, o: number): number {
  return b[o + 2] >>> 7;
}

/** Reserved (15) = 0. */
export function segmentTlvHmacReserved(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 8) | b[o + 3]) & 0x7fff;
}

/** HMAC Key ID (32). */
export function segmentTlvHmacHmacKeyId(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

/** Writes HMAC over b[o, end), around what already stands there; answers its end. */
export function writeSegmentTlvHmac(
  b: Uint8Array,
  o: number,
  end: number,
  d: number,
  hmacKeyId: number,
): number {
  b[o] = 5;
  b[o + 1] = end - (o + 8) + 6;
  const dWord = d << 15;
  b[o + 2] = dWord >>> 8;
  b[o + 3] = dWord;
  b[o + 4] = hmacKeyId >>> 24;
  b[o + 5] = hmacKeyId >>> 16;
  b[o + 6] = hmacKeyId >>> 8;
  b[o + 7] = hmacKeyId;
  return end;
}

/** Where Value begins. */
export function segmentTlvUnknownValueStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Value ends. */
export function segmentTlvUnknownValueEnd(b: Uint8Array, o: number): number {
  return o + 2 + segmentTlvUnknownLength(b, o);
}

/** Length (8). */
export function segmentTlvUnknownLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeSegmentTlvUnknown(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
): number {
  b[o] = type;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Pseudo Header, for the layer above. */
export function givesPseudoHeader(b: Uint8Array, o: number): number {
  return sum16(sum16(0, b, o + 8, sourceAddressEnd(b, o)), b, o + 24, destinationAddressEnd(b, o));
}

/** IP Version, for the layer above. */
export function givesIpVersion(b: Uint8Array, o: number): number {
  return 6;
}
