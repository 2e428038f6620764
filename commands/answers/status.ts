/** What `nonos status --json` answers. */
import { count, integer, list, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { interfaceRow } from './shared.ts';

export const answer: Schema = object({
  network: text,
  pid: integer,
  seconds: count,
  sockets: count,
  interfaces: list(interfaceRow),
  names: text,
  services: list(object({ name: text, at: text })),
});
