import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, prefixOf } from '../../../runtime/base/address.ts';
import { checkPacket } from '../../../generated/network/ipv4.wire.ts';
import { newFrameInfo, PARTIAL, VERIFIED } from '../../../runtime/device/frame-info.ts';
import { ETHERTYPE } from '../../../runtime/link/ether-type.ts';
import { TO_US } from '../../../runtime/link/link.ts';
import type { NetworkInterface } from '../../../runtime/network/interfaces.ts';
import { counted, echo, Host, icmp, icmpOf, packet, packetOf, udp } from '../host.ts';
import type { HostShape } from '../host.ts';
import { concatenate, SpyLink } from '../world.ts';
import type { LinkShape } from '../world.ts';

const forwarding = suite('what passes through');

/** A router between 10.0.0.0/24 (eth0) and 10.1.0.0/24 (eth1). */
class Router extends Host {
  readonly far: SpyLink;
  readonly eth1: NetworkInterface;

  constructor(shape: HostShape = {}, far: LinkShape = {}) {
    super(shape);
    this.far = new SpyLink(far);
    this.eth1 = this.ip.addInterface('eth1', this.far);
    this.ip.addAddress(this.eth1, prefixOf('10.1.0.1/24'));
    this.eth0.isForwarding = true;
  }
}

const through = { destinationAddress: '10.1.0.2' };

forwarding('goes on with one hop less, and a checksum that holds', () => {
  const router = new Router();
  for (let timeToLive = 2; timeToLive < 256; timeToLive++) {
    router.receive(packet({ ...through, timeToLive, payload: counted(9) }));
    const [octets] = router.far.take();
    assert.is(checkPacket(octets, 0, octets.length), 0);
    assert.is(packetOf(octets).timeToLive, timeToLive - 1);
    assert.equal(packetOf(octets).payload, counted(9));
  }
  assert.is(router.ipv4.forwarding.counters.forwarded, 254);
});

forwarding('is only where the interface forwards', () => {
  const router = new Router();
  router.eth0.isForwarding = false;
  router.receive(packet(through));
  assert.equal(router.far.sent, []);
  assert.is(router.ipv4.input.counters.notForUs, 1);
});

forwarding('finds its way anew when routes have changed', () => {
  const router = new Router();
  router.addRoute('192.0.2.0/24', '10.1.0.9', router.eth1);
  const away = packet({ destinationAddress: '192.0.2.1' });
  router.receive(away);
  assert.is(router.far.take().length, 1);
  router.ipv4.routes.remove(({ prefix }) => prefix.length === 24 && prefix.address[0] === 192);
  router.receive(away);
  assert.is(router.far.take().length, 0);
  assert.is(router.link.take().length, 1);
});

forwarding('is reported when its last hop is here', () => {
  const router = new Router();
  router.receive(packet({ ...through, timeToLive: 1, payload: counted(900) }));
  const [{ body, code, packet: answer }] = router.icmp();
  assert.is(body.is, 'timeExceeded');
  assert.is(code, 0);
  assert.is(answer.sourceAddress, '10.0.0.1');
  assert.is(answer.payload.length, 556);
  assert.is(answer.dscp, 48);
});

forwarding('is reported when there is no way', () => {
  const router = new Router({ gateway: '' });
  router.receive(packet({ destinationAddress: '192.0.2.1' }));
  const [{ body, code }] = router.icmp();
  assert.is(body.is, 'destinationUnreachable');
  assert.is(code, 0);
});

forwarding('is reported when it is too large and may not be fragmented', () => {
  const router = new Router({}, { mtu: 600 });
  router.receive(packet({ ...through, dontFragment: true, payload: counted(581) }));
  router.receive(packet({ ...through, dontFragment: true, payload: counted(580) }));
  const [{ body, code, packet: answer }, ...others] = router.icmp();
  assert.equal(others, []);
  assert.is(code, 4);
  assert.is(body.is === 'destinationUnreachable' && body.nextHopMtu, 600);
  assert.is(answer.destinationAddress, '10.0.0.2');
  assert.is(router.far.take().length, 1);
});

forwarding('goes on in fragments where it may', () => {
  const router = new Router({}, { mtu: 600 });
  router.receive(packet({ ...through, payload: counted(1400) }));
  const sent = router.far.take().map(packetOf);
  assert.equal(
    sent.map(({ fragmentOffset, timeToLive }) => [fragmentOffset, timeToLive]),
    [
      [0, 63],
      [72, 63],
      [144, 63],
    ],
  );
  assert.equal(concatenate(...sent.map(({ payload }) => payload)), counted(1400));
  assert.is(router.ipv4.forwarding.counters.fragmentsSent, 3);
});

forwarding('is not for link-local addresses, nor for everyone on another link', () => {
  const router = new Router();
  router.receive(packet({ destinationAddress: '169.254.1.1' }));
  router.receive(packet({ ...through, sourceAddress: '169.254.1.1' }));
  router.receive(packet({ destinationAddress: '10.1.0.255' }));
  assert.equal(router.far.sent, []);
  const { linkLocal, directedBroadcast } = router.ipv4.forwarding.counters;
  assert.equal([linkLocal, directedBroadcast], [2, 1]);
});

forwarding('tells a host of the router that is nearer, and helps it all the same', () => {
  const router = new Router({ resolves: true });
  const neighbours = router.ipv4.arp(router.eth0)?.neighbours;
  neighbours?.assign(addressOf('10.0.0.254'), Uint8Array.of(2, 0, 0, 0, 0, 9));
  neighbours?.assign(addressOf('10.0.0.2'), Uint8Array.of(2, 0, 0, 0, 0, 8));
  router.link.take();
  router.receive(packet({ destinationAddress: '192.0.2.1' }));
  const [told, passed] = router.sent();
  const { body, code } = icmpOf(told.payload);
  assert.is(code, 1);
  assert.is(body.is === 'redirect' && body.gatewayInternetAddress, '10.0.0.254');
  assert.is(passed.destinationAddress, '192.0.2.1');
  router.receive(packet({ destinationAddress: '192.0.2.1', sourceAddress: '10.7.0.2' }));
  assert.is(router.link.take().length, 1);
});

forwarding('has its route and its times recorded', () => {
  const router = new Router();
  const routes = ['0.0.0.0', '0.0.0.0'];
  router.receive(
    packet({ ...through, options: [{ is: 'recordRoute', pointer: 4, route: routes }] }),
  );
  const [octets] = router.far.take();
  assert.is(checkPacket(octets, 0, octets.length), 0);
  assert.equal(packetOf(octets).options, [
    { is: 'recordRoute', pointer: 8, route: ['10.1.0.1', '0.0.0.0'] },
  ]);
});

forwarding('is refused where it would choose its way, and reported where it has no room', () => {
  const router = new Router();
  const route = ['10.1.0.3'];
  router.receive(packet({ ...through, options: [{ is: 'looseSourceRoute', pointer: 4, route }] }));
  assert.is(router.ipv4.forwarding.counters.sourceRouted, 1);
  router.receive(packet({ ...through, options: [{ is: 'recordRoute', pointer: 6, route }] }));
  assert.is(router.ipv4.forwarding.counters.optionNoRoom, 1);
  const [{ body }] = router.icmp();
  assert.is(body.is === 'parameterProblem' && body.pointer, 20);
  assert.equal(router.far.sent, []);
});

forwarding('has a checksum done that came undone, where nobody else does it', () => {
  const router = new Router({}, { mtu: 600 });
  const whole = udp('10.0.0.2', '10.1.0.2', counted(1000));
  const undone = packet({ ...through, payload: whole });
  const room = router.link.headRoom + 2;
  const info = newFrameInfo();
  info.checksum = VERIFIED;
  info.checksumStart = room + 20;
  info.checksumField = room + 26;
  // The sum of the pseudo header alone stands in the field.
  const pseudo = 0x0a00 + 0x0002 + 0x0a01 + 0x0002 + 17 + whole.length;
  undone.set([pseudo >> 8, pseudo & 0xff], 26);
  router.link.receive(ETHERTYPE.IPV4, undone, TO_US, { ...info });
  assert.equal(concatenate(...router.far.take().map((one) => packetOf(one).payload)), whole);
  const small = new Router();
  small.link.receive(ETHERTYPE.IPV4, undone, TO_US, { ...info });
  assert.is(small.far.sent[0].info.checksum, PARTIAL);
});

forwarding('is copied where the other link needs more room in front', () => {
  const router = new Router({}, { headRoom: 40 });
  router.receive(packet({ ...through, payload: counted(9) }));
  assert.equal(packetOf(router.far.take()[0]).payload, counted(9));
});

forwarding('whose neighbour does not answer is reported as unreachable', () => {
  const router = new Router({}, { resolves: true });
  router.receive(packet({ ...through, payload: counted(9) }));
  assert.is(router.icmp().length, 0);
  router.world.pass(3000);
  const [{ body, code }] = router.icmp();
  assert.is(body.is, 'destinationUnreachable');
  assert.is(code, 1);
});

forwarding('of a ping and its answer goes both ways', () => {
  const router = new Router();
  router.eth1.isForwarding = true;
  const far = new Host({ addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' });
  router.receive(icmp(echo(counted(20)), { destinationAddress: '10.1.0.2' }));
  for (const one of router.far.take()) far.receive(one);
  for (const one of far.link.take()) router.receive(one, TO_US, router.far);
  const [{ body, packet: answer }] = router.icmp();
  assert.is(body.is, 'echoReply');
  assert.is(answer.destinationAddress, '10.0.0.2');
  assert.is(answer.timeToLive, 63);
});

forwarding.run();
