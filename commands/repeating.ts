/** A view that is shown again and again until its user has had enough. */
import type { Terminal } from './terminal.ts';

const CLEAR = '\x1b[H\x1b[J';

export interface Repeating {
  readonly everyMs: number;
  /** How often; without end where it is undefined. */
  readonly times: number | undefined;
  onInterrupt(interrupted: () => void): void;
  /** Prints it. Where it throws, the whole ends so. */
  show(): void;
}

/** On a terminal each stands where the last one stood. */
export async function showAgain(
  { everyMs, times, onInterrupt, show }: Repeating,
  terminal: Terminal,
): Promise<void> {
  const isScreen = terminal.surroundings.output.isTTY === true;
  await new Promise<void>((settle, fail) => {
    let left = times ?? Infinity;
    const next = (): void => {
      if (isScreen && times !== 1) terminal.write(CLEAR);
      try {
        show();
      } catch (error) {
        clearInterval(timer);
        return fail(error as Error);
      }
      left--;
      if (left <= 0) over();
    };
    const over = (): void => {
      clearInterval(timer);
      settle();
    };
    const timer = setInterval(next, everyMs);
    onInterrupt(over);
    next();
  });
}
