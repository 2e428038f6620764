import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, seededRandom } from '../../../runtime/base/random.ts';
import { SendQueue } from '../../../runtime/transport/tcp/send-queue.ts';
import { octetsOf } from './joined.ts';

const queue = suite('tcp: the send queue');

const taken = (from: SendQueue, position: number, count: number): Uint8Array => {
  const b = new Uint8Array(count);
  from.copy(position, count, b, 0);
  return b;
};

queue('gives what was pushed, from anywhere, whatever the sizes of the writes', () => {
  const random = seededRandom(3);
  const one = new SendQueue();
  const all = octetsOf(40_000);
  let [start, end] = [0, 0];
  while (start < all.length) {
    const count = Math.min(below(random, below(random, 4) === 0 ? 3_000 : 40), all.length - end);
    one.push(all.subarray(end, end + count), count);
    end += count;
    for (let tries = 0; tries < 3; tries++) {
      const from = start + below(random, end - start + 1);
      const some = below(random, end - from + 1);
      assert.equal(taken(one, from, some), all.slice(from, from + some));
    }
    if (below(random, 3) === 0 || end === all.length) {
      start += end === all.length ? end - start : below(random, end - start + 1);
      one.dropTo(start);
    }
  }
  assert.is(one.length, 0);
});

queue('keeps large writes as they are and copies small ones', () => {
  const one = new SendQueue();
  const large = octetsOf(2_000);
  const small = octetsOf(10);
  one.push(large, 2_000);
  one.push(small, 10);
  large[0] ^= 1;
  small[0] ^= 1;
  assert.is(taken(one, 0, 1)[0], large[0]);
  assert.is.not(taken(one, 2_000, 1)[0], small[0]);
});

queue('takes a part of a write', () => {
  const one = new SendQueue();
  one.push(octetsOf(2_000), 600);
  assert.is(one.length, 600);
  one.push(octetsOf(5), 5);
  assert.equal(taken(one, 600, 5), octetsOf(5));
});

queue('gathers where it gathered before, once all has gone', () => {
  const one = new SendQueue();
  let position = 0;
  for (let round = 0; round < 100; round++) {
    const octets = octetsOf(1 + round);
    one.push(octets, octets.length);
    assert.equal(taken(one, position, octets.length), octets);
    one.dropTo((position += octets.length));
    assert.is(one.pieces, 1);
  }
});

queue('holds no more pieces the more passes through', () => {
  const one = new SendQueue();
  let most = 0;
  for (let round = 1; round <= 50_000; round++) {
    one.push(octetsOf(1), 1);
    if (round % 100 === 0) one.dropTo(round);
    most = Math.max(most, one.pieces);
  }
  for (let round = 1; round <= 500; round++) {
    one.push(octetsOf(1_000), 1_000);
    one.dropTo(one.end - 500);
    most = Math.max(most, one.pieces);
  }
  assert.ok(most < 140, `${most} pieces`);
});

queue.run();
