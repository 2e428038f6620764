import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { devicePair } from '../../runtime/device/pair.ts';
import { Listener, Turns } from './listener.ts';

const pair = suite('pair');

pair('joins two devices that are up, with addresses of their own', () => {
  const [one, other] = devicePair({ schedule: new Turns().schedule });
  assert.ok(one.isUp && other.isUp);
  assert.not.equal(one.hardwareAddress, other.hardwareAddress);
  assert.equal([one.name, other.name, one.mtu, other.mtu], ['pair0', 'pair1', 1500, 1500]);
  assert.is(one.offload.segmentationOctetsMax, 65_550);
});

pair('is what it was told to be', () => {
  const names = ['left', 'right'] as const;
  const hardwareAddresses = [new Uint8Array(6).fill(2), new Uint8Array(6).fill(4)] as const;
  const [left, right] = devicePair({
    ...{ schedule: new Turns().schedule, names, hardwareAddresses, mtu: 9000, speed: 1e10 },
    headRoom: 16,
  });
  assert.equal([left.name, right.name], [...names]);
  assert.equal([left.hardwareAddress, right.hardwareAddress], [...hardwareAddresses]);
  assert.equal([left.mtu, right.speed, right.headRoom], [9000, 1e10, 16]);
});

pair('goes up and down at both ends', () => {
  const [one, other] = devicePair({ schedule: new Turns().schedule });
  const events = [new Listener(one), new Listener(other)];
  one.setUp(false);
  other.setUp(true);
  assert.equal(
    events.map((listener) => listener.take()),
    [
      ['down', 'up'],
      ['down', 'up'],
    ],
  );
});

pair('is down for good once one end was closed', () => {
  const [one, other] = devicePair({ schedule: new Turns().schedule });
  const listener = new Listener(other);
  one.close();
  other.setUp(true);
  assert.equal([listener.take(), one.isUp, other.isUp], [['down'], false, false]);
});

pair.run();
