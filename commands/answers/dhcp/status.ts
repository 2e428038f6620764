/** What `nonos dhcp status --json` answers. */
import { list, object } from '../../schema.ts';
import type { Schema } from '../../schema.ts';
import { dhcpRow } from './shared.ts';

export const answer: Schema = object({ clients: list(dhcpRow) });
