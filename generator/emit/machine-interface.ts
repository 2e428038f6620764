/** The interfaces of a machine: what the runtime implements, and what events carry. */
import type { Ask, Deed, Variable } from '../machine/model.ts';
import { docLine } from './machine-code.ts';
import type { Names } from './machine-names.ts';
import { typeText } from './machine-values.ts';

export function messageText(names: Names, event: string): string {
  const found = names.machine.events.find(({ name }) => name === event)!;
  if (found.fields.length === 0) return '';
  const fields = found.fields.flatMap((field) => [
    docLine(`${field.name}${field.doc === '' ? '' : `: ${field.doc}`}`),
    `readonly ${field.id}: ${typeText(names, field.type)};`,
  ]);
  return [
    docLine(`What ${event} carries.`),
    `export interface ${names.message(event)} {`,
    ...fields,
    '}',
  ].join('\n');
}

export function interfaceText(names: Names): string {
  const { machine } = names;
  const parameters = (list: readonly Variable[]): string =>
    list.map(({ id, type }) => `${id}: ${typeText(names, type)}`).join(', ');
  const answer = (each: Ask | Deed): string =>
    'type' in each ? typeText(names, each.type) : 'void';
  const within = machine.within && names.file.machines.find(({ name }) => name === machine.within);
  const inner = names.file.machines.filter((each) => each.within === machine.name);
  const doubling = machine.timers.filter(({ doublingTo }) => doublingTo);
  const lines = [
    docLine(`What the runtime keeps, answers and does for a ${machine.name}.`),
    `export interface ${names.type} {`,
    `state: ${names.type}State;`,
    ...(within
      ? [`readonly ${within.id[0]!.toLowerCase()}${within.id.slice(1)}: ${within.id};`]
      : []),
    ...machine.variables.flatMap(({ name, id, type, origin, doc }) => [
      docLine(`${name}${doc === '' ? '' : `: ${doc}`}`),
      `${origin === 'given' ? 'readonly ' : ''}${id}: ${typeText(names, type)};`,
    ]),
    ...doubling.flatMap(({ name, id }) => [
      docLine(`How long ${name} was last started for.`),
      `${id}Ms: number;`,
    ]),
    ...[...machine.asks, ...machine.deeds].flatMap((each) => [
      docLine(`${each.name}${each.doc === '' ? '' : `: ${each.doc}`}`),
      `${each.id}(${parameters(each.parameters)}): ${answer(each)};`,
    ]),
    ...inner.flatMap(({ name, id }) => [
      docLine(`Calls \`tell\` with every ${name} that lives within.`),
      `every${id}(tell: (${id[0]!.toLowerCase()}${id.slice(1)}: ${id}) => unknown): void;`,
    ]),
    ...(machine.timers.length > 0
      ? [
          docLine('Starts a timer, or starts it again.'),
          `startTimer(timer: ${names.type}Timer, ms: number): void;`,
          `cancelTimer(timer: ${names.type}Timer): void;`,
        ]
      : []),
    ...(machine.timers.some(({ giveOrTake }) => giveOrTake)
      ? [docLine('A number from -ms to ms, by chance.'), 'giveOrTake(ms: number): number;']
      : []),
    '}',
  ];
  return lines.join('\n');
}
