import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Turns } from '../../../runtime/onion/circuit/turns.ts';
import { SendQueue } from '../../../runtime/transport/tcp/send-queue.ts';
import type { CarriedStream } from '../../../runtime/onion/stream/host.ts';

const turns = suite('onion: streams in turns');

function streamOf(id: number, octets: number, sendable = 1): CarriedStream {
  const text = new SendQueue();
  text.push(new Uint8Array(octets), octets);
  return { id, text, sendable } as unknown as CarriedStream;
}

turns('each has its turn, whose text may go', () => {
  const waiting = new Turns();
  for (const [id, sendable] of [
    [1, 1],
    [2, 0],
    [3, 1],
  ]) {
    waiting.add(streamOf(id, 10, sendable));
  }
  const ids = Array.from({ length: 5 }, () => waiting.take()?.id);
  assert.equal(ids, [1, 3, 1, 3, 1]);
});

turns("who has no text leaves, and who leaves takes nobody else's turn", () => {
  const waiting = new Turns();
  const [one, two, three] = [streamOf(1, 1), streamOf(2, 1), streamOf(3, 1)];
  for (const stream of [one, two, three, one]) waiting.add(stream);
  assert.is(waiting.count, 3);
  assert.is(waiting.take(), one);
  waiting.remove(one);
  assert.is(waiting.take(), two);
  two.text.clear();
  assert.is(waiting.take(), three);
  assert.is(waiting.take(), three);
  assert.is(waiting.count, 1);
  three.text.clear();
  assert.is(waiting.take(), undefined);
});

turns.run();
