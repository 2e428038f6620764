// @generated from spec/link/vlan.protocol: change that, then npm run generate.
/**
 * VLAN, IEEE 802.1Q and 802.1ad tags. IEEE 802.1Q §9.6, RFC 9542 §3.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |     |D|                       |                               |
 *     | PCP |E|    VLAN Identifier    |          Length/Type          |
 *     |     |I|                       |                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          [Data] ...                           |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                         [Payload] ...                         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      PCP: Priority Code Point, DEI: Drop Eligible Indicator
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Tag has its fixed fields
export const VLAN_IDENTIFIER_MALFORMED = 2; // VLAN Identifier in 0..4094
export const LENGTH_TYPE_MALFORMED = 3; // Length/Type in 0..1500 | 1536..
export const DATA_TRUNCATED = 4; // Data fits in what holds it
/** Priority: unknown values pass through. */
export const PRIORITY = {
  BEST_EFFORT: 0,
  BACKGROUND: 1,
  EXCELLENT_EFFORT: 2,
  CRITICAL_APPLICATIONS: 3,
  VIDEO: 4,
  VOICE: 5,
  INTERNETWORK_CONTROL: 6,
  NETWORK_CONTROL: 7,
} as const;

/** Whether b[o, end) begins with a sound Tag: OK, or the first rule of the spec that it breaks. */
export function checkTag(b: Uint8Array, o: number, end: number): number {
  const at = scanTag(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkTag(), but answers where the Tag ends, or minus the broken rule. */
export function scanTag(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -TRUNCATED;
  const vlanIdentifier = ((b[o] << 8) | b[o + 1]) & 0xfff;
  if (vlanIdentifier > 4094) return -VLAN_IDENTIFIER_MALFORMED; // :13
  const lengthType = (b[o + 2] << 8) | b[o + 3];
  if (lengthType > 1500 && lengthType < 1536) return -LENGTH_TYPE_MALFORMED; // :15
  const dataAt = o + 4;
  let dataEnd = dataAt;
  if (lengthType <= 1500) {
    const dataEnd2 = dataAt + lengthType;
    if (dataEnd2 > end) return -DATA_TRUNCATED; // :16
    dataEnd = dataEnd2;
  }

  const payloadAt = dataEnd;
  let payloadEnd = payloadAt;
  if (lengthType >= 1536) {
    payloadEnd = end;
  }

  return payloadEnd;
}

/** Where Data begins. */
export function dataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Data ends. */
export function dataEnd(b: Uint8Array, o: number): number {
  return lengthType(b, o) <= 1500 ? o + 4 + lengthType(b, o) : o + 4;
}

/** Where Payload begins. */
export function payloadStart(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Payload ends. */
export function payloadEnd(b: Uint8Array, o: number, end: number): number {
  return lengthType(b, o) >= 1536 ? end : dataEnd(b, o);
}

/** Priority Code Point (3). */
export function priorityCodePoint(b: Uint8Array, o: number): number {
  return b[o] >>> 5;
}

export function setPriorityCodePoint(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x1f) | ((value << 5) & 0xe0);
}

/** Drop Eligible Indicator (1). */
export function dropEligibleIndicator(b: Uint8Array, o: number): number {
  return (b[o] >>> 4) & 1;
}

export function setDropEligibleIndicator(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xef) | ((value << 4) & 0x10);
}

/** VLAN Identifier (12) in 0..4094: 0 carries a priority and no VLAN; 4095 is reserved. */
export function vlanIdentifier(b: Uint8Array, o: number): number {
  return ((b[o] << 8) | b[o + 1]) & 0xfff;
}

export function setVlanIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf0) | ((value >>> 8) & 0xf);
  b[o + 1] = value;
}

/** Length/Type (16) in 0..1500 | 1536... */
export function lengthType(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setLengthType(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Whether Data is there. */
export function hasData(b: Uint8Array, o: number): boolean {
  return lengthType(b, o) <= 1500;
}

/** Whether Payload is there. */
export function hasPayload(b: Uint8Array, o: number): boolean {
  return lengthType(b, o) >= 1536;
}

/** Drop Eligible Indicator in Tag Control Information. */
export const TAG_CONTROL_INFORMATION_DROP_ELIGIBLE_INDICATOR = 0x1000;

/** Tag Control Information (16). */
export function tagControlInformation(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setTagControlInformation(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Writes the fixed fields of a Tag over b[o, end), around what already stands there. */
export function writeTag(
  b: Uint8Array,
  o: number,
  end: number,
  tagControlInformation: number,
  lengthType: number,
): void {
  b[o] = tagControlInformation >>> 8;
  b[o + 1] = tagControlInformation;
  b[o + 2] = lengthType >>> 8;
  b[o + 3] = lengthType;
}
