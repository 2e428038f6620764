/** What `nonos dig --json` answers. */
import { count, either, list, number, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

const record = object({ name: text, type: text, class: text, ttl: count, data: text });

const message: Schema = object({
  status: text,
  id: count,
  flags: list(text),
  question: list(object({ name: text, type: text, 'class?': text })),
  answer: list(record),
  authority: list(record),
  additional: list(record),
  server: text,
  transport: text,
  ms: number,
  octets: count,
});

export const answer: Schema = either(message, list(message));
