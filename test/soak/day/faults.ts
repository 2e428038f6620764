/** What goes wrong in a day, and how it is mended: all by chance, all over in the end. */
import { Timer } from '../../../runtime/base/timers.ts';
import type { Dice } from '../dice.ts';
import type { Host, Network } from './network.ts';

export type Fault = 'flap' | 'partition' | 'burst' | 'crash' | 'restart' | 'renumber';

const FAULTS: readonly Fault[] = [
  'flap',
  'flap',
  'flap',
  'partition',
  'burst',
  'burst',
  'crash',
  'crash',
  'restart',
  'renumber',
  'renumber',
];
const EVERY_MS = 90_000;

export class Faults {
  readonly counts: Record<string, number> = {};
  readonly #network: Network;
  readonly #dice: Dice;
  readonly #next: Timer;
  #isEnding = false;

  constructor(network: Network, dice: Dice) {
    this.#network = network;
    this.#dice = dice;
    this.#next = new Timer(network.world.timers, () => this.#happen());
    this.#next.start(EVERY_MS);
  }

  /** No more; those that there are end as they would. */
  end(): void {
    this.#isEnding = true;
    this.#next.stop();
  }

  #happen(): void {
    const dice = this.#dice;
    const fault = dice.pick(FAULTS);
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    this.#do(fault, dice.pick(this.#network.hosts));
    if (!this.#isEnding) this.#next.start(dice.scale(EVERY_MS / 10, EVERY_MS * 3));
  }

  #do(fault: Fault, host: Host): void {
    const [network, dice] = [this.#network, this.#dice];
    switch (fault) {
      case 'flap':
      case 'partition': {
        const ms = fault === 'flap' ? dice.scale(100, 60_000) : dice.scale(60_000, 1_500_000);
        host.isCut = true;
        network.connect(host);
        return this.#after(ms, () => {
          host.isCut = false;
          network.connect(host);
        });
      }
      case 'burst': {
        const { loss } = host.ills;
        host.ills = { ...host.ills, loss: dice.between(0.05, 0.5) };
        network.connect(host);
        return this.#after(dice.scale(1_000, 120_000), () => {
          host.ills = { ...host.ills, loss: Math.min(loss ?? 0, 0.01) };
          network.connect(host);
        });
      }
      case 'crash':
        if (host.stack === undefined) return;
        network.crash(host);
        return this.#after(dice.scale(1_000, 600_000), () => network.start(host));
      case 'restart':
        if (network.router === undefined) return;
        network.crashRouter();
        return this.#after(dice.scale(1_000, 120_000), () => network.startRouter());
      default:
        network.renumber(host);
    }
  }

  #after(ms: number, work: () => void): void {
    new Timer(this.#network.world.timers, work).start(ms);
  }
}
