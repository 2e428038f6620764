/** What `nonos up --json` answers. */
import { integer, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({ socket: text, pid: integer, network: text });
