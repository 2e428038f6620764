/** A stack that talks to itself in real time, for programs of others that know no other. */
import { Timers } from '../../runtime/base/timers.ts';
import { createStack } from '../../runtime/stack.ts';
import type { Stack } from '../../runtime/stack.ts';
import { systemClock } from '../../drivers/system/clock.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { startLoop } from './loop.ts';

export interface Real {
  readonly stack: Stack;
  readonly close: () => void;
}

export function newReal(): Real {
  const timers = new Timers(systemClock);
  const stack = createStack({ timers, random: systemRandom() });
  const stop = startLoop(timers);
  const close = (): void => {
    stack.close();
    stop();
  };
  return { stack, close };
}
