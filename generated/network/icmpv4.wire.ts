// @generated from spec/network/icmpv4.protocol: change that, then npm run generate.
/**
 * ICMPv4, Internet Control Message Protocol. RFC 792, RFC 950, RFC 1122 §3.2.2, RFC 1191, RFC
 * 1256, RFC 4884.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |     Type      |     Code      |           Checksum            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                           Body ...                            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { adjust16, sum16 } from '../../runtime/base/checksum.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Message has its fixed fields
export const BODY_TRUNCATED = 2; // Body holds its fields
export const BODY_LEFTOVER = 3; // Body is filled by its fields
export const DESTINATION_UNREACHABLE_UNUSED_MALFORMED = 4; // Unused = 0 (a warning)
export const DESTINATION_UNREACHABLE_ORIGINAL_DATAGRAM_TRUNCATED = 5;
export const SOURCE_QUENCH_UNUSED_MALFORMED = 6; // Unused = 0 (a warning)
export const ROUTER_ADVERTISEMENT_NUM_ADDRS_MALFORMED = 7; // Num Addrs in 1..
export const ROUTER_ADVERTISEMENT_ADDR_ENTRY_SIZE_MALFORMED = 8; // Addr Entry Size = 2
export const ROUTER_ADVERTISEMENT_ROUTER_ADDRESSES_TRUNCATED = 9;
export const ROUTER_SOLICITATION_RESERVED_MALFORMED = 10; // Reserved = 0 (a warning)
export const TIME_EXCEEDED_UNUSED_MALFORMED = 11; // Unused = 0 (a warning)
export const TIME_EXCEEDED_UNUSED_AFTER_LENGTH_MALFORMED = 12;
export const TIME_EXCEEDED_ORIGINAL_DATAGRAM_TRUNCATED = 13;
export const PARAMETER_PROBLEM_UNUSED_MALFORMED = 14; // Unused = 0 (a warning)
export const PARAMETER_PROBLEM_ORIGINAL_DATAGRAM_TRUNCATED = 15;
export const CHECKSUM_CORRUPT = 16; // Checksum = internet checksum
export const EXTENSION_STRUCTURE_TRUNCATED = 17; // Extension Structure has its fixed fields
export const EXTENSION_STRUCTURE_VERSION_MALFORMED = 18; // Version = 2
export const EXTENSION_STRUCTURE_RESERVED_MALFORMED = 19; // Reserved = 0 (a warning)
export const EXTENSION_STRUCTURE_OBJECTS_TRUNCATED = 20; // Objects ends with a whole item
export const EXTENSION_STRUCTURE_CHECKSUM_CORRUPT = 21; // Checksum = internet checksum (a warning)
export const EXTENSION_OBJECT_TRUNCATED = 22; // Extension Object has its fixed fields
export const EXTENSION_OBJECT_LENGTH_MALFORMED = 23; // Length in 4..
export const EXTENSION_OBJECT_OBJECT_PAYLOAD_TRUNCATED = 24; // Object Payload fits in what holds it
export const ROUTER_ADDRESS_TRUNCATED = 25; // Router Address has its fixed fields
/** Message Type: unknown values pass through. */
export const MESSAGE_TYPE = {
  ECHO_REPLY: 0,
  DESTINATION_UNREACHABLE: 3,
  SOURCE_QUENCH: 4,
  REDIRECT: 5,
  ECHO: 8,
  ROUTER_ADVERTISEMENT: 9,
  ROUTER_SOLICITATION: 10,
  TIME_EXCEEDED: 11,
  PARAMETER_PROBLEM: 12,
  TIMESTAMP: 13,
  TIMESTAMP_REPLY: 14,
  INFORMATION_REQUEST: 15,
  INFORMATION_REPLY: 16,
  ADDRESS_MASK_REQUEST: 17,
  ADDRESS_MASK_REPLY: 18,
} as const;
/** Unreachable Code: unknown values pass through. */
export const UNREACHABLE_CODE = {
  NET_UNREACHABLE: 0,
  HOST_UNREACHABLE: 1,
  PROTOCOL_UNREACHABLE: 2,
  PORT_UNREACHABLE: 3,
  FRAGMENTATION_NEEDED: 4,
  SOURCE_ROUTE_FAILED: 5,
  DESTINATION_NETWORK_UNKNOWN: 6,
  DESTINATION_HOST_UNKNOWN: 7,
  SOURCE_HOST_ISOLATED: 8,
  NETWORK_PROHIBITED: 9,
  HOST_PROHIBITED: 10,
  NETWORK_UNREACHABLE_FOR_TYPE_OF_SERVICE: 11,
  HOST_UNREACHABLE_FOR_TYPE_OF_SERVICE: 12,
  COMMUNICATION_PROHIBITED: 13,
  HOST_PRECEDENCE_VIOLATION: 14,
  PRECEDENCE_CUTOFF: 15,
} as const;
/** Redirect Code: unknown values pass through. */
export const REDIRECT_CODE = {
  REDIRECT_FOR_NETWORK: 0,
  REDIRECT_FOR_HOST: 1,
  REDIRECT_FOR_TYPE_OF_SERVICE_AND_NETWORK: 2,
  REDIRECT_FOR_TYPE_OF_SERVICE_AND_HOST: 3,
} as const;
/** Time Exceeded Code: unknown values pass through. */
export const TIME_EXCEEDED_CODE = {
  TIME_TO_LIVE_EXCEEDED: 0,
  FRAGMENT_REASSEMBLY_TIME_EXCEEDED: 1,
} as const;
/** Parameter Problem Code: unknown values pass through. */
export const PARAMETER_PROBLEM_CODE = {
  POINTER_INDICATES: 0,
  REQUIRED_OPTION_MISSING: 1,
  BAD_LENGTH: 2,
} as const;

/**
 * Whether b[o, end) begins with a sound Message: OK, or the first rule of the spec that it breaks.
 */
export function checkMessage(b: Uint8Array, o: number, end: number): number {
  const at = scanMessage(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkMessage(), but answers where the Message ends, or minus the broken rule. */
export function scanMessage(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -TRUNCATED;
  const type = b[o];
  switch (type) {
    case 0: {
      // Echo Reply
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 3: {
      // Destination Unreachable
      if (end - o < 8) return -BODY_TRUNCATED;
      const length = b[o + 5];
      const originalDatagramEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 4);
      if (originalDatagramEnd > end) return -DESTINATION_UNREACHABLE_ORIGINAL_DATAGRAM_TRUNCATED; // :16
      const extensionsAt = originalDatagramEnd;
      let extensionsEnd = extensionsAt;
      if (end - originalDatagramEnd > 0) {
        const extensionsEnd2 = scanExtensionStructure(b, extensionsAt, end);
        if (extensionsEnd2 < 0) return extensionsEnd2;
        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 4: {
      // Source Quench
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 5: {
      // Redirect
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 8: {
      // Echo
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 9: {
      // Router Advertisement
      if (end - o < 8) return -BODY_TRUNCATED;
      const numAddrs = b[o + 4];
      if (numAddrs < 1) return -ROUTER_ADVERTISEMENT_NUM_ADDRS_MALFORMED; // :23
      const addrEntrySize = b[o + 5];
      if (addrEntrySize !== 2) return -ROUTER_ADVERTISEMENT_ADDR_ENTRY_SIZE_MALFORMED; // :24
      let routerAddressesAt = o + 8;
      let routerAddressesCount = 0;
      for (; routerAddressesCount < numAddrs; routerAddressesCount++) {
        const routerAddressesNext = scanRouterAddress(b, routerAddressesAt, end);
        if (routerAddressesNext < 0) return routerAddressesNext;
        routerAddressesAt = routerAddressesNext;
      }

      break;
    }

    case 10: {
      // Router Solicitation
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 11: {
      // Time Exceeded
      if (end - o < 8) return -BODY_TRUNCATED;
      const length = b[o + 5];
      const originalDatagramEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 4);
      if (originalDatagramEnd > end) return -TIME_EXCEEDED_ORIGINAL_DATAGRAM_TRUNCATED; // :34
      const extensionsAt = originalDatagramEnd;
      let extensionsEnd = extensionsAt;
      if (end - originalDatagramEnd > 0) {
        const extensionsEnd2 = scanExtensionStructure(b, extensionsAt, end);
        if (extensionsEnd2 < 0) return extensionsEnd2;
        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 12: {
      // Parameter Problem
      if (end - o < 8) return -BODY_TRUNCATED;
      const length = b[o + 5];
      const originalDatagramEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 4);
      if (originalDatagramEnd > end) return -PARAMETER_PROBLEM_ORIGINAL_DATAGRAM_TRUNCATED; // :41
      const extensionsAt = originalDatagramEnd;
      let extensionsEnd = extensionsAt;
      if (end - originalDatagramEnd > 0) {
        const extensionsEnd2 = scanExtensionStructure(b, extensionsAt, end);
        if (extensionsEnd2 < 0) return extensionsEnd2;
        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 13: {
      // Timestamp
      if (end - o < 20) return -BODY_TRUNCATED;
      if (o + 20 !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 14: {
      // Timestamp Reply
      if (end - o < 20) return -BODY_TRUNCATED;
      if (o + 20 !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 15: {
      // Information Request
      if (end - o < 8) return -BODY_TRUNCATED;
      if (o + 8 !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 16: {
      // Information Reply
      if (end - o < 8) return -BODY_TRUNCATED;
      if (o + 8 !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 17: {
      // Address Mask Request
      if (end - o < 12) return -BODY_TRUNCATED;
      if (o + 12 !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    case 18: {
      // Address Mask Reply
      if (end - o < 12) return -BODY_TRUNCATED;
      if (o + 12 !== end) return -BODY_LEFTOVER; // :10
      break;
    }

    default: {
    }
  }

  if (sum16(0, b, o, end) !== 0xffff) return -CHECKSUM_CORRUPT; // :9
  return end;
}

/** Where Body begins. */
export function bodyStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Data begins. */
export function echoReplyDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Original Datagram begins. */
export function destinationUnreachableOriginalDatagramStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Original Datagram ends. */
export function destinationUnreachableOriginalDatagramEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return (
    o +
    8 +
    (destinationUnreachableLength(b, o) === 0
      ? end - (o + 8)
      : destinationUnreachableLength(b, o) * 4)
  );
}

/** Where Extensions begins. */
export function destinationUnreachableExtensionsStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return destinationUnreachableOriginalDatagramEnd(b, o, end);
}

/** Where Extensions ends. */
export function destinationUnreachableExtensionsEnd(b: Uint8Array, o: number, end: number): number {
  return end - destinationUnreachableOriginalDatagramEnd(b, o, end) > 0
    ? scanExtensionStructure(b, destinationUnreachableOriginalDatagramEnd(b, o, end), end)
    : destinationUnreachableOriginalDatagramEnd(b, o, end);
}

/** Where Original Datagram begins. */
export function sourceQuenchOriginalDatagramStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Original Datagram begins. */
export function redirectOriginalDatagramStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Data begins. */
export function echoDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Router Addresses begins. */
export function routerAdvertisementRouterAddressesStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Router Addresses ends. */
export function routerAdvertisementRouterAddressesEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  let at = o + 8;
  for (let left = routerAdvertisementNumAddrs(b, o); left > 0; left--)
    at = scanRouterAddress(b, at, end);
  return at;
}

/** Where Ignored begins. */
export function routerAdvertisementIgnoredStart(b: Uint8Array, o: number, end: number): number {
  return routerAdvertisementRouterAddressesEnd(b, o, end);
}

/** Where Ignored begins. */
export function routerSolicitationIgnoredStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Original Datagram begins. */
export function timeExceededOriginalDatagramStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Original Datagram ends. */
export function timeExceededOriginalDatagramEnd(b: Uint8Array, o: number, end: number): number {
  return o + 8 + (timeExceededLength(b, o) === 0 ? end - (o + 8) : timeExceededLength(b, o) * 4);
}

/** Where Extensions begins. */
export function timeExceededExtensionsStart(b: Uint8Array, o: number, end: number): number {
  return timeExceededOriginalDatagramEnd(b, o, end);
}

/** Where Extensions ends. */
export function timeExceededExtensionsEnd(b: Uint8Array, o: number, end: number): number {
  return end - timeExceededOriginalDatagramEnd(b, o, end) > 0
    ? scanExtensionStructure(b, timeExceededOriginalDatagramEnd(b, o, end), end)
    : timeExceededOriginalDatagramEnd(b, o, end);
}

/** Where Original Datagram begins. */
export function parameterProblemOriginalDatagramStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Original Datagram ends. */
export function parameterProblemOriginalDatagramEnd(b: Uint8Array, o: number, end: number): number {
  return (
    o + 8 + (parameterProblemLength(b, o) === 0 ? end - (o + 8) : parameterProblemLength(b, o) * 4)
  );
}

/** Where Extensions begins. */
export function parameterProblemExtensionsStart(b: Uint8Array, o: number, end: number): number {
  return parameterProblemOriginalDatagramEnd(b, o, end);
}

/** Where Extensions ends. */
export function parameterProblemExtensionsEnd(b: Uint8Array, o: number, end: number): number {
  return end - parameterProblemOriginalDatagramEnd(b, o, end) > 0
    ? scanExtensionStructure(b, parameterProblemOriginalDatagramEnd(b, o, end), end)
    : parameterProblemOriginalDatagramEnd(b, o, end);
}

/** Where Octets begins. */
export function unknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Type (8). */
export function type(b: Uint8Array, o: number): number {
  return b[o];
}

export function setType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Code (8). */
export function code(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setCode(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Checksum (16). */
export function checksum(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Identifier (16). */
export function echoReplyIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setEchoReplyIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function echoReplySequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setEchoReplySequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Unused (8) = 0. */
export function destinationUnreachableUnused(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setDestinationUnreachableUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Length (8), in 4 octets: 0: no extensions follow. RFC 4884 §4.1. */
export function destinationUnreachableLength(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setDestinationUnreachableLength(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** Next-Hop MTU (16): 0 but for Code 4. RFC 1191 §4. */
export function destinationUnreachableNextHopMtu(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setDestinationUnreachableNextHopMtu(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether Extensions is there. */
export function hasDestinationUnreachableExtensions(
  b: Uint8Array,
  o: number,
  end: number,
): boolean {
  return end - destinationUnreachableOriginalDatagramEnd(b, o, end) > 0;
}

/** Unused (32) = 0. */
export function sourceQuenchUnused(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setSourceQuenchUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Gateway Internet Address (32). */
export function redirectGatewayInternetAddress(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setRedirectGatewayInternetAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Identifier (16). */
export function echoIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setEchoIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function echoSequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setEchoSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Num Addrs (8) in 1... */
export function routerAdvertisementNumAddrs(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setRouterAdvertisementNumAddrs(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Addr Entry Size (8) = 2, in 4 octets. */
export function routerAdvertisementAddrEntrySize(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setRouterAdvertisementAddrEntrySize(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** Lifetime (16), in seconds. */
export function routerAdvertisementLifetime(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setRouterAdvertisementLifetime(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Reserved (32) = 0. */
export function routerSolicitationReserved(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setRouterSolicitationReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Unused (8) = 0. */
export function timeExceededUnused(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setTimeExceededUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Length (8), in 4 octets. RFC 4884 §4.2. */
export function timeExceededLength(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setTimeExceededLength(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** Unused After Length (16) = 0. */
export function timeExceededUnusedAfterLength(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setTimeExceededUnusedAfterLength(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether Extensions is there. */
export function hasTimeExceededExtensions(b: Uint8Array, o: number, end: number): boolean {
  return end - timeExceededOriginalDatagramEnd(b, o, end) > 0;
}

/** Pointer (8): the octet at fault. */
export function parameterProblemPointer(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setParameterProblemPointer(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Length (8), in 4 octets. RFC 4884 §4.3. */
export function parameterProblemLength(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setParameterProblemLength(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** Unused (16) = 0. */
export function parameterProblemUnused(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setParameterProblemUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether Extensions is there. */
export function hasParameterProblemExtensions(b: Uint8Array, o: number, end: number): boolean {
  return end - parameterProblemOriginalDatagramEnd(b, o, end) > 0;
}

/** Identifier (16). */
export function timestampIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setTimestampIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function timestampSequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setTimestampSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Originate Timestamp (32), in milliseconds: since midnight UT. */
export function timestampOriginateTimestamp(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setTimestampOriginateTimestamp(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Receive Timestamp (32), in milliseconds. */
export function timestampReceiveTimestamp(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setTimestampReceiveTimestamp(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Transmit Timestamp (32), in milliseconds. */
export function timestampTransmitTimestamp(b: Uint8Array, o: number): number {
  return ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setTimestampTransmitTimestamp(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value >>> 24;
  b[o + 17] = value >>> 16;
  b[o + 18] = value >>> 8;
  b[o + 19] = value;
}

/** Identifier (16). */
export function timestampReplyIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setTimestampReplyIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function timestampReplySequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setTimestampReplySequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Originate Timestamp (32), in milliseconds. */
export function timestampReplyOriginateTimestamp(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setTimestampReplyOriginateTimestamp(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Receive Timestamp (32), in milliseconds. */
export function timestampReplyReceiveTimestamp(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setTimestampReplyReceiveTimestamp(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Transmit Timestamp (32), in milliseconds. */
export function timestampReplyTransmitTimestamp(b: Uint8Array, o: number): number {
  return ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setTimestampReplyTransmitTimestamp(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value >>> 24;
  b[o + 17] = value >>> 16;
  b[o + 18] = value >>> 8;
  b[o + 19] = value;
}

/** Identifier (16). */
export function informationRequestIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setInformationRequestIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function informationRequestSequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setInformationRequestSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Identifier (16). */
export function informationReplyIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setInformationReplyIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function informationReplySequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setInformationReplySequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Identifier (16). */
export function addressMaskRequestIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setAddressMaskRequestIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function addressMaskRequestSequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setAddressMaskRequestSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Address Mask (32). */
export function addressMaskRequestAddressMask(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setAddressMaskRequestAddressMask(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Identifier (16). */
export function addressMaskReplyIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setAddressMaskReplyIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Sequence Number (16). */
export function addressMaskReplySequenceNumber(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setAddressMaskReplySequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Address Mask (32). */
export function addressMaskReplyAddressMask(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setAddressMaskReplyAddressMask(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Sets Code and mends Checksum for it (RFC 1624). */
export function replaceCode(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o] << 8) | b[o + 1];
  setCode(b, o, value);
  sum = adjust16(sum, before0, (b[o] << 8) | b[o + 1]);
  setChecksum(b, o, sum);
}

/** Writes the fixed fields of a Message over b[o, end), around what already stands there. */
export function writeMessage(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
  code: number,
): void {
  b[o] = type;
  b[o + 1] = code;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const checksumValue = ~sum16(0, b, o, end) & 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
}

/**
 * Whether b[o, end) begins with a sound Extension Structure: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkExtensionStructure(b: Uint8Array, o: number, end: number): number {
  const at = scanExtensionStructure(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkExtensionStructure(), but answers where the Extension Structure ends, or minus the
 * broken rule.
 */
export function scanExtensionStructure(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -EXTENSION_STRUCTURE_TRUNCATED;
  const version = b[o] >>> 4;
  if (version !== 2) return -EXTENSION_STRUCTURE_VERSION_MALFORMED; // :77
  let objectsAt = o + 4;
  while (objectsAt < end) {
    const objectsNext = scanExtensionObject(b, objectsAt, end);
    if (objectsNext < 0) return objectsNext;
    objectsAt = objectsNext;
  }

  return end;
}

/** Where Objects begins. */
export function extensionStructureObjectsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Version (4) = 2. */
export function extensionStructureVersion(b: Uint8Array, o: number): number {
  return b[o] >>> 4;
}

export function setExtensionStructureVersion(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf) | ((value << 4) & 0xf0);
}

/** Reserved (12) = 0. */
export function extensionStructureReserved(b: Uint8Array, o: number): number {
  return ((b[o] << 8) | b[o + 1]) & 0xfff;
}

export function setExtensionStructureReserved(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | ((value >>> 8) & 0xf);
  b[o + 1] = value;
}

/** Checksum (16). */
export function extensionStructureChecksum(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setExtensionStructureChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/**
 * Writes the fixed fields of a Extension Structure over b[o, end), around what already stands
 * there.
 */
export function writeExtensionStructure(b: Uint8Array, o: number, end: number): void {
  const versionWord = 2 << 12;
  b[o] = versionWord >>> 8;
  b[o + 1] = versionWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const checksumValue = ~sum16(0, b, o, end) & 0xffff || 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
}

/**
 * Whether b[o, end) begins with a sound Extension Object: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkExtensionObject(b: Uint8Array, o: number, end: number): number {
  const at = scanExtensionObject(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkExtensionObject(), but answers where the Extension Object ends, or minus the broken
 * rule.
 */
export function scanExtensionObject(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -EXTENSION_OBJECT_TRUNCATED;
  const length = (b[o] << 8) | b[o + 1];
  if (length < 4) return -EXTENSION_OBJECT_LENGTH_MALFORMED; // :84
  const objectPayloadEnd = o + 4 + length - 4;
  if (objectPayloadEnd > end) return -EXTENSION_OBJECT_OBJECT_PAYLOAD_TRUNCATED; // :87
  return objectPayloadEnd;
}

/** Where Object Payload begins. */
export function extensionObjectObjectPayloadStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Object Payload ends. */
export function extensionObjectObjectPayloadEnd(b: Uint8Array, o: number): number {
  return o + 4 + extensionObjectLength(b, o) - 4;
}

/** Length (16) in 4.., in octets. */
export function extensionObjectLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setExtensionObjectLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Class-Num (8). */
export function extensionObjectClassNum(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setExtensionObjectClassNum(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** C-Type (8). */
export function extensionObjectCType(b: Uint8Array, o: number): number {
  return b[o + 3];
}

export function setExtensionObjectCType(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = value;
}

/**
 * How many octets the Extension Object at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededExtensionObject(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = extensionObjectObjectPayloadEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Extension Object over b[o, end), around what already stands there.
 */
export function writeExtensionObject(
  b: Uint8Array,
  o: number,
  end: number,
  classNum: number,
  cType: number,
): void {
  b[o] = (end - (o + 4) + 4) >>> 8;
  b[o + 1] = end - (o + 4) + 4;
  b[o + 2] = classNum;
  b[o + 3] = cType;
}

/**
 * Whether b[o, end) begins with a sound Router Address: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkRouterAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanRouterAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkRouterAddress(), but answers where the Router Address ends, or minus the broken rule.
 */
export function scanRouterAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -ROUTER_ADDRESS_TRUNCATED;
  return o + 8;
}

/** Address (32). */
export function routerAddressAddress(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setRouterAddressAddress(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Preference Level (32): in two's complement. */
export function routerAddressPreferenceLevel(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setRouterAddressPreferenceLevel(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/**
 * Writes the fixed fields of a Router Address over b[o, end), around what already stands there.
 */
export function writeRouterAddress(
  b: Uint8Array,
  o: number,
  end: number,
  address: number,
  preferenceLevel: number,
): void {
  b[o] = address >>> 24;
  b[o + 1] = address >>> 16;
  b[o + 2] = address >>> 8;
  b[o + 3] = address;
  b[o + 4] = preferenceLevel >>> 24;
  b[o + 5] = preferenceLevel >>> 16;
  b[o + 6] = preferenceLevel >>> 8;
  b[o + 7] = preferenceLevel;
}
