/** What `nonos onion status --json` answers. */
import { integer, list, object, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';
import { onionStatusFields } from '../shared.ts';

export const answer: Schema = object({
  ...onionStatusFields,
  'socksPort?': integer,
  'statePath?': text,
  loadFaults: list(text),
  'saveFault?': text,
});
