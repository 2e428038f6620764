import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ReceiveWindow, scaleFor } from '../../../runtime/transport/tcp/receive-window.ts';
import { joinStacks, transfer } from '../../lab/transfer.ts';
import { connected, octetsOf } from './joined.ts';

const window = suite('tcp: the receive window');

window('a scale is the least that says it all: RFC 7323 §2.2', () => {
  assert.equal([65_535, 65_536, 6_291_456, 1e12].map(scaleFor), [0, 1, 7, 14]);
});

window('the edge never goes back: RFC 9293 §3.8.6', () => {
  const one = new ReceiveWindow(10_000, 10_000);
  one.first(0);
  assert.is(one.room(0), 10_000);
  one.advertise(4_000, 4_000, 1_000);
  assert.is(one.edge, 10_000);
  one.resize(2_000);
  one.advertise(5_000, 5_000, 1_000);
  assert.is(one.edge, 10_000);
});

window('it moves on by a segment or half the buffer, never by less', () => {
  const one = new ReceiveWindow(10_000, 10_000);
  one.first(0);
  one.advertise(500, 0, 1_000);
  assert.is(one.edge, 10_000);
  one.advertise(1_000, 0, 1_000);
  assert.is(one.edge, 11_000);
});

window('an update is due when the user has read much of what was closed', () => {
  const one = new ReceiveWindow(10_000, 10_000);
  one.first(0);
  assert.not(one.isUpdateDue(9_000, 8_500, 1_000));
  assert.ok(one.isUpdateDue(9_000, 2_000, 1_000));
});

window('the buffer grows as the user reads, and not while he does not', () => {
  const { joined, client, server, far } = connected({ weather: { delayMs: 20 } });
  joined.keepsPackets = server.keepsText = false;
  server.readsAtOnce = false;
  client.send(octetsOf(6_000_000));
  joined.run(3_000);
  assert.ok(far.readable < 70_000, `${far.readable}`);
  server.readsAtOnce = true;
  server.readAll();
  joined.run(3_000, () => server.received === 6_000_000);
  assert.is(server.received, 6_000_000);
  assert.ok(far.info().receiveWindow > 500_000, `${far.info().receiveWindow}`);
});

window('begins where the numbers of the peer do, wherever that is', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { near, far } = connected({ seed });
    assert.is(near.info().receiveWindow, 65_536, `seed ${seed}`);
    assert.is(far.info().receiveWindow, 65_535, `seed ${seed}`);
  }
});

window('a path of 1 Gbit/s and 100 ms is filled, both buffers growing as they are of use', () => {
  const ills = { delayMs: 50, rate: 1e9, queueFrames: 3_000 };
  const octets = 30_000_000;
  const moved = transfer(joinStacks({ seed: 1, there: ills }), { octets, octetAt: () => 0 });
  assert.is(moved.received, octets);
  const rate = (octets * 8) / moved.ms / 1_000;
  assert.ok(rate >= 100, `${rate} Mbit/s`);
  assert.ok(moved.client.options.sendBufferOctets > 4_000_000);
});

window.run();
