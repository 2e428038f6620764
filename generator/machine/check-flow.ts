/**
 * What may be running, and what must be known, in each state: followed along every rule until
 * nothing changes. A timer that may fire where no rule awaits it is an error, and so is a variable
 * that is read before it was set.
 */
import type { Reporter } from '../diagnostic.ts';
import type { Action, Event, Machine, State, Timer, Value, Variable } from './model.ts';
import type { Span } from './syntax.ts';
import { readsOf } from './reads.ts';

/** One bit a timer that may be running, one a variable that has surely been set. */
interface Known {
  readonly timers: number;
  readonly set: bigint;
}

interface Place {
  readonly state: State;
  readonly known: Known;
  /** Where the event goes on; undefined: it has ended. */
  readonly step: number | undefined;
  /** The last `become` on the way here. */
  readonly via: Span;
}

type Unset = (variable: Variable, at: Span, state: State) => void;

const join = (a: Known, b: Known): Known => ({ timers: a.timers | b.timers, set: a.set & b.set });

export function checkFlow(machine: Machine, reporter: Reporter): void {
  const entries = new Map<State, Known>([[machine.starts, { timers: 0, set: initially(machine) }]]);
  const via = new Map<string, Span>();
  let changed = true;
  while (changed) {
    changed = false;
    for (const [state, known] of [...entries]) {
      for (const place of successors(machine, state, known)) {
        const before = entries.get(place.state);
        const after = before ? join(before, place.known) : place.known;
        if (before && before.timers === after.timers && before.set === after.set) continue;
        for (const { name, number } of machine.timers) {
          const key = `${place.state.name} ${name}`;
          if ((place.known.timers >> number) & 1 && !via.has(key)) via.set(key, place.via);
        }
        entries.set(place.state, after);
        changed = true;
      }
    }
  }
  reportTimers(machine, entries, via, reporter);
  reportUnset(machine, entries, reporter);
}

function initially(machine: Machine): bigint {
  return machine.variables.reduce(
    (set, { origin, initial }, at) =>
      origin === 'given' || initial ? set | (1n << BigInt(at)) : set,
    0n,
  );
}

function successors(machine: Machine, state: State, known: Known, unset?: Unset): Place[] {
  const fired = machine.timers.filter(({ number }) => (known.timers >> number) & 1);
  return [
    ...machine.events.flatMap((event) => run(machine, event, state, known, unset)),
    ...fired.flatMap(({ number }) => {
      const rest = { ...known, timers: known.timers & ~(1 << number) };
      return run(machine, machine.firings[number]!, state, rest, unset);
    }),
  ];
}

/**
 * Takes one event through its steps; each (step, state) is gone through once, with all that leads
 * to it joined.
 */
function run(machine: Machine, event: Event, state: State, known: Known, unset?: Unset): Place[] {
  const ended: Place[] = [];
  const ordinals = event.steps.map(({ ordinal }) => ordinal);
  let waiting: Place[] = [{ state, known, step: ordinals[0], via: state.span }];
  for (const [at, step] of event.steps.entries()) {
    const here = merge(waiting.filter((place) => place.step === step.ordinal));
    waiting = waiting.filter((place) => place.step !== step.ordinal);
    for (const place of here) {
      const rules = step.rules[place.state.number]!;
      const next = { ...place, step: ordinals[at + 1] };
      const exits = rules.flatMap((rule) => {
        if (rule.guard) look(machine, rule.guard, place, unset);
        return perform(machine, rule.actions, next, unset);
      });
      const total = rules.some(({ guard }) => !guard);
      for (const exit of total ? exits : [...exits, next])
        (exit.step === undefined ? ended : waiting).push(exit);
    }
  }
  return [...ended, ...waiting];
}

function merge(places: readonly Place[]): Place[] {
  const found = new Map<State, Place>();
  for (const place of places) {
    const before = found.get(place.state);
    found.set(place.state, before ? { ...before, known: join(before.known, place.known) } : place);
  }
  return [...found.values()];
}

/** Every way a list of actions may end. */
function perform(
  machine: Machine,
  actions: readonly Action[],
  from: Place,
  unset?: Unset,
): Place[] {
  let places = [from];
  for (const action of actions) {
    const over = places.filter((place) => place.step !== from.step);
    const going = places.filter((place) => place.step === from.step);
    places = [...over, ...going.flatMap((place) => act(machine, action, place, unset))];
  }
  return places;
}

function act(machine: Machine, action: Action, place: Place, unset?: Unset): Place[] {
  for (const value of readsOf(action)) look(machine, value, place, unset);
  const { known } = place;
  switch (action.kind) {
    case 'become':
      return [{ ...place, state: action.state, via: action.span }];
    case 'assign': {
      const bit = 1n << BigInt(machine.variables.indexOf(action.variable));
      return [{ ...place, known: { ...known, set: known.set | bit } }];
    }
    case 'start':
    case 'backOff':
      return [{ ...place, known: { ...known, timers: known.timers | (1 << action.timer.number) } }];
    case 'stop':
      return [
        { ...place, known: { ...known, timers: known.timers & ~(1 << action.timer.number) } },
      ];
    case 'stopAll':
      return [{ ...place, known: { ...known, timers: 0 } }];
    case 'sequence':
      return perform(machine, action.sequence.actions, place, unset);
    case 'choose':
      return [
        ...perform(machine, action.then, place, unset),
        ...perform(machine, action.otherwise, place, unset),
      ];
    case 'continue':
      return [{ ...place, step: action.at }];
    case 'return':
    case 'ignore':
    case 'defer':
    case 'refuse':
      return [{ ...place, step: undefined }];
    case 'deed':
    case 'tell':
      return [place];
  }
}

function look(machine: Machine, value: Value, { state, known }: Place, unset?: Unset): void {
  if (!unset) return;
  for (const { variable, span } of variablesOf(value)) {
    const at = machine.variables.indexOf(variable);
    if (at >= 0 && !((known.set >> BigInt(at)) & 1n)) unset(variable, span, state);
  }
}

/** The variables a value reads, each where it is read; a condition's where the condition stands. */
function variablesOf(value: Value): { variable: Variable; span: Span }[] {
  if (value.kind === 'variable') return [{ variable: value.variable, span: value.span }];
  if (value.kind === 'condition') {
    return variablesOf(value.condition.value).map(({ variable }) => ({
      variable,
      span: value.span,
    }));
  }
  return readsOf(value).flatMap(variablesOf);
}

function reportTimers(
  machine: Machine,
  entries: ReadonlyMap<State, Known>,
  via: ReadonlyMap<string, Span>,
  reporter: Reporter,
): void {
  const awaited = (timer: Timer, state: State): boolean =>
    machine.firings[timer.number]!.steps[0]!.rules[state.number]!.length > 0;
  for (const [state, { timers }] of entries) {
    for (const timer of machine.timers) {
      if (!((timers >> timer.number) & 1) || awaited(timer, state)) continue;
      const entered = via.get(`${state.name} ${timer.name}`);
      reporter.report({
        span: state.span,
        message: `${timer.name} may fire in ${state.name}, which does not await it`,
        help: `stop ${timer.name} on the way, or say: after ${timer.name}: …`,
        ...(entered
          ? { note: { span: entered, message: `${timer.name} may be running here` } }
          : {}),
      });
    }
  }
}

function reportUnset(
  machine: Machine,
  entries: ReadonlyMap<State, Known>,
  reporter: Reporter,
): void {
  const seen = new Set<string>();
  const unset: Unset = (variable, span, state) => {
    const key = `${variable.name} ${span.start}`;
    if (seen.has(key)) return;
    seen.add(key);
    reporter.report({
      span,
      message: `${variable.name} may not be set yet in ${state.name}`,
      help: `set it on every way to ${state.name}, or give it a first value where it is kept`,
      note: { span: variable.span, message: 'it is declared here, without a value' },
    });
  };
  for (const [state, known] of entries) successors(machine, state, known, unset);
}
