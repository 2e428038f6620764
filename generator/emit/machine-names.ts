/**
 * How a machine's names are called in TypeScript; the first machine of a file carries no prefix.
 */
import { camel, constant, pascal, upper } from '../names.ts';
import type { Machine, MachineFile, Outcome, State, Timer } from '../machine/model.ts';

export interface Names {
  readonly machine: Machine;
  readonly file: MachineFile;
  /** The interface that the runtime implements, and the parameter that holds it. */
  readonly type: string;
  readonly self: string;
  state(state: State): string;
  timer(timer: Timer): string;
  outcome(outcome: Outcome): string;
  /** `FIN`: one bit of some flags. */
  bit(name: string): string;
  /** The interface of an event's fields, and the parameter that holds them. */
  message(event: string): string;
  field(event: string): string;
  /** `onSegment`, `afterTimeWait`. */
  on(event: string): string;
  after(timer: string): string;
  /** A function of this machine alone: a condition, a sequence, a step. */
  local(id: string): string;
  /** Counts a branch in a coverage build; nothing otherwise. */
  count(branch: string): string;
  /** What was counted. */
  readonly branches: readonly string[];
}

const BUILT_IN = ['handled', 'ignored', 'deferred', 'refused'];
const RESERVED = new Set(
  'default delete return new switch void with in do export import this throw try'.split(' '),
);

export function namesOf(file: MachineFile, machine: Machine, coverage: boolean): Names {
  const principal = file.machines[0] === machine;
  const type = pascal(machine.name);
  const self = camel(machine.name);
  const shout = (name: string): string =>
    principal ? constant(name) : `${constant(machine.name)}_${constant(name)}`;
  const title = (name: string): string => (principal ? pascal(name) : `${type}${pascal(name)}`);
  const branches: string[] = [];
  return {
    machine,
    file,
    type,
    self,
    branches,
    state: ({ name }) => shout(name),
    timer: ({ name }) => `${shout(name)}_TIMER`,
    outcome: ({ name }) => (BUILT_IN.includes(name) ? constant(name) : shout(name)),
    bit: shout,
    message: title,
    field: camel,
    on: (event) => `on${title(event)}`,
    after: (timer) => `after${title(timer)}`,
    local: (id) => (!principal ? `${self}${upper(id)}` : RESERVED.has(id) ? `${id}It` : id),
    count(branch) {
      if (!coverage) return '';
      branches.push(branch);
      return `${principal ? 'hits' : `${self}Hits`}[${branches.length - 1}]++;`;
    },
  };
}
