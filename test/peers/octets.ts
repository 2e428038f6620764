/**
 * The octets that travel between peers: made from a seed and a place in the stream, as `octets.h`
 * and `gvisor/transfer.go` make them too, so that each end can tell alone what is right.
 */
import { createHash } from 'node:crypto';

const CHUNK_OCTETS = 1 << 18;

/** Fills b with the stream from a place that is a multiple of four. */
export function makeOctets(b: Uint8Array, seed: number, from: number): void {
  let word = from / 4;
  let at = 0;
  for (; at + 4 <= b.length; at += 4) {
    const mixed = mix(seed, word++);
    b[at] = mixed;
    b[at + 1] = mixed >>> 8;
    b[at + 2] = mixed >>> 16;
    b[at + 3] = mixed >>> 24;
  }
  for (let mixed = mix(seed, word); at < b.length; mixed >>>= 8) b[at++] = mixed;
}

/** SHA-256, in hexadecimal, of so many octets of a seed's stream. */
export function digestOf(seed: number, octets: number): string {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(CHUNK_OCTETS);
  for (let from = 0; from < octets; from += CHUNK_OCTETS) {
    const part = chunk.subarray(0, Math.min(CHUNK_OCTETS, octets - from));
    makeOctets(part, seed, from);
    hash.update(part);
  }
  return hash.digest('hex');
}

/** The last steps of MurmurHash3: each bit of the place and the seed moves half of the result. */
function mix(seed: number, word: number): number {
  let mixed = (seed + Math.imul(word, 0x9e3779b1)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
