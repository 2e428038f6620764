import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { newFrameInfo, PARTIAL } from '../../../runtime/device/frame-info.ts';
import { counted, Host, packet, packetOf, udp } from '../host.ts';
import { concatenate } from '../world.ts';

const sender = suite('what leaves over IPv4');

const OPTIONS = { hopLimit: 3, trafficClass: 0xb9, dontFragment: false, flowLabel: 0 };

sender('has a header that says so', () => {
  const host = new Host();
  assert.is(host.send(host.route('10.0.0.2'), counted(10)), undefined);
  const [{ identification: _, ...rest }] = host.sent();
  assert.equal(rest, {
    dscp: 0,
    ecn: 0,
    dontFragment: true,
    moreFragments: false,
    fragmentOffset: 0,
    timeToLive: 64,
    protocol: 17,
    sourceAddress: '10.0.0.1',
    destinationAddress: '10.0.0.2',
    options: [],
    payload: counted(10),
  });
});

sender('says what it is asked to say', () => {
  const host = new Host();
  host.send(host.route('10.0.0.2'), counted(10), OPTIONS);
  const [{ dscp, ecn, timeToLive, dontFragment }] = host.sent();
  assert.equal([dscp, ecn, timeToLive, dontFragment], [46, 1, 3, false]);
});

sender('reaches groups no further than on the link, unless asked to', () => {
  const host = new Host();
  host.send(host.route('239.1.2.3'), counted(10));
  host.send(host.route('239.1.2.3'), counted(10), { ...OPTIONS, hopLimit: 9 });
  assert.equal(
    host.sent().map(({ timeToLive, dontFragment }) => [timeToLive, dontFragment]),
    [
      [1, false],
      [9, false],
    ],
  );
});

sender('goes in fragments where it is too large, and is whole again at the other end', () => {
  const host = new Host();
  const other = new Host({ addresses: ['10.0.0.2/24'] });
  const payload = counted(4000);
  assert.is(host.send(host.route('10.0.0.2'), payload), undefined);
  const octets = host.link.take();
  assert.equal(
    octets.map(packetOf).map((one) => [one.fragmentOffset, one.moreFragments, one.dontFragment]),
    [
      [0, true, false],
      [185, true, false],
      [370, false, false],
    ],
  );
  assert.is(new Set(octets.map((one) => packetOf(one).identification)).size, 1);
  for (const one of octets) other.receive(one);
  assert.equal(other.udp.delivered[0].payload, payload);
  assert.is(host.ipv4.sender.counters.fragmentsSent, 3);
});

sender('is refused where it is too large and may not be fragmented', () => {
  const host = new Host();
  const insisting = { ...OPTIONS, dontFragment: true };
  assert.is(host.send(host.route('10.0.0.2'), counted(1480), insisting), undefined);
  assert.is(host.send(host.route('10.0.0.2'), counted(1481), insisting), 'EMSGSIZE');
  assert.is(host.send(host.route('10.0.0.2'), counted(65516)), 'EMSGSIZE');
  assert.is(host.send(host.route('10.0.0.2'), counted(65515)), undefined);
  assert.is(host.ipv4.sender.counters.refusedTooLarge, 2);
});

sender('keeps to what is known of the path', () => {
  const host = new Host();
  const route = host.route('192.0.2.1');
  host.ip.pathMtus.learn(addressOf('192.0.2.1'), 1000, 1500, 552);
  assert.is(route.mtu, 1000);
  host.send(route, counted(1200));
  const sizes = host.link.take().map(({ length }) => length);
  assert.equal(sizes, [996, 244]);
  assert.is(host.send(route, counted(1200), { ...OPTIONS, dontFragment: true }), 'EMSGSIZE');
});

sender('lets routers fragment on a path narrower than is believed', () => {
  const host = new Host();
  host.ip.pathMtus.learn(addressOf('192.0.2.1'), 300, 1500, 552);
  const route = host.route('192.0.2.1');
  host.send(route, counted(400), { ...OPTIONS, dontFragment: true });
  assert.is(host.sent()[0].dontFragment, false);
});

sender('has its checksum done before it is fragmented', () => {
  const host = new Host();
  const route = host.route('10.0.0.2');
  const whole = udp('10.0.0.1', '10.0.0.2', counted(3000));
  const octets = new Uint8Array(route.headRoom + whole.length);
  octets.set(whole, route.headRoom);
  const o = route.headRoom;
  // What a transport leaves to a device: the sum of the pseudo header, its length and protocol.
  const pseudo = route.pseudoHeader + whole.length + 17;
  octets.set([(pseudo >> 8) & 0xff, pseudo & 0xff], o + 6);
  assert.ok(pseudo <= 0xffff);
  const info = { ...newFrameInfo(), checksum: PARTIAL, checksumStart: o, checksumField: o + 6 };
  host.ip.send(route, 17, octets, o, octets.length, info as never);
  const parts = host.sent().map(({ payload }) => payload);
  assert.equal(concatenate(...parts), whole);
});

sender('of segments that a device is to cut is refused where they would not fit', () => {
  const host = new Host();
  const route = host.route('10.0.0.2');
  const o = route.headRoom;
  const octets = new Uint8Array(o + 20 + 8000);
  const info = { ...newFrameInfo(), segmentOctets: 1460, dataStart: o + 20 };
  assert.is(host.ip.send(route, 6, octets, o, octets.length, info), undefined);
  assert.is(host.link.sent[0].info.segmentOctets, 1460);
  assert.is(host.link.sent[0].octets.length, 20 + 20 + 8000);
  host.ip.pathMtus.learn(addressOf('10.0.0.2'), 1400, 1500, 552);
  assert.is(host.ip.send(route, 6, octets, o, octets.length, info), 'EMSGSIZE');
});

sender('to ourselves never sees the link', () => {
  const host = new Host();
  const route = host.route('10.0.0.1');
  assert.ok(route.isLocal);
  host.send(route, counted(60_000));
  assert.equal(host.udp.delivered, []);
  host.world.pass(0);
  assert.equal(host.udp.delivered[0].payload, counted(60_000));
  assert.equal(host.link.sent, []);
});

sender('to a group that we are in comes back to us, unless that is not wanted', () => {
  const host = new Host();
  host.ip.join(addressOf('239.1.2.3'));
  const route = host.route('239.1.2.3');
  host.send(route, counted(5));
  host.send(route, counted(6), { ...OPTIONS, multicastLoop: false });
  host.world.pass(0);
  assert.equal(
    host.udp.delivered.map(({ payload, isMulticast, source }) => [payload, isMulticast, source]),
    [[counted(5), true, '10.0.0.1']],
  );
  assert.is(host.sent().filter(({ protocol }) => protocol === 17).length, 2);
  host.send(host.route('239.9.9.9'), counted(5));
  host.world.pass(0);
  assert.is(host.udp.delivered.length, 1);
});

sender('to everyone is for us as well', () => {
  const host = new Host();
  host.send(host.route('10.0.0.255'), counted(5));
  host.world.pass(0);
  assert.ok(host.udp.delivered[0].isBroadcast);
  assert.equal([...host.link.sent[0].to], [255, 255, 255, 255, 255, 255]);
});

sender('says when a device has no room, or the link is down', () => {
  const host = new Host();
  const route = host.route('10.0.0.2');
  host.link.hasRoom = false;
  assert.is(host.send(route, counted(5)), 'ENOBUFS');
  assert.is(host.send(route, counted(5000)), 'ENOBUFS');
  host.link.setUp(false);
  assert.is(host.send(route, counted(5)), 'ENETDOWN');
});

sender('of a raw socket has what it lacks filled in', () => {
  const host = new Host();
  const raw = packet({
    sourceAddress: '0.0.0.0',
    destinationAddress: '10.0.0.2',
    payload: counted(9),
  });
  raw.set([0, 0], 2);
  raw.set([0, 0], 10);
  assert.is(host.ip.sendPacket(raw, 0, raw.length), undefined);
  const [sent] = host.sent();
  assert.is(sent.sourceAddress, '10.0.0.1');
  assert.equal(sent.payload, counted(9));
});

sender('of a raw socket is refused where it is no packet, or goes nowhere', () => {
  const host = new Host({ gateway: '' });
  const raw = packet({ destinationAddress: '10.0.0.2' });
  assert.is(host.ip.sendPacket(raw, 0, 19), 'EPROTO');
  assert.is(
    host.ip.sendPacket(
      raw.map((octet, at) => (at === 0 ? 0x65 : octet)),
      0,
      20,
    ),
    'EPROTO',
  );
  assert.is(
    host.ip.sendPacket(
      raw.map((octet, at) => (at === 0 ? 0x46 : octet)),
      0,
      20,
    ),
    'EPROTO',
  );
  const away = packet({ destinationAddress: '192.0.2.1' });
  assert.is(host.ip.sendPacket(away, 0, 20), 'ENETUNREACH');
});

sender('of a raw socket goes in fragments, each with the options that ask for it', () => {
  const host = new Host();
  const raw = packet({
    destinationAddress: '10.0.0.2',
    options: [
      { is: 'routerAlert', alert: 0 },
      { is: 'recordRoute', pointer: 4, route: ['0.0.0.0'] },
    ],
    payload: counted(3000),
  });
  assert.is(host.ip.sendPacket(raw, 0, raw.length), undefined);
  const sent = host.sent();
  assert.equal(
    sent.map(({ options }) => options.map(({ is }) => is)),
    [['routerAlert', 'recordRoute'], ['routerAlert'], ['routerAlert']],
  );
  assert.equal(concatenate(...sent.map(({ payload }) => payload)), counted(3000));
});

sender.run();
