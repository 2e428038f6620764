/** What `nonos down --json` answers. */
import { flag, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({ isDown: flag, network: text });
