/** Random walks of every machine, a modest number from a seed; more of them: `npm run fuzz`. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MachineFile } from '../../../generator/machine/model.ts';
import { dice, walk } from '../../fuzz/walk.ts';
import type { Generated } from '../../fuzz/walk.ts';
import { compileSpec, load, SPECS } from './compile.ts';

const seed = Number(process.env['NONOS_SEED'] ?? 20_260);
const WALKS = 40;
const STEPS = 80;
/** What cuts a connection short; a walk that is to see all of it keeps away from these. */
const ENDS = ['ABORT', 'User', 'Time-Wait', 'Orphan', 'silence', 'Unreachable'];

function walkAll(
  file: MachineFile,
  code: Generated,
  times: number,
  avoid: readonly string[] = [],
): void {
  for (const machine of file.machines) {
    for (let each = 0; each < times; each++) {
      const roll = dice(seed + each);
      const steps = Array.from({ length: STEPS }, () => roll(2 ** 32));
      walk({ file, machine, code, avoid }, steps);
    }
  }
}

const walks = suite(`random walks, with NONOS_SEED=${seed}`);
for (const path of SPECS) {
  walks(path, async () => {
    const file = compileSpec(path);
    walkAll(file, await load(file), WALKS);
  });
}

walks(
  'together they take every branch of the TCP connection that a lone machine can reach',
  async () => {
    const file = compileSpec(SPECS[0]!);
    const code = await load(file, { coverage: true });
    walkAll(file, code, 2_000, ENDS);
    const hits = code['hits'] as Uint32Array;
    const missed = (code['branches'] as string[]).filter((_, at) => hits[at] === 0);
    assert.ok(missed.length <= 4, `never taken: ${missed.join('; ')}`);
  },
);
walks.run();
