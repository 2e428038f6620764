import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeFragment } from '../../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { ADDRESSES_MAX } from '../../../runtime/network/interfaces.ts';
import {
  DEFAULT_ROUTERS_MAX,
  ON_LINK_PREFIXES_MAX,
  PREFIX_ROUTES_MAX,
} from '../../../runtime/network/ipv6/advertised-routes.ts';
import {
  NAME_SERVERS_MAX,
  SEARCH_DOMAINS_MAX,
} from '../../../runtime/network/ipv6/name-servers.ts';
import { Host } from '../ipv6/host.ts';
import {
  advertisement,
  domainOption,
  everything,
  prefixOption,
  ROUTER,
  routeOption,
  serverOption,
  TO_ALL,
} from '../ipv6/router.ts';
import { counted, snapshot } from '../ipv6/snapshot.ts';
import { frameOf, messageOctets, packetOf } from '../ipv6/wire.ts';
import type { Envelope } from '../ipv6/wire.ts';

const routers = suite('routers that break a rule');

/** A host whose link-local address is there, and whose first questions were asked. */
function host(): Host {
  const one = new Host({ formsAddresses: false, formsTemporaryAddresses: false });
  one.own('fe80::1/64');
  one.device.take();
  return one;
}

const from = (address: string): Envelope => ({ from: address, to: 'ff02::1' });

interface Broken {
  readonly envelope?: Partial<Envelope>;
  readonly code?: number;
  readonly counter: string;
  readonly of?: 'icmp' | 'routers';
}

/** RFC 4861 §6.1.2: each rule, broken once. */
const broken: Readonly<Record<string, Broken>> = {
  'from no link-local address': {
    envelope: { from: '2001:db8::9' },
    counter: 'droppedSource',
    of: 'routers',
  },
  'from nobody': { envelope: { from: '::' }, counter: 'droppedSource', of: 'routers' },
  'from further than the link': { envelope: { hopLimit: 254 }, counter: 'droppedHopLimit' },
  'with a code': { code: 1, counter: 'droppedCode' },
};

for (const [name, { envelope, code = 0, counter, of = 'icmp' }] of Object.entries(broken)) {
  routers(`are not heard ${name}: a counter changes, and nothing else`, () => {
    const one = host();
    const before = snapshot(one);
    const counters = of === 'icmp' ? one.ipv6.icmp.counters : one.here.routers.counters;
    const went = counted(counters, () => one.hear({ ...TO_ALL, ...envelope }, everything, code));
    assert.equal(
      went.filter((name) => name !== 'received'),
      [counter],
    );
    assert.equal(snapshot(one), before);
  });
}

routers('are not heard in fragments, nor cut short, nor misheard', () => {
  const one = host();
  const before = snapshot(one);
  const whole = messageOctets(TO_ALL, everything);
  const { ICMPV6, IPV6_FRAGMENT } = PROTOCOL_NUMBER;
  const fragment = encodeFragment({
    nextHeader: ICMPV6,
    fragmentOffset: 0,
    mFlag: false,
    identification: 7,
    payload: whole,
  });
  one.device.receive(frameOf(TO_ALL, packetOf(TO_ALL, IPV6_FRAGMENT, fragment)));
  assert.is(one.ipv6.icmp.counters.droppedFragmented, 1);
  for (let length = 0; length < whole.length; length++) {
    one.device.receive(frameOf(TO_ALL, packetOf(TO_ALL, ICMPV6, whole.slice(0, length))));
    const bent = whole.slice();
    bent[length] ^= 1;
    one.device.receive(frameOf(TO_ALL, packetOf(TO_ALL, ICMPV6, bent)));
  }
  assert.equal(snapshot(one), before);
  one.hear(TO_ALL, everything);
  assert.not.equal(snapshot(one), before, 'and are heard when nothing is wrong');
});

routers('are not heard by a router', () => {
  const one = host();
  one.on.isForwarding = true;
  const before = snapshot(one);
  one.hear(TO_ALL, everything);
  assert.is(one.here.routers.counters.droppedAsRouter, 1);
  assert.equal(snapshot(one), before);
});

routers('in a flood fill tables that have an end, and push nobody out', () => {
  const one = new Host();
  one.pass(5000);
  one.hear(TO_ALL, everything);
  one.pass(3000);
  for (let at = 0; at < 2000; at++) {
    const hex = (at + 0x100).toString(16);
    one.hear(
      from(`fe80::1:${hex}`),
      advertisement(
        { prf: 1 },
        prefixOption(`2001:db8:${hex}::/64`),
        routeOption(addressOf(`fd00:${hex}::`).slice(0, 8), 32, 1),
        serverOption(3600, `2001:db8::${hex}`),
        domainOption(3600, `a${hex}.example`),
      ),
    );
  }
  const { routes, nameServers } = one.here.routers;
  assert.is(routes.defaults.length, DEFAULT_ROUTERS_MAX);
  assert.is(routes.others.length, PREFIX_ROUTES_MAX);
  assert.is(routes.onLink.length, ON_LINK_PREFIXES_MAX);
  assert.is(nameServers.servers.length, NAME_SERVERS_MAX);
  assert.is(nameServers.domains.length, SEARCH_DOMAINS_MAX);
  assert.ok(one.on.addresses.length <= ADDRESSES_MAX);
  assert.ok(routes.defaults.some(({ router }) => showAddress(router) === ROUTER));
  assert.ok(one.ipv6.routes.size < 150);
  const { counters } = routes;
  assert.ok(counters.refusedRouters > 0 && counters.refusedRoutes > 0);
  assert.ok(counters.refusedPrefixes > 0 && nameServers.counters.refusedServers > 0);
  assert.ok(one.here.autoconfiguration.counters.refusedFull > 0);
});

routers.run();
