/** What `nonos dns flush --json` answers. */
import { count, object } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ forgotten: count });
