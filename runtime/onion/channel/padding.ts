/** How long a channel may be silent before it says what means nothing. padding-spec §2. */
import { PADDING_COMMAND } from '../../../generated/onion/tor.wire.ts';
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';

/** padding-spec §2.2: nf_ito_low and nf_ito_high, in milliseconds. */
export const ITO_LOW_MS = 1500;
export const ITO_HIGH_MS = 9500;

export class PaddingIntervals {
  readonly #random: Random;
  #lowMs: number = ITO_LOW_MS;
  #highMs: number = ITO_HIGH_MS;
  #isOn: boolean;

  constructor(random: Random, isOn: boolean) {
    this.#random = random;
    this.#isOn = isOn;
  }

  /** padding-spec §2.2: the larger of two draws. Infinity: no padding at all. */
  next(): number {
    if (!this.#isOn) return Infinity;
    const drawn = Math.max(fraction(this.#random), fraction(this.#random));
    return this.#lowMs + drawn * (this.#highMs - this.#lowMs);
  }

  stop(): void {
    this.#isOn = false;
  }

  /** padding-spec §2.5: zero is the default, and nobody makes us pad more than that. */
  negotiate(command: number, lowMs: number, highMs: number): void {
    if (command !== PADDING_COMMAND.START) return this.stop();
    this.#lowMs = Math.max(lowMs, ITO_LOW_MS);
    this.#highMs = Math.max(highMs, ITO_HIGH_MS, this.#lowMs);
  }
}
