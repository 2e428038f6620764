/** What `nonos firewall block --json` answers. */
import { count, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ number: count, rule: text });
