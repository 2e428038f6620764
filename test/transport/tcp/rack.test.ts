import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DEFAULT_LIMITS } from '../../../runtime/transport/tcp/limits.ts';
import { Rack } from '../../../runtime/transport/tcp/rack.ts';
import { RoundTrip } from '../../../runtime/transport/tcp/rtt.ts';
import { LOST, RETRANSMITTED, Scoreboard } from '../../../runtime/transport/tcp/scoreboard.ts';

const rack = suite('tcp: RACK');

/** Ten segments of 100 octets, sent a millisecond apart; the RTT is 40. */
function sent(): { board: Scoreboard; one: Rack; rtt: RoundTrip } {
  const board = new Scoreboard(100);
  for (let index = 0; index < 10; index++) board.append(index * 100, index * 100 + 100, index);
  const rtt = new RoundTrip(DEFAULT_LIMITS);
  rtt.sample(40, 0);
  return { board, one: new Rack(), rtt };
}
const lost = (board: Scoreboard): number[] =>
  Array.from({ length: board.count }, (_, index) => index).filter(
    (index) => (board.flags(index) & LOST) !== 0,
  );
const sack = (board: Scoreboard, one: Rack, rtt: RoundTrip, index: number, now: number): void =>
  board.sack(index * 100, index * 100 + 100, {
    delivered: (end, at, flags) => one.delivered(end, at, flags, now, rtt, true),
  });

rack('with three segments SACKed, what was sent earlier is lost at once: RFC 8985 §6.2', () => {
  const { board, one, rtt } = sent();
  for (const index of [5, 6, 7]) sack(board, one, rtt, index, 47);
  assert.is(one.detect(board, 47, rtt, false, 100), 0);
  assert.equal(lost(board), [0, 1, 2, 3, 4]);
});

rack('with one, it waits a quarter of the least RTT for reordering', () => {
  const { board, one, rtt } = sent();
  sack(board, one, rtt, 5, 45);
  const again = one.detect(board, 45, rtt, false, 100);
  assert.equal(lost(board), []);
  assert.ok(again > 0 && again <= 10, `${again}`);
  one.detect(board, 45 + again, rtt, false, 100);
  assert.equal(lost(board), [0, 1, 2, 3, 4]);
});

rack('reordering that was seen makes it wait though many are SACKed', () => {
  const { board, one, rtt } = sent();
  sack(board, one, rtt, 5, 45);
  sack(board, one, rtt, 1, 45);
  assert.ok(one.isReorderingSeen);
  for (const index of [6, 7]) sack(board, one, rtt, index, 46);
  one.detect(board, 46, rtt, false, 100);
  assert.equal(lost(board), []);
});

rack('each D-SACK in another round trip makes it wait longer', () => {
  const { board, one, rtt } = sent();
  sack(board, one, rtt, 5, 45);
  sack(board, one, rtt, 1, 45);
  const first = one.detect(board, 45, rtt, false, 100);
  one.duplicated(0, 1_000);
  one.duplicated(500, 1_000);
  const second = one.detect(board, 45, rtt, false, 100);
  assert.is(Math.round(second - first), 10);
});

rack('what was sent again and lost again is found by what was sent after it', () => {
  const { board, one, rtt } = sent();
  board.markLost(0);
  board.retransmitted(0, 50);
  board.markLost(1);
  board.retransmitted(1, 60);
  sack(board, one, rtt, 1, 100);
  one.detect(board, 100, rtt, true, 100);
  assert.ok(lost(board).includes(0));
});

rack('an answer sooner than the least RTT is of the first transmission', () => {
  const { one, rtt } = sent();
  one.delivered(100, 50, RETRANSMITTED, 60, rtt, true);
  assert.is(one.sentAt, 0);
  one.delivered(100, 50, RETRANSMITTED, 95, rtt, false);
  assert.is(one.sentAt, 0);
  one.delivered(100, 50, RETRANSMITTED, 95, rtt, true);
  assert.is(one.sentAt, 50);
});

rack.run();
