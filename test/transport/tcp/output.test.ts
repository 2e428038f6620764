import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { NO_OFFLOAD } from '../../../runtime/device/device.ts';
import { MEMORY_OFFLOAD } from '../../../runtime/device/memory.ts';
import { pairStacks, transfer } from '../../lab/transfer.ts';
import { connected, hashOf, octetsOf } from './joined.ts';
import type { Joined } from './joined.ts';

const output = suite('tcp: what is sent');

const sizes = (joined: Joined, begin: number): number[] =>
  joined.packets
    .slice(begin)
    .filter((one) => one.from === 'a' && one.segment.data.length > 0)
    .map((one) => one.segment.data.length);

output('a small write waits while another small one is on its way: RFC 9293 §3.7.4', () => {
  const { joined, near } = connected();
  const begin = joined.packets.length;
  for (let count = 0; count < 5; count++) near.write(octetsOf(10));
  joined.run(3);
  assert.equal(sizes(joined, begin), [10]);
  joined.run(1_000);
  assert.equal(sizes(joined, begin), [10, 40]);
});

output('no delay: every write goes at once', () => {
  const { joined, near } = connected({ options: { options: { noDelay: true } } });
  const begin = joined.packets.length;
  for (let count = 0; count < 5; count++) near.write(octetsOf(10));
  assert.equal(sizes(joined, begin), [10, 10, 10, 10, 10]);
});

output('a cork holds what is not full, until it is pulled', () => {
  const { joined, near } = connected({ options: { options: { cork: true } } });
  const begin = joined.packets.length;
  near.write(octetsOf(2_000));
  joined.run(5_000);
  assert.equal(sizes(joined, begin), [1_448]);
  near.options.cork = false;
  assert.equal(sizes(joined, begin), [1_448, 552]);
});

output('a cork lets go what fills a send buffer of less than a segment', () => {
  const options = { cork: true, sendBufferOctets: 1_000 };
  const { joined, near } = connected({ options: { options } });
  const begin = joined.packets.length;
  assert.is(near.write(octetsOf(600)), 600);
  joined.run(1_000);
  assert.equal(sizes(joined, begin), []);
  assert.is(near.write(octetsOf(600)), 400);
  joined.run(1_000);
  assert.equal(sizes(joined, begin), [1_000]);
  assert.is(near.writable, 1_000);
});

output('a large write and a small answer wait for no delayed acknowledgment', () => {
  const { joined, client, server } = connected();
  for (let round = 0; round < 20; round++) {
    const begin = joined.now;
    const was = server.received;
    client.send(octetsOf(2_000));
    joined.run(1_000, () => server.received === was + 2_000);
    assert.ok(joined.now - begin < 25, `${joined.now - begin} ms`);
    joined.run(100);
  }
});

output('PSH stands on what empties the queue', () => {
  const { joined, client } = connected();
  const begin = joined.packets.length;
  client.send(octetsOf(4_000));
  joined.run(1_000);
  const flags = joined.packets
    .slice(begin)
    .filter((one) => one.from === 'a' && one.segment.data.length > 0)
    .map((one) => one.segment.psh);
  assert.equal(flags, [false, false, true]);
});

output('segments are large where the network takes that', () => {
  const { joined, client, server } = connected({ a: { takesLarge: () => true } });
  const begin = joined.packets.length;
  client.send(octetsOf(60_000));
  joined.run(1_000);
  const large = joined.packets.slice(begin).filter((one) => one.info.segmentOctets > 0);
  assert.ok(large.some((one) => one.octets.length > 10_000));
  assert.is(large[0].info.segmentOctets, 1_448);
  assert.is(server.hash, hashOf(octetsOf(60_000)));
});

output('no more than the peer has room for, and no less when it reads: RFC 9293 §3.8.6', () => {
  const { joined, client, server, far } = connected({
    listening: { options: { receiveBufferOctets: 5_000 } },
  });
  server.readsAtOnce = false;
  client.send(octetsOf(50_000));
  joined.run(20_000);
  assert.ok(far.readable <= 5_200, `${far.readable}`);
  server.readsAtOnce = true;
  server.readAll();
  joined.run(100_000, () => server.received === 50_000);
  assert.is(server.hash, hashOf(octetsOf(50_000)));
});

output('a window is not told in crumbs: RFC 9293 §3.8.6.2.2', () => {
  const { joined, client, server } = connected({
    listening: { options: { receiveBufferOctets: 8_000 } },
  });
  server.readsAtOnce = false;
  client.send(octetsOf(30_000));
  joined.run(2_000);
  const begin = joined.packets.length;
  for (let count = 0; count < 20; count++) server.readAll(10);
  joined.run(1);
  assert.is(joined.packets.slice(begin).filter((one) => one.from === 'b').length, 0);
});

output('a path that takes less is believed, and the text goes again at once: RFC 8201', () => {
  const { joined, client, server, near } = connected();
  let count = 0;
  joined.pass = (packet) => {
    if (packet.from === 'b' || packet.octets.length <= 1_000) return true;
    if (count++ === 0) {
      joined.sides.a.setMtu(900);
      setImmediateIn(() => joined.sides.a.complain(packet, 'EMSGSIZE'));
    }
    return false;
  };
  const waiting: (() => void)[] = [];
  const setImmediateIn = (run: () => void): void => void waiting.push(run);
  const begin = joined.now;
  client.send(octetsOf(10_000));
  joined.run(5_000, () => {
    waiting.shift()?.();
    return server.received === 10_000;
  });
  assert.is(server.hash, hashOf(octetsOf(10_000)));
  assert.is(near.info().sendMss, 860);
  assert.ok(joined.now - begin < 100, `${joined.now - begin} ms`);
});

output('after a rest the window is no larger than the first: RFC 5681 §4.1', () => {
  const { joined, client, server, near } = connected();
  client.send(octetsOf(500_000));
  joined.run(20_000, () => server.received === 500_000);
  assert.ok(near.info().congestionWindow > 20_000);
  joined.run(10_000);
  const begin = joined.packets.length;
  client.send(octetsOf(500_000));
  const burst = sizes(joined, begin).reduce((sum, size) => sum + size, 0);
  assert.ok(burst <= 10 * 1_460, `${burst}`);
});

output('a network without room loses nothing for good', () => {
  const { joined, client, server } = connected();
  client.send(octetsOf(100_000));
  joined.sides.a.fault = 'ENOBUFS';
  joined.run(100);
  joined.sides.a.fault = undefined;
  joined.run(20_000, () => server.received === 100_000);
  assert.is(server.hash, hashOf(octetsOf(100_000)));
});

output('segments as large as a packet can be are lost and come again whole', () => {
  let count = 0;
  const { joined, client, server } = connected({
    weather: { mtu: 65_535, delayMs: 0.05 },
    pass: (packet) => packet.octets.length < 60_000 || count++ % 4 !== 1,
    a: { takesLarge: () => true },
  });
  client.send(octetsOf(900_000));
  joined.run(20_000, () => server.received === 900_000);
  assert.ok(count > 4);
  assert.is(server.hash, hashOf(octetsOf(900_000)));
});

output(
  'what a device has no room for goes as soon as there is some, and counts as sent then',
  () => {
    const { joined, client, near, server } = connected({ weather: { delayMs: 50 } });
    const text = octetsOf(30_000);
    joined.sides.a.fault = 'ENOBUFS';
    const begin = joined.packets.length;
    client.send(text, true);
    assert.is(joined.packets.length, begin);
    assert.is(near.info().octetsSent, 0);
    joined.run(10);
    joined.sides.a.spaceAvailable();
    assert.ok(joined.packets.length > begin);
    joined.run(5_000);
    assert.is(server.hash, hashOf(text));
    assert.equal([near.info().timeouts, near.info().segmentsRetransmitted], [0, 0]);
  },
);

output('an acknowledgment and a FIN wait for room too', () => {
  const { joined, client, near, far, server } = connected();
  joined.sides.b.fault = 'ENOBUFS';
  client.send(octetsOf(5_000));
  joined.run(20);
  assert.is(server.received, 5_000);
  assert.is(near.unacknowledged, 5_000);
  far.shutdown();
  joined.sides.b.spaceAvailable();
  joined.run(12);
  assert.is(near.unacknowledged, 0);
  assert.ok(near.isPeerClosed);
  assert.is(far.info().timeouts, 0);
});

output('without word of room, the timers try again', () => {
  const { joined, client, server } = connected();
  joined.sides.a.fault = 'ENOBUFS';
  client.send(octetsOf(5_000));
  joined.run(50);
  joined.sides.a.fault = undefined;
  joined.run(3_000);
  assert.is(server.received, 5_000);
});

output('a small device is no loss: all comes in order, and no timer runs out', () => {
  for (const offload of [NO_OFFLOAD, MEMORY_OFFLOAD]) {
    const { world, stacks, devices } = pairStacks({ framesMax: 3, whenFull: 'wait', offload });
    const moved = transfer({ world, stacks }, { octets: 300_000 });
    const { counters } = stacks[0].tcp;
    assert.equal([moved.received, moved.wrongAt], [300_000, undefined]);
    assert.equal([counters.retransmissionTimeouts, counters.fastRecoveries], [0, 0]);
    // The last one, which our FIN rides on, has its number before there is room for it.
    assert.ok(counters.segmentsRetransmitted <= 1, `${counters.segmentsRetransmitted}`);
    if (offload === NO_OFFLOAD) assert.ok(counters.sendFaults > 0);
    assert.is(devices[0].counters.transmitDropped, 0);
    assert.ok(moved.ms < 1_000, `${moved.ms} ms`);
  }
});

output.run();
