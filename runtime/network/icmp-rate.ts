/**
 * How many ICMP errors we send: so many a second in all, and so many to one destination (RFC 1812
 * §4.3.2.8, RFC 4443 §2.4 (f)), each as a bucket of tokens. That there is one bucket for all could
 * be used to find out, by exhausting it, whether an error was sent to somebody else; so each error
 * takes from it a number of tokens that nobody knows. Destinations are told apart by a keyed hash,
 * and those in one bucket share it.
 */
import type { Clock } from '../base/clock.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import type { Random } from '../base/random.ts';
import { below } from '../base/random.ts';
import { SIPHASH_KEY_OCTETS, SipHash } from '../base/siphash.ts';

export const ERRORS_A_SECOND_MAX = 1000;
export const ERRORS_AT_ONCE_MAX = 100;
export const ERRORS_A_SECOND_A_DESTINATION_MAX = 10;
export const ERRORS_AT_ONCE_A_DESTINATION_MAX = 10;
const TOKENS_AN_ERROR_MAX = 3;
const BUCKETS = 512;

export class ErrorRate {
  readonly counters: Counters<'limited' | 'limitedDestination'> = countersOf(
    'limited',
    'limitedDestination',
  );
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #hash: SipHash;
  readonly #tokens = new Float64Array(BUCKETS).fill(ERRORS_AT_ONCE_A_DESTINATION_MAX);
  readonly #filledAt = new Float64Array(BUCKETS);
  #allTokens = ERRORS_AT_ONCE_MAX;
  #allFilledAt: number;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
    this.#allFilledAt = clock.now();
    const key = new Uint8Array(SIPHASH_KEY_OCTETS);
    random.fill(key);
    this.#hash = new SipHash(key);
  }

  /** Whether an error may go to the address at b[at], of so many octets; counts it if so. */
  allows(b: Uint8Array, at: number, octets: number): boolean {
    const now = this.#clock.now();
    const bucket = this.#hash.octets(b, at, at + octets) & (BUCKETS - 1);
    const seconds = (now - this.#filledAt[bucket]) / 1000;
    const tokens = Math.min(
      ERRORS_AT_ONCE_A_DESTINATION_MAX,
      this.#tokens[bucket] + seconds * ERRORS_A_SECOND_A_DESTINATION_MAX,
    );
    this.#filledAt[bucket] = now;
    this.#tokens[bucket] = tokens;
    if (tokens < 1) {
      this.counters.limitedDestination++;
      return false;
    }
    const allSeconds = (now - this.#allFilledAt) / 1000;
    this.#allFilledAt = now;
    this.#allTokens = Math.min(
      ERRORS_AT_ONCE_MAX,
      this.#allTokens + allSeconds * ERRORS_A_SECOND_MAX,
    );
    if (this.#allTokens < 1) {
      this.counters.limited++;
      return false;
    }
    this.#allTokens -= 1 + below(this.#random, TOKENS_AN_ERROR_MAX);
    this.#tokens[bucket] = tokens - 1;
    return true;
  }
}
