/** What `nonos firewall list --json` answers. */
import { count, list, object, record, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

const decided = { rule: text, packets: count, octets: count };

export const answer: Schema = object({
  rules: list(object({ number: count, ...decided })),
  policy: object({ incoming: object(decided), outgoing: object(decided) }),
  flows: count,
  counters: record(count),
});
