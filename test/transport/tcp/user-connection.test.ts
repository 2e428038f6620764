import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { connected, hashOf, octetsOf } from './joined.ts';
import type { TcpUser } from '../../../runtime/transport/tcp/user.ts';

const calls = suite('tcp: the calls of a user');

calls('a write takes what there is room for, and says when there is more', () => {
  const { joined, near, client, server } = connected({
    options: { options: { sendBufferOctets: 10_000 } },
  });
  assert.is(near.write(octetsOf(25_000)), 10_000);
  assert.is(near.writable, 0);
  assert.is(near.write(octetsOf(1)), 0);
  let told = 0;
  client.writable = (): void => void told++;
  joined.run(1_000);
  assert.is(told, 1);
  assert.is(near.writable, 10_000);
  assert.is(server.received, 10_000);
});

calls('a peek leaves what it shows', () => {
  const { joined, server, client, far } = connected();
  server.readsAtOnce = false;
  client.send(octetsOf(100));
  joined.run(100);
  const [one, other] = [new Uint8Array(60), new Uint8Array(60)];
  assert.is(far.peek(one, 0, 60), 60);
  assert.is(far.read(other, 0, 60), 60);
  assert.equal(one, other);
  assert.is(far.readable, 40);
});

calls('a user that takes text at once gets it all, in order', () => {
  const { joined, client, far } = connected({ weather: { loss: 0.05, reordering: 0.2 } });
  const seen: Uint8Array[] = [];
  let turn = 0;
  const b = new Uint8Array(100_000);
  const user: TcpUser = {
    established() {},
    writable() {},
    closed() {},
    readable() {
      const count = far.read(b, 0, b.length);
      if (count > 0) seen.push(b.slice(0, count));
    },
    take(octets, from, to) {
      const some = turn++ % 3 === 0 ? Math.floor((to - from) / 2) : to - from;
      seen.push(octets.slice(from, from + some));
      return some;
    },
  };
  far.setUser(user);
  client.send(octetsOf(300_000));
  joined.run(60_000);
  const all = new Uint8Array(300_000);
  let at = 0;
  for (const piece of seen) {
    all.set(piece, at);
    at += piece.length;
  }
  assert.is(at, 300_000);
  assert.is(hashOf(all), hashOf(octetsOf(300_000)));
});

calls('what came before the end may be read when TIME-WAIT is long over', () => {
  const { joined, client, near, far } = connected();
  client.readsAtOnce = false;
  near.shutdown();
  far.write(octetsOf(5_000));
  far.shutdown();
  joined.run(1_000);
  assert.is(near.stateName, 'Time-Wait');
  joined.run(120_000);
  assert.is(near.stateName, 'Closed');
  assert.is(joined.a.held.octets, 32_768);
  const b = new Uint8Array(10_000);
  assert.is(near.read(b, 0, b.length), 5_000);
  assert.is(hashOf(b.subarray(0, 5_000)), hashOf(octetsOf(5_000)));
  assert.is(joined.a.held.octets, 0);
});

calls('nothing is written after a shutdown', () => {
  const { near } = connected();
  near.shutdown();
  assert.is(near.write(octetsOf(5)), 0);
  assert.is(near.writable, 0);
});

calls('close with text unread resets: RFC 2525 §2.17', () => {
  const { joined, client, server, far } = connected();
  server.readsAtOnce = false;
  client.send(octetsOf(100));
  joined.run(100);
  far.close();
  joined.run(100);
  assert.is(client.fault, 'ECONNRESET');
  assert.is(joined.b.counters.unreadDataAborts, 1);
});

calls('what comes after close is answered by a reset', () => {
  const { joined, client, server, near } = connected();
  near.close();
  joined.run(2);
  server.closesWithPeer = false;
  joined.run(100);
  server.send(octetsOf(100));
  joined.run(100);
  assert.is(server.fault, 'ECONNRESET');
  assert.is(near.stateName, 'Closed');
  assert.ok(client.isClosed);
});

calls('a connection whose user has closed does not wait for ever: FIN-WAIT-2', () => {
  const { joined, near, server } = connected();
  server.closesWithPeer = false;
  near.close();
  joined.run(1_000);
  assert.is(near.stateName, 'Fin-Wait-2');
  joined.run(70_000);
  assert.is(near.stateName, 'Closed');
});

calls('close sends what was written before it', () => {
  const { joined, near, server } = connected();
  near.write(octetsOf(100_000));
  near.close();
  joined.run(10_000);
  assert.is(server.hash, hashOf(octetsOf(100_000)));
  assert.is(server.fault, undefined);
});

calls('with linger of 0, close aborts', () => {
  const { joined, near, server } = connected();
  near.options.lingerMs = 0;
  near.close();
  joined.run(100);
  assert.is(server.fault, 'ECONNRESET');
});

calls('abort tells both, and is the last word', () => {
  const { joined, near, client, server } = connected();
  near.abort();
  assert.is(client.fault, 'ECONNABORTED');
  near.abort();
  near.close();
  near.shutdown();
  joined.run(100);
  assert.is(server.fault, 'ECONNRESET');
  assert.equal(
    client.told.filter((one) => one.startsWith('closed')),
    ['closed ECONNABORTED'],
  );
});

calls('what came before a reset can still be read', () => {
  const { joined, client, server, near, far } = connected();
  server.readsAtOnce = false;
  client.send(octetsOf(100));
  joined.run(100);
  near.abort();
  joined.run(100);
  assert.is(far.read(new Uint8Array(200), 0, 200), 100);
});

calls('a user that calls from within what it is told does no harm', () => {
  const { joined, client, server, near, far } = connected();
  let echoed = 0;
  const b = new Uint8Array(1_000);
  server.readable = (): void => {
    const count = far.read(b, 0, b.length);
    echoed += far.write(b.slice(0, count));
    if (far.isPeerClosed) far.close();
  };
  client.send(octetsOf(800));
  joined.run(100);
  assert.equal([echoed, client.received], [800, 800]);
  near.shutdown();
  joined.run(100_000);
  assert.equal([near.stateName, far.stateName], ['Closed', 'Closed']);
});

calls.run();
