/** What `nonos onion enable --json` answers. */
import { count, flag, integer, number, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({
  isEnabled: flag,
  percent: number,
  phase: text,
  'socksPort?': integer,
  ms: count,
});
