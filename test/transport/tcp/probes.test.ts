import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { connected, hashOf, octetsOf } from './joined.ts';

const probes = suite('tcp: probes');

probes('a window that is shut is asked after, less and less often: RFC 9293 §3.8.6.1', () => {
  const { joined, client, server, near } = connected({
    listening: { options: { receiveBufferOctets: 3_000 } },
  });
  server.readsAtOnce = false;
  client.send(octetsOf(20_000));
  joined.run(400_000);
  assert.is(near.info().sendWindow, 0);
  assert.is(near.stateName, 'Established');
  const count = joined.a.counters.zeroWindowProbes;
  assert.ok(count >= 8 && count < 25, `${count}`);
  server.readsAtOnce = true;
  server.readAll();
  joined.run(100_000, () => server.received === 20_000);
  assert.is(server.hash, hashOf(octetsOf(20_000)));
});

probes('a window that opens is seen though the word of it is lost', () => {
  const { joined, client, server } = connected({
    listening: { options: { receiveBufferOctets: 3_000 } },
  });
  server.readsAtOnce = false;
  client.send(octetsOf(9_000));
  joined.run(5_000);
  joined.pass = (packet) => packet.from === 'a';
  server.readsAtOnce = true;
  server.readAll();
  joined.run(10);
  joined.pass = () => true;
  joined.run(200_000, () => server.received === 9_000);
  assert.is(server.received, 9_000);
});

probes('a peer that shuts its window and falls silent is given up', () => {
  const { joined, client, server } = connected({
    options: { options: { userTimeoutMs: 60_000 } },
    listening: { options: { receiveBufferOctets: 3_000 } },
  });
  server.readsAtOnce = false;
  client.send(octetsOf(9_000));
  joined.run(5_000);
  joined.pass = () => false;
  joined.run(400_000);
  assert.is(client.fault, 'ETIMEDOUT');
});

const keepAlive = {
  keepAlive: true,
  keepAliveIdleMs: 10_000,
  keepAliveIntervalMs: 1_000,
  keepAliveProbesMax: 3,
};

probes('keep-alives are answered by a peer that is there: RFC 9293 §3.8.4', () => {
  const { joined, near, server } = connected({ options: { options: keepAlive } });
  joined.run(60_000);
  assert.is(near.stateName, 'Established');
  assert.ok(joined.a.counters.keepAlives >= 5);
  assert.is(server.received, 0);
});

probes('a peer that answers no keep-alive is gone', () => {
  const { joined, client } = connected({ options: { options: keepAlive } });
  joined.run(1_000);
  joined.pass = () => false;
  joined.run(11_000);
  assert.not(client.isClosed);
  joined.run(4_000);
  assert.is(client.fault, 'ETIMEDOUT');
});

probes('keep-alives begin when the option is set, and end when it is not', () => {
  const { joined, near } = connected();
  joined.run(100_000);
  assert.is(joined.a.counters.keepAlives, 0);
  Object.assign(near.options, keepAlive);
  joined.run(30_000);
  const count = joined.a.counters.keepAlives;
  assert.ok(count > 0);
  near.options.keepAlive = false;
  joined.run(30_000);
  assert.is(joined.a.counters.keepAlives, count);
});

probes.run();
