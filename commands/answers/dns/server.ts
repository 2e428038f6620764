/** What `nonos dns server --json` answers. */
import { list, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

export const answer: Schema = object({ servers: list(text) });
