/**
 * A client of directories: from nothing but the list of authorities to as much as it takes to build
 * circuits, and then up to date for as long as it runs (dir-spec §5). All that can be asked for at
 * once is asked for at once; what fails is asked of another cache, later each time. It asks over
 * the streams that it is given, to relays, and knows no other network.
 */
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { below } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import { enoughFraction, pathFraction } from '../path/fraction.ts';
import type { RelayTarget } from '../target.ts';
import { authorityTarget } from './authority.ts';
import { diffBase, isConsensusDiff } from './consensus-diff.ts';
import { download } from './download.ts';
import type { DirectoryStream, Inflater } from './download.ts';
import { DirectoryFault } from './fault.ts';
import type { DirectoryRequest } from './http.ts';
import {
  ASKING_FOR_CONSENSUS,
  ASKING_FOR_DESCRIPTORS,
  CONNECTING,
  ENOUGH,
  LOADING_CONSENSUS,
  LOADING_KEYS,
  STARTING,
  loadingDescriptors,
} from './progress.ts';
import type { Phase } from './progress.ts';
import {
  CERTIFICATES_OCTETS_MAX,
  CONSENSUS_OCTETS_MAX,
  batchesOf,
  certificatesPath,
  consensusPath,
  microdescriptorsPath,
  microdescriptorsOctetsMax,
} from './requests.ts';
import { RetryDelay } from './retry.ts';
import type { RouterStatus } from './router-status.ts';
import { refreshTime } from './schedule.ts';
import { DirectoryStore } from './store.ts';
import type { StoreOptions } from './store.ts';
import { isLive } from './validity.ts';

/** So many questions for microdescriptors are under way at once. */
export const PARALLEL_MAX = 12;
/** A second cache is asked for the consensus when the first has not begun to answer by then. */
const HEDGE_MS = 1500;
const HEDGES_MAX = 3;
/** What a cache did not have may have come to it by then. */
const MISSING_MS = 5_000;

export interface DirectoryClientOptions extends StoreOptions {
  readonly timers: Timers;
  readonly random: Random;
  /** Relays that have documents, besides the authorities: asked before those. */
  readonly fallbacks?: readonly RelayTarget[] | undefined;
  /** A BEGIN_DIR stream to this relay, or a rejection that says at which step it failed. */
  openDirectoryStream(cache: RelayTarget, signal: AbortSignal): Promise<DirectoryStream>;
  /** Once there is a consensus: a relay to ask, a guard; undefined for none but the first ones. */
  readonly chooseCache?: (() => RelayTarget | undefined) | undefined;
  readonly inflater?: Inflater | undefined;
  /** Called when the phase is another, or the information is: quick, and never throwing. */
  readonly changed?: (() => void) | undefined;
}

export class DirectoryClient {
  readonly store: DirectoryStore;
  readonly counters: Counters<'asked' | 'answered' | 'failed' | 'refused'> = countersOf(
    'asked',
    'answered',
    'failed',
    'refused',
  );
  /** The last thing that went wrong, for people. */
  lastFault: DirectoryFault | undefined;
  readonly #options: DirectoryClientOptions;
  /** While it runs, no consensus is asked for. */
  readonly #untilConsensus: Timer;
  readonly #retry: Timer;
  readonly #retryDelay: RetryDelay;
  readonly #asked = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #phase: Phase = STARTING;
  /** Another one after each stop, so that what was begun before is known. */
  #run: object | undefined;
  readonly #downloads = new Set<AbortController>();
  #consensusSearches = 0;
  #certificateSearches = 0;
  #batches = 0;
  #mayDiff = true;
  /** Of what is enough to build circuits. */
  #part = 0;

  constructor(options: DirectoryClientOptions) {
    this.#options = options;
    this.store = new DirectoryStore(options);
    this.#retryDelay = new RetryDelay(options.random);
    this.#untilConsensus = new Timer(options.timers, () => this.#work());
    this.#retry = new Timer(options.timers, () => this.#work());
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** There is a consensus that may be used, and enough is known of its relays. */
  get isReady(): boolean {
    return this.#part >= 1 && this.store.consensusFault() === undefined;
  }

  /** After `start`: settled as soon as it is ready; rejected when it is stopped first. */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const isOver = this.isReady || this.#run === undefined;
        if (!isOver) return;
        this.#waiting.delete(look);
        if (this.isReady) resolve();
        else reject(new Error(`no directory information: ${this.lastFault ?? 'stopped'}`));
      };
      this.#waiting.add(look);
      look();
    });
  }

  start(): void {
    if (this.#run !== undefined) return;
    this.#run = {};
    if (this.store.consensus !== undefined) this.#scheduleConsensus();
    this.#work();
  }

  stop(): void {
    this.#run = undefined;
    for (const each of this.#downloads) each.abort();
    this.#asked.clear();
    this.#untilConsensus.stop();
    this.#retry.stop();
    this.#tell();
  }

  /** What was saved, or why parts of it are not taken; before `start`. */
  load(text: string): readonly DirectoryFault[] {
    const faults = this.store.load(text);
    this.#tell();
    return faults;
  }

  save(): string {
    return this.store.save();
  }

  /** Does whatever can be done now that is not being done. */
  #work(): void {
    if (this.#run === undefined) return;
    this.#retry.stop();
    if (this.#isConsensusNeeded() && this.#consensusSearches === 0) {
      this.#searchConsensus(HEDGES_MAX);
    }
    const lacksKeys = this.store.consensus === undefined && this.store.certificates.length === 0;
    if (lacksKeys || this.store.missingCertificates.length > 0) this.#searchCertificates();
    this.#searchMicrodescriptors();
    this.#tell();
  }

  #isConsensusNeeded(): boolean {
    return !this.#untilConsensus.isRunning && !this.store.hasCandidate;
  }

  /** Asks a cache, and, while it does not begin to answer, another one. */
  #searchConsensus(hedges: number): void {
    const run = this.#run;
    if (run === undefined) return;
    this.#consensusSearches++;
    const hedge = new Timer(this.#options.timers, () => {
      if (this.#isConsensusNeeded()) this.#searchConsensus(hedges - 1);
    });
    if (hedges > 1) hedge.start(HEDGE_MS);
    const { consensus } = this.store;
    const { authorities, crypto } = this.#options;
    const mayDiff = consensus !== undefined && this.#mayDiff;
    const request: DirectoryRequest = {
      path: consensusPath(authorities),
      octetsMax: CONSENSUS_OCTETS_MAX,
      diffFrom: mayDiff ? diffBase(consensus, crypto) : undefined,
    };
    const begun = (): void => {
      hedge.stop();
      this.#advance(LOADING_CONSENSUS);
    };
    this.#advance(ASKING_FOR_CONSENSUS);
    void this.#ask(request, begun).then((answer) => {
      hedge.stop();
      this.#consensusSearches--;
      // Another cache may have been faster.
      if (run !== this.#run || !this.#isConsensusNeeded()) return;
      this.#takeConsensus(answer);
    });
  }

  #takeConsensus(answer: Uint8Array | DirectoryFault): void {
    if (answer instanceof DirectoryFault) return this.#consensusFailed(answer);
    const taken = this.store.takeConsensus(answer);
    if (taken instanceof DirectoryFault) {
      // A cache whose diffs lead nowhere may still have the whole.
      if (isConsensusDiff(answer)) this.#mayDiff = false;
      return this.#consensusFailed(taken);
    }
    if (taken) this.#scheduleConsensus();
    this.#work();
  }

  #consensusFailed(fault: DirectoryFault): void {
    this.#refused(fault);
    if (this.#consensusSearches === 0) this.#untilConsensus.start(this.#retryDelay.next());
    this.#tell();
  }

  /** There is a new one: the next is asked for in its time, or soon when this has expired. */
  #scheduleConsensus(): void {
    const { random, unixSeconds } = this.#options;
    const { consensus } = this.store;
    if (consensus === undefined) return;
    this.#asked.clear();
    this.#mayDiff = true;
    const now = unixSeconds();
    if (isLive(consensus, now)) {
      this.#retryDelay.reset();
      this.#untilConsensus.start(Math.max(refreshTime(consensus, random) - now, 0) * 1000);
    } else if (now < consensus.validAfter) {
      this.#untilConsensus.start(this.#retryDelay.next());
    }
  }

  #searchCertificates(): void {
    const run = this.#run;
    if (run === undefined || this.#certificateSearches > 0) return;
    this.#certificateSearches++;
    const path = certificatesPath(this.#options.authorities, this.store.missingCertificates);
    void this.#ask({ path, octetsMax: CERTIFICATES_OCTETS_MAX }).then((answer) => {
      this.#certificateSearches--;
      if (run !== this.#run) return;
      if (answer instanceof DirectoryFault) {
        if (!this.store.hasCandidate) return this.#failed(answer);
        this.store.forgetCandidate();
        return this.#consensusFailed(answer);
      }
      const [fault] = this.store.takeCertificates(answer);
      if (fault !== undefined) this.#refused(fault);
      const decided = this.store.decideAgain();
      if (decided === true) this.#scheduleConsensus();
      // What was asked for by name has not come: nobody vouches for those signatures.
      const isForged = decided === false && path.includes('/fp-sk/');
      if (isForged) this.store.forgetCandidate();
      if (isForged || decided instanceof DirectoryFault) {
        const why = decided instanceof DirectoryFault ? decided : fault;
        return this.#consensusFailed(why ?? new DirectoryFault('short of signatures', path));
      }
      this.#work();
    });
  }

  #searchMicrodescriptors(): void {
    const run = this.#run;
    if (run === undefined) return;
    const needed = this.store.missingMicrodescriptors.filter((digest) => !this.#asked.has(digest));
    if (needed.length === 0) return;
    this.#advance(ASKING_FOR_DESCRIPTORS);
    for (const batch of batchesOf(needed, PARALLEL_MAX)) {
      if (this.#batches >= PARALLEL_MAX) return;
      this.#batches++;
      for (const digest of batch) this.#asked.add(digest);
      const octetsMax = microdescriptorsOctetsMax(batch.length);
      void this.#ask({ path: microdescriptorsPath(batch), octetsMax }).then((answer) => {
        this.#batches--;
        if (run !== this.#run) return;
        this.#takeBatch(batch, answer);
      });
    }
  }

  #takeBatch(batch: readonly string[], answer: Uint8Array | DirectoryFault): void {
    const { store } = this;
    if (answer instanceof DirectoryFault) {
      for (const digest of batch) this.#asked.delete(digest);
      return this.#failed(answer);
    }
    const { taken, faults } = store.takeMicrodescriptors(answer, new Set(batch));
    if (faults.length > 0) this.#refused(faults[0]);
    this.#work();
    if (taken === batch.length) return;
    // The cache lacks some of them, or says so; others may have them, and it may itself, later.
    for (const digest of batch) this.#asked.delete(digest);
    this.#later(taken === 0 ? this.#retryDelay.next() : MISSING_MS);
  }

  async #ask(request: DirectoryRequest, begun?: () => void): Promise<Uint8Array | DirectoryFault> {
    const { timers, inflater } = this.#options;
    const cache = this.#cache();
    if (cache === undefined) {
      return new DirectoryFault('unreachable', 'there is nobody to ask');
    }
    this.counters.asked++;
    this.#advance(CONNECTING);
    const open = (until: AbortSignal): Promise<DirectoryStream> =>
      this.#options.openDirectoryStream(cache, until);
    const abort = new AbortController();
    this.#downloads.add(abort);
    const answer = await download(open, request, { timers, inflater, begun }, abort.signal);
    this.#downloads.delete(abort);
    if (answer instanceof DirectoryFault) this.counters.failed++;
    else this.counters.answered++;
    return answer;
  }

  /** A guard once there is a choice; before that anyone who was named to us, by chance. */
  #cache(): RelayTarget | undefined {
    const { authorities, fallbacks = [], chooseCache, random } = this.#options;
    if (this.store.consensusFault() === undefined) {
      const chosen = chooseCache?.();
      if (chosen !== undefined) return chosen;
    }
    const isFirst = this.#retryDelay.isFirst && fallbacks.length > 0;
    const first = isFirst ? fallbacks : [...fallbacks, ...authorities.map(authorityTarget)];
    return first[below(random, first.length)];
  }

  #failed(fault: DirectoryFault): void {
    this.#refused(fault);
    this.#later(this.#retryDelay.next());
  }

  #refused(fault: DirectoryFault): void {
    this.lastFault = fault;
    this.counters.refused++;
  }

  #later(ms: number): void {
    const at = this.#options.timers.clock.now() + ms;
    if (!this.#retry.isRunning || at < this.#retry.deadline) this.#retry.start(ms);
    this.#tell();
  }

  #advance(phase: Phase): void {
    if (phase.percent > this.#phase.percent) this.#phase = phase;
  }

  #tell(): void {
    const { consensus } = this.store;
    if (this.store.hasCandidate) this.#advance(LOADING_KEYS);
    if (consensus !== undefined) {
      const isKnown = ({ microdescriptor }: RouterStatus): boolean =>
        this.store.microdescriptor(microdescriptor) !== undefined;
      this.#part = pathFraction(consensus, isKnown) / enoughFraction(consensus);
      if (this.#part > 0) this.#advance(this.#part >= 1 ? ENOUGH : loadingDescriptors(this.#part));
    }
    for (const look of this.#waiting) look();
    this.#options.changed?.();
  }
}
