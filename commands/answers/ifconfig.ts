/** What `nonos ifconfig --json` answers. */
import { list, object } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { interfaceRow } from './shared.ts';

export const answer: Schema = object({ interfaces: list(interfaceRow) });
