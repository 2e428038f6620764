/** What `nonos traceroute --json` answers. */
import { count, flag, integer, list, number, object, oneOf, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

const error: Schema = object({
  kind: oneOf('unreachable', 'tooBig', 'parameterProblem'),
  code: integer,
});

export const answer: Schema = object({
  host: text,
  address: text,
  isReached: flag,
  hops: list(
    object({
      hop: count,
      /** Empty of a probe that nobody has answered in time. */
      probes: list(object({ 'from?': text, 'roundTripMs?': number, 'error?': error })),
    }),
  ),
});
