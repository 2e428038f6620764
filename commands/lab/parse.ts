/** A laboratory's text to its topology; what is wrong is said with its place, as for specs. */
import { readFileSync } from 'node:fs';

import * as ohm from 'ohm-js';

import type { Diagnostic } from '../../generator/diagnostic.ts';
import { prefixOf, SwitchGroups } from '../../runtime/lab.ts';
import type {
  Deed,
  Ills,
  LinkName,
  NodeKind,
  Prefix,
  Topology,
  TopologyEnd,
  TopologyEvent,
  TopologyLink,
  Version,
} from '../../runtime/lab.ts';
import { didYouMean } from '../suggest.ts';

export interface ParsedLab {
  readonly topology: Topology;
  /** Empty when the topology can be built. */
  readonly diagnostics: readonly Diagnostic[];
}

const DEFAULT_MTU = 1500;
const DEFAULT_PINGS = 4;
const MTU_MIN = 1280;
const MTU_MAX = 65_535;
const MS: Units = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
const BITS: Units = { 'bit/s': 1, 'kbit/s': 1e3, 'Mbit/s': 1e6, 'Gbit/s': 1e9 };
const OCTETS: Units = { octets: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

type Units = Readonly<Record<string, number>>;
type Growing<Whole> = {
  -readonly [Key in keyof Whole]: Whole[Key] extends readonly (infer Item)[] ? Item[] : Whole[Key];
};

export function parseLab(text: string, path: string): ParsedLab {
  const grammar = ohm.grammar(readFileSync(new URL('lab.ohm', import.meta.url), 'utf8'));
  const topology: Growing<Topology> = {
    title: path,
    nodes: [],
    links: [],
    captures: [],
    events: [],
  };
  const diagnostics: Diagnostic[] = [];
  const match = grammar.match(text);
  if (match.failed()) {
    const start = match.getRightmostFailurePosition() ?? 0;
    const message = `expected ${match.getExpectedText()}`;
    diagnostics.push({ span: { file: path, start, end: start + 1 }, message });
    return { topology, diagnostics };
  }
  const complain: Complain = (node, message, help) => {
    const { startIdx: start, endIdx: end } = node.source;
    diagnostics.push({ span: { file: path, start, end }, message, ...(help ? { help } : {}) });
  };
  const semantics = semanticsOf(grammar, topology, complain);
  semantics(match)['read']();
  return { topology, diagnostics };
}

type Complain = (node: ohm.Node, message: string, help?: string) => void;

function semanticsOf(
  grammar: ohm.Grammar,
  topology: Growing<Topology>,
  complain: Complain,
): ohm.Semantics {
  const semantics = grammar.createSemantics();
  const names = namesIn(topology, complain);
  const { node, link } = names;
  const checkLink = linkChecks(topology, complain);
  addQualities(semantics, complain);
  addDeeds(semantics, names);
  semantics.addOperation<TopologyEnd>('end', {
    End: (name, addresses) => ({
      node: node(name),
      addresses: addresses.children.flatMap((one) => prefix(one, complain) ?? []),
    }),
  });
  semantics.addOperation<void>('read', {
    Lab: (statements) => statements.children.forEach((one) => void one['read']()),
    Title(_, text) {
      topology.title = text.sourceString.slice(1, -1);
    },
    Nodes(kind, names) {
      for (const name of names.asIteration().children) {
        const text = name.sourceString;
        const isTaken = topology.nodes.some((one) => one.name === text);
        if (isTaken) complain(name, `'${text}' is there already`);
        else topology.nodes.push({ name: text, kind: kind.sourceString as NodeKind });
      }
    },
    Link(_, one, _dash, other, mtu, there, back) {
      const ends = [one['end'](), other['end']()] as [TopologyEnd, TopologyEnd];
      const octets =
        mtu.children.length > 0 ? Number(mtu.children[0].children[1].sourceString) : DEFAULT_MTU;
      checkLink(ends, octets, { one, other, mtu });
      topology.links.push({ ends, mtu: octets, ...bothWays(there, back) });
    },
    Capture(_, pair, _to, path) {
      topology.captures.push({ link: link(pair), path: path.sourceString.slice(1, -1) });
    },
    Event(_, at, deed) {
      topology.events.push({ atMs: at['ms'](), ...(deed['deed']() as Deed) } as TopologyEvent);
    },
  });
  return semantics;
}

/** Names as they are used: each must be of somebody who is there. */
function namesIn(topology: Growing<Topology>, complain: Complain): Names {
  const node = (name: ohm.Node): string => {
    const text = name.sourceString;
    const known = topology.nodes.map((one) => one.name);
    if (!known.includes(text)) {
      complain(name, `there is no '${text}'${didYouMean(text, known)}`);
    }
    return text;
  };
  return {
    node,
    station(name) {
      const text = node(name);
      const isSwitch = topology.nodes.some((one) => one.name === text && one.kind === 'switch');
      if (isSwitch)
        complain(name, `${text} is a switch: it has no address, and does nothing itself`);
      return text;
    },
    link(pair) {
      const [one, , other] = pair.children;
      const found: LinkName = [node(one), node(other)];
      if (!topology.links.some(({ ends }) => joins(ends, found))) {
        complain(pair, `no link joins ${found[0]} and ${found[1]}`);
      }
      return found;
    },
  };
}

interface LinkPlaces {
  readonly one: ohm.Node;
  readonly other: ohm.Node;
  readonly mtu: ohm.Node;
}

type CheckLink = (ends: TopologyLink['ends'], mtu: number, places: LinkPlaces) => void;

/** What a link may not be, those before it being there. */
function linkChecks(topology: Growing<Topology>, complain: Complain): CheckLink {
  const groups = new SwitchGroups();
  const isSwitch = (name: string): boolean =>
    topology.nodes.some((one) => one.name === name && one.kind === 'switch');
  return (ends, octets, { one, other, mtu }) => {
    const name: LinkName = [ends[0].node, ends[1].node];
    const [first, second] = name;
    if (first === second) complain(other, `${first} cannot be joined with itself`);
    else if (topology.links.some((before) => joins(before.ends, name))) {
      complain(other, `a link joins ${first} and ${second} already`);
    } else if (isSwitch(first) && isSwitch(second) && !groups.join(first, second)) {
      const help = 'a frame would go round for ever';
      complain(other, `${first} and ${second} close a ring of switches`, help);
    }
    [one, other].forEach((end, index) => {
      const hasAddresses = ends[index].addresses.length > 0;
      if (hasAddresses && isSwitch(name[index])) complain(end, 'a switch has no addresses');
    });
    if (octets < MTU_MIN || octets > MTU_MAX) {
      complain(mtu, `an MTU is ${MTU_MIN} to ${MTU_MAX} octets`, 'IPv6 needs 1280: RFC 8200 §5');
    }
  };
}

function addQualities(semantics: ohm.Semantics, complain: Complain): void {
  semantics.addOperation<number>('ms', {
    Duration: (number, unit) => Number(number.sourceString) * MS[unit.sourceString],
  });
  semantics.addOperation<number>('amount', {
    Rate: (number, unit) => Number(number.sourceString) * BITS[unit.sourceString],
    Size: (number, unit) => Number(number.sourceString) * OCTETS[unit.sourceString],
    Share(number, _) {
      const share = Number(number.sourceString) / 100;
      if (share > 1) complain(number, `of a hundred, at most a hundred`);
      return share;
    },
  });
  semantics.addOperation<Partial<Ills>>('ills', {
    Quality_delay: (_, time) => ({ delayMs: time['ms']() }),
    Quality_jitter: (_, time) => ({ jitterMs: time['ms']() }),
    Quality_rate(_, rate) {
      const bits = rate['amount']() as number;
      if (bits === 0) complain(rate, 'over this rate nothing would ever come');
      return { rate: bits };
    },
    Quality_queue: (_, frames, _unit) => ({ queueFrames: Number(frames.sourceString) }),
    Quality_loss: (_, share) => ({ loss: share['amount']() }),
    Quality_duplication: (_, share) => ({ duplication: share['amount']() }),
    Quality_reordering: (_, share, _by, time) => ({
      reordering: share['amount'](),
      reorderingMs: time['ms'](),
    }),
    Quality_corruption: (_, share) => ({ corruption: share['amount']() }),
    Qualities: (list) => merged(list),
    Back: (_, _back, list) => merged(list),
  });
}

function merged(list: ohm.Node): Partial<Ills> {
  const all = list.asIteration().children.map((one) => one['ills']() as Partial<Ills>);
  return Object.assign({}, ...all) as Partial<Ills>;
}

/** What is not said of the way back is as on the way there. */
function bothWays(
  qualities: ohm.Node,
  back: ohm.Node,
): { readonly there: Partial<Ills>; readonly back: Partial<Ills> } {
  const there =
    qualities.ctorName === 'Qualities' ? (qualities['ills']() as Partial<Ills>) : merged(qualities);
  const own = back.children.length > 0 ? (back.children[0]['ills']() as Partial<Ills>) : {};
  return { there, back: { ...there, ...own } };
}

interface Names {
  node(name: ohm.Node): string;
  /** Who can do something, or have something done to it. */
  station(name: ohm.Node): string;
  link(pair: ohm.Node): LinkName;
}

function addDeeds(semantics: ohm.Semantics, { station, link }: Names): void {
  const version = (over: ohm.Node): Version => (over.sourceString.endsWith('IPv6') ? 6 : 4);
  semantics.addOperation<Deed>('deed', {
    Deed_cut: (_, pair) => ({ kind: 'cut', link: link(pair) }),
    Deed_mend: (_, pair) => ({ kind: 'mend', link: link(pair) }),
    Deed_ping: (from, _, to, times, over) => ({
      kind: 'ping',
      from: station(from),
      to: station(to),
      times:
        times.children.length > 0
          ? Number(times.children[0].children[0].sourceString)
          : DEFAULT_PINGS,
      version: version(over),
    }),
    Deed_trace: (from, _, _the, _way, _to, to, over) => ({
      kind: 'trace',
      from: station(from),
      to: station(to),
      version: version(over),
    }),
    Deed_fetch: (to, _, size, _from, from, over) => ({
      kind: 'fetch',
      from: station(from),
      to: station(to),
      octets: size['amount'](),
      version: version(over),
    }),
    Deed_change: (pair, qualities, back) => ({
      kind: 'change',
      link: link(pair),
      ...bothWays(qualities, back),
    }),
  });
}

function prefix(node: ohm.Node, complain: Complain): Prefix | undefined {
  try {
    return prefixOf(node.sourceString);
  } catch (error) {
    complain(node, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

export function joins(ends: readonly [TopologyEnd, TopologyEnd], [one, other]: LinkName): boolean {
  const [first, second] = ends.map((end) => end.node);
  return (first === one && second === other) || (first === other && second === one);
}
