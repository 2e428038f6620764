/** What `nonos onion newcircuit --json` answers. */
import { count, flag, object } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ isNew: flag, circuits: count });
