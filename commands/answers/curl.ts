/** What `nonos curl --json` answers. */
import { count, integer, number, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { page } from './shared.ts';

export const answer: Schema = object({
  status: integer,
  octets: count,
  sent: count,
  seconds: number,
  type: text,
  url: text,
  redirects: count,
  version: text,
  ...page,
});
