/**
 * Which of our addresses a packet comes from, and which of a peer's addresses is tried first: RFC
 * 6724. Addresses of IPv4 take part in their mapped form.
 *
 * deviates: there are no home addresses (§5 rule 4, §6 rule 4) and no tunnels (§6 rule 7) here.
 */
import type { Address, Prefix } from '../base/address.ts';
import { holds, prefixOf, sameAddress } from '../base/address.ts';
import { mapped } from '../base/mapped.ts';
import { commonPrefixLength, isMulticastAt, scopeAt } from './ipv6-address.ts';

/** What a prefix is worth (the more the better), and what goes with what: RFC 6724 §2.1. */
export interface Policy {
  readonly prefix: Prefix;
  readonly precedence: number;
  readonly label: number;
}

const policy = (prefix: string, precedence: number, label: number): Policy => ({
  prefix: prefixOf(prefix),
  precedence,
  label,
});

/** RFC 6724 §2.1, the longest prefixes first. */
export const POLICY_TABLE: readonly Policy[] = [
  policy('::1/128', 50, 0),
  policy('::ffff:0:0/96', 35, 4),
  policy('::/96', 1, 3),
  policy('2001::/32', 5, 5),
  policy('2002::/16', 30, 2),
  policy('3ffe::/16', 1, 12),
  policy('fec0::/10', 1, 11),
  policy('fc00::/7', 3, 13),
  policy('::/0', 40, 1),
];

/** The longest prefix that holds the address; a table must have one for every address. */
export function policyOf(address: Address, table: readonly Policy[] = POLICY_TABLE): Policy {
  let found: Policy | undefined;
  for (const one of table) {
    const isLonger = found === undefined || one.prefix.length > found.prefix.length;
    if (isLonger && holds(one.prefix, address, 0)) found = one;
  }
  if (found === undefined) throw new RangeError('table: it has no policy for every address');
  return found;
}

/** One of our addresses, as far as it matters here. */
export interface Candidate {
  readonly address: Address;
  readonly prefixLength: number;
  readonly isDeprecated: boolean;
  readonly isTemporary: boolean;
  /** It is on the interface that the packet leaves by. */
  readonly isOutgoing: boolean;
  /** The next hop has advertised its prefix. */
  readonly isOfNextHop: boolean;
}

/** Negative when `one` is better than `other`, 0 when neither is. */
type Rule<Choice> = (one: Choice, other: Choice) => number;

/** The truer the better. */
const prefer =
  <Choice>(isGood: (choice: Choice) => boolean): Rule<Choice> =>
  (one, other) =>
    Number(isGood(other)) - Number(isGood(one));

function firstDifference<Choice>(rules: readonly Rule<Choice>[]): Rule<Choice> {
  return (one, other) => {
    for (const rule of rules) {
      const order = rule(one, other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Our best address for packets to `destination`: RFC 6724 §5. The first of equals. */
export function selectSource<Choice extends Candidate>(
  destination: Address,
  candidates: readonly Choice[],
  table: readonly Policy[] = POLICY_TABLE,
): Choice | undefined {
  const to = mapped(destination);
  const scope = scopeAt(to, 0);
  const { label } = policyOf(to, table);
  const reach = (one: Choice): number => scopeAt(mapped(one.address), 0);
  const better = firstDifference<Choice>([
    /* 1 */ prefer((one) => sameAddress(one.address, destination)),
    /* 2 */ (one, other) => byScope(reach(one), reach(other), scope),
    /* 3 */ prefer((one) => !one.isDeprecated),
    /* 5 */ prefer((one) => one.isOutgoing),
    /* 5.5 */ prefer((one) => one.isOfNextHop),
    /* 6 */ prefer((one) => policyOf(mapped(one.address), table).label === label),
    /* 7 */ prefer((one) => one.isTemporary),
    /* 8 */ (one, other) => likeness(other, to) - likeness(one, to),
  ]);
  let best: Choice | undefined;
  for (const one of candidates) {
    if (isMulticastAt(mapped(one.address), 0)) continue;
    if (best === undefined || better(one, best) < 0) best = one;
  }
  return best;
}

/** Rule 2: of two that reach far enough the one that reaches less far, else the farther one. */
function byScope(one: number, other: number, wanted: number): number {
  if (one === other) return 0;
  if (one < other) return one < wanted ? 1 : -1;
  return other < wanted ? -1 : 1;
}

function likeness({ address, prefixLength }: Candidate, to: Address): number {
  // Of a mapped address ninety-six bits are always alike.
  const most = address.length === to.length ? prefixLength : 96 + prefixLength;
  return commonPrefixLength(mapped(address), to, 0, most);
}

/** One address of a peer, and what we would send from. */
export interface Destination {
  readonly address: Address;
  /** Undefined when there is no way there. */
  readonly source: Candidate | undefined;
}

/** Puts a peer's addresses into the order in which they are tried: RFC 6724 §6. */
export function orderDestinations<Choice extends Destination>(
  destinations: readonly Choice[],
  table: readonly Policy[] = POLICY_TABLE,
): Choice[] {
  const to = (one: Choice): Address => mapped(one.address);
  const from = (one: Choice): Address | undefined => one.source && mapped(one.source.address);
  const ofDestination = (one: Choice): Policy => policyOf(to(one), table);
  const isLike = (one: Choice, like: (from: Address, to: Address) => boolean): boolean => {
    const source = from(one);
    return source !== undefined && like(source, to(one));
  };
  const better = firstDifference<Choice>([
    /* 1 */ prefer((one) => one.source !== undefined),
    /* 2 */ prefer((one) => isLike(one, (from, to) => scopeAt(from, 0) === scopeAt(to, 0))),
    /* 3 */ prefer((one) => one.source?.isDeprecated === false),
    /* 5 */ prefer((one) => isLike(one, (from) => isLabelled(from, ofDestination(one), table))),
    /* 6 */ (one, other) => ofDestination(other).precedence - ofDestination(one).precedence,
    /* 8 */ (one, other) => scopeAt(to(one), 0) - scopeAt(to(other), 0),
    /* 9 */ (one, other) => bySourceLikeness(one, other),
  ]);
  // Rule 10: a sort leaves equals as they were.
  return destinations.toSorted(better);
}

function isLabelled(address: Address, { label }: Policy, table: readonly Policy[]): boolean {
  return policyOf(address, table).label === label;
}

/** Rule 9, within one family alone. */
function bySourceLikeness(one: Destination, other: Destination): number {
  if (one.address.length !== other.address.length) return 0;
  if (one.source === undefined || other.source === undefined) return 0;
  return likeness(other.source, mapped(other.address)) - likeness(one.source, mapped(one.address));
}
