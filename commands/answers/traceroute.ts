/** What `nonos traceroute --json` answers. */
import { anything, count, flag, list, number, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({
  host: text,
  address: text,
  isReached: flag,
  hops: list(
    object({
      hop: count,
      probes: list(object({ 'from?': text, 'roundTripMs?': number, 'error?': anything })),
    }),
  ),
});
