import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { sum16 } from '../../runtime/base/checksum.ts';
import { PARTIAL, UNKNOWN, VERIFIED, newFrameInfo } from '../../runtime/device/frame-info.ts';
import { finishChecksum } from '../../runtime/device/partial-checksum.ts';

const partial = suite('partial checksum');

const segment = (): Uint8Array => Uint8Array.from({ length: 40 }, (_, at) => 7 * at);

partial('is finished once, and then stands in the frame', () => {
  const b = segment();
  b[26] = 0x12;
  b[27] = 0x34;
  const info = { ...newFrameInfo(), checksum: PARTIAL, checksumStart: 10, checksumField: 26 };
  finishChecksum(b, 40, info as ReturnType<typeof newFrameInfo>);
  assert.is(sum16(0x1234, b, 10, 40), 0xffff);
  assert.equal(info, { ...newFrameInfo(), checksum: VERIFIED });
  const done = b.slice();
  finishChecksum(b, 40, info as ReturnType<typeof newFrameInfo>);
  assert.equal(b, done);
});

partial('is the only one that is finished', () => {
  for (const checksum of [UNKNOWN, VERIFIED] as const) {
    const b = segment();
    finishChecksum(b, 40, { ...newFrameInfo(), checksum, checksumStart: 10, checksumField: 26 });
    assert.equal(b, segment());
  }
});

partial.run();
