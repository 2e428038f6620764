import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Option } from '../../../generated/application/dhcpv4.value.ts';
import {
  grantedIn,
  LEASE_NAMES_MAX,
  LEASE_ROUTES_MAX,
  LEASE_SERVERS_MAX,
} from '../../../runtime/application/dhcp/lease.ts';
import type { Granted } from '../../../runtime/application/dhcp/lease.ts';
import { Options } from '../../../runtime/application/dhcp/letter.ts';
import { addressOf, ipv4Word } from '../../../runtime/base/address.ts';

const leases = suite('a lease');

const SERVER: Option = { is: 'serverIdentifier', serverIdentifier: '192.0.2.1' };
const TIME: Option = { is: 'ipAddressLeaseTime', leaseTime: 1000 };
const MASK: Option = { is: 'subnetMask', mask: '255.255.255.0' };

function granted(options: readonly Option[], address = '192.0.2.5'): Granted | string {
  return grantedIn(new Options([SERVER, TIME, MASK, ...options]), ipv4Word(addressOf(address), 0));
}

function sound(options: readonly Option[], address?: string): Granted {
  const found = granted(options, address);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

leases('is none without a server, a time, a mask that is one, or an address of a host', () => {
  const word = ipv4Word(addressOf('192.0.2.5'), 0);
  assert.is(grantedIn(new Options([TIME, MASK]), word), 'noServer');
  assert.is(grantedIn(new Options([SERVER, MASK]), word), 'noLeaseTime');
  for (const mask of ['255.0.255.0', '0.0.0.0', '0.0.0.255']) {
    assert.is(granted([{ is: 'subnetMask', mask }]), 'badMask');
  }
  const nobodies = ['0.0.0.0', '127.0.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.0'];
  for (const address of [...nobodies, '192.0.2.255']) {
    assert.is(granted([], address), 'noAddress', address);
  }
});

leases('has the prefix of its class where there is no mask', () => {
  const lengths = ['10.1.2.3', '172.16.0.5', '192.0.2.5'].map((address) => {
    const found = grantedIn(new Options([SERVER, TIME]), ipv4Word(addressOf(address), 0));
    return typeof found === 'string' ? found : found.terms.prefixLength;
  });
  assert.equal(lengths, [8, 16, 24]);
});

leases('may be of a network of two, or of one', () => {
  assert.is(
    sound([{ is: 'subnetMask', mask: '255.255.255.254' }], '192.0.2.4').terms.prefixLength,
    31,
  );
  assert.is(sound([{ is: 'subnetMask', mask: '255.255.255.255' }]).terms.prefixLength, 32);
});

leases('has the times that the server says, where they are in order', () => {
  const times = (t1: number, t2: number): readonly number[] => {
    const { durations } = sound([
      { is: 'renewalTimeValue', t1 },
      { is: 'rebindingTimeValue', t2 },
    ]);
    return [durations.renewal, durations.rebinding, durations.lease];
  };
  assert.equal(times(10, 20), [10_000, 20_000, 1_000_000]);
  for (const [t1, t2] of [
    [20, 10],
    [10, 10],
    [10, 1000],
    [900, 2000],
    [0xffffffff, 0],
  ]) {
    assert.equal(times(t1, t2), [0, 0, 1_000_000], `${t1} ${t2}`);
  }
});

leases('may be for ever', () => {
  const { durations } = sound([{ is: 'ipAddressLeaseTime', leaseTime: 0xffffffff }]);
  assert.equal([durations.lease, durations.renewal, durations.rebinding], [Infinity, 0, 0]);
});

leases('leaves out servers, routers and names that can be none', () => {
  const { terms } = sound([
    { is: 'domainNameServer', domainNameServers: ['127.0.0.1', '192.0.2.53', '224.0.0.251'] },
    { is: 'router', routers: ['0.0.0.0', '192.0.2.5', '192.0.2.1', '255.255.255.255'] },
    { is: 'domainName', domainName: 'example.test\u001b[31m' },
    { is: 'domainSearch', searchList: { names: ['a b', '', 'example.test', 'x'.repeat(64)] } },
    { is: 'interfaceMtu', mtu: 68 },
  ]);
  assert.equal(terms.dnsServers, ['192.0.2.53']);
  assert.equal(terms.routes, [{ destination: '0.0.0.0/0', gateway: '192.0.2.1' }]);
  assert.equal([terms.domain, terms.search, terms.mtu], [undefined, ['example.test'], undefined]);
});

leases('leaves out routes to ourselves and to groups', () => {
  const route = (width: number, first: number) => ({
    ...{ width, router: '192.0.2.1' },
    significantOctets: Uint8Array.of(first),
  });
  const routes = [route(8, 127), route(8, 10), route(4, 224), route(7, 11)];
  const { terms } = sound([{ is: 'classlessStaticRoute', routes }]);
  assert.equal(
    terms.routes.map(({ destination }) => destination),
    ['10.0.0.0/8', '10.0.0.0/7'],
  );
});

leases('is no longer than its bounds, however much is said', () => {
  const many = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
  const { terms } = sound([
    { is: 'domainNameServer', domainNameServers: many(63).map((at) => `192.0.2.${at + 1}`) },
    {
      is: 'classlessStaticRoute',
      routes: many(500).map((at) => ({
        ...{ width: 24, router: '192.0.2.1' },
        significantOctets: Uint8Array.of(10, at >> 8, at),
      })),
    },
    { is: 'domainSearch', searchList: { names: many(100).map((at) => `n${at}.test`) } },
  ]);
  const { routes, dnsServers, search } = terms;
  assert.equal(
    [routes.length, dnsServers.length, search.length],
    [LEASE_ROUTES_MAX, LEASE_SERVERS_MAX, LEASE_NAMES_MAX],
  );
});

leases.run();
