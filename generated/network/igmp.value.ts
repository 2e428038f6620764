// @generated from spec/network/igmp.protocol: change that, then npm run generate.
/**
 * IGMP as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { showIpv4 } from '../../runtime/base/text.ts';
import { cursor } from '../../runtime/base/cursor.ts';
import { derived, encoded, fits, ipv4 } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { checkFloatingCode, checkGroupRecord, checkMessage } from './igmp.wire.ts';
export type MessageBody =
  | {
      readonly is: 'membershipQuery'; /** Group Address (32): unspecified in a general query. */
      readonly groupAddress: string;
      /** IGMPv3: a query of version 1 or 2 ends before it. */
      readonly igmpv3?: {
        /** Flags (4). */
        readonly flags: number;
        /** S Flag (1). */
        readonly sFlag: boolean;
        /** QRV (3). */
        readonly qrv: number;
        /** QQIC (8), in seconds. */
        readonly qqic: number;
        /** Source Addresses. */
        readonly sourceAddresses: readonly string[];
        /** Additional Data. */
        readonly additionalData: Uint8Array;
      };
    }
  | {
      readonly is: 'v1MembershipReport'; /** Group Address (32). */
      readonly groupAddress: string;
      /** Additional Data. */
      readonly additionalData: Uint8Array;
    }
  | {
      readonly is: 'v2MembershipReport'; /** Group Address (32). */
      readonly groupAddress: string;
      /** Additional Data. */
      readonly additionalData: Uint8Array;
    }
  | {
      readonly is: 'leaveGroup'; /** Group Address (32). */
      readonly groupAddress: string;
      /** Additional Data. */
      readonly additionalData: Uint8Array;
    }
  | {
      readonly is: 'v3MembershipReport'; /** Flags (16). */
      readonly flags: number;
      /** Group Records. */
      readonly groupRecords: readonly GroupRecord[];
      /** Additional Data. */
      readonly additionalData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly type: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Message {
  /** Max Resp Code (8): tenths of a second, or from 128 on a small floating-point number. */
  readonly maxRespCode: number;
  /** Body. */
  readonly body: MessageBody;
}

/** The Message at o, which a check has found sound. */
export function readMessage(b: Uint8Array, o: number, end: number): Message {
  const type = b[o];
  let body: MessageBody;
  switch (type) {
    case 17: {
      // Membership Query
      let igmpv3At = o + 8;
      let igmpv3:
        | {
            /** Flags (4). */
            readonly flags: number;
            /** S Flag (1). */
            readonly sFlag: boolean;
            /** QRV (3). */
            readonly qrv: number;
            /** QQIC (8), in seconds. */
            readonly qqic: number;
            /** Source Addresses. */
            readonly sourceAddresses: readonly string[];
            /** Additional Data. */
            readonly additionalData: Uint8Array;
          }
        | undefined;
      if (end - (o + 8) > 0) {
        const numberOfSources = (b[igmpv3At + 2] << 8) | b[igmpv3At + 3];
        const sourceAddresses: string[] = [];
        let sourceAddressesAt = igmpv3At + 4;
        for (
          let sourceAddressesLeft = numberOfSources;
          sourceAddressesLeft > 0;
          sourceAddressesLeft--
        ) {
          sourceAddresses.push(
            showIpv4(
              ((b[sourceAddressesAt] << 24) |
                (b[sourceAddressesAt + 1] << 16) |
                (b[sourceAddressesAt + 2] << 8) |
                b[sourceAddressesAt + 3]) >>>
                0,
            ),
          );
          sourceAddressesAt += 4;
        }

        igmpv3 = {
          flags: b[igmpv3At] >>> 4,
          sFlag: ((b[igmpv3At] >>> 3) & 1) === 1,
          qrv: b[igmpv3At] & 7,
          qqic: b[igmpv3At + 1],
          sourceAddresses,
          additionalData: b.subarray(sourceAddressesAt, end),
        };
        igmpv3At = end;
      }

      body = {
        is: 'membershipQuery',
        groupAddress: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
        ...(igmpv3 === undefined ? {} : { igmpv3 }),
      };
      break;
    }

    case 18: {
      // V1 Membership Report
      body = {
        is: 'v1MembershipReport',
        groupAddress: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
        additionalData: b.subarray(o + 8, end),
      };
      break;
    }

    case 22: {
      // V2 Membership Report
      body = {
        is: 'v2MembershipReport',
        groupAddress: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
        additionalData: b.subarray(o + 8, end),
      };
      break;
    }

    case 23: {
      // Leave Group
      body = {
        is: 'leaveGroup',
        groupAddress: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
        additionalData: b.subarray(o + 8, end),
      };
      break;
    }

    case 34: {
      // V3 Membership Report
      const numberOfGroupRecords = (b[o + 6] << 8) | b[o + 7];
      const groupRecords: GroupRecord[] = [];
      let groupRecordsAt = o + 8;
      for (let groupRecordsLeft = numberOfGroupRecords; groupRecordsLeft > 0; groupRecordsLeft--) {
        groupRecords.push(readGroupRecord(b, groupRecordsAt, end));
        groupRecordsAt = cursor.at;
      }

      body = {
        is: 'v3MembershipReport',
        flags: (b[o + 4] << 8) | b[o + 5],
        groupRecords,
        additionalData: b.subarray(groupRecordsAt, end),
      };
      break;
    }

    default: {
      body = { is: 'unknown', type: type, octets: b.subarray(o + 4, end) };
      break;
    }
  }

  cursor.at = end;
  return { maxRespCode: b[o + 1], body };
}

/** Writes a Message at o and answers its end. */
export function writeMessage(v: Message, b: Uint8Array, o: number): number {
  const typeTag =
    v.body.is === 'membershipQuery'
      ? 17
      : v.body.is === 'v1MembershipReport'
        ? 18
        : v.body.is === 'v2MembershipReport'
          ? 22
          : v.body.is === 'leaveGroup'
            ? 23
            : v.body.is === 'v3MembershipReport'
              ? 34
              : v.body.type;
  b[o] = fits(typeTag, 255, 'Message.Type');
  b[o + 1] = fits(v.maxRespCode, 255, 'Message.Max Resp Code');
  b[o + 2] = 0;
  b[o + 3] = 0;
  const body = v.body;
  let bodyEnd = o + 4;
  switch (body.is) {
    case 'membershipQuery': {
      const groupAddress = ipv4(body.groupAddress, 'Message.Body.Membership Query.Group Address');
      b[o + 4] = groupAddress >>> 24;
      b[o + 5] = groupAddress >>> 16;
      b[o + 6] = groupAddress >>> 8;
      b[o + 7] = groupAddress;
      let igmpv3Past = o + 8;
      const igmpv3 = body.igmpv3;
      if (igmpv3 !== undefined) {
        b[o + 8] =
          (fits(igmpv3.flags, 15, 'Message.Body.Membership Query.IGMPv3.Flags') << 4) |
          ((igmpv3.sFlag ? 1 : 0) << 3) |
          fits(igmpv3.qrv, 7, 'Message.Body.Membership Query.IGMPv3.QRV');
        b[o + 9] = fits(igmpv3.qqic, 255, 'Message.Body.Membership Query.IGMPv3.QQIC');
        const numberOfSourcesCount = derived(
          igmpv3.sourceAddresses.length,
          1,
          0,
          65535,
          'Message.Body.Membership Query.IGMPv3.Number of Sources',
        );
        b[o + 10] = numberOfSourcesCount >>> 8;
        b[o + 11] = numberOfSourcesCount;
        let sourceAddressesAt = o + 12;
        for (const sourceAddressesItem of igmpv3.sourceAddresses) {
          const sourceAddressesNumber = ipv4(
            sourceAddressesItem,
            'Message.Body.Membership Query.IGMPv3.Source Addresses',
          );
          b[sourceAddressesAt] = sourceAddressesNumber >>> 24;
          b[sourceAddressesAt + 1] = sourceAddressesNumber >>> 16;
          b[sourceAddressesAt + 2] = sourceAddressesNumber >>> 8;
          b[sourceAddressesAt + 3] = sourceAddressesNumber;
          sourceAddressesAt += 4;
        }

        const additionalDataEnd = put(b, sourceAddressesAt, igmpv3.additionalData);
        igmpv3Past = additionalDataEnd;
      }

      bodyEnd = igmpv3Past;
      break;
    }

    case 'v1MembershipReport': {
      const groupAddress = ipv4(
        body.groupAddress,
        'Message.Body.V1 Membership Report.Group Address',
      );
      b[o + 4] = groupAddress >>> 24;
      b[o + 5] = groupAddress >>> 16;
      b[o + 6] = groupAddress >>> 8;
      b[o + 7] = groupAddress;
      const additionalDataEnd = put(b, o + 8, body.additionalData);
      bodyEnd = additionalDataEnd;
      break;
    }

    case 'v2MembershipReport': {
      const groupAddress = ipv4(
        body.groupAddress,
        'Message.Body.V2 Membership Report.Group Address',
      );
      b[o + 4] = groupAddress >>> 24;
      b[o + 5] = groupAddress >>> 16;
      b[o + 6] = groupAddress >>> 8;
      b[o + 7] = groupAddress;
      const additionalDataEnd = put(b, o + 8, body.additionalData);
      bodyEnd = additionalDataEnd;
      break;
    }

    case 'leaveGroup': {
      const groupAddress = ipv4(body.groupAddress, 'Message.Body.Leave Group.Group Address');
      b[o + 4] = groupAddress >>> 24;
      b[o + 5] = groupAddress >>> 16;
      b[o + 6] = groupAddress >>> 8;
      b[o + 7] = groupAddress;
      const additionalDataEnd = put(b, o + 8, body.additionalData);
      bodyEnd = additionalDataEnd;
      break;
    }

    case 'v3MembershipReport': {
      const flagsWord = fits(body.flags, 65535, 'Message.Body.V3 Membership Report.Flags');
      b[o + 4] = flagsWord >>> 8;
      b[o + 5] = flagsWord;
      const numberOfGroupRecordsCount = derived(
        body.groupRecords.length,
        1,
        0,
        65535,
        'Message.Body.V3 Membership Report.Number of Group Records',
      );
      b[o + 6] = numberOfGroupRecordsCount >>> 8;
      b[o + 7] = numberOfGroupRecordsCount;
      let groupRecordsAt = o + 8;
      for (const groupRecordsItem of body.groupRecords) {
        groupRecordsAt = writeGroupRecord(groupRecordsItem, b, groupRecordsAt);
      }

      const additionalDataEnd = put(b, groupRecordsAt, body.additionalData);
      bodyEnd = additionalDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, body.octets);
      bodyEnd = octetsEnd;
      break;
    }
  }

  const checksumValue = ~sum16(0, b, o, bodyEnd) & 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
  return bodyEnd;
}

/** The octets of a Message. */
export function encodeMessage(v: Message): Uint8Array {
  return encoded((b) => writeMessage(v, b, 0));
}

/** The Message in b, or the code of the rule it breaks. */
export function decodeMessage(
  b: Uint8Array,
): { readonly ok: true; readonly value: Message } | { readonly ok: false; readonly fault: number } {
  const fault = checkMessage(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readMessage(b, 0, b.length) } : { ok: false, fault };
}

export interface GroupRecord {
  /** Record Type (8). */
  readonly recordType: number;
  /** Multicast Address (32). */
  readonly multicastAddress: string;
  /** Source Addresses. */
  readonly sourceAddresses: readonly string[];
  /** Auxiliary Data: no use for it was ever defined. */
  readonly auxiliaryData: Uint8Array;
}

/** The Group Record at o, which a check has found sound. */
export function readGroupRecord(b: Uint8Array, o: number, end: number): GroupRecord {
  const auxDataLen = b[o + 1];
  const numberOfSources = (b[o + 2] << 8) | b[o + 3];
  const sourceAddresses: string[] = [];
  let sourceAddressesAt = o + 8;
  for (let sourceAddressesLeft = numberOfSources; sourceAddressesLeft > 0; sourceAddressesLeft--) {
    sourceAddresses.push(
      showIpv4(
        ((b[sourceAddressesAt] << 24) |
          (b[sourceAddressesAt + 1] << 16) |
          (b[sourceAddressesAt + 2] << 8) |
          b[sourceAddressesAt + 3]) >>>
          0,
      ),
    );
    sourceAddressesAt += 4;
  }

  const auxiliaryDataEnd = sourceAddressesAt + auxDataLen * 4;
  cursor.at = auxiliaryDataEnd;
  return {
    recordType: b[o],
    multicastAddress: showIpv4(
      ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    ),
    sourceAddresses,
    auxiliaryData: b.subarray(sourceAddressesAt, auxiliaryDataEnd),
  };
}

/** Writes a Group Record at o and answers its end. */
export function writeGroupRecord(v: GroupRecord, b: Uint8Array, o: number): number {
  b[o] = fits(v.recordType, 255, 'Group Record.Record Type');
  b[o + 1] = 0;
  const numberOfSourcesCount = derived(
    v.sourceAddresses.length,
    1,
    0,
    65535,
    'Group Record.Number of Sources',
  );
  b[o + 2] = numberOfSourcesCount >>> 8;
  b[o + 3] = numberOfSourcesCount;
  const multicastAddress = ipv4(v.multicastAddress, 'Group Record.Multicast Address');
  b[o + 4] = multicastAddress >>> 24;
  b[o + 5] = multicastAddress >>> 16;
  b[o + 6] = multicastAddress >>> 8;
  b[o + 7] = multicastAddress;
  let sourceAddressesAt = o + 8;
  for (const sourceAddressesItem of v.sourceAddresses) {
    const sourceAddressesNumber = ipv4(sourceAddressesItem, 'Group Record.Source Addresses');
    b[sourceAddressesAt] = sourceAddressesNumber >>> 24;
    b[sourceAddressesAt + 1] = sourceAddressesNumber >>> 16;
    b[sourceAddressesAt + 2] = sourceAddressesNumber >>> 8;
    b[sourceAddressesAt + 3] = sourceAddressesNumber;
    sourceAddressesAt += 4;
  }

  const auxiliaryDataEnd = put(b, sourceAddressesAt, v.auxiliaryData);
  const auxDataLenValue = derived(
    auxiliaryDataEnd - sourceAddressesAt,
    4,
    0,
    255,
    'Group Record.Aux Data Len',
  );
  b[o + 1] = auxDataLenValue;
  return auxiliaryDataEnd;
}

/** The octets of a Group Record. */
export function encodeGroupRecord(v: GroupRecord): Uint8Array {
  return encoded((b) => writeGroupRecord(v, b, 0));
}

/** The Group Record in b, or the code of the rule it breaks. */
export function decodeGroupRecord(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: GroupRecord }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkGroupRecord(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readGroupRecord(b, 0, b.length) } : { ok: false, fault };
}

/**
 * How long to wait, and how often a querier asks, where it is 128 tenths of a second or more:
 * (16 + Mantissa) << (Exponent + 3).
 */
export interface FloatingCode {
  /** Floating (1). */
  readonly floating: boolean;
  /** Exponent (3). */
  readonly exponent: number;
  /** Mantissa (4). */
  readonly mantissa: number;
}

/** The Floating Code at o, which a check has found sound. */
export function readFloatingCode(b: Uint8Array, o: number, end: number): FloatingCode {
  cursor.at = o + 1;
  return { floating: b[o] >>> 7 === 1, exponent: (b[o] >>> 4) & 7, mantissa: b[o] & 0xf };
}

/** Writes a Floating Code at o and answers its end. */
export function writeFloatingCode(v: FloatingCode, b: Uint8Array, o: number): number {
  b[o] =
    ((v.floating ? 1 : 0) << 7) |
    (fits(v.exponent, 7, 'Floating Code.Exponent') << 4) |
    fits(v.mantissa, 15, 'Floating Code.Mantissa');
  return o + 1;
}

/** The octets of a Floating Code. */
export function encodeFloatingCode(v: FloatingCode): Uint8Array {
  return encoded((b) => writeFloatingCode(v, b, 0));
}

/** The Floating Code in b, or the code of the rule it breaks. */
export function decodeFloatingCode(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: FloatingCode }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkFloatingCode(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readFloatingCode(b, 0, b.length) } : { ok: false, fault };
}
