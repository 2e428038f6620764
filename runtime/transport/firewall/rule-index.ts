/**
 * Finds the first rule that speaks of a packet without asking all of them: rules without ports are
 * told apart by protocol, those with ports by the one that is asked, and where many are left that
 * speak of addresses, by the address. Made anew when rules change.
 */
import { holds } from '../../base/address.ts';
import { PrefixTree } from '../../base/prefix-tree.ts';
import { DATAGRAM, SEGMENT } from './passage.ts';
import type { Passage } from './passage.ts';
import { PROTOCOL_NUMBER } from '../../network/protocol-number.ts';
import type { Direction, Rule, RuleProtocol, RuleState } from './rule.ts';

/** From so many on, a tree is worth having. */
const TREE_RULES_MIN = 8;
const PORT_MAX = 65_535;

export class RuleIndex {
  readonly #incoming: DirectedIndex;
  readonly #outgoing: DirectedIndex;

  /** In their order; each has its number. */
  constructor(rules: readonly RuleState[]) {
    const of = (direction: Direction): DirectedIndex =>
      new DirectedIndex(
        rules.filter(({ rule }) => rule.direction === direction),
        direction === 'outgoing',
      );
    this.#incoming = of('incoming');
    this.#outgoing = of('outgoing');
  }

  /** `isOutgoing`: whoever began what the packet belongs to is here. */
  first(passage: Passage, isOutgoing: boolean): RuleState | undefined {
    return (isOutgoing ? this.#outgoing : this.#incoming).first(passage);
  }
}

class DirectedIndex {
  readonly #isOutgoing: boolean;
  readonly #tcp: PortIndex;
  readonly #udp: PortIndex;
  readonly #others: RuleList;

  constructor(rules: readonly RuleState[], isOutgoing: boolean) {
    this.#isOutgoing = isOutgoing;
    const speakOf = (protocol: RuleProtocol): RuleState[] =>
      rules.filter(({ rule }) => rule.protocol === undefined || rule.protocol === protocol);
    this.#tcp = new PortIndex(speakOf('tcp'));
    this.#udp = new PortIndex(speakOf('udp'));
    const isPlain = ({ ports, protocol }: Rule): boolean =>
      ports === undefined && protocol !== 'tcp' && protocol !== 'udp';
    this.#others = new RuleList(rules.filter(({ rule }) => isPlain(rule)));
  }

  first(passage: Passage): RuleState | undefined {
    const port = this.#isOutgoing ? passage.remotePort : passage.localPort;
    if (passage.kind === SEGMENT) return this.#tcp.first(passage, port);
    return passage.kind === DATAGRAM
      ? this.#udp.first(passage, port)
      : this.#others.first(passage, undefined);
  }
}

/** Rules of a protocol that has ports. */
class PortIndex {
  readonly #withoutPorts: RuleList;
  /** Where each list begins to hold, ascending from 0. */
  readonly #starts: readonly number[];
  readonly #lists: readonly RuleList[];

  constructor(rules: readonly RuleState[]) {
    this.#withoutPorts = new RuleList(rules.filter(({ rule }) => rule.ports === undefined));
    const withPorts = rules.filter(({ rule }) => rule.ports !== undefined);
    const edges = withPorts.flatMap(({ rule }) =>
      rule.ports!.flatMap(([first, last]) => [first, last + 1]),
    );
    this.#starts = [...new Set([0, ...edges])]
      .filter((start) => start <= PORT_MAX)
      .sort((one, other) => one - other);
    const starting = new Map<number, RuleState[]>(this.#starts.map((start) => [start, []]));
    for (const state of withPorts) {
      for (const [first, last] of state.rule.ports!) {
        for (let at = this.#slot(first); this.#starts[at] <= last; at++) {
          const list = starting.get(this.#starts[at])!;
          if (list.at(-1) !== state) list.push(state);
        }
      }
    }
    this.#lists = this.#starts.map((start) => new RuleList(starting.get(start)!));
  }

  first(passage: Passage, port: number): RuleState | undefined {
    const general = this.#withoutPorts.first(passage, undefined);
    return this.#lists[this.#slot(port)].first(passage, general);
  }

  /** The last start that is not behind the port. */
  #slot(port: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= port) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Rules in their order, of which all else but addresses and interfaces is known to fit. */
class RuleList {
  readonly #plain: readonly RuleState[];
  readonly #four: PrefixTree<readonly RuleState[]> | undefined;
  readonly #six: PrefixTree<readonly RuleState[]> | undefined;
  #passage: Passage | undefined;
  #best: RuleState | undefined;

  constructor(rules: readonly RuleState[]) {
    const addressed = rules.filter(({ rule }) => rule.peer !== undefined);
    const hasTrees = addressed.length >= TREE_RULES_MIN;
    this.#plain = hasTrees ? rules.filter(({ rule }) => rule.peer === undefined) : rules;
    this.#four = hasTrees ? treeOf(addressed, 4) : undefined;
    this.#six = hasTrees ? treeOf(addressed, 16) : undefined;
  }

  /** The first that fits, or `before` where that is earlier. */
  first(passage: Passage, before: RuleState | undefined): RuleState | undefined {
    this.#passage = passage;
    this.#best = before;
    this.#look(this.#plain);
    const tree = passage.addressOctets === 4 ? this.#four : this.#six;
    tree?.longest(passage.octets, passage.remote, this.#visit);
    return this.#best;
  }

  /** Wants to see all that hold the address. */
  readonly #visit = (rules: readonly RuleState[]): boolean => {
    this.#look(rules);
    return false;
  };

  #look(rules: readonly RuleState[]): void {
    const passage = this.#passage!;
    for (let index = 0; index < rules.length; index++) {
      const state = rules[index];
      if (this.#best !== undefined && state.number > this.#best.number) return;
      if (fits(state.rule, passage)) {
        this.#best = state;
        return;
      }
    }
  }
}

function treeOf(rules: readonly RuleState[], octets: number): PrefixTree<readonly RuleState[]> {
  const tree = new PrefixTree<readonly RuleState[]>();
  for (const state of rules) {
    const { peer } = state.rule;
    if (peer?.address.length === octets) tree.set(peer, [...(tree.get(peer) ?? []), state]);
  }
  return tree;
}

/** Whether a rule speaks of the packet, its ports left out. */
function fits(rule: Rule, passage: Passage): boolean {
  const { peer, protocol } = rule;
  if (rule.interface !== undefined && rule.interface !== passage.by?.name) return false;
  if (protocol === 'icmp') {
    const { version } = passage;
    const icmp = version === 4 ? PROTOCOL_NUMBER.ICMP : PROTOCOL_NUMBER.ICMPV6;
    if (passage.protocol !== icmp) return false;
  } else if (typeof protocol === 'number' && passage.protocol !== protocol) return false;
  if (peer === undefined) return true;
  return (
    peer.address.length === passage.addressOctets && holds(peer, passage.octets, passage.remote)
  );
}
