/**
 * Random walks: the generated code of a machine beside the interpreter, which takes the model at
 * its word. The same events, the same answers; states, variables, timers, deeds and outcomes must
 * stay equal, and what must never be is not.
 */
import * as assert from 'node:assert/strict';

import { holds, speaksOfDeeds } from '../../generator/machine/explore/claims.ts';
import { standing, take } from '../../generator/machine/explore/interpret.ts';
import type { Scalar, Standing, World } from '../../generator/machine/explore/interpret.ts';
import type { Event, Machine, MachineFile, Type } from '../../generator/machine/model.ts';
import { pascal } from '../../generator/names.ts';

export type Generated = Record<string, unknown>;
type Call = (machine: Generated, argument?: unknown) => number;

/** Answers a number below another. */
export type Dice = (below: number) => number;

/** Numbers from a seed: the same walk every time. */
export function dice(from: number): Dice {
  let state = from >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface Walker {
  readonly file: MachineFile;
  readonly machine: Machine;
  readonly code: Generated;
  /** Events that cut a walk short, and so are rarely met. */
  readonly avoid: readonly string[];
}

/**
 * One walk, a seed a step: without one of them the others stay what they were. Answers what
 * happened.
 */
export function walk(walker: Walker, steps: readonly number[]): string[] {
  const { machine, code } = walker;
  const told: string[] = [];
  const way = begin(walker);
  (code[`start${pascal(machine.name)}`] as Call)(way.twin);
  for (const seed of steps) {
    way.roll = dice(seed);
    way.answers.clear();
    const event = pick(walker, way);
    if (event) told.push(step(walker, way, event, told));
  }
  return told;
}

/** Where a walk is. */
interface Way {
  at: Standing;
  roll: Dice;
  heard: ReadonlySet<string>;
  readonly world: World;
  readonly twin: Generated;
  readonly answers: Map<string, Scalar>;
  /** What was done, by the interpreter and by the generated code. */
  readonly slow: string[];
  readonly fast: string[];
}

function begin({ machine }: Walker): Way {
  const way: Way = {
    at: { state: machine.starts, values: [], timers: 0 },
    roll: dice(0),
    heard: new Set(),
    world: undefined as never,
    twin: undefined as never,
    answers: new Map(),
    slow: [],
    fast: [],
  };
  const answer = (name: string, type: Type): Scalar => {
    const near = way.at.values.filter((value) => typeof value === 'number');
    if (!way.answers.has(name)) way.answers.set(name, draw(type, way.roll, near));
    return way.answers.get(name)!;
  };
  const world: World = {
    field(variable, bit) {
      const value = answer(variable.id, variable.type);
      if (bit === undefined || variable.type.kind !== 'flags') return value;
      const { names } = variable.type;
      return ((Number(value) >> (names.length - 1 - names.indexOf(bit))) & 1) === 1;
    },
    given: ({ id, type }) => answer(id, type),
    ask: ({ id, type }) => answer(id, type),
    did(deed, given) {
      way.slow.push(`${deed.id}(${given().join()})`);
      keepsProperties(machine, way, deed.name);
    },
    tell: ({ event }) => way.slow.push(`tell ${event}`),
  };
  const twin = suppliedTo(machine, answer, way.fast);
  Object.assign(way, { world, twin, at: standing(machine, world) });
  return way;
}

/** Events that carry something come often: they decide most. */
const CARRIERS_TIMES = 6;

function pick({ machine, avoid }: Walker, { at, roll }: Way): Event | undefined {
  const running = machine.firings.filter((_, number) => (at.timers >> number) & 1);
  const carriers = machine.events.filter(({ fields }) => fields.length > 0);
  const often = Array.from({ length: CARRIERS_TIMES }, () => carriers).flat();
  const likely = [...machine.events, ...running, ...often];
  const event = likely[roll(likely.length)]!;
  return avoid.includes(event.name) && roll(12) > 0 ? undefined : event;
}

function step(walker: Walker, way: Way, event: Event, told: readonly string[]): string {
  const { machine, file, code } = walker;
  const { at, twin, world } = way;
  way.heard = new Set([event.name]);
  if (event.kind === 'timer') at.timers &= ~(1 << machine.firings.indexOf(event));
  const before = at.state.name;
  const outcome = take(machine, at, event, world);
  const given = event.fields.map(({ id, type }) => [id, answerOf(way, id, type)]);
  const fields = Object.fromEntries(given) as Readonly<Record<string, Scalar>>;
  const owner = file.machines[0] === machine ? '' : pascal(machine.name);
  const verb = event.kind === 'timer' ? 'after' : 'on';
  const call = code[`${verb}${owner}${pascal(event.name)}`] as Call;
  const number = call(twin, fields);
  const words = `${before}: ${event.name} ${JSON.stringify(fields)}`;
  const where = [...told.slice(-TOLD_MAX), words].join('\n');
  assert.equal(machine.outcomes[number]?.name, outcome, where);
  assert.equal(machine.states[twin['state'] as number]?.name, at.state.name, where);
  for (const [place, { id, origin }] of machine.variables.entries()) {
    if (origin === 'kept') assert.equal(twin[id], at.values[place], `${where}: ${id}`);
  }
  assert.deepEqual(way.fast.splice(0), way.slow.splice(0), where);
  keepsProperties(machine, way, undefined);
  return `${words} → ${outcome}, ${at.state.name}`;
}

const TOLD_MAX = 30;

function answerOf({ answers, roll, at }: Way, id: string, type: Type): Scalar {
  const known = answers.get(id);
  if (known !== undefined) return known;
  const near = at.values.filter((value) => typeof value === 'number');
  const drawn = draw(type, roll, near);
  answers.set(id, drawn);
  return drawn;
}

/** What the spec says must never be; claims of deeds are held while one is done. */
function keepsProperties(machine: Machine, way: Way, doing: string | undefined): void {
  const { at, heard, world } = way;
  const moment = { machine, at, other: undefined, doing, heard, otherHeard: heard, world };
  for (const { kind, claim, text } of machine.properties) {
    if (kind !== 'never' || speaksOfDeeds(claim) !== (doing !== undefined)) continue;
    assert.ok(!holds(moment, claim), `in ${at.state.name}: ${text}`);
  }
}

/**
 * A value of a type; sequence numbers stay near those that are kept, so that every guard is met.
 */
function draw(type: Type, roll: Dice, near: readonly number[]): Scalar {
  switch (type.kind) {
    case 'flag':
      return roll(2) === 1;
    case 'sequence':
      return ((near[roll(near.length)] ?? 0xffff_fff0) + [0, 0, 0, 1, 1, -1, 2][roll(7)]) >>> 0;
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

/** What the runtime would supply to the generated code, from the same answers. */
function suppliedTo(
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
  for (const { id } of machine.deeds) {
    own[id] = (...given: unknown[]) => void log.push(`${id}(${given.join()})`);
  }
  for (const [name, event] of toldToAll(machine)) own[name] = () => void log.push(`tell ${event}`);
  return own;
}

/** By the call that does it, what is told to all machines that live within. */
function toldToAll(machine: Machine): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<object>();
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    const { kind, every, machine: inner, event } = part as Partial<Record<string, unknown>>;
    if (kind === 'tell' && every === true) {
      found.set(`every${String(inner).replaceAll(' ', '')}`, String(event));
    }
    for (const value of Object.values(part)) look(value);
  };
  look(machine);
  return found;
}
