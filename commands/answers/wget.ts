/** What `nonos wget --json` answers. */
import { count, either, failure, flag, integer, list, number, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';

export const answer: Schema = object({
  pages: list(
    either(
      object({
        'file?': text,
        url: text,
        status: integer,
        from: count,
        octets: count,
        'total?': count,
        ms: number,
        isThere: flag,
      }),
      object({ url: text, error: failure }),
    ),
  ),
});
