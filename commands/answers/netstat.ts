/** What `nonos netstat --json` answers. */
import { list, object } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { connectionRow, counters, interfaceRow, routeRow } from './shared.ts';

export const answer: Schema = object({
  connections: list(connectionRow),
  listeners: list(connectionRow),
  ports: list(connectionRow),
  routes: list(routeRow),
  interfaces: list(interfaceRow),
  counters,
});
