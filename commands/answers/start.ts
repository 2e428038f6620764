/** What `nonos start --json` answers. */
import { anything, count, flag, list, number, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { laboratory } from './shared.ts';

export const answer: Schema = object({
  version: text,
  made: object({ specs: count, files: count, written: count, seconds: number }),
  'capture?': text,
  'packets?': count,
  'lines?': list(anything),
  'field?': anything,
  internet: laboratory,
  typed: list(object({ line: text, status: count, output: text, complaints: text })),
  onion: object({
    relays: list(text),
    bootstrapMs: number,
    path: list(text),
    buildMs: number,
    octets: count,
    digest: text,
    isWhole: flag,
    linkedTo: list(text),
  }),
  next: list(text),
});
