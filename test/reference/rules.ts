/**
 * The rules of numbers: those that hold as soon as a field is read, and those that close a body.
 */
import type { Checksum, Field, IntegerField, NestedField, Rule } from '../../generator/model.ts';
import { writePlace } from './bits.ts';
import { evaluate, sumOf } from './expression.ts';
import { flat, within } from './reader.ts';
import { Broken } from './regions.ts';
import type { Scope } from './scope.ts';
import { crc32, fold } from './sums.ts';
import type { Node } from './tree.ts';

export interface RuleContext {
  readonly scope: Scope;
  readonly octets: Uint8Array;
  readonly warnings: Rule[];
}

function hold(holds: boolean, rule: Rule, warnings: Rule[]): void {
  if (holds) return;
  if (!rule.warn) throw new Broken(rule);
  warnings.push(rule);
}

/** Constant, range, multiple, closed: in this order. */
export function integerRules(
  field: IntegerField | NestedField,
  value: bigint,
  { warnings }: RuleContext,
): void {
  const { constant, ranges, multiple, closed } = field.rules;
  if (constant) hold(value === constant.value, constant.rule, warnings);
  if (ranges) hold(within(ranges.ranges, value), ranges.rule, warnings);
  if (multiple) hold(value % BigInt(multiple.of) === 0n, multiple.rule, warnings);
  if (closed) {
    const named = field.values!.entries.map((entry) => entry.range);
    hold(within(named, value), closed, warnings);
  }
}

/** Equations and checksums: when the body is read, in the order of its fields. */
export function closing(fields: readonly Field[], context: RuleContext): void {
  const { scope, warnings } = context;
  for (const field of flat(fields)) {
    if (field.kind !== 'integer' && field.kind !== 'nested') continue;
    const made = scope.find(field);
    if (!made || made.value === undefined) continue;
    const { equation, checksum } = field.rules;
    if (equation) hold(evaluate(equation.value, scope) === made.value, equation.rule, warnings);
    if (checksum) hold(checksumHolds(checksum, made, context), checksum.rule, warnings);
  }
}

function checksumHolds(checksum: Checksum, made: Node, context: RuleContext): boolean {
  const { none, over, algorithm } = checksum;
  const { scope } = context;
  if (none && made.value === none.value) {
    const refused = none.unless && evaluate(none.unless, scope) !== 0n;
    if (!refused) return true;
  }
  if (algorithm === 'internet checksum') return fold(sumOf(over, scope)) === 0xffffn;
  return made.value === crcOf(checksum, made, context);
}

/** A CRC covers its own field as zeros. */
function crcOf(checksum: Checksum, made: Node, { scope, octets }: RuleContext): bigint {
  const place = made.place!;
  writePlace(octets, place, 0n);
  const parts = checksum.over.map((part) => {
    if (part.kind === 'expression') throw new Error('a CRC covers octets');
    return scope.octetsOf(part.kind === 'message' ? 'message' : part.field);
  });
  writePlace(octets, place, made.value!);
  const joined = Uint8Array.from(parts.flatMap((part) => [...part]));
  return crc32(joined, checksum.algorithm === 'CRC32' ? 0xedb88320n : 0x82f63b78n);
}
