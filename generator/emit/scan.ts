/**
 * `scan…()`: the one guard. It walks a type once, checks every rule in the order of the spec, and
 * answers where the type ends, or minus the code of the first broken rule. After it, no accessor
 * can leave the type.
 */
import { fixedBits, steps } from '../layout.ts';
import type { Arm, Choice, Message } from '../model.ts';
import { upper } from '../names.ts';
import { readInteger, type Spot } from './integers.ts';
import { endianOf, local, needsNames, type Module } from './module.ts';
import { fork, newWalk, region, position } from './scan/walk.ts';
import { body, settle, leave } from './scan/body.ts';
import { armSwitch } from './arm-switch.ts';
import { refusal } from './scan/lists.ts';
import { closing } from './scan/closing.ts';

export function scanMessage(message: Message, module: Module, summed = true): string[] {
  const walk = newWalk(message, message.fields, module, message.truncated);
  walk.regions.push({ name: 'end', size: undefined, leftover: undefined, start: 'o', end: 'end' });
  if (message.size)
    walk.regions.push(region(message.id, message.size, message.leftover, 'o', walk));
  if (message.size?.kind === 'octets' && !message.size.self) settle(walk.regions[1]!, 1, walk);
  body(message.fields, walk);
  leave(message.fields, walk, message.size !== undefined);
  closing(message.fields, walk, summed);
  walk.lines.push(`return ${position(walk)};`);
  return walk.lines;
}

/** So many arms of constant size fit in what V8 copies into the loop over a list. */
const BRIEF_ARMS_MAX = 4;
/** Fewer arms than that are not worth a function of their own. */
const OTHER_ARMS_MIN = 4;

export interface ChoiceScan {
  readonly body: string[];
  /** Of a function that the body calls last, for the arms that the body leaves out. */
  readonly others: string[] | undefined;
}

export function scanChoice(choice: Choice, module: Module): ChoiceScan {
  const octets = Math.ceil(choice.tag.bits / 8);
  const walk = newWalk(
    choice,
    choice.arms.flatMap((arm) => arm.fields),
    module,
    choice.truncated,
  );
  walk.regions.push({ name: 'end', size: undefined, leftover: undefined, start: 'o', end: 'end' });
  const tag = local(choice.tag.id);
  walk.names.add(tag);
  walk.read.set(choice.tag, tag);
  const { endian, condition } = endianOf(module.protocol);
  const spot: Spot = { base: 'o', octet: 0, bit: 0, bits: choice.tag.bits, word: undefined };
  const read = `const ${tag} = ${readInteger(spot, endian, condition)};`;
  const made = (arm: Arm): string[] => {
    const inner = fork(walk);
    inner.at = { base: 'o', bits: choice.tag.bits };
    body(arm.fields, inner);
    closing(arm.fields, inner);
    return [...inner.lines, `return ${position(inner)};`];
  };
  const start = [`if (end - o < ${octets}) return -${choice.truncated.constant};`, read];
  const unknown = refusal(choice.unknown);
  const [brief, others] = apart(choice.arms);
  if (others.length === 0)
    return { body: [...start, ...armSwitch(brief, tag, made, unknown)], others: undefined };
  const call = `return ${otherScan(choice)}(${['b', 'o', 'end', ...needsNames(choice)].join(', ')});`;
  return {
    body: [...start, ...armSwitch(brief, tag, made, [call])],
    others: [read, ...armSwitch(others, tag, made, unknown)],
  };
}

export function otherScan(choice: Choice): string {
  return `scanOther${upper(choice.id)}`;
}

/**
 * The arms that take a few comparisons, and all others: V8 copies a function into its caller only
 * while it is small, and a call for each item costs as much as checking it.
 */
function apart(arms: readonly Arm[]): readonly [readonly Arm[], readonly Arm[]] {
  const constant = arms.filter((arm) => arm.ranges !== 'else' && isConstant(arm));
  const filled = constant.filter((arm) => arm.fields.length > 0).slice(0, BRIEF_ARMS_MAX);
  const brief = constant.filter((arm) => arm.fields.length === 0 || filled.includes(arm));
  const others = arms.filter((arm) => !brief.includes(arm));
  return filled.length === 0 || others.length < OTHER_ARMS_MIN ? [arms, []] : [brief, others];
}

function isConstant(arm: Arm): boolean {
  return steps(arm.fields).every(
    (step) => step.kind === 'field' && fixedBits(step.field) !== undefined,
  );
}
