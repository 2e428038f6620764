import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readOption } from '../../../generated/transport/tcp.value.ts';
import { scanOption } from '../../../generated/transport/tcp.wire.ts';
import {
  writeSack,
  writeSynOptions,
  writeTimestamps,
} from '../../../runtime/transport/tcp/segment-options.ts';

const options = suite('tcp: options on the wire');

function names(b: Uint8Array, end: number): string[] {
  const all: string[] = [];
  for (let at = 0; at < end; at = scanOption(b, at, end)) all.push(readOption(b, at, end).is);
  return all;
}

options('of a SYN stand as Linux puts them, and fill whole words', () => {
  const b = new Uint8Array(40);
  for (const sack of [true, false]) {
    for (const timestamps of [true, false]) {
      for (const windowScale of [7, -1]) {
        const offer = { mss: 1_460, sack, timestamps, windowScale };
        const end = writeSynOptions(b, 0, offer, 1, 2);
        assert.is(end % 4, 0);
        const found = names(b, end).filter((name) => name !== 'noOperation');
        assert.equal(found, [
          'maximumSegmentSize',
          ...(sack ? ['sackPermitted'] : []),
          ...(timestamps ? ['timestamps'] : []),
          ...(windowScale >= 0 ? ['windowScale'] : []),
        ]);
      }
    }
  }
});

options('timestamps and three blocks fill what there is room for', () => {
  const b = new Uint8Array(40);
  const end = writeTimestamps(b, 0, 0xffffffff, 5);
  assert.is(end, 12);
  const blocks = { count: 4, left: Int32Array.of(1, 3, 5, 7), right: Int32Array.of(2, 4, 6, -1) };
  assert.is(writeSack(b, end, blocks, 3), 40);
  const sack = readOption(b, 14, 40);
  assert.ok(sack.is === 'sack');
  assert.equal(sack.blocks, [
    { leftEdge: 1, rightEdge: 2 },
    { leftEdge: 3, rightEdge: 4 },
    { leftEdge: 5, rightEdge: 6 },
  ]);
});

options.run();
