import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PARTIAL, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import { Recorder } from './recorder.ts';

const recorder = suite('recorder');

const ignore = { receive: () => {}, settle: () => {}, linkChanged: () => {} };

recorder('keeps copies of what is transmitted, their indexes counted from the frame', () => {
  const device = new Recorder({ headRoom: 4 });
  const b = Uint8Array.from({ length: 20 }, (_, at) => at);
  const info: FrameInfo = {
    ...newFrameInfo(),
    checksum: PARTIAL,
    checksumStart: 12,
    checksumField: 14,
  };
  assert.ok(device.transmit(b, 10, 20, info));
  b.fill(0);
  const [frame] = device.takeFrames();
  assert.equal([...frame.octets], [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  assert.equal([frame.info.checksumStart, frame.info.checksumField], [2, 4]);
  assert.equal(device.take(), []);
});

recorder('scribbles on the head room, and wants it', () => {
  const device = new Recorder({ headRoom: 4 });
  const b = new Uint8Array(20);
  device.transmit(b, 4, 20, newFrameInfo());
  assert.equal([...b.subarray(0, 5)], [0xdb, 0xdb, 0xdb, 0xdb, 0]);
  assert.throws(() => device.transmit(b, 3, 20, newFrameInfo()), /head room/);
});

recorder('overwrites what it gave, when the call is over', () => {
  const device = new Recorder();
  let kept: Uint8Array = new Uint8Array();
  let settled = 0;
  const receive = (b: Uint8Array, o: number, end: number): void => {
    kept = b.subarray(o, end);
    assert.equal([...kept], [1, 2, 3]);
  };
  device.attach({ ...ignore, receive, settle: () => settled++, spaceAvailable: () => {} });
  device.receive(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2, 3));
  assert.equal([...kept], [0xdb, 0xdb, 0xdb]);
  assert.is(settled, 1);
});

recorder('has as much room as it was given, and tells when there is more', () => {
  const device = new Recorder({ room: 1 });
  let told = 0;
  device.attach({ ...ignore, spaceAvailable: () => told++ });
  const send = (): boolean => device.transmit(new Uint8Array(40), 12, 40, newFrameInfo());
  assert.equal([send(), send()], [true, false]);
  device.makeRoom(2);
  assert.equal([told, send()], [1, true]);
});

recorder.run();
