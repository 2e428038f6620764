import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DEFAULT_LIMITS, DEFAULT_OPTIONS } from '../../../runtime/transport/tcp/limits.ts';
import { Joined, Recorder } from './joined.ts';

const limits = suite('tcp: limits');

limits('are as the RFCs ask, where they ask', () => {
  assert.ok(DEFAULT_LIMITS.connectTimeoutMs >= 180_000); // RFC 9293 §3.8.3
  assert.ok(DEFAULT_LIMITS.userTimeoutMs >= 100_000); // RFC 9293 §3.8.3, R2
  assert.ok(DEFAULT_LIMITS.delayedAckMs < 500); // RFC 9293 §3.8.6.3
  assert.ok(DEFAULT_LIMITS.rtoMaxMs >= 60_000); // RFC 6298 (2.5)
  assert.is(DEFAULT_LIMITS.initialWindowSegments, 10); // RFC 6928
  assert.ok(DEFAULT_OPTIONS.keepAliveIdleMs >= 7_200_000); // RFC 9293 §3.8.4
  assert.not(DEFAULT_OPTIONS.keepAlive);
});

limits('a SYN that nobody answers is given up after three minutes', () => {
  const joined = new Joined({ pass: () => false });
  const client = new Recorder();
  joined.a.connect({ address: joined.addressB, port: 80 }, client);
  joined.run(179_000);
  assert.not(client.isClosed);
  joined.run(2_000);
  assert.is(client.fault, 'ETIMEDOUT');
  assert.is([...joined.a.connections()].length, 0);
});

limits('there are no more connections than there may be', () => {
  const joined = new Joined({ a: { limits: { connectionsMax: 3 } } });
  const made = [1, 2, 3, 4].map((port) =>
    joined.a.connect({ address: joined.addressB, port }, new Recorder()),
  );
  assert.is(made[3], 'ENOBUFS');
  assert.is(joined.a.counters.connectionsFull, 1);
});

limits.run();
