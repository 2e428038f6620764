/** What `nonos nslookup --json` answers. */
import { count, list, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({
  server: text,
  status: text,
  records: list(object({ name: text, type: text, class: text, ttl: count, data: text })),
});
