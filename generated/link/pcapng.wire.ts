// @generated from spec/link/pcapng.protocol: change that, then npm run generate.
/**
 * Pcapng, PCAP Next Generation Capture File Format. draft-ietf-opsawg-pcapng §3,
 * draft-ietf-opsawg-pcapng §4.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Block Type                           |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                      Block Total Length                       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Block Body ...                         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                   Block Total Length Again                    |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
import { bigUint, putUint } from '../../runtime/base/octets.ts';
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Block has its fixed fields
export const BLOCK_TOTAL_LENGTH_MALFORMED = 2; // Block Total Length in 12..
export const BLOCK_TOTAL_LENGTH_MALFORMED_2 = 3; // Block Total Length is a multiple of 4
export const BLOCK_BODY_TRUNCATED = 4; // Block Body fits in what holds it
export const BLOCK_BODY_TRUNCATED_2 = 5; // Block Body holds its fields
export const BLOCK_BODY_LEFTOVER = 6; // Block Body is filled by its fields
export const SECTION_HEADER_BYTE_ORDER_MAGIC_WRONG_BYTE_ORDER = 7; // Byte-Order Magic = 439041101
export const SECTION_HEADER_MAJOR_VERSION_MALFORMED = 8; // Major Version = 1
export const SECTION_HEADER_MINOR_VERSION_MALFORMED = 9; // Minor Version in 0 | 2 (a warning)
export const SECTION_HEADER_OPTIONS_TRUNCATED = 10; // Options ends with a whole item
export const INTERFACE_DESCRIPTION_RESERVED_MALFORMED = 11; // Reserved = 0 (a warning)
export const INTERFACE_DESCRIPTION_OPTIONS_TRUNCATED = 12; // Options ends with a whole item
export const OBSOLETE_PACKET_PACKET_DATA_TRUNCATED = 13; // Packet Data fits in what holds it
export const OBSOLETE_PACKET_OPTIONS_TRUNCATED = 14; // Options ends with a whole item
export const NAME_RESOLUTION_RECORDS_UNTERMINATED = 15; // Records ends with End of Records
export const NAME_RESOLUTION_RECORDS_TRUNCATED = 16; // Records ends with a whole item
export const INTERFACE_STATISTICS_OPTIONS_TRUNCATED = 17; // Options ends with a whole item
export const ENHANCED_PACKET_PACKET_DATA_TRUNCATED = 18; // Packet Data fits in what holds it
export const ENHANCED_PACKET_OPTIONS_TRUNCATED = 19; // Options ends with a whole item
export const DECRYPTION_SECRETS_SECRETS_DATA_TRUNCATED = 20; // Secrets Data fits in what holds it
export const DECRYPTION_SECRETS_OPTIONS_TRUNCATED = 21; // Options ends with a whole item
export const BLOCK_TOTAL_LENGTH_AGAIN_MALFORMED = 22;
export const SECTION_OPTION_TRUNCATED = 23; // Section Option has its fixed fields
export const SECTION_OPTION_VALUE_TRUNCATED = 24; // Value fits in what holds it
export const SECTION_OPTION_VALUE_TRUNCATED_2 = 25; // Value holds its fields
export const SECTION_OPTION_VALUE_LEFTOVER = 26; // Value is filled by its fields
export const SECTION_OPTION_FILLER_TRUNCATED = 27; // Filler fits in what holds it
export const INTERFACE_OPTION_TRUNCATED = 28; // Interface Option has its fixed fields
export const INTERFACE_OPTION_VALUE_TRUNCATED = 29; // Value fits in what holds it
export const INTERFACE_OPTION_VALUE_TRUNCATED_2 = 30; // Value holds its fields
export const INTERFACE_OPTION_VALUE_LEFTOVER = 31; // Value is filled by its fields
export const INTERFACE_OPTION_IPV6_ADDRESS_IPV6_ADDRESS_TRUNCATED = 32; // IPv6 Address is 16 octets
export const INTERFACE_OPTION_IPV6_ADDRESS_PREFIX_LENGTH_MALFORMED = 33; // Prefix Length in 0..128
export const INTERFACE_OPTION_FILLER_TRUNCATED = 34; // Filler fits in what holds it
export const PACKET_OPTION_TRUNCATED = 35; // Packet Option has its fixed fields
export const PACKET_OPTION_VALUE_TRUNCATED = 36; // Value fits in what holds it
export const PACKET_OPTION_VALUE_TRUNCATED_2 = 37; // Value holds its fields
export const PACKET_OPTION_VALUE_LEFTOVER = 38; // Value is filled by its fields
export const PACKET_OPTION_FILLER_TRUNCATED = 39; // Filler fits in what holds it
export const NAME_OPTION_TRUNCATED = 40; // Name Option has its fixed fields
export const NAME_OPTION_VALUE_TRUNCATED = 41; // Value fits in what holds it
export const NAME_OPTION_VALUE_TRUNCATED_2 = 42; // Value holds its fields
export const NAME_OPTION_VALUE_LEFTOVER = 43; // Value is filled by its fields
export const NAME_OPTION_DNS_IPV6_ADDRESS_DNS_IPV6_ADDRESS_TRUNCATED = 44;
export const NAME_OPTION_FILLER_TRUNCATED = 45; // Filler fits in what holds it
export const STATISTICS_OPTION_TRUNCATED = 46; // Statistics Option has its fixed fields
export const STATISTICS_OPTION_VALUE_TRUNCATED = 47; // Value fits in what holds it
export const STATISTICS_OPTION_VALUE_TRUNCATED_2 = 48; // Value holds its fields
export const STATISTICS_OPTION_VALUE_LEFTOVER = 49; // Value is filled by its fields
export const STATISTICS_OPTION_FILLER_TRUNCATED = 50; // Filler fits in what holds it
export const SECRETS_OPTION_TRUNCATED = 51; // Secrets Option has its fixed fields
export const SECRETS_OPTION_VALUE_TRUNCATED = 52; // Value fits in what holds it
export const SECRETS_OPTION_VALUE_TRUNCATED_2 = 53; // Value holds its fields
export const SECRETS_OPTION_VALUE_LEFTOVER = 54; // Value is filled by its fields
export const SECRETS_OPTION_FILLER_TRUNCATED = 55; // Filler fits in what holds it
export const NAME_RECORD_TRUNCATED = 56; // Name Record has its fixed fields
export const NAME_RECORD_END_OF_RECORDS_LENGTH_MALFORMED = 57; // Length = 0
export const NAME_RECORD_END_OF_RECORDS_OPTIONS_TRUNCATED = 58; // Options ends with a whole item
export const NAME_RECORD_IPV4_LENGTH_MALFORMED = 59; // Length in 4..
export const NAME_RECORD_IPV4_VALUE_TRUNCATED = 60; // Value fits in what holds it
export const NAME_RECORD_IPV4_VALUE_LEFTOVER = 61; // Value is filled by its fields
export const NAME_RECORD_IPV4_FILLER_TRUNCATED = 62; // Filler fits in what holds it
export const NAME_RECORD_IPV6_LENGTH_MALFORMED = 63; // Length in 16..
export const NAME_RECORD_IPV6_VALUE_TRUNCATED = 64; // Value fits in what holds it
export const NAME_RECORD_IPV6_IPV6_ADDRESS_TRUNCATED = 65; // IPv6 Address is 16 octets
export const NAME_RECORD_IPV6_VALUE_LEFTOVER = 66; // Value is filled by its fields
export const NAME_RECORD_IPV6_FILLER_TRUNCATED = 67; // Filler fits in what holds it
export const NAME_RECORD_UNKNOWN_OCTETS_TRUNCATED = 68; // Octets fits in what holds it
/** Direction: unknown values pass through. */
export const DIRECTION = {
  UNKNOWN: 0,
  INBOUND: 1,
  OUTBOUND: 2,
} as const;
/** Block Type: unknown values pass through. */
export const BLOCK_TYPE = {
  INTERFACE_DESCRIPTION: 1,
  OBSOLETE_PACKET: 2,
  SIMPLE_PACKET: 3,
  NAME_RESOLUTION: 4,
  INTERFACE_STATISTICS: 5,
  ENHANCED_PACKET: 6,
  SYSTEMD_JOURNAL: 9,
  DECRYPTION_SECRETS: 10,
  CUSTOM: 2989,
  CUSTOM_NOT_TO_BE_COPIED: 1073744813,
  SECTION_HEADER: 168627466,
} as const;
/** Hash Algorithm: unknown values pass through. */
export const HASH_ALGORITHM = {
  TWOS_COMPLEMENT: 0,
  XOR: 1,
  CRC32: 2,
  MD5: 3,
  SHA_1: 4,
  TOEPLITZ: 5,
} as const;
/** Secrets Type: unknown values pass through. */
export const SECRETS_TYPE = {
  SSH_KEY_LOG: 1397967692,
  TLS_KEY_LOG: 1414288203,
  WIREGUARD_KEY_LOG: 1464290124,
  ZIGBEE_NETWORK_KEY: 1515083595,
  ZIGBEE_APPLICATION_SUPPORT_KEY: 1514229843,
} as const;
/** Which Name Record it is. */
export const NAME_RECORD_RECORD_TYPE = {
  END_OF_RECORDS: 0,
  IPV4: 1,
  IPV6: 2,
} as const;

/**
 * Whether b[o, end) begins with a sound Block: OK, or the first rule of the spec that it breaks.
 */
export function checkBlock(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanBlock(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/** As checkBlock(), but answers where the Block ends, or minus the broken rule. */
export function scanBlock(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 8) return -TRUNCATED;
  const blockType =
    swapped === 1
      ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
      : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  const blockTotalLength =
    swapped === 1
      ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
      : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
  if (blockTotalLength < 12) return -BLOCK_TOTAL_LENGTH_MALFORMED; // :10
  if (blockTotalLength % 4 !== 0) return -BLOCK_TOTAL_LENGTH_MALFORMED_2; // :10
  const blockBodyEnd = o + 8 + blockTotalLength - 12;
  if (blockBodyEnd > end) return -BLOCK_BODY_TRUNCATED; // :11
  switch (blockType) {
    case 168627466: {
      // Section Header
      if (blockBodyEnd - o < 24) return -BLOCK_BODY_TRUNCATED_2;
      const byteOrderMagic =
        swapped === 1
          ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
          : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
      if (byteOrderMagic !== 439041101) return -SECTION_HEADER_BYTE_ORDER_MAGIC_WRONG_BYTE_ORDER; // :13
      const majorVersion =
        swapped === 1 ? (b[o + 13] << 8) | b[o + 12] : (b[o + 12] << 8) | b[o + 13];
      if (majorVersion !== 1) return -SECTION_HEADER_MAJOR_VERSION_MALFORMED; // :14
      let optionsAt = o + 24;
      while (optionsAt < blockBodyEnd) {
        const optionsNext = scanSectionOption(b, optionsAt, blockBodyEnd, swapped);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 1: {
      // Interface Description
      if (blockBodyEnd - o < 16) return -BLOCK_BODY_TRUNCATED_2;
      let optionsAt = o + 16;
      while (optionsAt < blockBodyEnd) {
        const optionsNext = scanInterfaceOption(b, optionsAt, blockBodyEnd, swapped);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 2: {
      // Obsolete Packet
      if (blockBodyEnd - o < 28) return -BLOCK_BODY_TRUNCATED_2;
      const capturedPacketLength =
        swapped === 1
          ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
          : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
      const packetDataEnd = o + 28 + capturedPacketLength;
      if (packetDataEnd > blockBodyEnd) return -OBSOLETE_PACKET_PACKET_DATA_TRUNCATED; // :32
      const packetDataFilled = Math.max(
        packetDataEnd,
        o + 28 + Math.floor((capturedPacketLength + 3) / 4) * 4,
      );
      if (packetDataFilled > blockBodyEnd) return -OBSOLETE_PACKET_PACKET_DATA_TRUNCATED; // :32
      let optionsAt = packetDataFilled;
      while (optionsAt < blockBodyEnd) {
        const optionsNext = scanPacketOption(b, optionsAt, blockBodyEnd, swapped);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 3: {
      // Simple Packet
      if (blockBodyEnd - o < 12) return -BLOCK_BODY_TRUNCATED_2;
      break;
    }

    case 4: {
      // Name Resolution
      let recordsAt = o + 8;
      let recordsEnded = false;
      while (recordsAt < blockBodyEnd) {
        const recordsNext = scanNameRecord(b, recordsAt, blockBodyEnd, swapped);
        if (recordsNext < 0) return recordsNext;
        if (
          (swapped === 1
            ? (b[recordsAt + 1] << 8) | b[recordsAt]
            : (b[recordsAt] << 8) | b[recordsAt + 1]) === 0
        ) {
          recordsEnded = true;
          break;
        }

        recordsAt = recordsNext;
      }

      if (!recordsEnded) return -NAME_RESOLUTION_RECORDS_UNTERMINATED; // :42
      break;
    }

    case 5: {
      // Interface Statistics
      if (blockBodyEnd - o < 20) return -BLOCK_BODY_TRUNCATED_2;
      let optionsAt = o + 20;
      while (optionsAt < blockBodyEnd) {
        const optionsNext = scanStatisticsOption(b, optionsAt, blockBodyEnd, swapped);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 6: {
      // Enhanced Packet
      if (blockBodyEnd - o < 28) return -BLOCK_BODY_TRUNCATED_2;
      const capturedPacketLength =
        swapped === 1
          ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
          : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
      const packetDataEnd = o + 28 + capturedPacketLength;
      if (packetDataEnd > blockBodyEnd) return -ENHANCED_PACKET_PACKET_DATA_TRUNCATED; // :56
      const packetDataFilled = Math.max(
        packetDataEnd,
        o + 28 + Math.floor((capturedPacketLength + 3) / 4) * 4,
      );
      if (packetDataFilled > blockBodyEnd) return -ENHANCED_PACKET_PACKET_DATA_TRUNCATED; // :56
      let optionsAt = packetDataFilled;
      while (optionsAt < blockBodyEnd) {
        const optionsNext = scanPacketOption(b, optionsAt, blockBodyEnd, swapped);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 9: {
      // Systemd Journal
      break;
    }

    case 10: {
      // Decryption Secrets
      if (blockBodyEnd - o < 16) return -BLOCK_BODY_TRUNCATED_2;
      const secretsLength =
        swapped === 1
          ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
          : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
      const secretsDataEnd = o + 16 + secretsLength;
      if (secretsDataEnd > blockBodyEnd) return -DECRYPTION_SECRETS_SECRETS_DATA_TRUNCATED; // :64
      const secretsDataFilled = Math.max(
        secretsDataEnd,
        o + 16 + Math.floor((secretsLength + 3) / 4) * 4,
      );
      if (secretsDataFilled > blockBodyEnd) return -DECRYPTION_SECRETS_SECRETS_DATA_TRUNCATED; // :64
      let optionsAt = secretsDataFilled;
      while (optionsAt < blockBodyEnd) {
        const optionsNext = scanSecretsOption(b, optionsAt, blockBodyEnd, swapped);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      break;
    }

    case 2989:
    case 1073744813: {
      // Custom
      if (blockBodyEnd - o < 12) return -BLOCK_BODY_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  if (end - blockBodyEnd < 4) return -TRUNCATED;
  const blockTotalLengthAgain =
    swapped === 1
      ? ((b[blockBodyEnd + 3] << 24) |
          (b[blockBodyEnd + 2] << 16) |
          (b[blockBodyEnd + 1] << 8) |
          b[blockBodyEnd]) >>>
        0
      : ((b[blockBodyEnd] << 24) |
          (b[blockBodyEnd + 1] << 16) |
          (b[blockBodyEnd + 2] << 8) |
          b[blockBodyEnd + 3]) >>>
        0;
  if (blockTotalLengthAgain !== blockTotalLength) return -BLOCK_TOTAL_LENGTH_AGAIN_MALFORMED; // :74
  return blockBodyEnd + 4;
}

/** Where Block Body begins. */
export function blockBodyStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Block Body ends. */
export function blockBodyEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 8 + blockTotalLength(b, o, swapped) - 12;
}

/** Where Options begins. */
export function sectionHeaderOptionsStart(b: Uint8Array, o: number): number {
  return o + 24;
}

/** Where Options ends. */
export function sectionHeaderOptionsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Options begins. */
export function interfaceDescriptionOptionsStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Where Options ends. */
export function interfaceDescriptionOptionsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Packet Data begins. */
export function obsoletePacketPacketDataStart(b: Uint8Array, o: number): number {
  return o + 28;
}

/** Where Packet Data ends. */
export function obsoletePacketPacketDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 28 + obsoletePacketCapturedPacketLength(b, o, swapped);
}

/** Where what fills Packet Data up ends. */
export function obsoletePacketPacketDataFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    obsoletePacketPacketDataEnd(b, o, swapped),
    o + 28 + Math.floor((obsoletePacketCapturedPacketLength(b, o, swapped) + 3) / 4) * 4,
  );
}

/** Where Options begins. */
export function obsoletePacketOptionsStart(b: Uint8Array, o: number, swapped: number): number {
  return obsoletePacketPacketDataFilled(b, o, swapped);
}

/** Where Options ends. */
export function obsoletePacketOptionsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Packet Data begins. */
export function simplePacketPacketDataStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Packet Data ends. */
export function simplePacketPacketDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Records begins. */
export function nameResolutionRecordsStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Records ends. */
export function nameResolutionRecordsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Options begins. */
export function interfaceStatisticsOptionsStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Options ends. */
export function interfaceStatisticsOptionsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Packet Data begins. */
export function enhancedPacketPacketDataStart(b: Uint8Array, o: number): number {
  return o + 28;
}

/** Where Packet Data ends. */
export function enhancedPacketPacketDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 28 + enhancedPacketCapturedPacketLength(b, o, swapped);
}

/** Where what fills Packet Data up ends. */
export function enhancedPacketPacketDataFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    enhancedPacketPacketDataEnd(b, o, swapped),
    o + 28 + Math.floor((enhancedPacketCapturedPacketLength(b, o, swapped) + 3) / 4) * 4,
  );
}

/** Where Options begins. */
export function enhancedPacketOptionsStart(b: Uint8Array, o: number, swapped: number): number {
  return enhancedPacketPacketDataFilled(b, o, swapped);
}

/** Where Options ends. */
export function enhancedPacketOptionsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Journal Entry begins. */
export function systemdJournalJournalEntryStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Journal Entry ends. */
export function systemdJournalJournalEntryEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Secrets Data begins. */
export function decryptionSecretsSecretsDataStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Where Secrets Data ends. */
export function decryptionSecretsSecretsDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 16 + decryptionSecretsSecretsLength(b, o, swapped);
}

/** Where what fills Secrets Data up ends. */
export function decryptionSecretsSecretsDataFilled(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return Math.max(
    decryptionSecretsSecretsDataEnd(b, o, swapped),
    o + 16 + Math.floor((decryptionSecretsSecretsLength(b, o, swapped) + 3) / 4) * 4,
  );
}

/** Where Options begins. */
export function decryptionSecretsOptionsStart(b: Uint8Array, o: number, swapped: number): number {
  return decryptionSecretsSecretsDataFilled(b, o, swapped);
}

/** Where Options ends. */
export function decryptionSecretsOptionsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Custom Data begins. */
export function customCustomDataStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Custom Data ends. */
export function customCustomDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Where Octets begins. */
export function unknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Octets ends. */
export function unknownOctetsEnd(b: Uint8Array, o: number, swapped: number): number {
  return blockBodyEnd(b, o, swapped);
}

/** Block Type (32). */
export function blockType(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
    : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setBlockType(b: Uint8Array, o: number, swapped: number, value: number): void {
  putUint(b, o, o + 4, value, swapped === 1);
}

/** Block Total Length (32) in 12.., in octets. */
export function blockTotalLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setBlockTotalLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** Byte-Order Magic (32) = 439041101. */
export function sectionHeaderByteOrderMagic(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setSectionHeaderByteOrderMagic(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Major Version (16) = 1. */
export function sectionHeaderMajorVersion(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 13] << 8) | b[o + 12] : (b[o + 12] << 8) | b[o + 13];
}

export function setSectionHeaderMajorVersion(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 14, value, swapped === 1);
}

/** Minor Version (16) in 0 | 2. */
export function sectionHeaderMinorVersion(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 15] << 8) | b[o + 14] : (b[o + 14] << 8) | b[o + 15];
}

export function setSectionHeaderMinorVersion(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 14, o + 16, value, swapped === 1);
}

/** Section Length (64), in octets: all ones: not known, as the file was still being written. */
export function sectionHeaderSectionLength(b: Uint8Array, o: number, swapped: number): bigint {
  return bigUint(b, o + 16, o + 24, swapped === 1);
}

export function setSectionHeaderSectionLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 16, o + 24, value, swapped === 1);
}

/** LinkType (16). */
export function interfaceDescriptionLinktype(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 9] << 8) | b[o + 8] : (b[o + 8] << 8) | b[o + 9];
}

export function setInterfaceDescriptionLinktype(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 10, value, swapped === 1);
}

/** Reserved (16) = 0. */
export function interfaceDescriptionReserved(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 11] << 8) | b[o + 10] : (b[o + 10] << 8) | b[o + 11];
}

export function setInterfaceDescriptionReserved(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 10, o + 12, value, swapped === 1);
}

/** SnapLen (32), in octets. */
export function interfaceDescriptionSnaplen(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
    : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setInterfaceDescriptionSnaplen(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 16, value, swapped === 1);
}

/** Interface ID (16). */
export function obsoletePacketInterfaceId(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 9] << 8) | b[o + 8] : (b[o + 8] << 8) | b[o + 9];
}

export function setObsoletePacketInterfaceId(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 10, value, swapped === 1);
}

/** Drops Count (16). */
export function obsoletePacketDropsCount(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 11] << 8) | b[o + 10] : (b[o + 10] << 8) | b[o + 11];
}

export function setObsoletePacketDropsCount(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 10, o + 12, value, swapped === 1);
}

/** Timestamp Upper (32). */
export function obsoletePacketTimestampUpper(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
    : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setObsoletePacketTimestampUpper(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 16, value, swapped === 1);
}

/** Timestamp Lower (32). */
export function obsoletePacketTimestampLower(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
    : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setObsoletePacketTimestampLower(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 16, o + 20, value, swapped === 1);
}

/** Captured Packet Length (32), in octets. */
export function obsoletePacketCapturedPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
    : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
}

export function setObsoletePacketCapturedPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 20, o + 24, value, swapped === 1);
}

/** Original Packet Length (32), in octets. */
export function obsoletePacketOriginalPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 27] << 24) | (b[o + 26] << 16) | (b[o + 25] << 8) | b[o + 24]) >>> 0
    : ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0;
}

export function setObsoletePacketOriginalPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 24, o + 28, value, swapped === 1);
}

/** Original Packet Length (32), in octets. */
export function simplePacketOriginalPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setSimplePacketOriginalPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Interface ID (32). */
export function interfaceStatisticsInterfaceId(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setInterfaceStatisticsInterfaceId(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Timestamp Upper (32). */
export function interfaceStatisticsTimestampUpper(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
    : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setInterfaceStatisticsTimestampUpper(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 16, value, swapped === 1);
}

/** Timestamp Lower (32). */
export function interfaceStatisticsTimestampLower(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
    : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setInterfaceStatisticsTimestampLower(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 16, o + 20, value, swapped === 1);
}

/** Interface ID (32). */
export function enhancedPacketInterfaceId(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setEnhancedPacketInterfaceId(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Timestamp Upper (32): in what its interface says; else microseconds since 1970. */
export function enhancedPacketTimestampUpper(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
    : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setEnhancedPacketTimestampUpper(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 16, value, swapped === 1);
}

/** Timestamp Lower (32). */
export function enhancedPacketTimestampLower(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
    : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setEnhancedPacketTimestampLower(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 16, o + 20, value, swapped === 1);
}

/** Captured Packet Length (32), in octets. */
export function enhancedPacketCapturedPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
    : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
}

export function setEnhancedPacketCapturedPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 20, o + 24, value, swapped === 1);
}

/** Original Packet Length (32), in octets. */
export function enhancedPacketOriginalPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 27] << 24) | (b[o + 26] << 16) | (b[o + 25] << 8) | b[o + 24]) >>> 0
    : ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0;
}

export function setEnhancedPacketOriginalPacketLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 24, o + 28, value, swapped === 1);
}

/** Secrets Type (32). */
export function decryptionSecretsSecretsType(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setDecryptionSecretsSecretsType(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Secrets Length (32), in octets. */
export function decryptionSecretsSecretsLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
    : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setDecryptionSecretsSecretsLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 12, o + 16, value, swapped === 1);
}

/** Private Enterprise Number (32). */
export function customPrivateEnterpriseNumber(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Block Total Length Again (32). */
export function blockTotalLengthAgain(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[blockBodyEnd(b, o, swapped) + 3] << 24) |
        (b[blockBodyEnd(b, o, swapped) + 2] << 16) |
        (b[blockBodyEnd(b, o, swapped) + 1] << 8) |
        b[blockBodyEnd(b, o, swapped)]) >>>
        0
    : ((b[blockBodyEnd(b, o, swapped)] << 24) |
        (b[blockBodyEnd(b, o, swapped) + 1] << 16) |
        (b[blockBodyEnd(b, o, swapped) + 2] << 8) |
        b[blockBodyEnd(b, o, swapped) + 3]) >>>
        0;
}

export function setBlockTotalLengthAgain(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, blockBodyEnd(b, o, swapped), blockBodyEnd(b, o, swapped) + 4, value, swapped === 1);
}

/** How many octets the Block at o still needs, at least, behind end: 0 when it is whole. */
export function neededBlock(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end < o + 4) return o + 4 - end;
  if (end < o + 8) return o + 8 - end;
  const whole = blockBodyEnd(b, o, swapped) + 4;
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Section Option: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSectionOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanSectionOption(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/**
 * As checkSectionOption(), but answers where the Section Option ends, or minus the broken rule.
 */
export function scanSectionOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 4) return -SECTION_OPTION_TRUNCATED;
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  if (valueEnd > end) return -SECTION_OPTION_VALUE_TRUNCATED; // :81
  switch (code) {
    case 0: {
      // End of Options
      if (o + 4 !== valueEnd) return -SECTION_OPTION_VALUE_LEFTOVER; // :81
      break;
    }

    case 1: {
      // Comment
      break;
    }

    case 2: {
      // Hardware
      break;
    }

    case 3: {
      // OS
      break;
    }

    case 4: {
      // User Application
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      if (valueEnd - o < 8) return -SECTION_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  const fillerEnd = valueEnd + 0;
  if (fillerEnd > end) return -SECTION_OPTION_FILLER_TRUNCATED; // :90
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  if (fillerFilled > end) return -SECTION_OPTION_FILLER_TRUNCATED; // :90
  return fillerFilled;
}

/** Where Value begins. */
export function sectionOptionValueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Value ends. */
export function sectionOptionValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + sectionOptionLength(b, o, swapped);
}

/** Where Comment begins. */
export function sectionOptionCommentCommentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Comment ends. */
export function sectionOptionCommentCommentEnd(b: Uint8Array, o: number, swapped: number): number {
  return sectionOptionValueEnd(b, o, swapped);
}

/** Where Hardware begins. */
export function sectionOptionHardwareHardwareStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Hardware ends. */
export function sectionOptionHardwareHardwareEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return sectionOptionValueEnd(b, o, swapped);
}

/** Where OS begins. */
export function sectionOptionOsOsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where OS ends. */
export function sectionOptionOsOsEnd(b: Uint8Array, o: number, swapped: number): number {
  return sectionOptionValueEnd(b, o, swapped);
}

/** Where User Application begins. */
export function sectionOptionUserApplicationUserApplicationStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where User Application ends. */
export function sectionOptionUserApplicationUserApplicationEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return sectionOptionValueEnd(b, o, swapped);
}

/** Where Custom Data begins. */
export function sectionOptionCustomCustomDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Custom Data ends. */
export function sectionOptionCustomCustomDataEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return sectionOptionValueEnd(b, o, swapped);
}

/** Where Octets begins. */
export function sectionOptionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function sectionOptionUnknownOctetsEnd(b: Uint8Array, o: number, swapped: number): number {
  return sectionOptionValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function sectionOptionFillerStart(b: Uint8Array, o: number, swapped: number): number {
  return sectionOptionValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function sectionOptionFillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return sectionOptionValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function sectionOptionFillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    sectionOptionFillerEnd(b, o, swapped),
    sectionOptionValueEnd(b, o, swapped) + (-sectionOptionLength(b, o, swapped) & 3),
  );
}

/** Code (16). */
export function sectionOptionCode(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
}

export function setSectionOptionCode(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o, o + 2, value, swapped === 1);
}

/** Length (16), in octets. */
export function sectionOptionLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

export function setSectionOptionLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 2, o + 4, value, swapped === 1);
}

/** Private Enterprise Number (32). */
export function sectionOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setSectionOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/**
 * How many octets the Section Option at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededSectionOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = sectionOptionFillerFilled(b, o, swapped);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Interface Option: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkInterfaceOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  const at = scanInterfaceOption(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/**
 * As checkInterfaceOption(), but answers where the Interface Option ends, or minus the broken
 * rule.
 */
export function scanInterfaceOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  if (end - o < 4) return -INTERFACE_OPTION_TRUNCATED;
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  if (valueEnd > end) return -INTERFACE_OPTION_VALUE_TRUNCATED; // :96
  switch (code) {
    case 0: {
      // End of Options
      if (o + 4 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 1: {
      // Comment
      break;
    }

    case 2: {
      // Name
      break;
    }

    case 3: {
      // Description
      break;
    }

    case 4: {
      // IPv4 Address
      if (valueEnd - o < 12) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 5: {
      // IPv6 Address
      if (valueEnd - o < 21) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      const prefixLength = b[o + 20];
      if (prefixLength > 128) return -INTERFACE_OPTION_IPV6_ADDRESS_PREFIX_LENGTH_MALFORMED; // :102
      if (o + 21 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 6: {
      // MAC Address
      if (valueEnd - o < 10) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 10 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 7: {
      // EUI Address
      if (valueEnd - o < 12) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 8: {
      // Speed
      if (valueEnd - o < 12) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 9: {
      // Timestamp Resolution
      if (valueEnd - o < 5) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 5 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 10: {
      // Time Zone
      if (valueEnd - o < 8) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 8 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 11: {
      // Filter
      if (valueEnd - o < 5) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    case 12: {
      // OS
      break;
    }

    case 13: {
      // FCS Length
      if (valueEnd - o < 5) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 5 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 14: {
      // Timestamp Offset
      if (valueEnd - o < 12) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 15: {
      // Hardware
      break;
    }

    case 16: {
      // Transmit Speed
      if (valueEnd - o < 12) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 17: {
      // Receive Speed
      if (valueEnd - o < 12) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -INTERFACE_OPTION_VALUE_LEFTOVER; // :96
      break;
    }

    case 18: {
      // IANA Time Zone
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      if (valueEnd - o < 8) return -INTERFACE_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  const fillerEnd = valueEnd + 0;
  if (fillerEnd > end) return -INTERFACE_OPTION_FILLER_TRUNCATED; // :120
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  if (fillerFilled > end) return -INTERFACE_OPTION_FILLER_TRUNCATED; // :120
  return fillerFilled;
}

/** Where Value begins. */
export function interfaceOptionValueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Value ends. */
export function interfaceOptionValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + interfaceOptionLength(b, o, swapped);
}

/** Where Comment begins. */
export function interfaceOptionCommentCommentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Comment ends. */
export function interfaceOptionCommentCommentEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where Name begins. */
export function interfaceOptionNameNameStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Name ends. */
export function interfaceOptionNameNameEnd(b: Uint8Array, o: number, swapped: number): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where Description begins. */
export function interfaceOptionDescriptionDescriptionStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Description ends. */
export function interfaceOptionDescriptionDescriptionEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where IPv6 Address begins. */
export function interfaceOptionIpv6AddressIpv6AddressStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IPv6 Address ends. */
export function interfaceOptionIpv6AddressIpv6AddressEnd(b: Uint8Array, o: number): number {
  return o + 4 + 16;
}

/** Where Filter begins. */
export function interfaceOptionFilterFilterStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Filter ends. */
export function interfaceOptionFilterFilterEnd(b: Uint8Array, o: number, swapped: number): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where OS begins. */
export function interfaceOptionOsOsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where OS ends. */
export function interfaceOptionOsOsEnd(b: Uint8Array, o: number, swapped: number): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where Hardware begins. */
export function interfaceOptionHardwareHardwareStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Hardware ends. */
export function interfaceOptionHardwareHardwareEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where IANA Time Zone begins. */
export function interfaceOptionIanaTimeZoneIanaTimeZoneStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IANA Time Zone ends. */
export function interfaceOptionIanaTimeZoneIanaTimeZoneEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where Custom Data begins. */
export function interfaceOptionCustomCustomDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Custom Data ends. */
export function interfaceOptionCustomCustomDataEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where Octets begins. */
export function interfaceOptionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function interfaceOptionUnknownOctetsEnd(b: Uint8Array, o: number, swapped: number): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function interfaceOptionFillerStart(b: Uint8Array, o: number, swapped: number): number {
  return interfaceOptionValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function interfaceOptionFillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return interfaceOptionValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function interfaceOptionFillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    interfaceOptionFillerEnd(b, o, swapped),
    interfaceOptionValueEnd(b, o, swapped) + (-interfaceOptionLength(b, o, swapped) & 3),
  );
}

/** Code (16). */
export function interfaceOptionCode(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
}

export function setInterfaceOptionCode(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o, o + 2, value, swapped === 1);
}

/** Length (16), in octets. */
export function interfaceOptionLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

export function setInterfaceOptionLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 2, o + 4, value, swapped === 1);
}

/** IPv4 Address (32). */
export function interfaceOptionIpv4AddressIpv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setInterfaceOptionIpv4AddressIpv4Address(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Netmask (32). */
export function interfaceOptionIpv4AddressNetmask(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setInterfaceOptionIpv4AddressNetmask(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Prefix Length (8) in 0..128. */
export function interfaceOptionIpv6AddressPrefixLength(b: Uint8Array, o: number): number {
  return b[o + 20];
}

export function setInterfaceOptionIpv6AddressPrefixLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 20] = value;
}

/** MAC Address (48). */
export function interfaceOptionMacAddressMacAddress(b: Uint8Array, o: number): number {
  return (
    ((b[o + 4] << 8) | b[o + 5]) * 0x100000000 +
    (((b[o + 6] << 24) | (b[o + 7] << 16) | (b[o + 8] << 8) | b[o + 9]) >>> 0)
  );
}

export function setInterfaceOptionMacAddressMacAddress(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 5] = Math.floor(value / 0x100000000);
  b[o + 6] = (value >>> 0) >>> 24;
  b[o + 7] = (value >>> 0) >>> 16;
  b[o + 8] = (value >>> 0) >>> 8;
  b[o + 9] = value >>> 0;
}

/** EUI Address (64). */
export function interfaceOptionEuiAddressEuiAddress(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setInterfaceOptionEuiAddressEuiAddress(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Speed (64), in bit a second. */
export function interfaceOptionSpeedSpeed(b: Uint8Array, o: number, swapped: number): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setInterfaceOptionSpeedSpeed(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Resolution (8): ten to the minus so many; from 128 on, two to the minus the rest. */
export function interfaceOptionTimestampResolutionResolution(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setInterfaceOptionTimestampResolutionResolution(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Time Zone (32). */
export function interfaceOptionTimeZoneTimeZone(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setInterfaceOptionTimeZoneTimeZone(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** Filter Kind (8). */
export function interfaceOptionFilterFilterKind(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setInterfaceOptionFilterFilterKind(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** FCS Length (8), in octets. */
export function interfaceOptionFcsLengthFcsLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setInterfaceOptionFcsLengthFcsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Timestamp Offset (64), in seconds. */
export function interfaceOptionTimestampOffsetTimestampOffset(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setInterfaceOptionTimestampOffsetTimestampOffset(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Transmit Speed (64), in bit a second. */
export function interfaceOptionTransmitSpeedTransmitSpeed(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setInterfaceOptionTransmitSpeedTransmitSpeed(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Receive Speed (64), in bit a second. */
export function interfaceOptionReceiveSpeedReceiveSpeed(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setInterfaceOptionReceiveSpeedReceiveSpeed(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Private Enterprise Number (32). */
export function interfaceOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setInterfaceOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/**
 * How many octets the Interface Option at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededInterfaceOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = interfaceOptionFillerFilled(b, o, swapped);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Packet Option: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkPacketOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanPacketOption(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/** As checkPacketOption(), but answers where the Packet Option ends, or minus the broken rule. */
export function scanPacketOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 4) return -PACKET_OPTION_TRUNCATED;
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  if (valueEnd > end) return -PACKET_OPTION_VALUE_TRUNCATED; // :126
  switch (code) {
    case 0: {
      // End of Options
      if (o + 4 !== valueEnd) return -PACKET_OPTION_VALUE_LEFTOVER; // :126
      break;
    }

    case 1: {
      // Comment
      break;
    }

    case 2: {
      // Flags
      if (valueEnd - o < 8) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      if (o + 8 !== valueEnd) return -PACKET_OPTION_VALUE_LEFTOVER; // :126
      break;
    }

    case 3: {
      // Hash
      if (valueEnd - o < 5) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    case 4: {
      // Drop Count
      if (valueEnd - o < 12) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -PACKET_OPTION_VALUE_LEFTOVER; // :126
      break;
    }

    case 5: {
      // Packet ID
      if (valueEnd - o < 12) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -PACKET_OPTION_VALUE_LEFTOVER; // :126
      break;
    }

    case 6: {
      // Queue
      if (valueEnd - o < 8) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      if (o + 8 !== valueEnd) return -PACKET_OPTION_VALUE_LEFTOVER; // :126
      break;
    }

    case 7: {
      // Verdict
      if (valueEnd - o < 5) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    case 8: {
      // Process Thread
      if (valueEnd - o < 12) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -PACKET_OPTION_VALUE_LEFTOVER; // :126
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      if (valueEnd - o < 8) return -PACKET_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  const fillerEnd = valueEnd + 0;
  if (fillerEnd > end) return -PACKET_OPTION_FILLER_TRUNCATED; // :139
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  if (fillerFilled > end) return -PACKET_OPTION_FILLER_TRUNCATED; // :139
  return fillerFilled;
}

/** Where Value begins. */
export function packetOptionValueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Value ends. */
export function packetOptionValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + packetOptionLength(b, o, swapped);
}

/** Where Comment begins. */
export function packetOptionCommentCommentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Comment ends. */
export function packetOptionCommentCommentEnd(b: Uint8Array, o: number, swapped: number): number {
  return packetOptionValueEnd(b, o, swapped);
}

/** Where Hash begins. */
export function packetOptionHashHashStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Hash ends. */
export function packetOptionHashHashEnd(b: Uint8Array, o: number, swapped: number): number {
  return packetOptionValueEnd(b, o, swapped);
}

/** Where Verdict begins. */
export function packetOptionVerdictVerdictStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Verdict ends. */
export function packetOptionVerdictVerdictEnd(b: Uint8Array, o: number, swapped: number): number {
  return packetOptionValueEnd(b, o, swapped);
}

/** Where Custom Data begins. */
export function packetOptionCustomCustomDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Custom Data ends. */
export function packetOptionCustomCustomDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return packetOptionValueEnd(b, o, swapped);
}

/** Where Octets begins. */
export function packetOptionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function packetOptionUnknownOctetsEnd(b: Uint8Array, o: number, swapped: number): number {
  return packetOptionValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function packetOptionFillerStart(b: Uint8Array, o: number, swapped: number): number {
  return packetOptionValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function packetOptionFillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return packetOptionValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function packetOptionFillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    packetOptionFillerEnd(b, o, swapped),
    packetOptionValueEnd(b, o, swapped) + (-packetOptionLength(b, o, swapped) & 3),
  );
}

/** Code (16). */
export function packetOptionCode(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
}

export function setPacketOptionCode(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o, o + 2, value, swapped === 1);
}

/** Length (16), in octets. */
export function packetOptionLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

export function setPacketOptionLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 2, o + 4, value, swapped === 1);
}

/** Flags (32): in its two lowest bits. */
export function packetOptionFlagsFlags(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setPacketOptionFlagsFlags(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** Algorithm (8). */
export function packetOptionHashAlgorithm(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setPacketOptionHashAlgorithm(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Drop Count (64). */
export function packetOptionDropCountDropCount(b: Uint8Array, o: number, swapped: number): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setPacketOptionDropCountDropCount(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Packet ID (64). */
export function packetOptionPacketIdPacketId(b: Uint8Array, o: number, swapped: number): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setPacketOptionPacketIdPacketId(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Queue (32). */
export function packetOptionQueueQueue(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setPacketOptionQueueQueue(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** Verdict Type (8). */
export function packetOptionVerdictVerdictType(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setPacketOptionVerdictVerdictType(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Process ID (32). */
export function packetOptionProcessThreadProcessId(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setPacketOptionProcessThreadProcessId(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** Thread ID (32). */
export function packetOptionProcessThreadThreadId(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setPacketOptionProcessThreadThreadId(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Private Enterprise Number (32). */
export function packetOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setPacketOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/**
 * How many octets the Packet Option at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededPacketOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = packetOptionFillerFilled(b, o, swapped);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Name Option: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkNameOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanNameOption(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/** As checkNameOption(), but answers where the Name Option ends, or minus the broken rule. */
export function scanNameOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 4) return -NAME_OPTION_TRUNCATED;
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  if (valueEnd > end) return -NAME_OPTION_VALUE_TRUNCATED; // :145
  switch (code) {
    case 0: {
      // End of Options
      if (o + 4 !== valueEnd) return -NAME_OPTION_VALUE_LEFTOVER; // :145
      break;
    }

    case 1: {
      // Comment
      break;
    }

    case 2: {
      // DNS Name
      break;
    }

    case 3: {
      // DNS IPv4 Address
      if (valueEnd - o < 8) return -NAME_OPTION_VALUE_TRUNCATED_2;
      if (o + 8 !== valueEnd) return -NAME_OPTION_VALUE_LEFTOVER; // :145
      break;
    }

    case 4: {
      // DNS IPv6 Address
      if (valueEnd - o < 20) return -NAME_OPTION_VALUE_TRUNCATED_2;
      if (o + 20 !== valueEnd) return -NAME_OPTION_VALUE_LEFTOVER; // :145
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      if (valueEnd - o < 8) return -NAME_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  const fillerEnd = valueEnd + 0;
  if (fillerEnd > end) return -NAME_OPTION_FILLER_TRUNCATED; // :154
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  if (fillerFilled > end) return -NAME_OPTION_FILLER_TRUNCATED; // :154
  return fillerFilled;
}

/** Where Value begins. */
export function nameOptionValueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Value ends. */
export function nameOptionValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + nameOptionLength(b, o, swapped);
}

/** Where Comment begins. */
export function nameOptionCommentCommentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Comment ends. */
export function nameOptionCommentCommentEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameOptionValueEnd(b, o, swapped);
}

/** Where DNS Name begins. */
export function nameOptionDnsNameDnsNameStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where DNS Name ends. */
export function nameOptionDnsNameDnsNameEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameOptionValueEnd(b, o, swapped);
}

/** Where DNS IPv6 Address begins. */
export function nameOptionDnsIpv6AddressDnsIpv6AddressStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where DNS IPv6 Address ends. */
export function nameOptionDnsIpv6AddressDnsIpv6AddressEnd(b: Uint8Array, o: number): number {
  return o + 4 + 16;
}

/** Where Custom Data begins. */
export function nameOptionCustomCustomDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Custom Data ends. */
export function nameOptionCustomCustomDataEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameOptionValueEnd(b, o, swapped);
}

/** Where Octets begins. */
export function nameOptionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function nameOptionUnknownOctetsEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameOptionValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function nameOptionFillerStart(b: Uint8Array, o: number, swapped: number): number {
  return nameOptionValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function nameOptionFillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameOptionValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function nameOptionFillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    nameOptionFillerEnd(b, o, swapped),
    nameOptionValueEnd(b, o, swapped) + (-nameOptionLength(b, o, swapped) & 3),
  );
}

/** Code (16). */
export function nameOptionCode(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
}

export function setNameOptionCode(b: Uint8Array, o: number, swapped: number, value: number): void {
  putUint(b, o, o + 2, value, swapped === 1);
}

/** Length (16), in octets. */
export function nameOptionLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

export function setNameOptionLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 2, o + 4, value, swapped === 1);
}

/** DNS IPv4 Address (32). */
export function nameOptionDnsIpv4AddressDnsIpv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setNameOptionDnsIpv4AddressDnsIpv4Address(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Private Enterprise Number (32). */
export function nameOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setNameOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** How many octets the Name Option at o still needs, at least, behind end: 0 when it is whole. */
export function neededNameOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = nameOptionFillerFilled(b, o, swapped);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Statistics Option: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkStatisticsOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  const at = scanStatisticsOption(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/**
 * As checkStatisticsOption(), but answers where the Statistics Option ends, or minus the broken
 * rule.
 */
export function scanStatisticsOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  if (end - o < 4) return -STATISTICS_OPTION_TRUNCATED;
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  if (valueEnd > end) return -STATISTICS_OPTION_VALUE_TRUNCATED; // :160
  switch (code) {
    case 0: {
      // End of Options
      if (o + 4 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 1: {
      // Comment
      break;
    }

    case 2: {
      // Start Time
      if (valueEnd - o < 12) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 3: {
      // End Time
      if (valueEnd - o < 12) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 4: {
      // Received
      if (valueEnd - o < 12) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 5: {
      // Dropped
      if (valueEnd - o < 12) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 6: {
      // Accepted
      if (valueEnd - o < 12) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 7: {
      // OS Dropped
      if (valueEnd - o < 12) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 8: {
      // Delivered
      if (valueEnd - o < 12) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      if (o + 12 !== valueEnd) return -STATISTICS_OPTION_VALUE_LEFTOVER; // :160
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      if (valueEnd - o < 8) return -STATISTICS_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  const fillerEnd = valueEnd + 0;
  if (fillerEnd > end) return -STATISTICS_OPTION_FILLER_TRUNCATED; // :173
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  if (fillerFilled > end) return -STATISTICS_OPTION_FILLER_TRUNCATED; // :173
  return fillerFilled;
}

/** Where Value begins. */
export function statisticsOptionValueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Value ends. */
export function statisticsOptionValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + statisticsOptionLength(b, o, swapped);
}

/** Where Comment begins. */
export function statisticsOptionCommentCommentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Comment ends. */
export function statisticsOptionCommentCommentEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return statisticsOptionValueEnd(b, o, swapped);
}

/** Where Custom Data begins. */
export function statisticsOptionCustomCustomDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Custom Data ends. */
export function statisticsOptionCustomCustomDataEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return statisticsOptionValueEnd(b, o, swapped);
}

/** Where Octets begins. */
export function statisticsOptionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function statisticsOptionUnknownOctetsEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return statisticsOptionValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function statisticsOptionFillerStart(b: Uint8Array, o: number, swapped: number): number {
  return statisticsOptionValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function statisticsOptionFillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return statisticsOptionValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function statisticsOptionFillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    statisticsOptionFillerEnd(b, o, swapped),
    statisticsOptionValueEnd(b, o, swapped) + (-statisticsOptionLength(b, o, swapped) & 3),
  );
}

/** Code (16). */
export function statisticsOptionCode(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
}

export function setStatisticsOptionCode(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o, o + 2, value, swapped === 1);
}

/** Length (16), in octets. */
export function statisticsOptionLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

export function setStatisticsOptionLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 2, o + 4, value, swapped === 1);
}

/** Start Upper (32). */
export function statisticsOptionStartTimeStartUpper(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setStatisticsOptionStartTimeStartUpper(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** Start Lower (32). */
export function statisticsOptionStartTimeStartLower(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setStatisticsOptionStartTimeStartLower(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** End Upper (32). */
export function statisticsOptionEndTimeEndUpper(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setStatisticsOptionEndTimeEndUpper(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/** End Lower (32). */
export function statisticsOptionEndTimeEndLower(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1
    ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
    : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setStatisticsOptionEndTimeEndLower(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 8, o + 12, value, swapped === 1);
}

/** Received (64). */
export function statisticsOptionReceivedReceived(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setStatisticsOptionReceivedReceived(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Dropped (64). */
export function statisticsOptionDroppedDropped(b: Uint8Array, o: number, swapped: number): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setStatisticsOptionDroppedDropped(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Accepted (64). */
export function statisticsOptionAcceptedAccepted(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setStatisticsOptionAcceptedAccepted(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** OS Dropped (64). */
export function statisticsOptionOsDroppedOsDropped(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setStatisticsOptionOsDroppedOsDropped(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Delivered (64). */
export function statisticsOptionDeliveredDelivered(
  b: Uint8Array,
  o: number,
  swapped: number,
): bigint {
  return bigUint(b, o + 4, o + 12, swapped === 1);
}

export function setStatisticsOptionDeliveredDelivered(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: bigint,
): void {
  putUint(b, o + 4, o + 12, value, swapped === 1);
}

/** Private Enterprise Number (32). */
export function statisticsOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setStatisticsOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/**
 * How many octets the Statistics Option at o still needs, at least, behind end: 0 when it is
 * whole.
 */
export function neededStatisticsOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = statisticsOptionFillerFilled(b, o, swapped);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Secrets Option: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSecretsOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanSecretsOption(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/**
 * As checkSecretsOption(), but answers where the Secrets Option ends, or minus the broken rule.
 */
export function scanSecretsOption(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 4) return -SECRETS_OPTION_TRUNCATED;
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  if (valueEnd > end) return -SECRETS_OPTION_VALUE_TRUNCATED; // :179
  switch (code) {
    case 0: {
      // End of Options
      if (o + 4 !== valueEnd) return -SECRETS_OPTION_VALUE_LEFTOVER; // :179
      break;
    }

    case 1: {
      // Comment
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      if (valueEnd - o < 8) return -SECRETS_OPTION_VALUE_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  const fillerEnd = valueEnd + 0;
  if (fillerEnd > end) return -SECRETS_OPTION_FILLER_TRUNCATED; // :185
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  if (fillerFilled > end) return -SECRETS_OPTION_FILLER_TRUNCATED; // :185
  return fillerFilled;
}

/** Where Value begins. */
export function secretsOptionValueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Value ends. */
export function secretsOptionValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + secretsOptionLength(b, o, swapped);
}

/** Where Comment begins. */
export function secretsOptionCommentCommentStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Comment ends. */
export function secretsOptionCommentCommentEnd(b: Uint8Array, o: number, swapped: number): number {
  return secretsOptionValueEnd(b, o, swapped);
}

/** Where Custom Data begins. */
export function secretsOptionCustomCustomDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Custom Data ends. */
export function secretsOptionCustomCustomDataEnd(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return secretsOptionValueEnd(b, o, swapped);
}

/** Where Octets begins. */
export function secretsOptionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function secretsOptionUnknownOctetsEnd(b: Uint8Array, o: number, swapped: number): number {
  return secretsOptionValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function secretsOptionFillerStart(b: Uint8Array, o: number, swapped: number): number {
  return secretsOptionValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function secretsOptionFillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return secretsOptionValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function secretsOptionFillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    secretsOptionFillerEnd(b, o, swapped),
    secretsOptionValueEnd(b, o, swapped) + (-secretsOptionLength(b, o, swapped) & 3),
  );
}

/** Code (16). */
export function secretsOptionCode(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
}

export function setSecretsOptionCode(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o, o + 2, value, swapped === 1);
}

/** Length (16), in octets. */
export function secretsOptionLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

export function setSecretsOptionLength(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 2, o + 4, value, swapped === 1);
}

/** Private Enterprise Number (32). */
export function secretsOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  return swapped === 1
    ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
    : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setSecretsOptionCustomPrivateEnterpriseNumber(
  b: Uint8Array,
  o: number,
  swapped: number,
  value: number,
): void {
  putUint(b, o + 4, o + 8, value, swapped === 1);
}

/**
 * How many octets the Secrets Option at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededSecretsOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = secretsOptionFillerFilled(b, o, swapped);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Name Record: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkNameRecord(b: Uint8Array, o: number, end: number, swapped: number): number {
  const at = scanNameRecord(b, o, end, swapped);
  return at < 0 ? -at : OK;
}

/** As checkNameRecord(), but answers where the Name Record ends, or minus the broken rule. */
export function scanNameRecord(b: Uint8Array, o: number, end: number, swapped: number): number {
  if (end - o < 2) return -NAME_RECORD_TRUNCATED;
  const recordType = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  switch (recordType) {
    case 0: {
      // End of Records
      if (end - o < 4) return -NAME_RECORD_TRUNCATED;
      const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
      if (length !== 0) return -NAME_RECORD_END_OF_RECORDS_LENGTH_MALFORMED; // :190
      let optionsAt = o + 4;
      while (optionsAt < end) {
        const optionsNext = scanNameOption(b, optionsAt, end, swapped);
        if (optionsNext < 0) return optionsNext;
        optionsAt = optionsNext;
      }

      return end;
    }

    case 1: {
      // IPv4
      if (end - o < 4) return -NAME_RECORD_TRUNCATED;
      const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
      if (length < 4) return -NAME_RECORD_IPV4_LENGTH_MALFORMED; // :192
      const valueEnd = o + 4 + length;
      if (valueEnd > end) return -NAME_RECORD_IPV4_VALUE_TRUNCATED; // :193
      if (valueEnd - o < 8) return -NAME_RECORD_TRUNCATED;
      const fillerEnd = valueEnd + 0;
      if (fillerEnd > end) return -NAME_RECORD_IPV4_FILLER_TRUNCATED; // :194
      const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
      if (fillerFilled > end) return -NAME_RECORD_IPV4_FILLER_TRUNCATED; // :194
      return fillerFilled;
    }

    case 2: {
      // IPv6
      if (end - o < 4) return -NAME_RECORD_TRUNCATED;
      const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
      if (length < 16) return -NAME_RECORD_IPV6_LENGTH_MALFORMED; // :197
      const valueEnd = o + 4 + length;
      if (valueEnd > end) return -NAME_RECORD_IPV6_VALUE_TRUNCATED; // :198
      if (valueEnd - o < 20) return -NAME_RECORD_TRUNCATED;
      const fillerEnd = valueEnd + 0;
      if (fillerEnd > end) return -NAME_RECORD_IPV6_FILLER_TRUNCATED; // :199
      const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
      if (fillerFilled > end) return -NAME_RECORD_IPV6_FILLER_TRUNCATED; // :199
      return fillerFilled;
    }

    default: {
      if (end - o < 4) return -NAME_RECORD_TRUNCATED;
      const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
      const octetsEnd = o + 4 + length;
      if (octetsEnd > end) return -NAME_RECORD_UNKNOWN_OCTETS_TRUNCATED; // :201
      const octetsFilled = Math.max(octetsEnd, o + 4 + Math.floor((length + 3) / 4) * 4);
      if (octetsFilled > end) return -NAME_RECORD_UNKNOWN_OCTETS_TRUNCATED; // :201
      return octetsFilled;
    }
  }
}

/** Record Type (16): which Name Record it is. */
export function nameRecordRecordType(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
}

/** Where Options begins. */
export function nameRecordEndOfRecordsOptionsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Length (16) = 0. */
export function nameRecordEndOfRecordsLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

/** Where Value ends. */
export function nameRecordIpv4ValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + nameRecordIpv4Length(b, o, swapped);
}

/** Where Names begins. */
export function nameRecordIpv4NamesStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Names ends. */
export function nameRecordIpv4NamesEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameRecordIpv4ValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function nameRecordIpv4FillerStart(b: Uint8Array, o: number, swapped: number): number {
  return nameRecordIpv4ValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function nameRecordIpv4FillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameRecordIpv4ValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function nameRecordIpv4FillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    nameRecordIpv4FillerEnd(b, o, swapped),
    nameRecordIpv4ValueEnd(b, o, swapped) + (-nameRecordIpv4Length(b, o, swapped) & 3),
  );
}

/** Length (16) in 4... */
export function nameRecordIpv4Length(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

/** IPv4 Address (32). */
export function nameRecordIpv4Ipv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

/** Where Value ends. */
export function nameRecordIpv6ValueEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + nameRecordIpv6Length(b, o, swapped);
}

/** Where IPv6 Address begins. */
export function nameRecordIpv6Ipv6AddressStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IPv6 Address ends. */
export function nameRecordIpv6Ipv6AddressEnd(b: Uint8Array, o: number): number {
  return o + 4 + 16;
}

/** Where Names begins. */
export function nameRecordIpv6NamesStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Names ends. */
export function nameRecordIpv6NamesEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameRecordIpv6ValueEnd(b, o, swapped);
}

/** Where Filler begins. */
export function nameRecordIpv6FillerStart(b: Uint8Array, o: number, swapped: number): number {
  return nameRecordIpv6ValueEnd(b, o, swapped);
}

/** Where Filler ends. */
export function nameRecordIpv6FillerEnd(b: Uint8Array, o: number, swapped: number): number {
  return nameRecordIpv6ValueEnd(b, o, swapped) + 0;
}

/** Where what fills Filler up ends. */
export function nameRecordIpv6FillerFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    nameRecordIpv6FillerEnd(b, o, swapped),
    nameRecordIpv6ValueEnd(b, o, swapped) + (-nameRecordIpv6Length(b, o, swapped) & 3),
  );
}

/** Length (16) in 16... */
export function nameRecordIpv6Length(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}

/** Where Octets begins. */
export function nameRecordUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function nameRecordUnknownOctetsEnd(b: Uint8Array, o: number, swapped: number): number {
  return o + 4 + nameRecordUnknownLength(b, o, swapped);
}

/** Where what fills Octets up ends. */
export function nameRecordUnknownOctetsFilled(b: Uint8Array, o: number, swapped: number): number {
  return Math.max(
    nameRecordUnknownOctetsEnd(b, o, swapped),
    o + 4 + Math.floor((nameRecordUnknownLength(b, o, swapped) + 3) / 4) * 4,
  );
}

/** Length (16). */
export function nameRecordUnknownLength(b: Uint8Array, o: number, swapped: number): number {
  return swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
}
