import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { VirtualClock } from '../../../runtime/base/clock.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Numbers } from '../../../runtime/transport/tcp/isn.ts';

const isn = suite('tcp: numbers that nobody can guess');

const [ours, theirs] = [addressOf('192.0.2.1'), addressOf('192.0.2.2')];

isn('go on with the clock for one four-tuple: RFC 6528 §3', () => {
  const clock = new VirtualClock();
  const one = new Numbers(clock, seededRandom(1));
  const first = one.initialSequence(ours, 1, theirs, 2);
  clock.moveTo(1_000);
  assert.is((one.initialSequence(ours, 1, theirs, 2) - first) >>> 0, 250_000);
});

isn('differ with each part of the four-tuple, and with the key', () => {
  const clock = new VirtualClock();
  const one = new Numbers(clock, seededRandom(1));
  const other = new Numbers(clock, seededRandom(2));
  const all = [
    one.initialSequence(ours, 1, theirs, 2),
    one.initialSequence(ours, 2, theirs, 1),
    one.initialSequence(theirs, 1, ours, 2),
    one.initialSequence(ours, 1, theirs, 3),
    other.initialSequence(ours, 1, theirs, 2),
    one.timestampOffset(ours, 1, theirs, 2) >>> 0,
  ];
  assert.is(new Set(all).size, all.length);
});

isn('timestamps of one four-tuple keep their offset, so that they never go back', () => {
  const one = new Numbers(new VirtualClock(), seededRandom(1));
  const offset = one.timestampOffset(ours, 1, theirs, 2);
  assert.is(one.timestampOffset(ours, 1, theirs, 2), offset);
});

isn.run();
