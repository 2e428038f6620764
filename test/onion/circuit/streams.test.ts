import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import { ENDED, Streams, STREAMS_MAX } from '../../../runtime/onion/circuit/streams.ts';
import type { AnyStream } from '../../../runtime/onion/circuit/streams.ts';

const streams = suite('onion: streams by their ids');

const streamOf = (id: number): AnyStream => ({ id }) as AnyStream;

streams('ids are never zero, never taken, and come round', () => {
  const table = new Streams(seededRandom(1));
  const seen = new Set<number>();
  for (let count = 0; count < 70_000; count++) {
    const id = table.newId();
    assert.ok(id > 0 && id < 65_536);
    seen.add(id);
  }
  assert.is(seen.size, 65_535);
  const taken = streamOf(table.newId());
  table.add(taken);
  for (let count = 0; count < 70_000; count++) assert.is.not(table.newId(), taken.id);
});

streams('it is full at its maximum, those that wait for END included', () => {
  const table = new Streams(seededRandom(1));
  for (let count = 0; count < STREAMS_MAX; count++) table.add(streamOf(table.newId()));
  assert.ok(table.isFull);
  const [first, second] = table.every();
  table.remove(first, false);
  assert.is(table.get(first.id), ENDED);
  assert.is(table.count, STREAMS_MAX - 1);
  assert.ok(table.isFull);
  table.forget(first.id);
  assert.is(table.get(first.id), undefined);
  assert.not(table.isFull);
  table.remove(second, true);
  assert.is(table.get(second.id), undefined);
});

streams.run();
