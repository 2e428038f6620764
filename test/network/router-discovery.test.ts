import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../generated/network/icmpv6.value.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { Host } from './ipv6/host.ts';
import {
  advertisement,
  domainOption,
  everything,
  mtuOption,
  prefixOption,
  ROUTER,
  ROUTER_HARDWARE,
  routeOption,
  serverOption,
  sourceOption,
  TO_ALL,
} from './ipv6/router.ts';
import { routesOf, snapshot } from './ipv6/snapshot.ts';
import { seen } from './ipv6/wire.ts';
import type { Envelope } from './ipv6/wire.ts';

const routers = suite('routers, as hosts find them');

/** A host whose link-local address is there, and whose first questions were asked. */
function host(): Host {
  const one = new Host({ formsAddresses: false, formsTemporaryAddresses: false });
  one.own('fe80::1/64');
  one.device.take();
  return one;
}

/** When each solicitation is sent, in seconds from now. */
function solicitations(one: Host, seconds: number): number[] {
  const begun = one.clock.now();
  const moments: number[] = [];
  while (one.timers.next <= begun + seconds * 1000) {
    one.pass(one.timers.next - one.clock.now());
    for (const frame of one.device.take()) {
      if (seen(frame).message?.body.is === 'routerSolicitation') {
        moments.push((one.clock.now() - begun) / 1000);
      }
    }
  }
  one.pass(begun + seconds * 1000 - one.clock.now());
  return moments;
}

routers(
  'are asked for within a second, then ever more rarely, up to once an hour: RFC 7559',
  () => {
    const one = new Host({ formsAddresses: false });
    const moments = solicitations(one, 30_000);
    assert.ok(moments[0] <= 1);
    const gaps = moments.slice(1).map((moment, index) => moment - moments[index]);
    gaps.forEach((gap, index) => {
      const expected = Math.min(4 * 2 ** index, 3600);
      assert.ok(gap >= expected * 0.9 && gap <= expected * 1.1, `${gap} for ${expected}`);
    });
    assert.ok(gaps.length > 12);
  },
);

routers('are asked from nobody first, and from an address when there is one', () => {
  const one = new Host();
  const asked = one.sent(20_000).filter(({ message }) => message?.body.is === 'routerSolicitation');
  const bodies = asked.map(({ message }) => message?.body as { options: readonly unknown[] });
  assert.is(asked[0].from, '::');
  assert.equal(bodies[0].options, []);
  assert.ok(asked[1].from.startsWith('fe80::'));
  assert.equal(bodies[1].options, [sourceOption('02:00:00:00:00:01')]);
  assert.ok(asked.every(({ to, hopLimit }) => to === 'ff02::2' && hopLimit === 255));
});

routers('are asked for no longer when one is found, and again when the last is gone', () => {
  const one = host();
  one.hear(TO_ALL, advertisement({ routerLifetime: 100 }));
  assert.equal(solicitations(one, 99), []);
  assert.ok(solicitations(one, 30).length > 0);
});

routers('are asked for still while those that speak are no default routers', () => {
  const one = host();
  one.hear(TO_ALL, advertisement({ routerLifetime: 0 }));
  assert.ok(solicitations(one, 60).length > 0);
});

routers('are where everything goes that is nowhere else, for as long as they say', () => {
  const one = host();
  one.own('2001:db8::1/64');
  one.hear(TO_ALL, advertisement({ routerLifetime: 600 }, sourceOption()));
  assert.ok(routesOf(one.ipv6).includes(`::/0 via ${ROUTER} metric 1025 ra`));
  one.device.take();
  one.send('2001:db8:5::5', PROTOCOL_NUMBER.UDP, Uint8Array.of(1));
  assert.is(one.sent()[0].toHardware, ROUTER_HARDWARE);
  one.pass(599_999);
  assert.is(one.here.routers.routes.defaults.length, 1);
  one.pass(2);
  assert.is(one.here.routers.routes.defaults.length, 0);
  assert.is(one.ip.route(addressOf('2001:db8:5::5')), 'ENETUNREACH');
});

routers('are gone at once when they say so', () => {
  const one = host();
  one.hear(TO_ALL, advertisement());
  one.hear(TO_ALL, advertisement({ routerLifetime: 0 }));
  assert.is(one.here.routers.routes.defaults.length, 0);
});

routers('are gone when they say that they are none: RFC 4861 §7.2.5', () => {
  const one = host();
  one.hear(TO_ALL, advertisement({}, sourceOption()));
  const told: MessageBody = {
    is: 'neighborAdvertisement',
    router: false,
    solicited: false,
    override: true,
    targetAddress: ROUTER,
    options: [],
  };
  one.hear({ from: ROUTER, to: 'ff02::1' }, told);
  assert.is(one.here.routers.routes.defaults.length, 0);
});

const from = (address: string): Envelope => ({ from: address, to: 'ff02::1' });

/** Where a packet to the world goes first. */
function firstHop(one: Host): string | undefined {
  return one.here.firstHop(addressOf('2001:db8:9::9'), 0) === undefined
    ? undefined
    : showAddress(one.here.firstHop(addressOf('2001:db8:9::9'), 0)!);
}

routers('are preferred as they say: RFC 4191', () => {
  const one = host();
  one.hear(from('fe80::a'), advertisement({ prf: 3 }));
  one.hear(from('fe80::b'), advertisement({ prf: 2 }));
  assert.is(firstHop(one), 'fe80::b', 'what is reserved counts as the usual');
  one.hear(from('fe80::c'), advertisement({ prf: 1 }));
  assert.is(firstHop(one), 'fe80::c');
  one.hear(from('fe80::c'), advertisement({ prf: 3 }));
  assert.is(firstHop(one), 'fe80::b');
});

routers('that do not answer are the last choice, and a choice again when they are heard', () => {
  const one = host();
  one.hear(from('fe80::a'), advertisement({ prf: 1 }));
  one.hear(from('fe80::b'), advertisement());
  assert.is(firstHop(one), 'fe80::a');
  one.here.lost(addressOf('fe80::a'));
  assert.is(firstHop(one), 'fe80::b');
  one.here.lost(addressOf('fe80::b'));
  assert.is(firstHop(one), 'fe80::a', 'of those that do not answer the preferred one');
  one.hear(from('fe80::b'), advertisement());
  assert.is(firstHop(one), 'fe80::b');
});

routers('are given up by neighbour unreachability detection', () => {
  const one = host();
  one.own('2001:db8::1/64');
  one.hear(from('fe80::a'), advertisement({ prf: 1 }, sourceOption('02:00:00:00:00:0a')));
  one.hear(from('fe80::b'), advertisement({}, sourceOption('02:00:00:00:00:0b')));
  one.send('2001:db8:9::9', PROTOCOL_NUMBER.UDP, Uint8Array.of(1));
  one.pass(20_000);
  assert.is(firstHop(one), 'fe80::b');
});

routers('lead to prefixes of their own: RFC 4191 §2.3', () => {
  const one = host();
  const prefix = addressOf('2001:db8:7::').slice(0, 8);
  one.hear(
    from('fe80::a'),
    advertisement({ routerLifetime: 0 }, routeOption(prefix, 48, 1), routeOption(prefix, 64, 3)),
  );
  assert.equal(
    routesOf(one.ipv6).filter((route) => route.endsWith('ra')),
    ['2001:db8:7::/48 via fe80::a metric 1024 ra', '2001:db8:7::/64 via fe80::a metric 1026 ra'],
  );
  one.hear(
    from('fe80::a'),
    advertisement({ routerLifetime: 0 }, routeOption(prefix, 48, 1, 0), routeOption(prefix, 64, 2)),
  );
  assert.is(one.here.routers.routes.others.length, 1, 'one was withdrawn, one not understood');
  one.pass(601_000);
  assert.is(one.here.routers.routes.others.length, 0);
});

routers('may say of all the world what they do not say of themselves: RFC 4191 §3.1', () => {
  const one = host();
  const world = routeOption(new Uint8Array(0), 0, 1, 60);
  one.hear(from('fe80::a'), advertisement({ prf: 3, routerLifetime: 0 }, world));
  assert.ok(routesOf(one.ipv6).includes('::/0 via fe80::a metric 1024 ra'));
});

routers('tell which prefixes are on the link, and until when', () => {
  const one = host();
  one.hear(
    TO_ALL,
    advertisement(
      {},
      prefixOption('2001:db8:1::/64', { autonomous: false, valid: 100 }),
      prefixOption('2001:db8:2::/48', { onLink: false, autonomous: false }),
    ),
  );
  const onLink = (): string[] =>
    one.here.routers.routes.onLink.map(({ prefix }) => showAddress(prefix.address));
  assert.equal(onLink(), ['2001:db8:1::']);
  assert.ok(one.here.isOnLink(addressOf('2001:db8:1::7'), 0));
  assert.not(one.here.isOnLink(addressOf('2001:db8:2::7'), 0));
  one.pass(100_001);
  assert.equal(onLink(), []);
  one.hear(TO_ALL, advertisement({}, prefixOption('2001:db8:1::/64', { autonomous: false })));
  const gone = prefixOption('2001:db8:1::/64', { autonomous: false, valid: 0, preferred: 0 });
  one.hear(TO_ALL, advertisement({}, gone));
  assert.equal(onLink(), []);
});

routers('are not believed when they call all the world, the link or groups their prefix', () => {
  const one = host();
  const before = one.here.routers.routes.onLink.length;
  const wrong = ['::/0', 'fe80::/64', 'ff02::/16'].map((prefix) => prefixOption(prefix));
  one.hear(TO_ALL, advertisement({}, ...wrong));
  assert.is(one.here.routers.routes.onLink.length, before);
  assert.is(one.here.routers.options.counters.droppedPrefix, 3);
  assert.equal(one.addresses(), ['fe80::1']);
});

routers('say how the link is to be used', () => {
  const one = host();
  one.hear(
    TO_ALL,
    advertisement({ curHopLimit: 61, reachableTime: 10_000, retransTimer: 500 }, mtuOption(1400)),
  );
  const { neighbours, routers } = one.here;
  assert.equal(
    [routers.curHopLimit, neighbours.baseReachableTime, neighbours.retransTimer, one.on.mtu],
    [61, 10_000, 500, 1400],
  );
  one.hear(TO_ALL, advertisement());
  assert.equal(
    [routers.curHopLimit, neighbours.baseReachableTime, neighbours.retransTimer, one.on.mtu],
    [61, 10_000, 500, 1400],
    'and who says nothing changes nothing',
  );
  one.hear(TO_ALL, advertisement({}, mtuOption(1500)));
  assert.is(one.on.mtu, 1500);
});

routers('cannot cripple us', () => {
  const one = host();
  const before = snapshot(one).parameters;
  for (const said of [
    { curHopLimit: 1 },
    { retransTimer: 1 },
    { retransTimer: 4_000_000_000 },
    { reachableTime: 4_000_000_000 },
  ]) {
    one.hear(TO_ALL, advertisement(said));
  }
  for (const mtu of [0, 68, 1279, 1501, 0xffffffff]) {
    one.hear(TO_ALL, advertisement({}, mtuOption(mtu)));
  }
  assert.equal(snapshot(one).parameters, before);
  assert.is(one.here.routers.counters.droppedHopLimit, 1);
  assert.is(one.here.routers.counters.droppedTimer, 3);
  assert.is(one.here.routers.options.counters.droppedMtu, 5);
});

routers('tell who resolves names, and that is told on', () => {
  const one = host();
  let told = 0;
  const forget = one.ipv6.listen({ configurationChanged: () => told++ });
  const { nameServers } = one.here.routers;
  one.hear(
    TO_ALL,
    advertisement(
      {},
      serverOption(300, '2001:db8::53', 'fe80::53'),
      domainOption(300, 'example.org', 'lab.test'),
    ),
  );
  assert.equal(
    nameServers.servers.map(({ address }) => showAddress(address)),
    ['2001:db8::53', 'fe80::53'],
  );
  assert.equal(
    nameServers.domains.map(({ name }) => name),
    ['example.org', 'lab.test'],
  );
  assert.is(told, 4);
  one.hear(TO_ALL, advertisement({}, serverOption(300, '2001:db8::53')));
  assert.is(told, 4, 'what is said again is nothing new');
  one.hear(TO_ALL, advertisement({}, serverOption(0, '2001:db8::53')));
  assert.is(nameServers.servers.length, 1);
  one.hear(TO_ALL, advertisement({ managedAddressConfiguration: true, otherConfiguration: true }));
  assert.ok(one.here.routers.isManaged && one.here.routers.hasOtherConfiguration);
  assert.is(told, 6);
  forget();
  one.pass(301_000);
  assert.equal([nameServers.servers.length, nameServers.domains.length], [0, 0]);
  assert.is(told, 6);
});

routers('are forgotten where another link turns out to be there', () => {
  const one = host();
  one.hear(TO_ALL, everything);
  one.device.setUp(false);
  one.device.setUp(true);
  one.pass(5000);
  assert.is(one.here.routers.routes.defaults.length, 1, 'nobody has said so yet');
  one.hear(from('fe80::77'), advertisement({}, prefixOption('2001:db8:77::/64')));
  assert.equal(
    one.here.routers.routes.defaults.map(({ router }) => showAddress(router)),
    ['fe80::77'],
  );
  assert.is(one.here.routers.nameServers.servers.length, 0);
  assert.not(one.addresses().some((address) => address.startsWith('2001:db8:1:')));
});

routers('are kept where the link turns out to be the same', () => {
  const one = host();
  one.hear(TO_ALL, everything);
  one.device.setUp(false);
  one.device.setUp(true);
  one.pass(5000);
  one.hear(from('fe80::77'), advertisement({}, prefixOption('2001:db8:1::/64')));
  assert.is(one.here.routers.routes.defaults.length, 2);
});

routers('are asked for again when the link is up again', () => {
  const one = host();
  one.hear(TO_ALL, everything);
  one.device.setUp(false);
  assert.equal(solicitations(one, 60), []);
  one.device.setUp(true);
  assert.ok(solicitations(one, 2).length > 0);
});

routers.run();
