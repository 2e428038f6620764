import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, ipv4Word, prefixOf, showAddress } from '../../../runtime/base/address.ts';
import { DEPRECATED, TENTATIVE } from '../../../runtime/network/interface.ts';
import type { AddressState } from '../../../runtime/network/interface.ts';
import { NetworkInterface, newInterfaceAddress } from '../../../runtime/network/interfaces.ts';
import { Ipv4Addresses } from '../../../runtime/network/ipv4/addresses.ts';
import { SpyLink } from '../world.ts';

const addresses = suite('our addresses of IPv4');
const word = (text: string): number => ipv4Word(addressOf(text), 0);

function add(on: NetworkInterface, text: string, state?: AddressState): void {
  const { address, length } = prefixOf(text);
  on.addresses.push(newInterfaceAddress(address, length, state === undefined ? {} : { state }));
}

function setting(...texts: readonly string[]) {
  const eth0 = new NetworkInterface('eth0', 1, new SpyLink());
  const eth1 = new NetworkInterface('eth1', 2, new SpyLink());
  for (const text of texts) add(eth0, text);
  const ours = new Ipv4Addresses();
  const renew = (): void => ours.renew([eth0, eth1]);
  renew();
  return { eth0, eth1, ours, renew };
}

addresses('are those of one interface', () => {
  const { eth0, eth1, ours } = setting('10.0.0.1/24');
  assert.is(ours.owner(word('10.0.0.1')), eth0);
  assert.is(ours.owner(word('10.0.0.1'), eth0), eth0);
  assert.is(ours.owner(word('10.0.0.1'), eth1), undefined);
  assert.is(ours.owner(word('10.0.0.2')), undefined);
});

addresses('that are being probed for are not ours yet', () => {
  const { eth0, ours, renew } = setting();
  add(eth0, '10.0.0.1/24', TENTATIVE);
  renew();
  assert.is(ours.owner(word('10.0.0.1')), undefined);
  assert.not.ok(ours.isAnyBroadcast(word('10.0.0.255')));
});

addresses('of loopback are all of 127/8', () => {
  const { eth0, ours } = setting('127.0.0.1/8');
  assert.is(ours.owner(word('127.9.9.9')), eth0);
  assert.ok(ours.isLoopbackInterface(eth0));
  assert.not.ok(ours.isAnyBroadcast(word('127.255.255.255')));
});

addresses('have broadcast addresses, of their own link and everywhere', () => {
  const { eth0, eth1, ours } = setting('10.0.0.1/24', '192.0.2.1/31', '192.0.2.9/32', '0.1.2.3/0');
  assert.ok(ours.isBroadcast(word('10.0.0.255'), eth0));
  assert.ok(ours.isBroadcast(word('10.0.0.0'), eth0));
  assert.not.ok(ours.isBroadcast(word('10.0.0.255'), eth1));
  assert.ok(ours.isAnyBroadcast(word('10.0.0.255')));
  assert.ok(ours.isBroadcast(word('255.255.255.255'), eth1));
  for (const text of ['192.0.2.0', '192.0.2.1', '192.0.2.9']) {
    assert.not.ok(ours.isAnyBroadcast(word(text)), text);
  }
});

addresses('are chosen by the longest prefix that the destination is in', () => {
  const { eth0, eth1, ours, renew } = setting('10.0.0.1/8', '10.1.0.1/16', '192.0.2.1/24');
  const select = (to: string, by = eth0): string => {
    const selected = ours.select(addressOf(to), by, [eth0, eth1]);
    return selected === undefined ? 'none' : showAddress(selected);
  };
  assert.is(select('10.1.2.3'), '10.1.0.1');
  assert.is(select('10.2.2.3'), '10.0.0.1');
  assert.is(select('192.0.2.9'), '192.0.2.1');
  assert.is(select('203.0.113.1'), '10.0.0.1');
  assert.is(select('203.0.113.1', eth1), '10.0.0.1');
  add(eth1, '169.254.1.1/16');
  add(eth1, '198.51.100.1/24', DEPRECATED);
  renew();
  assert.is(select('203.0.113.1', eth1), '198.51.100.1');
  assert.is(select('169.254.9.9', eth1), '169.254.1.1');
});

addresses('of loopback are never chosen for the outside', () => {
  const { eth0, ours } = setting('127.0.0.1/8');
  assert.is(ours.select(addressOf('10.0.0.1'), eth0, [eth0]), undefined);
  assert.equal(ours.select(addressOf('127.0.0.5'), eth0, [eth0]), addressOf('127.0.0.1'));
});

addresses.run();
