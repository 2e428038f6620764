/** Addresses and text, between octets and strings. */

// A mark of byte order at the beginning is text like any other: what is read can be written again.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Characters on their way into a string: a string that grows one by one costs several times more.
 */
let characters = new Uint8Array(1024);
/** So many are handed over at once, and so much room is kept behind them. */
const STEP = 16;
const DOT = 46;
const COLON = 58;
const BACKSLASH = 92;
const ZERO = 48;

/** The first characters gathered, as a string. */
export function textOf(length: number): string {
  let text = '';
  let at = 0;
  for (; length - at > STEP / 2; at += STEP) text += sixteen(at, length - at);
  return at < length ? text + eight(at, length - at) : text;
}

function sixteen(at: number, most: number): string {
  const c = characters;
  const text = String.fromCharCode(
    c[at],
    c[at + 1],
    c[at + 2],
    c[at + 3],
    c[at + 4],
    c[at + 5],
    c[at + 6],
    c[at + 7],
    c[at + 8],
    c[at + 9],
    c[at + 10],
    c[at + 11],
    c[at + 12],
    c[at + 13],
    c[at + 14],
    c[at + 15],
  );
  return most < STEP ? text.slice(0, most) : text;
}

function eight(at: number, most: number): string {
  const c = characters;
  const text = String.fromCharCode(
    c[at],
    c[at + 1],
    c[at + 2],
    c[at + 3],
    c[at + 4],
    c[at + 5],
    c[at + 6],
    c[at + 7],
  );
  return most < STEP / 2 ? text.slice(0, most) : text;
}

function grow(size: number): void {
  const larger = new Uint8Array(2 * size);
  larger.set(characters);
  characters = larger;
}

/** Gathers a number, its first digit the one for `unit`. */
function putDecimals(value: number, unit: number, at: number): number {
  const c = characters;
  let end = at;
  let left = value;
  for (let one = unit; one >= 1; one = (one / 10) | 0) {
    const digit = (left / one) | 0;
    c[end++] = ZERO + digit;
    left -= digit * one;
  }
  return end;
}

/** UTF-8, the short and plain case without a decoder. */
export function readText(b: Uint8Array, from: number, to: number): string {
  if (to - from > 64) return decoder.decode(b.subarray(from, to));
  for (let at = from; at < to; at++) {
    if (b[at] > 0x7f) return decoder.decode(b.subarray(from, to));
    characters[at - from] = b[at];
  }
  return textOf(to - from);
}

/**
 * Gathers a label behind the `length` characters of those before it and a dot, with escapes for
 * what would be misread (RFC 1035 §5.1); answers how many there are then.
 */
export function gatherLabel(b: Uint8Array, from: number, to: number, length: number): number {
  let end = length;
  const most = length + 1 + 4 * (to - from) + STEP;
  if (most > characters.length) grow(most);
  const c = characters;
  if (end > 0) c[end++] = DOT;
  for (let at = from; at < to; at++) {
    const octet = b[at];
    if (octet > 32 && octet < 127 && octet !== DOT && octet !== BACKSLASH) {
      c[end++] = octet;
    } else {
      c[end++] = BACKSLASH;
      if (octet === DOT || octet === BACKSLASH) c[end++] = octet;
      else end = putDecimals(octet, 100, end);
    }
  }
  return end;
}

/** Writes UTF-8 and answers its end; what lies behind the buffer is counted, not written. */
export function putText(b: Uint8Array, at: number, text: string): number {
  let end = at;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return putOctets(b, at, encoder.encode(text));
    b[end++] = code;
  }
  return end;
}

function putOctets(b: Uint8Array, at: number, octets: Uint8Array): number {
  for (let index = 0; index < octets.length; index++) b[at + index] = octets[index];
  return at + octets.length;
}

/** `192.0.2.1` of a 32-bit number. */
export function showIpv4(address: number): string {
  return textOf(gatherIpv4(address, 0));
}

function gatherIpv4(address: number, at: number): number {
  let end = at;
  for (let shift = 24; shift >= 0; shift -= 8) {
    const octet = (address >>> shift) & 255;
    end = putDecimals(octet, octet > 99 ? 100 : octet > 9 ? 10 : 1, end);
    if (shift > 0) characters[end++] = DOT;
  }
  return end;
}

/** The 32-bit number of `192.0.2.1`; NaN when it is not an address. */
export function parseIpv4(text: string): number {
  let address = 0;
  let part = -1;
  let dots = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 46;
    if (code === 46) {
      if (part < 0) return NaN;
      address = address * 256 + part;
      part = -1;
      dots++;
    } else {
      if (code < 48 || code > 57 || part === 0) return NaN;
      part = (part < 0 ? 0 : part * 10) + code - 48;
      if (part > 255) return NaN;
    }
  }
  return dots === 4 ? address : NaN;
}

const HEX = '0123456789abcdef';

/** Gathers a number in hexadecimal, its first digit the one at bit `shift`. */
function putHex(value: number, shift: number, at: number): number {
  let end = at;
  for (let bit = shift; bit >= 0; bit -= 4) {
    characters[end++] = HEX.charCodeAt((value >>> bit) & 15);
  }
  return end;
}

/** What a hexadecimal digit stands for, by its character; -1 for another one. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** `02:00:00:00:00:01` of a 48-bit number. */
export function showMac(address: number): string {
  const high = Math.floor(address / 0x1000000);
  const low = address % 0x1000000;
  let end = 0;
  for (let octet = 0; octet < 6; octet++) {
    if (octet > 0) characters[end++] = COLON;
    end = putHex((octet < 3 ? high : low) >>> (8 * (2 - (octet % 3))), 4, end);
  }
  return textOf(end);
}

/** The 48-bit number of `02:00:00:00:00:01`; NaN when it is not an address. */
export function parseMac(text: string): number {
  if (text.length !== 17) return NaN;
  let address = 0;
  for (let at = 0; at < 17; at += 3) {
    const high = hexDigit(text.charCodeAt(at));
    const low = hexDigit(text.charCodeAt(at + 1));
    if (high < 0 || low < 0) return NaN;
    if (at > 0 && text[at - 1] !== ':' && text[at - 1] !== '-') return NaN;
    address = address * 256 + high * 16 + low;
  }
  return address;
}

/** The eight parts of an IPv6 address at work. */
const groups = new Uint16Array(8);

/** The text of an IPv6 address, as RFC 5952 writes it. */
export function showIpv6(b: Uint8Array, at: number): string {
  for (let index = 0; index < 8; index++) {
    groups[index] = (b[at + 2 * index] << 8) | b[at + 2 * index + 1];
  }
  let best = 1;
  let bestFrom = 8;
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === 0) to++;
    if (to - from > best) [best, bestFrom] = [to - from, from];
    if (to > from) from = to;
  }
  // An IPv4 address in it is written as one (§5).
  const isMapped = bestFrom === 0 && best === 5 && groups[5] === 0xffff;
  let end = 0;
  for (let index = 0; index < (isMapped ? 6 : 8); index++) {
    if (index === bestFrom) {
      characters[end++] = COLON;
      if (index === 0) characters[end++] = COLON;
      index += best - 1;
    } else {
      const group = groups[index];
      end = putHex(group, group > 0xfff ? 12 : group > 0xff ? 8 : group > 0xf ? 4 : 0, end);
      if (index < 7) characters[end++] = COLON;
    }
  }
  return textOf(isMapped ? gatherIpv4(((groups[6] << 16) | groups[7]) >>> 0, end) : end);
}

/** Writes the 16 octets of an IPv6 address in text; false when it is not one (RFC 4291 §2.2). */
export function putIpv6Octets(b: Uint8Array, at: number, text: string): boolean {
  const isShort = text.startsWith('::');
  let gap = isShort ? 0 : -1;
  let count = 0;
  let index = isShort ? 2 : 0;
  while (index < text.length) {
    const from = index;
    let group = 0;
    for (let digit = hexDigit(text.charCodeAt(index)); digit >= 0;) {
      group = group * 16 + digit;
      digit = ++index < text.length ? hexDigit(text.charCodeAt(index)) : -1;
    }
    if (index === from || index - from > 4 || count === 8) return false;
    if (text.charCodeAt(index) === DOT) {
      const address = parseIpv4(text.slice(from));
      if (count > 6 || Number.isNaN(address)) return false;
      groups[count++] = address >>> 16;
      groups[count++] = address;
      break;
    }
    groups[count++] = group;
    if (index === text.length) break;
    if (text.charCodeAt(index) !== COLON || ++index === text.length) return false;
    if (text.charCodeAt(index) === COLON) {
      if (gap >= 0) return false;
      gap = count;
      index++;
    }
  }
  if (gap < 0 ? count !== 8 : count === 8) return false;
  const filled = 8 - count;
  for (let part = 0; part < 8; part++) {
    const isFilled = gap >= 0 && part >= gap && part < gap + filled;
    const group = isFilled ? 0 : groups[gap >= 0 && part >= gap ? part - filled : part];
    b[at + 2 * part] = group >>> 8;
    b[at + 2 * part + 1] = group;
  }
  return true;
}

/** One label of a name as text; dots, backslashes and unprintable octets are escaped. */
export function readLabel(b: Uint8Array, from: number, to: number): string {
  return textOf(gatherLabel(b, from, to, 0));
}
