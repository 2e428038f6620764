import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { LeasedAddresses } from '../../../runtime/application/dhcpv6/leased.ts';
import { link6 } from './link.ts';

const leased = suite('addresses of a lease of DHCPv6');

const lasting = (address: string, validMs: number) => ({ address, preferredMs: validMs, validMs });

leased('come, stay for longer, and go', () => {
  const link = link6();
  const { ip, ipv6 } = link.here;
  const addresses = new LeasedAddresses(ip, ipv6, link.eth0);
  addresses.apply([lasting('2001:db8::1', 10_000), lasting('2001:db8::2', 10_000)]);
  link.world.run(3000);
  assert.equal(link.leased(), ['2001:db8::1', '2001:db8::2']);
  addresses.apply([lasting('2001:db8::2', 20_000), lasting('2001:db8::3', 20_000)]);
  link.world.run(10_000);
  assert.equal(link.leased(), ['2001:db8::2', '2001:db8::3']);
  link.world.run(11_000);
  assert.equal(link.leased(), []);
});

leased('say nothing of who else is on the link', () => {
  const link = link6();
  const { ip, ipv6 } = link.here;
  new LeasedAddresses(ip, ipv6, link.eth0).apply([lasting('2001:db8::1', 10_000)]);
  const prefixes = [...ipv6.routes.entries()].map(({ prefix }) => prefix.length);
  assert.not(prefixes.includes(0));
  assert.is(prefixes.filter((length) => length === 64).length, 1);
});

leased.run();
