import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { encodePacket } from '../../../generated/network/ipv6.value.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { newFrameInfo, PARTIAL } from '../../../runtime/device/frame-info.ts';
import type { SendOptions } from '../../../runtime/network/network.ts';
import { Host } from './host.ts';
import { advertisement, TO_ALL } from './router.ts';
import { seen } from './wire.ts';

const sender = suite('what leaves over IPv6');

const { UDP } = PROTOCOL_NUMBER;
const OURS = '2001:db8::1';
const PEER = '2001:db8::2';
const PEER_HARDWARE = Uint8Array.of(2, 0, 0, 0, 0, 2);
const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

const usual: SendOptions = { hopLimit: 64, trafficClass: 0, dontFragment: false, flowLabel: 0 };

function host(mtu = 1500): Host {
  const one = new Host({ formsAddresses: false, formsTemporaryAddresses: false }, { mtu });
  one.own('fe80::1/64');
  one.own(`${OURS}/64`);
  one.meet(PEER, PEER_HARDWARE);
  one.listen(UDP);
  one.sent(10_000);
  return one;
}

sender('has a header as RFC 8200 says, in front of what is sent', () => {
  const one = host();
  assert.is(one.send(PEER, UDP, data), undefined);
  const [{ packet, toHardware }] = one.sent();
  assert.is(toHardware, '02:00:00:00:00:02');
  assert.equal([packet.sourceAddress, packet.destinationAddress], [OURS, PEER]);
  assert.equal([packet.nextHeader, packet.hopLimit, packet.dscp, packet.ecn], [UDP, 64, 0, 0]);
  assert.equal([...packet.payload], [...data]);
});

sender('has what its options say', () => {
  const one = host();
  const options = { ...usual, hopLimit: 3, trafficClass: 0xb9, flowLabel: 0x12345 };
  one.send(PEER, UDP, data, options);
  const [{ packet }] = one.sent();
  assert.equal([packet.hopLimit, packet.dscp, packet.ecn], [3, 0x2e, 1]);
  assert.is(packet.flowLabel, 0x12345);
});

sender('has the hop limit that routers say, and one hop to groups', () => {
  const one = host();
  one.hear(TO_ALL, advertisement({ curHopLimit: 77 }));
  one.send(PEER, UDP, data);
  one.send('ff05::7', UDP, data);
  const hops = one.sent().map(({ hopLimit }) => hopLimit);
  assert.equal(hops, [77, 1]);
});

sender('goes to groups where groups are heard', () => {
  const one = host();
  one.send('ff02::fb', UDP, data);
  const [{ toHardware, from }] = one.sent();
  assert.equal([toHardware, from], ['33:33:00:00:00:fb', 'fe80::1']);
  assert.equal(one.delivered, []);
});

sender('comes back from groups that we are in, unless nobody wants it', () => {
  const one = host();
  one.ip.join(addressOf('ff02::fb'), one.on);
  one.send('ff02::fb', UDP, data);
  one.pass(0);
  assert.is(one.delivered.length, 1);
  one.send('ff02::fb', UDP, data, { ...usual, multicastLoop: false });
  one.pass(0);
  assert.is(one.delivered.length, 1);
});

sender('is cut into fragments where it is larger than the path', () => {
  const one = host();
  const large = new Uint8Array(4000).map((_, at) => at);
  assert.is(one.send(PEER, UDP, large), undefined);
  const frames = one.sent();
  assert.ok(frames.length === 3 && frames.every(({ packet }) => packet.nextHeader === 44));
  assert.equal(one.ipv6.sender.counters.fragmentsSent, 3);
});

sender('is refused where it is larger than the path and may not be cut', () => {
  const one = host();
  const large = new Uint8Array(1461);
  assert.is(one.send(PEER, UDP, large, { ...usual, dontFragment: true }), 'EMSGSIZE');
  assert.equal(one.sent(), []);
  const whole = new Uint8Array(1460);
  assert.is(one.send(PEER, UDP, whole, { ...usual, dontFragment: true }), undefined);
});

sender('is refused where no packet could hold it', () => {
  const one = host();
  assert.is(one.send(PEER, UDP, new Uint8Array(65_536)), 'EMSGSIZE');
  assert.is(one.send(PEER, UDP, new Uint8Array(65_535)), undefined);
});

sender('is refused where segments to be cut would be too large', () => {
  const one = host();
  const route = one.route(PEER);
  const b = new Uint8Array(route.headRoom + 3000);
  const send = (segmentOctets: number): string | undefined => {
    const info = { ...newFrameInfo(), segmentOctets, dataStart: route.headRoom + 20 };
    return one.ip.send(route, PROTOCOL_NUMBER.TCP, b, route.headRoom, b.length, info, usual);
  };
  assert.is(send(1441), 'EMSGSIZE');
  assert.is(send(1440), undefined);
});

sender('is summed before it is cut, where the sum was left to the device', () => {
  const one = host();
  const route = one.route(PEER);
  const b = new Uint8Array(route.headRoom + 3000).fill(1, route.headRoom);
  const info = {
    ...newFrameInfo(),
    checksum: PARTIAL,
    checksumStart: route.headRoom,
    checksumField: route.headRoom + 6,
  } as const;
  b[route.headRoom + 6] = 0;
  b[route.headRoom + 7] = 0;
  one.ip.send(route, UDP, b, route.headRoom, b.length, { ...info });
  const frames = one.device.takeFrames();
  assert.is(frames.length, 3);
  assert.ok(frames.every((frame) => frame.info.checksum !== PARTIAL));
  const first = frames[0].octets.subarray(14 + 48);
  assert.ok(first[6] !== 0 || first[7] !== 0);
});

sender('is counted where the device has no room', () => {
  const one = host();
  one.device.room = 0;
  assert.is(one.send(PEER, UDP, data), 'ENOBUFS');
  assert.is(one.send(PEER, UDP, new Uint8Array(4000)), 'ENOBUFS');
  one.device.setUp(false);
  assert.is(one.ipv6.sender.counters.refusedNoRoom, 2);
});

sender('is nobody where the interface is down, or no route leads there', () => {
  const one = host();
  const route = one.route(PEER);
  one.ip.setEnabled(one.on, false);
  const b = new Uint8Array(route.headRoom + 8);
  const info = newFrameInfo();
  assert.is(one.ip.send(route, UDP, b, route.headRoom, b.length, info), 'ENETDOWN');
  assert.is(one.send('2001:db8:9::9', UDP, data), 'ENETUNREACH');
});

function whole(from: string, to: string, size = 8): Uint8Array {
  return encodePacket({
    dscp: 1,
    ecn: 2,
    flowLabel: 77,
    nextHeader: UDP,
    hopLimit: 9,
    sourceAddress: from,
    destinationAddress: to,
    payload: new Uint8Array(size).fill(7),
  });
}

sender('is as the user wrote it, where he writes the header himself', () => {
  const one = host();
  const packet = whole('2001:db8::99', PEER);
  packet[5] = 99;
  assert.is(one.ip.sendPacket(packet, 0, packet.length), undefined);
  const [{ packet: sent }] = one.sent();
  assert.equal([sent.sourceAddress, sent.hopLimit, sent.flowLabel], ['2001:db8::99', 9, 77]);
  assert.is(sent.payload.length, 8, 'but for the length, which is what it is');
  const nameless = whole('::', PEER);
  one.ip.sendPacket(nameless, 0, nameless.length);
  assert.is(one.sent()[0].from, OURS, 'and for a source that he left out');
});

sender('is refused where what the user wrote is no packet', () => {
  const one = host();
  const packet = whole(OURS, PEER);
  for (let length = 0; length < 40; length++) {
    assert.is(one.ip.sendPacket(packet, 0, length), 'EPROTO');
  }
  const nowhere = whole(OURS, '::');
  assert.is(one.ip.sendPacket(nowhere, 0, nowhere.length), 'EPROTO');
  const large = whole(OURS, PEER, 1461);
  assert.is(one.ip.sendPacket(large, 0, large.length), 'EMSGSIZE');
  assert.equal(one.device.take().map(seen), []);
});

sender.run();
