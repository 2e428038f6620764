/** What a rule of a firewall says, and what is kept of it. */
import type { Prefix } from '../../base/address.ts';

export type Action = 'allow' | 'block';
export type Direction = 'incoming' | 'outgoing';
/** By name, for `icmp` has a number in each version; others by theirs. */
export type RuleProtocol = 'tcp' | 'udp' | 'icmp' | number;

/** From the first port to the last. */
export type PortRange = readonly [number, number];

export interface Rule {
  readonly action: Action;
  /** Of whoever begins: what belongs to it passes in both. */
  readonly direction: Direction;
  /** Undefined: all of them, or with ports TCP and UDP. */
  readonly protocol?: RuleProtocol | undefined;
  /** Of whoever is asked: ours with `incoming`, theirs with `outgoing`. Undefined: all. */
  readonly ports?: readonly PortRange[] | undefined;
  /** Where the other end is. */
  readonly peer?: Prefix | undefined;
  /** The interface, by name. */
  readonly interface?: string | undefined;
}

/** A rule in its place; and the policy at the end, which is one that has no number. */
export class RuleState {
  readonly rule: Rule;
  /** From 1; changes when others before it go. */
  number = 0;
  /** Of what it has decided on, and of what belonged to that. */
  packets = 0;
  octets = 0;

  constructor(rule: Rule) {
    this.rule = rule;
  }

  get allows(): boolean {
    return this.rule.action === 'allow';
  }

  count(octets: number): void {
    this.packets++;
    this.octets += octets;
  }
}
