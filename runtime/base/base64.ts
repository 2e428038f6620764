/**
 * Octets as text: base64 of RFC 4648 §4 and base16 of its §8. What is read must be as it would be
 * written, so that one value has one text and a text can stand for the octets as a key.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HEX_DIGITS = '0123456789ABCDEF';
const PAD = '=';
const PAD_CODE = 61;
/** No character of the alphabet. */
const NONE = 0xff;

const valueOf64 = valuesOf(ALPHABET);
const valueOf16 = valuesOf(HEX_DIGITS + HEX_DIGITS.slice(10).toLowerCase(), 16);

function valuesOf(alphabet: string, wrap = 64): Uint8Array {
  const values = new Uint8Array(128).fill(NONE);
  for (let at = 0; at < alphabet.length; at++) {
    values[alphabet.charCodeAt(at)] = at < wrap ? at : at - 6;
  }
  return values;
}

/** With or without `=` up to a multiple of four characters. */
export function toBase64(octets: Uint8Array, padded = true): string {
  let text = '';
  let at = 0;
  for (; at + 2 < octets.length; at += 3) {
    const bits = (octets[at] << 16) | (octets[at + 1] << 8) | octets[at + 2];
    text +=
      ALPHABET[bits >> 18] +
      ALPHABET[(bits >> 12) & 63] +
      ALPHABET[(bits >> 6) & 63] +
      ALPHABET[bits & 63];
  }
  const left = octets.length - at;
  if (left === 0) return text;
  const bits = (octets[at] << 16) | (left === 2 ? octets[at + 1] << 8 : 0);
  text += ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63];
  if (left === 2) text += ALPHABET[(bits >> 6) & 63];
  return padded ? text + PAD.repeat(3 - left) : text;
}

/**
 * The octets of text[from, to), padded or not; undefined when it is not base64, or when bits that
 * mean nothing are set, so that another text would mean the same.
 */
export function fromBase64(
  text: string,
  from = 0,
  to: number = text.length,
): Uint8Array<ArrayBuffer> | undefined {
  let end = to;
  if ((to - from) % 4 === 0) {
    while (end > from && to - end < 2 && text.charCodeAt(end - 1) === PAD_CODE) end--;
  }
  const characters = end - from;
  if (characters % 4 === 1) return undefined;
  const octets = new Uint8Array((characters * 3) >> 2);
  let at = 0;
  let bits = 0;
  let count = 0;
  for (let index = from; index < end; index++) {
    const code = text.charCodeAt(index);
    const value = code < 128 ? valueOf64[code] : NONE;
    if (value === NONE) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    octets[at++] = bits >> count;
  }
  return (bits & ((1 << count) - 1)) === 0 ? octets : undefined;
}

/** Two digits an octet, in capitals. */
export function toHex(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += HEX_DIGITS[octet >> 4] + HEX_DIGITS[octet & 15];
  return text;
}

/** In capitals or not; undefined when it is not base16. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 2 !== 0) return undefined;
  const octets = new Uint8Array(text.length >> 1);
  for (let at = 0; at < octets.length; at++) {
    const [high, low] = [digitAt(text, 2 * at), digitAt(text, 2 * at + 1)];
    if (high === NONE || low === NONE) return undefined;
    octets[at] = (high << 4) | low;
  }
  return octets;
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? valueOf16[code] : NONE;
}
