import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { MESSAGE_TYPE } from '../../../generated/application/dhcpv4.wire.ts';
import type { Option } from '../../../generated/application/dhcpv4.value.ts';
import { UnroutedDatagrams } from '../../../runtime/transport/udp/unrouted.ts';
import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { interfaceRows, routeRows } from '../../../runtime/observe.ts';
import { CLIENT_ADDRESS, impostor, link, reply } from './link.ts';
import type { Link } from './link.ts';

const dhcp = suite('DHCP client');
const { DHCPDISCOVER, DHCPREQUEST } = MESSAGE_TYPE;

const ALL: readonly Option[] = [
  { is: 'router', routers: ['192.0.2.1'] },
  { is: 'domainNameServer', domainNameServers: ['192.0.2.53', '192.0.2.54'] },
  { is: 'domainName', domainName: 'example.test' },
  { is: 'domainSearch', searchList: { names: ['example.test', 'sub.example.test'] } },
  { is: 'interfaceMtu', mtu: 1400 },
];

const addressesOf = ({ eth0 }: Link): readonly string[] =>
  eth0.addresses
    .filter(({ address }) => address.length === 4)
    .map(({ address, prefixLength }) => `${showAddress(address)}/${prefixLength}`);

const routesOf = ({ here }: Link): readonly string[] =>
  routeRows(here)
    .filter(({ origin }) => origin === 'dhcp')
    .map(({ prefix, gateway }) => `${prefix} via ${gateway}`);

dhcp('has an address in less than half a second, and tells of all that came with it', () => {
  for (let seed = 0; seed < 20; seed++) {
    const one = link(seed);
    one.serve({ options: ALL, leaseSeconds: 1000 });
    const begun = one.world.now;
    assert.ok(one.client.start());
    assert.ok(one.until('Bound', 500));
    assert.ok(one.world.now - begun < 500);
    const { times, ...terms } = one.told[0]!;
    assert.equal(terms, {
      address: '192.0.2.100',
      prefixLength: 24,
      routes: [{ destination: '0.0.0.0/0', gateway: '192.0.2.1' }],
      dnsServers: ['192.0.2.53', '192.0.2.54'],
      domain: 'example.test',
      search: ['example.test', 'sub.example.test'],
      mtu: 1400,
      server: '192.0.2.1',
    });
    const { obtained, renewal, rebinding, expiry } = times;
    assert.equal(
      [renewal, rebinding, expiry].map((at) => at - obtained),
      [500_000, 875_000, 1_000_000],
    );
    assert.equal(addressesOf(one), ['192.0.2.100/24']);
    assert.equal(routesOf(one), ['0.0.0.0/0 via 192.0.2.1']);
    assert.is(interfaceRows(one.here).find(({ name }) => name === 'eth0')!.mtu, 1400);
  }
});

dhcp('takes classless routes in place of the router', () => {
  const one = link();
  const routes = [
    { width: 25, significantOctets: addressOf('198.51.100.128'), router: '192.0.2.7' },
    { width: 0, significantOctets: new Uint8Array(0), router: '192.0.2.9' },
    { width: 24, significantOctets: Uint8Array.of(203, 0, 113), router: '0.0.0.0' },
  ];
  one.serve({ options: [...ALL, { is: 'classlessStaticRoute', routes }] });
  one.client.start();
  one.until('Bound');
  assert.equal(routesOf(one), [
    '0.0.0.0/0 via 192.0.2.9',
    '198.51.100.128/25 via 192.0.2.7',
    '203.0.113.0/24 via undefined',
  ]);
});

dhcp('renews at half of the time, from its address, and keeps what it has', () => {
  const one = link();
  const server = one.serve({ leaseSeconds: 1000 });
  one.client.start();
  one.until('Bound');
  const { renewal } = one.client.lease!.times;
  const before = one.world.now;
  assert.ok(one.until('Renewing', 600_000));
  assert.is(one.world.now, renewal);
  assert.ok(one.until('Bound', 100));
  assert.is(one.told.length, 2);
  assert.ok(one.client.lease!.times.expiry > before + 1_000_000);
  assert.equal(addressesOf(one), ['192.0.2.100/24']);
  assert.is(server.counters.acknowledged, 2);
});

dhcp('renews when it is told to', () => {
  const one = link();
  one.serve();
  one.client.start();
  one.until('Bound');
  one.world.run(1000);
  one.client.renew();
  assert.is(one.client.stateName, 'Renewing');
  assert.ok(one.until('Bound', 100));
  assert.is(one.told.length, 2);
});

dhcp('asks anyone when its server is gone, and takes what another one says', () => {
  const one = link();
  const server = one.serve({ leaseSeconds: 1000 });
  one.client.start();
  one.until('Bound');
  server.close();
  assert.ok(one.until('Rebinding', 1_000_000));
  assert.is(one.world.now, one.client.lease!.times.rebinding);
  one.serve({ leaseSeconds: 1000 });
  assert.ok(one.until('Bound', 200_000));
  assert.equal(addressesOf(one), ['192.0.2.100/24']);
});

dhcp('gives all of it up when the time is over, and has it again when the server is back', () => {
  const one = link();
  const server = one.serve({ leaseSeconds: 1000, options: ALL });
  one.client.start();
  one.until('Bound');
  const { expiry } = one.client.lease!.times;
  server.close();
  one.world.runUntil(() => one.client.lease === undefined, 2_000_000);
  assert.is(one.world.now, expiry);
  assert.is(one.told.at(-1), undefined);
  assert.equal([addressesOf(one), routesOf(one), one.eth0.mtu], [[], [], 1500]);
  one.world.run(600_000);
  assert.is(one.client.stateName, 'Selecting');
  one.serve();
  assert.ok(one.until('Bound', 70_000));
});

dhcp('gives the address back when it is released', () => {
  const one = link();
  const server = one.serve({ options: ALL });
  one.client.start();
  one.until('Bound');
  one.client.release();
  one.world.run(2000);
  assert.is(server.counters.released, 1);
  assert.is(one.client.stateName, 'Stopped');
  assert.equal([addressesOf(one), routesOf(one)], [[], []]);
  assert.equal([...one.here.udp.ports()].length, 0);
});

dhcp('verifies what it had when it is started again: INIT-REBOOT', () => {
  const one = link();
  one.serve();
  one.client.start();
  one.until('Bound');
  one.client.stop();
  assert.equal(addressesOf(one), []);
  one.world.run(10_000);
  one.client.start();
  assert.is(one.client.stateName, 'Rebooting');
  assert.ok(one.until('Bound', 500));
  assert.equal(addressesOf(one), ['192.0.2.100/24']);
});

dhcp('begins again when it is refused, and takes what it gets', () => {
  const one = link();
  const server = one.serve();
  one.client.start();
  one.until('Bound');
  server.close();
  one.serve({ first: '192.0.2.200', last: '192.0.2.210' });
  one.client.renew();
  assert.ok(one.until('Init', 100));
  assert.equal(addressesOf(one), []);
  assert.ok(one.until('Bound', 2000));
  assert.equal(addressesOf(one), ['192.0.2.200/24']);
});

dhcp('verifies what it has when the cable is in again', () => {
  const one = link();
  const server = one.serve();
  one.client.start();
  one.until('Bound');
  one.wire.change(null);
  one.world.run(1000);
  one.wire.change({});
  assert.ok(one.until('Rebooting', 100));
  assert.ok(one.until('Bound', 500));
  assert.is(server.counters.discovered, 1);
});

dhcp('asks as somebody else when the hardware address has changed: RFC 7844', () => {
  const one = link();
  const server = one.serve();
  one.client.start();
  one.until('Bound');
  one.here.changeHardwareAddress(one.eth0, { kind: 'session' });
  assert.is(one.client.stateName, 'Init');
  assert.equal(addressesOf(one), []);
  assert.ok(one.until('Bound', 1000));
  assert.equal(addressesOf(one), ['192.0.2.101/24']);
  assert.is(server.bindings.entries().length, 2);
});

dhcp('declines what somebody has, waits, and takes another address', () => {
  const one = link();
  const server = one.serve();
  one.there.addAddress(one.home, '192.0.2.100/24');
  one.client.start();
  assert.ok(one.world.runUntil(() => one.client.counters.declined > 0, 1000));
  one.world.run(10);
  assert.is(server.counters.declined, 1);
  assert.equal(addressesOf(one), []);
  one.world.run(9000);
  assert.is(one.client.stateName, 'Init');
  assert.ok(one.until('Bound', 3000));
  assert.equal(addressesOf(one), ['192.0.2.101/24']);
});

dhcp('gives up what somebody else insists on', () => {
  const one = link();
  one.serve();
  one.client.start();
  one.until('Bound');
  // Two claims within ten seconds: the first is answered, at the second we go.
  one.there.addAddress(one.home, '192.0.2.100/24');
  one.world.run(1000);
  one.there.ip.removeAddress(one.home, addressOf('192.0.2.100'));
  one.there.addAddress(one.home, '192.0.2.100/24');
  one.world.run(100);
  assert.is(one.client.counters.declined, 1);
  assert.equal(addressesOf(one), []);
});

dhcp('asks again and again, ever more seldom, while nobody answers', () => {
  const one = link();
  const asked: number[] = [];
  impostor(one, ({ kind }) => {
    assert.is(kind, DHCPDISCOVER);
    asked.push(one.world.now);
    return [];
  });
  one.client.start();
  one.world.run(400_000);
  const pauses = asked.slice(1).map((at, index) => at - asked[index]);
  [4000, 8000, 16_000, 32_000, 64_000, 64_000, 64_000].forEach((expected, index) => {
    assert.ok(Math.abs(pauses[index] - expected) <= 1000, `${index}: ${pauses[index]}`);
  });
});

dhcp('is paced when every request is refused', () => {
  const one = link();
  let requests = 0;
  impostor(one, (asked) => {
    if (asked.kind === DHCPDISCOVER) return [reply(asked, { kind: 'DHCPOFFER' })];
    requests++;
    return [reply(asked, { kind: 'DHCPNAK', options: [] })];
  });
  one.client.start();
  one.world.run(100_000);
  assert.ok(requests > 5 && requests < 40, String(requests));
});

dhcp('takes no answer that is about something else, of another, or by another server', () => {
  const wrong: [string, (asked: { xid: number }) => Uint8Array][] = [
    ['otherExchange', ({ xid }) => reply({ xid: xid ^ 1 }, { kind: 'DHCPACK' })],
    ['otherAddress', (asked) => reply(asked, { kind: 'DHCPACK', yiaddr: '192.0.2.101' })],
    ['otherServer', (asked) => reply(asked, { kind: 'DHCPACK', server: '192.0.2.2' })],
    ['otherServer', (asked) => reply(asked, { kind: 'DHCPNAK', server: '192.0.2.2' })],
    ['unasked', (asked) => reply(asked, { kind: 'DHCPOFFER' })],
    [
      'notForUs',
      (asked) =>
        reply(asked, { kind: 'DHCPACK', hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 9) }),
    ],
    ['noLeaseTime', (asked) => reply(asked, { kind: 'DHCPACK', options: [] })],
  ];
  for (const [counter, answer] of wrong) {
    const one = link();
    impostor(one, (asked) =>
      asked.kind === DHCPDISCOVER ? [reply(asked, { kind: 'DHCPOFFER' })] : [answer(asked)],
    );
    one.client.start();
    one.until('Requesting');
    one.world.run(3000);
    assert.is(one.client.stateName, 'Requesting', counter);
    const { counters, hearing } = one.client;
    assert.ok({ ...counters, ...hearing.counters }[counter as 'unasked'] > 0, counter);
  }
});

dhcp('is not moved by a flood of answers in any state', () => {
  const one = link();
  const server = one.serve({ leaseSeconds: 1000 });
  one.client.start();
  one.until('Bound');
  const lease = one.client.lease;
  server.close();
  const xid = one.client.xid;
  for (const kind of ['DHCPNAK', 'DHCPOFFER', 'DHCPACK'] as const) {
    for (let index = 0; index < 200; index++) flood(one, reply({ xid }, { kind }));
  }
  one.world.run(1000);
  assert.is(one.client.lease, lease);
  assert.is(one.client.stateName, 'Bound');
  assert.is(one.client.counters.unasked, 600);
});

function flood({ there, home }: Link, octets: Uint8Array): void {
  const [source, destination] = ['192.0.2.1', '192.0.2.100'].map(addressOf);
  const ports = { sourcePort: 67, destinationPort: 68 };
  new UnroutedDatagrams(home.link, there.random).send({
    source,
    destination,
    to: CLIENT_ADDRESS,
    ...ports,
    octets,
  });
}

dhcp('hears nothing in what is cut short at any octet, or has any octet changed', () => {
  const one = link();
  impostor(one, (asked) => {
    if (asked.kind === DHCPDISCOVER) return [reply(asked, { kind: 'DHCPOFFER' })];
    if (asked.kind !== DHCPREQUEST) return [];
    const whole = reply(asked, { kind: 'DHCPACK', yiaddr: '192.0.2.101', options: ALL });
    return Array.from(whole, (octet, at) => {
      const changed = whole.slice();
      changed[at] = octet ^ 0xff;
      return [whole.subarray(0, at), changed];
    }).flat();
  });
  one.client.start();
  one.until('Requesting');
  one.world.run(1000);
  assert.is(one.client.stateName, 'Requesting');
  assert.equal(addressesOf(one), []);
});

dhcp('leaves nothing running when it has stopped', () => {
  const one = link();
  one.client.start();
  one.world.run(100);
  const running = one.world.timers.running;
  one.client.stop();
  assert.ok(one.world.timers.running < running);
  one.world.run(200_000);
  assert.is(one.client.stateName, 'Stopped');
});

dhcp.run();
