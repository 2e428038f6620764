/** What `nonos firewall log --json` answers. */
import { anything, count, list, object } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ events: list(anything), suppressed: count });
