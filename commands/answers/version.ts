/** What `nonos version --json` answers. */
import { object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({ version: text });
