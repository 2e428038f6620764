/** Makes one hostile frame after the other, a kind of them each time. */
import type { Dice } from '../dice.ts';
import { chain, error, fragment, noise, segment } from './attacks.ts';
import type { Knowledge } from './attacks.ts';
import { FRAME_AT, Frame } from './frame.ts';
import { Guard } from './guard.ts';
import { mutate } from './mutate.ts';
import { Recorder } from './recorder.ts';
import { HARDWARE } from './scene.ts';
import type { Scene } from './scene.ts';
import { drawTemplates } from './templates.ts';

const TEMPLATES = 1500;

/** How often each kind comes, and what it does. */
const KINDS = {
  mutated: 30,
  sound: 15,
  replayed: 5,
  segments: 18,
  errors: 8,
  fragments: 10,
  chains: 8,
  noise: 6,
} as const;
export type Kind = keyof typeof KINDS;

const ALL = Object.entries(KINDS).flatMap(([kind, share]) =>
  Array.from({ length: share }, () => kind as Kind),
);

export class Attacker {
  readonly frame = new Frame();
  readonly guard: Guard;
  readonly made: Record<Kind, number>;
  readonly #dice: Dice;
  readonly #recorder: Recorder;
  readonly #templates: readonly Uint8Array[];
  #knowledge: Knowledge;

  constructor({ victim, wire }: Scene, dice: Dice) {
    this.#dice = dice;
    this.guard = new Guard(victim, dice);
    this.#recorder = new Recorder(wire);
    this.#templates = drawTemplates(dice, TEMPLATES);
    this.made = Object.fromEntries(ALL.map((kind) => [kind, 0])) as Record<Kind, number>;
    this.#knowledge = this.#learn();
  }

  /** Before each batch: what has changed is known. */
  renew(): void {
    this.guard.renew();
    this.#knowledge = this.#learn();
  }

  /** The next one stands in `frame`. */
  next(): void {
    const { frame } = this;
    const kind = this.#dice.pick(ALL);
    this.made[kind]++;
    frame.isReplay = false;
    this.#make(kind);
    this.guard.pass(frame);
  }

  #make(kind: Kind): void {
    const [dice, knowledge, { frame }] = [this.#dice, this.#knowledge, this];
    switch (kind) {
      case 'mutated':
        return this.#mutate();
      case 'sound':
        return this.#address();
      case 'replayed': {
        const { toVictim } = this.#recorder;
        frame.isReplay = toVictim.length > 0;
        return frame.copy(dice.pick(frame.isReplay ? toVictim : this.#templates));
      }
      case 'segments':
        return segment(knowledge);
      case 'errors':
        return error(knowledge);
      case 'fragments':
        return fragment(knowledge);
      case 'chains':
        return chain(knowledge);
      default:
        return noise(knowledge);
    }
  }

  #mutate(): void {
    const [dice, { frame }] = [this.#dice, this];
    const { toVictim } = this.#recorder;
    const isOfWire = toVictim.length > 0 && dice.chance(0.5);
    if (isOfWire) frame.copy(dice.pick(toVictim));
    else this.#address();
    mutate(frame, dice);
    if (dice.chance(0.6)) frame.repair();
  }

  /** A template, for the victim most of the time. */
  #address(): void {
    const { frame } = this;
    frame.copy(this.#dice.pick(this.#templates));
    if (this.#dice.chance(0.8)) frame.b.set(HARDWARE.victim, FRAME_AT);
  }

  #learn(): Knowledge {
    const { toVictim, fromVictim } = this.#recorder;
    return { dice: this.#dice, frame: this.frame, live: this.guard.live, toVictim, fromVictim };
  }
}
