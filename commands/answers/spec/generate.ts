/** What `nonos spec generate --json` answers. */
import { count, list, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';
import { diagnostic } from '../shared.ts';

export const answer: Schema = object({
  specs: count,
  outputs: count,
  changed: list(text),
  removed: list(text),
  diagnostics: list(diagnostic),
});
