import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { connected, octetsOf } from './joined.ts';

const info = suite('tcp: what a connection tells of itself');

info('is what happened to it', () => {
  const { joined, client, near, far } = connected();
  client.send(octetsOf(100_000));
  joined.run(5_000);
  const [ours, theirs] = [near.info(), far.info()];
  assert.is(ours.state, 'Established');
  assert.equal([ours.octetsSent, ours.octetsAcknowledged], [100_000, 100_000]);
  assert.is(theirs.octetsReceived, 100_000);
  assert.equal([ours.sendMss, ours.pathMtu, theirs.receiveMss], [1_460, 1_500, 1_448]);
  assert.is(Math.round(ours.smoothedRttMs), 10);
  assert.equal([ours.octetsInFlight, ours.segmentsRetransmitted], [0, 0]);
  assert.ok(ours.sack && ours.timestamps);
});

info('counts what was sent again', () => {
  let count = 0;
  const { joined, client, near } = connected({
    pass: (packet) => packet.octets.length < 100 || count++ !== 5,
  });
  client.send(octetsOf(50_000));
  joined.run(5_000);
  assert.is(near.info().segmentsRetransmitted, 1);
  assert.is(near.info().octetsRetransmitted, 1_448);
});

info.run();
