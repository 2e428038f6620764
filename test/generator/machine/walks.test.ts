/**
 * Random walks: the generated code of every machine beside the interpreter, which takes the model
 * at its word. The same events, the same answers; states, variables, timers, deeds and outcomes
 * must stay equal.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { standing, take } from '../../../generator/machine/explore/interpret.ts';
import type { Scalar, Standing, World } from '../../../generator/machine/explore/interpret.ts';
import type { Machine, MachineFile, Type } from '../../../generator/machine/model.ts';
import { pascal } from '../../../generator/names.ts';
import { compileSpec, load, SPECS } from './compile.ts';

const seed = Number(process.env['SEED'] ?? 20_260);
const WALKS = 40;
const STEPS = 80;
/** What cuts a connection short; a walk that is to see all of it keeps away from these. */
const ENDS = ['ABORT', 'User', 'Time-Wait'];

/** Numbers from a seed: the same walk every time. */
function dice(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Generated = Record<string, unknown>;
type Call = (machine: Generated, argument?: unknown) => number;

/**
 * A value of a type; sequence numbers stay near those that are kept, so that every guard is met.
 */
function draw(type: Type, roll: (below: number) => number, near: readonly number[]): Scalar {
  switch (type.kind) {
    case 'flag':
      return roll(2) === 1;
    case 'sequence':
      return ((near[roll(near.length)] ?? 0xffff_fff0) + [0, 0, 0, 1, 1, -1, 2][roll(7)]!) >>> 0;
    case 'number':
      return type.from + roll(Math.min(type.to - type.from + 1, roll(2) === 0 ? 2 : 12));
    case 'flags':
      // In TCP's flags 16 is ACK, without which little happens.
      return (roll(8) > 0 ? 16 : 0) | (roll(2) << roll(3)) | (roll(2) << roll(type.names.length));
    case 'duration':
      return roll(5) * 1000;
    default:
      return roll(3);
  }
}

function walk(
  file: MachineFile,
  machine: Machine,
  code: Generated,
  roll: (below: number) => number,
  avoid: readonly string[] = [],
): void {
  const answers = new Map<string, Scalar>();
  const answer = (name: string, type: Type): Scalar => {
    const near = at.values.filter((value) => typeof value === 'number');
    if (!answers.has(name)) answers.set(name, draw(type, roll, near));
    return answers.get(name)!;
  };
  const [slow, fast]: [string[], string[]] = [[], []];
  let at: Standing = { state: machine.starts, values: [], timers: 0 };
  const world: World = {
    field(variable, bit) {
      const value = answer(variable.id, variable.type);
      if (bit === undefined || variable.type.kind !== 'flags') return value;
      const { names } = variable.type;
      return ((Number(value) >> (names.length - 1 - names.indexOf(bit))) & 1) === 1;
    },
    given: ({ id, type }) => answer(id, type),
    ask: ({ id, type }) => answer(id, type),
    did: ({ id }, given) => slow.push(`${id}(${given().join()})`),
    tell: ({ event }) => slow.push(`tell ${event}`),
  };
  at = standing(machine, world);
  const twin = generatedTwin(machine, answer, fast);
  const principal = file.machines[0] === machine;
  const named = (verb: string, name: string): Call =>
    code[`${verb}${principal ? '' : pascal(machine.name)}${pascal(name)}`] as Call;
  (code[`start${pascal(machine.name)}`] as Call)(twin);
  for (let step = 0; step < STEPS; step++) {
    answers.clear();
    const running = machine.firings.filter((_, number) => (at.timers >> number) & 1);
    const carriers = machine.events.filter(({ fields }) => fields.length > 0);
    const likely = [
      ...machine.events,
      ...running,
      ...carriers,
      ...carriers,
      ...carriers,
      ...carriers,
      ...carriers,
      ...carriers,
    ];
    const event = likely[roll(likely.length)]!;
    if (avoid.includes(event.name) && roll(12) > 0) continue;
    if (event.kind === 'timer') at.timers &= ~(1 << machine.firings.indexOf(event));
    const outcome = take(machine, at, event, world);
    const fields = Object.fromEntries(event.fields.map(({ id, type }) => [id, answer(id, type)]));
    const number = named(event.kind === 'timer' ? 'after' : 'on', event.name)(twin, fields);
    const where = `${machine.name}, step ${step}: ${event.name} ${JSON.stringify(fields)}`;
    assert.is(machine.outcomes[number]?.name, outcome, where);
    assert.is(machine.states[twin['state'] as number]?.name, at.state.name, where);
    machine.variables.forEach(({ id, origin }, place) => {
      if (origin === 'kept') assert.is(twin[id], at.values[place], `${where}: ${id}`);
    });
    assert.equal(fast.splice(0), slow.splice(0), where);
  }
}

/** What the runtime would supply to the generated code, from the same answers. */
function generatedTwin(
  machine: Machine,
  answer: (name: string, type: Type) => Scalar,
  log: string[],
): Generated {
  const own: Generated = {
    startTimer: () => undefined,
    cancelTimer: () => undefined,
    giveOrTake: () => 0,
  };
  for (const { id, type, origin } of machine.variables) {
    if (origin === 'given') Object.defineProperty(own, id, { get: () => answer(id, type) });
  }
  for (const { id, type } of machine.asks) own[id] = () => answer(id, type);
  for (const { id } of machine.deeds)
    own[id] = (...given: unknown[]) => void log.push(`${id}(${given.join()})`);
  own['everyStream'] = () => void log.push('tell circuit closed');
  return own;
}

const walks = suite(`random walks, seed ${seed}`);
for (const path of SPECS) {
  walks(path, async () => {
    const file = compileSpec(path);
    const code = await load(file);
    for (const machine of file.machines) {
      for (let each = 0; each < WALKS; each++) walk(file, machine, code, dice(seed + each));
    }
  });
}

walks(
  'together they take every branch of the TCP connection that a lone machine can reach',
  async () => {
    const file = compileSpec(SPECS[0]!);
    const code = await load(file, { coverage: true });
    for (let each = 0; each < 500; each++)
      walk(file, file.machines[0]!, code, dice(seed + each), ENDS);
    const hits = code['hits'] as Uint32Array;
    const missed = (code['branches'] as string[]).filter((_, at) => hits[at] === 0);
    assert.ok(missed.length <= 4, `never taken: ${missed.join('; ')}`);
  },
);
walks.run();
