import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import { Joined, Recorder, connected } from './joined.ts';

const service = suite('tcp: the service');

service('a port where nobody listens refuses at once', () => {
  const joined = new Joined();
  const client = new Recorder();
  joined.a.connect({ address: joined.addressB, port: 9 }, client);
  joined.run(100);
  assert.is(client.fault, 'ECONNREFUSED');
  assert.is(joined.b.counters.noListener, 1);
});

service('connections and listeners can be listed', () => {
  const { joined, near } = connected();
  assert.equal(
    [...joined.a.connections()].map((one) => one.local.port),
    [near.local.port],
  );
  assert.is([...joined.b.connections()].length, 1);
  assert.is([...joined.b.listeners()][0].local.port, 80);
});

service('a local port that is wanted is taken, and not twice to one endpoint', () => {
  const joined = new Joined();
  const connect = (port: number): unknown =>
    joined.a.connect({ address: joined.addressB, port }, new Recorder(), {
      local: { port: 4_000 },
    });
  assert.ok(typeof connect(80) !== 'string');
  assert.is(connect(80), 'EADDRINUSE');
  assert.ok(typeof connect(81) !== 'string');
});

service('port 0 is nowhere to connect to', () => {
  const joined = new Joined();
  const made = joined.a.connect({ address: joined.addressB, port: 0 }, new Recorder());
  assert.is(made, 'EADDRNOTAVAIL');
});

service('a listener may take a port that only TIME-WAIT holds, if it says so', () => {
  const { joined, far } = connected();
  far.shutdown();
  joined.run(1_000);
  assert.is(far.stateName, 'Time-Wait');
  for (const one of [...joined.b.listeners()]) one.close();
  const local = { address: ANY_IPV4, port: 80 };
  assert.is(joined.b.listen(local, 1), 'EADDRINUSE');
  assert.ok(typeof joined.b.listen(local, 1, { reuseAddress: true }) !== 'string');
});

service('text that is written before it is established goes when it is', () => {
  const joined = new Joined();
  const listener = joined.b.listen({ address: joined.addressB, port: 80 }, 1);
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, new Recorder());
  assert.ok(typeof listener !== 'string' && typeof near !== 'string');
  assert.is(near.write(Uint8Array.of(1, 2, 3)), 3);
  joined.run(100);
  assert.is(listener.accept()?.readable, 3);
});

service('CLOSE before it is established is the end of it: RFC 9293 §3.10.4', () => {
  const joined = new Joined();
  const client = new Recorder();
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, client);
  assert.ok(typeof near !== 'string');
  near.shutdown();
  assert.equal(client.told, ['closed']);
  assert.is([...joined.a.connections()].length, 0);
});

service.run();
