/**
 * The machine, taken at its word: rule by rule, value by value. The slow twin of the generated
 * code.
 */
import type { Action, Ask, Deed, Event, Machine, State, Value, Variable } from '../model.ts';
import { readsOf } from '../reads.ts';

export type Scalar = number | boolean;

/** Where a machine stands: what the generated code keeps on its interface. */
export interface Standing {
  state: State;
  /** By place in `machine.variables`; undefined: not set, or given from outside. */
  readonly values: (Scalar | undefined)[];
  /** A bit a timer that is running. */
  timers: number;
}

/** What is outside: answers, fields, and what is done. */
export interface World {
  field(variable: Variable, bit?: string): Scalar;
  given(variable: Variable): Scalar;
  ask(ask: Ask, given: readonly Scalar[]): Scalar;
  /** `given` reckons the arguments, if anybody wants them. */
  did(deed: Deed | Ask, given: () => readonly Scalar[]): void;
  tell?(action: Extract<Action, { kind: 'tell' }>): void;
  /** A variable that need not be kept: its updates are passed by. */
  ignores?(variable: Variable): boolean;
}

export function standing(machine: Machine, world: World): Standing {
  const at: Standing = {
    state: machine.starts,
    values: machine.variables.map(() => undefined),
    timers: 0,
  };
  machine.variables.forEach(({ initial }, place) => {
    if (initial) at.values[place] = evaluate(machine, at, world, initial);
  });
  return at;
}

type Ended = { readonly outcome: string } | { readonly at: number } | undefined;

/** Takes one event through its steps; the outcome's name. */
export function take(machine: Machine, at: Standing, event: Event, world: World): string {
  let from = 0;
  for (const step of event.steps) {
    if (step.ordinal < from) continue;
    const rule = step.rules[at.state.number]!.find(
      ({ guard }) => !guard || evaluate(machine, at, world, guard),
    );
    const ended = rule && perform(machine, at, world, rule.actions);
    if (ended && 'outcome' in ended) return ended.outcome;
    if (ended) from = ended.at;
  }
  return 'handled';
}

function perform(machine: Machine, at: Standing, world: World, actions: readonly Action[]): Ended {
  for (const action of actions) {
    const ended = act(machine, at, world, action);
    if (ended) return ended;
  }
  return undefined;
}

function act(machine: Machine, at: Standing, world: World, action: Action): Ended {
  switch (action.kind) {
    case 'become':
      at.state = action.state;
      return undefined;
    case 'assign': {
      if (world.ignores?.(action.variable)) {
        for (const ask of asksIn(action.value)) world.did(ask, () => []);
        return undefined;
      }
      const value = evaluate(machine, at, world, action.value);
      at.values[machine.variables.indexOf(action.variable)] = value;
      return undefined;
    }
    case 'start':
    case 'backOff':
      at.timers |= 1 << action.timer.number;
      return undefined;
    case 'stop':
      at.timers &= ~(1 << action.timer.number);
      return undefined;
    case 'stopAll':
      at.timers = 0;
      return undefined;
    case 'deed':
      world.did(action.deed, () =>
        action.arguments.map((each) => evaluate(machine, at, world, each)),
      );
      return undefined;
    case 'tell':
      world.tell?.(action);
      return undefined;
    case 'sequence':
      return perform(machine, at, world, action.sequence.actions);
    case 'choose':
      return perform(
        machine,
        at,
        world,
        evaluate(machine, at, world, action.condition) ? action.then : action.otherwise,
      );
    case 'continue':
      return { at: action.at };
    case 'return':
      return { outcome: 'handled' };
    case 'ignore':
      return { outcome: 'ignored' };
    case 'defer':
      return { outcome: 'deferred' };
    case 'refuse':
      return { outcome: action.outcome.name };
  }
}

/** A variable was read that has no value yet: only properties may come to this. */
export class Unset extends Error {}

export function evaluate(machine: Machine, at: Standing, world: World, value: Value): Scalar {
  const of = (each: Value): Scalar => evaluate(machine, at, world, each);
  switch (value.kind) {
    case 'number':
    case 'flag':
      return value.value;
    case 'variable':
      return read(machine, at, world, value.variable);
    case 'bit':
      return world.field(value.of, value.name);
    case 'bits':
      return value.type.kind === 'flags' ? bitsValue(value.type.names, value.names) : 0;
    case 'ask':
      return world.ask(value.ask, value.arguments.map(of));
    case 'condition':
      return of(value.condition.value);
    case 'compare':
      return compare(
        value.operator,
        of(value.left),
        of(value.right),
        value.left.type.kind === 'sequence',
      );
    case 'arithmetic':
      return reckon(
        value.operator,
        of(value.left) as number,
        of(value.right) as number,
        value.left.type.kind === 'sequence',
      );
    case 'and':
      return of(value.left) && of(value.right);
    case 'or':
      return of(value.left) || of(value.right);
    case 'not':
      return !of(value.operand);
    case 'negate':
      return -(of(value.operand) as number);
    case 'choose':
      return of(value.condition) ? of(value.then) : of(value.otherwise);
    case 'least':
      return Math.min(...value.operands.map((each) => of(each) as number));
    case 'most':
      return Math.max(...value.operands.map((each) => of(each) as number));
    case 'in':
      return at.state === value.state;
    default:
      throw new TypeError(`${value.kind} stands only in a property`);
  }
}

function read(machine: Machine, at: Standing, world: World, variable: Variable): Scalar {
  if (variable.origin === 'field') return world.field(variable);
  if (variable.origin === 'given') return world.given(variable);
  const value = at.values[machine.variables.indexOf(variable)];
  if (value === undefined) throw new Unset(variable.name);
  return value;
}

export const bitsValue = (names: readonly string[], set: readonly string[]): number =>
  set.reduce((sum, name) => sum + 2 ** (names.length - 1 - names.indexOf(name)), 0);

function compare(operator: string, left: Scalar, right: Scalar, circular: boolean): boolean {
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  const [a, b] = [Number(left), Number(right)];
  const difference = circular ? (a - b) | 0 : a - b;
  if (operator === '<') return difference < 0;
  if (operator === '<=') return difference <= 0;
  return operator === '>' ? difference > 0 : difference >= 0;
}

const OPERATORS: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.floor(a / b),
  '%': (a, b) => a % b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
};

function reckon(operator: string, a: number, b: number, circular: boolean): number {
  const whole = OPERATORS[operator]!(a, b);
  return circular ? whole >>> 0 : whole;
}

/** What is asked on the way to a value: something may be done in answering. */
function asksIn(value: Value): Ask[] {
  const own = value.kind === 'ask' && value.type.kind !== 'flag' ? [value.ask] : [];
  return [...own, ...readsOf(value).flatMap(asksIn)];
}
