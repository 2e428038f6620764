import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import * as address from '../../runtime/network/ipv6-address.ts';

const addresses = suite('addresses of IPv6');

const { SCOPE } = address;

addresses('reach as far as RFC 4291 and RFC 6724 say', () => {
  const scopes: Readonly<Record<string, number>> = {
    'fe80::1': SCOPE.LINK_LOCAL,
    'febf::1': SCOPE.LINK_LOCAL,
    '::1': SCOPE.LINK_LOCAL,
    'fec0::1': SCOPE.SITE_LOCAL,
    'fd00::1': SCOPE.GLOBAL,
    '2001:db8::1': SCOPE.GLOBAL,
    'ff01::1': SCOPE.INTERFACE_LOCAL,
    'ff02::1': SCOPE.LINK_LOCAL,
    'ff05::2': SCOPE.SITE_LOCAL,
    'ff3e::1': SCOPE.GLOBAL,
    '::ffff:127.0.0.1': SCOPE.LINK_LOCAL,
    '::ffff:169.254.1.1': SCOPE.LINK_LOCAL,
    '::ffff:10.0.0.1': SCOPE.GLOBAL,
    '::ffff:192.0.2.1': SCOPE.GLOBAL,
  };
  for (const [text, scope] of Object.entries(scopes)) {
    assert.is(address.scopeAt(addressOf(text), 0), scope, text);
  }
});

addresses('are read where they stand', () => {
  const b = new Uint8Array(40);
  b.set(addressOf('fe80::1'), 3);
  b.set(addressOf('ff02::1:ff00:1'), 19);
  assert.ok(address.isLinkLocalAt(b, 3));
  assert.equal(
    ['fe80::1', 'febf::1', 'fec0::1', '169.254.0.1'].map((text) =>
      address.isLinkLocal(addressOf(text)),
    ),
    [true, true, false, false],
  );
  assert.not(address.isMulticastAt(b, 3));
  assert.ok(address.isMulticastAt(b, 19));
  assert.ok(address.isSolicitedNodeAt(b, 19));
  assert.ok(address.isSolicitedNodeOf(addressOf('2001:db8::1'), b, 19));
  assert.not(address.isSolicitedNodeOf(addressOf('2001:db8::2'), b, 19));
  assert.not(address.isSolicitedNodeOf(addressOf('2001:db8::1'), b, 3));
  assert.ok(address.isMappedAt(addressOf('::ffff:1.2.3.4'), 0));
  assert.ok(address.isUnspecifiedAt(addressOf('::'), 0));
  assert.ok(address.isLoopbackAt(addressOf('::1'), 0));
  assert.ok(address.isUniqueLocalAt(addressOf('fd12::'), 0));
});

addresses('share a group with those that end alike', () => {
  const group = (text: string): string => showAddress(address.solicitedNodeGroup(addressOf(text)));
  assert.is(group('4037::1:800:200e:8c6c'), 'ff02::1:ff0e:8c6c');
  assert.is(group('fe80::ff0e:8c6c'), 'ff02::1:ff0e:8c6c');
});

addresses('are made from a prefix and an identifier', () => {
  const identifier = Uint8Array.of(9, 1, 2, 3, 4, 5, 6, 7, 8);
  const made = address.addressIn(prefixOf('2001:db8:0:1::/64'), identifier, 1);
  assert.is(showAddress(made), '2001:db8:0:1:102:304:506:708');
});

addresses('have bits in common, as many as RFC 6724 counts', () => {
  const common = (one: string, other: string, most = 128): number =>
    address.commonPrefixLength(addressOf(one), addressOf(other), 0, most);
  assert.is(common('2001:db8::1', '2001:db8::1'), 128);
  assert.is(common('2001:db8::', '2001:db8:8000::'), 32);
  assert.is(common('2001:db8::1', '2001:db8::2', 64), 64);
  assert.is(common('::', '8000::'), 0);
});

addresses.run();
