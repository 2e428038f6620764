/** A body in order: runs checked at once, regions entered, settled and left. */
import { fixedBits, runFrom, steps, type Step } from '../../layout.ts';
import type { Field, GroupField } from '../../model.ts';
import { say } from '../expression.ts';
import { paren } from '../integers.ts';
import { type Region, type Walk, region, position, bound, speaker } from './walk.ts';
import { field } from './fields.ts';
import { spec } from './closing.ts';
import { fieldsIn } from '../../resolve/scope.ts';

export function body(fields: readonly Field[], walk: Walk): void {
  const all = steps(fields);
  let inRun = false;
  for (const [index, step] of all.entries()) {
    if (!inRun) inRun = checkRun(all, index, walk);
    if (step.kind === 'enter') enter(step.group, walk);
    else if (step.kind === 'exit') exit(step.group, walk);
    else field(step.field, walk);
    inRun = inRun && goesOn(step);
  }
}

/** Whether a run is not ended by a step. */
function goesOn(step: Step): boolean {
  if (step.kind === 'exit') return false;
  if (step.kind === 'enter') return step.group.size?.kind === 'octets' && step.group.size.self;
  return isFixed(step.field);
}

export function isFixed(field: Field): boolean {
  if (field.when) return false;
  if (field.kind === 'integer') return field.width === undefined;
  return fixedBits(field) !== undefined;
}

/** One bounds check for all fixed fields that stand together. */
function checkRun(all: readonly Step[], index: number, walk: Walk): boolean {
  const bits = runFrom(all, index);
  if (bits === 0) return false;
  const octets = Math.ceil((walk.at.bits + bits) / 8);
  walk.lines.push(
    `if (${bound(walk)} - ${paren(walk.at.base)} < ${octets}) return -${walk.truncated.constant};`,
  );
  return true;
}

function enter(group: GroupField, walk: Walk): void {
  const start = position(walk);
  const made = region(group.id, group.size!, group.leftover, start, walk);
  walk.spans.set(group, { start, end: made.name });
  walk.regions.push(made);
  if (group.size?.kind === 'octets' && !group.size.self)
    settle(made, walk.regions.length - 1, walk);
}

/** The end of a region, now that all its size names was read; inner regions are held to it. */
export function settle(made: Region, index: number, walk: Walk): void {
  if (made.size?.kind !== 'octets') return;
  const size = say(made.size.octets, speaker(walk));
  walk.lines.push(`const ${made.name} = ${made.start} + ${size};`);
  walk.lines.push(
    `if (${made.name} > ${bound(walk, index)}) return -${made.size.rule.constant}; ${spec(made.size.rule)}`,
  );
  made.end = made.name;
  const inner = walk.regions.slice(index + 1).find((one) => one.end !== undefined);
  if (inner?.size?.kind === 'octets') {
    walk.lines.push(
      `if (${inner.name} > ${made.name}) return -${inner.size.rule.constant}; ${spec(inner.size.rule)}`,
    );
  }
}

export function settleKnown(walk: Walk): void {
  for (const [index, made] of walk.regions.entries()) {
    if (made.end !== undefined || made.size?.kind !== 'octets') continue;
    if ([...fieldsIn(made.size.octets)].every((one) => walk.read.has(one)))
      settle(made, index, walk);
  }
}

function exit(group: GroupField, walk: Walk): void {
  leave(group.fields, walk, true);
}

/** At the end of a region all of it must have been read. */
export function leave(fields: readonly Field[], walk: Walk, sized: boolean): void {
  if (!sized) return;
  const made = walk.regions.pop()!;
  const end = made.end ?? bound(walk);
  if (position(walk) !== end && made.leftover && !fills(fields)) {
    walk.lines.push(
      `if (${position(walk)} !== ${end}) return -${made.leftover.constant}; ${spec(made.leftover)}`,
    );
  }
  walk.at = { base: end, bits: 0 };
}

/** Whether the last field always takes all that is left. */
export function fills(fields: readonly Field[]): boolean {
  const last = fields.at(-1);
  if (!last || last.when) return false;
  if (last.kind === 'octets') return last.size.kind === 'rest';
  if (last.kind === 'list') return last.size.kind === 'rest' && !last.times;
  return last.kind === 'union' && last.size.kind === 'rest';
}
