/** The timers that the machine of a connection starts and stops by number. */
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import {
  ORPHAN_TIMER,
  RETRANSMISSION_TIMER,
  TIME_WAIT_TIMER,
  USER_TIMER,
  onConnectionTimer,
} from '../../../generated/transport/tcp-connection.machine.ts';
import type {
  Connection as Machine,
  ConnectionTimer,
  ConnectionOutcome,
} from '../../../generated/transport/tcp-connection.machine.ts';

const ALL: readonly ConnectionTimer[] = [
  RETRANSMISSION_TIMER,
  USER_TIMER,
  TIME_WAIT_TIMER,
  ORPHAN_TIMER,
];
const NAMES = ['Retransmission', 'User', 'Time-Wait', 'Orphan'] as const;

/** Whose timers they are: hands on what they set off. */
export interface Alarmed {
  run(event: string, handle: (machine: Machine) => ConnectionOutcome): ConnectionOutcome;
  settle(): void;
}

export class MachineTimers {
  readonly #timers: readonly Timer[];

  constructor(timers: Timers, alarmed: Alarmed) {
    this.#timers = ALL.map(
      (timer) =>
        new Timer(timers, () => {
          alarmed.run(NAMES[timer], (machine) => onConnectionTimer(machine, timer));
          alarmed.settle();
        }),
    );
  }

  isRunning(timer: ConnectionTimer): boolean {
    return this.#timers[timer].isRunning;
  }

  start(timer: ConnectionTimer, ms: number): void {
    this.#timers[timer].start(ms);
  }

  stop(timer: ConnectionTimer): void {
    this.#timers[timer].stop();
  }

  stopAll(): void {
    for (const timer of this.#timers) timer.stop();
  }
}
