/** Two Duplexes: each hears what the other says, until both have ended or one has failed. */
import type { Duplex } from 'node:stream';

/** An end goes over as an end: both are to be half open. */
export function join(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ]) {
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      // Whoever had ended in good order has; anybody else is gone.
      if (!from.readableEnded || !from.writableFinished) to.destroy();
    });
  }
}
