/**
 * Numbers that decide what follows: lengths, counts, tags and flags are chosen before what they
 * speak of.
 */
import type { Field, IntegerField, ListField, NestedField, OctetsField } from '../model.ts';
import { upper } from '../names.ts';
import { elementBits } from '../resolve/extent.ts';
import { allowed, allowedTags, spans } from './arbitrary-numbers.ts';
import { type Making, name, at, least } from './arbitrary-making.ts';
import { elementSize } from './arbitrary-lists.ts';

export function derivedNumber(
  one: IntegerField | NestedField,
  after: readonly Field[],
  making: Making,
): void {
  const { derived } = one;
  if (derived?.kind === 'constant') making.known.set(one, `${derived.value}`);
  if (derived?.kind === 'presence') {
    const there = name(making, `has${upper(derived.of.id)}`);
    making.lines.push(`const ${there} = d.flag();`);
    making.presence.set(derived.of, there);
    making.known.set(one, `(${there} ? 1 : 0)`);
  }
  if (derived?.kind === 'tag') {
    const tag = name(making, one.id);
    const bits = one.kind === 'integer' ? one.bits : 53;
    const left = `${making.limit} - ${at(making)} - ${least(after)}`;
    making.lines.push(`const ${tag} = d.tag(${allowedTags(derived.of.arms, bits, 0)}, ${left});`);
    making.known.set(one, tag);
  }
  if (derived?.kind === 'count' || derived?.kind === 'size') lengthOrCount(one, after, making);
}

export function carriedLength(
  one: IntegerField | NestedField,
  after: readonly Field[],
  making: Making,
): string {
  const { ranges, multiple } = allowed(one);
  return `d.length(${spans(ranges, 0n)}, ${multiple}, 1, 0, 1, Math.max(0, ${making.limit} - ${at(making)} - ${least(after)}))`;
}

/** More items than this show nothing new. */
const COUNT_MAX = 6;

function lengthOrCount(
  one: IntegerField | NestedField,
  after: readonly Field[],
  making: Making,
): void {
  const { derived } = one;
  if (derived?.kind !== 'count' && derived?.kind !== 'size') return;
  const { ranges, multiple } = allowed(one);
  const from = at(making);
  const left = `${making.limit} - ${from} - ${least(after)}`;
  const ask = (step: number, room: string): void => {
    const value = name(making, one.id);
    making.lines.push(
      `const ${value} = d.length(${spans(ranges, 0n)}, ${multiple}, ${derived.scale}, ${derived.offset}, ${step}, ${room});`,
    );
    making.known.set(one, value);
  };
  if (derived.kind === 'count') {
    const each = Math.max(1, Math.ceil(elementBits(derived.of.element, new Set()).min / 8));
    return ask(1, `Math.min(${COUNT_MAX}, Math.floor((${left}) / ${each}))`);
  }
  const { of } = derived;
  if (of.kind === 'octets' || (of.kind === 'list' && of.element.kind !== 'type'))
    return ask(step(of), left);
  // What is sized comes first, and what it takes is known when it is made; whether it is there is
  // chosen now.
  if ('when' in of && of.when) {
    const there = name(making, `has${upper(of.id)}`);
    making.lines.push(`const ${there} = d.flag();`);
    making.presence.set(of, there);
    making.known.set(one, `(${there} ? 1 : 0)`);
  }
}

function step(of: OctetsField | ListField): number {
  return of.kind === 'list' ? elementSize(of.element) : 1;
}
