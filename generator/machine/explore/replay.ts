/**
 * A counter-example, taken again: the same events, the same answers. A test that keeps a mended
 * slip mended.
 */
import type { Machine } from '../model.ts';
import type { TraceStep } from './claims.ts';
import { bitsValue, standing, take } from './interpret.ts';
import type { Scalar, World } from './interpret.ts';

/** One event of a single machine's trace, as it is kept in a test. */
export type ReplayStep = Pick<TraceStep, 'event' | 'said' | 'state'>;

/** The states it goes through; stops at the first event that the machine no longer takes so. */
export function replay(machine: Machine, steps: readonly ReplayStep[]): string[] {
  const at = standing(machine, worldOf([]));
  const states = [at.state.name];
  for (const step of steps) {
    const number = machine.timers.findIndex(({ name }) => name === step.event);
    if (number >= 0 && !((at.timers >> number) & 1)) return states;
    if (number >= 0) at.timers &= ~(1 << number);
    const event =
      number >= 0
        ? machine.firings[number]
        : machine.events.find(({ name }) => name === step.event);
    if (!event) return states;
    take(machine, at, event, worldOf(step.said));
    states.push(at.state.name);
  }
  return states;
}

/** The text of a test that replays a trace. */
export function replayText(
  path: string,
  machine: Machine,
  property: string,
  trace: readonly TraceStep[],
): string {
  const steps = trace.map(
    ({ event, said, state }) => `  ${JSON.stringify({ event, said, state })},`,
  );
  return [
    `// ${path}, ${machine.name}: ${property}`,
    'const steps = [',
    ...steps,
    '];',
    'const states = replay(machine, steps);',
    `assert.is.not(states.at(-1), steps.at(-1)?.state, ${JSON.stringify(property)});`,
  ].join('\n');
}

/** Answers as they were said; what was not asked then is `no` or 0. */
function worldOf(said: readonly string[]): World {
  const answers = new Map(
    said.map((line): [string, Scalar] => {
      const [name, value] = line.split(' = ') as [string, string];
      return [name, value === 'true' || (value !== 'false' && Number(value))];
    }),
  );
  const answer = (name: string, flag: boolean): Scalar => answers.get(name) ?? (flag ? false : 0);
  return {
    field(variable, bit) {
      if (bit !== undefined) return answer(bit, true);
      if (variable.type.kind !== 'flags')
        return answer(variable.name, variable.type.kind === 'flag');
      const { names } = variable.type;
      return bitsValue(
        names,
        names.filter((name) => answer(name, true)),
      );
    },
    given: ({ name, type }) => answer(name, type.kind === 'flag'),
    ask: ({ name, type }) => answer(name, type.kind === 'flag'),
    did: () => undefined,
  };
}
