/** Inline unions: a switch that makes one of several objects. */
import { withoutWhen } from '../../layout.ts';
import type { Arm, Field, UnionField } from '../../model.ts';
import { upper } from '../../names.ts';
import { say } from '../expression.ts';
import { prune } from '../prune.ts';
import { carriesTag } from '../value-types.ts';
import { literal } from './members.ts';
import { type Walk, fork, name, speaker } from './walk.ts';
import { body } from './body.ts';
import { sizedEnd } from './fields.ts';

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
  walk.lines.push(`let ${value}: ${unionName(one)};`, ...armSwitch(one.arms, tag, made));
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

export function armSwitch(
  all: readonly Arm[],
  tag: string,
  make: (arm: Arm) => string[],
): string[] {
  const lines = [`switch (${tag}) {`];
  const wide: string[] = [];
  let otherwise: string[] | undefined;
  for (const arm of all) {
    const made = prune(make(arm));
    if (arm.ranges === 'else') otherwise = made;
    else if (arm.ranges.every(({ from, to }) => to !== undefined && to - (from ?? 0n) < 8n)) {
      const values = arm.ranges.flatMap(({ from, to }) =>
        Array.from(
          { length: Number(to! - (from ?? 0n)) + 1 },
          (_, index) => Number(from ?? 0n) + index,
        ),
      );
      lines.push(...values.map((value) => `case ${value}:`), '{', ...made, '}');
    } else {
      const test = arm.ranges.map(({ from, to }) =>
        [from === undefined ? '' : `${tag} >= ${from}`, to === undefined ? '' : `${tag} <= ${to}`]
          .filter(Boolean)
          .join(' && '),
      );
      wide.push(`if (${test.map((one) => `(${one})`).join(' || ')}) {`, ...made, '}');
    }
  }
  // Every tag without an arm was refused by the check.
  const last = otherwise ?? (wide.length > 0 ? [] : undefined);
  return [
    ...lines,
    'default: {',
    ...wide,
    ...(last && last.length > 0
      ? last
      : [`throw new RangeError('unreachable: the check refuses this tag');`]),
    '}',
    '}',
  ];
}
