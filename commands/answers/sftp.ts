/** What `nonos sftp --json` answers. */
import { integer, list, object, text } from '../schema.ts';
import type { Schema } from '../schema.ts';
import { page } from './shared.ts';

export const answer: Schema = object({ status: integer, messages: list(text), ...page });
