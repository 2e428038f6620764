/**
 * The variables that can make a difference: those that a guard or a property reads, and those that
 * they are reckoned from. The others are left out of an exploration, which loses nothing and saves
 * nearly everything.
 */
import type { Action, Machine, Property, Value, Variable } from '../model.ts';
import { readsOf } from '../reads.ts';

export function relevantOf(
  machine: Machine,
  properties: readonly Property[],
): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  const updates: { readonly variable: Variable; readonly value: Value }[] = [];
  const visit = (actions: readonly Action[]): void => {
    for (const action of actions) {
      if (action.kind === 'assign') updates.push(action);
      else if (action.kind === 'sequence') visit(action.sequence.actions);
      else if (action.kind === 'choose') {
        collect(action.condition, found);
        visit([...action.then, ...action.otherwise]);
      }
    }
  };
  for (const event of [...machine.events, ...machine.firings]) {
    for (const rule of event.steps.flatMap(({ rules }) => rules.flat())) {
      if (rule.guard) collect(rule.guard, found);
      visit(rule.actions);
    }
  }
  for (const { claim } of properties) collect(claim, found);
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const { variable, value } of updates) if (found.has(variable)) collect(value, found);
  }
  return found;
}

function collect(value: Value, found: Set<Variable>): void {
  if (value.kind === 'variable' || value.kind === 'other') found.add(value.variable);
  for (const each of readsOf(value)) collect(each, found);
}
