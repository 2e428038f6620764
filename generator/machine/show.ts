/** Values and actions in the words of the language: for matrices, diagrams and messages. */
import type { Action, Value } from './model.ts';

export function show(value: Value): string {
  switch (value.kind) {
    case 'number':
      return value.type.kind === 'duration' ? duration(value.value) : String(value.value);
    case 'flag':
      return value.value ? 'yes' : 'no';
    case 'variable':
      return value.variable.name;
    case 'bit':
      return value.name;
    case 'bits':
      return value.names.join(', ');
    case 'ask':
      return value.ask.name + given(value.arguments);
    case 'condition':
      return value.condition.name;
    case 'compare':
    case 'arithmetic':
      return `${inner(value.left)} ${value.operator} ${inner(value.right)}`;
    case 'and':
    case 'or':
      return `${junct(value.left, value.kind)} ${value.kind} ${junct(value.right, value.kind)}`;
    case 'not':
      return value.operand.kind === 'and' || value.operand.kind === 'or'
        ? `not (${show(value.operand)})`
        : `not ${show(value.operand)}`;
    case 'negate':
      return `-${inner(value.operand)}`;
    case 'choose':
      return `${inner(value.condition)} ? ${inner(value.then)} : ${inner(value.otherwise)}`;
    case 'least':
    case 'most':
      return `${value.kind} of (${value.operands.map(show).join(', ')})`;
    case 'both':
      return `both ${show(value.operand)}`;
    case 'in':
      return value.state.name;
    case 'did':
      return value.deed.name;
    case 'heard':
      return value.event;
    case 'other':
      return `the other's ${value.variable.name}`;
  }
}

const inner = (value: Value): string =>
  ['arithmetic', 'choose', 'and', 'or', 'compare'].includes(value.kind)
    ? `(${show(value)})`
    : show(value);
const junct = (value: Value, kind: string): string =>
  (value.kind === 'and' || value.kind === 'or') && value.kind !== kind
    ? `(${show(value)})`
    : show(value);
const given = (list: readonly Value[]): string =>
  list.length > 0 ? ` (${list.map(show).join(', ')})` : '';

function duration(ms: number): string {
  const units: [number, string][] = [
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
    [1000, 'second'],
  ];
  const [size, unit] = units.find(([each]) => ms >= each && ms % each === 0) ?? [1, 'millisecond'];
  return `${ms / size} ${unit}${ms === size ? '' : 's'}`;
}

export function showAction(action: Action): string {
  switch (action.kind) {
    case 'become':
      return `become ${action.state.name}`;
    case 'assign':
      return `${action.variable.name} := ${show(action.value)}`;
    case 'start':
      return `start ${action.timer.name}${action.duration ? ` for ${show(action.duration)}` : ''}`;
    case 'stop':
      return `stop ${action.timer.name}`;
    case 'backOff':
      return `back off ${action.timer.name}`;
    case 'stopAll':
      return 'stop every timer';
    case 'continue':
      return `continue at step ${action.at}`;
    case 'deed':
      return showDeed(action);
    case 'sequence':
      return action.sequence.name;
    case 'choose': {
      const otherwise = action.otherwise.length > 0 ? ` else ${group(action.otherwise)}` : '';
      return `${group(action.then)} when ${show(action.condition)}${otherwise}`;
    }
    case 'tell':
      return `tell ${action.every ? 'every ' : ''}${action.machine} ${action.event}`;
    case 'refuse':
      return action.outcome.name === 'refused' ? 'refuse' : `refuse "${action.outcome.name}"`;
    case 'return':
    case 'ignore':
    case 'defer':
      return action.kind;
  }
}

function showDeed({ deed, arguments: list }: Extract<Action, { kind: 'deed' }>): string {
  if (!deed.heardAs) return deed.name + given(list);
  const fields = deed.parameters.map(({ name }, at) => `<${name}=${show(list[at]!)}>`);
  return `${deed.name} ${fields.join('')}`;
}

const group = (actions: readonly Action[]): string =>
  actions.length === 1 ? showAction(actions[0]!) : `(${showActions(actions)})`;

export const showActions = (actions: readonly Action[]): string =>
  actions.map(showAction).join(', ');
