/** What `nonos decode --json` answers. */
import { count, either, list, number, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { packet } from './shared.ts';

export const answer: Schema = either(
  packet,
  object({
    packets: count,
    octets: count,
    faults: count,
    seconds: number,
    protocols: list(object({ protocol: text, packets: count, octets: count, faults: count })),
    conversations: list(object({ between: text, packets: count, octets: count, faults: count })),
  }),
);
