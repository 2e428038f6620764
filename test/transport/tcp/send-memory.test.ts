import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { SendMemory } from '../../../runtime/transport/tcp/send-memory.ts';
import { SendQueue } from '../../../runtime/transport/tcp/send-queue.ts';
import type { UserConnection } from '../../../runtime/transport/tcp/user-connection.ts';
import { Recorder, connected, octetsOf } from './joined.ts';

const memory = suite('tcp: memory for what is written');

const MOST = 20_000;
const LEAST = 4_096;

memory('has room up to the most, and then a little for each', () => {
  const one = new SendMemory(100, 10);
  assert.equal([one.room(0), one.room(50)], [100, 100]);
  one.held = 95;
  assert.equal([one.room(0), one.room(7), one.room(50)], [10, 5, 5]);
  one.held = 120;
  assert.equal([one.room(0), one.room(7), one.room(10), one.room(50)], [10, 3, 0, 0]);
});

memory('counts what queues hold, whatever becomes of it', () => {
  const one = new SendMemory();
  const [first, second] = [new SendQueue(one), new SendQueue(one)];
  first.push(octetsOf(1_000), 1_000);
  second.push(octetsOf(10), 10);
  assert.is(one.held, 1_010);
  first.dropTo(400);
  assert.is(one.held, 610);
  first.clear();
  first.clear();
  second.dropTo(10);
  assert.is(one.held, 0);
});

memory('who finds none left goes on as its own text is acknowledged', () => {
  const limits = { writtenOctetsMax: MOST, sendBufferLeastOctets: LEAST };
  const pair = connected({ a: { limits } });
  const { joined, near } = pair;
  const held = (): number => (near as UserConnection).shared.sending.held;
  // Of the first nothing is acknowledged while the second goes on.
  joined.pass = () => false;
  const text = octetsOf(60_000);
  pair.client.send(text);
  assert.is(held(), MOST);
  assert.ok(joined.a.counters.sendMemoryFull > 0);
  joined.pass = (packet) => {
    const { sourcePort, destinationPort } = packet.segment;
    return ![sourcePort, destinationPort].includes(near.local.port);
  };
  const other = new Recorder();
  const connection = joined.a.connect({ address: joined.addressB, port: 80 }, other);
  assert.ok(typeof connection !== 'string');
  other.connection = connection;
  joined.run(1_000);
  assert.is(connection.writable, LEAST);
  other.send(octetsOf(30_000));
  let most = 0;
  joined.run(10_000, () => {
    most = Math.max(most, held());
    return connection.info().octetsAcknowledged === 30_000;
  });
  assert.is(connection.info().octetsAcknowledged, 30_000);
  assert.ok(most > MOST && most <= MOST + LEAST, `${most}`);
  joined.pass = () => true;
  joined.run(60_000, () => near.info().octetsAcknowledged === text.length);
  assert.is(near.info().octetsAcknowledged, text.length);
  assert.is(held(), 0);
});

memory('a connection that is aborted gives back what it held', () => {
  const { joined, near } = connected();
  joined.pass = () => false;
  near.write(octetsOf(50_000));
  const { sending } = (near as UserConnection).shared;
  assert.is(sending.held, 50_000);
  near.abort();
  assert.is(sending.held, 0);
});

memory.run();
