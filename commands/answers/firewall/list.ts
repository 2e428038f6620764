/** What `nonos firewall list --json` answers. */
import { count, list, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';
import { counters } from '../shared.ts';

const rule = { rule: text, packets: count, octets: count };

export const answer: Schema = object({
  rules: list(object({ number: count, ...rule })),
  policy: object({ incoming: object(rule), outgoing: object(rule) }),
  flows: count,
  counters,
});
