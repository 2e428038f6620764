/** What `nonos spec fmt --json` answers. */
import { count, list, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ files: count, changed: list(text) });
