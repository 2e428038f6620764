/**
 * What is sent: a text that everyone knows by its position, so that the first octet that is wrong
 * has a place. It repeats after a prime number of octets, which is no size of anything.
 */
import { createHash } from 'node:crypto';

import { seededRandom } from '../../runtime/base/random.ts';

const PERIOD = 1_048_573;

const text = Buffer.alloc(PERIOD);
seededRandom(1).fill(text);

/** Octets of the text from `position` on: at most so many, and fewer where it begins again. */
export function textAt(position: number, most: number): Buffer {
  const at = position % PERIOD;
  return text.subarray(at, Math.min(at + most, PERIOD));
}

/** How many of b[from, to) are as the text has them from `position` on. */
export function agreement(position: number, b: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to;) {
    const wanted = textAt(position + at - from, to - at);
    const next = at + wanted.length;
    if (wanted.compare(b, at, next) !== 0) {
      return at - from + wanted.findIndex((octet, index) => octet !== b[at + index]);
    }
    at = next;
  }
  return to - from;
}

/** SHA-256 of what goes by. */
export class Digest {
  readonly #hash = createHash('sha256');

  add(octets: Uint8Array): void {
    this.#hash.update(octets);
  }

  toString(): string {
    return this.#hash.copy().digest('hex');
  }
}
