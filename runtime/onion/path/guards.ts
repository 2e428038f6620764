/**
 * Entry guards (guard-spec §4): of all guards a few are sampled, of those the ones that have worked
 * are confirmed, and the first few are primary. Circuits begin at a primary guard as long as one
 * can be reached, so that an attacker who waits for a client to come by waits for months.
 */
import { below, fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import type { Timers } from '../../base/timers.ts';
import { DirectoryFault } from '../directory/fault.ts';
import { SampledGuard } from './guard.ts';
import type { GuardRecord } from './guard.ts';
import { readGuards, writeGuards } from './guard-file.ts';
import { parameterOf } from './parameters.ts';
import type { ParameterName } from './parameters.ts';
import type { Relay, Relays } from './relays.ts';
import { WeightedChoice, Weights } from './weights.ts';

const DAY_SECONDS = 86_400;
const SECOND_MS = 1000;
/** guard-spec §4.1: dates are put back by up to a tenth of a lifetime, a fifth of the absence. */
const ADDED_PART = 1 / 10;
const UNLISTED_PART = 1 / 5;

export interface GuardsOptions {
  readonly timers: Timers;
  readonly random: Random;
  readonly unixSeconds: () => number;
}

export class Guards {
  readonly #options: GuardsOptions;
  /** In the order in which they were sampled. */
  #sample: SampledGuard[] = [];
  /** In the order in which they were first used. */
  #confirmed: SampledGuard[] = [];
  #primary: readonly SampledGuard[] = [];
  #relays: Relays | undefined;
  /** Milliseconds of the clock: when a circuit last was built. */
  #lastSuccess = -Infinity;

  constructor(options: GuardsOptions) {
    this.#options = options;
  }

  get sample(): readonly SampledGuard[] {
    return this.#sample;
  }

  get primary(): readonly SampledGuard[] {
    return this.#primary;
  }

  /** There is a consensus, or more is known of its relays (guard-spec §4.10). */
  update(relays: Relays): void {
    this.#relays = relays;
    const listed = new Map(
      relays.consensus.routers.map((router) => [router.identity, isPossibleGuard(router)]),
    );
    for (const guard of this.#sample) {
      guard.isListed = listed.get(guard.record.key) === true;
      guard.relay = guard.isListed ? relays.byKey(guard.record.key) : undefined;
      if (guard.isListed) guard.record.unlistedSince = undefined;
      else guard.record.unlistedSince ??= this.#past(this.#days(REMOVE_AFTER) * UNLISTED_PART);
    }
    this.#sample.filter((guard) => this.#isOver(guard.record)).forEach((guard) => guard.forget());
    this.#sample = this.#sample.filter((guard) => !this.#isOver(guard.record));
    this.#confirmed = this.#confirmed.filter((guard) => this.#sample.includes(guard));
    this.#extend();
    this.#choosePrimary();
  }

  /**
   * The guard for a new circuit, among those that are allowed (guard-spec §4.6). Undefined when
   * there is none.
   */
  choose(
    purpose: 'circuit' | 'directory',
    isAllowed: (relay: Relay) => boolean,
  ): Relay | undefined {
    const isFit = ({ relay }: SampledGuard): boolean => relay !== undefined && isAllowed(relay);
    if (this.#lacksDescriptor(purpose)) return undefined;
    const chosen = this.#chooseAmong(purpose, isFit);
    if (chosen !== undefined) return chosen.relay;
    // All were tried: it may be the network that was down.
    for (const guard of this.#sample) guard.lookAgain();
    return this.#chooseAmong(purpose, isFit)?.relay;
  }

  /**
   * A circuit through it was built, or failed in a way that says that it was not reached. Answers
   * whether what was built may be used now: not while a better guard, of those that are allowed,
   * may be there after all.
   */
  result(key: string, isBuilt: boolean, isAllowed: (relay: Relay) => boolean = anyone): boolean {
    const guard = this.#sample.find(({ record }) => record.key === key);
    if (guard === undefined) return isBuilt;
    if (!isBuilt) {
      guard.failed();
      return false;
    }
    const now = this.#options.timers.clock.now();
    const downMs = this.#parameter('guard-internet-likely-down-interval') * SECOND_MS;
    const wasDown = now - this.#lastSuccess > downMs;
    this.#lastSuccess = now;
    guard.built();
    if (this.#primary.includes(guard)) return true;
    // guard-spec §4.8: nothing had worked for long, so the primary ones are tried once more.
    if (wasDown) for (const primary of this.#primary) primary.lookAgain();
    return this.#primary.every(
      ({ isWorthTrying, relay }) => !isWorthTrying || (relay !== undefined && !isAllowed(relay)),
    );
  }

  save(): string {
    return writeGuards(this.#sample.map(({ record }) => record));
  }

  /** Before the first `update`. What was saved, or why it is not taken. */
  load(text: string): DirectoryFault | undefined {
    const records = readGuards(text);
    if (records instanceof DirectoryFault) return records;
    for (const guard of this.#sample) guard.forget();
    this.#sample = records.map((record) => this.#guardOf(record));
    this.#confirmed = this.#sample
      .filter(({ record }) => record.confirmedAs !== undefined)
      .sort((one, other) => one.record.confirmedAs! - other.record.confirmedAs!);
    if (this.#relays !== undefined) this.update(this.#relays);
    return undefined;
  }

  /**
   * guard-spec §4.12: rather no circuit than another guard, because somebody keeps from us what we
   * need to know of the first ones.
   */
  #lacksDescriptor(purpose: 'circuit' | 'directory'): boolean {
    const first = this.#primary
      .filter((guard) => guard.isWorthTrying)
      .slice(0, this.#parameter(TO_USE[purpose]));
    const isLacking = ({ relay }: SampledGuard): boolean => relay === undefined;
    return (
      first.length > 0 && (purpose === 'circuit' ? first.some(isLacking) : first.every(isLacking))
    );
  }

  #chooseAmong(
    purpose: 'circuit' | 'directory',
    isFit: (guard: SampledGuard) => boolean,
  ): SampledGuard | undefined {
    const usable = this.#primary.filter((guard) => guard.isWorthTrying && isFit(guard));
    if (usable.length > 0) {
      const most = this.#parameter(TO_USE[purpose]);
      return usable[below(this.#options.random, Math.min(most, usable.length))];
    }
    // Not primary: one circuit each, to find out, those first that have worked before.
    const ordered = [
      ...this.#confirmed,
      ...this.#sample.filter((guard) => !this.#isConfirmed(guard)),
    ];
    const others = ordered.filter((guard) => guard.isWorthTrying && isFit(guard));
    const next = others.find((guard) => !guard.isPending) ?? others[0];
    if (next !== undefined) next.isPending = true;
    return next;
  }

  #guardOf(record: GuardRecord): SampledGuard {
    return new SampledGuard(
      {
        timers: this.#options.timers,
        confirmed: (guard) => {
          guard.record.confirmedOn = this.#past(this.#days('guard-lifetime-days') * ADDED_PART);
          guard.record.confirmedAs = (this.#confirmed.at(-1)?.record.confirmedAs ?? 0) + 1;
          this.#confirmed.push(guard);
        },
        isPrimary: (guard) => this.#primary.includes(guard),
      },
      record,
    );
  }

  /** guard-spec §4.1: unlisted for too long; or too old, and not confirmed but long ago. */
  #isOver({ unlistedSince, addedOn, confirmedOn }: GuardRecord): boolean {
    const now = this.#options.unixSeconds();
    if (unlistedSince !== undefined && now - unlistedSince > this.#days(REMOVE_AFTER)) return true;
    if (now - addedOn <= this.#days('guard-lifetime-days')) return false;
    const least = this.#days('guard-confirmed-min-lifetime-days');
    return confirmedOn === undefined || now - confirmedOn > least;
  }

  /** guard-spec §4.2: enough that can be used, but not too many of all that there are. */
  #extend(): void {
    const relays = this.#relays!;
    const guards = relays.consensus.routers.filter(isPossibleGuard);
    const wanted = this.#parameter('guard-min-filtered-sample-size');
    const threshold = this.#parameter('guard-max-sample-threshold-percent') / 100;
    const some = Math.floor(guards.length * threshold);
    const most = Math.max(Math.min(some, this.#parameter('guard-max-sample-size')), wanted);
    const weights = new Weights(relays.consensus);
    const choice = new WeightedChoice(
      guards,
      ({ bandwidth, flags }) => bandwidth * weights.factor('guard', flags),
    );
    const sampled = new Set(this.#sample.map(({ record }) => record.key));
    let usable = this.#sample.filter((guard) => guard.isListed && guard.isWorthTrying).length;
    while (usable < wanted && this.#sample.length < most) {
      const router = choice.draw(this.#options.random, ({ identity }) => !sampled.has(identity));
      if (router === undefined) return;
      sampled.add(router.identity);
      const guard = this.#guardOf({
        key: router.identity,
        nickname: router.nickname,
        addedOn: this.#past(this.#days('guard-lifetime-days') * ADDED_PART),
        confirmedOn: undefined,
        confirmedAs: undefined,
        unlistedSince: undefined,
      });
      guard.isListed = true;
      guard.relay = relays.byKey(router.identity);
      this.#sample.push(guard);
      usable++;
    }
  }

  /** guard-spec §4.4: confirmed ones first, then those that were primary, then the sample. */
  #choosePrimary(): void {
    const most = this.#parameter('guard-n-primary-guards');
    const before = this.#primary.filter((guard) => this.#sample.includes(guard));
    const ordered = [...new Set([...this.#confirmed, ...before, ...this.#sample])];
    this.#primary = ordered.filter(({ isListed }) => isListed).slice(0, most);
  }

  #isConfirmed({ record }: SampledGuard): boolean {
    return record.confirmedOn !== undefined;
  }

  /** Some time between now and so many seconds ago. */
  #past(seconds: number): number {
    const { random, unixSeconds } = this.#options;
    return Math.floor(unixSeconds() - fraction(random) * seconds);
  }

  #parameter(name: ParameterName): number {
    return parameterOf(this.#relays?.consensus, name);
  }

  #days(name: ParameterName): number {
    return this.#parameter(name) * DAY_SECONDS;
  }
}

const REMOVE_AFTER: ParameterName = 'guard-remove-unlisted-guards-after-days';
const TO_USE: Readonly<Record<'circuit' | 'directory', ParameterName>> = {
  circuit: 'guard-n-primary-guards-to-use',
  directory: 'guard-n-primary-dir-guards-to-use',
};

export const anyone = (): boolean => true;

/** guard-spec §4.0: usable for all circuits and all questions. */
export function isPossibleGuard({ flags }: Pick<Relay, 'flags'>): boolean {
  return flags.guard && flags.stable && flags.fast && flags.v2Dir && flags.running && flags.valid;
}
