/** What `nonos doctor --json` answers. */
import { list, object, oneOf, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({
  checks: list(
    object({ name: text, state: oneOf('ok', 'warn', 'fail'), found: text, 'remedy?': text }),
  ),
});
