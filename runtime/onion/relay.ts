/**
 * A relay: whoever connects may make circuits through it, to other relays, to its directory, and,
 * if it is an exit, out. Links come from a listener that is given, and from a dialer; channels with
 * other relays are shared, whoever has made them.
 *
 *   const relay = new OnionRelay({ crypto, timers, random, unixSeconds, … });
 *   listen(relay.credentials, (link) => relay.accept(link));
 *   publish(relay.descriptor());
 */
import type { Random } from '../base/random.ts';
import { areEqual } from './crypto.ts';
import type { OnionCrypto, X25519Pair } from './crypto.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import { makeRelayCertificates } from './certificates/make.ts';
import type { RelayCertificates, RelayIdentityKeys } from './certificates/make.ts';
import { acceptChannel } from './channel.ts';
import type { Channel } from './channel.ts';
import { channelCounters } from './channel/faults.ts';
import type { ChannelCounters } from './channel/faults.ts';
import { ChannelPool } from './channel/pool.ts';
import type { ChannelSettings } from './channel/settings.ts';
import type { CellChannel, CircuitEnd } from './channel/user.ts';
import type { Authority } from './directory/authority.ts';
import type { Inflater } from './directory/download.ts';
import { flowParametersOf } from './flow/parameters.ts';
import type { FlowParameters } from './flow/parameters.ts';
import type { Link, LinkCredentials, LinkDialer, LinkPlace } from './link.ts';
import { CellBatches } from './relay/cell-batch.ts';
import { QueueBudget } from './relay/cell-queue.ts';
import type { CircuitGround } from './relay/circuit-ground.ts';
import { RelayCircuit } from './relay/circuit.ts';
import { CreateRate } from './relay/create-rate.ts';
import { makeDescriptor } from './relay/descriptor.ts';
import { DirectoryConnection } from './relay/directory-connection.ts';
import type { DirectoryAnswer } from './relay/directory-connection.ts';
import { DirectoryShelf } from './relay/directory-shelf.ts';
import type { ShelvedConsensus } from './relay/directory-shelf.ts';
import { FollowedDirectory } from './relay/followed-directory.ts';
import { NO_EXIT } from './relay/exit-policy.ts';
import type { Exit } from './relay/exit.ts';
import { RELAY_LIMITS, relayCounters } from './relay/limits.ts';
import type { RelayCounters, RelayLimits } from './relay/limits.ts';
import { OnionKeyRing } from './relay/onion-keys.ts';
import { OnionSkins } from './relay/onion-skins.ts';
import type { RelayTarget } from './target.ts';
import { REASON } from '../../generated/onion/tor.wire.ts';

export interface OnionRelayOptions {
  readonly crypto: OnionCrypto;
  readonly timers: Timers;
  readonly random: Random;
  readonly unixSeconds: () => number;
  readonly nickname: string;
  /** Where it can be reached: IPv4 first. */
  readonly places: readonly LinkPlace[];
  /** Kept as long as the relay lives: `makeRelayIdentity`. */
  readonly identity: RelayIdentityKeys;
  /** The one it had when it was here before, for those who know it by that: `onionKeyPair`. */
  readonly onionKeyPair?: X25519Pair | undefined;
  readonly dialer: LinkDialer;
  /** Undefined: nothing is let out. */
  readonly exit?: Exit;
  /** Whether others may ask it for documents: they may, unless said otherwise. */
  readonly isDirectory?: boolean;
  /**
   * Whose directory it keeps on its shelf, always the newest; undefined: the owner puts there what
   * should be there.
   */
  readonly authorities?: readonly Authority[] | undefined;
  readonly inflater?: Inflater | undefined;
  /** What it does with descriptors that are sent to it: of an authority. */
  readonly post?: (path: string, body: Uint8Array) => DirectoryAnswer;
  readonly limits?: Partial<RelayLimits>;
  /** What it says of itself, in octets a second. */
  readonly bandwidth?: number;
  readonly platform?: string;
  readonly contact?: string;
  /** Fingerprints of relays of the same owner. */
  readonly family?: readonly string[];
  readonly onionKeyLifetimeMs?: number;
  /** Its descriptor is another now, for new keys or certificates: it should be published. */
  readonly changed?: () => void;
  /** Of channels, for tests and laboratories. */
  readonly channel?: Pick<ChannelSettings, 'hasPadding' | 'idleTimeoutMs' | 'versions'>;
}

export interface RelayStatus {
  readonly circuits: number;
  readonly streams: number;
  readonly channels: number;
  /** Of cells that wait for a channel, and of text that waits for a connection. */
  readonly octetsWaiting: number;
}

const BANDWIDTH = 1_000_000;
const PLATFORM = 'nonos-net';
const TAP_BITS = 1024;
/** Half of what certificates are good for, `lifetimeDays`: clocks and timers may be off. */
const RENEWAL_MS = 15 * 24 * 3600 * 1000;

export class OnionRelay {
  readonly shelf: DirectoryShelf;
  readonly counters: RelayCounters = relayCounters();
  readonly channelCounters: ChannelCounters = channelCounters();
  readonly #options: OnionRelayOptions;
  readonly #limits: RelayLimits;
  readonly #keys: OnionKeyRing;
  readonly #tapKey;
  readonly #renewal: Timer;
  #certificates: RelayCertificates;
  readonly #settings: ChannelSettings;
  readonly #pool: ChannelPool;
  readonly #accepted = new Set<Channel>();
  readonly #circuits = new Set<RelayCircuit>();
  readonly #createRate: CreateRate;
  readonly #ground: CircuitGround;
  readonly #begun: number;
  readonly #followed: FollowedDirectory | undefined;
  #flowRead: { from: ShelvedConsensus | undefined; is: FlowParameters } | undefined;

  constructor(options: OnionRelayOptions) {
    const { crypto, timers, random, unixSeconds, identity, dialer, places } = options;
    this.#options = options;
    this.#limits = { ...RELAY_LIMITS, ...options.limits };
    const { createsPerSecond, createsBurst } = this.#limits;
    this.#createRate = new CreateRate(timers.clock, createsPerSecond, createsBurst);
    this.#begun = unixSeconds();
    this.#certificates = makeRelayCertificates(crypto, identity, this.#begun);
    this.#renewal = new Timer(timers, () => this.#renew());
    this.#renewal.start(RENEWAL_MS);
    this.shelf = new DirectoryShelf(crypto);
    const { onionKeyPair, onionKeyLifetimeMs, changed } = options;
    this.#keys = new OnionKeyRing({
      crypto,
      timers,
      ...(onionKeyPair === undefined ? {} : { first: onionKeyPair }),
      ...(onionKeyLifetimeMs === undefined ? {} : { lifetimeMs: onionKeyLifetimeMs }),
      ...(changed === undefined ? {} : { rotated: changed }),
    });
    this.#tapKey = crypto.rsaPair(TAP_BITS);
    this.#settings = {
      timers,
      random,
      crypto,
      unixSeconds,
      counters: this.channelCounters,
      certificates: () => this.certificates,
      addresses: places.map(({ address }) => address),
      owner: { accept: (channel, circuitId) => this.#open(channel, circuitId) },
      ...options.channel,
    };
    this.#pool = new ChannelPool(this.#settings, dialer);
    this.#ground = this.#groundOf();
    const { authorities, inflater } = options;
    if (authorities === undefined) return;
    const { shelf } = this;
    const given = { crypto, timers, random, unixSeconds, inflater };
    const channels = this.#pool;
    this.#followed = new FollowedDirectory({ ...given, authorities, channels, shelf });
  }

  /** Made anew long before they expire. */
  get certificates(): RelayCertificates {
    return this.#certificates;
  }

  /** What its listener shows in TLS. */
  get credentials(): LinkCredentials {
    return this.certificates.link;
  }

  get rsaIdentity(): Uint8Array {
    return this.certificates.rsaIdentity;
  }

  get onionKey(): Uint8Array {
    return this.onionKeyPair.publicKey;
  }

  /** To be kept, as the identity is. */
  get onionKeyPair(): X25519Pair {
    return this.#keys.current;
  }

  /** As a circuit needs to know it. */
  get target(): RelayTarget {
    return {
      nickname: this.#options.nickname,
      rsaIdentity: this.rsaIdentity,
      ed25519Identity: this.certificates.ed25519Identity,
      ntorKey: this.onionKey,
      places: this.#options.places,
      hasNtorV3: true,
      hasCongestionControl: true,
    };
  }

  get status(): RelayStatus {
    let streams = 0;
    for (const circuit of this.#circuits) streams += circuit.streams;
    return {
      circuits: this.#circuits.size,
      streams,
      channels: this.#accepted.size + this.#pool.size,
      octetsWaiting: this.#ground.budget.octets,
    };
  }

  /** Somebody has connected. */
  accept(link: Link): void {
    const channel: Channel = acceptChannel(this.#settings, link, {
      opened: () => this.#pool.share(channel),
      closed: () => {
        this.#accepted.delete(channel);
        this.#pool.forget(channel);
      },
    });
    this.#accepted.add(channel);
  }

  /** What it says of itself now, signed; its own directory has it too. */
  descriptor(): string {
    const { crypto, identity, nickname, places, unixSeconds, exit } = this.#options;
    const { platform = PLATFORM, bandwidth = BANDWIDTH, isDirectory = true } = this.#options;
    const { contact, family } = this.#options;
    const published = unixSeconds();
    const text = makeDescriptor({
      crypto,
      identity,
      certificates: this.certificates,
      onionKey: this.#keys.current,
      tapKey: this.#tapKey,
      nickname,
      places,
      policy: exit?.policy ?? NO_EXIT,
      platform,
      bandwidth,
      uptimeSeconds: published - this.#begun,
      isDirectory,
      published,
      ...(contact === undefined ? {} : { contact }),
      ...(family === undefined ? {} : { family }),
    });
    this.shelf.ownDescriptor = text;
    return text;
  }

  /** New onion keys before their time. */
  rotateKeys(): void {
    this.#keys.rotate();
  }

  /** Ends all that goes through it. */
  close(): void {
    this.#followed?.close();
    for (const circuit of [...this.#circuits]) circuit.close(REASON.HIBERNATING);
    for (const channel of [...this.#accepted]) channel.close();
    this.#pool.close();
    this.#keys.close();
    this.#renewal.stop();
  }

  /** Channels that are open keep what they have shown. */
  #renew(): void {
    const { crypto, identity, unixSeconds, changed } = this.#options;
    this.#certificates = makeRelayCertificates(crypto, identity, unixSeconds());
    this.#renewal.start(RENEWAL_MS);
    changed?.();
  }

  #open(channel: CellChannel, circuitId: number): CircuitEnd | undefined {
    if (this.#circuits.size >= this.#limits.circuitsMax) {
      this.counters.createsRefusedFull++;
      return undefined;
    }
    if (!this.#createRate.allows(channel)) {
      this.counters.createsRefusedTooFast++;
      return undefined;
    }
    const circuit = new RelayCircuit(this.#ground, channel, circuitId);
    this.#circuits.add(circuit);
    return circuit;
  }

  /** Read anew when there is another consensus on the shelf. */
  #flow(): FlowParameters {
    const { consensus } = this.shelf;
    if (this.#flowRead === undefined || this.#flowRead.from !== consensus) {
      const parameter = (name: string): number | undefined => consensus?.parameters.get(name);
      this.#flowRead = { from: consensus, is: flowParametersOf(parameter) };
    }
    return this.#flowRead.is;
  }

  #groundOf(): CircuitGround {
    const { crypto, timers, exit, isDirectory = true, post, unixSeconds } = this.#options;
    const { rsaIdentity, ed25519Identity } = this.certificates;
    const service = { shelf: this.shelf, unixSeconds, ...(post === undefined ? {} : { post }) };
    return {
      crypto,
      timers,
      limits: this.#limits,
      counters: this.counters,
      batches: new CellBatches(),
      budget: new QueueBudget(this.#limits.octetsWaitingMax),
      skins: new OnionSkins({
        crypto,
        rsaIdentity,
        ed25519Identity,
        onionKeys: (keyId) => this.#keys.find(keyId),
      }),
      flow: () => this.#flow(),
      exit,
      openDirectory: isDirectory ? () => new DirectoryConnection(service) : undefined,
      isOurs: ({ rsaIdentity: rsa, ed25519Identity: ed25519 }) =>
        areEqual(rsa, rsaIdentity) || (ed25519 !== undefined && areEqual(ed25519, ed25519Identity)),
      channelTo: (target, signal) => this.#pool.channelTo(target, signal),
      closed: (circuit) => void this.#circuits.delete(circuit as RelayCircuit),
    };
  }
}
