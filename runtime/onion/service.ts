/**
 * A client of onion routing, whole: it learns of the relays, keeps guards, builds circuits, and
 * opens streams and answers questions through them. Links, cryptography, time and chance are given.
 *
 *   const onion = new OnionService({ timers, random, crypto, dialer, unixSeconds, authorities });
 *   onion.start();
 *   await onion.ready();
 *   onion.connect({ host: 'example.org', port: 80 }, user);
 */
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../transport/tcp/user.ts';
import { channelCounters } from './channel/faults.ts';
import { ChannelPool } from './channel/pool.ts';
import type { CellChannel } from './channel/user.ts';
import { OnionClient } from './circuits.ts';
import type { Isolation } from './circuits/isolation.ts';
import type { ChannelWaiter, ClientLimits, StreamWish } from './circuits/user.ts';
import type { OnionCrypto } from './crypto.ts';
import type { Authority } from './directory/authority.ts';
import { DirectoryClient } from './directory/client.ts';
import type { Inflater } from './directory/download.ts';
import { directoryStreams } from './directory/opening.ts';
import type { Phase } from './directory/progress.ts';
import type { LinkDialer } from './link.ts';
import { PathChooser, allowsExit } from './path/chooser.ts';
import type { Relay } from './path/relays.ts';
import { onionStatus } from './service/status.ts';
import type { OnionStatus } from './service/status.ts';
import { readState, writeState } from './service/state.ts';
import type { ResolvedName, ResolveFailure } from './stream/resolution.ts';
import type { RelayTarget } from './target.ts';

export interface OnionServiceOptions {
  readonly timers: Timers;
  readonly random: Random;
  readonly crypto: OnionCrypto;
  readonly dialer: LinkDialer;
  readonly unixSeconds: () => number;
  readonly authorities: readonly Authority[];
  /** Relays that are asked for a first directory before the authorities are. */
  readonly fallbacks?: readonly RelayTarget[] | undefined;
  readonly inflater?: Inflater | undefined;
  /** Link versions on offer: 3 to 5, unless said otherwise. */
  readonly versions?: readonly number[] | undefined;
  /** Off in laboratories, where all relays are neighbours: they may then be of one network. */
  readonly enforceDistinctSubnets?: boolean | undefined;
  readonly limits?: Partial<ClientLimits> | undefined;
  /** What keeps streams apart besides their `isolation`: nothing, unless said. */
  readonly isolate?: readonly Isolation[] | undefined;
}

/** Why there is no way through the onion: which step failed, in one line. */
export class OnionFailure extends Error {
  override readonly name = 'OnionFailure';
  readonly code: TcpFault;

  constructor(code: TcpFault, message: string) {
    super(message);
    this.code = code;
  }
}

const READY: Phase = { percent: 100, tag: 'done', summary: 'Done' };
const BUILDING: Phase = { percent: 90, tag: 'circuit_create', summary: 'Establishing a circuit' };

export class OnionService {
  readonly channels: ChannelPool;
  readonly directory: DirectoryClient;
  readonly paths: PathChooser;
  readonly client: OnionClient;
  readonly unixSeconds: () => number;
  readonly channelCounters = channelCounters();
  /** Whoever waits for the first circuit. */
  #waiting: (() => void)[] = [];
  #wasReady = false;

  constructor(options: OnionServiceOptions) {
    const { timers, random, crypto, dialer, unixSeconds, authorities, inflater } = options;
    const given = { timers, random, crypto, unixSeconds };
    this.unixSeconds = unixSeconds;
    const { versions } = options;
    const settings = { ...given, counters: this.channelCounters, ...(versions && { versions }) };
    this.channels = new ChannelPool(settings, dialer);
    this.directory = new DirectoryClient({
      ...given,
      authorities,
      fallbacks: options.fallbacks,
      inflater,
      openDirectoryStream: directoryStreams((cache, user) =>
        this.client.beginDirectory(cache, user),
      ),
      chooseCache: () => this.#chooseCache(),
      changed: () => this.#directoryChanged(),
    });
    const { store } = this.directory;
    const { enforceDistinctSubnets } = options;
    this.paths = new PathChooser({ ...given, directory: store, enforceDistinctSubnets });
    this.client = new OnionClient({
      ...given,
      limits: options.limits,
      isolate: options.isolate,
      choosePath: (purpose, avoid) => this.paths.choosePath(purpose, avoid),
      channelTo: (target, waiter) => this.#channelTo(target, waiter),
      canExit: (exit, port, host) => allowsExit(exit as Relay, [port], host),
      guardResult: (path, isBuilt) => this.#guardResult(path, isBuilt),
      parameter: (name) => store.consensus?.parameters.get(name),
    });
  }

  /** How far it has come, in the words of C tor. */
  get phase(): Phase {
    if (!this.directory.isReady) return this.directory.phase;
    return this.#wasReady ? READY : BUILDING;
  }

  start(): void {
    this.directory.start();
  }

  /** Settled when a circuit has been built; rejected when `signal` ends it, with why it had not. */
  ready(signal?: AbortSignal): Promise<void> {
    if (this.#wasReady) return Promise.resolve();
    return new Promise((settle, fail) => {
      this.#waiting.push(settle);
      signal?.addEventListener('abort', () => fail(this.failure()), { once: true });
    });
  }

  /** What the last step was that failed. */
  failure(): OnionFailure {
    const { percent, summary } = this.phase;
    const last = this.client.lastFailure ?? this.directory.lastFault ?? 'nothing has failed yet';
    return new OnionFailure('ENETUNREACH', `at ${percent} % (${summary}): ${String(last)}`);
  }

  /** A stream; it waits for a circuit where there is none. */
  connect(wish: StreamWish, user: TcpUser): TcpConnection {
    return this.client.connect(wish, user);
  }

  /** The addresses of a name, or the names of an address; rejected with an OnionFailure. */
  resolve(name: string, isolation?: string): Promise<ResolvedName> {
    return new Promise((resolved, rejected) => {
      const failed = ({ fault }: ResolveFailure): void => {
        rejected(new OnionFailure(fault, `${name}: ${fault}`));
      };
      this.client.resolve(name, { resolved, failed }, isolation);
    });
  }

  /** No stream from now on shares a circuit with one before. */
  newCircuit(): void {
    this.client.newCircuit();
  }

  status(): OnionStatus {
    return onionStatus(this);
  }

  /** The guards and the directory, as text, for whoever wants to keep them. */
  save(): string {
    return writeState({ guards: this.paths.guards.save(), directory: this.directory.save() });
  }

  /** Before `start`. Answers what of it could not be read. */
  load(text: string): readonly string[] {
    const { guards, directory, fault } = readState(text);
    if (fault !== undefined) return [fault];
    const guardFault = this.paths.guards.load(guards);
    const faults = this.directory.load(directory);
    return [...faults, ...(guardFault === undefined ? [] : [guardFault])].map(String);
  }

  /** Everything ends. */
  close(): void {
    this.directory.stop();
    this.client.close();
    this.channels.close();
  }

  #directoryChanged(): void {
    this.client.consensusChanged();
    if (this.directory.isReady) this.client.start();
  }

  #guardResult(path: readonly RelayTarget[], isBuilt: boolean): boolean {
    const mayCarry = this.paths.guardResult(path, isBuilt);
    if (!mayCarry || path.length === 1) return mayCarry;
    this.#wasReady = true;
    for (const settle of this.#waiting) settle();
    this.#waiting = [];
    return true;
  }

  #chooseCache(): RelayTarget | undefined {
    const path = this.paths.choosePath({ kind: 'directory' });
    return Array.isArray(path) ? (path[0] as RelayTarget) : undefined;
  }

  #channelTo(target: RelayTarget, waiter: ChannelWaiter): void {
    this.channels.channelTo(target, new AbortController().signal).then(
      (channel: CellChannel) => waiter.open(channel),
      (error: Error) => waiter.failed(error.message),
    );
  }
}
