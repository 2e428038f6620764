/** What `nonos dhcp release --json` answers. */
import { either, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ interface: text, released: either(text, { type: 'null' }) });
