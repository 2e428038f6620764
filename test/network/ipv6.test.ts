import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import { TO_MANY, TO_NOBODY, TO_ONE } from '../../runtime/network/family.ts';
import { GROUPS_MAX } from '../../runtime/network/memberships.ts';
import { PREFERRED } from '../../runtime/network/interface.ts';
import { Host } from './ipv6/host.ts';
import { advertisement, prefixOption, TO_ALL } from './ipv6/router.ts';
import { seen } from './ipv6/wire.ts';

const ipv6 = suite('IPv6');

const UDP = 17;
const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

ipv6('tells one from many, and both from nobody', () => {
  const one = new Host();
  const kind = (text: string): number => one.ipv6.kindOf(addressOf(text));
  assert.is(kind('2001:db8::1'), TO_ONE);
  assert.is(kind('fe80::1'), TO_ONE);
  assert.is(kind('ff02::1'), TO_MANY);
  assert.is(kind('ff01::1'), TO_MANY);
  for (const nobody of ['::', '::1', '::ffff:192.0.2.1', 'ff00::1']) {
    assert.is(kind(nobody), TO_NOBODY, nobody);
  }
});

ipv6('finds routes to what is on the link, to groups, to ourselves, and to the world', () => {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('fe80::1/64');
  one.own('2001:db8::1/64');
  assert.is(one.ip.route(addressOf('2001:db9::1')), 'ENETUNREACH');
  one.ipv6.routes.add({
    prefix: prefixOf('::/0'),
    gateway: addressOf('fe80::9'),
    interface: one.on,
    metric: 1,
    origin: 'static',
  });
  const via = (to: string): string => showAddress(one.route(to).hop?.address ?? addressOf('::'));
  assert.equal(['2001:db8::2', 'fe80::2', 'ff02::fb', '2001:db9::1', '2001:db8::1'].map(via), [
    '2001:db8::2',
    'fe80::2',
    'ff02::fb',
    'fe80::9',
    '::',
  ]);
  assert.equal(showAddress(one.route('fe80::2').source), 'fe80::1');
  assert.equal(showAddress(one.route('2001:db9::1').source), '2001:db8::1');
  assert.ok(one.route('2001:db8::1').isLocal);
});

ipv6('sends from no address that may not be used', () => {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.ip.addAddress(one.on, prefixOf('2001:db8::1/64'));
  assert.is(one.send('2001:db8::2', UDP, data), 'EADDRNOTAVAIL');
  assert.is(one.send('2001:db8::2', UDP, data, undefined, '2001:db8::1'), 'EADDRNOTAVAIL');
  one.pass(5000);
  assert.is(one.send('2001:db8::2', UDP, data), undefined);
});

ipv6('has routes that are found again when addresses change', () => {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('2001:db8::1/64');
  const route = one.route('2001:db8::2');
  assert.ok(route.isCurrent);
  one.own('2001:db8::7/64');
  assert.not(route.isCurrent);
});

ipv6('joins groups, as many as it may', () => {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.pass(1000);
  assert.is(one.ip.join(addressOf('ff02::1'), one.on), undefined, 'where it is already');
  assert.is(one.ip.join(addressOf('2001:db8::1'), one.on), 'EADDRNOTAVAIL');
  const outcomes = Array.from({ length: GROUPS_MAX + 1 }, (_, at) =>
    one.ip.join(addressOf(`ff05::${(at + 16).toString(16)}`), one.on),
  );
  assert.is(outcomes.at(-1), 'ENOBUFS');
  assert.is(outcomes.filter((outcome) => outcome === undefined).length, GROUPS_MAX);
  assert.ok(one.ip.isOurs(addressOf('ff05::10')));
});

ipv6('learns from routers only what it is to learn', () => {
  const told = advertisement({ routerLifetime: 600 }, prefixOption('2001:db8:1::/64'));
  const deaf = new Host({ acceptsAdvertisements: false });
  deaf.own('fe80::1/64');
  assert.equal(deaf.said('routerSolicitation', 60_000), []);
  deaf.hear(TO_ALL, told);
  assert.is(deaf.here.routers.counters.droppedUnwanted, 1);
  assert.equal(deaf.addresses(), ['fe80::1']);
  assert.is(deaf.ipv6.routes.size, 1);
  const plain = new Host({ formsAddresses: false });
  plain.pass(5000);
  assert.equal(plain.addresses(), []);
  plain.hear(TO_ALL, told);
  assert.equal(plain.addresses(), []);
  assert.is(plain.here.autoconfiguration.counters.droppedUnwanted, 1);
  assert.is(plain.here.routers.routes.defaults.length, 1);
});

ipv6('tells ourselves of ports of ours that are closed', () => {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('2001:db8::1/64');
  one.listen(UDP, false);
  one.send('2001:db8::1', UDP, data);
  one.pass(10);
  assert.equal(
    one.faults.map(({ fault }) => fault),
    ['ECONNREFUSED'],
  );
});

ipv6('asks for secrets that are long enough, and for counts that can be', () => {
  assert.throws(() => new Host({ secret: new Uint8Array(8) }), RangeError);
  assert.throws(() => new Host({ detectTransmits: 9 }), RangeError);
  assert.throws(() => new Host({ detectTransmits: -1 }), RangeError);
});

/** What two hosts send each other, for so long. */
function exchange(one: Host, other: Host, ms: number): void {
  const until = one.clock.now() + ms;
  while (one.clock.now() <= until) {
    const frames = [one.device.take(), other.device.take()];
    if (frames[0].length > 0) other.device.receive(...frames[0]);
    if (frames[1].length > 0) one.device.receive(...frames[1]);
    if (frames.every((batch) => batch.length === 0)) {
      const next = Math.min(one.timers.next, other.timers.next, until + 1);
      if (next > until) break;
      one.pass(next - one.clock.now());
      other.pass(next - other.clock.now());
    }
  }
}

ipv6('is spoken by two that never met, and have no router', () => {
  const one = new Host({}, {}, 1);
  const other = new Host({}, { hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 7) }, 2);
  exchange(one, other, 5000);
  const [ours] = one.addresses(PREFERRED);
  const [theirs] = other.addresses(PREFERRED);
  other.listen(UDP);
  assert.is(one.send(theirs, UDP, data), undefined);
  exchange(one, other, 100);
  assert.equal(other.delivered, [{ from: ours, to: theirs, protocol: UDP, data }]);
  const heard: number[] = [];
  const session = one.ip.echo.open({
    reply: ({ sequence }) => heard.push(sequence),
    error: () => {},
  })!;
  session.send(one.route(theirs), 1, data);
  exchange(one, other, 100);
  assert.equal(heard, [1]);
});

ipv6('has one of two yield that want the same address at the same time', () => {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false }, {}, 1);
  const other = new Host(
    { formsAddresses: false, acceptsAdvertisements: false },
    { hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 7) },
    2,
  );
  for (const host of [one, other]) host.ip.addAddress(host.on, prefixOf('fe80::1/64'));
  exchange(one, other, 10_000);
  assert.ok(one.addresses(PREFERRED).length + other.addresses(PREFERRED).length <= 1);
});

ipv6('crosses a router, which tells both sides of itself', () => {
  const router = new Host({ formsTemporaryAddresses: false });
  router.on.isForwarding = true;
  const second = router.add('eth1');
  second.on.isForwarding = true;
  router.own('2001:db8:1::1/64');
  router.own('2001:db8:2::1/64', second.on);
  router.ipv6.advertise(router.on, { prefixes: [{ prefix: prefixOf('2001:db8:1::/64') }] });
  router.ipv6.advertise(second.on, { prefixes: [{ prefix: prefixOf('2001:db8:2::/64') }] });
  const make = (last: number): Host =>
    new Host(
      { formsTemporaryAddresses: false },
      { hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, last) },
      last,
    );
  const [near, far] = [make(7), make(8)];
  const hosts = [router, near, far];
  const run = (ms: number): void => {
    const until = router.clock.now() + ms;
    for (;;) {
      const [a, b, c, d] = [router.device, near.device, second.device, far.device].map((device) =>
        device.take(),
      );
      if (a.length > 0) near.device.receive(...a);
      if (b.length > 0) router.device.receive(...b);
      if (c.length > 0) far.device.receive(...c);
      if (d.length > 0) second.device.receive(...d);
      if (a.length + b.length + c.length + d.length > 0) continue;
      const next = Math.min(...hosts.map(({ timers }) => timers.next));
      if (next > until) break;
      for (const host of hosts) host.pass(Math.max(0, next - host.clock.now()));
    }
    for (const host of hosts) host.pass(Math.max(0, until - host.clock.now()));
  };
  run(20_000);
  const [target] = far.addresses(PREFERRED).filter((address) => address.startsWith('2001:'));
  far.listen(UDP);
  assert.is(near.send(target, UDP, data), undefined);
  run(1000);
  assert.equal(
    far.delivered.map(({ to, data }) => [to, [...data]]),
    [[target, [...data]]],
  );
  assert.is(router.ipv6.forwarding.counters.forwarded, 1);
  assert.equal(near.device.take().map(seen), []);
});

ipv6.run();
