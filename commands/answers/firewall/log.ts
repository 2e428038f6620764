/** What `nonos firewall log --json` answers. */
import { count, list, number, object, oneOf, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

const event = {
  atMs: number,
  direction: oneOf('incoming', 'outgoing'),
  interface: text,
  protocol: text,
  source: text,
  destination: text,
  octets: count,
  'rule?': count,
  reason: text,
};

export const answer: Schema = object({ events: list(object(event)), suppressed: count });
