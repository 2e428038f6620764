/** What is known last: lengths, equations, checksums. */
import type { Checksum, Coverage, Derivation, Field, IntegerField, Message } from '../../model.ts';
import { say } from '../expression.ts';
import { paren, writeInteger } from '../integers.ts';
import { checksumPath, endianOf, use } from '../module.ts';
import { valuesPath, type Walk, name, speaker, quote, maxOf, fits } from './walk.ts';
import { closeRoom } from './fields.ts';

/** Lengths, equations, checksums: found when all else is written. */
export function closing(fields: readonly Field[], message: Message | undefined, walk: Walk): void {
  const flat = (all: readonly Field[]): Field[] =>
    all.flatMap((one) => (one.kind === 'group' && !one.when ? [one, ...flat(one.fields)] : [one]));
  const all = flat(fields);
  for (const one of all)
    if (one.kind !== 'integer' && one.kind !== 'nested') closeRoom(one, all, walk);
  for (const one of all)
    if (one.kind === 'integer' && one.derived?.kind === 'size')
      patchSize(one, one.derived, message, walk);
  for (const one of all)
    if (one.kind === 'integer' && one.derived?.kind === 'equation')
      patch(one, fits(say(one.derived.value, speaker(walk)), one.bits, one, walk), walk);
  for (const one of all)
    if (one.kind === 'integer' && one.derived?.kind === 'checksum')
      patchChecksum(one, one.derived.checksum, walk);
}

function patch(one: IntegerField, code: string, walk: Walk): void {
  const spot = walk.spots.get(one);
  if (!spot) return;
  const { endian, condition } = endianOf(walk.module.protocol);
  const value = name(walk, `${one.id}Value`);
  walk.lines.push(`const ${value} = ${code};`, ...writeInteger(spot, value, endian, condition));
  walk.raw.set(one, value);
}

function patchSize(
  one: IntegerField,
  derived: Extract<Derivation, { kind: 'size' }>,
  message: Message | undefined,
  walk: Walk,
): void {
  const of = derived.of === message ? 'message' : (derived.of as Field);
  const span = walk.spans.get(of);
  if (!span) return;
  const big = one.numeric === 'bigint';
  const code = `${use(walk.module, valuesPath, 'derived')}(${span.end} - ${paren(span.start)}, ${derived.scale}, ${derived.offset}, ${maxOf(one)}, '${quote(one.path)}')`;
  patch(one, big ? `BigInt(${code})` : code, walk);
}

function patchChecksum(one: IntegerField, checksum: Checksum, walk: Walk): void {
  if (checksum.algorithm !== 'internet checksum') {
    const span = coverageSpan(checksum.over[0], walk);
    const own = walk.spans.get(one)!;
    const crc = use(
      walk.module,
      checksumPath,
      checksum.algorithm === 'CRC32C' ? 'crc32c' : 'crc32',
    );
    return patch(one, `${crc}(b, ${span.start}, ${span.end}, ${own.start}, ${own.end})`, walk);
  }
  const code = `~${sum(checksum.over, walk)} & 0xffff`;
  // Where zero says that there is none, a sum of zero is sent as its other form, all ones.
  patch(one, checksum.none ? `(${code}) || 0xffff` : code, walk);
}

function coverageSpan(part: Coverage | undefined, walk: Walk): { start: string; end: string } {
  const found = part?.kind === 'field' ? walk.spans.get(part.field) : walk.spans.get('message');
  return found ?? { start: 'o', end: 'o' };
}

export function sum(over: readonly Coverage[], walk: Walk): string {
  const numbers = over
    .filter((part) => part.kind === 'expression')
    .map((part) => paren(say(part.value, speaker(walk))));
  let code = numbers.join(' + ') || '0';
  let folded = false;
  for (const part of over) {
    if (part.kind === 'expression') continue;
    const { start, end } = coverageSpan(part, walk);
    code = `${use(walk.module, checksumPath, 'sum16')}(${code}, b, ${start}, ${end})`;
    folded = true;
  }
  return folded ? code : `${use(walk.module, checksumPath, 'fold16')}(${code})`;
}
