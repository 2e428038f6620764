/**
 * Framing on streams: how many octets are still needed before a message that says its own length
 * is whole. Asked again with more octets it goes on where it was, so chunks give what the whole
 * gives.
 */
import type { StatementStructures } from 'ts-morph';
import type { Expression, Field, Message } from '../model.ts';
import { upper } from '../names.ts';
import { fieldExpressions } from '../resolve/extent.ts';
import { fieldsIn } from '../resolve/scope.ts';
import { fixedBits, steps } from '../layout.ts';
import { offsetCode } from './integers.ts';
import type { Module } from './module.ts';
import { ordered } from './positions/speaker.ts';
import { type Positions } from './positions.ts';
import { octetFunction } from './print.ts';

export function framing(message: Message, found: Positions, module: Module): StatementStructures[] {
  const { end } = found;
  if (end.needs.has('end') || !isLong(message)) return [];
  const asked = askedFields(message);
  const needs = new Set(end.needs);
  const body: string[] = [];
  for (const one of found.placed) {
    if (one.field.kind !== 'integer' || !asked.has(one.field)) continue;
    if (one.field.width || one.start.needs.has('end')) return [];
    for (const need of one.start.needs) needs.add(need);
    const behind = offsetCode(one.start.code, (one.bits + one.field.bits + 7) >> 3);
    const test = `if (end < ${behind}) return ${behind} - end;`;
    body.push(one.when ? `if (${one.when.code}) { ${test} }` : test);
  }
  needs.delete('end');
  body.push(`const whole = ${end.code};`, 'return whole > end ? whole - end : 0;');
  const doc = `How many octets the ${message.name} at o still needs, at least, behind end: 0 when it is whole.`;
  return [
    octetFunction(
      `needed${upper(message.id)}`,
      ['o', 'end', ...ordered(needs, module)],
      'number',
      body,
      doc,
    ),
  ];
}

/** A message that is longer than its fixed fields: one that is not needs no framing of its own. */
function isLong(message: Message): boolean {
  return steps(message.fields).some(
    (step) => step.kind !== 'field' || fixedBits(step.field) === undefined,
  );
}

/** The fields that sizes and conditions of the message's own body read. */
function askedFields(message: Message): ReadonlySet<Field> {
  const asked = new Set<Field>();
  const ask = (expression: Expression): void => {
    for (const field of fieldsIn(expression)) asked.add(field);
  };
  if (message.size?.kind === 'octets') ask(message.size.octets);
  const visit = (field: Field): void => {
    if (field.when) ask(field.when);
    fieldExpressions(field).forEach(ask);
    if (field.kind === 'group') field.fields.forEach(visit);
  };
  if (!message.size) message.fields.forEach(visit);
  return asked;
}
