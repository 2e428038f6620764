/** Inline unions: a switch that makes one of several objects. */
import { withoutWhen } from '../../layout.ts';
import type { Arm, Field, UnionField } from '../../model.ts';
import { upper } from '../../names.ts';
import { say } from '../expression.ts';
import { carriesTag } from '../value-types.ts';
import { literal } from './members.ts';
import { type Walk, fork, name, speaker } from './walk.ts';
import { body } from './body.ts';
import { sizedEnd } from './fields.ts';
import { armSwitch } from '../arm-switch.ts';

export function union(one: UnionField, start: string, walk: Walk): string {
  const end = sizedEnd(one, one.size, start, walk);
  const value = name(walk, one.id);
  const tag = say(one.tag, speaker(walk));
  const made = (arm: Arm): string[] => {
    const inner = fork(walk);
    inner.ends.push(end);
    const match = /^(.*?)(?: \+ (\d+))?$/.exec(start)!;
    inner.base = match[1]!;
    inner.bits = Number(match[2] ?? 0) * 8;
    body(arm.fields, inner);
    const carried = carriesTag(one, arm) ? [`${one.tagField!.id}: ${tag}`] : [];
    return [
      ...inner.lines,
      `${value} = ${literal([`is: '${arm.id}'`, ...carried, ...inner.members])};`,
      'break;',
    ];
  };
  walk.lines.push(`let ${value}: ${unionName(one)};`, ...armSwitch(one.arms, tag, made, unread));
  return value;
}

/** Set by value.ts for the message at hand: the type name of an inline union. */
const unionNames = new WeakMap<UnionField, string>();

export function nameUnions(fields: readonly Field[], owner: string): void {
  for (const one of fields) {
    if (one.kind === 'group') nameUnions(one.fields, owner);
    if (one.kind !== 'union') continue;
    const name = `${owner}${upper(one.id)}`;
    unionNames.set(one, name).set(withoutWhen(one) as UnionField, name);
    for (const arm of one.arms) nameUnions(arm.fields, `${owner}${upper(one.id)}${upper(arm.id)}`);
  }
}

export function unionName(one: UnionField): string {
  return unionNames.get(one) ?? 'never';
}

/** Every tag without an arm was refused by the check. */
export const unread = [`throw new RangeError('unreachable: the check refuses this tag');`];
