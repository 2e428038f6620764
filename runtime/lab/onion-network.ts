/**
 * An onion network in a laboratory: some of its hosts are relays, known by one authority whose
 * consensus is on all their shelves, and renewed as long as time passes. Links are plain ones, that
 * hide nothing: everything else is as between relays anywhere.
 */
import { IPV4_OCTETS, showAddress } from '../base/address.ts';
import type { Address } from '../base/address.ts';
import { Timer } from '../base/timers.ts';
import { LaboratoryAuthority } from '../onion/authority.ts';
import { makeRelayIdentity } from '../onion/certificates/make.ts';
import type { OnionCrypto } from '../onion/crypto.ts';
import type { Authority } from '../onion/directory/authority.ts';
import { DirectoryFault } from '../onion/directory/fault.ts';
import type { LinkDialer, LinkPlace } from '../onion/link.ts';
import { OnionRelay } from '../onion/relay.ts';
import type { OnionRelayOptions } from '../onion/relay.ts';
import { ExitPolicy } from '../onion/relay/exit-policy.ts';
import type { Answer, Exit, Resolver } from '../onion/relay/exit.ts';
import { reverseName } from '../onion/stream/beginning.ts';
import type { TcpService } from '../transport/tcp/user.ts';
import type { Laboratory } from './laboratory.ts';
import { LAB_DOMAIN } from './name-servers.ts';
import { PlainLinks } from './plain-links.ts';

export interface OnionNetworkOptions {
  readonly laboratory: Laboratory;
  readonly crypto: OnionCrypto;
  /** Hosts of the laboratory; the authority's directory is at the first. */
  readonly relays: readonly string[];
  /** Those of them that let streams out, to wherever they want. */
  readonly exits: readonly string[];
  /** When it begins, in seconds since 1970; time passes as in the laboratory. */
  readonly beginning: number;
}

/** What a relay keeps for when it comes back. */
type Kept = Pick<OnionRelayOptions, 'identity' | 'onionKeyPair'>;

const OR_PORT = 9001;
const FRESH_SECONDS = 3600;
const NAME_TTL_SECONDS = 60;
/** Short keys, quickly made: nothing here is worth breaking. */
const KEY_BITS = 1024;

export class OnionNetwork {
  /** Those that are there. */
  readonly relays: ReadonlyMap<string, OnionRelay>;
  /** False: the authorities are silent, and what they have said grows old. */
  isPublishing = true;
  readonly authorities: readonly Authority[];
  readonly unixSeconds: () => number;
  readonly #options: OnionNetworkOptions;
  readonly #relays = new Map<string, OnionRelay>();
  /** By name, who it was, and by which key. */
  readonly #kept = new Map<string, Kept>();
  /** By name, what stops listening. */
  readonly #listening = new Map<string, () => void>();
  readonly #links: PlainLinks;
  readonly #authority: LaboratoryAuthority;
  readonly #renewal: Timer;

  constructor(options: OnionNetworkOptions) {
    const { laboratory, crypto, relays, beginning } = options;
    this.#options = options;
    this.relays = this.#relays;
    const { simulation } = laboratory;
    const begun = simulation.now;
    this.unixSeconds = () => beginning + Math.floor((simulation.now - begun) / 1000);
    this.#links = new PlainLinks(crypto);
    const nickname = 'laboratory';
    const place = placeOf(laboratory, relays[0]);
    this.#authority = new LaboratoryAuthority({
      crypto,
      unixSeconds: this.unixSeconds,
      authorities: [{ nickname, place }],
      freshSeconds: FRESH_SECONDS,
      keyBits: KEY_BITS,
    });
    for (const name of relays) this.add(name);
    const { rsaIdentity } = this.relays.get(relays[0])!.target;
    const [{ v3Identity }] = this.#authority.signers;
    this.authorities = [{ nickname, v3Identity, rsaIdentity, place }];
    this.#renewal = new Timer(simulation.timers, () => this.#publish());
    this.#publish();
  }

  /** Links by the TCP of a stack in the laboratory. */
  dialer(tcp: TcpService): LinkDialer {
    return this.#links.dialer(tcp);
  }

  /** A host is a relay, perhaps again: it is then who it was before. */
  add(name: string): void {
    if (this.#relays.has(name)) return;
    const relay = this.#relay(name, this.#options);
    this.#relays.set(name, relay);
    this.#admit(name, relay);
    this.#authority.stock(relay.shelf);
  }

  /** A relay is gone, and nobody is told before the next consensus. */
  remove(name: string): void {
    const relay = this.#relays.get(name);
    if (relay === undefined) return;
    this.#relays.delete(name);
    const { onionKeyPair } = relay;
    this.#kept.set(name, { ...this.#kept.get(name)!, onionKeyPair });
    this.#listening.get(name)?.();
    relay.close();
    this.#authority.dismiss(relay.target.rsaIdentity);
  }

  close(): void {
    this.#renewal.stop();
    for (const name of [...this.#relays.keys()]) this.remove(name);
  }

  #publish(): void {
    const shelves = [...this.#relays.values()].map(({ shelf }) => shelf);
    if (this.isPublishing) this.#authority.publish(...shelves);
    this.#renewal.start((FRESH_SECONDS * 1000) / 2);
  }

  #relay(name: string, { laboratory, crypto, exits }: OnionNetworkOptions): OnionRelay {
    const { simulation } = laboratory;
    const { tcp } = laboratory.node(name).stack;
    const place = placeOf(laboratory, name);
    const kept = this.#kept.get(name) ?? { identity: makeRelayIdentity(crypto) };
    const relay: OnionRelay = new OnionRelay({
      crypto,
      timers: simulation.timers,
      random: simulation.dice(),
      unixSeconds: this.unixSeconds,
      nickname: name,
      places: [place],
      ...kept,
      dialer: this.#links.dialer(tcp),
      changed: () => this.#admit(name, relay),
      ...(exits.includes(name) ? { exit: exitOf(laboratory, tcp) } : {}),
    });
    const shown = (): Uint8Array => relay.credentials.certificate;
    const stop = this.#links.listen(tcp, place, shown, (link) => relay.accept(link));
    this.#listening.set(name, stop);
    this.#kept.set(name, kept);
    return relay;
  }

  /** The next consensus names it as it is now. */
  #admit(name: string, relay: OnionRelay): void {
    const admitted = this.#authority.admit(relay.descriptor());
    if (admitted instanceof DirectoryFault) throw new RangeError(`${name}: ${admitted.reason}`);
  }
}

function placeOf(laboratory: Laboratory, name: string): LinkPlace {
  const found = laboratory.node(name).addresses.find(({ address }) => isIpv4(address));
  if (found === undefined) throw new RangeError(`${name} has no address of IPv4`);
  return { address: found.address, port: OR_PORT };
}

const isIpv4 = (address: Address): boolean => address.length === IPV4_OCTETS;

function exitOf(laboratory: Laboratory, tcp: TcpService): Exit {
  return {
    policy: ExitPolicy.of(['accept *:*'], { rejectPrivate: false }),
    resolver: namesOf(laboratory),
    connect: (remote, user) => tcp.connect(remote, user),
  };
}

/** Who lives in the laboratory is known there, by name and by address. */
function namesOf({ nodes }: Laboratory): Resolver {
  const known = new Map<string, Answer['value'][]>();
  const note = (name: string, value: Answer['value']): void => {
    known.set(name, [...(known.get(name) ?? []), value]);
  };
  for (const { name, addresses } of nodes.values()) {
    for (const { address } of addresses) {
      const text = showAddress(address);
      const value: Answer['value'] = isIpv4(address)
        ? { is: 'ipv4', ipv4Address: text }
        : { is: 'ipv6', ipv6Address: text };
      note(name, value);
      note(`${name}.${LAB_DOMAIN}`, value);
      note(reverseName(address), { is: 'hostname', hostname: name });
    }
  }
  return {
    lookUp(name, answered) {
      const values = known.get(name.toLowerCase()) ?? [];
      answered(values.map((value) => ({ value, ttl: NAME_TTL_SECONDS })));
      return () => {};
    },
  };
}
