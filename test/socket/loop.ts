/**
 * Timers of a stack on Node's loop, for tests in real time: what is due now happens in the next
 * turn of the loop, and not a millisecond later, as what comes from ourselves is always due now.
 */
import type { Timers } from '../../runtime/base/timers.ts';

export function startLoop(timers: Timers): () => void {
  let immediate: NodeJS.Immediate | undefined;
  let timeout: NodeJS.Timeout | undefined;
  const disarm = (): void => {
    clearImmediate(immediate);
    clearTimeout(timeout);
    immediate = timeout = undefined;
  };
  const arm = (): void => {
    disarm();
    const wait = timers.next - timers.clock.now();
    if (wait <= 0) immediate = setImmediate(fire);
    else if (wait < Infinity) timeout = setTimeout(fire, Math.ceil(wait));
  };
  const fire = (): void => {
    disarm();
    timers.fire();
    arm();
  };
  timers.onEarlier = arm;
  arm();
  return () => {
    timers.onEarlier = () => {};
    disarm();
  };
}
