import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newTcpCounters } from '../../../runtime/transport/tcp/counters.ts';
import { connected, octetsOf } from './joined.ts';

const counters = suite('tcp: counters');

counters('all are there from the beginning, at zero', () => {
  const all = Object.values(newTcpCounters());
  assert.ok(all.length > 30);
  assert.ok(all.every((count) => count === 0));
});

counters('what one side sends, the other receives', () => {
  const { joined, client } = connected();
  client.send(octetsOf(50_000), true);
  joined.run(100_000);
  const [a, b] = [joined.a.counters, joined.b.counters];
  assert.is(a.segmentsSent, b.segmentsReceived);
  assert.is(b.segmentsSent, a.segmentsReceived);
  assert.equal([a.activeOpens, b.passiveOpens], [1, 1]);
});

counters('a damaged segment is counted as corrupt, one to many as that', () => {
  const { joined } = connected();
  const { octets } = joined.packets[0];
  const damaged = octets.slice();
  damaged[30] ^= 1;
  joined.sides.b.deliver(damaged);
  assert.is(joined.b.counters.corrupt, 1);
});

counters.run();
