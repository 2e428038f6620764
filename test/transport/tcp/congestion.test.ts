import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  CONGESTION_AVOIDANCE,
  FAST_RECOVERY,
  LOSS_RECOVERY,
  SLOW_START,
  onAcknowledgment,
  onLoss,
  onRest,
  onSpurious,
  onTimeout,
} from '../../../generated/transport/congestion.machine.ts';
import { CongestionWindow } from '../../../runtime/transport/tcp/congestion.ts';
import { DEFAULT_LIMITS } from '../../../runtime/transport/tcp/limits.ts';
import { NewReno } from '../../../runtime/transport/tcp/newreno.ts';
import { RoundTrip } from '../../../runtime/transport/tcp/rtt.ts';

const congestion = suite('tcp: the congestion window');

const MSS = 1_000;
const fresh = (): CongestionWindow => {
  const one = new CongestionWindow(new NewReno(), new RoundTrip(DEFAULT_LIMITS), MSS, 10);
  one.isLimited = true;
  return one;
};
const acknowledge = (one: CongestionWindow, segAck: number, delivered: number): void => {
  one.segAck = segAck;
  one.acknowledged = one.delivered = delivered;
  onAcknowledgment(one, one);
};

congestion('begins with ten segments: RFC 6928', () => {
  assert.is(fresh().congestionWindow, 10 * MSS);
  const jumbo = new CongestionWindow(new NewReno(), new RoundTrip(DEFAULT_LIMITS), 9_000, 10);
  assert.is(jumbo.congestionWindow, 18_000);
});

congestion('grows in slow start by what is acknowledged, if it was used: RFC 5681 §3.1', () => {
  const one = fresh();
  acknowledge(one, 1, 3 * MSS);
  assert.is(one.congestionWindow, 13 * MSS);
  one.isLimited = false;
  acknowledge(one, 2, 3 * MSS);
  assert.is(one.congestionWindow, 13 * MSS);
});

congestion('does not grow by a duplicate: RFC 5681 §3.2, RFC 3042', () => {
  const one = fresh();
  one.delivered = MSS;
  onAcknowledgment(one, one);
  assert.is(one.congestionWindow, 10 * MSS);
  acknowledge(one, 1, MSS);
  assert.is(one.congestionWindow, 11 * MSS);
});

congestion('a loss begins a recovery that sends in proportion: RFC 9937', () => {
  const one = fresh();
  [one.sndNxt, one.flight, one.pipe] = [10_000, 10 * MSS, 9 * MSS];
  onLoss(one);
  assert.is(one.state, FAST_RECOVERY);
  assert.is(one.slowStartThreshold, 5 * MSS);
  let sent = 0;
  let most = 0;
  for (let arrived = 1; arrived <= 9; arrived++) {
    one.pipe -= MSS;
    acknowledge(one, 0, MSS);
    const room = one.congestionWindow - one.pipe;
    most = Math.max(most, room);
    if (room >= MSS) {
      one.sent(MSS);
      one.pipe += MSS;
      sent++;
    }
  }
  // Half of what was in flight, spread over the round trip.
  assert.ok(sent >= 4 && sent <= 6, `${sent}`);
  assert.ok(most <= 2 * MSS);
  acknowledge(one, 10_000, MSS);
  assert.is(one.state, CONGESTION_AVOIDANCE);
  assert.is(one.congestionWindow, 5 * MSS);
});

congestion('a second loss in one round trip reduces nothing more', () => {
  const one = fresh();
  [one.sndNxt, one.flight] = [10_000, 10 * MSS];
  onLoss(one);
  onLoss(one);
  assert.is(one.slowStartThreshold, 5 * MSS);
});

congestion('a timeout leaves one segment, and the next timeout the same threshold', () => {
  const one = fresh();
  [one.sndNxt, one.flight] = [10_000, 10 * MSS];
  onTimeout(one);
  assert.equal([one.state, one.congestionWindow], [LOSS_RECOVERY, MSS]);
  one.flight = MSS;
  onTimeout(one);
  assert.is(one.slowStartThreshold, 5 * MSS);
  acknowledge(one, 5_000, 2 * MSS);
  acknowledge(one, 10_000, MSS);
  assert.is(one.state, SLOW_START);
});

congestion('what was a mistake is undone', () => {
  const one = fresh();
  [one.sndNxt, one.flight] = [10_000, 10 * MSS];
  onTimeout(one);
  onSpurious(one);
  assert.equal([one.state, one.congestionWindow], [CONGESTION_AVOIDANCE, 10 * MSS]);
});

congestion('after a rest it begins again with the first window', () => {
  const one = fresh();
  for (let count = 0; count < 5; count++) acknowledge(one, count, 10 * MSS);
  assert.is(one.congestionWindow, 60 * MSS);
  onRest(one);
  assert.is(one.congestionWindow, 10 * MSS);
  assert.is(one.slowStartThreshold >= 45 * MSS, true);
});

congestion.run();
