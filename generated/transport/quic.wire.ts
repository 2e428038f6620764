// @generated from spec/transport/quic.protocol: change that, then npm run generate.
/**
 * QUIC, QUIC: A UDP-Based Multiplexed and Secure Transport. RFC 9000 §16, RFC 9000 §17, RFC
 * 8999, RFC 9369.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Packets ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { uint } from '../../runtime/base/octets.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Datagram has its fixed fields
export const PACKETS_TRUNCATED = 2; // Packets ends with a whole item
export const PACKET_TRUNCATED = 3; // Packet has its fixed fields
export const PACKET_SHORT_HEADER_FIXED_BIT_MALFORMED = 4; // Fixed Bit = 1 (a warning)
export const PACKET_SHORT_HEADER_DESTINATION_CONNECTION_ID_TRUNCATED = 5;
export const PACKET_LONG_HEADER_DESTINATION_CONNECTION_ID_LENGTH_MALFORMED = 6;
export const PACKET_LONG_HEADER_DESTINATION_CONNECTION_ID_TRUNCATED = 7;
export const PACKET_LONG_HEADER_SOURCE_CONNECTION_ID_LENGTH_MALFORMED = 8;
export const PACKET_LONG_HEADER_SOURCE_CONNECTION_ID_TRUNCATED = 9;
export const PACKET_LONG_HEADER_TOKEN_TRUNCATED = 10; // Token fits in what holds it
export const PACKET_LONG_HEADER_LENGTH_MALFORMED = 11; // Length in 20..
export const PACKET_LONG_HEADER_PROTECTED_TRUNCATED = 12; // Protected fits in what holds it
export const PACKET_LONG_HEADER_PROTECTED_LEFTOVER = 13; // Protected is filled by its fields
export const PACKET_LONG_HEADER_RETRY_TOKEN_TRUNCATED = 14; // Retry Token fits in what holds it
export const PACKET_LONG_HEADER_RETRY_INTEGRITY_TAG_TRUNCATED = 15;
export const PACKET_LONG_HEADER_REST_TRUNCATED = 16; // Rest holds its fields
export const PACKET_LONG_HEADER_REST_LEFTOVER = 17; // Rest is filled by its fields
export const PACKET_LONG_HEADER_NEGOTIATION_SUPPORTED_VERSIONS_TRUNCATED = 18;
export const PACKET_UNKNOWN = 19; // Packet has an arm for its tag
export const VARIABLE_LENGTH_INTEGER_TRUNCATED = 20; // Variable-Length Integer is all there
/** Long Packet Type: unknown values pass through. */
export const LONG_PACKET_TYPE = {
  INITIAL: 0,
  X_0_RTT: 1,
  HANDSHAKE: 2,
  RETRY: 3,
} as const;
/** Version: unknown values pass through. */
export const VERSION = {
  NEGOTIATION: 0,
  QUICV1: 1,
  QUICV2: 1798521807,
} as const;
/** Which Packet it is. */
export const PACKET_HEADER_FORM = {
  SHORT_HEADER: 0,
  LONG_HEADER: 1,
} as const;

/**
 * Whether b[o, end) begins with a sound Variable-Length Integer: OK, or the first rule that it
 * breaks.
 */
export function checkVariableLengthInteger(b: Uint8Array, o: number, end: number): number {
  const at = scanVariableLengthInteger(b, o, end);
  return at < 0 ? -at : OK;
}

/** Where the Variable-Length Integer ends, or minus the broken rule. */
export function scanVariableLengthInteger(b: Uint8Array, o: number, end: number): number {
  if (end <= o) return -VARIABLE_LENGTH_INTEGER_TRUNCATED;
  const at = o + (1 << (b[o] >>> 6));
  if (at > end) return -VARIABLE_LENGTH_INTEGER_TRUNCATED;
  return at;
}

/** The Variable-Length Integer, exact to 2^53. */
export function variableLengthInteger(b: Uint8Array, o: number): number {
  switch (b[o] >>> 6) {
    case 0:
      return b[o] & 0x3f;
    case 1:
      return ((b[o] << 8) | b[o + 1]) & 0x3fff;
    case 2:
      return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) & 0x3fffffff;
    default:
      return (
        (((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) & 0x3fffffff) *
          0x100000000 +
        (((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0)
      );
  }
}

/** The Variable-Length Integer, exact to its 62 bits. */
export function variableLengthIntegerBig(b: Uint8Array, o: number): bigint {
  switch (b[o] >>> 6) {
    case 0:
      return BigInt(b[o] & 0x3f);
    case 1:
      return BigInt(((b[o] << 8) | b[o + 1]) & 0x3fff);
    case 2:
      return BigInt(((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) & 0x3fffffff);
    default:
      return (
        (BigInt(((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) & 0x3fffffff) <<
          32n) |
        BigInt(((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0)
      );
  }
}

/** Writes a Variable-Length Integer in the fewest octets and answers its end. */
export function putVariableLengthInteger(b: Uint8Array, o: number, value: number): number {
  if (value < 64) {
    b[o] = value;
    return o + 1;
  }

  if (value < 16384) {
    b[o] = 64 | (value >>> 8);
    b[o + 1] = value;
    return o + 2;
  }

  if (value < 1073741824) {
    b[o] = 128 | (value >>> 24);
    b[o + 1] = value >>> 16;
    b[o + 2] = value >>> 8;
    b[o + 3] = value;
    return o + 4;
  }

  b[o] = 192 | Math.floor(value / 72057594037927940);
  b[o + 1] = Math.floor(value / 281474976710656);
  b[o + 2] = Math.floor(value / 1099511627776);
  b[o + 3] = Math.floor(value / 4294967296);
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
  return o + 8;
}

/**
 * Whether b[o, end) begins with a sound Datagram: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  connectionIdLength: number,
): number {
  const at = scanDatagram(b, o, end, connectionIdLength);
  return at < 0 ? -at : OK;
}

/** As checkDatagram(), but answers where the Datagram ends, or minus the broken rule. */
export function scanDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  connectionIdLength: number,
): number {
  let packetsAt = o;
  while (packetsAt < end) {
    const packetsNext = scanPacket(b, packetsAt, end, connectionIdLength);
    if (packetsNext < 0) return packetsNext;
    packetsAt = packetsNext;
  }

  return end;
}

/** Where Packets begins. */
export function packetsStart(b: Uint8Array, o: number): number {
  return o;
}

/** Writes the fixed fields of a Datagram over b[o, end), around what already stands there. */
export function writeDatagram(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Packet: OK, or the first rule of the spec that it breaks.
 */
export function checkPacket(
  b: Uint8Array,
  o: number,
  end: number,
  connectionIdLength: number,
): number {
  const at = scanPacket(b, o, end, connectionIdLength);
  return at < 0 ? -at : OK;
}

/** As checkPacket(), but answers where the Packet ends, or minus the broken rule. */
export function scanPacket(
  b: Uint8Array,
  o: number,
  end: number,
  connectionIdLength: number,
): number {
  if (end - o < 1) return -PACKET_TRUNCATED;
  const headerForm = b[o] >>> 7;
  switch (headerForm) {
    case 0: {
      // Short Header
      if (end - o < 1) return -PACKET_TRUNCATED;
      const packetNumberLength = b[o] & 3;
      const destinationConnectionIdEnd = o + 1 + connectionIdLength;
      if (destinationConnectionIdEnd > end)
        return -PACKET_SHORT_HEADER_DESTINATION_CONNECTION_ID_TRUNCATED; // :25
      const packetNumberOctets = destinationConnectionIdEnd + (8 * packetNumberLength + 8) / 8;
      if (packetNumberOctets > end) return -PACKET_TRUNCATED;
      return end;
    }

    case 1: {
      // Long Header
      if (end - o < 6) return -PACKET_TRUNCATED;
      const longPacketType = (b[o] >>> 4) & 3;
      const packetNumberLength = b[o] & 3;
      const version = ((b[o + 1] << 24) | (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4]) >>> 0;
      const destinationConnectionIdLength = b[o + 5];
      const destinationConnectionIdEnd = o + 6 + destinationConnectionIdLength;
      if (destinationConnectionIdEnd > end)
        return -PACKET_LONG_HEADER_DESTINATION_CONNECTION_ID_TRUNCATED; // :36
      if (end - destinationConnectionIdEnd < 1) return -PACKET_TRUNCATED;
      const sourceConnectionIdLength = b[destinationConnectionIdEnd];
      const sourceConnectionIdEnd = destinationConnectionIdEnd + 1 + sourceConnectionIdLength;
      if (sourceConnectionIdEnd > end) return -PACKET_LONG_HEADER_SOURCE_CONNECTION_ID_TRUNCATED; // :37
      const quicv1BodyAt = sourceConnectionIdEnd;
      let quicv1BodyEnd = quicv1BodyAt;
      if (version === 1) {
        const tokenLengthAt = quicv1BodyAt;
        let tokenLengthEnd = tokenLengthAt;
        let tokenLengthValue = 0;
        if (longPacketType === 0) {
          const tokenLengthEnd2 = scanVariableLengthInteger(b, tokenLengthAt, end);
          if (tokenLengthEnd2 < 0) return tokenLengthEnd2;
          const tokenLength = variableLengthInteger(b, tokenLengthAt);
          tokenLengthValue = tokenLength;
          tokenLengthEnd = tokenLengthEnd2;
        }

        const tokenAt = tokenLengthEnd;
        let tokenEnd = tokenAt;
        if (longPacketType === 0) {
          const tokenEnd2 = tokenAt + tokenLengthValue;
          if (tokenEnd2 > end) return -PACKET_LONG_HEADER_TOKEN_TRUNCATED; // :40
          tokenEnd = tokenEnd2;
        }

        const lengthAt = tokenEnd;
        let lengthEnd = lengthAt;
        let lengthValue = 0;
        if (longPacketType !== 3) {
          const lengthEnd2 = scanVariableLengthInteger(b, lengthAt, end);
          if (lengthEnd2 < 0) return lengthEnd2;
          const length = variableLengthInteger(b, lengthAt);
          if (length < 20) return -PACKET_LONG_HEADER_LENGTH_MALFORMED; // :41
          lengthValue = length;
          lengthEnd = lengthEnd2;
        }

        const protectedAt = lengthEnd;
        let protectedEnd = protectedAt;
        if (longPacketType !== 3) {
          const protectedEnd2 = protectedAt + lengthValue;
          if (protectedEnd2 > end) return -PACKET_LONG_HEADER_PROTECTED_TRUNCATED; // :42
          const packetNumberOctets = protectedAt + (8 * packetNumberLength + 8) / 8;
          if (packetNumberOctets > protectedEnd2) return -PACKET_TRUNCATED;
          protectedEnd = protectedEnd2;
        }

        const retryTokenAt = protectedEnd;
        let retryTokenEnd = retryTokenAt;
        if (longPacketType === 3) {
          const retryTokenEnd2 = retryTokenAt + Math.max(end - retryTokenAt, 16) - 16;
          if (retryTokenEnd2 > end) return -PACKET_LONG_HEADER_RETRY_TOKEN_TRUNCATED; // :46
          retryTokenEnd = retryTokenEnd2;
        }

        const retryIntegrityTagAt = retryTokenEnd;
        let retryIntegrityTagEnd = retryIntegrityTagAt;
        if (longPacketType === 3) {
          if (end - retryIntegrityTagAt < 16) return -PACKET_TRUNCATED;
          retryIntegrityTagEnd = retryIntegrityTagAt + 16;
        }

        quicv1BodyEnd = retryIntegrityTagEnd;
      }

      const restAt = quicv1BodyEnd;
      let restEnd = restAt;
      if (version !== 1) {
        switch (version) {
          case 0: {
            // Negotiation
            if ((end - restAt) % 4 !== 0)
              return -PACKET_LONG_HEADER_NEGOTIATION_SUPPORTED_VERSIONS_TRUNCATED; // :51
            break;
          }

          default: {
          }
        }

        restEnd = end;
      }

      return restEnd;
    }

    default: {
      return -PACKET_UNKNOWN; // :17
    }
  }
}

/** Header Form (1): which Packet it is. */
export function packetHeaderForm(b: Uint8Array, o: number): number {
  return b[o] >>> 7;
}

/** Where Destination Connection ID begins. */
export function packetShortHeaderDestinationConnectionIdStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Destination Connection ID ends. */
export function packetShortHeaderDestinationConnectionIdEnd(
  b: Uint8Array,
  o: number,
  connectionIdLength: number,
): number {
  return o + 1 + connectionIdLength;
}

/** Where Packet Number ends. */
export function packetShortHeaderPacketNumberEnd(
  b: Uint8Array,
  o: number,
  connectionIdLength: number,
): number {
  return (
    packetShortHeaderDestinationConnectionIdEnd(b, o, connectionIdLength) +
    (8 * packetShortHeaderPacketNumberLength(b, o) + 8) / 8
  );
}

/** Where Packet Payload begins. */
export function packetShortHeaderPacketPayloadStart(
  b: Uint8Array,
  o: number,
  connectionIdLength: number,
): number {
  return packetShortHeaderPacketNumberEnd(b, o, connectionIdLength);
}

/**
 * Fixed Bit (1) = 1: some set it as they please, lest anybody learn to count on it. RFC 9287 §3.
 */
export function packetShortHeaderFixedBit(b: Uint8Array, o: number): number {
  return (b[o] >>> 6) & 1;
}

/** Spin Bit (1). */
export function packetShortHeaderSpinBit(b: Uint8Array, o: number): number {
  return (b[o] >>> 5) & 1;
}

/** Reserved Bits (2). */
export function packetShortHeaderReservedBits(b: Uint8Array, o: number): number {
  return (b[o] >>> 3) & 3;
}

/** Key Phase (1). */
export function packetShortHeaderKeyPhase(b: Uint8Array, o: number): number {
  return (b[o] >>> 2) & 1;
}

/** Packet Number Length (2): less one. */
export function packetShortHeaderPacketNumberLength(b: Uint8Array, o: number): number {
  return b[o] & 3;
}

/** Packet Number (as wide as it says). */
export function packetShortHeaderPacketNumber(
  b: Uint8Array,
  o: number,
  connectionIdLength: number,
): number {
  const at = packetShortHeaderDestinationConnectionIdEnd(b, o, connectionIdLength);
  return uint(b, at, at + (8 * packetShortHeaderPacketNumberLength(b, o) + 8) / 8, false);
}

/** Where Destination Connection ID begins. */
export function packetLongHeaderDestinationConnectionIdStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Destination Connection ID ends. */
export function packetLongHeaderDestinationConnectionIdEnd(b: Uint8Array, o: number): number {
  return o + 6 + packetLongHeaderDestinationConnectionIdLength(b, o);
}

/** Where Source Connection ID begins. */
export function packetLongHeaderSourceConnectionIdStart(b: Uint8Array, o: number): number {
  return packetLongHeaderDestinationConnectionIdEnd(b, o) + 1;
}

/** Where Source Connection ID ends. */
export function packetLongHeaderSourceConnectionIdEnd(b: Uint8Array, o: number): number {
  return (
    packetLongHeaderDestinationConnectionIdEnd(b, o) +
    1 +
    packetLongHeaderSourceConnectionIdLength(b, o)
  );
}

/** Where QUICv1 Body begins. */
export function packetLongHeaderQuicv1BodyStart(b: Uint8Array, o: number): number {
  return packetLongHeaderSourceConnectionIdEnd(b, o);
}

/** Where Token Length begins. */
export function packetLongHeaderTokenLengthStart(b: Uint8Array, o: number): number {
  return packetLongHeaderSourceConnectionIdEnd(b, o);
}

/** Where Token Length ends. */
export function packetLongHeaderTokenLengthEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderLongPacketType(b, o) === 0
    ? scanVariableLengthInteger(b, packetLongHeaderSourceConnectionIdEnd(b, o), end)
    : packetLongHeaderSourceConnectionIdEnd(b, o);
}

/** Where Token begins. */
export function packetLongHeaderTokenStart(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderTokenLengthEnd(b, o, end);
}

/** Where Token ends. */
export function packetLongHeaderTokenEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderLongPacketType(b, o) === 0
    ? packetLongHeaderTokenLengthEnd(b, o, end) + packetLongHeaderTokenLength(b, o)
    : packetLongHeaderTokenLengthEnd(b, o, end);
}

/** Where Length begins. */
export function packetLongHeaderLengthStart(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderTokenEnd(b, o, end);
}

/** Where Length ends. */
export function packetLongHeaderLengthEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderLongPacketType(b, o) !== 3
    ? scanVariableLengthInteger(b, packetLongHeaderTokenEnd(b, o, end), end)
    : packetLongHeaderTokenEnd(b, o, end);
}

/** Where Protected begins. */
export function packetLongHeaderProtectedStart(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderLengthEnd(b, o, end);
}

/** Where Protected ends. */
export function packetLongHeaderProtectedEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderLongPacketType(b, o) !== 3
    ? packetLongHeaderLengthEnd(b, o, end) + packetLongHeaderLength(b, o, end)
    : packetLongHeaderLengthEnd(b, o, end);
}

/** Where Packet Number ends. */
export function packetLongHeaderPacketNumberEnd(b: Uint8Array, o: number, end: number): number {
  return (
    packetLongHeaderLengthEnd(b, o, end) + (8 * packetLongHeaderPacketNumberLength(b, o) + 8) / 8
  );
}

/** Where Packet Payload begins. */
export function packetLongHeaderPacketPayloadStart(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderPacketNumberEnd(b, o, end);
}

/** Where Packet Payload ends. */
export function packetLongHeaderPacketPayloadEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderProtectedEnd(b, o, end);
}

/** Where Retry Token begins. */
export function packetLongHeaderRetryTokenStart(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderProtectedEnd(b, o, end);
}

/** Where Retry Token ends. */
export function packetLongHeaderRetryTokenEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderLongPacketType(b, o) === 3
    ? packetLongHeaderProtectedEnd(b, o, end) +
        Math.max(end - packetLongHeaderProtectedEnd(b, o, end), 16) -
        16
    : packetLongHeaderProtectedEnd(b, o, end);
}

/** Where Retry Integrity Tag begins. */
export function packetLongHeaderRetryIntegrityTagStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return packetLongHeaderRetryTokenEnd(b, o, end);
}

/** Where Retry Integrity Tag ends. */
export function packetLongHeaderRetryIntegrityTagEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return packetLongHeaderLongPacketType(b, o) === 3
    ? packetLongHeaderRetryTokenEnd(b, o, end) + 16
    : packetLongHeaderRetryTokenEnd(b, o, end);
}

/** Where QUICv1 Body ends. */
export function packetLongHeaderQuicv1BodyEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderVersion(b, o) === 1
    ? packetLongHeaderRetryIntegrityTagEnd(b, o, end)
    : packetLongHeaderSourceConnectionIdEnd(b, o);
}

/** Where Rest begins. */
export function packetLongHeaderRestStart(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderQuicv1BodyEnd(b, o, end);
}

/** Where Rest ends. */
export function packetLongHeaderRestEnd(b: Uint8Array, o: number, end: number): number {
  return packetLongHeaderVersion(b, o) !== 1 ? end : packetLongHeaderQuicv1BodyEnd(b, o, end);
}

/** Where Supported Versions begins. */
export function packetLongHeaderNegotiationSupportedVersionsStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return packetLongHeaderQuicv1BodyEnd(b, o, end);
}

/** Where Supported Versions ends. */
export function packetLongHeaderNegotiationSupportedVersionsEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return packetLongHeaderRestEnd(b, o, end);
}

/** Where Octets begins. */
export function packetLongHeaderAnotherVersionOctetsStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return packetLongHeaderQuicv1BodyEnd(b, o, end);
}

/** Where Octets ends. */
export function packetLongHeaderAnotherVersionOctetsEnd(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return packetLongHeaderRestEnd(b, o, end);
}

/** Fixed Bit (1): not looked at in Version Negotiation (§17.2.1). */
export function packetLongHeaderFixedBit(b: Uint8Array, o: number): number {
  return (b[o] >>> 6) & 1;
}

/** Long Packet Type (2). */
export function packetLongHeaderLongPacketType(b: Uint8Array, o: number): number {
  return (b[o] >>> 4) & 3;
}

/** Reserved Bits (2). */
export function packetLongHeaderReservedBits(b: Uint8Array, o: number): number {
  return (b[o] >>> 2) & 3;
}

/** Packet Number Length (2). */
export function packetLongHeaderPacketNumberLength(b: Uint8Array, o: number): number {
  return b[o] & 3;
}

/** Version (32). */
export function packetLongHeaderVersion(b: Uint8Array, o: number): number {
  return ((b[o + 1] << 24) | (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4]) >>> 0;
}

/** Destination Connection ID Length (8) in 0..255. */
export function packetLongHeaderDestinationConnectionIdLength(b: Uint8Array, o: number): number {
  return b[o + 5];
}

/** Source Connection ID Length (8) in 0..255. */
export function packetLongHeaderSourceConnectionIdLength(b: Uint8Array, o: number): number {
  return b[packetLongHeaderDestinationConnectionIdEnd(b, o)];
}

/** Whether Token Length is there. */
export function hasPacketLongHeaderTokenLength(b: Uint8Array, o: number): boolean {
  return packetLongHeaderLongPacketType(b, o) === 0;
}

/** Token Length. RFC 9000 §17.2.2. */
export function packetLongHeaderTokenLength(b: Uint8Array, o: number): number {
  return variableLengthInteger(b, packetLongHeaderSourceConnectionIdEnd(b, o));
}

/** Whether Token is there. */
export function hasPacketLongHeaderToken(b: Uint8Array, o: number): boolean {
  return packetLongHeaderLongPacketType(b, o) === 0;
}

/** Whether Length is there. */
export function hasPacketLongHeaderLength(b: Uint8Array, o: number): boolean {
  return packetLongHeaderLongPacketType(b, o) !== 3;
}

/** Length in 20... RFC 9001 §5.4.2. */
export function packetLongHeaderLength(b: Uint8Array, o: number, end: number): number {
  return variableLengthInteger(b, packetLongHeaderTokenEnd(b, o, end));
}

/** Whether Protected is there. */
export function hasPacketLongHeaderProtected(b: Uint8Array, o: number): boolean {
  return packetLongHeaderLongPacketType(b, o) !== 3;
}

/** Packet Number (as wide as it says). */
export function packetLongHeaderPacketNumber(b: Uint8Array, o: number, end: number): number {
  const at = packetLongHeaderLengthEnd(b, o, end);
  return uint(b, at, at + (8 * packetLongHeaderPacketNumberLength(b, o) + 8) / 8, false);
}

/** Whether Retry Token is there. */
export function hasPacketLongHeaderRetryToken(b: Uint8Array, o: number): boolean {
  return packetLongHeaderLongPacketType(b, o) === 3;
}

/** Whether Retry Integrity Tag is there. */
export function hasPacketLongHeaderRetryIntegrityTag(b: Uint8Array, o: number): boolean {
  return packetLongHeaderLongPacketType(b, o) === 3;
}

/** Whether QUICv1 Body is there. */
export function hasPacketLongHeaderQuicv1Body(b: Uint8Array, o: number): boolean {
  return packetLongHeaderVersion(b, o) === 1;
}

/** Whether Rest is there. */
export function hasPacketLongHeaderRest(b: Uint8Array, o: number): boolean {
  return packetLongHeaderVersion(b, o) !== 1;
}
