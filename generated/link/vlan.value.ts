// @generated from spec/link/vlan.protocol: change that, then npm run generate.
/**
 * VLAN as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { agrees, counted, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { checkTag } from './vlan.wire.ts';
/**
 * What follows the type 0x8100 of a customer's tag or 0x88a8 of a provider's. The type that the
 * tag pushed back stands at its end, and may announce another tag.
 */
export interface Tag {
  /** Priority Code Point (3). */
  readonly priorityCodePoint: number;
  /** Drop Eligible Indicator (1). */
  readonly dropEligibleIndicator: boolean;
  /** VLAN Identifier (12) in 0..4094: 0 carries a priority and no VLAN; 4095 is reserved. */
  readonly vlanIdentifier: number;
  /** Length/Type (16) in 0..1500 | 1536... */
  readonly lengthType: number;
  /** Data. */
  readonly data?: Uint8Array;
  /** Payload. */
  readonly payload?: Uint8Array;
}

/** The Tag at o, which a check has found sound. */
export function readTag(b: Uint8Array, o: number, end: number): Tag {
  const lengthType = (b[o + 2] << 8) | b[o + 3];
  let dataAt = o + 4;
  let data: Uint8Array | undefined;
  if (lengthType <= 1500) {
    const dataEnd = dataAt + lengthType;
    data = b.subarray(dataAt, dataEnd);
    dataAt = dataEnd;
  }

  let payloadAt = dataAt;
  let payload: Uint8Array | undefined;
  if (lengthType >= 1536) {
    payload = b.subarray(payloadAt, end);
    payloadAt = end;
  }

  cursor.at = payloadAt;
  const found = {
    priorityCodePoint: b[o] >>> 5,
    dropEligibleIndicator: ((b[o] >>> 4) & 1) === 1,
    vlanIdentifier: ((b[o] << 8) | b[o + 1]) & 0xfff,
    lengthType,
  } as { -readonly [K in keyof Tag]: Tag[K] };
  if (data !== undefined) found.data = data;
  if (payload !== undefined) found.payload = payload;
  return found;
}

/** Writes a Tag at o and answers its end. */
export function writeTag(v: Tag, b: Uint8Array, o: number): number {
  const priorityCodePointWord =
    (fits(v.priorityCodePoint, 7, 'Tag.Tag Control Information.Priority Code Point') << 13) |
    ((v.dropEligibleIndicator ? 1 : 0) << 12) |
    fits(v.vlanIdentifier, 4095, 'Tag.Tag Control Information.VLAN Identifier');
  b[o] = priorityCodePointWord >>> 8;
  b[o + 1] = priorityCodePointWord;
  const lengthTypeWord = fits(v.lengthType, 65535, 'Tag.Length/Type');
  b[o + 2] = lengthTypeWord >>> 8;
  b[o + 3] = lengthTypeWord;
  let dataPast = o + 4;
  const dataThere = v.data;
  if (
    agrees(dataThere !== undefined, v.lengthType <= 1500, 'Tag.Data') &&
    dataThere !== undefined
  ) {
    const v2 = { data: dataThere };
    const dataEnd = put(b, o + 4, v2.data);
    counted(dataEnd - (o + 4), v.lengthType, 'Tag.Data');
    dataPast = dataEnd;
  }

  let payloadPast = dataPast;
  const payloadThere = v.payload;
  if (
    agrees(payloadThere !== undefined, v.lengthType >= 1536, 'Tag.Payload') &&
    payloadThere !== undefined
  ) {
    const v2 = { payload: payloadThere };
    const payloadEnd = put(b, dataPast, v2.payload);
    payloadPast = payloadEnd;
  }

  return payloadPast;
}

/** The octets of a Tag. */
export function encodeTag(v: Tag): Uint8Array {
  return encoded((b) => writeTag(v, b, 0));
}

/** The Tag in b, or the code of the rule it breaks. */
export function decodeTag(
  b: Uint8Array,
): { readonly ok: true; readonly value: Tag } | { readonly ok: false; readonly fault: number } {
  const fault = checkTag(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readTag(b, 0, b.length) } : { ok: false, fault };
}
