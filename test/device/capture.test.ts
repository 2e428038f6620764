import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { CaptureDevice } from '../../runtime/device/capture.ts';
import { Listener } from './listener.ts';
import { Recorder } from './recorder.ts';

const capture = suite('capture device');

function make(room = Infinity) {
  const device = new Recorder({ name: 'eth7', mtu: 1400, room });
  const seen: string[] = [];
  const one = new CaptureDevice(device, {
    record: (direction, b, o, end) =>
      seen.push(`${direction} ${Buffer.from(b.subarray(o, end)).toString('hex')}`),
  });
  const send = (octet: number): boolean => {
    const b = new Uint8Array(20).fill(octet, 18);
    return one.transmit(b, 18, 20, newFrameInfo());
  };
  return { device, one, seen, send };
}

capture('is the device in whatever it says', () => {
  const { device, one } = make();
  for (const name of [
    'name',
    'hardwareAddress',
    'mtu',
    'isUp',
    'speed',
    'offload',
    'headRoom',
  ] as const) {
    assert.is(one[name], device[name], name);
  }
  assert.is(one.counters, device.counters);
});

capture('sees what goes out and what comes in, in its order', () => {
  const { device, one, seen, send } = make();
  const listener = new Listener(one);
  send(1);
  device.receive(Uint8Array.of(2), Uint8Array.of(3));
  assert.equal(seen, ['out 0101', 'in 02', 'in 03']);
  assert.equal(listener.take(), ['02', '03', 'settle']);
  assert.is(device.take().length, 1);
});

capture('sees nothing that the device has refused', () => {
  const { seen, send } = make(1);
  assert.equal([send(1), send(2)], [true, false]);
  assert.equal(seen, ['out 0101']);
});

capture('sees what comes though nobody else listens', () => {
  const { device, seen } = make();
  device.receive(Uint8Array.of(9));
  assert.equal(seen, ['in 09']);
});

capture('passes on what the device tells, and what it is told', () => {
  const { device, one } = make(0);
  const listener = new Listener(one);
  device.setUp(false);
  device.makeRoom(1);
  one.flush();
  one.close();
  assert.equal([listener.take(), device.flushes, device.isClosed], [['down', 'space'], 1, true]);
});

capture.run();
