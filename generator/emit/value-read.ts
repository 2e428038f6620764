/** Octets to a value, after a check: one pass, no rule asked again. */
import type { Arm, Choice, Message } from '../model.ts';
import { upper } from '../names.ts';
import { readInteger } from './integers.ts';
import { endianOf, local, use, type Module } from './module.ts';
import { cursorPath, newWalk, fork, name, position } from './read/walk.ts';
import { body } from './read/body.ts';
import { literal, returned } from './read/members.ts';
import { armSwitch } from './arm-switch.ts';
import { unread } from './read/unions.ts';

/** `hears`: names in it are kept while it is read, for those that point at them. */
export function readMessage(message: Message, module: Module, hears: boolean): string[] {
  const walk = newWalk(message, message.fields, module);
  if (message.size?.kind === 'octets') {
    // A message that says its own size: the fields that say it are read ahead of the rest.
    body(message.fields, walk, message.size);
    walk.base = walk.ends[1]!;
    walk.bits = 0;
  } else body(message.fields, walk);
  return [
    ...walk.lines,
    ...(hears ? [`${use(module, 'runtime/base/labels.ts', 'forgetHeard')}();`] : []),
    `${use(module, cursorPath, 'cursor')}.at = ${position(walk)};`,
    ...returned(walk.members, upper(message.id), name(walk, 'found')),
  ];
}

export function readChoice(choice: Choice, module: Module): string[] {
  const { endian, condition } = endianOf(module.protocol);
  const tag = local(choice.tag.id);
  const lines = [
    `const ${tag} = ${readInteger({ base: 'o', octet: 0, bit: 0, bits: choice.tag.bits, word: undefined }, endian, condition)};`,
  ];
  const walk = newWalk(
    choice,
    choice.arms.flatMap((arm) => arm.fields),
    module,
  );
  walk.names.add(tag);
  walk.read.set(choice.tag, tag);
  const made = (arm: Arm): string[] => {
    const inner = fork(walk);
    inner.bits = choice.tag.bits;
    body(arm.fields, inner);
    const members = [
      `is: '${arm.id}'`,
      ...(arm.value === undefined
        ? [choice.tag.id === tag ? tag : `${choice.tag.id}: ${tag}`]
        : []),
      ...inner.members,
    ];
    return [
      ...inner.lines,
      `${use(module, cursorPath, 'cursor')}.at = ${position(inner)};`,
      `return ${literal(members)};`,
    ];
  };
  return [...lines, ...armSwitch(choice.arms, tag, made, unread)];
}
