/**
 * SipHash-2-4, a keyed hash: who does not know the key can neither foretell what it gives, so that
 * no flood aims at one bucket of a table, nor learn one value from the others, so that sequence
 * numbers and ports may be made from it (RFC 6528 §3, RFC 6056 §3.3.3).
 *
 * Its words have 64 bits; here they are two halves of 32, as JavaScript computes with those alone.
 * After Aumasson and Bernstein, "SipHash: a fast short-input PRF".
 */

export const SIPHASH_KEY_OCTETS = 16;

/** "somepseudorandomlygeneratedbytes", the high half of each word first. */
const INITIAL = [
  0x736f6d65, 0x70736575, 0x646f7261, 0x6e646f6d, 0x6c796765, 0x6e657261, 0x74656462, 0x79746573,
] as const;

const COMPRESSION_ROUNDS = 2;
const FINAL_ROUNDS = 4;

/** The last words before a result: what tells the end from another block. */
const FINALIZATION = 0xff;

export class SipHash {
  /** The high 32 bits of the last result, signed; what a method answers are the low ones. */
  high = 0;
  /** The four words, the low half of each first: as the key sets them, and as they are now. */
  readonly #initial = new Int32Array(8);
  readonly #state = new Int32Array(8);
  /** Words taken since `begin`, and the one that waits for its other half. */
  #count = 0;
  #waiting = 0;

  /** `key`: sixteen octets, copied. */
  constructor(key: Uint8Array) {
    if (key.length !== SIPHASH_KEY_OCTETS) {
      throw new RangeError(`key: ${key.length} octets, expected ${SIPHASH_KEY_OCTETS}`);
    }
    for (let word = 0; word < 4; word++) {
      const at = (word & 1) * 8;
      this.#initial[2 * word] = INITIAL[2 * word + 1] ^ littleWord(key, at);
      this.#initial[2 * word + 1] = INITIAL[2 * word] ^ littleWord(key, at + 4);
    }
  }

  /** Of b[o, end). */
  octets(b: Uint8Array, o: number, end: number): number {
    const state = this.#state;
    state.set(this.#initial);
    let at = o;
    for (const last = end - 7; at < last; at += 8) {
      compress(state, littleWord(b, at), littleWord(b, at + 4));
    }
    let low = 0;
    let high = ((end - o) & 0xff) << 24;
    for (let shift = 0; at < end; at++, shift += 8) {
      if (shift < 32) low |= b[at] << shift;
      else high |= b[at] << (shift - 32);
    }
    return this.#finish(low, high);
  }

  /** Of four words: as of their sixteen octets, the lowest octet of each first. */
  words(first: number, second: number, third: number, fourth: number): number {
    const state = this.#state;
    state.set(this.#initial);
    compress(state, first, second);
    compress(state, third, fourth);
    return this.#finish(0, 16 << 24);
  }

  /** Of any number of words, one by one: `begin`, `add` each, `finish`. */
  begin(): void {
    this.#state.set(this.#initial);
    this.#count = 0;
  }

  add(word: number): void {
    if ((this.#count++ & 1) === 0) this.#waiting = word | 0;
    else compress(this.#state, this.#waiting, word | 0);
  }

  finish(): number {
    const low = (this.#count & 1) === 0 ? 0 : this.#waiting;
    return this.#finish(low, (this.#count & 0x3f) << 26);
  }

  #finish(low: number, high: number): number {
    const state = this.#state;
    compress(state, low, high);
    state[4] ^= FINALIZATION;
    mix(state, FINAL_ROUNDS);
    this.high = state[1] ^ state[3] ^ state[5] ^ state[7];
    return state[0] ^ state[2] ^ state[4] ^ state[6];
  }
}

function littleWord(b: Uint8Array, at: number): number {
  return b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24);
}

function compress(state: Int32Array, low: number, high: number): void {
  state[6] ^= low;
  state[7] ^= high;
  mix(state, COMPRESSION_ROUNDS);
  state[0] ^= low;
  state[1] ^= high;
}

/** The SipRound, so many times. */
function mix(state: Int32Array, rounds: number): void {
  let low0 = state[0];
  let high0 = state[1];
  let low1 = state[2];
  let high1 = state[3];
  let low2 = state[4];
  let high2 = state[5];
  let low3 = state[6];
  let high3 = state[7];
  let low = 0;
  for (let round = 0; round < rounds; round++) {
    // v0 += v1; v1 <<<= 13; v1 ^= v0; v0 <<<= 32, which leaves its halves exchanged
    low = (low0 + low1) | 0;
    high0 = (high0 + high1 + carry(low, low0)) | 0;
    low0 = high0;
    high0 = low;
    low = (low1 << 13) | (high1 >>> 19);
    high1 = ((high1 << 13) | (low1 >>> 19)) ^ low0;
    low1 = low ^ high0;
    // v2 += v3; v3 <<<= 16; v3 ^= v2
    low = (low2 + low3) | 0;
    high2 = (high2 + high3 + carry(low, low2)) | 0;
    low2 = low;
    low = (low3 << 16) | (high3 >>> 16);
    high3 = ((high3 << 16) | (low3 >>> 16)) ^ high2;
    low3 = low ^ low2;
    // v0 += v3; v3 <<<= 21; v3 ^= v0
    low = (low0 + low3) | 0;
    high0 = (high0 + high3 + carry(low, low0)) | 0;
    low0 = low;
    low = (low3 << 21) | (high3 >>> 11);
    high3 = ((high3 << 21) | (low3 >>> 11)) ^ high0;
    low3 = low ^ low0;
    // v2 += v1; v1 <<<= 17; v1 ^= v2; v2 <<<= 32
    low = (low2 + low1) | 0;
    high2 = (high2 + high1 + carry(low, low2)) | 0;
    low2 = high2;
    high2 = low;
    low = (low1 << 17) | (high1 >>> 15);
    high1 = ((high1 << 17) | (low1 >>> 15)) ^ low2;
    low1 = low ^ high2;
  }
  state[0] = low0;
  state[1] = high0;
  state[2] = low1;
  state[3] = high1;
  state[4] = low2;
  state[5] = high2;
  state[6] = low3;
  state[7] = high3;
}

/** What a sum of low halves carries: it came out less than what went in. */
function carry(sum: number, summand: number): number {
  return sum >>> 0 < summand >>> 0 ? 1 : 0;
}
