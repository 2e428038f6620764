// @generated from spec/transport/tcp.protocol: change that, then npm run generate.
/**
 * TCP as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, derived, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { checkBlock, checkOption, checkSegment } from './tcp.wire.ts';
export interface Segment {
  /** Source Port (16). */
  readonly sourcePort: number;
  /** Destination Port (16). */
  readonly destinationPort: number;
  /** Sequence Number (32): of the first octet of data, or of the SYN. */
  readonly sequenceNumber: number;
  /** Acknowledgment Number (32): meant only when ACK is set; without it any value is legal. */
  readonly acknowledgmentNumber: number;
  /** AE (1). RFC 9768 §3.1. */
  readonly ae: boolean;
  /** CWR (1). RFC 3168 §6.1. */
  readonly cwr: boolean;
  /** ECE (1). RFC 3168 §6.1. */
  readonly ece: boolean;
  /** URG (1). */
  readonly urg: boolean;
  /** ACK (1). */
  readonly ack: boolean;
  /** PSH (1). */
  readonly psh: boolean;
  /** RST (1). */
  readonly rst: boolean;
  /** SYN (1). */
  readonly syn: boolean;
  /** FIN (1). */
  readonly fin: boolean;
  /** Window (16): in octets, before the scale that the SYNs agreed. */
  readonly window: number;
  /** Urgent Pointer (16): meant only when URG is set; without it any value is legal. */
  readonly urgentPointer: number;
  /** Options. RFC 9293 MUST-5, RFC 9293 MUST-69. */
  readonly options: readonly Option[];
  /** Data. */
  readonly data: Uint8Array;
}

/** The Segment at o, which a check has found sound. */
export function readSegment(b: Uint8Array, o: number, end: number, pseudoHeader: number): Segment {
  const dataOffset = b[o + 12] >>> 4;
  const headerEnd = o + dataOffset * 4;
  const options: Option[] = [];
  let optionsAt = o + 20;
  while (optionsAt < headerEnd) {
    if (b[optionsAt] === 0) break;
    options.push(readOption(b, optionsAt, headerEnd));
    optionsAt = cursor.at;
  }

  cursor.at = end;
  return {
    sourcePort: (b[o] << 8) | b[o + 1],
    destinationPort: (b[o + 2] << 8) | b[o + 3],
    sequenceNumber: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    acknowledgmentNumber:
      ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
    ae: (b[o + 12] & 1) === 1,
    cwr: b[o + 13] >>> 7 === 1,
    ece: ((b[o + 13] >>> 6) & 1) === 1,
    urg: ((b[o + 13] >>> 5) & 1) === 1,
    ack: ((b[o + 13] >>> 4) & 1) === 1,
    psh: ((b[o + 13] >>> 3) & 1) === 1,
    rst: ((b[o + 13] >>> 2) & 1) === 1,
    syn: ((b[o + 13] >>> 1) & 1) === 1,
    fin: (b[o + 13] & 1) === 1,
    window: (b[o + 14] << 8) | b[o + 15],
    urgentPointer: (b[o + 18] << 8) | b[o + 19],
    options,
    data: b.subarray(headerEnd, end),
  };
}

/** Writes a Segment at o and answers its end. */
export function writeSegment(v: Segment, b: Uint8Array, o: number, pseudoHeader: number): number {
  const sourcePortWord = fits(v.sourcePort, 65535, 'Segment.Header.Source Port');
  b[o] = sourcePortWord >>> 8;
  b[o + 1] = sourcePortWord;
  const destinationPortWord = fits(v.destinationPort, 65535, 'Segment.Header.Destination Port');
  b[o + 2] = destinationPortWord >>> 8;
  b[o + 3] = destinationPortWord;
  const sequenceNumberWord = fits(v.sequenceNumber, 4294967295, 'Segment.Header.Sequence Number');
  b[o + 4] = sequenceNumberWord >>> 24;
  b[o + 5] = sequenceNumberWord >>> 16;
  b[o + 6] = sequenceNumberWord >>> 8;
  b[o + 7] = sequenceNumberWord;
  const acknowledgmentNumberWord = fits(
    v.acknowledgmentNumber,
    4294967295,
    'Segment.Header.Acknowledgment Number',
  );
  b[o + 8] = acknowledgmentNumberWord >>> 24;
  b[o + 9] = acknowledgmentNumberWord >>> 16;
  b[o + 10] = acknowledgmentNumberWord >>> 8;
  b[o + 11] = acknowledgmentNumberWord;
  b[o + 12] = v.ae ? 1 : 0;
  b[o + 13] =
    ((v.cwr ? 1 : 0) << 7) |
    ((v.ece ? 1 : 0) << 6) |
    ((v.urg ? 1 : 0) << 5) |
    ((v.ack ? 1 : 0) << 4) |
    ((v.psh ? 1 : 0) << 3) |
    ((v.rst ? 1 : 0) << 2) |
    ((v.syn ? 1 : 0) << 1) |
    (v.fin ? 1 : 0);
  const windowWord = fits(v.window, 65535, 'Segment.Header.Window');
  b[o + 14] = windowWord >>> 8;
  b[o + 15] = windowWord;
  b[o + 16] = 0;
  b[o + 17] = 0;
  const urgentPointerWord = fits(v.urgentPointer, 65535, 'Segment.Header.Urgent Pointer');
  b[o + 18] = urgentPointerWord >>> 8;
  b[o + 19] = urgentPointerWord;
  let optionsAt = o + 20;
  for (const optionsItem of v.options) {
    optionsAt = writeOption(optionsItem, b, optionsAt);
  }

  while ((optionsAt - o - 0) % 4 !== 0) b[optionsAt++] = 0;
  const headerEnd = optionsAt;
  const dataEnd = put(b, headerEnd, v.data);
  const dataOffsetValue = derived(headerEnd - o, 4, 0, 15, 'Segment.Header.Data Offset');
  b[o + 12] = (b[o + 12] & 0xf) | ((dataOffsetValue << 4) & 0xf0);
  const checksumValue = ~sum16(pseudoHeader + 6 + (dataEnd - o), b, o, dataEnd) & 0xffff;
  b[o + 16] = checksumValue >>> 8;
  b[o + 17] = checksumValue;
  return dataEnd;
}

/** The octets of a Segment. */
export function encodeSegment(v: Segment, pseudoHeader: number): Uint8Array {
  return encoded((b) => writeSegment(v, b, 0, pseudoHeader));
}

/** The Segment in b, or the code of the rule it breaks. */
export function decodeSegment(
  b: Uint8Array,
  pseudoHeader: number,
): { readonly ok: true; readonly value: Segment } | { readonly ok: false; readonly fault: number } {
  const fault = checkSegment(b, 0, b.length, pseudoHeader);
  return fault === 0
    ? { ok: true, value: readSegment(b, 0, b.length, pseudoHeader) }
    : { ok: false, fault };
}

/** What arrived beyond a gap: from its first octet to the octet after its last. */
export interface Block {
  /** Left Edge (32). */
  readonly leftEdge: number;
  /** Right Edge (32). */
  readonly rightEdge: number;
}

/** The Block at o, which a check has found sound. */
export function readBlock(b: Uint8Array, o: number, end: number): Block {
  cursor.at = o + 8;
  return {
    leftEdge: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    rightEdge: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
  };
}

/** Writes a Block at o and answers its end. */
export function writeBlock(v: Block, b: Uint8Array, o: number): number {
  const leftEdgeWord = fits(v.leftEdge, 4294967295, 'Block.Left Edge');
  b[o] = leftEdgeWord >>> 24;
  b[o + 1] = leftEdgeWord >>> 16;
  b[o + 2] = leftEdgeWord >>> 8;
  b[o + 3] = leftEdgeWord;
  const rightEdgeWord = fits(v.rightEdge, 4294967295, 'Block.Right Edge');
  b[o + 4] = rightEdgeWord >>> 24;
  b[o + 5] = rightEdgeWord >>> 16;
  b[o + 6] = rightEdgeWord >>> 8;
  b[o + 7] = rightEdgeWord;
  return o + 8;
}

/** The octets of a Block. */
export function encodeBlock(v: Block): Uint8Array {
  return encoded((b) => writeBlock(v, b, 0));
}

/** The Block in b, or the code of the rule it breaks. */
export function decodeBlock(
  b: Uint8Array,
): { readonly ok: true; readonly value: Block } | { readonly ok: false; readonly fault: number } {
  const fault = checkBlock(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readBlock(b, 0, b.length) } : { ok: false, fault };
}

/**
 * Two kinds stand alone; every other has a length, so that what is not known can be stepped over
 * (MUST-6, MUST-68).
 */
export type Option =
  | { readonly is: 'endOfOptionList' }
  | { readonly is: 'noOperation' }
  | { readonly is: 'maximumSegmentSize'; /** MSS (16). */ readonly mss: number }
  | { readonly is: 'windowScale'; /** Shift Count (8) in 0..14. */ readonly shiftCount: number }
  | { readonly is: 'sackPermitted' }
  | { readonly is: 'sack'; /** Blocks. */ readonly blocks: readonly Block[] }
  | {
      readonly is: 'timestamps'; /** TS Value (32). */
      readonly tsValue: number;
      /** TS Echo Reply (32). */
      readonly tsEchoReply: number;
    }
  | { readonly is: 'md5Signature'; /** MD5 Digest. */ readonly md5Digest: Uint8Array }
  | {
      readonly is: 'userTimeout'; /** Granularity (1). */
      readonly granularity: boolean;
      /** User Timeout Value (15). */
      readonly userTimeoutValue: number;
    }
  | {
      readonly is: 'authentication'; /** KeyID (8). */
      readonly keyid: number;
      /** RNextKeyID (8). */
      readonly rnextkeyid: number;
      /** MAC. */
      readonly mac: Uint8Array;
    }
  | {
      readonly is: 'multipathTcp'; /** Subtype (4). */
      readonly subtype: number;
      /** Subtype Flags (4). */
      readonly subtypeFlags: number;
      /** Subtype Data. */
      readonly subtypeData: Uint8Array;
    }
  | { readonly is: 'fastOpen'; /** Cookie. */ readonly cookie: Uint8Array }
  | {
      readonly is: 'accecn0'; /** EE0B (24): octets marked ECT(0), then CE, then ECT(1): as many as there was room for. */
      readonly ee0b?: number;
      /** ECEB (24). */
      readonly eceb?: number;
      /** EE1B (24). */
      readonly ee1b?: number;
      /** Remainder: too short for a counter, to be ignored. */
      readonly remainder: Uint8Array;
    }
  | {
      readonly is: 'accecn1'; /** EE1B (24). */
      readonly ee1b?: number;
      /** ECEB (24). */
      readonly eceb?: number;
      /** EE0B (24). */
      readonly ee0b?: number;
      /** Remainder. */
      readonly remainder: Uint8Array;
    }
  | {
      readonly is: 'experiment';
      readonly kind: number;
      /** Experiment Data: an ExID first, if shared. */
      readonly experimentData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly kind: number;
      /** Option Data. */
      readonly optionData: Uint8Array;
    };

/** The Option at o, which a check has found sound. */
export function readOption(b: Uint8Array, o: number, end: number): Option {
  const kind = b[o];
  switch (kind) {
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

    case 2: {
      // Maximum Segment Size
      cursor.at = o + 4;
      return { is: 'maximumSegmentSize', mss: (b[o + 2] << 8) | b[o + 3] };
    }

    case 3: {
      // Window Scale
      cursor.at = o + 3;
      return { is: 'windowScale', shiftCount: b[o + 2] };
    }

    case 4: {
      // SACK Permitted
      cursor.at = o + 2;
      return { is: 'sackPermitted' };
    }

    case 5: {
      // SACK
      const length = b[o + 1];
      const blocks: Block[] = [];
      let blocksAt = o + 2;
      const blocksEnd = o + 2 + length - 2;
      while (blocksAt < blocksEnd) {
        blocks.push(readBlock(b, blocksAt, blocksEnd));
        blocksAt = cursor.at;
      }

      cursor.at = blocksEnd;
      return { is: 'sack', blocks };
    }

    case 8: {
      // Timestamps
      cursor.at = o + 10;
      return {
        is: 'timestamps',
        tsValue: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        tsEchoReply: ((b[o + 6] << 24) | (b[o + 7] << 16) | (b[o + 8] << 8) | b[o + 9]) >>> 0,
      };
    }

    case 19: {
      // MD5 Signature
      cursor.at = o + 18;
      return { is: 'md5Signature', md5Digest: b.subarray(o + 2, o + 18) };
    }

    case 28: {
      // User Timeout
      cursor.at = o + 4;
      return {
        is: 'userTimeout',
        granularity: b[o + 2] >>> 7 === 1,
        userTimeoutValue: ((b[o + 2] << 8) | b[o + 3]) & 0x7fff,
      };
    }

    case 29: {
      // Authentication
      const length = b[o + 1];
      const macEnd = o + 4 + length - 4;
      cursor.at = macEnd;
      return {
        is: 'authentication',
        keyid: b[o + 2],
        rnextkeyid: b[o + 3],
        mac: b.subarray(o + 4, macEnd),
      };
    }

    case 30: {
      // Multipath TCP
      const length = b[o + 1];
      const subtypeDataEnd = o + 3 + length - 3;
      cursor.at = subtypeDataEnd;
      return {
        is: 'multipathTcp',
        subtype: b[o + 2] >>> 4,
        subtypeFlags: b[o + 2] & 0xf,
        subtypeData: b.subarray(o + 3, subtypeDataEnd),
      };
    }

    case 34: {
      // Fast Open
      const length = b[o + 1];
      const cookieEnd = o + 2 + length - 2;
      cursor.at = cookieEnd;
      return { is: 'fastOpen', cookie: b.subarray(o + 2, cookieEnd) };
    }

    case 172: {
      // AccECN0
      const length = b[o + 1];
      const countersEnd = o + 2 + length - 2;
      let ee0bAt = o + 2;
      let ee0b: number | undefined;
      if (countersEnd - (o + 2) >= 3) {
        ee0b = (b[ee0bAt] << 16) | (b[ee0bAt + 1] << 8) | b[ee0bAt + 2];
        ee0bAt = ee0bAt + 3;
      }

      let ecebAt = ee0bAt;
      let eceb: number | undefined;
      if (countersEnd - ee0bAt >= 3) {
        eceb = (b[ecebAt] << 16) | (b[ecebAt + 1] << 8) | b[ecebAt + 2];
        ecebAt = ecebAt + 3;
      }

      let ee1bAt = ecebAt;
      let ee1b: number | undefined;
      if (countersEnd - ecebAt >= 3) {
        ee1b = (b[ee1bAt] << 16) | (b[ee1bAt + 1] << 8) | b[ee1bAt + 2];
        ee1bAt = ee1bAt + 3;
      }

      cursor.at = countersEnd;
      return {
        is: 'accecn0',
        ...(ee0b === undefined ? {} : { ee0b }),
        ...(eceb === undefined ? {} : { eceb }),
        ...(ee1b === undefined ? {} : { ee1b }),
        remainder: b.subarray(ee1bAt, countersEnd),
      };
    }

    case 174: {
      // AccECN1
      const length = b[o + 1];
      const countersEnd = o + 2 + length - 2;
      let ee1bAt = o + 2;
      let ee1b: number | undefined;
      if (countersEnd - (o + 2) >= 3) {
        ee1b = (b[ee1bAt] << 16) | (b[ee1bAt + 1] << 8) | b[ee1bAt + 2];
        ee1bAt = ee1bAt + 3;
      }

      let ecebAt = ee1bAt;
      let eceb: number | undefined;
      if (countersEnd - ee1bAt >= 3) {
        eceb = (b[ecebAt] << 16) | (b[ecebAt + 1] << 8) | b[ecebAt + 2];
        ecebAt = ecebAt + 3;
      }

      let ee0bAt = ecebAt;
      let ee0b: number | undefined;
      if (countersEnd - ecebAt >= 3) {
        ee0b = (b[ee0bAt] << 16) | (b[ee0bAt + 1] << 8) | b[ee0bAt + 2];
        ee0bAt = ee0bAt + 3;
      }

      cursor.at = countersEnd;
      return {
        is: 'accecn1',
        ...(ee1b === undefined ? {} : { ee1b }),
        ...(eceb === undefined ? {} : { eceb }),
        ...(ee0b === undefined ? {} : { ee0b }),
        remainder: b.subarray(ee0bAt, countersEnd),
      };
    }

    case 253:
    case 254: {
      // Experiment
      const length = b[o + 1];
      const experimentDataEnd = o + 2 + length - 2;
      cursor.at = experimentDataEnd;
      return { is: 'experiment', kind, experimentData: b.subarray(o + 2, experimentDataEnd) };
    }

    default: {
      const length = b[o + 1];
      const optionDataEnd = o + 2 + length - 2;
      cursor.at = optionDataEnd;
      return { is: 'unknown', kind, optionData: b.subarray(o + 2, optionDataEnd) };
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

    case 'maximumSegmentSize': {
      b[o] = 2;
      b[o + 1] = 4;
      const mssWord = fits(v.mss, 65535, 'Option.Maximum Segment Size.MSS');
      b[o + 2] = mssWord >>> 8;
      b[o + 3] = mssWord;
      return o + 4;
    }

    case 'windowScale': {
      b[o] = 3;
      b[o + 1] = 3;
      b[o + 2] = fits(v.shiftCount, 255, 'Option.Window Scale.Shift Count');
      return o + 3;
    }

    case 'sackPermitted': {
      b[o] = 4;
      b[o + 1] = 2;
      return o + 2;
    }

    case 'sack': {
      b[o] = 5;
      b[o + 1] = 0;
      let blocksAt = o + 2;
      for (const blocksItem of v.blocks) {
        blocksAt = writeBlock(blocksItem, b, blocksAt);
      }

      const lengthValue = derived(blocksAt - (o + 2), 1, -2, 255, 'Option.SACK.Length');
      b[o + 1] = lengthValue;
      return blocksAt;
    }

    case 'timestamps': {
      b[o] = 8;
      b[o + 1] = 10;
      const tsValueWord = fits(v.tsValue, 4294967295, 'Option.Timestamps.TS Value');
      b[o + 2] = tsValueWord >>> 24;
      b[o + 3] = tsValueWord >>> 16;
      b[o + 4] = tsValueWord >>> 8;
      b[o + 5] = tsValueWord;
      const tsEchoReplyWord = fits(v.tsEchoReply, 4294967295, 'Option.Timestamps.TS Echo Reply');
      b[o + 6] = tsEchoReplyWord >>> 24;
      b[o + 7] = tsEchoReplyWord >>> 16;
      b[o + 8] = tsEchoReplyWord >>> 8;
      b[o + 9] = tsEchoReplyWord;
      return o + 10;
    }

    case 'md5Signature': {
      b[o] = 19;
      b[o + 1] = 18;
      const md5DigestEnd = put(b, o + 2, v.md5Digest);
      counted(md5DigestEnd - (o + 2), 16, 'Option.MD5 Signature.MD5 Digest');
      return md5DigestEnd;
    }

    case 'userTimeout': {
      b[o] = 28;
      b[o + 1] = 4;
      const granularityWord =
        ((v.granularity ? 1 : 0) << 15) |
        fits(v.userTimeoutValue, 32767, 'Option.User Timeout.User Timeout Value');
      b[o + 2] = granularityWord >>> 8;
      b[o + 3] = granularityWord;
      return o + 4;
    }

    case 'authentication': {
      b[o] = 29;
      b[o + 1] = 0;
      b[o + 2] = fits(v.keyid, 255, 'Option.Authentication.KeyID');
      b[o + 3] = fits(v.rnextkeyid, 255, 'Option.Authentication.RNextKeyID');
      const macEnd = put(b, o + 4, v.mac);
      const lengthValue = derived(macEnd - (o + 4), 1, -4, 255, 'Option.Authentication.Length');
      b[o + 1] = lengthValue;
      return macEnd;
    }

    case 'multipathTcp': {
      b[o] = 30;
      b[o + 1] = 0;
      b[o + 2] =
        (fits(v.subtype, 15, 'Option.Multipath TCP.Subtype') << 4) |
        fits(v.subtypeFlags, 15, 'Option.Multipath TCP.Subtype Flags');
      const subtypeDataEnd = put(b, o + 3, v.subtypeData);
      const lengthValue = derived(
        subtypeDataEnd - (o + 3),
        1,
        -3,
        255,
        'Option.Multipath TCP.Length',
      );
      b[o + 1] = lengthValue;
      return subtypeDataEnd;
    }

    case 'fastOpen': {
      b[o] = 34;
      b[o + 1] = 0;
      const cookieEnd = put(b, o + 2, v.cookie);
      const lengthValue = derived(cookieEnd - (o + 2), 1, -2, 255, 'Option.Fast Open.Length');
      b[o + 1] = lengthValue;
      return cookieEnd;
    }

    case 'accecn0': {
      b[o] = 172;
      b[o + 1] = 0;
      let ee0bPast = o + 2;
      const ee0bThere = v.ee0b;
      if (ee0bThere !== undefined) {
        const v2 = { ee0b: ee0bThere };
        const ee0bWord = fits(v2.ee0b, 16777215, 'Option.AccECN0.Counters.EE0B');
        b[o + 2] = ee0bWord >>> 16;
        b[o + 3] = ee0bWord >>> 8;
        b[o + 4] = ee0bWord;
        ee0bPast = o + 5;
      }

      let ecebPast = ee0bPast;
      const ecebThere = v.eceb;
      if (ecebThere !== undefined) {
        const v2 = { eceb: ecebThere };
        const ecebWord = fits(v2.eceb, 16777215, 'Option.AccECN0.Counters.ECEB');
        b[ee0bPast] = ecebWord >>> 16;
        b[ee0bPast + 1] = ecebWord >>> 8;
        b[ee0bPast + 2] = ecebWord;
        ecebPast = ee0bPast + 3;
      }

      let ee1bPast = ecebPast;
      const ee1bThere = v.ee1b;
      if (ee1bThere !== undefined) {
        const v2 = { ee1b: ee1bThere };
        const ee1bWord = fits(v2.ee1b, 16777215, 'Option.AccECN0.Counters.EE1B');
        b[ecebPast] = ee1bWord >>> 16;
        b[ecebPast + 1] = ee1bWord >>> 8;
        b[ecebPast + 2] = ee1bWord;
        ee1bPast = ecebPast + 3;
      }

      const remainderEnd = put(b, ee1bPast, v.remainder);
      const countersEnd = remainderEnd;
      const lengthValue = derived(countersEnd - (o + 2), 1, -2, 255, 'Option.AccECN0.Length');
      b[o + 1] = lengthValue;
      return countersEnd;
    }

    case 'accecn1': {
      b[o] = 174;
      b[o + 1] = 0;
      let ee1bPast = o + 2;
      const ee1bThere = v.ee1b;
      if (ee1bThere !== undefined) {
        const v2 = { ee1b: ee1bThere };
        const ee1bWord = fits(v2.ee1b, 16777215, 'Option.AccECN1.Counters.EE1B');
        b[o + 2] = ee1bWord >>> 16;
        b[o + 3] = ee1bWord >>> 8;
        b[o + 4] = ee1bWord;
        ee1bPast = o + 5;
      }

      let ecebPast = ee1bPast;
      const ecebThere = v.eceb;
      if (ecebThere !== undefined) {
        const v2 = { eceb: ecebThere };
        const ecebWord = fits(v2.eceb, 16777215, 'Option.AccECN1.Counters.ECEB');
        b[ee1bPast] = ecebWord >>> 16;
        b[ee1bPast + 1] = ecebWord >>> 8;
        b[ee1bPast + 2] = ecebWord;
        ecebPast = ee1bPast + 3;
      }

      let ee0bPast = ecebPast;
      const ee0bThere = v.ee0b;
      if (ee0bThere !== undefined) {
        const v2 = { ee0b: ee0bThere };
        const ee0bWord = fits(v2.ee0b, 16777215, 'Option.AccECN1.Counters.EE0B');
        b[ecebPast] = ee0bWord >>> 16;
        b[ecebPast + 1] = ee0bWord >>> 8;
        b[ecebPast + 2] = ee0bWord;
        ee0bPast = ecebPast + 3;
      }

      const remainderEnd = put(b, ee0bPast, v.remainder);
      const countersEnd = remainderEnd;
      const lengthValue = derived(countersEnd - (o + 2), 1, -2, 255, 'Option.AccECN1.Length');
      b[o + 1] = lengthValue;
      return countersEnd;
    }

    case 'experiment': {
      b[o] = fits(v.kind, 255, 'Option.Kind');
      b[o + 1] = 0;
      const experimentDataEnd = put(b, o + 2, v.experimentData);
      const lengthValue = derived(
        experimentDataEnd - (o + 2),
        1,
        -2,
        255,
        'Option.Experiment.Length',
      );
      b[o + 1] = lengthValue;
      return experimentDataEnd;
    }

    case 'unknown': {
      b[o] = fits(v.kind, 255, 'Option.Kind');
      b[o + 1] = 0;
      const optionDataEnd = put(b, o + 2, v.optionData);
      const lengthValue = derived(optionDataEnd - (o + 2), 1, -2, 255, 'Option.Unknown.Length');
      b[o + 1] = lengthValue;
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
