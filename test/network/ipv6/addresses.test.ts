import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import {
  DEPRECATED,
  DUPLICATED,
  PREFERRED,
  TENTATIVE,
} from '../../../runtime/network/interface.ts';
import type { AddressState } from '../../../runtime/network/interface.ts';
import { newInterfaceAddress } from '../../../runtime/network/interfaces.ts';
import type { NetworkInterface } from '../../../runtime/network/interfaces.ts';
import { Ipv6Addresses } from '../../../runtime/network/ipv6/addresses.ts';
import { Bench } from './bench.ts';

const addresses = suite('addresses of IPv6 that are ours');

function own(on: NetworkInterface, text: string, state: AddressState = PREFERRED): void {
  on.addresses.push(newInterfaceAddress(addressOf(text), 64, { state }));
}

function made(): { eth0: NetworkInterface; eth1: NetworkInterface; ours: Ipv6Addresses } {
  const [eth0, eth1] = [new Bench().on, new Bench().on];
  own(eth0, 'fe80::1');
  own(eth0, '2001:db8::1');
  own(eth0, '2001:db8::2', TENTATIVE);
  own(eth0, '2001:db8::3', DUPLICATED);
  own(eth1, 'fe80::1');
  own(eth1, '2001:db8:5::1', DEPRECATED);
  const ours = new Ipv6Addresses();
  ours.renew([eth0, eth1]);
  return { eth0, eth1, ours };
}

addresses('are found where they stand, on the interface that has them', () => {
  const { eth0, eth1, ours } = made();
  const b = new Uint8Array(30);
  b.set(addressOf('2001:db8::1'), 7);
  assert.is(ours.owner(b, 7), eth0);
  assert.is(ours.owner(b, 7, eth1), undefined);
  assert.is(ours.owner(addressOf('fe80::1'), 0), eth0);
  assert.is(ours.owner(addressOf('fe80::1'), 0, eth1), eth1);
  assert.is(ours.owner(addressOf('2001:db8:5::1'), 0), eth1);
  assert.is(ours.owner(addressOf('2001:db9::1'), 0), undefined, 'alike at the end alone');
});

addresses('are not ours while they are probed for, or are another node’s', () => {
  const { ours } = made();
  assert.is(ours.owner(addressOf('2001:db8::2'), 0), undefined);
  assert.is(ours.owner(addressOf('2001:db8::3'), 0), undefined);
});

addresses('are looked at anew when they have changed', () => {
  const { eth0, eth1, ours } = made();
  eth0.addresses.find(({ state }) => state === TENTATIVE)!.state = PREFERRED;
  ours.renew([eth0, eth1]);
  assert.is(ours.owner(addressOf('2001:db8::2'), 0), eth0);
  ours.renew([eth1]);
  assert.is(ours.owner(addressOf('2001:db8::2'), 0), undefined);
});

addresses('are chosen from those of all interfaces, but for what stays on a link', () => {
  const { eth0, eth1, ours } = made();
  const chosen = (to: string, by: NetworkInterface): string =>
    showAddress(ours.select(addressOf(to), by) ?? addressOf('::'));
  assert.is(chosen('2001:db8:9::9', eth0), '2001:db8::1');
  assert.is(chosen('2001:db8:9::9', eth1), '2001:db8::1', 'one that is not deprecated');
  assert.is(chosen('fe80::9', eth1), 'fe80::1');
  assert.is(chosen('ff02::1', eth1), 'fe80::1');
  eth1.addresses.length = 0;
  ours.renew([eth0, eth1]);
  assert.is(chosen('fe80::9', eth1), '::', 'never a link-local one of another link');
});

addresses('of loopback go to loopback alone', () => {
  const { eth0, ours } = made();
  const lo = new Bench().on;
  own(lo, '::1');
  ours.renew([lo, eth0]);
  assert.ok(ours.isLoopbackInterface(lo));
  assert.not(ours.isLoopbackInterface(eth0));
  assert.equal(ours.select(addressOf('::1'), lo), addressOf('::1'));
  assert.equal(ours.select(addressOf('2001:db8:9::9'), lo), addressOf('2001:db8::1'));
});

addresses('for neighbours are those of the link', () => {
  const { eth0, eth1, ours } = made();
  assert.equal(ours.selectOn(addressOf('2001:db8::9'), eth0), addressOf('2001:db8::1'));
  assert.equal(ours.selectOn(addressOf('2001:db8::9'), eth1), addressOf('2001:db8:5::1'));
  assert.equal(ours.selectOn(addressOf('ff02::1'), eth0), addressOf('fe80::1'));
});

addresses.run();
