/** States that nothing reaches, and states that nothing leaves. */
import type { Reporter } from '../diagnostic.ts';
import type { Machine } from './model.ts';
import { transitionsOf } from './transitions.ts';

export function checkStates(machine: Machine, reporter: Reporter): void {
  const transitions = transitionsOf(machine);
  const reached = new Set([machine.starts]);
  for (const state of reached)
    for (const { from, to } of transitions) if (from === state) reached.add(to);
  for (const state of machine.states) {
    if (!reached.has(state)) {
      const message = `${state.name} is never reached from ${machine.starts.name}`;
      reporter.report({
        span: state.span,
        message,
        help: `some rule should: become ${state.name}`,
      });
    }
    const leaves = transitions.some(({ from, to }) => from === state && to !== state);
    if (!leaves && !machine.ends.includes(state) && machine.states.length > 1) {
      reporter.report({
        span: state.span,
        message: `${state.name} is never left`,
        help: `give it a way out, or say so: machine ${machine.name} starts … ends ${state.name}`,
      });
    }
  }
}
