import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { netinfoOf, ourAddress } from '../../../runtime/onion/channel/netinfo.ts';
import { handshakeCell } from '../../../runtime/onion/channel/handshake-cells.ts';
import { decodeCell } from '../../../generated/onion/tor.value.ts';

const netinfos = suite('onion: NETINFO');

netinfos('addresses of both families are said and read', () => {
  for (const text of ['192.0.2.7', '2001:db8::7']) {
    const own = [addressOf('198.51.100.1'), addressOf('2001:db8::1')];
    const netinfo = netinfoOf(12, addressOf(text), own);
    const decoded = decodeCell(handshakeCell(netinfo, 5), 5);
    assert.ok(decoded.ok && decoded.value.body.is === 'netinfo');
    if (!decoded.ok || decoded.value.body.is !== 'netinfo') continue;
    const { body } = decoded.value;
    assert.is(showAddress(ourAddress(body)!), text);
    assert.is(body.time, 12);
    assert.is(body.myAddresses.length, 2);
  }
});

netinfos('an address of a kind that nobody knows is none', () => {
  const otherAddress = { atype: 9, aval: { is: 'unknown', octets: new Uint8Array(3) } } as const;
  assert.is(ourAddress({ is: 'netinfo', time: 0, otherAddress, myAddresses: [] }), undefined);
});

netinfos.run();
