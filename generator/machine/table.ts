/** The (state × event) table: which rules stand in which cell, in the order they are written. */
import { camel } from '../names.ts';
import { actionsOf, disposition } from './actions.ts';
import type { Occasion } from './declare.ts';
import type { Event, Rule, State, Step } from './model.ts';
import { unknown } from './scope.ts';
import type { Scope } from './scope.ts';
import type { OtherwiseSyntax, RowSyntax, StateSet } from './syntax.ts';
import { flagOf } from './values.ts';
import { exhaustive } from './logic.ts';

/** The states a set names; reports those that are none. */
export function statesOf(scope: Scope, set: StateSet): State[] {
  const named = set.names.flatMap((name) => {
    const state = scope.states.get(name.text);
    return state ?? (unknown(scope, 'state', name, scope.states.keys()) as undefined) ?? [];
  });
  return set.every ? [...scope.states.values()].filter((state) => !named.includes(state)) : named;
}

/** Every event with its rules, and every timer with what happens when it fires. */
export function buildTable(
  scope: Scope,
  ends: readonly State[],
): { events: Event[]; firings: Event[] } {
  const { syntax } = scope;
  for (const row of syntax.rows) {
    const known = row.on === 'event' ? scope.events : scope.timers;
    for (const name of row.names)
      if (!known.has(name.text)) unknown(scope, row.on, name, known.keys());
  }
  const events = [...scope.events.values()].map((event) => build(scope, event, ends));
  const firings = [...scope.timers.values()].map(({ name, doc, span }) => {
    const timer: Occasion = { kind: 'timer', name, id: camel(name), fields: [], doc, span };
    return build(scope, timer, []);
  });
  return { events, firings };
}

function build(scope: Scope, occasion: Occasion, ends: readonly State[]): Event {
  const { name, kind } = occasion;
  const titles = stepsOf(scope, name);
  const rows = scope.syntax.rows.filter(
    (row) => row.on === kind && row.names.some(({ text }) => text === name),
  );
  const known = titles.map(({ ordinal }) => ordinal);
  const cells = titles.map(() => [...scope.states.values()].map((): Rule[] => []));
  for (const row of rows) {
    const rule = ruleOf(scope, row, occasion, known);
    const cell = cells[known.indexOf(row.step)];
    if (cell) for (const state of statesOf(scope, row.states)) cell[state.number]!.push(rule);
  }
  if (kind === 'event')
    for (const state of scope.states.values()) fillUp(scope, occasion, state, cells, ends);
  const steps = titles.map((step, at): Step => ({ ...step, rules: cells[at]! }));
  return {
    ...occasion,
    steps: steps.filter(
      ({ ordinal, rules }) =>
        ordinal > 0 || steps.length === 1 || rules.some((cell) => cell.length > 0),
    ),
  };
}

/**
 * The checks an event goes through: numbered in order, none left out unless a deviation says so.
 */
function stepsOf(scope: Scope, event: string): { ordinal: number; title: string }[] {
  const found = scope.syntax.steps.filter((step) => step.event.text === event);
  for (const [at, step] of found.entries()) {
    const before = found[at - 1];
    if (before && before.ordinal >= step.ordinal) {
      scope.reporter.report({
        span: step.span,
        message: 'a step out of order: they are taken in the order of their numbers',
        note: { span: before.span, message: 'the step before is here' },
      });
    }
  }
  return [{ ordinal: 0, title: '' }, ...found.map(({ ordinal, title }) => ({ ordinal, title }))];
}

function ruleOf(scope: Scope, row: RowSyntax, occasion: Occasion, known: readonly number[]): Rule {
  const { guard, actions, per, span } = row.rule;
  const site = { event: occasion.kind === 'event' ? occasion.name : undefined };
  return {
    guard: guard && flagOf(scope, site, guard),
    actions: actionsOf(scope, { site, step: { ordinal: row.step, known } }, actions),
    otherwise: false,
    per,
    span,
    line: scope.line(span),
  };
}

/** Writes `otherwise` out where no rule stands, or where none of the guards need hold. */
function fillUp(
  scope: Scope,
  occasion: Occasion,
  state: State,
  cells: Rule[][][],
  ends: readonly State[],
): void {
  const found = cells.map((cell) => cell[state.number]!);
  const empty = found.every((rules) => rules.length === 0);
  if (!empty && cells.length > 1 && found.slice(1).some((rules) => rules.length > 0)) return;
  if (!empty && exhaustive(found[0]!)) return;
  const applies = scope.syntax.otherwise.filter((each) => speaksFor(scope, each, occasion, state));
  const ranked = applies.sort((a, b) => weight(b) - weight(a))[0];
  const span = ranked?.span ?? state.span;
  if (!ranked && !ends.includes(state)) return;
  const action = ranked
    ? disposition(scope, ranked.disposition)
    : { kind: 'ignore' as const, span };
  scope.used.add(ranked ?? state);
  found[0]!.push({
    guard: undefined,
    actions: [action],
    otherwise: true,
    per: ranked?.per ?? [],
    span,
    line: scope.line(span),
  });
}

const weight = ({ states, event }: OtherwiseSyntax): number => (event ? 2 : 0) + (states ? 1 : 0);

function speaksFor(
  scope: Scope,
  { states, event }: OtherwiseSyntax,
  occasion: Occasion,
  state: State,
): boolean {
  if (event && event.text !== occasion.name) return false;
  return !states || statesOf(scope, states).includes(state);
}
