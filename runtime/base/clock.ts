/** Time is given: real at the edge of a program, virtual in a simulation. */
export interface Clock {
  /** Milliseconds, with fractions, since a moment of the clock's own choice. Never goes back. */
  now(): number;
}

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  #now: number;

  constructor(now = 0) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Moves on; a moment that has passed changes nothing. */
  moveTo(moment: number): void {
    if (moment > this.#now) this.#now = moment;
  }
}
