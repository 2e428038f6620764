/** Rules and actions as TypeScript statements. */
import { camel } from '../names.ts';
import type { Action, Event, Rule, State, Step, Timer } from '../machine/model.ts';
import type { Names } from './machine-names.ts';
import { callText, listText, parametersText, valueText } from './machine-values.ts';

/** A call of the step that comes next, or the event's end. */
type Onward = string;
/** Where an event goes on in some states; undefined: in any, because the rule has changed it. */
type OnwardFrom = (states: readonly State[] | undefined) => Onward;

/** The functions of one event: the first is exported, the other steps follow it. */
export function eventText(names: Names, event: Event): string {
  const { steps } = event;
  const at = event.kind === 'event' ? event.name : undefined;
  const carried = at !== undefined && event.fields.length > 0 ? at : undefined;
  const entry = event.kind === 'event' ? names.on(event.name) : names.after(event.name);
  const call = (index: number): Onward => {
    const step = steps[index];
    if (!step) return 'HANDLED';
    const given = carried ? `${names.self}, ${names.field(carried)}` : names.self;
    return `${stepName(names, step, index, entry)}(${given})`;
  };
  return steps
    .map((step, index) => {
      const head =
        index === 0
          ? `export function ${entry}`
          : `function ${stepName(names, step, index, entry)}`;
      const after = (ordinal: number): Onward =>
        call(steps.findIndex((each) => each.ordinal === ordinal));
      return [
        docText(names, event, step, index),
        `${head}(${parametersText(names, carried)}): ${names.type}Outcome {`,
        `switch (${names.self}.state) {`,
        ...casesText(names, event, step, onwardFrom(steps, index, call), after),
        '}',
        '}',
      ].join('\n');
    })
    .join('\n\n');
}

/** Steps that have no rule for these states are passed by. */
function onwardFrom(
  steps: readonly Step[],
  index: number,
  call: (index: number) => Onward,
): OnwardFrom {
  return (states) => {
    const next = steps.findIndex(
      ({ rules }, at) =>
        at > index && (!states || states.some(({ number }) => rules[number]!.length > 0)),
    );
    return call(next < 0 ? steps.length : next);
  };
}

const stepName = (names: Names, step: Step, index: number, entry: string): string =>
  index === 0 ? entry : names.local(camel(step.title));

function docText(names: Names, event: Event, step: Step, index: number): string {
  const clauses = [...new Set(step.rules.flat().flatMap(({ per }) => per.map(clauseText)))];
  const cited = clauses.length > 0 ? ` ${clauses.slice(0, 4).join(', ')}.` : '';
  const what = step.title === '' ? event.name : `${event.name}, ${step.title}`;
  const doc = index === 0 && event.doc !== '' ? `: ${event.doc.replace(/[.:]$/, '')}` : '';
  const when = event.kind === 'timer' ? `${what} has run out${doc}` : `${what}${doc}`;
  return `/** ${when}.${cited} */`;
}

export function clauseText({ document, section, requirement }: Rule['per'][number]): string {
  return [document, section && `§${section}`, requirement].filter(Boolean).join(' ');
}

/** One case a state; states with the same rules share it, states without rules go on. */
function casesText(
  names: Names,
  event: Event,
  step: Step,
  next: OnwardFrom,
  after: (ordinal: number) => Onward,
): string[] {
  const lines: string[] = [];
  const told = new Set<string>();
  const awaiting = names.machine.states.filter(({ number }) => step.rules[number]!.length > 0);
  for (const state of awaiting) {
    const rules = step.rules[state.number]!;
    const key = keyOf(rules);
    if (told.has(key)) continue;
    told.add(key);
    const sharing = awaiting.filter(({ number }) => keyOf(step.rules[number]!) === key);
    lines.push(...sharing.map((each) => `case ${names.state(each)}:`));
    for (const rule of rules) lines.push(...ruleText(names, event, sharing, rule, next, after));
    if (rules.every(({ guard }) => guard) && rules.length > 0)
      lines.push(`return ${next(sharing)};`);
  }
  if (awaiting.length < names.machine.states.length) {
    const silent = names.machine.states.filter((state) => !awaiting.includes(state));
    const outcome = event.kind === 'timer' ? 'IGNORED; // it never runs there' : `${next(silent)};`;
    lines.push('default:', `return ${outcome}`);
  }
  return lines;
}

const keyOf = (rules: readonly Rule[]): string => rules.map(({ span }) => span.start).join(' ');

function ruleText(
  names: Names,
  event: Event,
  states: readonly State[],
  rule: Rule,
  next: OnwardFrom,
  after: (ordinal: number) => Onward,
): string[] {
  const branch = `${event.name} in ${states.map(({ name }) => name).join(', ')}: line ${rule.line}`;
  const count = names.count(branch);
  const body = [...(count === '' ? [] : [count]), ...actionsText(names, rule.actions, after)];
  if (!endsRule(rule.actions))
    body.push(`return ${next(becomes(rule.actions) ? undefined : states)};`);
  body.push(`${body.pop()} // :${rule.line}`);
  if (!rule.guard) return body;
  const guard = valueText(names, rule.guard);
  return body.length === 1 ? [`if (${guard}) ${body[0]}`] : [`if (${guard}) {`, ...body, '}'];
}

const becomes = (actions: readonly Action[]): boolean =>
  actions.some(
    (action) =>
      action.kind === 'become' ||
      (action.kind === 'sequence' && becomes(action.sequence.actions)) ||
      (action.kind === 'choose' && (becomes(action.then) || becomes(action.otherwise))),
  );

const ENDS = ['return', 'continue', 'ignore', 'defer', 'refuse'];

function endsRule(actions: readonly Action[]): boolean {
  const last = actions.at(-1);
  if (!last) return false;
  if (last.kind === 'choose') return endsRule(last.then) && endsRule(last.otherwise);
  return ENDS.includes(last.kind);
}

export function actionsText(
  names: Names,
  actions: readonly Action[],
  after: (ordinal: number) => Onward,
): string[] {
  return actions.flatMap((action) => actionText(names, action, after));
}

function actionText(names: Names, action: Action, after: (ordinal: number) => Onward): string[] {
  const { self } = names;
  switch (action.kind) {
    case 'become':
      return [`${self}.state = ${names.state(action.state)};`];
    case 'assign':
      return [assignText(names, action)];
    case 'start':
      return [startText(names, action)];
    case 'stop':
      return [`${self}.cancelTimer(${names.timer(action.timer)});`];
    case 'backOff':
      return [`${names.local(`backOff${upperId(action.timer)}`)}(${self});`];
    case 'stopAll':
      return [`${names.local('stopEveryTimer')}(${self});`];
    case 'return':
      return ['return HANDLED;'];
    case 'continue':
      return [`return ${after(action.at)};`];
    case 'deed':
      return [`${self}.${action.deed.id}(${listText(names, action.arguments)});`];
    case 'sequence':
      return [`${callText(names, action.sequence)};`];
    case 'choose': {
      const otherwise = actionsText(names, action.otherwise, after);
      return [
        `if (${valueText(names, action.condition)}) {`,
        ...actionsText(names, action.then, after),
        ...(otherwise.length > 0 ? ['} else {', ...otherwise, '}'] : ['}']),
      ];
    }
    case 'tell':
      return [tellText(names, action)];
    case 'ignore':
      return ['return IGNORED;'];
    case 'defer':
      return ['return DEFERRED;'];
    case 'refuse':
      return [`return ${names.outcome(action.outcome)};`];
  }
}

const upperId = ({ id }: Timer): string => id[0]!.toUpperCase() + id.slice(1);

function assignText(
  names: Names,
  { variable, value }: Extract<Action, { kind: 'assign' }>,
): string {
  const target = `${names.self}.${variable.id}`;
  const plain =
    variable.type.kind === 'number' && value.kind === 'arithmetic' && '+-'.includes(value.operator);
  if (plain && value.left.kind === 'variable' && value.left.variable === variable) {
    return `${target} ${value.operator}= ${valueText(names, value.right)};`;
  }
  return `${target} = ${valueText(names, value)};`;
}

function startText(names: Names, { timer, duration }: Extract<Action, { kind: 'start' }>): string {
  const { self } = names;
  if (timer.doublingTo && !duration) return `${names.local(`start${upperId(timer)}`)}(${self});`;
  const ms = durationText(names, timer, duration ?? timer.duration);
  return `${self}.startTimer(${names.timer(timer)}, ${ms});`;
}

export function durationText(
  names: Names,
  timer: Timer,
  duration: Timer['duration'] | string,
): string {
  const ms = typeof duration === 'string' ? duration : valueText(names, duration);
  return timer.giveOrTake
    ? `${ms} + ${names.self}.giveOrTake(${valueText(names, timer.giveOrTake)})`
    : ms;
}

function tellText(
  names: Names,
  { machine, every, event }: Extract<Action, { kind: 'tell' }>,
): string {
  const other = names.file.machines.find(({ name }) => name === machine)!;
  const principal = names.file.machines[0] === other;
  const title = event
    .split(/[ -]/)
    .map((word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase())
    .join('');
  const heard = `on${principal ? '' : other.id}${title}`;
  const owner = other.id[0]!.toLowerCase() + other.id.slice(1);
  return every ? `${names.self}.every${other.id}(${heard});` : `${heard}(${names.self}.${owner});`;
}

/** One line of documentation. */
export const docLine = (text: string): string => `/** ${text.replace(/[.:]*$/, '')}. */`;
