/** Lets virtual time pass as fast as ours does: for those who live in both. */
import type { Simulation } from '../../runtime/lab.ts';

export class Pace {
  readonly #simulation: Simulation;
  readonly #began = performance.now();
  readonly #offset: number;
  #timeout: NodeJS.Timeout | undefined;
  #isPassing = false;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#offset = simulation.now;
    simulation.timers.onEarlier = () => this.#arm();
    this.#arm();
  }

  /** Time stands still from now on. */
  close(): void {
    this.#simulation.timers.onEarlier = () => {};
    clearTimeout(this.#timeout);
  }

  #arm(): void {
    if (this.#isPassing) return;
    const { timers } = this.#simulation;
    clearTimeout(this.#timeout);
    const wait = timers.next - this.#offset - (performance.now() - this.#began);
    this.#timeout = setTimeout(() => this.#pass(), Math.max(0, Math.ceil(wait)));
  }

  #pass(): void {
    const behind = this.#offset + (performance.now() - this.#began) - this.#simulation.now;
    this.#isPassing = true;
    if (behind > 0) this.#simulation.run(behind);
    this.#isPassing = false;
    this.#arm();
  }
}
