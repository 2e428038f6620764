import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Tally } from '../../../runtime/application/iperf3/tally.ts';

const tallies = suite('iperf3 tally');

function received(...numbers: readonly number[]): Tally {
  const tally = new Tally(1, false);
  for (const number of numbers) tally.receivedPacket(100, number, 0.01);
  return tally;
}

tallies('counts octets until it is frozen', () => {
  const tally = new Tally(1, true);
  tally.count(10);
  tally.freeze();
  tally.count(10);
  tally.sentPacket(10);
  tally.receivedPacket(10, 1, 0);
  tally.forget();
  assert.is(tally.octets, 10);
});

tallies('gives what was counted since the last interval', () => {
  const tally = new Tally(1, true);
  tally.sentPacket(10);
  assert.equal(tally.takeInterval(), { octets: 10, packets: 1, lost: 0, outOfOrder: 0 });
  tally.sentPacket(5);
  assert.equal(tally.takeInterval(), { octets: 5, packets: 1, lost: 0, outOfOrder: 0 });
  assert.is(tally.octets, 15);
});

tallies('a number that was skipped is lost', () => {
  const { packets, lost } = received(1, 2, 5);
  assert.equal({ packets, lost }, { packets: 5, lost: 2 });
});

tallies('the first may be lost too', () => {
  assert.is(received(3).lost, 2);
});

tallies('what comes late is not lost, but out of order', () => {
  const { packets, lost, outOfOrder } = received(1, 3, 2);
  assert.equal({ packets, lost, outOfOrder }, { packets: 3, lost: 0, outOfOrder: 1 });
});

tallies('what comes twice does not make up for what is lost twice', () => {
  const { lost, outOfOrder } = received(1, 1, 1, 1);
  assert.equal({ lost, outOfOrder }, { lost: 0, outOfOrder: 3 });
});

tallies('an even delay has no jitter, however long', () => {
  assert.is(received(1, 2, 3).jitterSeconds, 0);
});

tallies('jitter is a sixteenth of each difference, as RFC 1889 has it', () => {
  const tally = new Tally(1, false);
  tally.receivedPacket(1, 1, 5);
  tally.receivedPacket(1, 2, 5.016);
  assert.ok(Math.abs(tally.jitterSeconds - 0.001) < 1e-9);
});

tallies('forgets the beginning', () => {
  const tally = received(1, 3);
  tally.forget();
  tally.receivedPacket(100, 4, 0.01);
  const { octets, packets, lost } = tally;
  assert.equal({ octets, packets, lost }, { octets: 100, packets: 1, lost: 0 });
});

tallies('tells its result', () => {
  assert.equal(received(1, 3).result(2, -1), {
    id: 1,
    octets: 200,
    retransmits: -1,
    jitterSeconds: 0,
    lost: 1,
    packets: 3,
    seconds: 2,
  });
});

tallies.run();
