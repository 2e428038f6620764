/**
 * A machine as TypeScript: its states, the interface that the runtime implements, and one function
 * an event with one case a state. Nothing here allocates; time and chance come through the
 * interface.
 */
import type { MachineFile, Sequence, Timer, Variable } from '../machine/model.ts';
import { show } from '../machine/show.ts';
import { actionsText, docLine, durationText, eventText } from './machine-code.ts';
import { interfaceText, messageText } from './machine-interface.ts';
import { namesOf } from './machine-names.ts';
import type { Names } from './machine-names.ts';
import { parametersText, valueText } from './machine-values.ts';

export interface MachineOptions {
  /** Counts every branch taken, in `hits`, each named in `branches`. */
  readonly coverage?: boolean;
  /** Where `runtime/base` lies, seen from the generated file. */
  readonly base?: string;
}

/** The text of `….machine.ts`, before it is laid out. */
export function emitMachines(file: MachineFile, options: MachineOptions = {}): string {
  const { coverage = false, base = '../../runtime/base' } = options;
  const bodies = file.machines
    .map((machine) => machineText(namesOf(file, machine, coverage), coverage))
    .join('\n\n');
  const used = ['before', 'atOrBefore'].filter((name) => new RegExp(`\\b${name}\\(`).test(bodies));
  const title = file.machines.map(({ name }) => name).join(', ');
  return [
    `// @generated from ${file.path}: change that, then npm run generate.`,
    `/** ${title}: one function an event, one case a state; \`// :9\` is a line of the spec. */`,
    used.length > 0 ? `import { ${used.join(', ')} } from '${base}/sequence.ts';\n` : '',
    '/** What an event came to. */',
    ...['HANDLED', 'IGNORED', 'DEFERRED', 'REFUSED'].map(
      (name, number) => `export const ${name} = ${number};`,
    ),
    '',
    bodies,
    '',
  ].join('\n');
}

function machineText(names: Names, coverage: boolean): string {
  const { machine } = names;
  const events = [...machine.events, ...machine.firings].map((event) => eventText(names, event));
  const parts = [
    statesText(names),
    outcomesText(names),
    timersText(names),
    ...machine.events.flatMap((event) => [
      bitsText(names, event.fields),
      messageText(names, event.name),
    ]),
    interfaceText(names),
    startText(names),
    ...events,
    firingText(names),
    ...machine.conditions.map(
      ({ id, value, event, line }) =>
        `function ${names.local(id)}(${parametersText(names, event)}): boolean {
          return ${valueText(names, value)}; // :${line}
        }`,
    ),
    ...machine.sequences.map((sequence) => sequenceText(names, sequence)),
  ];
  const helpers = [
    ...machine.timers.flatMap((timer) => backOffText(names, timer)),
    stopEveryText(names),
  ];
  const called = helpers.filter((helper) => isCalled(helper, parts));
  const counted = coverage ? coverageText(names) : '';
  return [counted, ...parts, ...called].filter((part) => part !== '').join('\n\n');
}

/** Whether a helper's function is called at all. */
function isCalled(helper: string, parts: readonly string[]): boolean {
  const name = /^function (\w+)/.exec(helper)?.[1];
  return name !== undefined && parts.some((part) => part.includes(`${name}(`));
}

function statesText(names: Names): string {
  const { states, name } = names.machine;
  const union = states.map((state) => `typeof ${names.state(state)}`).join(' | ');
  return [
    `/** The states of a ${name}. */`,
    ...states.map(
      (state) => `export const ${names.state(state)} = ${state.number};${comment(state.doc)}`,
    ),
    `export type ${names.type}State = ${union};`,
    `/** By state, the name that the specification gives it. */`,
    listText(names.local('stateNames'), states),
  ].join('\n');
}

function outcomesText(names: Names): string {
  const { outcomes } = names.machine;
  const own = outcomes.filter(({ number }) => number > 3);
  const all = outcomes.map((outcome) => `typeof ${names.outcome(outcome)}`).join(' | ');
  return [
    ...own.map((outcome) => `export const ${names.outcome(outcome)} = ${outcome.number};`),
    `export type ${names.type}Outcome = ${all};`,
    `/** By outcome, its name; a refusal's is its reason. */`,
    listText(names.local('outcomeNames'), outcomes),
  ].join('\n');
}

function timersText(names: Names): string {
  const { timers } = names.machine;
  if (timers.length === 0) return '';
  const union = timers.map((timer) => `typeof ${names.timer(timer)}`).join(' | ');
  return [
    '/** Its timers: the runtime runs them, in its own time. */',
    ...timers.map((timer) => {
      const doc = comment(`for ${show(timer.duration)}`);
      return `export const ${names.timer(timer)} = ${timer.number};${doc}`;
    }),
    `export type ${names.type}Timer = ${union};`,
  ].join('\n');
}

/** The bits of an event's flags: the last that is named is the lowest. */
function bitsText(names: Names, fields: readonly Variable[]): string {
  return fields
    .flatMap(({ name, type }) =>
      type.kind === 'flags'
        ? [
            `/** The bits of ${name}. */`,
            ...type.names.map(
              (bit, at) => `export const ${names.bit(bit)} = ${2 ** (type.names.length - 1 - at)};`,
            ),
          ]
        : [],
    )
    .join('\n');
}

/** Puts a machine where it starts, with what is known from the first. */
function startText(names: Names): string {
  const kept = names.machine.variables.filter(({ initial }) => initial);
  return [
    docLine('Puts it where it starts, with what is known from the first.'),
    `export function start${names.type}(${names.self}: ${names.type}): void {`,
    `${names.self}.state = ${names.state(names.machine.starts)};`,
    ...kept.map(({ id, initial }) => `${names.self}.${id} = ${valueText(names, initial!)};`),
    '}',
  ].join('\n');
}

/** The one function that a timer wheel calls. */
function firingText(names: Names): string {
  const { self, type } = names;
  const { timers } = names.machine;
  if (timers.length === 0) return '';
  return [
    docLine('A timer has run out.'),
    `export function on${type}Timer(${self}: ${type}, timer: ${type}Timer): ${type}Outcome {`,
    'switch (timer) {',
    ...timers.flatMap((timer) => [
      `case ${names.timer(timer)}:`,
      `return ${names.after(timer.name)}(${names.self});`,
    ]),
    '}',
    '}',
  ].join('\n');
}

function sequenceText(names: Names, { id, actions, event, line }: Sequence): string {
  const body = actionsText(names, actions, () => '');
  body.push(`${body.pop()} // :${line}`);
  return [
    `function ${names.local(id)}(${parametersText(names, event)}): void {`,
    ...body,
    '}',
  ].join('\n');
}

/** A timer that doubles remembers how long it last ran. */
function backOffText(names: Names, timer: Timer): string[] {
  if (!timer.doublingTo) return [];
  const { self } = names;
  const last = `${self}.${timer.id}Ms`;
  const title = timer.id[0]!.toUpperCase() + timer.id.slice(1);
  const start = `${self}.startTimer(${names.timer(timer)}, ${durationText(names, timer, last)});`;
  const helper = (word: string, ms: string): string =>
    [
      `function ${names.local(`${word}${title}`)}(${self}: ${names.type}): void {`,
      `${last} = ${ms};`,
      start,
      '}',
    ].join('\n');
  return [
    helper('start', valueText(names, timer.duration)),
    helper('backOff', `Math.min(2 * ${last}, ${valueText(names, timer.doublingTo)})`),
  ];
}

function stopEveryText(names: Names): string {
  const name = names.local('stopEveryTimer');
  const lines = names.machine.timers.map(
    (timer) => `${names.self}.cancelTimer(${names.timer(timer)});`,
  );
  if (lines.length === 0) return '';
  return [`function ${name}(${names.self}: ${names.type}): void {`, ...lines, '}'].join('\n');
}

function coverageText(names: Names): string {
  const hits = names.local('hits');
  return [
    docLine('How often each branch was taken: coverage build only.'),
    listText(
      names.local('branches'),
      names.branches.map((name) => ({ name })),
    ),
    `export const ${hits} = new Uint32Array(${names.branches.length});`,
  ].join('\n');
}

/** A constant that lists names. */
function listText(id: string, named: readonly { readonly name: string }[]): string {
  const names = named.map(({ name }) => quoted(name)).join(', ');
  return `export const ${id}: readonly string[] = [${names}];`;
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const comment = (doc: string): string => (doc === '' ? '' : ` // ${doc}`);
