/** What `nonos onion disable --json` answers. */
import { flag, object } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ isEnabled: flag });
