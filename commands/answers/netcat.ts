/** What `nonos netcat --json` answers. */
import { count, integer, list, object, oneOf, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { page } from './shared.ts';

export const answer: Schema = object({
  connections: list(
    object({ host: text, port: integer, protocol: oneOf('tcp', 'udp'), 'problem?': text }),
  ),
  octets: count,
  ...page,
});
