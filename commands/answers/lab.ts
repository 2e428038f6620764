/** What `nonos lab --json` answers. */
import type { Schema } from '../schema.ts';
import { laboratory } from './shared.ts';

export const answer: Schema = laboratory;
