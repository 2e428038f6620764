/**
 * Two machines over a channel. Each may hear the calls its pair lists, in that order, each once or
 * not at all; timers fire at any time; what one sends the other may hear late, twice, out of order
 * or never. Every answer of the runtime is `no`, and a number chosen is one's own: `assumed` names
 * what that leaves out.
 */
import type { Deed, Event, Pair, Property } from '../model.ts';
import { holds, speaksOfDeeds } from './claims.ts';
import type { Moment, TraceStep, Verdict } from './claims.ts';
import { stuckNode, wayTo } from './graph.ts';
import { standing, take } from './interpret.ts';
import type { Scalar, Standing } from './interpret.ts';
import { messageOf, none, worldOf } from './message.ts';
import type { Message, Side } from './message.ts';

interface Node {
  readonly ends: readonly [Standing, Standing];
  /** By the side that will hear it. */
  readonly under: readonly [readonly Message[], readonly Message[]];
  /** By side, a bit for each call of the pair's list that was made. */
  readonly called: readonly [number, number];
  readonly parent: Node | undefined;
  readonly step: TraceStep | undefined;
  readonly next: Node[];
  /** Some of what follows was left out, for want of room. */
  cut: boolean;
}

export interface PairExploration {
  readonly verdicts: readonly Verdict[];
  readonly configurations: number;
  readonly complete: boolean;
  readonly assumed: readonly string[];
}

export function explorePair(pair: Pair, configurationsMax = 6000): PairExploration {
  const { machine } = pair;
  const broken = new Map<Property, readonly TraceStep[]>();
  const asked = new Set<string>();
  const start = (side: Side): Standing =>
    standing(
      machine,
      worldOf(machine, side, () => undefined, asked),
    );
  const first: Node = {
    ends: [start(0), start(1)],
    under: [[], []],
    called: [0, 0],
    parent: undefined,
    step: undefined,
    next: [],
    cut: false,
  };
  const nodes = new Map([[keyOf(first), first]]);
  const queue = [first];
  let complete = true;
  for (const node of queue) {
    for (const next of successors(pair, node, broken, asked)) {
      const key = keyOf(next);
      const known = nodes.get(key);
      if (known) node.next.push(known);
      else if (nodes.size < configurationsMax) {
        nodes.set(key, next);
        node.next.push(next);
        queue.push(next);
      } else {
        complete = false;
        node.cut = true;
      }
    }
  }
  const verdicts = pair.properties.map((property) =>
    verdictOf(pair, property, queue, broken, complete),
  );
  return { verdicts, configurations: queue.length, complete, assumed: [...asked].sort() };
}

function keyOf({ ends, under, called }: Node): string {
  const end = ({ state, values, timers }: Standing): string =>
    `${state.number},${timers},${values.join(',')}`;
  const messages = (list: readonly Message[]): string =>
    list
      .map(({ words }) => words)
      .sort()
      .join(';');
  return [...ends.map(end), ...under.map(messages), ...called].join('|');
}

function successors(
  pair: Pair,
  node: Node,
  broken: Map<Property, readonly TraceStep[]>,
  asked: Set<string>,
): Node[] {
  const { machine } = pair;
  const found: Node[] = [];
  for (const side of [0, 1] as const) {
    const happen = (event: Event, message: Message | undefined, over: Partial<Node>): void => {
      found.push(happening(pair, { ...node, ...over }, node, side, event, message, broken, asked));
    };
    pair.hears.forEach((event, place) => {
      if (node.called[side] >> place !== 0) return;
      happen(event, undefined, {
        called: put(node.called, side, node.called[side] | (1 << place)),
      });
    });
    machine.firings.forEach((event, number) => {
      if ((node.ends[side].timers >> number) & 1) happen(event, undefined, {});
    });
    const reach = pair.reorders ? node.under[side] : node.under[side].slice(0, 1);
    reach.forEach((message, place) => {
      const rest = put(
        node.under,
        side,
        node.under[side].filter((_, at) => at !== place),
      );
      happen(message.event, message, { under: rest });
      if (pair.duplicates) happen(message.event, message, {});
      if (pair.loses)
        found.push({
          ...node,
          under: rest,
          parent: node,
          step: lost(side, message, node),
          next: [],
          cut: false,
        });
    });
  }
  return found;
}

const put = <T>(list: readonly [T, T], side: Side, value: T): [T, T] =>
  side === 0 ? [value, list[1]] : [list[0], value];

const lost = (side: Side, { words, event }: Message, { ends }: Node): TraceStep => ({
  side,
  event: event.name,
  said: [],
  sent: [],
  state: ends[side].state.name,
  message: words,
  lost: true,
});

function happening(
  pair: Pair,
  from: Node,
  parent: Node,
  side: Side,
  event: Event,
  message: Message | undefined,
  broken: Map<Property, readonly TraceStep[]>,
  asked: Set<string>,
): Node {
  const { machine } = pair;
  const at: Standing = { ...from.ends[side], values: [...from.ends[side].values] };
  if (event.kind === 'timer') at.timers &= ~(1 << machine.firings.indexOf(event));
  const ends = put(from.ends, side, at);
  const sent: Message[] = [];
  const found: Property[] = [];
  const hold = (doing: string | undefined): void => {
    for (const property of [...pair.properties, ...machine.properties]) {
      if (property.kind !== 'never' || speaksOfDeeds(property.claim) !== (doing !== undefined))
        continue;
      if (holds(momentOf(pair, ends, from.called, side, doing), property.claim))
        found.push(property);
    }
  };
  const did = (deed: Deed, given: () => readonly Scalar[]): void => {
    hold(deed.name);
    if (deed.heardAs !== undefined) sent.push(messageOf(machine, deed, given()));
  };
  take(machine, at, event, worldOf(machine, side, did, asked, message));
  hold(undefined);
  const other = (1 - side) as Side;
  const under = put(from.under, other, [...from.under[other], ...sent].slice(0, pair.most));
  const step: TraceStep = {
    side,
    event: event.name,
    said: [],
    sent: sent.map(({ words }) => words),
    state: at.state.name,
    message: message?.words,
    lost: false,
  };
  const next: Node = { ends, under, called: from.called, parent, step, next: [], cut: false };
  for (const property of found) if (!broken.has(property)) broken.set(property, wayTo(next));
  return next;
}

function momentOf(
  pair: Pair,
  ends: Node['ends'],
  called: Node['called'],
  side: Side,
  doing: string | undefined,
): Moment {
  const heard = (of: Side): Set<string> =>
    new Set(pair.hears.filter((_, place) => (called[of] >> place) & 1).map(({ name }) => name));
  const other = (1 - side) as Side;
  return {
    machine: pair.machine,
    at: ends[side],
    other: ends[other],
    doing,
    heard: heard(side),
    otherHeard: heard(other),
    world: none,
  };
}

function verdictOf(
  pair: Pair,
  property: Property,
  nodes: readonly Node[],
  broken: ReadonlyMap<Property, readonly TraceStep[]>,
  complete: boolean,
): Verdict {
  const good = complete ? 'proved' : 'held';
  if (property.kind === 'never') {
    const trace = broken.get(property);
    return { property, result: trace ? 'broken' : good, trace: trace ?? [] };
  }
  const at = (node: Node): Moment => momentOf(pair, node.ends, node.called, 0, undefined);
  const claimed = (node: Node): boolean => holds(at(node), property.claim);
  const once = (node: Node): boolean => !property.once || holds(at(node), property.once);
  const stuck = stuckNode(nodes, claimed, once);
  return { property, result: stuck ? 'broken' : good, trace: stuck ? wayTo(stuck) : [] };
}
