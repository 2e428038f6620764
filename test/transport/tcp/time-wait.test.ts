import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { FLAGS_RST, writeSegment } from '../../../generated/transport/tcp.wire.ts';
import { Recorder, connected, hashOf, octetsOf } from './joined.ts';
import type { Pair } from './joined.ts';

const waiting = suite('tcp: TIME-WAIT');

function waitingPair(options = {}): Pair {
  const pair = connected(options);
  // The server closes first: it is the one who waits.
  pair.far.shutdown();
  pair.joined.run(1_000);
  assert.is(pair.far.stateName, 'Time-Wait');
  return pair;
}

waiting('lasts twice the time that a segment may live, and no longer', () => {
  const pair = waitingPair();
  pair.joined.run(58_000);
  assert.is(pair.far.stateName, 'Time-Wait');
  pair.joined.run(2_000);
  assert.is(pair.far.stateName, 'Closed');
  assert.is([...pair.joined.b.connections()].length, 0);
});

waiting('is not ended by a reset: RFC 1337', () => {
  const pair = waitingPair();
  const { joined } = pair;
  const last = joined.packets.filter((one) => one.from === 'b').at(-1)!.segment;
  const route = joined.sides.b.route(joined.addressA);
  assert.ok(typeof route !== 'string');
  const b = new Uint8Array(20);
  const { destinationPort, sourcePort, acknowledgmentNumber } = last;
  const sum = route.pseudoHeader;
  writeSegment(
    b,
    0,
    20,
    20,
    destinationPort,
    sourcePort,
    acknowledgmentNumber,
    0,
    0,
    FLAGS_RST,
    0,
    0,
    sum,
  );
  joined.sides.b.deliver(b);
  assert.is(pair.far.stateName, 'Time-Wait');
});

waiting('makes way for a new connection between the same ports: RFC 6191', () => {
  const pair = waitingPair();
  const { joined } = pair;
  joined.run(10);
  const server = new Recorder();
  const [listener] = joined.b.listeners();
  listener.onAcceptable(() => {
    server.connection = listener.accept();
    server.connection!.setUser(server);
  });
  const client = new Recorder();
  const local = { port: pair.near.local.port };
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, client, { local });
  assert.ok(typeof near !== 'string', `${near as string}`);
  client.connection = near;
  client.send(octetsOf(5_000));
  joined.run(5_000);
  assert.is(server.hash, hashOf(octetsOf(5_000)));
});

waiting('answers a FIN that comes again, and waits from then on', () => {
  const pair = waitingPair();
  const { joined } = pair;
  const fin = joined.packets.find((one) => one.from === 'a' && one.segment.fin)!;
  joined.run(50_000);
  const begin = joined.packets.length;
  joined.sides.b.deliver(fin.octets, fin.info);
  joined.sides.b.settle();
  assert.is(joined.packets.length, begin + 1);
  joined.run(50_000);
  assert.is(pair.far.stateName, 'Time-Wait');
});

waiting('has a place for so many; the oldest goes first', () => {
  const { joined } = connected({ b: { limits: { timeWaitMax: 3 } } });
  const [listener] = joined.b.listeners();
  listener.onAcceptable(() => listener.accept()!.shutdown());
  for (let count = 0; count < 6; count++) {
    const client = new Recorder();
    const near = joined.a.connect({ address: joined.addressB, port: 80 }, client);
    assert.ok(typeof near !== 'string');
    client.connection = near;
    joined.run(200);
  }
  const states = [...joined.b.connections()].map((one) => one.stateName);
  assert.is(states.filter((state) => state === 'Time-Wait').length, 3);
  assert.is(joined.b.counters.timeWaitFull, 3);
});

waiting('octets of an old connection never reach a new one', () => {
  const pair = connected();
  const { joined } = pair;
  pair.client.send(octetsOf(5_000));
  joined.run(1_000);
  const old = joined.packets.filter((one) => one.from === 'a' && one.segment.data.length > 0);
  pair.near.abort();
  joined.run(1_000);
  const server = new Recorder();
  const [listener] = joined.b.listeners();
  listener.onAcceptable(() => {
    server.connection = listener.accept();
    server.connection!.setUser(server);
  });
  const local = { port: pair.near.local.port };
  const client = new Recorder();
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, client, { local });
  assert.ok(typeof near !== 'string');
  joined.run(100);
  for (const packet of old) joined.sides.b.deliver(packet.octets, packet.info);
  joined.sides.b.settle();
  joined.run(100);
  assert.is(server.received, 0);
  assert.is(near.stateName, 'Established');
});

waiting.run();
