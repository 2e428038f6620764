/** What `nonos capture --json` answers. */
import { count, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({ interface: text, packets: count, dropped: count });
