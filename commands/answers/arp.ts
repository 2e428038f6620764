/** What `nonos arp --json` answers. */
import { list, object } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { neighbourRow } from './shared.ts';

export const answer: Schema = object({ neighbours: list(neighbourRow) });
