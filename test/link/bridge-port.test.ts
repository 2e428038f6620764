import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { sum16 } from '../../runtime/base/checksum.ts';
import { PARTIAL, UNKNOWN, VERIFIED, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import { BridgePort } from '../../runtime/link/bridge-port.ts';
import { Recorder } from '../device/recorder.ts';
import type { RecorderOptions } from '../device/recorder.ts';

const port = suite('bridge port');

const ROOM = 16;
const FULL = { checksum: true, tcp4: true, tcp6: true, segmentationOctetsMax: 65_550 };
/** As a frame arrives of which the sum was never done, as it came over no wire. */
const UNHARMED = { checksum: VERIFIED, checksumStart: ROOM + 4, checksumField: ROOM + 10 } as const;

function make(options: RecorderOptions = {}) {
  const device = new Recorder(options);
  const told: string[] = [];
  const one = new BridgePort(device, {
    relay: (_, b, o, end) => told.push(`relay ${end - o}`),
    settle: () => told.push('settle'),
    forget: () => told.push('forget'),
  });
  const b = Uint8Array.from({ length: ROOM + 40 }, (_, at) => at);
  const transmit = (info: Partial<FrameInfo> = {}): void =>
    one.transmit(b, ROOM, b.length, { ...newFrameInfo(), ...info });
  return { device, one, told, b, transmit };
}

port('sends a frame as it came to a device that does as much', () => {
  const { device, transmit } = make({ offload: FULL });
  transmit({ ...UNHARMED, segmentOctets: 20, dataStart: ROOM + 20 });
  const [{ info, octets }] = device.takeFrames();
  assert.equal(info, {
    ...{ checksum: PARTIAL, checksumStart: 4, checksumField: 10 },
    ...{ segmentOctets: 20, dataStart: 20 },
  });
  assert.is(octets[10], ROOM + 10);
});

port('finishes a checksum for a device that does not, in a copy', () => {
  const { device, b, transmit } = make();
  const [high, low] = [b[ROOM + 10], b[ROOM + 11]];
  transmit(UNHARMED);
  const [{ info, octets }] = device.takeFrames();
  assert.equal(info, { ...newFrameInfo(), checksum: VERIFIED });
  assert.is(sum16((high << 8) | low, octets, 4, 40), 0xffff);
  assert.equal([b[ROOM + 10], b[ROOM + 11]], [high, low]);
});

port('leaves a checksum alone that stands in the frame', () => {
  for (const checksum of [UNKNOWN, VERIFIED] as const) {
    const { device, transmit, b } = make();
    transmit({ checksum });
    assert.equal(device.take()[0], b.slice(ROOM));
  }
});

port('gives a device the room in front that it wants', () => {
  const { device, transmit } = make({ headRoom: 64, offload: FULL });
  transmit({ ...UNHARMED, segmentOctets: 20, dataStart: ROOM + 20 });
  const [{ info, octets }] = device.takeFrames();
  assert.equal([octets.length, octets[0], info.dataStart], [40, ROOM, 20]);
});

port('sends nothing that is to be cut to a device that does not cut', () => {
  const { device, one, transmit } = make();
  transmit({ segmentOctets: 20 });
  const small = make({ offload: { ...FULL, segmentationOctetsMax: 39 } });
  small.transmit({ segmentOctets: 20 });
  assert.equal([device.take(), small.device.take()], [[], []]);
  assert.equal([one.counters.notCut, small.one.counters.notCut], [1, 1]);
});

port('counts what is lost as the device has no room, or is down', () => {
  const { device, one, transmit } = make({ room: 0 });
  transmit();
  device.setUp(false);
  transmit();
  assert.equal({ ...one.counters }, { transmitDropped: 1, notCut: 0, isDown: 1 });
  device.makeRoom(1);
});

port('tells its bridge what happens, until it leaves', () => {
  const { device, one, told } = make();
  const happen = (): void => {
    device.receive(new Uint8Array(20));
    device.setUp(false);
    device.setUp(true);
  };
  happen();
  assert.equal(told, ['relay 20', 'settle', 'forget']);
  one.leave();
  happen();
  assert.is(told.length, 3);
});

port('flushes its device only when it has sent', () => {
  const { device, one, transmit } = make();
  one.flush();
  transmit();
  one.flush();
  one.flush();
  assert.is(device.flushes, 1);
});

port.run();
