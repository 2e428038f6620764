/**
 * What was answered, for as long as it may be kept. Two bounds hold at once: how many answers, and
 * how many records are in them; when either is reached the one that was used least recently goes.
 */
import type { ResourceRecord } from '../../../generated/application/dns.value.ts';
import type { Clock } from '../../base/clock.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { Outcome } from './outcome.ts';

export const CACHED_ANSWERS_MAX = 4096;
export const CACHED_RECORDS_MAX = 16_384;
/** One answer has at most so many, or it is not kept. */
export const CACHED_RECORDS_OF_ONE_MAX = 256;

interface Kept {
  readonly outcome: Outcome;
  readonly since: number;
  readonly until: number;
}

export type CacheCounters = Counters<
  'hits' | 'misses' | 'kept' | 'expired' | 'evicted' | 'tooLarge' | 'flushed'
>;

export class DnsCache {
  readonly counters: CacheCounters = countersOf(
    'hits',
    'misses',
    'kept',
    'expired',
    'evicted',
    'tooLarge',
    'flushed',
  );
  readonly #clock: Clock;
  readonly #answersMax: number;
  /** The least recently used one in front. */
  readonly #kept = new Map<string, Kept>();
  #records = 0;

  constructor(clock: Clock, answersMax: number = CACHED_ANSWERS_MAX) {
    this.#clock = clock;
    this.#answersMax = answersMax;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** With times to live that have become less meanwhile. */
  get(name: string, type: number): Outcome | undefined {
    const key = keyOf(name, type);
    const kept = this.#kept.get(key);
    const now = this.#clock.now();
    if (kept === undefined) {
      this.counters.misses++;
      return undefined;
    }
    this.#remove(key, kept);
    if (now >= kept.until) {
      this.counters.expired++;
      this.counters.misses++;
      return undefined;
    }
    this.#add(key, kept);
    this.counters.hits++;
    return aged(kept.outcome, Math.floor((now - kept.since) / 1000));
  }

  put(name: string, type: number, outcome: Outcome): void {
    if (outcome.seconds <= 0) return;
    if (outcome.records.length > CACHED_RECORDS_OF_ONE_MAX) {
      this.counters.tooLarge++;
      return;
    }
    const key = keyOf(name, type);
    const before = this.#kept.get(key);
    if (before !== undefined) this.#remove(key, before);
    const since = this.#clock.now();
    this.#add(key, { outcome, since, until: since + outcome.seconds * 1000 });
    this.counters.kept++;
    for (const [oldest, one] of this.#kept) {
      if (this.#kept.size <= this.#answersMax && this.#records <= CACHED_RECORDS_MAX) break;
      this.#remove(oldest, one);
      this.counters.evicted++;
    }
  }

  flush(): void {
    this.counters.flushed += this.#kept.size;
    this.#kept.clear();
    this.#records = 0;
  }

  #add(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    this.#records += kept.outcome.records.length;
  }

  #remove(key: string, kept: Kept): void {
    this.#kept.delete(key);
    this.#records -= kept.outcome.records.length;
  }
}

function keyOf(name: string, type: number): string {
  return `${type} ${name}`;
}

function aged(outcome: Outcome, seconds: number): Outcome {
  if (seconds === 0) return outcome;
  const older = (one: ResourceRecord): ResourceRecord => ({
    ...one,
    ttl: (one.ttl ?? 0) - seconds,
  });
  const records = outcome.records.map(older);
  const soa = outcome.soa && older(outcome.soa);
  return { ...outcome, records, soa, seconds: outcome.seconds - seconds };
}
