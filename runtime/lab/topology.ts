/** A laboratory on paper: who is there, how they are joined, and what happens when. */
import type { Address } from '../base/address.ts';
import type { Ills } from './wire.ts';

export interface Topology {
  readonly title: string;
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
  readonly captures: readonly { readonly link: LinkName; readonly path: string }[];
  readonly events: readonly TopologyEvent[];
}

export interface TopologyNode {
  readonly name: string;
  readonly kind: NodeKind;
}

/**
 * A router forwards what is for others, and tells hosts of prefixes; a switch has no addresses, and
 * makes one network of all that is joined to it.
 */
export type NodeKind = 'host' | 'router' | 'switch';

export interface TopologyLink {
  readonly ends: readonly [TopologyEnd, TopologyEnd];
  readonly mtu: number;
  readonly there: Partial<Ills>;
  readonly back: Partial<Ills>;
}

export interface TopologyEnd {
  readonly node: string;
  /** None: the laboratory chooses one of each version. */
  readonly addresses: readonly { readonly address: Address; readonly length: number }[];
}

/** The names of its two ends. */
export type LinkName = readonly [string, string];

export type TopologyEvent = { readonly atMs: number } & Deed;

export type Deed =
  | {
      readonly kind: 'ping';
      readonly from: string;
      readonly to: string;
      readonly times: number;
      readonly version: Version;
    }
  | {
      readonly kind: 'trace';
      readonly from: string;
      readonly to: string;
      readonly version: Version;
    }
  | {
      readonly kind: 'fetch';
      readonly from: string;
      readonly to: string;
      readonly octets: number;
      readonly version: Version;
    }
  | { readonly kind: 'cut' | 'mend'; readonly link: LinkName }
  | {
      readonly kind: 'change';
      readonly link: LinkName;
      readonly there: Partial<Ills>;
      readonly back: Partial<Ills>;
    };

export type Version = 4 | 6;
