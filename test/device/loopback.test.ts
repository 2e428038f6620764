import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PARTIAL, UNKNOWN, VERIFIED, newFrameInfo } from '../../runtime/device/frame-info.ts';
import { loopbackDevice } from '../../runtime/device/loopback.ts';
import { Listener, Turns } from './listener.ts';

const loopback = suite('loopback device');

loopback('hears what it says, in the next turn', () => {
  const turns = new Turns();
  const device = loopbackDevice({ schedule: turns.schedule });
  const heard = new Listener(device);
  device.transmit(Uint8Array.of(1, 2), 0, 2, newFrameInfo());
  assert.equal(heard.take(), []);
  turns.run();
  assert.equal(heard.take(), ['0102', 'settle']);
});

loopback('takes the largest packet there is, and has no address', () => {
  const device = loopbackDevice({ schedule: new Turns().schedule });
  assert.equal([device.name, device.mtu, device.isUp], ['lo', 65_535, true]);
  assert.ok(device.hardwareAddress.every((octet) => octet === 0));
});

loopback('vouches for every checksum, made or still to be made', () => {
  const turns = new Turns();
  const device = loopbackDevice({ schedule: turns.schedule });
  const heard = new Listener(device);
  for (const checksum of [UNKNOWN, PARTIAL] as const) {
    device.transmit(new Uint8Array(60), 0, 60, { ...newFrameInfo(), checksum });
  }
  turns.run();
  assert.equal(
    heard.frames.map((frame) => frame.info.checksum),
    [VERIFIED, VERIFIED],
  );
});

loopback('answers to what it hears without an end only turn by turn', () => {
  const turns = new Turns();
  const device = loopbackDevice({ schedule: turns.schedule, framesMax: 2 });
  const heard = new Listener(device);
  const send = (): boolean => device.transmit(Uint8Array.of(1), 0, 1, newFrameInfo());
  heard.onReceive = () => void send();
  send();
  for (let turn = 0; turn < 3; turn++) turns.turn();
  assert.equal(heard.take(), ['01', 'settle', '01', 'settle', '01', 'settle']);
});

loopback.run();
