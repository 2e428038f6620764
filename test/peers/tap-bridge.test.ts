/**
 * Two TAPs in one bridge of Linux. From one the kernel takes sums and large segments that are still
 * to be done, to the other it gives none; so what goes in at the first comes out at the second as
 * it would go over a wire, and every octet of that is here to be looked at.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { configureInterface } from '../../drivers/tap/interface.ts';
import { openTap } from '../../drivers/tap/tap.ts';
import * as ethernet from '../../generated/link/ethernet.wire.ts';
import * as vlan from '../../generated/link/vlan.wire.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import * as ipv6 from '../../generated/network/ipv6.wire.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import * as udp from '../../generated/transport/udp.wire.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import type { Device } from '../../runtime/device/device.ts';
import { PARTIAL, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import { Listener } from '../device/listener.ts';
import { Namespace, needRootAnd } from './namespace.ts';

const bridges = suite('what the kernel does of what a TAP leaves to it');

const HEAD_ROOM = 50;
const TO = 0x02_00_00_00_00_0b;
const FROM = 0x02_00_00_00_00_0a;
const MSS = 1400;
const { ETHERTYPE } = ethernet;
const { TCP, UDP } = ipv4.PROTOCOL_NUMBER;

let namespace: Namespace;
let sender: Device;
let receiver: Device;
let listener: Listener;

bridges.before(async () => {
  needRootAnd('sysctl');
  namespace = new Namespace('bridge');
  namespace.set('ipv6.conf.all.disable_ipv6', 1);
  namespace.set('ipv6.conf.default.disable_ipv6', 1);
  namespace.ip('link', 'add', 'bridge0', 'type', 'bridge', 'mcast_snooping', '0');
  const at = { namespace: namespace.name };
  sender = await openTap({ ...at, name: 'sender0' });
  receiver = await openTap({ ...at, name: 'receiver0', offload: false });
  for (const { name } of [sender, receiver]) namespace.ip('link', 'set', name, 'master', 'bridge0');
  for (const name of ['bridge0', 'sender0', 'receiver0']) {
    await configureInterface({ ...at, name, isUp: true });
  }
  sender.attach({
    receive: () => {},
    settle: () => {},
    linkChanged: () => {},
    spaceAvailable: () => {},
  });
  listener = new Listener(receiver);
  while (!sender.isUp || !receiver.isUp) await sleep(5);
});
bridges.after(() => {
  sender.close();
  receiver.close();
  namespace.remove();
});
bridges.before.each(() => {
  listener.frames.splice(0);
});

interface Draft {
  readonly octets: Uint8Array;
  /** Where that begins which the packet carries. */
  readonly payload: number;
  readonly pseudoHeader: number;
}

interface Large {
  readonly info: FrameInfo;
}

/** A frame that carries so many octets of `protocol`, all but its own header written. */
function draft(version: 4 | 6, protocol: number, payloadOctets: number, isTagged = false): Draft {
  const packet = HEAD_ROOM + 14 + (isTagged ? 4 : 0);
  const payload = packet + (version === 4 ? 20 : 40);
  const end = payload + payloadOctets;
  const octets = new Uint8Array(end);
  const type = version === 4 ? ETHERTYPE.IPV4 : ETHERTYPE.IPV6;
  const outer = isTagged ? ETHERTYPE.CUSTOMER_VLAN_TAG : type;
  ethernet.writeFrame(octets, HEAD_ROOM, end, TO, FROM, outer);
  if (isTagged) vlan.writeTag(octets, HEAD_ROOM + 14, end, 7, type);
  if (version === 4) {
    const rest = [0, 0, 500, 1, 0, 0, 64, protocol, 0x0a000001, 0x0a000002] as const;
    ipv4.writePacket(octets, packet, end, payload, ...rest);
  } else {
    octets.set(addressOf('2001:db8::1'), ipv6.sourceAddressStart(octets, packet));
    octets.set(addressOf('2001:db8::2'), ipv6.destinationAddressStart(octets, packet));
    ipv6.writePacket(octets, packet, end, 0, 0, 0, protocol, 64);
  }
  const addresses = version === 4 ? packet + 12 : packet + 8;
  const pseudoHeader = sum16(0, octets, addresses, payload);
  return { octets, payload, pseudoHeader };
}

const octetAt = (at: number): number => (at * 7 + (at >> 8)) & 0xff;

function fillData(octets: Uint8Array, from: number): void {
  for (let at = from; at < octets.length; at++) octets[at] = octetAt(at - from);
}

async function arrived(frames: number): Promise<void> {
  for (let waits = 0; listener.frames.length < frames; waits++) {
    assert.ok(waits < 500, `${listener.frames.length} of ${frames} frames in five seconds`);
    await sleep(10);
  }
  await sleep(20);
  assert.is(listener.frames.length, frames);
}

function largeSegment(version: 4 | 6, data: number, isTagged = false): Draft & Large {
  const frame = draft(version, TCP, 20 + data, isTagged);
  const { octets, payload, pseudoHeader } = frame;
  const dataStart = payload + 20;
  fillData(octets, dataStart);
  const rest = [0, tcp.FLAGS_ACK | tcp.FLAGS_PSH, 100, 0, pseudoHeader] as const;
  tcp.writeSegmentPartial(octets, payload, octets.length, dataStart, 1, 2, 3000, 4000, ...rest);
  const sum = { checksum: PARTIAL, checksumStart: payload, checksumField: payload + 16 } as const;
  return { ...frame, info: { ...sum, segmentOctets: MSS, dataStart } };
}

for (const version of [4, 6] as const) {
  bridges(`is to cut a large segment over IPv${version}`, async () => {
    const data = 60_000;
    const { octets, payload, pseudoHeader, info } = largeSegment(version, data);
    assert.ok(sender.transmit(octets, HEAD_ROOM, octets.length, info));
    const segments = Math.ceil(data / MSS);
    await arrived(segments);
    let at = 0;
    for (const [index, { octets: frame }] of listener.frames.entries()) {
      const segment = payload - HEAD_ROOM;
      assert.is(tcp.checkSegment(frame, segment, frame.length, pseudoHeader), tcp.OK);
      assert.is(tcp.sequenceNumber(frame, segment), 3000 + at);
      assert.is(tcp.psh(frame, segment), index === segments - 1 ? 1 : 0);
      const own = frame.subarray(info.dataStart - HEAD_ROOM);
      assert.is(own.length, Math.min(MSS, data - at));
      for (const octet of own) assert.is(octet, octetAt(at++));
    }
    assert.is(at, data);
  });

  bridges(`is to cut no segment over IPv${version} in a VLAN`, async () => {
    const { octets, info } = largeSegment(version, 3000, true);
    const before = sender.counters.transmitErrors;
    assert.ok(sender.transmit(octets, HEAD_ROOM, octets.length, info));
    await arrived(0);
    assert.is(sender.counters.transmitErrors, before + 1);
  });

  for (const isTagged of [false, true]) {
    const how = `over IPv${version}${isTagged ? ', in a VLAN' : ''}`;

    bridges(`is to sum a datagram ${how}`, async () => {
      const { octets, payload, pseudoHeader } = draft(version, UDP, 8 + 333, isTagged);
      fillData(octets, payload + 8);
      udp.writeDatagramPartial(octets, payload, octets.length, 5, 6, pseudoHeader);
      const info = newFrameInfo();
      info.checksum = PARTIAL;
      info.checksumStart = payload;
      info.checksumField = payload + 6;
      assert.ok(sender.transmit(octets, HEAD_ROOM, octets.length, info));
      await arrived(1);
      const [{ octets: frame }] = listener.frames;
      const at = payload - HEAD_ROOM;
      assert.is(udp.checkDatagram(frame, at, frame.length, pseudoHeader, version), udp.OK);
      assert.equal(frame.subarray(0, at), octets.subarray(HEAD_ROOM, payload));
    });
  }
}

bridges('is nothing, of a frame of which nothing is said', async () => {
  const { octets } = draft(4, UDP, 100);
  octets.fill(0xa5, HEAD_ROOM + 34);
  assert.ok(sender.transmit(octets, HEAD_ROOM, octets.length, newFrameInfo()));
  await arrived(1);
  assert.equal(listener.frames[0].octets, octets.subarray(HEAD_ROOM));
});

bridges('is to carry more frames at once than a turn takes', async () => {
  const { octets } = draft(4, UDP, 18);
  const frames = 600;
  for (let frame = 0; frame < frames; frame++) {
    octets[octets.length - 1] = frame;
    sender.transmit(octets, HEAD_ROOM, octets.length, newFrameInfo());
  }
  await arrived(frames);
  for (const [index, { octets: frame }] of listener.frames.entries()) {
    assert.is(frame.at(-1), index & 0xff);
  }
  assert.is(receiver.counters.receiveErrors, 0);
});

bridges.run();
