/**
 * A client of the onion: streams to hosts, and the circuits that they need, made ahead where that
 * can be (path-spec §2.1). Streams of different isolation never share a circuit; a circuit takes
 * new streams for ten minutes from its first one on; what fails is tried again, elsewhere, a few
 * times, and then there is one reason: of the last step that failed.
 */
import { parseAddress } from '../base/address.ts';
import { Timer } from '../base/timers.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../transport/tcp/user.ts';
import { circuitShared } from './circuit/shared.ts';
import type { CircuitShared } from './circuit/shared.ts';
import { BuildTimes } from './circuits/build-times.ts';
import { ClientConnection } from './circuits/connection.ts';
import type { ConnectionOwner } from './circuits/connection.ts';
import { DirectoryCircuits } from './circuits/directories.ts';
import { isolationKey } from './circuits/isolation.ts';
import { isAmong, Pooled } from './circuits/pooled.ts';
import type { PooledOwner } from './circuits/pooled.ts';
import { Question } from './circuits/question.ts';
import type {
  ClientLimits,
  ExitPurpose,
  NoPath,
  OnionClientOptions,
  PooledInfo,
  StreamWish,
  Wanting,
} from './circuits/user.ts';
import { flowParametersOf } from './flow/parameters.ts';
import type { ResolveUser } from './stream/resolution.ts';
import type { Parameter } from './parameter.ts';
import type { RelayTarget } from './target.ts';

export const DEFAULT_CLIENT_LIMITS: ClientLimits = {
  circuitsMax: 256,
  buildingMax: 16,
  waitingMax: 1024,
  attemptsMax: 3,
  answerMs: [10_000, 10_000, 15_000],
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

export class OnionClient implements ConnectionOwner, PooledOwner {
  readonly options: OnionClientOptions;
  readonly shared: CircuitShared;
  readonly limits: ClientLimits;
  readonly buildTimes: BuildTimes;
  /** Of the last thing that failed, in words. */
  lastFailure: string | undefined;
  readonly #circuits = new Set<Pooled>();
  readonly #waiting = new Set<Wanting>();
  readonly #directories: DirectoryCircuits;
  readonly #round: Timer;
  #epoch = 0;
  #isStarted = false;
  #notBefore = 0;

  constructor(options: OnionClientOptions) {
    this.options = options;
    this.limits = { ...DEFAULT_CLIENT_LIMITS, ...options.limits };
    this.shared = circuitShared(options, options.times);
    this.buildTimes = new BuildTimes(options.parameter ?? NOTHING_SAID);
    this.#directories = new DirectoryCircuits(this);
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
    const connection = new ClientConnection(this, wish, this.#key(wish), user);
    this.#wait(connection);
    return connection.give(this.options.timers);
  }

  /** Of a name its addresses, of an address its name. */
  resolve(name: string, user: ResolveUser, isolation?: string): void {
    const key = this.#key({ host: name, port: 0, isolation });
    this.#wait(new Question(this, name, key, user));
  }

  /** A stream to the directory of a relay, over a circuit of one hop. */
  beginDirectory(target: RelayTarget, user: TcpUser): TcpConnection & ClientConnection {
    return this.#directories.begin(target, user);
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
    this.#directories.close();
  }

  // What circuits and connections say.

  ready(pooled: Pooled): void {
    if (pooled.path.length === LEARNED_HOPS) this.buildTimes.built(pooled.circuit!.buildMs!);
    for (const waiting of this.#waiting) {
      if (!pooled.isOpen) break;
      if (pooled.suits(waiting)) this.#carry(waiting, pooled);
    }
    // Whoever it was kept for has gone by another: it is anybody's.
    if (pooled.used === undefined) pooled.isolation = undefined;
    // Where too many were being built, there is room for one more.
    for (const waiting of this.#waiting) if (!this.#reserve(waiting)) this.#begin(waiting);
  }

  gone(pooled: Pooled, why: string, isTimeout: boolean): void {
    this.#circuits.delete(pooled);
    if (isTimeout) this.buildTimes.timedOut();
    if (!pooled.isGivenUp) this.lastFailure = why;
    if (pooled.isReady) return;
    if (!pooled.isGivenUp) {
      this.#notBefore = this.options.timers.clock.now() + this.limits.retryMs;
    }
    for (const waiting of this.#waiting) {
      if (this.#reserve(waiting)) continue;
      if (waiting.isolation === pooled.isolation) this.#tryAgain(waiting, pooled, why);
      else this.#begin(waiting);
    }
  }

  retry(wanting: Wanting, fault: TcpFault): boolean {
    const { carrier } = wanting;
    if (carrier !== undefined) {
      wanting.avoided = [...wanting.avoided, carrier.exit];
      // It may be the circuit: others are not to wait for the same exit.
      if (fault === 'ETIMEDOUT') carrier.isSpent = true;
    }
    if (wanting.attempts >= this.limits.attemptsMax) return false;
    this.#wait(wanting);
    return true;
  }

  leave(connection: ClientConnection): void {
    this.#waiting.delete(connection);
  }

  #key(wish: StreamWish): string {
    return isolationKey(this.options.isolate ?? [], this.#epoch, wish);
  }

  #wait(waiting: Wanting): void {
    if (this.#waiting.size >= this.limits.waitingMax) {
      return waiting.fail('ENOBUFS', 'too many streams wait for a circuit');
    }
    this.#waiting.add(waiting);
    const open = this.#find(waiting, true);
    if (open !== undefined) this.#carry(waiting, open);
    else if (!this.#reserve(waiting)) this.#begin(waiting);
  }

  /** One that carries its kind already, before one that nobody has used. */
  #find(waiting: Wanting, isOpen: boolean): Pooled | undefined {
    const now = this.options.timers.clock.now();
    let unused: Pooled | undefined;
    for (const pooled of this.#circuits) {
      if (pooled.isOpen !== isOpen || !this.#isFresh(pooled, now)) continue;
      if (!pooled.suits(waiting)) continue;
      if (pooled.used !== undefined) return pooled;
      unused ??= pooled;
    }
    return unused;
  }

  /** Whether a circuit is being built that it may use: then it is kept for streams of its kind. */
  #reserve(waiting: Wanting): boolean {
    const pooled = this.#find(waiting, false);
    if (pooled !== undefined) pooled.isolation = waiting.isolation;
    return pooled !== undefined;
  }

  #isFresh({ used }: Pooled, now: number): boolean {
    return used === undefined || now - used < this.limits.dirtyMs;
  }

  #carry(waiting: Wanting, pooled: Pooled): void {
    const { answerMs } = this.limits;
    this.#waiting.delete(waiting);
    waiting.carrier = pooled;
    const patience = answerMs[Math.min(waiting.attempts, answerMs.length - 1)];
    waiting.attempts++;
    const fault = waiting.ride(pooled.claim(waiting.isolation), patience);
    if (fault !== undefined) waiting.fail(fault, 'the circuit takes no more streams');
  }

  #tryAgain(waiting: Wanting, { failedAt }: Pooled, why: string): void {
    waiting.attempts++;
    waiting.why = why;
    if (failedAt !== undefined) waiting.avoided = [...waiting.avoided, failedAt];
    if (waiting.attempts < this.limits.attemptsMax) {
      if (!this.#reserve(waiting)) this.#begin(waiting);
      return;
    }
    this.#refuse(waiting, 'ENETUNREACH', why);
  }

  /** A circuit for it, now or when there is room. */
  #begin(waiting: Wanting): void {
    const { wish, isolation } = waiting;
    const building = [...this.#circuits].filter(({ isOpen }) => !isOpen).length;
    const { circuitsMax, buildingMax } = this.limits;
    if (building >= buildingMax) return;
    if (this.#circuits.size >= circuitsMax) {
      return this.#refuse(waiting, 'ENOBUFS', 'there are too many circuits');
    }
    const ports = wish.port === 0 ? [] : [wish.port];
    const host = parseAddress(wish.host);
    const path = this.#pathFor(waiting, { kind: 'exit', ports, host, isStable: wish.isStable });
    if (!('reason' in path)) return this.#launch(path, ports, isolation);
    this.lastFailure = `${path.name}: ${path.reason}`;
    this.#refuse(waiting, 'ENETUNREACH', this.lastFailure);
  }

  /** Around what has failed it; where there is nothing else, through that once more. */
  #pathFor(waiting: Wanting, purpose: ExitPurpose): readonly RelayTarget[] | NoPath {
    const { avoided } = waiting;
    const around = this.options.choosePath(purpose, avoided);
    if (!('reason' in around) && !isAmong(avoided, around.at(-1)!)) return around;
    waiting.avoided = [];
    return 'reason' in around && avoided.length > 0 ? this.options.choosePath(purpose) : around;
  }

  #launch(
    path: readonly RelayTarget[],
    ports: readonly number[],
    isolation: string | undefined,
  ): void {
    const { timeoutMs } = this.buildTimes;
    const pooled = new Pooled(this, { path, ports, timeoutMs, isFast: false });
    pooled.isolation = isolation;
    this.#circuits.add(pooled);
    if (!this.#round.isRunning) this.#round.start(ROUND_MS);
    pooled.begin();
  }

  #refuse(waiting: Wanting, fault: TcpFault, why: string): void {
    this.#waiting.delete(waiting);
    waiting.fail(fault, why);
  }

  /** Lets go of what is old, and has enough of what is new. */
  #lookAfter(): void {
    const now = this.options.timers.clock.now();
    const { cleanMs, sparesMin } = this.limits;
    let spares = 0;
    for (const pooled of this.#circuits) {
      const isIdle = pooled.isOpen && pooled.circuit!.streams === 0;
      const isOld =
        pooled.used === undefined ? now - pooled.begun >= cleanMs : !this.#isFresh(pooled, now);
      if (isIdle && (isOld || pooled.isSpent)) pooled.close();
      else if (pooled.isolation === undefined) spares++;
    }
    const mayTry = now >= this.#notBefore && this.#circuits.size < this.limits.circuitsMax;
    for (; this.#isStarted && mayTry && spares < sparesMin; spares++) {
      if (!this.#spare()) this.#notBefore = now + this.limits.retryMs;
      if (now < this.#notBefore) break;
    }
    if (this.#isStarted || this.#circuits.size > 0) this.#round.start(ROUND_MS);
  }

  /** For all ports where some exit lets out all of them, else for one, those first that lack. */
  #spare(): boolean {
    const { sparePorts } = this.limits;
    const isThere = (port: number): boolean => {
      const any = { wish: { host: '', port }, isolation: '', avoided: [] };
      return [...this.#circuits].some((one) => one.isolation === undefined && one.suits(any));
    };
    const [lacking, others] = [
      sparePorts.filter((port) => !isThere(port)),
      sparePorts.filter(isThere),
    ];
    const alone = [...lacking, ...others].map((port) => [port]);
    for (const ports of [sparePorts, ...alone, []]) {
      const path = this.options.choosePath({ kind: 'exit', ports });
      if (!('reason' in path)) {
        this.#launch(path, ports, undefined);
        return true;
      }
      this.lastFailure = `${path.name}: ${path.reason}`;
    }
    return false;
  }
}
