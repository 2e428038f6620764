// @generated from spec/network/igmp.protocol: change that, then npm run generate.
/**
 * IGMP, Internet Group Management Protocol. RFC 1112, RFC 2236, RFC 9776.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |     Type      | Max Resp Code |           Checksum            |
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
export const MEMBERSHIP_QUERY_SOURCE_ADDRESSES_TRUNCATED = 4;
export const V3_MEMBERSHIP_REPORT_GROUP_RECORDS_TRUNCATED = 5;
export const CHECKSUM_CORRUPT = 6; // Checksum = internet checksum
export const GROUP_RECORD_TRUNCATED = 7; // Group Record has its fixed fields
export const GROUP_RECORD_SOURCE_ADDRESSES_TRUNCATED = 8; // Source Addresses ends with a whole item
export const GROUP_RECORD_AUXILIARY_DATA_TRUNCATED = 9; // Auxiliary Data fits in what holds it
export const FLOATING_CODE_TRUNCATED = 10; // Floating Code has its fixed fields
/** Message Type: unknown values pass through. */
export const MESSAGE_TYPE = {
  MEMBERSHIP_QUERY: 17,
  V1_MEMBERSHIP_REPORT: 18,
  V2_MEMBERSHIP_REPORT: 22,
  LEAVE_GROUP: 23,
  V3_MEMBERSHIP_REPORT: 34,
} as const;
/** Record Type: unknown values pass through. */
export const RECORD_TYPE = {
  MODE_IS_INCLUDE: 1,
  MODE_IS_EXCLUDE: 2,
  CHANGE_TO_INCLUDE_MODE: 3,
  CHANGE_TO_EXCLUDE_MODE: 4,
  ALLOW_NEW_SOURCES: 5,
  BLOCK_OLD_SOURCES: 6,
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
    case 17: {
      // Membership Query
      if (end - o < 8) return -BODY_TRUNCATED;
      const igmpv3At = o + 8;
      let igmpv3End = igmpv3At;
      if (end - (o + 8) > 0) {
        if (end - igmpv3At < 4) return -BODY_TRUNCATED;
        const numberOfSources = (b[igmpv3At + 2] << 8) | b[igmpv3At + 3];
        const sourceAddressesEnd = igmpv3At + 4 + 4 * numberOfSources;
        if (sourceAddressesEnd > end) return -MEMBERSHIP_QUERY_SOURCE_ADDRESSES_TRUNCATED; // :20
        igmpv3End = end;
      }

      if (igmpv3End !== end) return -BODY_LEFTOVER; // :11
      break;
    }

    case 18: {
      // V1 Membership Report
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 22: {
      // V2 Membership Report
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 23: {
      // Leave Group
      if (end - o < 8) return -BODY_TRUNCATED;
      break;
    }

    case 34: {
      // V3 Membership Report
      if (end - o < 8) return -BODY_TRUNCATED;
      const numberOfGroupRecords = (b[o + 6] << 8) | b[o + 7];
      let groupRecordsAt = o + 8;
      let groupRecordsCount = 0;
      for (; groupRecordsCount < numberOfGroupRecords; groupRecordsCount++) {
        const groupRecordsNext = scanGroupRecord(b, groupRecordsAt, end);
        if (groupRecordsNext < 0) return groupRecordsNext;
        groupRecordsAt = groupRecordsNext;
      }

      break;
    }

    default: {
    }
  }

  if (sum16(0, b, o, end) !== 0xffff) return -CHECKSUM_CORRUPT; // :10
  return end;
}

/** Where Body begins. */
export function bodyStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IGMPv3 begins. */
export function membershipQueryIgmpv3Start(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Source Addresses begins. */
export function membershipQuerySourceAddressesStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Source Addresses ends. */
export function membershipQuerySourceAddressesEnd(b: Uint8Array, o: number, end: number): number {
  return o + 12 + 4 * membershipQueryNumberOfSources(b, o);
}

/** Where Additional Data begins. */
export function membershipQueryAdditionalDataStart(b: Uint8Array, o: number, end: number): number {
  return membershipQuerySourceAddressesEnd(b, o, end);
}

/** Where IGMPv3 ends. */
export function membershipQueryIgmpv3End(b: Uint8Array, o: number, end: number): number {
  return end - (o + 8) > 0 ? end : o + 8;
}

/** Where Additional Data begins. */
export function v1MembershipReportAdditionalDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Additional Data begins. */
export function v2MembershipReportAdditionalDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Additional Data begins. */
export function leaveGroupAdditionalDataStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Group Records begins. */
export function v3MembershipReportGroupRecordsStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Group Records ends. */
export function v3MembershipReportGroupRecordsEnd(b: Uint8Array, o: number, end: number): number {
  let at = o + 8;
  for (let left = v3MembershipReportNumberOfGroupRecords(b, o); left > 0; left--)
    at = scanGroupRecord(b, at, end);
  return at;
}

/** Where Additional Data begins. */
export function v3MembershipReportAdditionalDataStart(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  return v3MembershipReportGroupRecordsEnd(b, o, end);
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

/** Max Resp Code (8): tenths of a second, or from 128 on a small floating-point number. */
export function maxRespCode(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setMaxRespCode(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Checksum (16). RFC 9776 §4.1.2. */
export function checksum(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setChecksum(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Group Address (32): unspecified in a general query. */
export function membershipQueryGroupAddress(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setMembershipQueryGroupAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Flags (4). */
export function membershipQueryFlags(b: Uint8Array, o: number): number {
  return b[o + 8] >>> 4;
}

export function setMembershipQueryFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = (b[o + 8] & 0xf) | ((value << 4) & 0xf0);
}

/** S Flag (1). */
export function membershipQuerySFlag(b: Uint8Array, o: number): number {
  return (b[o + 8] >>> 3) & 1;
}

export function setMembershipQuerySFlag(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = (b[o + 8] & 0xf7) | ((value << 3) & 0x8);
}

/** QRV (3). */
export function membershipQueryQrv(b: Uint8Array, o: number): number {
  return b[o + 8] & 7;
}

export function setMembershipQueryQrv(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = (b[o + 8] & 0xf8) | (value & 0x7);
}

/** QQIC (8), in seconds. */
export function membershipQueryQqic(b: Uint8Array, o: number): number {
  return b[o + 9];
}

export function setMembershipQueryQqic(b: Uint8Array, o: number, value: number): void {
  b[o + 9] = value;
}

/** Number of Sources (16). */
export function membershipQueryNumberOfSources(b: Uint8Array, o: number): number {
  return (b[o + 10] << 8) | b[o + 11];
}

export function setMembershipQueryNumberOfSources(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Whether IGMPv3 is there. */
export function hasMembershipQueryIgmpv3(b: Uint8Array, o: number, end: number): boolean {
  return end - (o + 8) > 0;
}

/** Group Address (32). */
export function v1MembershipReportGroupAddress(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setV1MembershipReportGroupAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Group Address (32). */
export function v2MembershipReportGroupAddress(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setV2MembershipReportGroupAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Group Address (32). */
export function leaveGroupGroupAddress(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setLeaveGroupGroupAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Flags (16). */
export function v3MembershipReportFlags(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setV3MembershipReportFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Number of Group Records (16). */
export function v3MembershipReportNumberOfGroupRecords(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setV3MembershipReportNumberOfGroupRecords(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Sets Max Resp Code and mends Checksum for it (RFC 1624). */
export function replaceMaxRespCode(b: Uint8Array, o: number, value: number): void {
  let sum = checksum(b, o);
  const before0 = (b[o] << 8) | b[o + 1];
  setMaxRespCode(b, o, value);
  sum = adjust16(sum, before0, (b[o] << 8) | b[o + 1]);
  setChecksum(b, o, sum);
}

/** Writes the fixed fields of a Message over b[o, end), around what already stands there. */
export function writeMessage(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
  maxRespCode: number,
): void {
  b[o] = type;
  b[o + 1] = maxRespCode;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const checksumValue = ~sum16(0, b, o, end) & 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
}

/**
 * Whether b[o, end) begins with a sound Group Record: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkGroupRecord(b: Uint8Array, o: number, end: number): number {
  const at = scanGroupRecord(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkGroupRecord(), but answers where the Group Record ends, or minus the broken rule. */
export function scanGroupRecord(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -GROUP_RECORD_TRUNCATED;
  const auxDataLen = b[o + 1];
  const numberOfSources = (b[o + 2] << 8) | b[o + 3];
  const sourceAddressesEnd = o + 8 + 4 * numberOfSources;
  if (sourceAddressesEnd > end) return -GROUP_RECORD_SOURCE_ADDRESSES_TRUNCATED; // :45
  const auxiliaryDataEnd = sourceAddressesEnd + auxDataLen * 4;
  if (auxiliaryDataEnd > end) return -GROUP_RECORD_AUXILIARY_DATA_TRUNCATED; // :46
  return auxiliaryDataEnd;
}

/** Where Source Addresses begins. */
export function groupRecordSourceAddressesStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Source Addresses ends. */
export function groupRecordSourceAddressesEnd(b: Uint8Array, o: number, end: number): number {
  return o + 8 + 4 * groupRecordNumberOfSources(b, o);
}

/** Where Auxiliary Data begins. */
export function groupRecordAuxiliaryDataStart(b: Uint8Array, o: number, end: number): number {
  return groupRecordSourceAddressesEnd(b, o, end);
}

/** Where Auxiliary Data ends. */
export function groupRecordAuxiliaryDataEnd(b: Uint8Array, o: number, end: number): number {
  return groupRecordSourceAddressesEnd(b, o, end) + groupRecordAuxDataLen(b, o) * 4;
}

/** Record Type (8). */
export function groupRecordRecordType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setGroupRecordRecordType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Aux Data Len (8), in 4 octets. */
export function groupRecordAuxDataLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setGroupRecordAuxDataLen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Number of Sources (16). */
export function groupRecordNumberOfSources(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setGroupRecordNumberOfSources(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Multicast Address (32). */
export function groupRecordMulticastAddress(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setGroupRecordMulticastAddress(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/**
 * Whether b[o, end) begins with a sound Floating Code: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkFloatingCode(b: Uint8Array, o: number, end: number): number {
  const at = scanFloatingCode(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkFloatingCode(), but answers where the Floating Code ends, or minus the broken rule. */
export function scanFloatingCode(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -FLOATING_CODE_TRUNCATED;
  return o + 1;
}

/** Floating (1). */
export function floatingCodeFloating(b: Uint8Array, o: number): number {
  return b[o] >>> 7;
}

export function setFloatingCodeFloating(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x7f) | ((value << 7) & 0x80);
}

/** Exponent (3). */
export function floatingCodeExponent(b: Uint8Array, o: number): number {
  return (b[o] >>> 4) & 7;
}

export function setFloatingCodeExponent(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x8f) | ((value << 4) & 0x70);
}

/** Mantissa (4). */
export function floatingCodeMantissa(b: Uint8Array, o: number): number {
  return b[o] & 0xf;
}

export function setFloatingCodeMantissa(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | (value & 0xf);
}

/** Writes the fixed fields of a Floating Code over b[o, end), around what already stands there. */
export function writeFloatingCode(
  b: Uint8Array,
  o: number,
  end: number,
  floating: number,
  exponent: number,
  mantissa: number,
): void {
  const floatingWord = (floating << 7) | (exponent << 4) | mantissa;
  b[o] = floatingWord;
}
