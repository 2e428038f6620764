/** What `nonos ssh --json` answers. */
import { count, integer, object } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { page } from './shared.ts';

export const answer: Schema = object({ status: integer, octets: count, ...page });
