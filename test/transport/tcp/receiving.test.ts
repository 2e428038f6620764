import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PiecePool } from '../../../runtime/transport/tcp/receive-queue.ts';
import {
  DUPLICATE,
  FILLED_A_GAP,
  IN_ORDER,
  OUT_OF_ORDER,
  REFUSED,
  Receiving,
} from '../../../runtime/transport/tcp/receiving.ts';
import type { TcpUser } from '../../../runtime/transport/tcp/user.ts';
import { octetsOf } from './joined.ts';

const receiving = suite('tcp: receiving');

const text = octetsOf(100);
const fresh = (most = 8): Receiving => new Receiving(new PiecePool(), most);
const take = (one: Receiving, from: number, to: number, at: number, user?: TcpUser): number =>
  one.take(text, from, to, from - at, 100 - at, 1_000 + at, user);
const read = (one: Receiving): Uint8Array => {
  const b = new Uint8Array(200);
  return b.slice(0, one.queue.read(b, 0, 200));
};

receiving('text in order is kept, text beyond a gap waits for what is missing', () => {
  const one = fresh();
  assert.is(take(one, 0, 10, 0), 10);
  assert.is(one.fate, IN_ORDER);
  assert.is(take(one, 20, 30, 10), 0);
  assert.is(one.fate, OUT_OF_ORDER);
  assert.is(take(one, 10, 20, 10), 20);
  assert.is(one.fate, FILLED_A_GAP);
  assert.equal(read(one), text.slice(0, 30));
});

receiving('what came early, and then again to a user that takes all, holds no memory', () => {
  const pool = new PiecePool();
  const one = new Receiving(pool, 8);
  const user = { take: (_: Uint8Array, from: number, to: number) => to - from } as TcpUser;
  take(one, 20, 30, 0, user);
  assert.is(pool.held, 1);
  assert.is(take(one, 0, 30, 0, user), 30);
  assert.is(one.ranges.count, 0);
  assert.is(pool.held, 0);
});

receiving('what came early and is given up holds no memory when the rest is read', () => {
  const pool = new PiecePool();
  const one = new Receiving(pool, 8);
  take(one, 0, 10, 0);
  take(one, 20, 30, 10);
  read(one);
  one.giveUpEarly();
  assert.is(pool.held, 0);
});

receiving('what comes twice, or overlaps, changes nothing', () => {
  const one = fresh();
  take(one, 0, 20, 0);
  assert.is(take(one, 5, 15, 20), 0);
  assert.is(one.fate, DUPLICATE);
  assert.is(take(one, 10, 30, 20), 10);
  assert.equal(read(one), text.slice(0, 30));
});

receiving('what is beyond the window is cut off', () => {
  const one = fresh();
  assert.is(one.take(text, 0, 50, 0, 20, 0, undefined), 20);
  assert.is(one.take(text, 50, 60, 30, 5, 20, undefined), 0);
  assert.is(one.fate, REFUSED);
});

receiving('the user takes at once what is in order, and the rest is kept', () => {
  const seen: number[] = [];
  const user = {
    take: (b: Uint8Array, from: number): number => (seen.push(...b.subarray(from, from + 4)), 4),
  } as unknown as TcpUser;
  const one = fresh();
  assert.is(take(one, 0, 10, 0, user), 10);
  assert.equal(Uint8Array.from(seen), text.slice(0, 4));
  assert.is(one.taken, 4);
  // Something waits to be read: nothing may overtake it.
  take(one, 10, 20, 10, user);
  assert.is(seen.length, 4);
  assert.equal(read(one), text.slice(4, 20));
});

receiving('SACK reports the newest ranges, and first what came twice, once: RFC 2883', () => {
  const one = fresh();
  take(one, 0, 10, 0);
  take(one, 20, 30, 10);
  take(one, 40, 50, 10);
  take(one, 0, 5, 10);
  one.report(1_010);
  assert.equal([...one.left.subarray(0, one.count)], [1_000, 1_040, 1_020]);
  assert.equal([...one.right.subarray(0, one.count)], [1_005, 1_050, 1_030]);
  one.reported();
  one.report(1_010);
  assert.is(one.count, 2);
  take(one, 42, 48, 10);
  one.report(1_010);
  assert.equal([one.left[0], one.right[0]], [1_042, 1_048]);
});

receiving('a FIN that comes early is next when the gap is filled', () => {
  const one = fresh();
  take(one, 10, 20, 0);
  one.keepFin(20, 100);
  assert.not(one.isFinNext);
  take(one, 0, 10, 0);
  assert.ok(one.isFinNext);
});

receiving('an early FIN outside of the window is not kept', () => {
  const one = fresh();
  one.keepFin(101, 100);
  one.keepFin(-1, 100);
  assert.is(one.finPosition, -1);
});

receiving('ranges beyond the bound are refused', () => {
  const one = fresh(2);
  for (const at of [10, 30]) take(one, at, at + 5, 0);
  take(one, 50, 55, 0);
  assert.is(one.fate, REFUSED);
  assert.is(one.ranges.count, 2);
});

/** Of a pool that has no more than `pieces`, of 32 KiB each. */
const poor = (pieces: number): { pool: PiecePool; make: () => Receiving } => {
  const pool = new PiecePool(pieces * 32_768);
  return { pool, make: () => new Receiving(pool, 8) };
};

receiving('text that came early makes way for text in order, of whomever', () => {
  const { pool, make } = poor(3);
  const [first, second, third] = [make(), make(), make()];
  take(first, 40, 50, 0);
  take(second, 10, 20, 0);
  take(third, 0, 10, 0);
  assert.equal([pool.held, third.fate], [3, IN_ORDER]);
  const fourth = make();
  take(fourth, 10, 20, 0);
  assert.is(fourth.fate, REFUSED);
  assert.is(pool.counters.memoryFull, 1);
  take(fourth, 0, 10, 0);
  assert.equal([fourth.fate, fourth.queue.readable], [IN_ORDER, 10]);
  assert.equal([first.ranges.count, second.ranges.count], [0, 1]);
  assert.is(pool.counters.earlyTextGivenUp, 1);
});

receiving('what was given up is taken again when it comes again', () => {
  const { pool, make } = poor(1);
  const one = make();
  take(one, 40, 50, 0);
  one.giveUpEarly();
  assert.equal([one.ranges.count, pool.held], [0, 0]);
  take(one, 0, 10, 0);
  take(one, 10, 20, 10);
  assert.is(one.queue.readable, 20);
});

receiving('text in order that finds no memory is not acknowledged', () => {
  const { pool, make } = poor(1);
  const [one, other] = [make(), make()];
  take(one, 0, 10, 0);
  assert.is(take(other, 0, 10, 0), 0);
  assert.equal([other.fate, other.queue.readable], [REFUSED, 0]);
  one.queue.read(new Uint8Array(10), 0, 10);
  one.queue.settle();
  assert.is(pool.held, 0);
  assert.is(take(other, 0, 10, 0), 10);
});

receiving.run();
