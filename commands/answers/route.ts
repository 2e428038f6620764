/** What `nonos route --json` answers. */
import { list, object } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { routeRow } from './shared.ts';

export const answer: Schema = object({ routes: list(routeRow) });
