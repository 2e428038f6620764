/** What `nonos spec check --json` answers. */
import { count, list, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';
import { diagnostic } from '../shared.ts';

export const answer: Schema = object({
  specs: count,
  messages: count,
  rules: count,
  machines: count,
  examples: count,
  diagnostics: list(diagnostic),
  proved: list(text),
  notProved: list(text),
});
