import { constants } from 'node:os';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  FRAMES_PER_TURN_MAX,
  FrameDevice,
  OCTETS_A_SETTLING,
  PORT_OCTETS,
} from '../../../drivers/frames/frame-device.ts';
import { NET_HEADER_OCTETS } from '../../../drivers/frames/net-header.ts';
import { PARTIAL, UNKNOWN, newFrameInfo } from '../../../runtime/device/frame-info.ts';
import { Listener } from '../../device/listener.ts';
import { FileOfFrames } from './file-of-frames.ts';

const devices = suite('a device over a file of frames');

const { EAGAIN, EBADF, EINVAL, EIO, ENOBUFS } = constants.errno;
const ADDRESS = Uint8Array.of(2, 0, 0, 0, 0, 7);
const PLAIN = newFrameInfo();

interface Fixture {
  readonly file: FileOfFrames;
  readonly device: FrameDevice;
  readonly listener: Listener;
  /** One turn of the loop with something to read. */
  turn(...frames: readonly (Uint8Array | number)[]): number;
}

function setup(offload = true, isUp = true): Fixture {
  const file = new FileOfFrames();
  file.now = { isUp, mtu: 1500 };
  const device = new FrameDevice(file, { hardwareAddress: ADDRESS, offload });
  const listener = new Listener(device);
  const turn = (...frames: readonly (Uint8Array | number)[]): number => {
    file.toRead.push(...frames);
    return file.watcher!.readable();
  };
  return { file, device, listener, turn };
}

/** What is read: a header that says nothing, then a frame of so many octets, all alike. */
function frame(octets: number, filling = 0x5a): Uint8Array {
  return new Uint8Array(NET_HEADER_OCTETS + octets).fill(filling, NET_HEADER_OCTETS);
}

devices('tells who it is, and how the interface was when it was opened', () => {
  const { device } = setup();
  assert.is(device.name, 'net0');
  assert.equal(device.hardwareAddress, ADDRESS);
  assert.is(device.mtu, 1500);
  assert.is(device.isUp, true);
  assert.is(device.offload.tcp6, true);
  assert.is(setup(false).device.offload.checksum, false);
});

devices('gives each frame without its header, then settles', () => {
  const { device, listener, turn } = setup();
  assert.is(turn(frame(14, 1), frame(60, 2)), 2);
  assert.equal(listener.take(), ['01'.repeat(14), '02'.repeat(60), 'settle']);
  assert.is(device.counters.receivedFrames, 2);
  assert.is(device.counters.receivedOctets, 74);
});

devices('leaves the head room that it asks for in front of what it gives', () => {
  const { device, turn } = setup();
  let room = -1;
  device.attach({
    receive: (_b, o) => (room = o),
    settle: () => {},
    linkChanged: () => {},
    spaceAvailable: () => {},
  });
  turn(frame(60));
  assert.ok(room >= device.headRoom);
});

devices('does not settle when there was nothing', () => {
  const { listener, turn } = setup();
  assert.is(turn(), 0);
  assert.equal(listener.take(), []);
});

devices('reads so many frames a turn, and leaves the rest', () => {
  const { file, listener, turn } = setup();
  const frames = Array.from({ length: FRAMES_PER_TURN_MAX + 3 }, () => frame(14));
  assert.is(turn(...frames), FRAMES_PER_TURN_MAX);
  assert.is(listener.take().length, FRAMES_PER_TURN_MAX + 1);
  assert.is(turn(), 3);
  assert.is(file.toRead.length, 0);
});

devices('reads in the same turn what came while the receiver settled', () => {
  const { device, file } = setup();
  const settled: number[] = [];
  device.attach({
    receive: () => {},
    settle: () => {
      settled.push(device.counters.receivedFrames);
      if (settled.length === 1) file.toRead.push(frame(14), frame(14));
    },
    linkChanged: () => {},
    spaceAvailable: () => {},
  });
  file.toRead.push(frame(14));
  assert.is(file.watcher!.readable(), 3);
  assert.equal(settled, [1, 3]);
});

devices('settles now and then in a long turn', () => {
  const { listener, turn } = setup();
  const large = 60_000;
  const each = Math.ceil(OCTETS_A_SETTLING / large);
  turn(...Array.from({ length: 2 * each }, () => frame(large)));
  const settled = listener.take().flatMap((one, index) => (one === 'settle' ? [index] : []));
  assert.equal(settled, [each, 2 * each + 1]);
});

devices('looks as often again as its file asks for, if there was anything', () => {
  const { file } = setup();
  let looks = 0;
  const read = file.read.bind(file);
  file.read = () => {
    looks++;
    return read();
  };
  file.watcher!.readable();
  assert.is(looks, 1);
  file.toRead.push(frame(14));
  file.watcher!.readable();
  assert.is(looks, 1 + 2 + file.looksMax);
});

devices('counts what is no frame, and goes on', () => {
  const { device, listener, turn } = setup();
  const lie = frame(60);
  lie.fill(0xff, 0, NET_HEADER_OCTETS);
  turn(frame(13), frame(PORT_OCTETS), lie, new Uint8Array(0), new Uint8Array(3), frame(14));
  assert.is(device.counters.receiveErrors, 5);
  assert.is(device.counters.receivedFrames, 1);
  assert.is(listener.take().length, 2);
});

devices('takes the largest frame there is', () => {
  const { device, turn } = setup();
  turn(frame(65_535 + 14 + 8));
  assert.is(device.counters.receivedFrames, 1);
});

devices('stops when it is closed by who receives', () => {
  const { device, file, listener, turn } = setup();
  listener.onReceive = () => device.close();
  turn(frame(14), frame(14));
  assert.is(file.isClosed, true);
  assert.is(device.isUp, false);
  assert.equal(listener.take(), ['5a'.repeat(14)]);
  assert.is(device.transmit(new Uint8Array(100), 40, 100, PLAIN), true);
  assert.is(device.counters.transmitDropped, 1);
  device.close();
});

devices('settles also when who receives has thrown', () => {
  const { listener, turn } = setup();
  listener.onReceive = () => {
    throw new Error('thrown');
  };
  assert.throws(() => turn(frame(14), frame(14)), /thrown/);
  assert.equal(listener.take().at(-1), 'settle');
});

devices('writes a frame with a header in front of it, and changes none of its octets', () => {
  const { device, file } = setup();
  const b = new Uint8Array(200).fill(0xee);
  assert.is(device.transmit(b, 50, 150, PLAIN), true);
  assert.equal(file.written, [frame(100, 0xee)]);
  assert.equal(b.subarray(50), new Uint8Array(150).fill(0xee));
  assert.equal(b.subarray(0, 50 - device.headRoom), b.subarray(50, 100 - device.headRoom));
  assert.is(device.counters.transmittedFrames, 1);
  assert.is(device.counters.transmittedOctets, 100);
});

devices('writes no octet but those of the frame, whatever it is told', () => {
  const { device, file } = setup();
  const b = new Uint8Array(200);
  const partial = { ...PLAIN, checksum: PARTIAL, checksumStart: 60, checksumField: 149 } as const;
  const lies = [
    [50, 201],
    [9, 100],
    [0, 100],
    [100, 50],
    [100, 113],
    [NaN, 100],
  ] as const;
  for (const [o, end] of lies) assert.is(device.transmit(b, o, end, PLAIN), true);
  device.transmit(b, 50, 150, partial);
  device.transmit(new Uint8Array(70_000), 100, 66_000, PLAIN);
  assert.equal(file.written, []);
  assert.is(device.counters.transmitErrors, lies.length + 2);
});

devices('without offload does nothing that it has not promised', () => {
  const { device, file } = setup(false);
  const b = new Uint8Array(2000);
  const partial = { ...PLAIN, checksum: PARTIAL, checksumStart: 60, checksumField: 70 } as const;
  device.transmit(b, 50, 150, partial);
  device.transmit(b, 50, 150, { ...PLAIN, checksum: UNKNOWN, segmentOctets: 9, dataStart: 90 });
  assert.is(device.counters.transmitErrors, 2);
  device.transmit(b, 50, 150, PLAIN);
  assert.is(file.written.length, 1);
});

devices('has no room until the file says that it has again', () => {
  const { device, file, listener } = setup();
  const b = new Uint8Array(200);
  file.refusals.push(-EAGAIN);
  assert.is(device.transmit(b, 50, 150, PLAIN), false);
  assert.is(file.isRoomAwaited, true);
  assert.is(device.transmit(b, 50, 150, PLAIN), false);
  assert.is(file.written.length, 0);
  file.watcher!.writable();
  assert.equal(listener.take(), ['space']);
  assert.is(device.transmit(b, 50, 150, PLAIN), true);
  assert.is(device.counters.transmittedFrames, 1);
  assert.is(device.counters.transmitDropped + device.counters.transmitErrors, 0);
});

devices('counts why a frame was not written', () => {
  const { device, file } = setup();
  file.refusals.push(-EIO, -ENOBUFS, -EINVAL, -EBADF);
  for (let write = 0; write < 4; write++) {
    assert.is(device.transmit(new Uint8Array(200), 50, 150, PLAIN), true);
  }
  assert.is(device.counters.transmitDropped, 2);
  assert.is(device.counters.transmitErrors, 2);
});

devices('tells that the link is up or down, once each time', () => {
  const { device, file, listener } = setup(true, false);
  assert.is(device.isUp, false);
  device.transmit(new Uint8Array(200), 50, 150, PLAIN);
  assert.is(device.counters.transmitDropped, 1);
  for (const isUp of [true, true, false, false, true]) {
    file.now = { isUp, mtu: isUp ? 9000 : 1400 };
    file.watcher!.statusChanged();
    assert.is(device.isUp, isUp);
    assert.is(device.mtu, isUp ? 9000 : 1400);
  }
  assert.equal(listener.take(), ['up', 'down', 'up']);
});

devices('knows that it is up when the first frame comes', () => {
  const { device, file, listener, turn } = setup(true, false);
  file.now = { isUp: true, mtu: 1500 };
  listener.onReceive = () => device.transmit(new Uint8Array(200), 50, 150, PLAIN);
  turn(frame(14));
  assert.equal(listener.take(), ['up', '5a'.repeat(14), 'settle']);
  assert.is(file.written.length, 1);
});

devices('lets nobody wait for room on a link that is down', () => {
  const { device, file, listener } = setup();
  file.refusals.push(-EAGAIN);
  device.transmit(new Uint8Array(200), 50, 150, PLAIN);
  file.now = { isUp: false, mtu: 1500 };
  file.watcher!.statusChanged();
  assert.equal(listener.take(), ['down', 'space']);
  assert.is(device.transmit(new Uint8Array(200), 50, 150, PLAIN), true);
});

devices('finds out when the interface has gone', () => {
  const { device, file, listener, turn } = setup();
  file.now = { isUp: false, mtu: 1500 };
  turn(frame(14), -EBADF, frame(14));
  assert.is(device.isUp, false);
  assert.is(device.counters.receiveErrors, 1);
  assert.equal(listener.take(), ['5a'.repeat(14), 'down', 'settle']);
});

devices('gives frames to one receiver at a time', () => {
  const { device, listener, turn } = setup();
  const other = new Listener(device);
  turn(frame(14));
  assert.equal(listener.take(), []);
  assert.is(other.take().length, 2);
});

devices.run();
