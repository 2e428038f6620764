/**
 * One machine in any world: every event at every time, every answer, fields from what the machine
 * itself holds and its neighbours. Breadth first, so that a counter-example is a shortest one;
 * bounded, and it says so.
 */
import type { Event, Machine, Property } from '../model.ts';
import { holds, speaksOfDeeds } from './claims.ts';
import type { Moment, TraceStep, Verdict } from './claims.ts';
import { stuckNode, wayTo } from './graph.ts';
import { standing, take } from './interpret.ts';
import type { Standing, World } from './interpret.ts';
import { everyAnswer } from './oracle.ts';
import type { Oracle } from './oracle.ts';
import { rangesOf } from './ranges.ts';
import { relevantOf } from './relevant.ts';
import { openWorld } from './world.ts';
import type { Scope } from './world.ts';

export interface Bounds {
  /** Configurations looked at, at most. */
  readonly configurationsMax: number;
  /** Ways of one event in one configuration, at most. */
  readonly waysMax: number;
  /** Events taken, at most; what waits by then is left. */
  readonly runsMax: number;
}

export const BOUNDS: Bounds = { configurationsMax: 4000, waysMax: 64, runsMax: 60_000 };

interface Node {
  readonly at: Standing;
  readonly parent: Node | undefined;
  readonly step: (Omit<TraceStep, 'said'> & { said(): string[] }) | undefined;
  readonly next: Node[];
  /** Some of what follows was left out, for want of room. */
  cut: boolean;
  /** Whether some `once` of an `eventually` has just been heard on the way here. */
  readonly heard: Set<string>;
}

export interface Exploration {
  readonly verdicts: readonly Verdict[];
  readonly configurations: number;
  readonly complete: boolean;
  /** What was tried with a few values only, though it has more. */
  readonly narrowed: readonly string[];
}

export function explore(machine: Machine, bounds: Bounds = BOUNDS): Exploration {
  const broken = new Map<Property, readonly TraceStep[]>();
  const nodes = new Map<string, Node>();
  const first: Node = {
    at: standing(machine, silent),
    parent: undefined,
    step: undefined,
    next: [],
    cut: false,
    heard: new Set(),
  };
  const queue = [first];
  nodes.set(keyOf(first.at), first);
  const properties = [...machine.properties, ...rangesOf(machine)];
  const relevant = relevantOf(machine, properties);
  const narrowed = new Set<string>();
  let complete = true;
  let runs = 0;
  for (const node of queue) {
    if (runs > bounds.runsMax) {
      complete = false;
      node.cut = true;
      continue;
    }
    for (const event of eventsAt(machine, node.at)) {
      const all = everyAnswer((oracle) => {
        runs++;
        const next = follow(machine, properties, node, event, oracle, broken, {
          relevant,
          narrowed,
        });
        const key = keyOf(next.at);
        const known = nodes.get(key);
        if (known) {
          known.heard.add(event.name);
          node.next.push(known);
        } else if (nodes.size < bounds.configurationsMax) {
          nodes.set(key, next);
          node.next.push(next);
          queue.push(next);
        } else complete = false;
        if (!known && !nodes.has(key)) node.cut = true;
      }, bounds.waysMax);
      complete &&= all;
      node.cut ||= !all;
    }
  }
  const verdicts = properties.map((property) =>
    verdictOf(machine, property, queue, broken, complete && narrowed.size === 0),
  );
  return { verdicts, configurations: queue.length, complete, narrowed: [...narrowed].sort() };
}

const silent: World = { field: () => 0, given: () => 0, ask: () => 0, did: () => undefined };

const keyOf = ({ state, values, timers }: Standing): string =>
  `${state.number}|${timers}|${values.join(',')}`;

function eventsAt(machine: Machine, { timers }: Standing): Event[] {
  const fired = machine.firings.filter((_, number) => (timers >> number) & 1);
  return [...machine.events, ...fired];
}

function follow(
  machine: Machine,
  properties: readonly Property[],
  node: Node,
  event: Event,
  oracle: Oracle,
  broken: Map<Property, readonly TraceStep[]>,
  scope: Scope,
): Node {
  const at: Standing = {
    state: node.at.state,
    values: [...node.at.values],
    timers: node.at.timers,
  };
  if (event.kind === 'timer')
    at.timers &= ~(1 << machine.timers.findIndex(({ name }) => name === event.name));
  const found: Property[] = [];
  const sent: string[] = [];
  const moment = (doing: string | undefined): Moment => ({
    machine,
    at,
    other: undefined,
    doing,
    heard: new Set([event.name]),
    otherHeard: new Set(),
    world,
  });
  const hold = (doing: string | undefined): void => {
    for (const property of properties) {
      if (property.kind !== 'never' || speaksOfDeeds(property.claim) !== (doing !== undefined))
        continue;
      if (holds(moment(doing), property.claim)) found.push(property);
    }
  };
  const world = openWorld(machine, node.at, oracle, scope, (name) => {
    sent.push(name);
    hold(name);
  });
  take(machine, at, event, world);
  hold(undefined);
  const step = {
    side: 0,
    event: event.name,
    said: oracle.said,
    sent,
    state: at.state.name,
    message: undefined,
    lost: false,
  } as const;
  const next: Node = { at, parent: node, step, next: [], cut: false, heard: new Set([event.name]) };
  for (const property of found) if (!broken.has(property)) broken.set(property, traceTo(next));
  return next;
}

const traceTo = (node: Node): TraceStep[] =>
  wayTo(node).map((step) => ({ ...step, said: step.said() }));

function verdictOf(
  machine: Machine,
  property: Property,
  nodes: readonly Node[],
  broken: ReadonlyMap<Property, readonly TraceStep[]>,
  complete: boolean,
): Verdict {
  if (property.kind === 'never') {
    const trace = broken.get(property);
    if (trace) return { property, result: 'broken', trace };
    return { property, result: complete ? 'proved' : 'held', trace: [] };
  }
  const moment = (node: Node): Moment => ({
    machine,
    at: node.at,
    other: undefined,
    doing: undefined,
    heard: node.heard,
    otherHeard: new Set(),
    world: silent,
  });
  const claimed = (node: Node): boolean => holds(moment(node), property.claim);
  const once = (node: Node): boolean => !property.once || holds(moment(node), property.once);
  const stuck = stuckNode(nodes, claimed, once);
  if (stuck) return { property, result: 'broken', trace: traceTo(stuck) };
  return { property, result: complete ? 'proved' : 'held', trace: [] };
}
