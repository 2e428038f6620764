/**
 * Chance from the system. A call into its generator costs as much for four octets as for four
 * thousand; so octets are taken out of a pool, and each is wiped when it is given away: who reads
 * this memory later learns nothing of numbers that have been used.
 */
import { randomFillSync } from 'node:crypto';

import type { Random } from '../../runtime/base/random.ts';

const POOL_WORDS = 2048;

export function systemRandom(): Random {
  const words = new Int32Array(POOL_WORDS);
  const octets = new Uint8Array(words.buffer);
  let next = POOL_WORDS;

  const bits = (): number => {
    if (next === POOL_WORDS) {
      randomFillSync(words);
      next = 0;
    }
    const word = words[next];
    words[next++] = 0;
    return word;
  };

  const fill = (b: Uint8Array): void => {
    if (b.length > octets.length / 4) {
      randomFillSync(b);
      return;
    }
    const wanted = Math.ceil(b.length / words.BYTES_PER_ELEMENT);
    if (wanted > POOL_WORDS - next) {
      randomFillSync(words);
      next = 0;
    }
    const from = next * words.BYTES_PER_ELEMENT;
    next += wanted;
    const to = next * words.BYTES_PER_ELEMENT;
    b.set(octets.subarray(from, from + b.length));
    octets.fill(0, from, to);
  };

  return { bits, fill };
}
