/** Integers of an example, and the rules they keep. */
import type { Checksum, Field, IntegerField, NestedField, Range, Rule } from '../model.ts';
import { evaluate, folded, type Scope } from './evaluate.ts';
import { Fault, type Part } from './tree.ts';

/** `bits` bits of octets, `from` bits in; the octets in the order of the file. */
export function bitsOf(octets: Uint8Array, from: number, bits: number, little: boolean): bigint {
  const first = from >> 3;
  const last = (from + bits - 1) >> 3;
  const span = [...octets.subarray(first, last + 1)];
  if (little) span.reverse();
  const whole = span.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
  const behind = (last + 1) * 8 - from - bits;
  return (whole >> BigInt(little ? from & 7 : behind)) & ((1n << BigInt(bits)) - 1n);
}

export function inside(ranges: readonly Range[], value: bigint): boolean {
  return ranges.some(({ from, to }) => value >= (from ?? value) && value <= (to ?? value));
}

function ask(holds: boolean, rule: Rule): void {
  if (!holds && !rule.warn) throw new Fault(rule);
}

export function askNumber({ rules, values }: IntegerField | NestedField, value: bigint): void {
  const { constant, ranges, multiple, closed } = rules;
  if (constant) ask(value === constant.value, constant.rule);
  if (ranges) ask(inside(ranges.ranges, value), ranges.rule);
  if (multiple) ask(value % BigInt(multiple.of) === 0n, multiple.rule);
  if (closed) ask(inside(values?.entries.map((entry) => entry.range) ?? [], value), closed);
}

/** Equations and checksums, in the order of the fields. */
export function askClosing(fields: readonly Field[], scope: Scope): void {
  for (const field of fields) {
    if (field.kind === 'group') askClosing(field.fields, scope);
    if (field.kind !== 'integer' && field.kind !== 'nested') continue;
    const read = scope.field(field);
    if (read?.number === undefined) continue;
    const { equation, checksum } = field.rules;
    if (equation) ask(evaluate(equation.value, scope) === read.number, equation.rule);
    if (checksum) askChecksum(checksum, read, scope);
  }
}

function askChecksum({ none, over, algorithm, rule }: Checksum, read: Part, scope: Scope): void {
  const value = read.number!;
  const isNone = none !== undefined && value === none.value;
  if (isNone && !(none.unless && evaluate(none.unless, scope) !== 0n)) return;
  let wanted: bigint;
  if (algorithm === 'internet checksum') {
    const sum = folded(over, scope);
    if (sum === 0xffffn) return;
    // The sum without the checksum's own share, turned round.
    wanted = (0xffffn - ((sum + (0xffffn - value)) % 0xffffn)) & 0xffffn;
  } else {
    wanted = BigInt(crcOf(over, algorithm, read, scope));
    if (wanted === value) return;
  }
  if (!rule.warn) throw new Fault(rule, wanted);
}

function crcOf([covered]: Checksum['over'], algorithm: string, read: Part, scope: Scope): number {
  const field = covered?.kind === 'field' ? covered.field : 'message';
  const octets = scope.octets(field).slice();
  const start = field === 'message' ? scope.message.start : scope.field(field)!.start;
  octets.fill(0, Math.max(0, read.start - start), Math.max(0, read.end - start));
  return crc(octets, algorithm === 'CRC32' ? 0xedb88320 : 0x82f63b78);
}

function crc(octets: Uint8Array, polynomial: number): number {
  let sum = -1;
  for (const octet of octets) {
    sum ^= octet;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? polynomial : 0);
  }
  return ~sum >>> 0;
}
