/**
 * A value to octets: fields in order, then what only the whole tells (lengths, equations,
 * checksums). What a reader would refuse for its width is refused here by name; rules are not
 * asked again, so that tests can write what breaks them.
 */
import type { Choice, Message } from '../model.ts';
import { type Module } from './module.ts';
import { newWalk, position, unitOf, fits } from './write/walk.ts';
import { body } from './write/cells.ts';
import { closing } from './write/closing.ts';

export function writeMessage(message: Message, module: Module): string[] {
  const walk = newWalk(message, module);
  const start = unitOf(message, message.fields);
  if (start) walk.units.push({ start: 'o', ...start });
  body(message.fields, walk);
  const end = position(walk);
  walk.spans.set('message', { start: 'o', end });
  closing(message.fields, message, walk);
  return [...walk.lines, `return ${end};`];
}

export function writeChoice(choice: Choice, module: Module): string[] {
  const lines = [`switch (v.is) {`];
  for (const arm of choice.arms) {
    const walk = newWalk(choice, module);
    const tag =
      arm.value === undefined
        ? fits(`v.${choice.tag.id}`, choice.tag.bits, choice.tag, walk)
        : `${arm.value}`;
    walk.raw.set(choice.tag, arm.value === undefined ? `v.${choice.tag.id}` : tag);
    // The tag stands in front like a field of the arm.
    body(
      [{ ...choice.tag, derived: undefined }, ...arm.fields],
      walk,
      new Map([[choice.tag.name, tag]]),
    );
    walk.spans.set('message', { start: 'o', end: position(walk) });
    closing(arm.fields, undefined, walk);
    lines.push(`case '${arm.id}': {`, ...walk.lines, `return ${position(walk)};`, '}');
  }
  return [...lines, '}'];
}
