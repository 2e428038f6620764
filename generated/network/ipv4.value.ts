// @generated from spec/network/ipv4.protocol: change that, then npm run generate.
/**
 * IPv4 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { showIpv4 } from '../../runtime/base/text.ts';
import { cursor } from '../../runtime/base/cursor.ts';
import { derived, encoded, fits, ipv4 } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { checkOption, checkOptionOctet, checkPacket, checkStamp } from './ipv4.wire.ts';
export interface Packet {
  /** DSCP (6). RFC 2474 §3. */
  readonly dscp: number;
  /** ECN (2). RFC 3168 §5. */
  readonly ecn: number;
  /** Identification (16): worth reading in fragments alone (RFC 6864 §4). */
  readonly identification: number;
  /** Don't Fragment (1). */
  readonly dontFragment: boolean;
  /** More Fragments (1). */
  readonly moreFragments: boolean;
  /** Fragment Offset (13), in 8 octets. */
  readonly fragmentOffset: number;
  /** Time to Live (8): in hops, whatever the name says. */
  readonly timeToLive: number;
  /** Protocol (8). */
  readonly protocol: number;
  /** Source Address (32). */
  readonly sourceAddress: string;
  /** Destination Address (32). */
  readonly destinationAddress: string;
  /** Options. */
  readonly options: readonly Option[];
  /** Payload: a fragment is not yet what it was. */
  readonly payload: Uint8Array;
}

/** The Packet at o, which a check has found sound. */
export function readPacket(b: Uint8Array, o: number, end: number): Packet {
  const ihl = b[o] & 0xf;
  const headerEnd = o + ihl * 4;
  const totalLength = (b[o + 2] << 8) | b[o + 3];
  const ownEnd = o + totalLength;
  const options: Option[] = [];
  let optionsAt = o + 20;
  while (optionsAt < headerEnd) {
    if (b[optionsAt] === 0) break;
    options.push(readOption(b, optionsAt, headerEnd));
    optionsAt = cursor.at;
  }

  cursor.at = ownEnd;
  return {
    dscp: b[o + 1] >>> 2,
    ecn: b[o + 1] & 3,
    identification: (b[o + 4] << 8) | b[o + 5],
    dontFragment: ((b[o + 6] >>> 6) & 1) === 1,
    moreFragments: ((b[o + 6] >>> 5) & 1) === 1,
    fragmentOffset: ((b[o + 6] << 8) | b[o + 7]) & 0x1fff,
    timeToLive: b[o + 8],
    protocol: b[o + 9],
    sourceAddress: showIpv4(
      ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
    ),
    destinationAddress: showIpv4(
      ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0,
    ),
    options,
    payload: b.subarray(headerEnd, ownEnd),
  };
}

/** Writes a Packet at o and answers its end. */
export function writePacket(v: Packet, b: Uint8Array, o: number): number {
  b[o] = 4 << 4;
  b[o + 1] = (fits(v.dscp, 63, 'Packet.Header.DSCP') << 2) | fits(v.ecn, 3, 'Packet.Header.ECN');
  b[o + 2] = 0;
  b[o + 3] = 0;
  const identificationWord = fits(v.identification, 65535, 'Packet.Header.Identification');
  b[o + 4] = identificationWord >>> 8;
  b[o + 5] = identificationWord;
  const reservedWord =
    ((v.dontFragment ? 1 : 0) << 14) |
    ((v.moreFragments ? 1 : 0) << 13) |
    fits(v.fragmentOffset, 8191, 'Packet.Header.Fragment Offset');
  b[o + 6] = reservedWord >>> 8;
  b[o + 7] = reservedWord;
  b[o + 8] = fits(v.timeToLive, 255, 'Packet.Header.Time to Live');
  b[o + 9] = fits(v.protocol, 255, 'Packet.Header.Protocol');
  b[o + 10] = 0;
  b[o + 11] = 0;
  const sourceAddress = ipv4(v.sourceAddress, 'Packet.Header.Source Address');
  b[o + 12] = sourceAddress >>> 24;
  b[o + 13] = sourceAddress >>> 16;
  b[o + 14] = sourceAddress >>> 8;
  b[o + 15] = sourceAddress;
  const destinationAddress = ipv4(v.destinationAddress, 'Packet.Header.Destination Address');
  b[o + 16] = destinationAddress >>> 24;
  b[o + 17] = destinationAddress >>> 16;
  b[o + 18] = destinationAddress >>> 8;
  b[o + 19] = destinationAddress;
  let optionsAt = o + 20;
  for (const optionsItem of v.options) {
    optionsAt = writeOption(optionsItem, b, optionsAt);
  }

  while ((optionsAt - o - 0) % 4 !== 0) b[optionsAt++] = 0;
  const headerEnd = optionsAt;
  const payloadEnd = put(b, headerEnd, v.payload);
  const ihlValue = derived(headerEnd - o, 4, 0, 15, 'Packet.Header.IHL');
  b[o] = (b[o] & 0xf0) | (ihlValue & 0xf);
  const totalLengthValue = derived(payloadEnd - o, 1, 0, 65535, 'Packet.Header.Total Length');
  b[o + 2] = totalLengthValue >>> 8;
  b[o + 3] = totalLengthValue;
  const headerChecksumValue = ~sum16(0, b, o, headerEnd) & 0xffff;
  b[o + 10] = headerChecksumValue >>> 8;
  b[o + 11] = headerChecksumValue;
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

/** The type of an option, taken apart. */
export interface OptionOctet {
  /** Copied (1): into every fragment. */
  readonly copied: boolean;
  /** Option Class (2). */
  readonly optionClass: number;
  /** Option Number (5). */
  readonly optionNumber: number;
}

/** The Option Octet at o, which a check has found sound. */
export function readOptionOctet(b: Uint8Array, o: number, end: number): OptionOctet {
  cursor.at = o + 1;
  return { copied: b[o] >>> 7 === 1, optionClass: (b[o] >>> 5) & 3, optionNumber: b[o] & 0x1f };
}

/** Writes a Option Octet at o and answers its end. */
export function writeOptionOctet(v: OptionOctet, b: Uint8Array, o: number): number {
  b[o] =
    ((v.copied ? 1 : 0) << 7) |
    (fits(v.optionClass, 3, 'Option Octet.Option Class') << 5) |
    fits(v.optionNumber, 31, 'Option Octet.Option Number');
  return o + 1;
}

/** The octets of a Option Octet. */
export function encodeOptionOctet(v: OptionOctet): Uint8Array {
  return encoded((b) => writeOptionOctet(v, b, 0));
}

/** The Option Octet in b, or the code of the rule it breaks. */
export function decodeOptionOctet(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: OptionOctet }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkOptionOctet(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readOptionOctet(b, 0, b.length) } : { ok: false, fault };
}

/** Milliseconds since midnight UT; the highest bit says that they are not. */
export interface Stamp {
  /** Address (32). */
  readonly address: string;
  /** Timestamp (32), in milliseconds. */
  readonly timestamp: number;
}

/** The Stamp at o, which a check has found sound. */
export function readStamp(b: Uint8Array, o: number, end: number): Stamp {
  cursor.at = o + 8;
  return {
    address: showIpv4(((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0),
    timestamp: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
  };
}

/** Writes a Stamp at o and answers its end. */
export function writeStamp(v: Stamp, b: Uint8Array, o: number): number {
  const address = ipv4(v.address, 'Stamp.Address');
  b[o] = address >>> 24;
  b[o + 1] = address >>> 16;
  b[o + 2] = address >>> 8;
  b[o + 3] = address;
  const timestampWord = fits(v.timestamp, 4294967295, 'Stamp.Timestamp');
  b[o + 4] = timestampWord >>> 24;
  b[o + 5] = timestampWord >>> 16;
  b[o + 6] = timestampWord >>> 8;
  b[o + 7] = timestampWord;
  return o + 8;
}

/** The octets of a Stamp. */
export function encodeStamp(v: Stamp): Uint8Array {
  return encoded((b) => writeStamp(v, b, 0));
}

/** The Stamp in b, or the code of the rule it breaks. */
export function decodeStamp(
  b: Uint8Array,
): { readonly ok: true; readonly value: Stamp } | { readonly ok: false; readonly fault: number } {
  const fault = checkStamp(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readStamp(b, 0, b.length) } : { ok: false, fault };
}

export type OptionInternetTimestampEntries =
  | { readonly is: 'timestampsOnly'; /** Timestamps. */ readonly timestamps: readonly number[] }
  | { readonly is: 'addressed'; /** Stamps. */ readonly stamps: readonly Stamp[] }
  | { readonly is: 'prespecified'; /** Asked. */ readonly asked: readonly Stamp[] }
  | {
      readonly is: 'unknownEntries';
      readonly flag: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
/**
 * Two types stand alone; every other has a length. The highest bit of a type asks that all
 * fragments carry the option.
 */
export type Option =
  | { readonly is: 'endOfOptionList' }
  | { readonly is: 'noOperation' }
  | {
      readonly is: 'recordRoute'; /** Pointer (8) in 4... */
      readonly pointer: number;
      /** Route. */
      readonly route: readonly string[];
    }
  | {
      readonly is: 'internetTimestamp'; /** Pointer (8) in 5... */
      readonly pointer: number;
      /** Overflow (4): hosts that found no room. */
      readonly overflow: number;
      /** Entries. */
      readonly entries: OptionInternetTimestampEntries;
    }
  | {
      readonly is: 'security'; /** Classification Level (8). */
      readonly classificationLevel: number;
      /** Protection Authority Flags. */
      readonly protectionAuthorityFlags: Uint8Array;
    }
  | {
      readonly is: 'looseSourceRoute'; /** Pointer (8) in 4... */
      readonly pointer: number;
      /** Route. */
      readonly route: readonly string[];
    }
  | { readonly is: 'streamIdentifier'; /** Stream ID (16). */ readonly streamId: number }
  | {
      readonly is: 'strictSourceRoute'; /** Pointer (8) in 4... */
      readonly pointer: number;
      /** Route. */
      readonly route: readonly string[];
    }
  | { readonly is: 'routerAlert'; /** Alert (16). */ readonly alert: number }
  | {
      readonly is: 'unknown';
      readonly type: number;
      /** Data. */
      readonly data: Uint8Array;
    };

/** The Option at o, which a check has found sound. */
export function readOption(b: Uint8Array, o: number, end: number): Option {
  const type = b[o];
  switch (type) {
    case 0: {
      // End of Option List
      cursor.at = o + 1;
      return { is: 'endOfOptionList' };
    }

    case 1: {
      // No Operation
      cursor.at = o + 1;
      return { is: 'noOperation' };
    }

    case 7: {
      // Record Route
      const length = b[o + 1];
      const route: string[] = [];
      let routeAt = o + 3;
      const routeEnd = o + 3 + length - 3;
      while (routeAt < routeEnd) {
        route.push(
          showIpv4(
            ((b[routeAt] << 24) |
              (b[routeAt + 1] << 16) |
              (b[routeAt + 2] << 8) |
              b[routeAt + 3]) >>>
              0,
          ),
        );
        routeAt += 4;
      }

      cursor.at = routeEnd;
      return { is: 'recordRoute', pointer: b[o + 2], route };
    }

    case 68: {
      // Internet Timestamp
      const length = b[o + 1];
      const flag = b[o + 3] & 0xf;
      const entriesEnd = o + 4 + length - 4;
      let entries: OptionInternetTimestampEntries;
      switch (flag) {
        case 0: {
          // Timestamps Only
          const timestamps: number[] = [];
          let timestampsAt = o + 4;
          while (timestampsAt < entriesEnd) {
            timestamps.push(
              ((b[timestampsAt] << 24) |
                (b[timestampsAt + 1] << 16) |
                (b[timestampsAt + 2] << 8) |
                b[timestampsAt + 3]) >>>
                0,
            );
            timestampsAt += 4;
          }

          entries = { is: 'timestampsOnly', timestamps };
          break;
        }

        case 1: {
          // Addressed
          const stamps: Stamp[] = [];
          let stampsAt = o + 4;
          while (stampsAt < entriesEnd) {
            stamps.push(readStamp(b, stampsAt, entriesEnd));
            stampsAt = cursor.at;
          }

          entries = { is: 'addressed', stamps };
          break;
        }

        case 3: {
          // Prespecified
          const asked: Stamp[] = [];
          let askedAt = o + 4;
          while (askedAt < entriesEnd) {
            asked.push(readStamp(b, askedAt, entriesEnd));
            askedAt = cursor.at;
          }

          entries = { is: 'prespecified', asked };
          break;
        }

        default: {
          entries = { is: 'unknownEntries', flag: flag, octets: b.subarray(o + 4, entriesEnd) };
          break;
        }
      }

      cursor.at = entriesEnd;
      return { is: 'internetTimestamp', pointer: b[o + 2], overflow: b[o + 3] >>> 4, entries };
    }

    case 130: {
      // Security
      const length = b[o + 1];
      const protectionAuthorityFlagsEnd = o + 3 + length - 3;
      cursor.at = protectionAuthorityFlagsEnd;
      return {
        is: 'security',
        classificationLevel: b[o + 2],
        protectionAuthorityFlags: b.subarray(o + 3, protectionAuthorityFlagsEnd),
      };
    }

    case 131: {
      // Loose Source Route
      const length = b[o + 1];
      const route: string[] = [];
      let routeAt = o + 3;
      const routeEnd = o + 3 + length - 3;
      while (routeAt < routeEnd) {
        route.push(
          showIpv4(
            ((b[routeAt] << 24) |
              (b[routeAt + 1] << 16) |
              (b[routeAt + 2] << 8) |
              b[routeAt + 3]) >>>
              0,
          ),
        );
        routeAt += 4;
      }

      cursor.at = routeEnd;
      return { is: 'looseSourceRoute', pointer: b[o + 2], route };
    }

    case 136: {
      // Stream Identifier
      cursor.at = o + 4;
      return { is: 'streamIdentifier', streamId: (b[o + 2] << 8) | b[o + 3] };
    }

    case 137: {
      // Strict Source Route
      const length = b[o + 1];
      const route: string[] = [];
      let routeAt = o + 3;
      const routeEnd = o + 3 + length - 3;
      while (routeAt < routeEnd) {
        route.push(
          showIpv4(
            ((b[routeAt] << 24) |
              (b[routeAt + 1] << 16) |
              (b[routeAt + 2] << 8) |
              b[routeAt + 3]) >>>
              0,
          ),
        );
        routeAt += 4;
      }

      cursor.at = routeEnd;
      return { is: 'strictSourceRoute', pointer: b[o + 2], route };
    }

    case 148: {
      // Router Alert
      cursor.at = o + 4;
      return { is: 'routerAlert', alert: (b[o + 2] << 8) | b[o + 3] };
    }

    default: {
      const length = b[o + 1];
      const dataEnd = o + 2 + length - 2;
      cursor.at = dataEnd;
      return { is: 'unknown', type, data: b.subarray(o + 2, dataEnd) };
    }
  }
}

/** Writes a Option at o and answers its end. */
export function writeOption(v: Option, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'endOfOptionList': {
      b[o] = 0;
      return o + 1;
    }

    case 'noOperation': {
      b[o] = 1;
      return o + 1;
    }

    case 'recordRoute': {
      b[o] = 7;
      b[o + 1] = 0;
      b[o + 2] = fits(v.pointer, 255, 'Option.Record Route.Pointer');
      let routeAt = o + 3;
      for (const routeItem of v.route) {
        const routeNumber = ipv4(routeItem, 'Option.Record Route.Route');
        b[routeAt] = routeNumber >>> 24;
        b[routeAt + 1] = routeNumber >>> 16;
        b[routeAt + 2] = routeNumber >>> 8;
        b[routeAt + 3] = routeNumber;
        routeAt += 4;
      }

      const lengthValue = derived(routeAt - (o + 3), 1, -3, 255, 'Option.Record Route.Length');
      b[o + 1] = lengthValue;
      return routeAt;
    }

    case 'internetTimestamp': {
      b[o] = 68;
      b[o + 1] = 0;
      b[o + 2] = fits(v.pointer, 255, 'Option.Internet Timestamp.Pointer');
      const flagTag =
        v.entries.is === 'timestampsOnly'
          ? 0
          : v.entries.is === 'addressed'
            ? 1
            : v.entries.is === 'prespecified'
              ? 3
              : v.entries.flag;
      b[o + 3] =
        (fits(v.overflow, 15, 'Option.Internet Timestamp.Overflow') << 4) |
        fits(flagTag, 15, 'Option.Internet Timestamp.Flag');
      const entries = v.entries;
      let entriesEnd = o + 4;
      switch (entries.is) {
        case 'timestampsOnly': {
          let timestampsAt = o + 4;
          for (const timestampsItem of entries.timestamps) {
            const timestampsNumber = fits(
              timestampsItem,
              4294967295,
              'Option.Internet Timestamp.Entries.Timestamps Only.Timestamps',
            );
            b[timestampsAt] = timestampsNumber >>> 24;
            b[timestampsAt + 1] = timestampsNumber >>> 16;
            b[timestampsAt + 2] = timestampsNumber >>> 8;
            b[timestampsAt + 3] = timestampsNumber;
            timestampsAt += 4;
          }

          entriesEnd = timestampsAt;
          break;
        }

        case 'addressed': {
          let stampsAt = o + 4;
          for (const stampsItem of entries.stamps) {
            stampsAt = writeStamp(stampsItem, b, stampsAt);
          }

          entriesEnd = stampsAt;
          break;
        }

        case 'prespecified': {
          let askedAt = o + 4;
          for (const askedItem of entries.asked) {
            askedAt = writeStamp(askedItem, b, askedAt);
          }

          entriesEnd = askedAt;
          break;
        }

        case 'unknownEntries': {
          const octetsEnd = put(b, o + 4, entries.octets);
          entriesEnd = octetsEnd;
          break;
        }
      }

      const lengthValue = derived(
        entriesEnd - (o + 4),
        1,
        -4,
        255,
        'Option.Internet Timestamp.Length',
      );
      b[o + 1] = lengthValue;
      return entriesEnd;
    }

    case 'security': {
      b[o] = 130;
      b[o + 1] = 0;
      b[o + 2] = fits(v.classificationLevel, 255, 'Option.Security.Classification Level');
      const protectionAuthorityFlagsEnd = put(b, o + 3, v.protectionAuthorityFlags);
      const lengthValue = derived(
        protectionAuthorityFlagsEnd - (o + 3),
        1,
        -3,
        255,
        'Option.Security.Length',
      );
      b[o + 1] = lengthValue;
      return protectionAuthorityFlagsEnd;
    }

    case 'looseSourceRoute': {
      b[o] = 131;
      b[o + 1] = 0;
      b[o + 2] = fits(v.pointer, 255, 'Option.Loose Source Route.Pointer');
      let routeAt = o + 3;
      for (const routeItem of v.route) {
        const routeNumber = ipv4(routeItem, 'Option.Loose Source Route.Route');
        b[routeAt] = routeNumber >>> 24;
        b[routeAt + 1] = routeNumber >>> 16;
        b[routeAt + 2] = routeNumber >>> 8;
        b[routeAt + 3] = routeNumber;
        routeAt += 4;
      }

      const lengthValue = derived(
        routeAt - (o + 3),
        1,
        -3,
        255,
        'Option.Loose Source Route.Length',
      );
      b[o + 1] = lengthValue;
      return routeAt;
    }

    case 'streamIdentifier': {
      b[o] = 136;
      b[o + 1] = 4;
      const streamIdWord = fits(v.streamId, 65535, 'Option.Stream Identifier.Stream ID');
      b[o + 2] = streamIdWord >>> 8;
      b[o + 3] = streamIdWord;
      return o + 4;
    }

    case 'strictSourceRoute': {
      b[o] = 137;
      b[o + 1] = 0;
      b[o + 2] = fits(v.pointer, 255, 'Option.Strict Source Route.Pointer');
      let routeAt = o + 3;
      for (const routeItem of v.route) {
        const routeNumber = ipv4(routeItem, 'Option.Strict Source Route.Route');
        b[routeAt] = routeNumber >>> 24;
        b[routeAt + 1] = routeNumber >>> 16;
        b[routeAt + 2] = routeNumber >>> 8;
        b[routeAt + 3] = routeNumber;
        routeAt += 4;
      }

      const lengthValue = derived(
        routeAt - (o + 3),
        1,
        -3,
        255,
        'Option.Strict Source Route.Length',
      );
      b[o + 1] = lengthValue;
      return routeAt;
    }

    case 'routerAlert': {
      b[o] = 148;
      b[o + 1] = 4;
      const alertWord = fits(v.alert, 65535, 'Option.Router Alert.Alert');
      b[o + 2] = alertWord >>> 8;
      b[o + 3] = alertWord;
      return o + 4;
    }

    case 'unknown': {
      b[o] = fits(v.type, 255, 'Option.Type');
      b[o + 1] = 0;
      const dataEnd = put(b, o + 2, v.data);
      const lengthValue = derived(dataEnd - (o + 2), 1, -2, 255, 'Option.Unknown.Length');
      b[o + 1] = lengthValue;
      return dataEnd;
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
