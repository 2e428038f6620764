/** The machine's own time, which never goes back and does not know what day it is. */
import type { Clock } from '../../runtime/base/clock.ts';

export const systemClock: Clock = { now: () => performance.now() };
