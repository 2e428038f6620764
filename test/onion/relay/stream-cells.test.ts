import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import { connectedOf, endOf, reasonOf } from '../../../runtime/onion/relay/stream-cells.ts';

const cells = suite('onion: what is said of a stream');

cells('names the address in either version, or none', () => {
  const six = connectedOf({ address: addressOf('2001:db8::1'), ttl: 300 });
  assert.ok(six.is === 'connected' && six.ipv4Address === '0.0.0.0' && six.addressType === 6);
  const none = connectedOf(undefined);
  assert.ok(none.is === 'connected' && none.ttl === undefined);
  const end = endOf(END_REASON.EXIT_POLICY, { address: addressOf('192.0.2.1'), ttl: 60 });
  assert.ok(end.is === 'end' && end.ipv4Address === '192.0.2.1' && end.ttl === 60);
});

cells('gives a reason for every fault', () => {
  assert.is(reasonOf('EHOSTUNREACH'), END_REASON.NO_ROUTE);
  assert.is(reasonOf('ENOBUFS'), END_REASON.RESOURCE_LIMIT);
  assert.is(reasonOf('EPROTO'), END_REASON.MISC);
});

cells.run();
