import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { sum16 } from '../../runtime/base/checksum.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import { PARTIAL, VERIFIED, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import { Recorder } from '../device/recorder.ts';
import type { RecorderOptions } from '../device/recorder.ts';
import { EVERYONE, OTHERS, OURS, Packets, THEIRS, hex, octets, send } from './frames.ts';

const ethernet = suite('ethernet');

const IPV4 = 0x0800;
const PACKET = '45' + '00'.repeat(49);

function make(options: RecorderOptions = {}) {
  const device = new Recorder({ hardwareAddress: octets(OURS), ...options });
  const link = new Ethernet({ device });
  return { device, link, packets: new Packets(link, IPV4) };
}

ethernet('puts addresses and type in front of a packet', () => {
  const { device, link } = make();
  assert.ok(send(link, THEIRS, IPV4, PACKET));
  assert.equal(device.take().map(hex), [THEIRS + OURS + '0800' + PACKET]);
});

ethernet('sends from the address that was chosen, and takes what is for it', () => {
  const device = new Recorder({ hardwareAddress: octets(OTHERS) });
  const link = new Ethernet({ device, hardwareAddress: octets(OURS) });
  const packets = new Packets(link, IPV4);
  send(link, THEIRS, IPV4, PACKET);
  assert.is(hex(device.take()[0].subarray(6, 12)), OURS);
  device.receive(octets(OURS, THEIRS, '0800', PACKET), octets(OTHERS, THEIRS, '0800', PACKET));
  assert.is(packets.take().length, 1);
});

ethernet('goes down and comes up as another one when its address changes', () => {
  const { device, link, packets } = make();
  const told: string[] = [];
  link.onLinkChange((isUp) => told.push(`${isUp} ${link.isUp} ${hex(link.hardwareAddress)}`));
  link.changeHardwareAddress(octets(OTHERS));
  assert.equal(told, [`false false ${OURS}`, `true true ${OTHERS}`]);
  send(link, THEIRS, IPV4, PACKET);
  assert.is(hex(device.take()[0].subarray(6, 12)), OTHERS);
  device.receive(octets(OURS, THEIRS, '0800', PACKET), octets(OTHERS, THEIRS, '0800', PACKET));
  assert.is(packets.take().length, 1);
});

ethernet('sends behind a header made before, and says what the device says', () => {
  const { device, link } = make({ room: 1 });
  const header = link.header(octets(THEIRS), IPV4);
  const b = new Uint8Array(200).fill(7);
  const transmit = (): boolean => link.sendBehind(header, b, 100, 180, newFrameInfo());
  assert.equal([transmit(), transmit()], [true, false]);
  assert.is(hex(device.take()[0]), THEIRS + OURS + '0800' + '07'.repeat(80));
});

ethernet('pads a short frame with zeros, and leaves what is behind the packet alone', () => {
  const { device, link } = make();
  const b = new Uint8Array(200).fill(7);
  link.send(octets(THEIRS), IPV4, b, 100, 103, newFrameInfo());
  const [frame] = device.take();
  assert.is(hex(frame), THEIRS + OURS + '0800' + '070707' + '00'.repeat(43));
  assert.ok(b.subarray(100).every((octet) => octet === 7));
  assert.is(link.counters.transmitPadded, 1);
});

ethernet('keeps what is said of a frame in step with where it stands, padded or not', () => {
  const { device, link } = make({ offload: { ...NO_OFFLOAD, checksum: true } });
  const info: FrameInfo = { ...newFrameInfo(), checksum: PARTIAL };
  info.checksumStart = 120;
  info.checksumField = 126;
  for (const end of [128, 190]) {
    link.send(octets(THEIRS), IPV4, new Uint8Array(200), 100, end, info);
  }
  for (const { info: sent } of device.takeFrames()) {
    assert.equal([sent.checksumStart, sent.checksumField], [34, 40]);
  }
});

ethernet('finishes a checksum for a device that does not', () => {
  const { device, link } = make();
  const b = new Uint8Array(200).fill(0x11);
  const info: FrameInfo = { ...newFrameInfo(), checksum: PARTIAL };
  info.checksumStart = 120;
  info.checksumField = 126;
  link.send(octets(THEIRS), IPV4, b, 100, 190, info);
  const [frame] = device.takeFrames();
  assert.is(sum16(0x1111, frame.octets, 34, frame.octets.length), 0xffff);
  assert.is(frame.info.checksum, VERIFIED);
});

ethernet('sends nothing larger than the MTU, but what the device is to cut', () => {
  const { device, link } = make({ mtu: 100 });
  const b = new Uint8Array(300);
  const info = newFrameInfo();
  assert.ok(link.send(octets(THEIRS), IPV4, b, 50, 150, info));
  assert.ok(link.send(octets(THEIRS), IPV4, b, 50, 151, info));
  assert.ok(link.send(octets(THEIRS), IPV4, b, 50, 290, { ...info, segmentOctets: 60 }));
  assert.equal(
    device.take().map((frame) => frame.length),
    [114, 254],
  );
  assert.is(link.counters.transmitTooLarge, 1);
});

ethernet('takes what is for us, for everyone and for a group that was joined', () => {
  const { device, link, packets } = make();
  const group = '01005e0000fb';
  const frames = [OURS, EVERYONE, group].map((to) => octets(to, THEIRS, '0800', '45'));
  device.receive(...frames);
  assert.equal(packets.take(), ['0:45', '2:45']);
  assert.is(link.demultiplexer.counters.groupNotJoined, 1);
  link.join(octets(group));
  device.receive(...frames);
  assert.equal(packets.take(), ['0:45', '2:45', '1:45']);
  link.leave(octets(group));
  device.receive(frames[2]);
  assert.equal(packets.take(), []);
});

ethernet('drops what is for others, and lets those who listen see it', () => {
  const { device, link, packets } = make();
  const seen: string[] = [];
  const frame = octets(OTHERS, THEIRS, '0800', '45');
  const stop = link.listen((b, o, end) => seen.push(hex(b.subarray(o, end))));
  assert.ok(link.isPromiscuous);
  device.receive(frame);
  stop();
  device.receive(frame);
  assert.equal([seen, packets.take(), link.isPromiscuous], [[hex(frame)], [], false]);
  assert.is(link.counters.forOthers, 2);
});

ethernet('tells from whom a packet came while it is received', () => {
  const { device, link, packets } = make();
  let source = '';
  packets.onReceive = (b) => (source = hex(b.subarray(link.sourceAt, link.sourceAt + 6)));
  device.receive(octets(OURS, THEIRS, '0800', '45'));
  assert.is(source, THEIRS);
});

ethernet('believes no frame that comes from a group', () => {
  const { device, link, packets } = make();
  for (const from of [EVERYONE, '01005e000001', '333300000001']) {
    device.receive(octets(OURS, from, '0800', '45'));
  }
  assert.equal([packets.take(), link.counters.groupAsSource], [[], 3]);
});

ethernet('counts types that nobody takes, and lengths that mean nothing', () => {
  const { device, link } = make();
  device.receive(octets(OURS, THEIRS, '88b5', '00'), octets(OURS, THEIRS, '05dd', '00'));
  assert.is(link.demultiplexer.counters.unknownEtherType, 1);
  assert.is(link.counters.malformed, 1);
});

ethernet('counts a frame cut off in its header, wherever it is cut', () => {
  const { device, link, packets } = make();
  const frame = octets(OURS, THEIRS, '0800', '45');
  for (let end = 0; end < 14; end++) device.receive(frame.subarray(0, end));
  assert.equal([link.counters.malformed, packets.take()], [14, []]);
  device.receive(frame.subarray(0, 14));
  assert.equal(packets.take(), ['0:']);
});

ethernet(
  'reads IEEE 802.3 with SNAP as if the type stood where it belongs, without padding',
  () => {
    const { device, packets } = make();
    const snap = 'aaaa03 000000 0800';
    device.receive(octets(OURS, THEIRS, '000a', snap, '4546', '00'.repeat(36)));
    assert.equal(packets.take(), ['0:4546']);
  },
);

ethernet('counts the rest of IEEE 802.2 by what is wrong with it', () => {
  const { device, link, packets } = make();
  const { counters } = link.demultiplexer;
  const cases: readonly (readonly [string, keyof typeof counters])[] = [
    ['0003 424203', 'otherLogicalLinkControl'],
    ['0008 aaaae3 000000 0800', 'otherLogicalLinkControl'],
    ['0008 aaaa03 00000c 2000', 'otherOrganization'],
    ['0007 aaaa03 000000 08', 'malformedLogicalLinkControl'],
    ['0002 aaaa', 'malformedLogicalLinkControl'],
    ['0000', 'malformedLogicalLinkControl'],
    ['0008 aaaa03 000000 88b5', 'unknownEtherType'],
  ];
  for (const [text, name] of cases) {
    const before = counters[name];
    device.receive(octets(OURS, THEIRS, text));
    assert.is(counters[name], before + 1, text);
  }
  device.receive(octets(OURS, THEIRS, '0009 aaaa03 000000 0800'));
  assert.is(link.counters.malformed, 1, 'a length that lies');
  assert.equal(packets.take(), []);
});

ethernet('passes on what the device tells, and flushes after each batch', () => {
  const { device, link } = make({ room: 0 });
  const told: string[] = [];
  link.onSettle(() => told.push('settle'));
  link.onLinkChange((isUp) => told.push(isUp ? 'up' : 'down'));
  link.onSpaceAvailable(() => told.push('space'));
  device.receive(octets(OURS, THEIRS, '0800', '45'));
  device.setUp(false);
  assert.not(link.isUp);
  device.setUp(true);
  device.makeRoom(1);
  assert.equal([told, device.flushes], [['settle', 'down', 'up', 'space'], 1]);
});

ethernet('counts each frame of noise once, and never throws', () => {
  const { device, link, packets } = make();
  const random = seededRandom(17);
  const head = octets(OURS, THEIRS);
  const types = ['0800', '8100', '88a8', '0008', '0000', '05dc', '05dd'].map((type) =>
    octets(type),
  );
  const frames = 20_000;
  for (let count = 0; count < frames; count++) {
    const noise = new Uint8Array(below(random, 60));
    random.fill(noise);
    if (below(random, 4) > 0) noise.set(head.subarray(0, Math.min(12, noise.length)));
    const type = types[below(random, types.length)];
    if (below(random, 2) > 0 && noise.length >= 18) {
      noise.set(type, 12);
      noise.set(octets('aaaa03'), 14);
    }
    device.receive(noise);
  }
  const counts = { ...link.counters, ...link.demultiplexer.counters };
  const counted = Object.values(counts).reduce((sum, count) => sum + count, 0);
  assert.is(counted + packets.take().length, frames);
});

ethernet.run();
