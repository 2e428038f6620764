import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { LabRecord } from '../../runtime/lab/records.ts';
import { runLab } from './laboratories.ts';

const records = suite('records');

records('they are in the order of time, and survive JSON', () => {
  const { records: found } = runLab(`host a, b link a - b loss 10%
    at 0 s a pings b 5 times at 1 s a fetches 10 kB from b at 2 s a - b loss 0%
    at 3 s a traces the way to b at 9 s cut a - b at 10 s mend a - b`);
  assert.ok(found.every(({ atMs }, at) => at === 0 || found[at - 1].atMs <= atMs));
  const again = JSON.parse(JSON.stringify(found)) as readonly LabRecord[];
  assert.equal(
    again.map(({ kind, deed }) => [kind, deed]),
    found.map(({ kind, deed }) => [kind, deed]),
  );
  const kinds = new Set(found.map(({ kind }) => kind));
  for (const kind of ['ping', 'pingDone', 'traceHop', 'fetchDone', 'cut', 'mend', 'change']) {
    assert.ok(kinds.has(kind as LabRecord['kind']), kind);
  }
});

records.run();
