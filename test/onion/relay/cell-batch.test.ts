import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { BATCH_CELLS, CellBatches } from '../../../runtime/onion/relay/cell-batch.ts';
import { crypto } from './bench.ts';

const batches = suite('onion: cells that come together');

batches('lie one behind the other, each with its command', () => {
  const batch = new CellBatches().take();
  const cells = [crypto.random(509), crypto.random(509)];
  cells.forEach((cell, index) => batch.push(3 + index, cell, 0));
  assert.is(batch.count, 2);
  assert.equal(batch.b.slice(batch.at(1), batch.at(2)), new Uint8Array(cells[1]));
  assert.equal([...batch.commands.slice(0, 2)], [3, 4]);
});

batches('are lent, and empty when they are lent again', () => {
  const all = new CellBatches();
  const batch = all.take();
  while (!batch.isFull) batch.push(3, crypto.random(509), 0);
  assert.is(batch.count, BATCH_CELLS);
  all.give(batch);
  assert.is(all.take(), batch);
  assert.is(batch.count, 0);
});

batches.run();
