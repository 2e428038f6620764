/** Octets as bits, one at a time: slow, and too simple to be wrong. */

/** The bit at `at`: most significant first, or from bit 0 up when little endian. */
function bitAt(octets: Uint8Array, at: number, little: boolean): number {
  const within = little ? at % 8 : 7 - (at % 8);
  return Math.floor(octets[Math.floor(at / 8)] / 2 ** within) % 2;
}

export function readBits(octets: Uint8Array, at: number, bits: number, little: boolean): bigint {
  let value = 0n;
  for (let index = 0; index < bits; index++) {
    const place = little ? at + bits - 1 - index : at + index;
    value = value * 2n + BigInt(bitAt(octets, place, little));
  }
  return value;
}

export function writeBits(
  octets: Uint8Array,
  at: number,
  bits: number,
  little: boolean,
  value: bigint,
): void {
  for (let index = 0; index < bits; index++) {
    const place = little ? at + index : at + bits - 1 - index;
    const wanted = Number((value >> BigInt(index)) % 2n);
    const within = little ? place % 8 : 7 - (place % 8);
    const octet = Math.floor(place / 8);
    octets[octet] += (wanted - bitAt(octets, place, little)) * 2 ** within;
  }
}

/** Where an integer stands. */
export interface Place {
  readonly at: number;
  readonly bits: number;
  readonly little: boolean;
  /**
   * The word whose bits are counted from its least significant, in files that are not big endian.
   */
  readonly word: { readonly start: number; readonly bits: number } | undefined;
}

export function readPlace(octets: Uint8Array, { at, bits, little, word }: Place): bigint {
  if (!word) return readBits(octets, at, bits, little);
  const whole = readBits(octets, word.start, word.bits, little);
  return (whole >> BigInt(at - word.start)) % 2n ** BigInt(bits);
}

export function writePlace(octets: Uint8Array, place: Place, value: bigint): void {
  const { at, bits, little, word } = place;
  if (!word) return writeBits(octets, at, bits, little, value);
  const whole = readBits(octets, word.start, word.bits, little);
  const change = (value - readPlace(octets, place)) << BigInt(at - word.start);
  writeBits(octets, word.start, word.bits, little, whole + change);
}
