import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  PARTIAL,
  UNKNOWN,
  VERIFIED,
  arriveUnharmed,
  clearFrameInfo,
  copyFrameInfo,
  moveFrameInfo,
  newFrameInfo,
  sendOn,
} from '../../runtime/device/frame-info.ts';

const frameInfo = suite('frame info');

const large = {
  checksum: PARTIAL,
  checksumStart: 34,
  checksumField: 50,
  segmentOctets: 1448,
  dataStart: 66,
} as const;

frameInfo('is copied whole, and cleared whole', () => {
  const info = newFrameInfo();
  copyFrameInfo(large, info);
  assert.equal(info, large);
  clearFrameInfo(info);
  assert.equal(info, newFrameInfo());
});

frameInfo('moves with the frame', () => {
  const info = newFrameInfo();
  moveFrameInfo(large, info, -14);
  assert.equal(info, { ...large, checksumStart: 20, checksumField: 36, dataStart: 52 });
});

frameInfo('moves nothing that says nothing', () => {
  const info = newFrameInfo();
  moveFrameInfo({ ...large, checksum: UNKNOWN, segmentOctets: 0 }, info, 4);
  assert.equal(info, newFrameInfo());
});

frameInfo(
  'of a sum left to the device is verified where there is no wire, and partial again',
  () => {
    const info = { ...newFrameInfo(), ...large };
    arriveUnharmed(info);
    assert.equal(info, { ...large, checksum: VERIFIED });
    sendOn(info);
    assert.equal(info, large);
  },
);

frameInfo('of a sum that stands in the frame stays as it is when the frame is sent on', () => {
  for (const checksum of [UNKNOWN, VERIFIED] as const) {
    const info = { ...newFrameInfo(), checksum };
    arriveUnharmed(info);
    sendOn(info);
    assert.equal(info, { ...newFrameInfo(), checksum });
  }
});

frameInfo.run();
