import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../../generated/network/icmpv6.value.ts';
import { addressOf, prefixOf, showAddress } from '../../../runtime/base/address.ts';
import { DUPLICATED, PREFERRED, TENTATIVE } from '../../../runtime/network/interface.ts';
import type { Ipv6Options } from '../../../runtime/network/ipv6.ts';
import { Host } from './host.ts';
import { advertisement, prefixOption, TO_ALL } from './router.ts';
import { bodies, messageFrame } from './wire.ts';

const here = suite('IPv6 on an interface');

const OURS = '2001:db8::1';
const quiet: Ipv6Options = { formsAddresses: false, acceptsAdvertisements: false };

const solicitation = (targetAddress: string, ...nonce: readonly number[]): MessageBody => ({
  is: 'neighborSolicitation',
  targetAddress,
  options:
    nonce.length === 0 ? [] : [{ body: { is: 'nonce', randomNumber: Uint8Array.from(nonce) } }],
});

function add(one: Host, prefix: string): void {
  one.ip.addAddress(one.on, prefixOf(prefix));
}

here('asks who has an address before it is used, and joins its group for that', () => {
  const one = new Host(quiet);
  one.pass(2000);
  add(one, `${OURS}/64`);
  assert.equal(one.addresses(TENTATIVE), [OURS]);
  assert.is(one.ipv6.ownerOf(addressOf(OURS)), undefined);
  one.pass(0);
  const frames = one.device.take();
  assert.equal(
    bodies(frames, 'v2MulticastListenerReport').flatMap(({ records }) =>
      records.map(({ multicastAddress }) => multicastAddress),
    ),
    ['ff02::1:ff00:1'],
  );
  const [probe] = bodies(frames, 'neighborSolicitation');
  assert.is(probe.targetAddress, OURS);
  assert.equal(
    probe.options.map(({ body }) => body.is),
    ['nonce'],
  );
  one.pass(999);
  assert.equal(one.addresses(TENTATIVE), [OURS]);
  one.pass(1);
  assert.equal(one.addresses(PREFERRED), [OURS]);
  assert.is(one.ipv6.ownerOf(addressOf(OURS)), one.on);
});

here('tells routers of a new address: RFC 9131', () => {
  const one = new Host(quiet);
  add(one, `${OURS}/64`);
  const told = one.sent(3000).filter(({ to }) => to === 'ff02::2');
  assert.equal(
    told.map(({ from, message }) => [from, message?.body.is]),
    [[OURS, 'neighborAdvertisement']],
  );
  const body = told[0].message?.body as { override: boolean; solicited: boolean };
  assert.not(body.override || body.solicited);
});

/** What tells that somebody else has an address, or wants it. */
const rivals: Readonly<Record<string, (one: Host) => void>> = {
  'says that it has it': (one) =>
    one.hear(
      { from: OURS, to: 'ff02::1' },
      {
        is: 'neighborAdvertisement',
        router: false,
        solicited: false,
        override: true,
        targetAddress: OURS,
        options: [],
      },
    ),
  'probes for it too': (one) =>
    one.hear({ from: '::', to: 'ff02::1:ff00:1' }, solicitation(OURS, 9, 9, 9, 9, 9, 9)),
  'probes for it, without a nonce': (one) =>
    one.hear({ from: '::', to: 'ff02::1:ff00:1' }, solicitation(OURS)),
};

for (const [name, rival] of Object.entries(rivals)) {
  here(`yields an address where another node ${name}`, () => {
    const one = new Host(quiet);
    one.pass(2000);
    const duplicates: string[] = [];
    one.ipv6.listen({ duplicate: (_, address) => duplicates.push(showAddress(address)) });
    add(one, `${OURS}/64`);
    one.pass(500);
    rival(one);
    assert.equal(one.addresses(DUPLICATED), [OURS]);
    assert.equal(duplicates, [OURS]);
    one.pass(60_000);
    assert.equal(one.addresses(DUPLICATED), [OURS]);
    assert.is(one.ipv6.ownerOf(addressOf(OURS)), undefined);
    assert.is(one.here.discovery.counters.conflicts, 1);
  });
}

here('yields nothing to who only resolves it, nor to its own echo', () => {
  const one = new Host(quiet);
  one.pass(2000);
  add(one, `${OURS}/64`);
  one.pass(0);
  const probe = one.device.take().find((frame) => bodies([frame], 'neighborSolicitation').length);
  one.hear({ from: 'fe80::2', to: 'ff02::1:ff00:1' }, solicitation(OURS));
  one.device.receive(probe!);
  one.device.receive(probe!);
  assert.is(one.here.discovery.counters.loopbacks, 2);
  assert.equal(one.addresses(TENTATIVE), [OURS]);
  const asked = one.said('neighborSolicitation', 1500).length;
  assert.is(asked, 1, 'but asks again, as the echo may have hidden an answer: RFC 7527');
  one.pass(10_000);
  assert.equal(one.addresses(PREFERRED), [OURS]);
});

here('keeps an address that it has, whoever says it is his: RFC 4862 §5.4.4', () => {
  const one = new Host(quiet);
  one.own(`${OURS}/64`);
  one.device.take();
  rivals['says that it has it'](one);
  assert.equal(one.addresses(PREFERRED), [OURS]);
});

here('asks nobody where that is not wished', () => {
  const one = new Host({ ...quiet, detectTransmits: 0 });
  one.pass(0);
  add(one, `${OURS}/64`);
  assert.equal(one.addresses(PREFERRED), [OURS]);
  assert.equal(one.said('neighborSolicitation', 5000), []);
});

here('asks as often as is wished', () => {
  const one = new Host({ ...quiet, detectTransmits: 3 });
  one.pass(0);
  add(one, `${OURS}/64`);
  assert.is(one.said('neighborSolicitation', 2999).length, 3);
  assert.equal(one.addresses(TENTATIVE), [OURS]);
  one.pass(1);
  assert.equal(one.addresses(PREFERRED), [OURS]);
});

here('waits with an address until the link is up', () => {
  const one = new Host(quiet);
  one.device.setUp(false);
  add(one, `${OURS}/64`);
  assert.equal(one.sent(60_000), []);
  assert.equal(one.addresses(TENTATIVE), [OURS]);
  one.device.setUp(true);
  one.pass(3000);
  assert.equal(one.addresses(PREFERRED), [OURS]);
});

here('asks anew for all its addresses when the link is up again', () => {
  const one = new Host(quiet);
  one.own(`${OURS}/64`);
  one.own('fe80::1/64');
  one.device.setUp(false);
  one.device.take();
  one.device.setUp(true);
  assert.equal(one.addresses(TENTATIVE), [OURS, 'fe80::1']);
  const probed = one.said('neighborSolicitation', 1000).map(({ targetAddress }) => targetAddress);
  assert.equal(probed.toSorted(), [OURS, 'fe80::1']);
  one.pass(1000);
  assert.equal(one.addresses(PREFERRED), [OURS, 'fe80::1']);
});

here('leaves the group of an address that is gone, with the last that has it', () => {
  const one = new Host(quiet);
  one.own(`${OURS}/64`);
  one.own('2001:db8:5::1/64');
  const groups = (): string[] => one.here.listener.groups.map(showAddress);
  assert.equal(groups(), ['ff02::1:ff00:1']);
  one.ip.removeAddress(one.on, addressOf(OURS));
  assert.equal(groups(), ['ff02::1:ff00:1']);
  one.ip.removeAddress(one.on, addressOf('2001:db8:5::1'));
  assert.equal(groups(), []);
});

here('gives up addresses whose time is over', () => {
  const one = new Host(quiet);
  one.pass(2000);
  one.ip.addAddress(one.on, prefixOf(`${OURS}/64`), {
    preferredUntil: one.clock.now() + 5000,
    validUntil: one.clock.now() + 10_000,
  });
  one.pass(4999);
  assert.equal(one.addresses(PREFERRED), [OURS]);
  one.pass(1);
  assert.equal(one.addresses(PREFERRED), []);
  one.pass(5000);
  assert.equal(one.addresses(), []);
});

here('is silent, and keeps nothing, when the interface is gone', () => {
  const one = new Host();
  one.pass(5000);
  one.hear(TO_ALL, advertisement({}, prefixOption('2001:db8:1::/64')));
  one.pass(500);
  one.device.take();
  one.ip.removeInterface(one.on);
  const leaving = bodies(one.device.take(), 'v2MulticastListenerReport');
  assert.ok(leaving.every(({ records }) => records[0].recordType === 3));
  assert.equal(one.sent(1e9), []);
  assert.is(one.ipv6.on(one.on), undefined);
  assert.is(one.ipv6.routes.size, 0);
  assert.is(one.timers.next, Infinity);
});

here('has nothing but its addresses on a link without neighbours', () => {
  const one = new Host(quiet);
  const lo = one.addLoopback();
  assert.is(one.ipv6.on(lo), undefined);
  assert.is(one.ipv6.ownerOf(addressOf('::1')), lo);
  one.listen(17);
  assert.is(one.send('::1', 17, Uint8Array.of(1)), undefined);
  one.pass(10);
  assert.equal(
    one.delivered.map(({ from, to }) => [from, to]),
    [['::1', '::1']],
  );
});

here('hears nothing that was meant before there was anything', () => {
  const one = new Host(quiet);
  one.device.receive(messageFrame({ from: 'fe80::2', to: 'ff02::1:ff00:1' }, solicitation(OURS)));
  assert.equal(one.sent(), []);
});

here.run();
