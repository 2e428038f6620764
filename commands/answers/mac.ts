/** What `nonos mac --json` answers. */
import { object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({ interface: text, policy: text, hardwareAddress: text });
