import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { goodput } from './loss.ts';
import type { Cell } from './loss.ts';

const loss = suite('lab: goodput over a wire that loses');

const OCTETS = 256 * 1024;

/** Octets a second of seeds 1 and 2: what changes them should have meant to. */
const SNAPSHOT: readonly (readonly [Cell, readonly [number, number]])[] = [
  [{ congestion: 'none', bufferOctets: 16_384, loss: 0.02 }, [132_731, 139_810]],
  [{ congestion: 'none', bufferOctets: 4_096, loss: 0.3 }, [6_161, 4_076]],
  [{ congestion: 'cubic', bufferOctets: 32_768, loss: 0.1 }, [35_267, 49_149]],
  [{ congestion: 'cubic', bufferOctets: 4_096, loss: 0.2 }, [9_344, 12_307]],
];

for (const [cell, expected] of SNAPSHOT) {
  const { congestion, bufferOctets, loss: chance } = cell;
  loss(`${congestion}, buffers of ${bufferOctets}, ${chance * 100} % lost: as ever`, () => {
    assert.equal(
      [1, 2].map((seed) => Math.round(goodput(cell, OCTETS, seed))),
      expected,
    );
  });
}

loss.run();
