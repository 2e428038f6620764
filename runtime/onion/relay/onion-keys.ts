/**
 * The onion keys of a relay: one that is told to the world, and the one before it, which clients
 * may use until they have heard of the new one (tor-spec §1.1, dir-spec §2.1.1).
 */
import { areEqual } from '../crypto.ts';
import type { OnionCrypto, X25519Pair } from '../crypto.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';

const DAY_MS = 24 * 3600 * 1000;
/** param-spec: onion-key-rotation-days, onion-key-grace-period-days. */
export const LIFETIME_MS = 28 * DAY_MS;
export const GRACE_MS = 7 * DAY_MS;

export interface OnionKeysOptions {
  readonly crypto: OnionCrypto;
  readonly timers: Timers;
  /** The one to begin with: of a relay that was here before. */
  readonly first?: X25519Pair;
  readonly lifetimeMs?: number;
  readonly graceMs?: number;
  /** There is a new one: it should be told. */
  readonly rotated?: () => void;
}

export class OnionKeyRing {
  readonly #options: OnionKeysOptions;
  readonly #lifetime: Timer;
  readonly #grace: Timer;
  #current: X25519Pair;
  #last: X25519Pair | undefined;

  constructor(options: OnionKeysOptions) {
    const { crypto, timers, first } = options;
    this.#options = options;
    this.#current = first ?? crypto.x25519Pair();
    this.#lifetime = new Timer(timers, () => this.rotate());
    this.#grace = new Timer(timers, () => this.#forget());
    this.#lifetime.start(options.lifetimeMs ?? LIFETIME_MS);
  }

  get current(): X25519Pair {
    return this.#current;
  }

  /** Which of them a client means. */
  find(keyId: Uint8Array): X25519Pair | undefined {
    if (areEqual(keyId, this.#current.publicKey)) return this.#current;
    const last = this.#last;
    return last !== undefined && areEqual(keyId, last.publicKey) ? last : undefined;
  }

  rotate(): void {
    const { crypto, lifetimeMs = LIFETIME_MS, graceMs = GRACE_MS, rotated } = this.#options;
    this.#forget();
    this.#last = this.#current;
    this.#current = crypto.x25519Pair();
    this.#lifetime.start(lifetimeMs);
    this.#grace.start(graceMs);
    rotated?.();
  }

  close(): void {
    this.#lifetime.stop();
    this.#grace.stop();
  }

  #forget(): void {
    this.#last?.secretKey.fill(0);
    this.#last = undefined;
  }
}
