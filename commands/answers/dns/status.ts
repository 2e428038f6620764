/** What `nonos dns status --json` answers. */
import { count, flag, list, number, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';
import { counters } from '../shared.ts';

export const answer: Schema = object({
  areAtExits: flag,
  servers: list(
    object({
      name: text,
      source: text,
      isPrivate: flag,
      isUsed: flag,
      asked: count,
      answered: count,
      failed: count,
      'tookMs?': number,
    }),
  ),
  search: list(text),
  cache: counters,
  questions: counters,
  udp: counters,
  tcp: counters,
  multicast: counters,
});
