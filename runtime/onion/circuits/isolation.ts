/** What keeps streams apart: those of different keys never share a circuit. */
import type { StreamWish } from './user.ts';

/** Besides what each stream says itself: to what host it leads, as it was named, and what port. */
export const ISOLATIONS = ['destination-address', 'destination-port'] as const;

export type Isolation = (typeof ISOLATIONS)[number];

/** `epoch`: another one after each wish for new circuits. */
export function isolationKey(
  isolate: readonly Isolation[],
  epoch: number,
  { isolation = '', host, port }: StreamWish,
): string {
  const itsHost = isolate.includes('destination-address') ? host.toLowerCase() : '';
  const itsPort = isolate.includes('destination-port') ? port : '';
  // Whatever is in them, no two of different parts are the same text.
  return JSON.stringify([epoch, isolation, itsHost, itsPort]);
}
