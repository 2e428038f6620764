import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { streamDestination } from '../../runtime/socket/stream-destination.ts';
import { fakeInterface } from '../transport/udp/fake.ts';

const destinations = suite('where a stream leads');

destinations('is one host, which we can speak to from where we are bound', () => {
  const interfaces = [fakeInterface('eth0', 1, ['192.0.2.1/24'])];
  for (const [remote, bound, expected] of [
    ['192.0.2.7', '0.0.0.0', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::', '192.0.2.7'],
    ['2001:db8::7', '::', '2001:db8::7'],
    ['0.0.0.0', '0.0.0.0', '127.0.0.1'],
    ['::', '::', '::1'],
    ['::ffff:0.0.0.0', '::', '127.0.0.1'],
    ['192.0.2.255', '0.0.0.0', 'ENETUNREACH'],
    ['255.255.255.255', '0.0.0.0', 'ENETUNREACH'],
    ['239.0.0.1', '0.0.0.0', 'ENETUNREACH'],
    ['ff02::1', '::', 'ENETUNREACH'],
    ['::ffff:192.0.2.7', '2001:db8::1', 'EADDRNOTAVAIL'],
    ['2001:db8::7', '::ffff:192.0.2.1', 'EADDRNOTAVAIL'],
  ]) {
    const found = streamDestination(addressOf(remote), addressOf(bound), interfaces);
    const shown = typeof found === 'string' ? found : showAddress(found);
    assert.is(shown, expected, `${remote} from ${bound}`);
  }
});

destinations.run();
