/** What `nonos craft --json` answers. */
import { object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { packetFields } from './shared.ts';

export const answer: Schema = object({ hex: text, ...packetFields });
