/**
 * `scan…()`: the one guard. It walks a type once, checks every rule in the order of the spec, and
 * answers where the type ends, or minus the code of the first broken rule. After it, no accessor
 * can leave the type.
 */
import type { Arm, Choice, Message } from '../model.ts';
import { readInteger, type Spot } from './integers.ts';
import { endianOf, local, type Module } from './module.ts';
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

export function scanChoice(choice: Choice, module: Module): string[] {
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
  walk.lines.push(`if (end - o < ${octets}) return -${choice.truncated.constant};`);
  const { endian, condition } = endianOf(module.protocol);
  const spot: Spot = { base: 'o', octet: 0, bit: 0, bits: choice.tag.bits, word: undefined };
  walk.lines.push(`const ${tag} = ${readInteger(spot, endian, condition)};`);
  const made = (arm: Arm): string[] => {
    const inner = fork(walk);
    inner.at = { base: 'o', bits: choice.tag.bits };
    body(arm.fields, inner);
    closing(arm.fields, inner);
    return [...inner.lines, `return ${position(inner)};`];
  };
  walk.lines.push(...armSwitch(choice.arms, tag, made, refusal(choice.unknown)));
  return walk.lines;
}
