/**
 * The relays that a path may go through: those that the consensus says are running and valid, with
 * what their microdescriptors say, each as circuits want to know it.
 */
import { sameAddress } from '../../base/address.ts';
import { toBase64, toHex } from '../../base/base64.ts';
import type { Consensus } from '../directory/consensus.ts';
import type { Microdescriptor } from '../directory/microdescriptor.ts';
import type { RelayFlags, RouterStatus } from '../directory/router-status.ts';
import type { LinkPlace } from '../link.ts';
import type { RelayTarget } from '../target.ts';
import { parameterOf } from './parameters.ts';

export interface Relay extends RelayTarget {
  /** Its RSA identity in base64: its key in tables. */
  readonly key: string;
  readonly flags: RelayFlags;
  readonly bandwidth: number;
  readonly microdescriptor: Microdescriptor;
}

/** Relay=4: ntor-v3, and FlowCtrl=2: congestion control (tor-spec §9). */
const RELAY_NTOR_V3 = 4;
const FLOW_CONTROL_VEGAS = 2;
/** param-spec and path-spec §2.2: relays of one block are taken for one operator's. */
const IPV4_BLOCK_BITS = 16;
const IPV6_BLOCK_BITS = 32;
const IPV4_OCTETS = 4;
const OCTET_BITS = 8;

export class Relays {
  readonly consensus: Consensus;
  readonly all: readonly Relay[];
  readonly #byKey: ReadonlyMap<string, Relay>;
  readonly #families = new Map<Relay, ReadonlySet<string>>();
  readonly #usesLists: boolean;
  readonly #usesIds: boolean;

  constructor(
    consensus: Consensus,
    microdescriptorOf: (digest: string) => Microdescriptor | undefined,
  ) {
    this.consensus = consensus;
    this.all = consensus.routers.flatMap((router) => {
      if (!router.flags.running || !router.flags.valid) return [];
      const microdescriptor = microdescriptorOf(router.microdescriptor);
      return microdescriptor === undefined ? [] : [relayOf(router, microdescriptor)];
    });
    this.#byKey = new Map(this.all.map((relay) => [relay.key, relay]));
    this.#usesLists = parameterOf(consensus, 'use-family-lists') === 1;
    this.#usesIds = parameterOf(consensus, 'use-family-ids') === 1;
  }

  byKey(key: string): Relay | undefined {
    return this.#byKey.get(key);
  }

  byIdentity(rsaIdentity: Uint8Array): Relay | undefined {
    return this.#byKey.get(toBase64(rsaIdentity, false));
  }

  /** They declare each other, or share a family that both have proved to be of. */
  areKin(one: Relay, other: Relay): boolean {
    if (this.#usesLists && this.#declares(one, other) && this.#declares(other, one)) return true;
    const { familyIds } = one.microdescriptor;
    return this.#usesIds && familyIds.some((id) => other.microdescriptor.familyIds.includes(id));
  }

  #declares(one: Relay, other: Relay): boolean {
    const { family } = one.microdescriptor;
    if (family.length === 0) return false;
    let members = this.#families.get(one);
    if (members === undefined) this.#families.set(one, (members = new Set(family)));
    return members.has(`$${toHex(other.rsaIdentity)}`) || members.has(other.nickname.toLowerCase());
  }
}

/** In one /16 of IPv4, or one /32 of IPv6. */
export function areNeighbours(one: Relay, other: Relay): boolean {
  return one.places.some(({ address }) =>
    other.places.some((place) => isOneBlock(address, place.address)),
  );
}

function isOneBlock(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  const bits = one.length === IPV4_OCTETS ? IPV4_BLOCK_BITS : IPV6_BLOCK_BITS;
  for (let at = 0; at < bits / OCTET_BITS; at++) if (one[at] !== other[at]) return false;
  return true;
}

function relayOf(router: RouterStatus, microdescriptor: Microdescriptor): Relay {
  const { protocols, flags } = router;
  return {
    key: router.identity,
    nickname: router.nickname,
    rsaIdentity: router.rsaIdentity,
    // dir-spec §3.3: authorities do not agree on it, so it says nothing.
    ed25519Identity: flags.noEdConsensus ? undefined : microdescriptor.ed25519Identity,
    ntorKey: microdescriptor.ntorKey,
    places: placesOf(router.places, microdescriptor.places),
    hasNtorV3: protocols.supports('Relay', RELAY_NTOR_V3),
    hasCongestionControl: protocols.supports('FlowCtrl', FLOW_CONTROL_VEGAS),
    flags,
    bandwidth: router.bandwidth,
    microdescriptor,
  };
}

/** Those of the consensus, and those that only the microdescriptor has. */
function placesOf(places: readonly LinkPlace[], more: readonly LinkPlace[]): readonly LinkPlace[] {
  const isNew = ({ address, port }: LinkPlace): boolean =>
    !places.some((place) => place.port === port && sameAddress(place.address, address));
  return more.length === 0 ? places : [...places, ...more.filter(isNew)];
}
