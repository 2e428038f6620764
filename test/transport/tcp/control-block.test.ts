import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Connection } from '../../../runtime/transport/tcp/connection.ts';
import { connected, octetsOf } from './joined.ts';

const block = suite('tcp: the control block');

block('counts what is under way and what waits, across the end of the numbers', () => {
  const { joined, client, near, server } = connected();
  const one = near as unknown as Connection;
  client.send(octetsOf(100_000));
  const sent = one.outstanding;
  assert.is(sent, 10 * 1_448);
  assert.is(one.unsent, 100_000 - sent);
  assert.is(one.positionOf(one.sndNxt), sent);
  joined.run(10_000);
  assert.equal([one.outstanding, one.unsent, server.received], [0, 0, 100_000]);
});

block('a FIN counts in the numbers, and not as text', () => {
  const { joined, near } = connected();
  const one = near as unknown as Connection;
  joined.pass = () => false;
  near.shutdown();
  assert.is(one.outstanding, 0);
  assert.is((one.sndNxt - one.sndUna) >>> 0, 1);
});

block('timestamps have another beginning for each connection: RFC 7323 §5.4', () => {
  const first = connected({ seed: 1 }).near as unknown as Connection;
  const second = connected({ seed: 2 }).near as unknown as Connection;
  assert.is.not(first.timestamp(), second.timestamp());
});

block('window scales are those of the SYNs, and 14 at most: RFC 7323 §2.3', () => {
  const large = { options: { receiveBufferOctets: 64_000_000 } };
  const { near, far } = connected({ options: large, listening: {} });
  assert.equal([near.info().receiveScale, near.info().sendScale], [10, 7]);
  assert.equal([far.info().receiveScale, far.info().sendScale], [7, 10]);
});

block.run();
