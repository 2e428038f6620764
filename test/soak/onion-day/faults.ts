/** What goes wrong among relays in a day, and how it is mended: all by chance. */
import { Timer } from '../../../runtime/base/timers.ts';
import type { Dice } from '../dice.ts';
import { RELAYS } from './network.ts';
import type { OnionPlace } from './network.ts';

export type Fault = 'leave' | 'guardDies' | 'cut' | 'rotate' | 'silence' | 'anew' | 'restart';

const FAULTS: readonly Fault[] = [
  'leave',
  'leave',
  'leave',
  'guardDies',
  'cut',
  'cut',
  'rotate',
  'rotate',
  'silence',
  'anew',
  'anew',
  'anew',
  'restart',
];
const EVERY_MS = 240_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** So many are always there, wherever the dice fall. */
const RELAYS_MIN = 5;

export class Faults {
  readonly counts: Record<string, number> = {};
  readonly #place: OnionPlace;
  readonly #dice: Dice;
  readonly #next: Timer;
  readonly #gone = new Set<string>();
  readonly #cut = new Set<string>();
  readonly #mending = new Map<() => void, Timer>();

  constructor(place: OnionPlace, dice: Dice) {
    this.#place = place;
    this.#dice = dice;
    this.#next = new Timer(place.laboratory.simulation.timers, () => this.#happen());
    this.#next.start(EVERY_MS);
  }

  /** No more, and whatever is broken is mended. */
  end(): void {
    this.#next.stop();
    for (const [mend, timer] of this.#mending) {
      timer.stop();
      mend();
    }
    this.#mending.clear();
  }

  #happen(): void {
    const dice = this.#dice;
    this.#next.start(dice.scale(EVERY_MS / 10, EVERY_MS * 3));
    const fault = dice.pick(FAULTS);
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    this.#do(fault, dice.pick(RELAYS));
  }

  #do(fault: Fault, name: string): void {
    const { network, service } = this.#place;
    const dice = this.#dice;
    switch (fault) {
      case 'leave':
        return this.#leave(name, dice.scale(MINUTE_MS, 90 * MINUTE_MS));
      case 'guardDies':
        return this.#leave(this.#guard() ?? name, dice.between(1, 4) * HOUR_MS);
      case 'cut':
        return this.#cutOff(name, dice.scale(1_000, 30 * MINUTE_MS));
      case 'rotate':
        return network.relays.get(name)?.rotateKeys();
      case 'silence':
        // Most often none; for hours: until what there is has expired, or before that.
        if (!network.isPublishing || dice.chance(0.8)) return;
        network.isPublishing = false;
        return this.#after(dice.between(0.5, 4) * HOUR_MS, () => {
          network.isPublishing = true;
        });
      case 'anew':
        return service.newCircuit();
      default:
        return this.#place.restart(dice.chance(0.5));
    }
  }

  #leave(name: string, ms: number): void {
    const { network } = this.#place;
    const isFew = network.relays.size <= RELAYS_MIN;
    // The first is also where the directory of the authority is: it comes back soon.
    if (isFew || this.#gone.has(name)) return;
    this.#gone.add(name);
    network.remove(name);
    this.#after(name === RELAYS[0] ? Math.min(ms, 10 * MINUTE_MS) : ms, () => {
      this.#gone.delete(name);
      network.add(name);
    });
  }

  #cutOff(name: string, ms: number): void {
    if (this.#cut.has(name)) return;
    this.#cut.add(name);
    this.#place.cut(name);
    this.#after(ms, () => {
      this.#cut.delete(name);
      this.#place.mend(name);
    });
  }

  /** Where the circuits of the client begin. */
  #guard(): string | undefined {
    const [circuit] = this.#place.service.client.circuits();
    return circuit?.path[0]?.nickname;
  }

  #after(ms: number, work: () => void): void {
    const timer = new Timer(this.#place.laboratory.simulation.timers, () => {
      this.#mending.delete(work);
      work();
    });
    this.#mending.set(work, timer);
    timer.start(ms);
  }
}
