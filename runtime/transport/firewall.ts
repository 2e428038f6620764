/**
 * A stateful firewall: it lets out what we begin, and in what belongs to that; what others begin
 * stays outside, unless a rule says otherwise. The first rule that speaks of a packet decides; at
 * the end stands the policy. What belongs to a flow (firewall/flow-table.ts) passes without being
 * asked again, until rules change.
 *
 * ICMP errors pass with the flow of the packet that they quote; ours too, so that what is kept
 * outside learns nothing of who is here. Checksums are for those to judge whom the packet reaches.
 */
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { copyOf } from '../base/octets.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import {
  IT_BEGINS_ANEW,
  NOTHING_IS_OPEN,
  NOTHING_TO_RESET,
} from '../../generated/transport/connection-tracking.machine.ts';
import type { Arrival } from '../network/arrival.ts';
import type { Interface } from '../network/interface.ts';
import type { Network } from '../network/network.ts';
import type { PacketFilter } from '../network/packet-filter.ts';
import type { PacketParts } from '../network/packet-parts.ts';
import { Exchange, TcpFlow } from './firewall/flow.ts';
import type { Flow } from './firewall/flow.ts';
import { FlowTable } from './firewall/flow-table.ts';
import { FirewallLog } from './firewall/log.ts';
import { BROKEN, ERROR, OF_THE_LINK, Passage, SEGMENT } from './firewall/passage.ts';
import { RuleIndex } from './firewall/rule-index.ts';
import { RuleState } from './firewall/rule.ts';
import type { Rule } from './firewall/rule.ts';

export const RULES_MAX = 1024;

export interface FirewallGround {
  readonly network: Pick<Network, 'isOurs'>;
  readonly timers: Timers;
  readonly random: Random;
  readonly flowsMax?: number;
}

export class Firewall implements PacketFilter {
  readonly counters: Counters<
    | 'admitted'
    | 'released'
    | 'related'
    | 'blocked'
    | 'noRoom'
    | 'notOpen'
    | 'unrelated'
    | 'malformed'
  > = countersOf(
    'admitted',
    'released',
    'related',
    'blocked',
    'noRoom',
    'notOpen',
    'unrelated',
    'malformed',
  );
  readonly flows: FlowTable;
  readonly log: FirewallLog;
  /** What is done with whatever no rule speaks of. */
  readonly policy: { readonly incoming: RuleState; readonly outgoing: RuleState } = {
    incoming: new RuleState({ action: 'block', direction: 'incoming' }),
    outgoing: new RuleState({ action: 'allow', direction: 'outgoing' }),
  };
  readonly #ground: FirewallGround;
  readonly #passage = new Passage();
  #rules: readonly RuleState[] = [];
  #index: RuleIndex | undefined;
  /** Moves on with every change of the rules: flows are asked about once more. */
  #generation = 0;

  constructor(ground: FirewallGround) {
    this.#ground = ground;
    this.flows = new FlowTable(ground.timers, ground.random, ground.flowsMax);
    this.log = new FirewallLog(ground.timers.clock);
  }

  get rules(): readonly RuleState[] {
    return this.#rules;
  }

  /** Behind the others, or in front of the one of that number. Throws RangeError when full. */
  add(rule: Rule, number: number = this.#rules.length + 1): RuleState {
    const made = new RuleState(rule);
    this.#change([...this.#rules.slice(0, number - 1), made, ...this.#rules.slice(number - 1)]);
    return made;
  }

  /** All of them, in place of those before. Throws RangeError when they are too many. */
  setRules(rules: readonly Rule[]): void {
    this.#change(rules.map((rule) => new RuleState(rule)));
  }

  /** The rule that had the number; those behind it move up. */
  remove(number: number): RuleState | undefined {
    const gone = this.#rules[number - 1];
    if (gone !== undefined) this.#change(this.#rules.filter((one) => one !== gone));
    return gone;
  }

  admits(arrival: Arrival): boolean {
    this.#passage.arrived(arrival);
    const isAdmitted = this.#passes(this.#passage);
    if (isAdmitted) this.counters.admitted++;
    return isAdmitted;
  }

  releases(departure: PacketParts, by: Interface, isToMany: boolean): boolean {
    this.#passage.departs(departure, by, isToMany);
    const isReleased = this.#passes(this.#passage);
    if (isReleased) this.counters.released++;
    return isReleased;
  }

  #change(rules: readonly RuleState[]): void {
    if (rules.length > RULES_MAX) throw new RangeError(`more than ${RULES_MAX} rules`);
    rules.forEach((state, index) => (state.number = index + 1));
    this.#rules = rules;
    this.#index = undefined;
    this.#generation++;
  }

  #passes(passage: Passage): boolean {
    switch (passage.kind) {
      case OF_THE_LINK:
        return true;
      case BROKEN:
        return this.#refuse(passage, 'malformed', 'malformed');
      case ERROR:
        return this.#passesError(passage);
      default: {
        const flow = this.flows.find(passage);
        return (flow !== undefined && this.#goesOn(flow, passage)) || this.#begins(passage);
      }
    }
  }

  /** Whether the packet is one of a flow that may still be there. */
  #goesOn(flow: Flow, passage: Passage): boolean {
    if (flow.generation !== this.#generation && !this.#maintains(flow, passage)) {
      this.flows.end(flow);
      return false;
    }
    if (flow.hear(passage) === IT_BEGINS_ANEW) {
      this.flows.end(flow);
      return false;
    }
    flow.rule.count(passage.size);
    return true;
  }

  /** The rules have changed: whether it could begin today. */
  #maintains(flow: Flow, passage: Passage): boolean {
    const rule = this.#ruleFor(passage, flow.openedHere);
    flow.generation = this.#generation;
    flow.rule = rule;
    return rule.allows;
  }

  #begins(passage: Passage): boolean {
    const rule = this.#ruleFor(passage, passage.sent);
    if (!rule.allows) return this.#block(passage, rule);
    const flow = new (passage.kind === SEGMENT ? TcpFlow : Exchange)(
      this.flows,
      passage,
      rule,
      this.#generation,
    );
    const outcome = flow.hear(passage);
    if (outcome === NOTHING_IS_OPEN || outcome === NOTHING_TO_RESET) {
      return this.#refuse(passage, 'notOpen', 'of no connection');
    }
    if (!this.flows.add(flow)) return this.#refuse(passage, 'noRoom', 'too many flows');
    rule.count(passage.size);
    return true;
  }

  #passesError(passage: Passage): boolean {
    const { sent, local, remote, size, octets } = passage;
    const isTold = passage.turnToQuoted();
    const isRelated = isTold && this.flows.find(passage) !== undefined;
    const about = passage.local;
    passage.becomeError(sent, local, remote);
    if (isRelated) {
      this.counters.related++;
      return true;
    }
    if (sent) {
      // Of a router, about what it forwards: no flow of ours.
      const destination = copyOf(octets, about, about + passage.addressOctets);
      if (isTold && !this.#ground.network.isOurs(destination)) return true;
      return this.#refuse(passage, 'unrelated', 'error about what was not let in');
    }
    const rule = this.#ruleFor(passage, false);
    if (!rule.allows) return this.#refuse(passage, 'unrelated', 'error about nothing of ours');
    rule.count(size);
    return true;
  }

  #ruleFor(passage: Passage, isOutgoing: boolean): RuleState {
    this.#index ??= new RuleIndex(this.#rules);
    const found = this.#index.first(passage, isOutgoing);
    return found ?? (isOutgoing ? this.policy.outgoing : this.policy.incoming);
  }

  #block(passage: Passage, rule: RuleState): false {
    rule.count(passage.size);
    this.counters.blocked++;
    this.log.note(passage, rule.number || undefined, rule.number > 0 ? 'rule' : 'policy');
    return false;
  }

  #refuse(passage: Passage, counter: keyof Firewall['counters'], reason: string): false {
    this.counters[counter]++;
    this.log.note(passage, undefined, reason);
    return false;
  }
}
