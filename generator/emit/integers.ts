/** Reading and writing one integer: shifts and masks as a careful hand would write them. */
import type { Endian } from '../model.ts';

/** Where an integer stands: counted from an octet that the code already knows. */
export interface Spot {
  /** JavaScript for the octet offset that `octet` counts from, such as `o`. */
  readonly base: string;
  readonly octet: number;
  /** Bits into that octet, from the most significant. */
  readonly bit: number;
  readonly bits: number;
  /**
   * In a word of so many bits counted from its least significant; `bit` is then the shift in the
   * word at `octet`.
   */
  readonly word: number | undefined;
}

export type Order = 'big' | 'little';

/** An offset behind another, constants added up. */
function at(base: string, octet: number): string {
  if (octet === 0) return base;
  const sum = /^(\w+) \+ (\d+)$/.exec(base);
  if (sum) return `${sum[1]} + ${Number(sum[2]) + octet}`;
  return /^\d+$/.test(base) ? `${Number(base) + octet}` : `${base} + ${octet}`;
}

const octetAt = (base: string, octet: number): string => `b[${at(base, octet)}]`;
export { at as offsetCode };

/** JavaScript that reads an integer: a number, or a bigint above 53 bits. */
export function readInteger(spot: Spot, endian: Endian, condition: string): string {
  const single = spot.word === undefined ? spot.bit + spot.bits <= 8 : spot.word <= 8;
  if (endian.kind !== 'when' || single) {
    return readOrdered(spot, endian.kind === 'when' ? 'little' : endian.kind);
  }
  if (spot.word === undefined && spot.bits > 32) {
    // print.ts imports the reader where it is met.
    const reader = spot.bits > 53 ? 'bigUint' : 'uint';
    const [from, to] = [at(spot.base, spot.octet), at(spot.base, spot.octet + spot.bits / 8)];
    return `${reader}(b, ${from}, ${to}, ${condition})`;
  }
  return `(${condition} ? ${readOrdered(spot, 'little')} : ${readOrdered(spot, 'big')})`;
}

function readOrdered(spot: Spot, order: Order): string {
  const { bits } = spot;
  if (bits <= 32) return spot.word === undefined ? readBits(spot, order) : readInWord(spot, order);
  const [high, low] = halves(spot, order);
  const upper = readOrdered(high, order);
  const lower = readOrdered(low, order);
  if (bits <= 53) return `(${upper}) * 0x100000000 + ${paren(lower)}`;
  return `(BigInt(${upper}) << 32n) | BigInt(${lower})`;
}

/** The bits above 32 and the lower 32. */
function halves(spot: Spot, order: Order): [Spot, Spot] {
  const over = spot.bits - 32;
  if (spot.word !== undefined)
    return [
      { ...spot, bit: spot.bit + 32, bits: over },
      { ...spot, bits: 32 },
    ];
  if (order === 'little')
    return [
      { ...spot, octet: spot.octet + 4, bits: over },
      { ...spot, bits: 32 },
    ];
  const bit = spot.bit + over;
  return [
    { ...spot, bits: over },
    { ...spot, octet: spot.octet + (bit >> 3), bit: bit & 7, bits: 32 },
  ];
}

function readBits(spot: Spot, order: Order): string {
  const count = (spot.bit + spot.bits + 7) >> 3;
  const octets = Array.from({ length: count }, (_, index) =>
    octetAt(spot.base, spot.octet + index),
  );
  if (order === 'little') octets.reverse();
  return window(octets, count * 8 - spot.bit - spot.bits, spot.bits);
}

/** Bits counted from the least significant of a word. */
function readInWord(spot: Spot, order: Order): string {
  const first = spot.bit >> 3;
  const last = (spot.bit + spot.bits - 1) >> 3;
  const indices = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  const whole = spot.word! >> 3;
  const octets = indices.map((index) =>
    octetAt(spot.base, spot.octet + (order === 'little' ? index : whole - 1 - index)),
  );
  return window(octets, spot.bit & 7, spot.bits);
}

/** `bits` bits of octets (most significant first), `shift` bits from their end. */
function window(octets: readonly string[], shift: number, bits: number): string {
  if (octets.length === 5) {
    // One octet more than 32 bits hold: shift the first four up and join the fifth.
    const up = 8 - shift;
    const joined = `((${join(octets.slice(0, 4))}) << ${up}) | (${octets[4]} >>> ${shift})`;
    return bits === 32 ? `(${joined}) >>> 0` : `(${joined}) & ${mask(bits)}`;
  }
  const all = join(octets);
  const width = octets.length * 8;
  if (bits === 32) return `(${all}) >>> 0`;
  if (shift === 0) return bits === width ? all : `${paren(all)} & ${mask(bits)}`;
  const shifted = `${paren(all)} >>> ${shift}`;
  return bits + shift === width ? shifted : `(${shifted}) & ${mask(bits)}`;
}

function join(octets: readonly string[]): string {
  const last = octets.length - 1;
  return octets
    .map((octet, index) => (index === last ? octet : `(${octet} << ${8 * (last - index)})`))
    .join(' | ');
}

export function mask(bits: number): string {
  const value = 2 ** bits - 1;
  return value < 10 ? `${value}` : `0x${value.toString(16)}`;
}

export function paren(code: string): string {
  return /^[\w.$]+(\[[^\]]*\])?$/.test(code) || /^[\w.$]+\([^()]*\)$/.test(code)
    ? code
    : `(${code})`;
}

/**
 * Statements that write an integer over whatever stands there; `value` is a number or bigint in
 * JavaScript.
 */
export function writeInteger(
  spot: Spot,
  value: string,
  endian: Endian,
  condition: string,
): string[] {
  if (endian.kind !== 'when' || (spot.word ?? spot.bits) <= 8) {
    return writeOrdered(spot, value, endian.kind === 'when' ? 'little' : endian.kind);
  }
  if (spot.word === undefined && spot.bit === 0 && spot.bits % 8 === 0) {
    // print.ts imports putUint where it is met.
    return [
      `putUint(b, ${at(spot.base, spot.octet)}, ${at(spot.base, spot.octet + spot.bits / 8)}, ${value}, ${condition});`,
    ];
  }
  const little = writeOrdered(spot, value, 'little');
  const big = writeOrdered(spot, value, 'big');
  return [`if (${condition}) {`, ...little, '} else {', ...big, '}'];
}

function writeOrdered(spot: Spot, value: string, order: Order): string[] {
  const { bits } = spot;
  if (bits > 32) {
    const [high, low] = halves(spot, order);
    const big = bits > 53;
    const upper = big ? `Number(${paren(value)} >> 32n)` : `Math.floor(${value} / 0x100000000)`;
    const lower = big ? `Number(${paren(value)} & 0xffffffffn)` : `${paren(value)} >>> 0`;
    return [...writeOrdered(high, upper, order), ...writeOrdered(low, lower, order)];
  }
  if (spot.word !== undefined) return writeInWord(spot, value, order);
  const count = (spot.bit + bits + 7) >> 3;
  const after = count * 8 - spot.bit - bits;
  return Array.from({ length: count }, (_, index) => {
    const place = order === 'little' ? index : count - 1 - index;
    const octet = octetAt(spot.base, spot.octet + (order === 'little' ? index : count - 1 - place));
    const significance = order === 'little' ? index : count - 1 - index;
    return putOctet(octet, value, significance * 8 - after, keepMask(spot, index, count, after));
  });
}

/** Bits of an octet that belong to other fields. */
function keepMask(spot: Spot, index: number, count: number, after: number): number {
  const before = index === 0 ? (0xff00 >> spot.bit) & 0xff : 0;
  const behind = index === count - 1 ? (1 << after) - 1 : 0;
  return before | behind;
}

function putOctet(octet: string, value: string, shift: number, keep: number): string {
  if (/^\d+$/.test(value) && keep === 0)
    return `${octet} = ${constantOctet(Number(value), shift)};`;
  const part =
    shift > 0 ? `${paren(value)} >>> ${shift}` : shift < 0 ? `${paren(value)} << ${-shift}` : value;
  if (keep === 0) return `${octet} = ${part};`;
  const own = `0x${(0xff & ~keep).toString(16)}`;
  return `${octet} = (${octet} & 0x${keep.toString(16)}) | (${paren(part)} & ${own});`;
}

/** An octet of a number that is known here. */
function constantOctet(value: number, shift: number): number {
  return Math.floor(value * 2 ** -shift) % 256;
}

function writeInWord(spot: Spot, value: string, order: Order): string[] {
  const whole = spot.word! >> 3;
  const first = spot.bit >> 3;
  const last = (spot.bit + spot.bits - 1) >> 3;
  return Array.from({ length: last - first + 1 }, (_, step) => {
    const index = first + step;
    const octet = octetAt(spot.base, spot.octet + (order === 'little' ? index : whole - 1 - index));
    const low = Math.max(spot.bit - index * 8, 0);
    const high = Math.min(spot.bit + spot.bits - index * 8, 8);
    const own = ((1 << (high - low)) - 1) << low;
    return putOctet(octet, value, index * 8 - spot.bit, 0xff & ~own);
  });
}
