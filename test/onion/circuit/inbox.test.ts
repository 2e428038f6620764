import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Inbox } from '../../../runtime/onion/circuit/inbox.ts';

const inbox = suite('onion: cells that came together');

inbox('cells stand side by side, and are copies', () => {
  const kept = new Inbox();
  const cell = new Uint8Array(600).fill(1);
  assert.ok(kept.put(cell, 50, 559));
  cell.fill(2);
  assert.ok(kept.put(cell, 0, 509));
  assert.is(kept.count, 2);
  assert.equal([kept.cells[508], kept.cells[509]], [1, 2]);
});

inbox('what is no cell is not kept, nor more than fit', () => {
  const kept = new Inbox();
  assert.not(kept.put(new Uint8Array(508), 0, 508));
  while (!kept.isFull) assert.ok(kept.put(new Uint8Array(509), 0, 509));
  assert.not(kept.put(new Uint8Array(509), 0, 509));
  assert.is(kept.count, 32);
  kept.clear();
  assert.is(kept.count, 0);
});

inbox.run();
