/** The arrows of a machine: from where, to where, on what, under which guard. */
import type { Action, Event, Machine, Rule, State } from './model.ts';

export interface Transition {
  readonly from: State;
  readonly to: State;
  readonly event: Event;
  readonly rule: Rule;
  /** Taken only when no rule before it in its cell is. */
  readonly last: boolean;
}

export function transitionsOf(machine: Machine): Transition[] {
  return [...machine.events, ...machine.firings].flatMap((event) =>
    event.steps.flatMap(({ rules }) =>
      machine.states.flatMap((from) =>
        rules[from.number]!.flatMap((rule, at) =>
          [...targetsOf(rule.actions)].map((to) => ({
            from,
            to,
            event,
            rule,
            last: at > 0 && !rule.guard,
          })),
        ),
      ),
    ),
  );
}

/** The states that actions may lead to. */
export function targetsOf(actions: readonly Action[], found: Set<State> = new Set()): Set<State> {
  for (const action of actions) {
    if (action.kind === 'become') found.add(action.state);
    else if (action.kind === 'sequence') targetsOf(action.sequence.actions, found);
    else if (action.kind === 'choose') targetsOf([...action.then, ...action.otherwise], found);
  }
  return found;
}
