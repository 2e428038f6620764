import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody, Option } from '../../generated/network/icmpv6.value.ts';
import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import { parseHardwareAddress } from '../../runtime/link/hardware-address.ts';
import { PREFERRED } from '../../runtime/network/interface.ts';
import type { AdvertiserOptions } from '../../runtime/network/router-advertiser.ts';
import { Host } from './ipv6/host.ts';
import { counted, snapshot } from './ipv6/snapshot.ts';
import { bodies, seen } from './ipv6/wire.ts';

const advertiser = suite('a router that says so');

function router(options: AdvertiserOptions = {}): Host {
  const one = new Host({ formsAddresses: false });
  one.on.isForwarding = true;
  one.own('fe80::1/64');
  one.sent(10_000);
  one.ipv6.advertise(one.on, options);
  return one;
}

/** When it advertises in the time given, in seconds. */
function moments(one: Host, seconds: number): number[] {
  const begun = one.clock.now();
  const until = begun + seconds * 1000;
  const found: number[] = [];
  for (;;) {
    for (const body of bodies(one.device.take(), 'routerAdvertisement')) {
      found.push((one.clock.now() - begun) / 1000);
      assert.ok(body.routerLifetime >= 0);
    }
    if (one.timers.next > until) break;
    one.pass(one.timers.next - one.clock.now());
  }
  one.pass(until - one.clock.now());
  return found;
}

const solicitation = (...options: readonly Option[]): MessageBody => ({
  is: 'routerSolicitation',
  options,
});
const source = (text: string): Option => ({
  body: { is: 'sourceLinkLayerAddress', linkLayerAddress: parseHardwareAddress(text) },
});
const ASKING = { from: 'fe80::2', to: 'ff02::2' } as const;

advertiser('says so at once, early twice more, and then from time to time', () => {
  const one = router({ maxIntervalSeconds: 600 });
  const found = moments(one, 20_000);
  assert.is(found[0], 0);
  assert.ok(found[1] - found[0] <= 16 && found[2] - found[1] <= 16);
  const gaps = found.slice(3).map((moment, index) => moment - found[index + 2]);
  assert.ok(gaps.every((gap) => gap >= 198 && gap <= 600));
  assert.ok(new Set(gaps).size > 10);
});

advertiser('says all that hosts need', () => {
  const one = router({
    preference: 1,
    mtu: 1400,
    hopLimit: 77,
    reachableTimeMs: 20_000,
    retransTimerMs: 500,
    isManaged: true,
    hasOtherConfiguration: true,
    prefixes: [
      { prefix: prefixOf('2001:db8:1::/64') },
      { prefix: prefixOf('2001:db8:2::/64'), isAutonomous: false, validSeconds: Infinity },
    ],
    routes: [{ prefix: prefixOf('2001:db8:7::/48'), preference: 3 }],
    nameServers: [addressOf('2001:db8::53')],
    searchDomains: ['lab.example'],
  });
  const frames = one.device.take();
  const { from, to, hopLimit, toHardware } = seen(frames[0]);
  assert.equal([from, to, hopLimit], ['fe80::1', 'ff02::1', 255]);
  assert.is(toHardware, '33:33:00:00:00:01');
  const [said] = bodies(frames, 'routerAdvertisement');
  assert.equal(
    [said.prf, said.curHopLimit, said.reachableTime, said.retransTimer, said.routerLifetime],
    [1, 77, 20_000, 500, 1800],
  );
  assert.ok(said.managedAddressConfiguration && said.otherConfiguration);
  assert.equal(
    said.options.map(({ body }) => body.is),
    [
      'sourceLinkLayerAddress',
      'mtu',
      'prefixInformation',
      'prefixInformation',
      'routeInformation',
      'recursiveDnsServer',
      'dnsSearchList',
    ],
  );
});

advertiser('is heard by a host, which then has all that it needs', () => {
  const one = router({
    prefixes: [{ prefix: prefixOf('2001:db8:1::/64') }],
    routes: [{ prefix: prefixOf('2001:db8:7::/48') }],
    nameServers: [addressOf('2001:db8::53')],
    searchDomains: ['lab.example', 'example.org'],
    mtu: 1400,
  });
  const host = new Host({}, { hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 7) });
  host.pass(5000);
  host.device.receive(...one.device.take());
  host.pass(5000);
  const { routers } = host.here;
  assert.equal(
    routers.routes.defaults.map((route) => showAddress(route.router)),
    ['fe80::1'],
  );
  assert.is(routers.routes.others.length, 1);
  assert.equal(
    routers.nameServers.domains.map(({ name }) => name),
    ['lab.example', 'example.org'],
  );
  assert.is(host.on.mtu, 1400);
  assert.is(host.addresses(PREFERRED).length, 3, 'of the link, a stable one, a temporary one');
});

advertiser('answers who asks within half a second, and all who ask at once', () => {
  const one = router();
  moments(one, 100);
  one.hear(ASKING, solicitation(source('02:00:00:00:00:02')));
  one.hear({ from: '::', to: 'ff02::2' }, solicitation());
  const answers = moments(one, 1);
  assert.is(answers.length, 1);
  assert.ok(answers[0] <= 0.5);
  assert.is(one.here.neighbours.entries()[0].state, 'Stale');
});

advertiser('answers no oftener than once in three seconds, whoever asks how often', () => {
  const one = router();
  moments(one, 100);
  const found: number[] = [];
  const begun = one.clock.now();
  for (let round = 0; round < 1000; round++) {
    one.hear({ from: `fe80::${(round + 16).toString(16)}`, to: 'ff02::2' }, solicitation());
    found.push(...moments(one, 0.05).map((moment) => moment + (one.clock.now() - begun) / 1000));
  }
  assert.ok(found.length <= 18 && found.length >= 13, `${found.length} in fifty seconds`);
});

const broken = {
  'from further than the link': [{ ...ASKING, hopLimit: 64 }, 0, solicitation()],
  'with a code': [ASKING, 3, solicitation()],
  'from nobody who says where he is': [
    { from: '::', to: 'ff02::2' },
    0,
    solicitation(source('02:00:00:00:00:02')),
  ],
} as const;

for (const [name, [envelope, code, body]] of Object.entries(broken)) {
  advertiser(`is not asked ${name}: a counter changes, and nothing else`, () => {
    const one = router();
    moments(one, 100);
    const before = snapshot(one);
    const counters = {
      icmp: counted(one.ipv6.icmp.counters, () => one.hear(envelope, body, code)),
      dropped: one.here.advertiser!.counters.droppedUnspecified,
    };
    assert.is(counters.icmp.filter((one) => one !== 'received').length + counters.dropped, 1);
    assert.equal(snapshot(one), before);
    assert.equal(moments(one, 4), []);
  });
}

advertiser('takes its leave', () => {
  const one = router();
  one.sent(100);
  one.here.advertiser!.stop();
  const [last] = one.said('routerAdvertisement');
  assert.is(last.routerLifetime, 0);
  assert.equal(moments(one, 2000), []);
  one.hear(ASKING, solicitation());
  assert.equal(moments(one, 10), []);
});

advertiser('waits until it has an address of the link', () => {
  const one = new Host();
  one.on.isForwarding = true;
  one.ipv6.advertise(one.on);
  const found = moments(one, 30);
  assert.ok(found[0] > 1 && found[0] < 3);
  assert.is(one.here.advertiser!.counters.noSource, 0);
});

advertiser('is silent while the link is down, and speaks when it is up again', () => {
  const one = router();
  moments(one, 10);
  one.device.setUp(false);
  assert.equal(moments(one, 1000), []);
  one.device.setUp(true);
  assert.ok(moments(one, 10).length > 0);
});

advertiser('hears what is for routers', () => {
  const one = router();
  one.hear(ASKING, solicitation());
  assert.is(one.here.advertiser!.counters.solicitations, 1);
  const host = new Host();
  host.hear(ASKING, solicitation());
  assert.is(host.ipv6.icmp.counters.received, 0);
});

advertiser('may not say what RFC 4861 does not allow, nor more than fits', () => {
  const one = router();
  const say = (options: AdvertiserOptions) => (): unknown => one.ipv6.advertise(one.on, options);
  assert.throws(say({ maxIntervalSeconds: 3 }), /maxIntervalSeconds/);
  assert.throws(say({ maxIntervalSeconds: 1801 }), /maxIntervalSeconds/);
  assert.throws(say({ maxIntervalSeconds: 4, minIntervalSeconds: 3.5 }), /minIntervalSeconds/);
  const prefixes = Array.from({ length: 60 }, (_, at) => ({
    prefix: prefixOf(`2001:db8:${at + 1}::/64`),
  }));
  assert.throws(say({ prefixes }), /more than fits/);
  assert.throws(say({ hopLimit: 256 }), RangeError);
  assert.throws(() => one.ipv6.advertise(one.addLoopback()), /no neighbours/);
  assert.ok(one.here.advertiser !== undefined, 'and goes on as before');
});

advertiser.run();
