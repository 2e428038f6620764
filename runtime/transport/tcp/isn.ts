/**
 * Numbers that nobody can guess: initial sequence numbers (RFC 6528 §3) and the offset of a
 * connection's timestamps (RFC 7323 §5.4), both from the four-tuple under a key. For one four-tuple
 * both go forward with the clock, so that a new connection is told from an old one's segments.
 */
import type { Address } from '../../base/address.ts';
import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { SIPHASH_KEY_OCTETS, SipHash } from '../../base/siphash.ts';

/** RFC 6528 §3: a tick every four microseconds. */
const TICKS_PER_MS = 250;

export function randomKey(random: Random): Uint8Array {
  const key = new Uint8Array(SIPHASH_KEY_OCTETS);
  random.fill(key);
  return key;
}

export class Numbers {
  readonly #clock: Clock;
  readonly #sequence: SipHash;
  readonly #timestamp: SipHash;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#sequence = new SipHash(randomKey(random));
    this.#timestamp = new SipHash(randomKey(random));
  }

  initialSequence(local: Address, localPort: number, remote: Address, remotePort: number): number {
    const hash = hashTuple(this.#sequence, local, localPort, remote, remotePort);
    const ticks = Math.floor(this.#clock.now() * TICKS_PER_MS) % 0x100000000;
    return (hash + ticks) >>> 0;
  }

  timestampOffset(local: Address, localPort: number, remote: Address, remotePort: number): number {
    return hashTuple(this.#timestamp, local, localPort, remote, remotePort);
  }
}

export function hashTuple(
  hash: SipHash,
  local: Address,
  localPort: number,
  remote: Address,
  remotePort: number,
): number {
  hash.begin();
  for (let index = 0; index < local.length; index++) hash.add(local[index]);
  for (let index = 0; index < remote.length; index++) hash.add(remote[index]);
  hash.add(localPort);
  hash.add(remotePort);
  return hash.finish();
}
