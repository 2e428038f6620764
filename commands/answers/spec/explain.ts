/** What `nonos spec explain --json` answers. */
import { count, list, object, record, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({
  name: text,
  kind: text,
  spec: text,
  line: count,
  generated: list(text),
  'figure?': list(text),
  facts: record(text),
});
