import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PADDING_COMMAND } from '../../../generated/onion/tor.wire.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import {
  ITO_HIGH_MS,
  ITO_LOW_MS,
  PaddingIntervals,
} from '../../../runtime/onion/channel/padding.ts';

const padding = suite('onion: when a channel is padded');

const drawn = (intervals: PaddingIntervals): readonly number[] =>
  Array.from({ length: 2000 }, () => intervals.next());
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

padding('intervals are the larger of two draws, between the bounds', () => {
  const all = drawn(new PaddingIntervals(seededRandom(1), true));
  assert.ok(all.every((ms) => ms >= ITO_LOW_MS && ms <= ITO_HIGH_MS));
  const expected = ITO_LOW_MS + ((ITO_HIGH_MS - ITO_LOW_MS) * 2) / 3;
  assert.ok(Math.abs(mean(all) - expected) < 150, `${mean(all)}`);
});

padding('who does not want it has none', () => {
  assert.is(new PaddingIntervals(seededRandom(1), false).next(), Infinity);
  const stopped = new PaddingIntervals(seededRandom(1), true);
  stopped.negotiate(PADDING_COMMAND.STOP, 0, 0);
  assert.is(stopped.next(), Infinity);
});

padding('less can be asked for, and never more', () => {
  const less = new PaddingIntervals(seededRandom(1), true);
  less.negotiate(PADDING_COMMAND.START, 9000, 14_000);
  assert.ok(drawn(less).every((ms) => ms >= 9000 && ms <= 14_000));
  const more = new PaddingIntervals(seededRandom(1), true);
  more.negotiate(PADDING_COMMAND.START, 1, 2);
  assert.ok(drawn(more).every((ms) => ms >= ITO_LOW_MS));
  const inverted = new PaddingIntervals(seededRandom(1), true);
  inverted.negotiate(PADDING_COMMAND.START, 60_000, 2);
  assert.ok(drawn(inverted).every((ms) => ms === 60_000));
});

padding('a command that nobody knows stops it', () => {
  const intervals = new PaddingIntervals(seededRandom(1), true);
  intervals.negotiate(99, 0, 0);
  assert.is(intervals.next(), Infinity);
});

padding.run();
