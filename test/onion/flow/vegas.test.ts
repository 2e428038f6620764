import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { SLOW_START } from '../../../generated/onion/vegas.machine.ts';
import { flowParametersOf } from '../../../runtime/onion/flow/parameters.ts';
import { VegasSendWindow } from '../../../runtime/onion/flow/vegas.ts';

const vegas = suite('onion: congestion control by Vegas');

const { vegas: parameters } = flowParametersOf(() => undefined);
const TAG = new Uint8Array(20);

class Moment {
  microseconds = 0;

  now(): number {
    return this.microseconds / 1000;
  }
}

/**
 * Of C tor (src/test/test_congestion_control.c): when a cell is sent and its SENDME comes, whether
 * the channel is blocked, what is in flight; and then the smoothed and the least round trip, the
 * window, whether in slow start, whether the window is full, and whether it is blocked.
 */
const RUNS: readonly (readonly (readonly number[])[])[] = [
  [
    [100000, 200000, 0, 124, 100000, 100000, 155, 1, 0, 0],
    [200000, 300000, 0, 155, 100000, 100000, 186, 1, 1, 0],
    [350000, 500000, 0, 186, 133333, 100000, 217, 1, 1, 0],
    [500000, 550000, 0, 217, 77777, 77777, 248, 1, 1, 0],
    [600000, 700000, 0, 248, 92592, 77777, 279, 1, 1, 0],
    [700000, 750000, 0, 279, 64197, 64197, 310, 1, 0, 0],
    [750000, 875000, 0, 310, 104732, 64197, 341, 1, 1, 0],
    [875000, 900000, 0, 341, 51577, 51577, 372, 1, 1, 0],
    [900000, 950000, 0, 279, 50525, 50525, 403, 1, 1, 0],
    [950000, 1000000, 0, 279, 50175, 50175, 434, 1, 1, 0],
    [1000000, 1050000, 0, 279, 50058, 50058, 465, 1, 1, 0],
    [1050000, 1100000, 0, 279, 50019, 50019, 496, 1, 1, 0],
    [1100000, 1150000, 0, 279, 50006, 50006, 527, 1, 1, 0],
    [1150000, 1200000, 0, 279, 50002, 50002, 558, 1, 1, 0],
    [1200000, 1250000, 0, 550, 50000, 50000, 589, 1, 1, 0],
    [1250000, 1300000, 0, 550, 50000, 50000, 620, 1, 0, 0],
    [1300000, 1350000, 0, 550, 50000, 50000, 635, 1, 1, 0],
    [1350000, 1400000, 0, 550, 50000, 50000, 650, 1, 1, 0],
    [1400000, 1450000, 0, 150, 50000, 50000, 650, 1, 0, 0],
    [1450000, 1500000, 0, 150, 50000, 50000, 650, 1, 0, 0],
    [1500000, 1550000, 0, 550, 50000, 50000, 664, 1, 1, 0],
    [1500000, 1600000, 0, 550, 83333, 50000, 584, 0, 1, 0],
    [1600000, 1650000, 0, 550, 61111, 50000, 585, 0, 1, 0],
    [1650000, 1700000, 0, 550, 53703, 50000, 586, 0, 1, 0],
    [1700000, 1750000, 0, 100, 51234, 50000, 586, 0, 0, 0],
    [1750000, 1900000, 0, 100, 117078, 50000, 559, 0, 0, 0],
    [1900000, 2000000, 0, 100, 105692, 50000, 558, 0, 0, 0],
    [2000000, 2075000, 0, 500, 85230, 50000, 558, 0, 1, 0],
    [2075000, 2125000, 1, 500, 61743, 50000, 557, 0, 1, 1],
    [2125000, 2150000, 0, 500, 37247, 37247, 558, 0, 1, 0],
    [2150000, 2350000, 0, 500, 145749, 37247, 451, 0, 1, 0],
  ],
  [
    [100000, 200000, 0, 124, 100000, 100000, 155, 1, 0, 0],
    [200000, 300000, 0, 155, 100000, 100000, 186, 1, 1, 0],
    [350000, 500000, 0, 186, 133333, 100000, 217, 1, 1, 0],
    [500000, 550000, 1, 217, 77777, 77777, 403, 0, 1, 1],
    [600000, 700000, 0, 248, 92592, 77777, 404, 0, 1, 0],
    [700000, 750000, 1, 404, 64197, 64197, 403, 0, 0, 1],
    [750000, 875000, 0, 403, 104732, 64197, 404, 0, 1, 0],
  ],
  [
    [18258527, 19002938, 0, 83, 744411, 744411, 155, 1, 0, 0],
    [18258580, 19254257, 0, 52, 911921, 744411, 186, 1, 1, 0],
    [20003224, 20645298, 0, 164, 732023, 732023, 217, 1, 1, 0],
    [20003367, 21021444, 0, 133, 922725, 732023, 248, 1, 1, 0],
    [20003845, 21265508, 0, 102, 1148683, 732023, 279, 1, 1, 0],
    [20003975, 21429157, 0, 71, 1333015, 732023, 310, 1, 0, 0],
    [20004309, 21707677, 0, 40, 1579917, 732023, 310, 1, 0, 0],
  ],
  [
    [358297091, 358854163, 0, 83, 557072, 557072, 155, 1, 0, 0],
    [358297649, 359123845, 0, 52, 736488, 557072, 186, 1, 1, 0],
    [359492879, 359995330, 0, 186, 580463, 557072, 217, 1, 1, 0],
    [359493043, 360489243, 0, 217, 857621, 557072, 248, 1, 1, 0],
    [359493232, 360489673, 0, 248, 950167, 557072, 279, 1, 1, 0],
    [359493795, 360489971, 0, 279, 980839, 557072, 310, 1, 0, 0],
    [359493918, 360490248, 0, 310, 991166, 557072, 341, 1, 1, 0],
    [359494029, 360716465, 0, 341, 1145346, 557072, 372, 1, 1, 0],
    [359996888, 360948867, 0, 372, 1016434, 557072, 403, 1, 1, 0],
    [359996979, 360949330, 0, 403, 973712, 557072, 434, 1, 1, 0],
    [360489528, 361113615, 0, 434, 740628, 557072, 465, 1, 1, 0],
    [360489656, 361281604, 0, 465, 774841, 557072, 496, 1, 1, 0],
    [360489837, 361500461, 0, 496, 932029, 557072, 482, 0, 1, 0],
    [360489963, 361500631, 0, 482, 984455, 557072, 482, 0, 1, 0],
    [360490117, 361842481, 0, 482, 1229727, 557072, 481, 0, 1, 0],
  ],
];

RUNS.forEach((run, number) => {
  vegas(`windows grow and shrink as in C tor, run ${number + 1}`, () => {
    const clock = new Moment();
    const window = new VegasSendWindow(parameters, 31, clock);
    for (const [sent, heard, isBlocked, inFlight, ...expected] of run) {
      clock.microseconds = sent;
      window.noteTheTag();
      window.expect(TAG);
      window.inflight = inFlight;
      window.blocked = isBlocked === 1;
      clock.microseconds = heard;
      assert.is(window.sendme(TAG, isBlocked === 1), undefined);
      const flags = [window.state === SLOW_START, window.full, window.blocked].map(Number);
      const { smoothed, minimum } = window.rtt;
      assert.equal([smoothed, minimum, window.cwnd, ...flags], expected, `sent at ${sent}`);
    }
  });
});

vegas('a window is what is not in flight, and never less than nothing', () => {
  const window = new VegasSendWindow(parameters, 31, new Moment());
  let noted = 0;
  for (let cell = 0; cell < 124; cell++) if (window.sent()) noted++;
  assert.is(window.room, 0);
  assert.is(noted, 4);
  window.cwnd = 100;
  assert.is(window.room, 0);
});

vegas('a SENDME that comes in no time at all frees the flight and teaches nothing', () => {
  const window = new VegasSendWindow(parameters, 31, new Moment());
  for (let cell = 0; cell < 31; cell++) if (window.sent()) window.expect(TAG);
  assert.is(window.sendme(TAG, false), undefined);
  assert.is(window.inflight, 0);
  assert.is(window.rttMs, undefined);
  assert.is(window.cwnd, 124);
});

vegas('a SENDME that nobody waits for, or of another tag, is a breach', () => {
  const window = new VegasSendWindow(parameters, 31, new Moment());
  assert.is(window.sendme(TAG, false), 'sendmeUnexpected');
  for (let cell = 0; cell < 31; cell++) if (window.sent()) window.expect(TAG);
  assert.is(window.sendme(undefined, false), 'sendmeWithoutTag');
  assert.is(window.sendme(new Uint8Array(20).fill(1), false), 'sendmeOfWrongTag');
});

vegas.run();
