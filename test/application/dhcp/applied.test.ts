import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { AppliedLease } from '../../../runtime/application/dhcp/applied.ts';
import type { LeaseTerms } from '../../../runtime/application/dhcp/lease.ts';
import { showAddress } from '../../../runtime/base/address.ts';
import { routeRows } from '../../../runtime/observe.ts';
import { link } from './link.ts';

const applied = suite('a lease on an interface');

const TERMS: LeaseTerms = {
  address: '192.0.2.5',
  prefixLength: 24,
  routes: [{ destination: '0.0.0.0/0', gateway: '192.0.2.1' }],
  dnsServers: [],
  domain: undefined,
  search: [],
  mtu: 1400,
  server: '192.0.2.1',
};

function make() {
  const { here, eth0 } = link();
  const lease = new AppliedLease(here.ip, eth0);
  const state = (): readonly string[] => [
    ...eth0.addresses
      .filter(({ address }) => address.length === 4)
      .map(({ address, prefixLength }) => `${showAddress(address)}/${prefixLength}`),
    ...routeRows(here)
      .filter(({ version, interface: name }) => version === 4 && name === 'eth0')
      .map(({ prefix, gateway, origin }) => `${prefix} ${gateway ?? 'here'} ${origin}`),
    `mtu ${eth0.mtu}`,
  ];
  return { here, eth0, lease, state };
}

applied('is there with all that belongs to it, and goes with all of it', () => {
  const { lease, state } = make();
  const before = state();
  assert.ok(lease.apply(TERMS));
  assert.equal(state(), [
    '192.0.2.5/24',
    '0.0.0.0/0 192.0.2.1 dhcp',
    '192.0.2.0/24 here connected',
    'mtu 1400',
  ]);
  lease.remove();
  assert.equal(state(), before);
});

applied('changes in place: what stays is never gone', () => {
  const { here, lease, state } = make();
  lease.apply(TERMS);
  const { number } = here.ip.generation;
  lease.apply({ ...TERMS, routes: [], mtu: undefined });
  assert.equal(state(), ['192.0.2.5/24', '192.0.2.0/24 here connected', 'mtu 1500']);
  assert.is(here.ip.generation.number, number + 1);
  lease.apply({ ...TERMS, address: '192.0.2.6', prefixLength: 25 });
  assert.equal(state().slice(0, 1), ['192.0.2.6/25']);
});

applied('never widens the link, and leaves what others have set', () => {
  const { here, eth0, lease, state } = make();
  here.addAddress(eth0, '192.0.2.5/24');
  here.addRoute('203.0.113.0/24', { via: '192.0.2.7', by: eth0 });
  const before = state();
  lease.apply({ ...TERMS, mtu: 9000 });
  assert.is(eth0.mtu, 1500);
  lease.remove();
  assert.equal(state(), before);
});

applied.run();
