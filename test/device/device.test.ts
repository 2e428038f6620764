/** What every device of ours keeps to: the contract of runtime/device/device.ts. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CaptureDevice } from '../../runtime/device/capture.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import type { Device } from '../../runtime/device/device.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { loopbackDevice } from '../../runtime/device/loopback.ts';
import { devicePair } from '../../runtime/device/pair.ts';
import { Listener, Turns } from './listener.ts';

const device = suite('device');

/** What sends, and what hears it. */
type Ends = readonly [Device, Device];

const kinds: Readonly<Record<string, (turns: Turns) => Ends>> = {
  pair: ({ schedule }) => devicePair({ schedule, headRoom: 10 }),
  loopback: ({ schedule }) => {
    const one = loopbackDevice({ schedule });
    return [one, one];
  },
  'capture of a pair': ({ schedule }) => {
    const [one, other] = devicePair({ schedule, offload: NO_OFFLOAD, headRoom: 4 });
    const sink = { record: () => {} };
    return [new CaptureDevice(one, sink), new CaptureDevice(other, sink)];
  },
};

for (const [name, make] of Object.entries(kinds)) {
  device(`that is a ${name} has six octets of address, and an MTU`, () => {
    const [one] = make(new Turns());
    assert.is(one.hardwareAddress.length, 6);
    assert.ok(one.mtu >= 1280 && one.speed >= 0 && one.headRoom >= 0 && one.isUp);
  });

  device(`that is a ${name} copies what it sends, before transmit() is over`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    const heard = new Listener(other);
    const b = Uint8Array.from({ length: one.headRoom + 4 }, (_, at) => at);
    const expected = Buffer.from(b.subarray(one.headRoom)).toString('hex');
    assert.ok(one.transmit(b, one.headRoom, b.length, newFrameInfo()));
    b.fill(0xee);
    one.flush();
    assert.equal(heard.take(), []);
    turns.run();
    assert.equal(heard.take(), [expected, 'settle']);
  });

  device(`that is a ${name} gives frames in order, and counts them at both ends`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    const heard = new Listener(other);
    for (let count = 0; count < 100; count++) {
      one.transmit(new Uint8Array(60).fill(count), one.headRoom, 60, newFrameInfo());
    }
    turns.run();
    assert.equal(
      heard.frames.map(({ octets }) => octets[0]),
      Array.from({ length: 100 }, (_, index) => index),
    );
    assert.equal([one.counters.transmittedFrames, other.counters.receivedFrames], [100, 100]);
    assert.is(one.counters.transmittedOctets, 100 * (60 - one.headRoom));
    assert.is(other.counters.receivedOctets, one.counters.transmittedOctets);
  });

  device(`that is a ${name} gives as much room in front as it says`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    let room = -1;
    const rest = { settle() {}, linkChanged() {}, spaceAvailable() {} };
    other.attach({ ...rest, receive: (_, o) => void (room = o) });
    one.transmit(new Uint8Array(60), one.headRoom, 60, newFrameInfo());
    turns.run();
    assert.ok(room >= other.headRoom);
  });

  device(`that is a ${name} is silent once it is closed`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    const heard = new Listener(other);
    one.transmit(new Uint8Array(60), one.headRoom, 60, newFrameInfo());
    one.close();
    turns.run();
    assert.not(heard.take().some((event) => event !== 'down'));
    assert.not(one.isUp);
  });
}

device('without offload does nothing for the stack', () => {
  assert.equal(Object.values(NO_OFFLOAD), [false, false, false, 0]);
});

device.run();
