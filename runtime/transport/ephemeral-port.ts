/**
 * Ports that nobody asked for by number (RFC 6056). Which one comes next must not be guessed from
 * those before, so the search begins anywhere (Algorithm 1, §3.3.1); ports below the range are left
 * to those who ask for them.
 */
import type { Random } from '../base/random.ts';
import { below } from '../base/random.ts';

export const EPHEMERAL_PORT_FIRST = 32768;
export const EPHEMERAL_PORT_LAST = 65535;
/** So many are tried anywhere before the rest is searched one by one. */
const RANDOM_TRIES = 32;

/** A port that is free, or undefined when none is. */
export function choosePort(random: Random, isFree: (port: number) => boolean): number | undefined {
  const count = EPHEMERAL_PORT_LAST - EPHEMERAL_PORT_FIRST + 1;
  for (let attempt = 0; attempt < RANDOM_TRIES; attempt++) {
    const port = EPHEMERAL_PORT_FIRST + below(random, count);
    if (isFree(port)) return port;
  }
  const start = below(random, count);
  for (let step = 0; step < count; step++) {
    const port = EPHEMERAL_PORT_FIRST + ((start + step) % count);
    if (isFree(port)) return port;
  }
  return undefined;
}
