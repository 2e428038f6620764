/**
 * Which local port a new connection gets: RFC 6056, algorithm 4. Two keyed hashes: nobody else can
 * tell the next port, and yet one four-tuple comes again only after all others to that endpoint.
 */
import type { Address } from '../../base/address.ts';
import type { Random } from '../../base/random.ts';
import { SipHash } from '../../base/siphash.ts';
import { hashTuple, randomKey } from './isn.ts';

/** RFC 6335 §6: dynamic ports; more of them, as Linux has it. */
const FIRST = 32_768;
const COUNT = 28_232;
const COUNTERS = 64;

export class Ports {
  readonly #offset: SipHash;
  readonly #index: SipHash;
  readonly #counters = new Int32Array(COUNTERS);

  constructor(random: Random) {
    this.#offset = new SipHash(randomKey(random));
    this.#index = new SipHash(randomKey(random));
    for (let index = 0; index < COUNTERS; index++) this.#counters[index] = random.bits();
  }

  /** A port that is free; undefined when there is none. */
  choose(
    local: Address,
    remote: Address,
    remotePort: number,
    isFree: (port: number) => boolean,
  ): number | undefined {
    const offset = hashTuple(this.#offset, local, 0, remote, remotePort);
    const index = (hashTuple(this.#index, local, 0, remote, remotePort) >>> 0) % COUNTERS;
    for (let tried = 0; tried < COUNT; tried++) {
      const counter = this.#counters[index]++;
      const port = FIRST + (((offset + counter) >>> 0) % COUNT);
      if (isFree(port)) return port;
    }
    return undefined;
  }
}
