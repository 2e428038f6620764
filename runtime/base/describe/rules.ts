/**
 * Rules about numbers: those looked at where the number stands, and those that wait until all is
 * read.
 */
import { crc32, crc32c } from '../checksum.ts';
import type { Node } from './node.ts';
import { breakRule, compute, placeOf, sumOf } from './state.ts';
import type { Scope, Walk } from './state.ts';
import type { Bounds, ChecksumTable, IntegerTable, NestedTable } from './table.ts';

/** False when a rule is broken that ends the walk. */
export function numberRules(
  walk: Walk,
  scope: Scope,
  table: IntegerTable | NestedTable,
  node: Node,
  raw: number | bigint,
): boolean {
  const { constant, ranges, multiple, closed } = table;
  const before = walk.fault;
  if (constant && !equals(raw, constant[0])) fail(walk, scope, constant[1], node, constant[0]);
  if (ranges && !isInside(raw, ranges[0])) {
    fail(walk, scope, ranges[1], node, ranges[0].map(rangeWords).join(' or '));
  }
  if (multiple && BigInt(raw) % BigInt(multiple[0]) !== 0n) {
    fail(walk, scope, multiple[1], node, `a multiple of ${multiple[0]}`);
  }
  if (closed !== undefined && !isInside(raw, table.names ?? [])) {
    fail(walk, scope, closed, node, 'a value with a name');
  }
  if (table.equation || table.checksum) scope.deferred.push({ table, node });
  return walk.fault === before;
}

function fail(
  walk: Walk,
  scope: Scope,
  rule: number,
  node: Node,
  expected: string | number | bigint,
): void {
  breakRule(walk, scope, rule, node, { expected: String(expected), found: node.text });
}

function equals(left: number | bigint, right: number | bigint): boolean {
  return left === right || BigInt(left) === BigInt(right);
}

function isInside(
  raw: number | bigint,
  all: readonly (readonly [...Bounds, ...string[]])[],
): boolean {
  for (const [from, to] of all) {
    if ((from === null || raw >= from) && (to === null || raw <= to)) return true;
  }
  return false;
}

function rangeWords([from, to]: Bounds): string {
  if (from === to) return String(from);
  return `${from ?? ''}..${to ?? ''}`;
}

/** Equations and checksums of a body, now that all of it was read. */
export function closing(walk: Walk, scope: Scope): void {
  for (const { table, node } of scope.deferred) {
    if (walk.fault) return;
    if (table.equation) {
      const expected = compute(walk, table.equation[0], scope);
      const finding = { expected: String(expected), found: node.text };
      if (Number(node.value) !== expected) breakRule(walk, scope, table.equation[1], node, finding);
    }
    if (table.checksum) checksum(walk, scope, table.checksum, node);
  }
}

function checksum(walk: Walk, scope: Scope, table: ChecksumTable, node: Node): void {
  const value = Number(node.value);
  const { none, unless } = table;
  const isNone = none !== undefined && value === Number(none);
  if (isNone && !unless?.(scope.numbers, walk.context, scope.extents)) return;
  const expected =
    table.algorithm === 'internet checksum'
      ? internet(walk, scope, table, value)
      : cyclic(walk, scope, table, node);
  if (expected === value) return;
  const digits = node.bitLength / 4;
  const hex = (one: number): string => `0x${one.toString(16).padStart(digits, '0')}`;
  breakRule(walk, scope, table.rule, node, { expected: hex(expected), found: hex(value) });
}

/** What the checksum should be; what it is, when the sum over all comes out as it must. */
function internet(walk: Walk, scope: Scope, table: ChecksumTable, value: number): number {
  const sum = sumOf(walk, scope, table.over);
  if (sum === 0xffff) return value;
  const rest = (sum + (~value & 0xffff)) % 0xffff;
  const expected = ~rest & 0xffff;
  return expected === value ? ~expected & 0xffff : expected;
}

function cyclic(walk: Walk, scope: Scope, table: ChecksumTable, node: Node): number {
  const part = table.over[0];
  const [start, end] = placeOf(walk, scope, typeof part === 'string' ? part : '');
  const own = node.bitOffset >> 3;
  const run = table.algorithm === 'CRC32C' ? crc32c : crc32;
  return run(walk.octets, start, end, own, own + (node.bitLength >> 3));
}
