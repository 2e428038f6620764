import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, seededRandom } from '../../../runtime/base/random.ts';
import { PiecePool, ReceiveQueue } from '../../../runtime/transport/tcp/receive-queue.ts';
import { octetsOf } from './joined.ts';

const queue = suite('tcp: the receive queue');

queue('gives what was put, in pieces of any size, some of it beyond a gap', () => {
  const random = seededRandom(5);
  const one = new ReceiveQueue(new PiecePool());
  const all = octetsOf(300_000);
  const got: number[] = [];
  const b = new Uint8Array(20_000);
  while (one.start < all.length) {
    const from = one.end;
    const middle = Math.min(from + below(random, 30_000), all.length);
    const to = Math.min(middle + below(random, 30_000), all.length);
    one.put(middle, all, middle, to);
    one.put(from, all, from, middle);
    one.end = to;
    const count = below(random, b.length);
    const peeked = one.peek(b, 0, count);
    const seen = b.slice(0, peeked);
    assert.is(one.read(b, 0, count), peeked);
    assert.equal(b.slice(0, peeked), seen);
    got.push(...seen);
    if (to === all.length) {
      for (let more = one.read(b, 0, b.length); more > 0; more = one.read(b, 0, b.length)) {
        got.push(...b.subarray(0, more));
      }
    }
  }
  assert.equal(Uint8Array.from(got), all);
});

queue('needs no memory for what the user takes at once', () => {
  const one = new ReceiveQueue(new PiecePool());
  for (let round = 0; round < 1_000; round++) one.pass(50_000);
  assert.is(one.pieces, 0);
  one.put(one.end, octetsOf(5), 0, 5);
  one.end += 5;
  const b = new Uint8Array(5);
  one.read(b, 0, 5);
  assert.equal(b, octetsOf(5));
});

queue('gives its pieces back when it is empty, and holds few while it is read', () => {
  const one = new ReceiveQueue(new PiecePool());
  const b = new Uint8Array(1_000);
  for (let round = 0; round < 2_000; round++) {
    one.put(one.end, b, 0, 1_000);
    one.end += 1_000;
    one.read(b, 0, 1_000);
    assert.ok(one.pieces <= 2);
  }
  one.settle();
  assert.is(one.pieces, 0);
});

queue('its pool tells what is held, and by how many who keep what came early', () => {
  const pool = new PiecePool();
  const one = new ReceiveQueue(pool);
  const hoarder = { giveUpEarly(): void {} };
  one.put(40_000, octetsOf(10), 0, 10);
  pool.hoards(hoarder, true);
  assert.equal([pool.octets, pool.hoarders], [32_768, 1]);
  one.dropEarly();
  pool.hoards(hoarder, false);
  assert.equal([pool.octets, pool.hoarders], [0, 0]);
});

queue('octets of one connection never show in another that uses its pieces', () => {
  const pool = new PiecePool();
  const old = new ReceiveQueue(pool);
  old.put(0, octetsOf(1_000), 0, 1_000);
  old.end = 1_000;
  old.clear();
  const next = new ReceiveQueue(pool);
  next.put(10, octetsOf(5), 0, 5);
  const b = new Uint8Array(100);
  assert.is(next.read(b, 0, 100), 0);
  assert.is(next.readable, 0);
});

queue.run();
