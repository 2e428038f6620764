/** What `nonos watch --json` answers. */
import { list, number, object } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { connectionRow, counters, interfaceRow, onionStatus } from './shared.ts';

export const answer: Schema = object({
  atMs: number,
  interfaces: list(interfaceRow),
  connections: list(connectionRow),
  counters,
  'onion?': onionStatus,
});
