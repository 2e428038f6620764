/**
 * A client of the onion: streams to hosts, and the circuits that they need, made ahead where that
 * can be (path-spec §2.1). Streams of different isolation never share a circuit; a circuit takes
 * new streams for ten minutes from its first one on; what fails is tried again, elsewhere, a few
 * times, and then there is one reason: of the last step that failed.
 */
import { Timer } from '../base/timers.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../transport/tcp/user.ts';
import { circuitShared } from './circuit/shared.ts';
import type { CircuitShared } from './circuit/shared.ts';
import { BuildTimes } from './circuits/build-times.ts';
import { ClientConnection } from './circuits/connection.ts';
import type { ConnectionOwner } from './circuits/connection.ts';
import { Pooled } from './circuits/pooled.ts';
import type { PooledOwner } from './circuits/pooled.ts';
import { Question } from './circuits/question.ts';
import type { ClientLimits, OnionClientOptions, PooledInfo, StreamWish } from './circuits/user.ts';
import { flowParametersOf } from './flow/parameters.ts';
import type { ResolveUser } from './stream/resolution.ts';
import type { Parameter } from './parameter.ts';
import type { RelayTarget } from './target.ts';

export const DEFAULT_CLIENT_LIMITS: ClientLimits = {
  circuitsMax: 256,
  buildingMax: 16,
  waitingMax: 1024,
  attemptsMax: 3,
  sparesMin: 2,
  sparePorts: [80, 443],
  dirtyMs: 600_000,
  cleanMs: 1_800_000,
  retryMs: 10_000,
};

/** Shorter circuits, and longer ones, teach nothing of these: path-spec §2.4. */
const LEARNED_HOPS = 3;
/** How often spares and old circuits are looked after. */
const ROUND_MS = 1000;
const NOTHING_SAID: Parameter = () => undefined;

type Waiting = ClientConnection | Question;

export class OnionClient implements ConnectionOwner, PooledOwner {
  readonly options: OnionClientOptions;
  readonly shared: CircuitShared;
  readonly limits: ClientLimits;
  readonly buildTimes: BuildTimes;
  /** Of the last thing that failed, in words. */
  lastFailure: string | undefined;
  readonly #circuits = new Set<Pooled>();
  readonly #waiting = new Set<Waiting>();
  readonly #round: Timer;
  #epoch = 0;
  #isStarted = false;
  #notBefore = 0;

  constructor(options: OnionClientOptions) {
    this.options = options;
    this.limits = { ...DEFAULT_CLIENT_LIMITS, ...options.limits };
    this.shared = circuitShared(options, options.times);
    this.buildTimes = new BuildTimes(options.parameter ?? NOTHING_SAID);
    this.consensusChanged();
    this.#round = new Timer(options.timers, () => this.#lookAfter());
  }

  /** There are other parameters: circuits that begin from now on keep to them. */
  consensusChanged(): void {
    this.shared.flow = flowParametersOf(this.options.parameter ?? NOTHING_SAID);
  }

  /** Makes circuits ahead from now on. */
  start(): void {
    this.#isStarted = true;
    this.#lookAfter();
  }

  /** No stream shares a circuit with one before this. */
  newCircuit(): void {
    this.#epoch++;
    for (const pooled of this.#circuits) {
      if (pooled.used === undefined || pooled.circuit?.streams === 0) pooled.close();
    }
  }

  connect(wish: StreamWish, user: TcpUser): TcpConnection & ClientConnection {
    const connection = new ClientConnection(this, wish, this.#key(wish.isolation), user);
    this.#wait(connection);
    return connection;
  }

  /** Of a name its addresses, of an address its name. */
  resolve(name: string, user: ResolveUser, isolation?: string): void {
    this.#wait(new Question(name, this.#key(isolation), user));
  }

  /** A stream to the directory of a relay, over a circuit of one hop that is made for it. */
  beginDirectory(target: RelayTarget, user: TcpUser): TcpConnection & ClientConnection {
    const wish = { host: target.nickname, port: 0 };
    const direct: ConnectionOwner = { retry: () => false, leave: () => pooled.close() };
    const connection = new ClientConnection(direct, wish, '', user);
    const { timeoutMs } = this.buildTimes;
    const isFast = target.ntorKey === undefined;
    const owner: PooledOwner = {
      options: this.options,
      shared: this.shared,
      ready: () => connection.ride(pooled.claim(''), 'directory'),
      gone: (_, why) => {
        if (!pooled.isGivenUp) this.lastFailure = why;
        if (!connection.isOver) connection.fail('ENETUNREACH', why);
      },
    };
    const pooled = new Pooled(owner, { path: [target], ports: [], timeoutMs, isFast });
    pooled.begin();
    return connection;
  }

  /** Every circuit there is, for people. */
  circuits(): PooledInfo[] {
    return [...this.#circuits].flatMap((pooled) => pooled.info() ?? []);
  }

  /** Everything ends. */
  close(): void {
    this.#isStarted = false;
    this.#round.stop();
    for (const waiting of this.#waiting) waiting.fail('ENETDOWN', 'closed by us');
    this.#waiting.clear();
    for (const pooled of this.#circuits) pooled.close();
  }

  // What circuits and connections say.

  ready(pooled: Pooled): void {
    if (pooled.path.length === LEARNED_HOPS) this.buildTimes.built(pooled.circuit!.buildMs!);
    for (const waiting of this.#waiting) {
      if (!pooled.isOpen) break;
      if (pooled.suits(waiting.wish, waiting.isolation)) this.#carry(waiting, pooled);
    }
    // Where too many were being built, there is room for one more.
    for (const waiting of this.#waiting) if (!this.#reserve(waiting)) this.#begin(waiting);
  }

  gone(pooled: Pooled, why: string, isTimeout: boolean): void {
    this.#circuits.delete(pooled);
    if (isTimeout) this.buildTimes.timedOut();
    if (pooled.circuit?.buildMs !== undefined) return;
    if (!pooled.isGivenUp) {
      this.lastFailure = why;
      this.#notBefore = this.options.timers.clock.now() + this.limits.retryMs;
    }
    for (const waiting of this.#waiting) {
      if (this.#reserve(waiting)) continue;
      if (waiting.isolation === pooled.isolation) this.#tryAgain(waiting, why);
      else this.#begin(waiting);
    }
  }

  retry(connection: ClientConnection): boolean {
    if (connection.attempts >= this.limits.attemptsMax) return false;
    this.#wait(connection, true);
    return !connection.isOver;
  }

  leave(connection: ClientConnection): void {
    this.#waiting.delete(connection);
  }

  #key(isolation = ''): string {
    return `${this.#epoch} ${isolation}`;
  }

  #wait(waiting: Waiting, isAgain = false): void {
    if (this.#waiting.size >= this.limits.waitingMax) {
      return waiting.fail('ENOBUFS', 'too many streams wait for a circuit');
    }
    this.#waiting.add(waiting);
    const open = isAgain ? undefined : this.#find(waiting, true);
    if (open !== undefined) this.#carry(waiting, open);
    else if (!this.#reserve(waiting)) this.#begin(waiting);
  }

  #find(waiting: Waiting, isOpen: boolean): Pooled | undefined {
    const now = this.options.timers.clock.now();
    for (const pooled of this.#circuits) {
      if (pooled.isOpen !== isOpen || !this.#isFresh(pooled, now)) continue;
      if (pooled.suits(waiting.wish, waiting.isolation)) return pooled;
    }
    return undefined;
  }

  /** Whether a circuit is being built that it may use: then it is kept for streams of its kind. */
  #reserve(waiting: Waiting): boolean {
    const pooled = this.#find(waiting, false);
    if (pooled !== undefined) pooled.isolation = waiting.isolation;
    return pooled !== undefined;
  }

  #isFresh({ used }: Pooled, now: number): boolean {
    return used === undefined || now - used < this.limits.dirtyMs;
  }

  #carry(waiting: Waiting, pooled: Pooled): void {
    this.#waiting.delete(waiting);
    waiting.attempts++;
    const fault = waiting.ride(pooled.claim(waiting.isolation));
    if (fault !== undefined) waiting.fail(fault, 'the circuit takes no more streams');
  }

  #tryAgain(waiting: Waiting, why: string): void {
    waiting.attempts++;
    waiting.why = why;
    if (waiting.attempts < this.limits.attemptsMax) {
      if (!this.#reserve(waiting)) this.#begin(waiting);
      return;
    }
    this.#waiting.delete(waiting);
    waiting.fail('ENETUNREACH', why);
  }

  /** A circuit for it, now or when there is room. */
  #begin(waiting: Waiting): void {
    const { wish } = waiting;
    const building = [...this.#circuits].filter(({ isOpen }) => !isOpen).length;
    const { circuitsMax, buildingMax } = this.limits;
    if (building >= buildingMax) return;
    if (this.#circuits.size >= circuitsMax) {
      return this.#refuse(waiting, 'ENOBUFS', 'there are too many circuits');
    }
    const ports = wish.port === 0 ? [] : [wish.port];
    this.#launch(ports, wish.isStable === true, waiting.isolation, (why) =>
      this.#refuse(waiting, 'ENETUNREACH', why),
    );
  }

  #launch(
    ports: readonly number[],
    isStable: boolean,
    isolation: string | undefined,
    refuse: (why: string) => void,
  ): void {
    const path = this.options.choosePath({ kind: 'exit', ports, isStable });
    if ('reason' in path) return refuse((this.lastFailure = `${path.name}: ${path.reason}`));
    const { timeoutMs } = this.buildTimes;
    const pooled = new Pooled(this, { path, ports, timeoutMs, isFast: false });
    pooled.isolation = isolation;
    this.#circuits.add(pooled);
    if (!this.#round.isRunning) this.#round.start(ROUND_MS);
    pooled.begin();
  }

  #refuse(waiting: Waiting, fault: TcpFault, why: string): void {
    this.#waiting.delete(waiting);
    waiting.fail(fault, why);
  }

  /** Lets go of what is old, and has enough of what is new. */
  #lookAfter(): void {
    const now = this.options.timers.clock.now();
    const { cleanMs, sparesMin, sparePorts } = this.limits;
    let spares = 0;
    for (const pooled of this.#circuits) {
      const isIdle = pooled.isOpen && pooled.circuit!.streams === 0;
      const isOld =
        pooled.used === undefined ? now - pooled.begun >= cleanMs : !this.#isFresh(pooled, now);
      if (isIdle && isOld) pooled.close();
      else if (pooled.isolation === undefined) spares++;
    }
    const mayTry = now >= this.#notBefore && this.#circuits.size < this.limits.circuitsMax;
    for (; this.#isStarted && mayTry && spares < sparesMin; spares++) {
      this.#launch(
        sparePorts,
        false,
        undefined,
        () => (this.#notBefore = now + this.limits.retryMs),
      );
      if (now < this.#notBefore) break;
    }
    if (this.#isStarted || this.#circuits.size > 0) this.#round.start(ROUND_MS);
  }
}
