import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, seededRandom } from '../../runtime/base/random.ts';
import { PARTIAL, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import { FrameRing } from '../../runtime/device/frame-ring.ts';

const ring = suite('frame ring');

const HEAD_ROOM = 6;
const shown = (of: FrameRing): number[] => [...of.octets.subarray(of.headRoom, of.end)];

ring('gives frames in the order they came, until it is full', () => {
  const frames = new FrameRing(2, HEAD_ROOM);
  const push = (octet: number): boolean =>
    frames.push(Uint8Array.of(0, octet, 0), 1, 2, newFrameInfo());
  assert.equal([push(1), push(2), push(3)], [true, true, false]);
  assert.equal(shown(frames), [1]);
  frames.shift();
  assert.ok(push(4));
  assert.equal(shown(frames), [2]);
  frames.shift();
  assert.equal(shown(frames), [4]);
  assert.is(frames.frames, 1);
  assert.is(frames.clear(), 1);
  assert.is(frames.frames, 0);
});

ring('moves the indexes of what is said with the frame', () => {
  const frames = new FrameRing(1, HEAD_ROOM);
  const info: FrameInfo = {
    ...newFrameInfo(),
    checksum: PARTIAL,
    checksumStart: 34,
    checksumField: 50,
  };
  frames.push(new Uint8Array(100), 14, 90, { ...info, segmentOctets: 8, dataStart: 54 });
  const { checksumStart, checksumField, dataStart } = frames.info;
  assert.equal([checksumStart, checksumField, dataStart], [26, 42, 46]);
});

ring('fills the same buffers again, once each has held the largest frame', () => {
  const frames = new FrameRing(4, HEAD_ROOM);
  const large = new Uint8Array(65_550);
  const seen = new Set<Uint8Array>();
  for (let round = 0; round < 100; round++) {
    for (let count = 0; count < 3; count++) frames.push(large, 0, large.length, newFrameInfo());
    for (; frames.frames > 0; frames.shift()) seen.add(frames.octets);
  }
  assert.is(seen.size, 3);
});

ring('is a queue, whatever is pushed and shifted', () => {
  const random = seededRandom(5);
  const frames = new FrameRing(7, HEAD_ROOM);
  const expected: number[][] = [];
  for (let step = 0; step < 20_000; step++) {
    if (below(random, 2) === 0) {
      const b = new Uint8Array(below(random, 5000));
      random.fill(b);
      const o = below(random, b.length + 1);
      const end = o + below(random, b.length - o + 1);
      const isTaken = frames.push(b, o, end, newFrameInfo());
      assert.is(isTaken, expected.length < 7);
      if (isTaken) expected.push([...b.subarray(o, Math.min(end, o + 9)), end - o]);
    } else if (expected.length > 0) {
      const octets = shown(frames);
      assert.equal([...octets.slice(0, 9), octets.length], expected.shift());
      frames.shift();
    }
    assert.is(frames.frames, expected.length);
  }
});

ring.run();
