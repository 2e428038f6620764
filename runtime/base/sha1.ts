/**
 * SHA-1 (RFC 3174) as a running digest: what relay cells are told apart by, hundreds of thousands
 * of times a second. A library makes and throws away an object for each look at a digest; this one
 * allocates nothing but what it answers. Its twin in tests is that of Node.
 */
import { copyOctets } from './octets.ts';

const BLOCK_OCTETS = 64;
export const DIGEST_OCTETS = 20;
const ROUNDS = 80;
/** Where the length of all stands in the last block. */
const LENGTH_AT = 56;

/** RFC 3174 §6.1. */
const BEGINNING = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);

/** The message schedule of the block at hand, and the state and octets of whoever looks. */
const words = new Int32Array(ROUNDS);
const looking = new Int32Array(BEGINNING.length);
const last = new Uint8Array(2 * BLOCK_OCTETS);

export class Sha1 {
  readonly #state = Int32Array.from(BEGINNING);
  readonly #block = new Uint8Array(BLOCK_OCTETS);
  #filled = 0;
  /** Whole blocks until now. */
  #blocks = 0;

  update(b: Uint8Array, from: number, to: number): void {
    let at = from;
    if (this.#filled > 0) {
      at = Math.min(to, from + BLOCK_OCTETS - this.#filled);
      copyOctets(b, from, at, this.#block, this.#filled);
      this.#filled += at - from;
      if (this.#filled < BLOCK_OCTETS) return;
      compress(this.#state, this.#block, 0);
      this.#blocks++;
    }
    for (; at + BLOCK_OCTETS <= to; at += BLOCK_OCTETS) {
      compress(this.#state, b, at);
      this.#blocks++;
    }
    copyOctets(b, at, to, this.#block, 0);
    this.#filled = to - at;
  }

  /** Of all until now, put into `digest`; more may follow. */
  snapshot(digest: Uint8Array = new Uint8Array(DIGEST_OCTETS)): Uint8Array {
    const filled = this.#filled;
    looking.set(this.#state);
    copyOctets(this.#block, 0, filled, last, 0);
    last[filled] = 0x80;
    const octets = filled < LENGTH_AT ? BLOCK_OCTETS : 2 * BLOCK_OCTETS;
    last.fill(0, filled + 1, octets);
    let length = (this.#blocks * BLOCK_OCTETS + filled) * 8;
    for (let at = octets - 1; length > 0; at--) {
      last[at] = length % 256;
      length = Math.floor(length / 256);
    }
    for (let at = 0; at < octets; at += BLOCK_OCTETS) compress(looking, last, at);
    for (let index = 0; index < looking.length; index++) {
      const word = looking[index];
      digest[4 * index] = word >>> 24;
      digest[4 * index + 1] = word >>> 16;
      digest[4 * index + 2] = word >>> 8;
      digest[4 * index + 3] = word;
    }
    return digest;
  }

  /** One that goes on from here by itself. */
  clone(): Sha1 {
    const twin = new Sha1();
    twin.#state.set(this.#state);
    twin.#block.set(this.#block);
    twin.#filled = this.#filled;
    twin.#blocks = this.#blocks;
    return twin;
  }
}

/**
 * RFC 3174 §6.1, step b: the schedule of the block m[from…). The last sixteen words are variables,
 * for what is read back from an array right after it was written is waited for.
 */
function expand(m: Uint8Array, from: number): void {
  const w = words;
  let w0 = (w[0] = wordAt(m, from));
  let w1 = (w[1] = wordAt(m, from + 4));
  let w2 = (w[2] = wordAt(m, from + 8));
  let w3 = (w[3] = wordAt(m, from + 12));
  let w4 = (w[4] = wordAt(m, from + 16));
  let w5 = (w[5] = wordAt(m, from + 20));
  let w6 = (w[6] = wordAt(m, from + 24));
  let w7 = (w[7] = wordAt(m, from + 28));
  let w8 = (w[8] = wordAt(m, from + 32));
  let w9 = (w[9] = wordAt(m, from + 36));
  let w10 = (w[10] = wordAt(m, from + 40));
  let w11 = (w[11] = wordAt(m, from + 44));
  let w12 = (w[12] = wordAt(m, from + 48));
  let w13 = (w[13] = wordAt(m, from + 52));
  let w14 = (w[14] = wordAt(m, from + 56));
  let w15 = (w[15] = wordAt(m, from + 60));
  for (let t = 16; t < ROUNDS; t += 16) {
    w[t] = w0 = turned(w13 ^ w8 ^ w2 ^ w0);
    w[t + 1] = w1 = turned(w14 ^ w9 ^ w3 ^ w1);
    w[t + 2] = w2 = turned(w15 ^ w10 ^ w4 ^ w2);
    w[t + 3] = w3 = turned(w0 ^ w11 ^ w5 ^ w3);
    w[t + 4] = w4 = turned(w1 ^ w12 ^ w6 ^ w4);
    w[t + 5] = w5 = turned(w2 ^ w13 ^ w7 ^ w5);
    w[t + 6] = w6 = turned(w3 ^ w14 ^ w8 ^ w6);
    w[t + 7] = w7 = turned(w4 ^ w15 ^ w9 ^ w7);
    w[t + 8] = w8 = turned(w5 ^ w0 ^ w10 ^ w8);
    w[t + 9] = w9 = turned(w6 ^ w1 ^ w11 ^ w9);
    w[t + 10] = w10 = turned(w7 ^ w2 ^ w12 ^ w10);
    w[t + 11] = w11 = turned(w8 ^ w3 ^ w13 ^ w11);
    w[t + 12] = w12 = turned(w9 ^ w4 ^ w14 ^ w12);
    w[t + 13] = w13 = turned(w10 ^ w5 ^ w15 ^ w13);
    w[t + 14] = w14 = turned(w11 ^ w6 ^ w0 ^ w14);
    w[t + 15] = w15 = turned(w12 ^ w7 ^ w1 ^ w15);
  }
}

function wordAt(m: Uint8Array, at: number): number {
  return (m[at] << 24) | (m[at + 1] << 16) | (m[at + 2] << 8) | m[at + 3];
}

function turned(word: number): number {
  return (word << 1) | (word >>> 31);
}

/** RFC 3174 §6.1, five rounds at a time, so that no word has to move to another variable. */
function compress(state: Int32Array, m: Uint8Array, from: number): void {
  expand(m, from);
  const w = words;
  // One by one: an array that is made to be taken apart would halve the speed of all of this.
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  for (let t = 0; t < 20; t += 5) {
    e = (((a << 5) | (a >>> 27)) + (d ^ (b & (c ^ d))) + e + 0x5a827999 + w[t]) | 0;
    b = (b << 30) | (b >>> 2);
    d = (((e << 5) | (e >>> 27)) + (c ^ (a & (b ^ c))) + d + 0x5a827999 + w[t + 1]) | 0;
    a = (a << 30) | (a >>> 2);
    c = (((d << 5) | (d >>> 27)) + (b ^ (e & (a ^ b))) + c + 0x5a827999 + w[t + 2]) | 0;
    e = (e << 30) | (e >>> 2);
    b = (((c << 5) | (c >>> 27)) + (a ^ (d & (e ^ a))) + b + 0x5a827999 + w[t + 3]) | 0;
    d = (d << 30) | (d >>> 2);
    a = (((b << 5) | (b >>> 27)) + (e ^ (c & (d ^ e))) + a + 0x5a827999 + w[t + 4]) | 0;
    c = (c << 30) | (c >>> 2);
  }
  for (let t = 20; t < 40; t += 5) {
    e = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e + 0x6ed9eba1 + w[t]) | 0;
    b = (b << 30) | (b >>> 2);
    d = (((e << 5) | (e >>> 27)) + (a ^ b ^ c) + d + 0x6ed9eba1 + w[t + 1]) | 0;
    a = (a << 30) | (a >>> 2);
    c = (((d << 5) | (d >>> 27)) + (e ^ a ^ b) + c + 0x6ed9eba1 + w[t + 2]) | 0;
    e = (e << 30) | (e >>> 2);
    b = (((c << 5) | (c >>> 27)) + (d ^ e ^ a) + b + 0x6ed9eba1 + w[t + 3]) | 0;
    d = (d << 30) | (d >>> 2);
    a = (((b << 5) | (b >>> 27)) + (c ^ d ^ e) + a + 0x6ed9eba1 + w[t + 4]) | 0;
    c = (c << 30) | (c >>> 2);
  }
  for (let t = 40; t < 60; t += 5) {
    e = (((a << 5) | (a >>> 27)) + ((b & c) | (d & (b | c))) + e + 0x8f1bbcdc + w[t]) | 0;
    b = (b << 30) | (b >>> 2);
    d = (((e << 5) | (e >>> 27)) + ((a & b) | (c & (a | b))) + d + 0x8f1bbcdc + w[t + 1]) | 0;
    a = (a << 30) | (a >>> 2);
    c = (((d << 5) | (d >>> 27)) + ((e & a) | (b & (e | a))) + c + 0x8f1bbcdc + w[t + 2]) | 0;
    e = (e << 30) | (e >>> 2);
    b = (((c << 5) | (c >>> 27)) + ((d & e) | (a & (d | e))) + b + 0x8f1bbcdc + w[t + 3]) | 0;
    d = (d << 30) | (d >>> 2);
    a = (((b << 5) | (b >>> 27)) + ((c & d) | (e & (c | d))) + a + 0x8f1bbcdc + w[t + 4]) | 0;
    c = (c << 30) | (c >>> 2);
  }
  for (let t = 60; t < 80; t += 5) {
    e = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e + 0xca62c1d6 + w[t]) | 0;
    b = (b << 30) | (b >>> 2);
    d = (((e << 5) | (e >>> 27)) + (a ^ b ^ c) + d + 0xca62c1d6 + w[t + 1]) | 0;
    a = (a << 30) | (a >>> 2);
    c = (((d << 5) | (d >>> 27)) + (e ^ a ^ b) + c + 0xca62c1d6 + w[t + 2]) | 0;
    e = (e << 30) | (e >>> 2);
    b = (((c << 5) | (c >>> 27)) + (d ^ e ^ a) + b + 0xca62c1d6 + w[t + 3]) | 0;
    d = (d << 30) | (d >>> 2);
    a = (((b << 5) | (b >>> 27)) + (c ^ d ^ e) + a + 0xca62c1d6 + w[t + 4]) | 0;
    c = (c << 30) | (c >>> 2);
  }
  state[0] = (state[0] + a) | 0;
  state[1] = (state[1] + b) | 0;
  state[2] = (state[2] + c) | 0;
  state[3] = (state[3] + d) | 0;
  state[4] = (state[4] + e) | 0;
}
