/** The internet that is bundled: a small one, with a bad line in it. */
import { fileURLToPath } from 'node:url';

import type { Topology } from '../../runtime/lab.ts';
import { readLab } from '../lab/open.ts';

export function internet(): Topology {
  return readLab(fileURLToPath(new URL('internet.lab', import.meta.url)));
}
