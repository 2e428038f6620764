/** What `nonos spec new --json` answers. */
import { list, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ path: text, next: list(text) });
