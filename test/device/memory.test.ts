import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import { PARTIAL, VERIFIED, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import type { MemoryDevice } from '../../runtime/device/memory.ts';
import { devicePair } from '../../runtime/device/pair.ts';
import type { PairOptions } from '../../runtime/device/pair.ts';
import { Listener, Turns } from './listener.ts';

const memory = suite('memory device');

function make(options: Partial<PairOptions> = {}) {
  const turns = new Turns();
  const [one, other] = devicePair({ schedule: turns.schedule, ...options });
  return { turns, one, other, heard: new Listener(other), told: new Listener(one) };
}

const send = (device: MemoryDevice, ...octets: number[]): boolean =>
  device.transmit(Uint8Array.from(octets), 0, octets.length, newFrameInfo());

const sendZeros = (device: MemoryDevice, count: number, info: Partial<FrameInfo> = {}): boolean =>
  device.transmit(new Uint8Array(count), 0, count, { ...newFrameInfo(), ...info });

memory('delivers a turn’s frames as one batch, and never while it transmits', () => {
  const { turns, one, heard } = make();
  send(one, 1, 2);
  send(one, 3);
  one.flush();
  assert.equal([heard.take(), turns.waiting], [[], 1]);
  turns.turn();
  assert.equal(heard.take(), ['0102', '03', 'settle']);
  assert.is(turns.waiting, 0);
});

memory('delivers what is sent meanwhile in the next batch', () => {
  const { turns, one, heard } = make();
  heard.onReceive = () => {
    heard.onReceive = () => {};
    send(one, 2);
  };
  send(one, 1);
  turns.turn();
  assert.equal(heard.take(), ['01', 'settle']);
  turns.turn();
  assert.equal(heard.take(), ['02', 'settle']);
});

memory('carries both ways at once', () => {
  const { turns, one, other, heard, told } = make();
  heard.onReceive = () => send(other, 9);
  send(one, 1);
  turns.run();
  assert.equal(
    [heard.take(), told.take()],
    [
      ['01', 'settle'],
      ['09', 'settle'],
    ],
  );
});

memory('answers false when it is full, and tells when it is not', () => {
  const { turns, one, heard, told } = make({ framesMax: 2 });
  assert.equal([send(one, 1), send(one, 2), send(one, 3)], [true, true, false]);
  assert.equal(told.take(), []);
  turns.turn();
  assert.equal([heard.take(), told.take()], [['01', '02', 'settle'], ['space']]);
  assert.ok(send(one, 4));
  turns.turn();
  assert.equal(told.take(), []);
  assert.is(one.counters.transmitDropped, 0);
});

memory('drops and counts the new frame when it is full and nobody is to wait', () => {
  const { turns, one, heard, told } = make({ framesMax: 1, whenFull: 'drop' });
  assert.equal([send(one, 1), send(one, 2)], [true, true]);
  turns.run();
  assert.equal([heard.take(), told.take()], [['01', 'settle'], []]);
  assert.is(one.counters.transmitDropped, 1);
});

memory('takes large segments and open checksums, which arrive whole and verified', () => {
  const { turns, one, heard } = make();
  const info: Partial<FrameInfo> = { checksum: PARTIAL, checksumStart: 34, checksumField: 50 };
  assert.ok(sendZeros(one, 65_550, { ...info, segmentOctets: 1448, dataStart: 54 }));
  turns.run();
  const [frame] = heard.frames;
  assert.is(frame.octets.length, 65_550);
  assert.equal(frame.info, {
    ...{ checksum: VERIFIED, checksumStart: 34, checksumField: 50 },
    ...{ segmentOctets: 1448, dataStart: 54 },
  });
});

memory('counts as errors what it never promised to take', () => {
  const checks: readonly (readonly [Partial<PairOptions>, number, Partial<FrameInfo>])[] = [
    [{}, 1523, {}],
    [{}, 65_551, { segmentOctets: 1448 }],
    [{ offload: NO_OFFLOAD }, 100, { checksum: PARTIAL, checksumField: 50 }],
    [{ offload: NO_OFFLOAD }, 3000, { segmentOctets: 1448 }],
  ];
  for (const [options, count, info] of checks) {
    const { turns, one, heard } = make(options);
    assert.ok(sendZeros(one, count, info), 'or its sender would wait for ever');
    turns.run();
    assert.equal([one.counters.transmitErrors, heard.take()], [1, []]);
  }
});

memory('drops and counts what is sent while the cable is out, and what was on the way', () => {
  const { turns, one, other, heard, told } = make({ framesMax: 1 });
  send(one, 1);
  assert.not(send(one, 2));
  other.setUp(false);
  assert.equal(told.take(), ['down', 'space']);
  assert.ok(send(one, 3));
  other.setUp(true);
  turns.run();
  assert.equal(heard.take(), ['down', 'up']);
  assert.equal([other.counters.receiveDropped, one.counters.transmitDropped], [1, 1]);
});

memory('may have its cable pulled out while it delivers', () => {
  const { turns, one, other, heard } = make();
  heard.onReceive = () => {
    heard.onReceive = () => {};
    other.setUp(false);
    other.setUp(true);
    send(one, 7);
  };
  for (const octet of [1, 2, 3]) send(one, octet);
  turns.run();
  assert.equal(heard.take(), ['01', 'down', 'up', 'settle']);
  send(one, 4);
  turns.run();
  assert.equal(heard.take(), ['04', 'settle']);
  assert.is(other.counters.receiveDropped, 3);
});

memory('counts what arrives where nobody listens', () => {
  const turns = new Turns();
  const [one, other] = devicePair({ schedule: turns.schedule });
  send(one, 1);
  turns.run();
  assert.equal([other.counters.receiveDropped, other.counters.receivedFrames], [1, 0]);
});

memory('counts frames and octets at both ends', () => {
  const { turns, one, other } = make({ headRoom: 9 });
  const b = new Uint8Array(100);
  one.transmit(b, 20, 80, newFrameInfo());
  one.transmit(b, 20, 60, newFrameInfo());
  turns.run();
  assert.equal([one.counters.transmittedFrames, one.counters.transmittedOctets], [2, 100]);
  assert.equal([other.counters.receivedFrames, other.counters.receivedOctets], [2, 100]);
});

memory('keeps as much room in front of a frame as it promises', () => {
  const { turns, one, other } = make({ headRoom: 40 });
  let room = 0;
  const rest = { settle() {}, linkChanged() {}, spaceAvailable() {} };
  other.attach({ ...rest, receive: (_, o) => void (room = o) });
  one.transmit(new Uint8Array(100), 40, 100, newFrameInfo());
  turns.run();
  assert.is(room, 40);
});

memory.run();
