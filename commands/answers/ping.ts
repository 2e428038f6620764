/** What `nonos ping --json` answers. */
import { count, either, flag, integer, list, number, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { pingSummary } from './shared.ts';

export const answer: Schema = object({
  host: text,
  address: text,
  answers: list(
    either(
      object({
        sequence: count,
        from: text,
        octets: count,
        hopLimit: count,
        roundTripMs: number,
        isDuplicate: flag,
        isChanged: flag,
      }),
      object({ sequence: count, from: text, kind: text, code: integer, mtu: count }),
      object({ sequence: count, fault: text }),
    ),
  ),
  ...pingSummary,
});
