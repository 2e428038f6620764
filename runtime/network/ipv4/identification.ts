/**
 * The Identification of fragments: different for two minutes among datagrams from one address to
 * another (RFC 6864 §4.3), as far as sixteen bits go, and not to be foretold by others, who could
 * then have theirs put together with ours (RFC 7739 §5.3, which is of IPv6 and as true here). A
 * counter for each of many buckets of destinations, begun where a keyed hash says.
 *
 * A packet that is never to be fragmented needs none (RFC 6864 §4.1), but some routers fragment it
 * all the same; so it has one by chance, which tells nothing.
 */
import type { Random } from '../../base/random.ts';
import { SIPHASH_KEY_OCTETS, SipHash } from '../../base/siphash.ts';

const BUCKETS = 1024;

export class Identifications {
  readonly #random: Random;
  readonly #hash: SipHash;
  readonly #counters = new Uint16Array(BUCKETS);
  #left = 0;
  #bits = 0;

  constructor(random: Random) {
    this.#random = random;
    const key = new Uint8Array(SIPHASH_KEY_OCTETS);
    random.fill(key);
    this.#hash = new SipHash(key);
    for (let bucket = 0; bucket < BUCKETS; bucket++) this.#counters[bucket] = random.bits();
  }

  /** For a datagram that is fragmented, or may be. */
  next(source: number, destination: number, protocol: number): number {
    const begin = this.#hash.words(source, destination, protocol, 0);
    const bucket = this.#hash.high & (BUCKETS - 1);
    return (begin + this.#counters[bucket]++) & 0xffff;
  }

  /** For a datagram that is whole, and is to stay so. */
  any(): number {
    if (this.#left === 0) {
      this.#bits = this.#random.bits();
      this.#left = 1;
      return this.#bits & 0xffff;
    }
    this.#left = 0;
    return this.#bits >>> 16;
  }
}
