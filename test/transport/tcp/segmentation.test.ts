import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newFrameInfo, PARTIAL } from '../../../runtime/device/frame-info.ts';
import { sum16 } from '../../../runtime/base/checksum.ts';
import { cutSegment } from '../../../runtime/transport/tcp/segmentation.ts';
import { OK, checkSegment, writeSegmentPartial } from '../../../generated/transport/tcp.wire.ts';
import { readSegment } from '../../../generated/transport/tcp.value.ts';
import { octetsOf } from './joined.ts';

const cutting = suite('tcp: cutting segments');

const PSEUDO = 5_123;
const CWR_PSH_FIN_ACK = 0x80 | 0x10 | 0x08 | 0x01;

function cut(octets: number, each: number): ReturnType<typeof readSegment>[] {
  const b = new Uint8Array(70_000);
  const o = 40;
  const data = o + 20;
  b.set(octetsOf(octets), data);
  const end = data + octets;
  const sequence = 0xfffffff0;
  writeSegmentPartial(b, o, end, data, 1, 2, sequence, 9, 0, CWR_PSH_FIN_ACK, 77, 0, PSEUDO);
  const info = newFrameInfo();
  Object.assign(info, {
    checksum: PARTIAL,
    checksumStart: o,
    segmentOctets: each,
    dataStart: data,
  });
  const pieces: ReturnType<typeof readSegment>[] = [];
  cutSegment(b, o, end, info, (octets_, from, to, piece) => {
    // As a network layer does, in front, and as a device does, within.
    octets_.fill(0xee, from - 20, from);
    assert.is(piece.checksum, PARTIAL);
    const sum = ~sum16(0, octets_, piece.checksumStart, to) & 0xffff;
    octets_[piece.checksumField] = sum >>> 8;
    octets_[piece.checksumField + 1] = sum;
    assert.is(checkSegment(octets_, from, to, PSEUDO), OK);
    pieces.push(readSegment(octets_.slice(0, to), from, to, PSEUDO));
    return undefined;
  });
  return pieces;
}

cutting('gives each piece its numbers, its text and a sound checksum', () => {
  for (const octets of [1, 99, 100, 101, 250, 5_000, 64_999]) {
    const pieces = cut(octets, 100);
    assert.is(pieces.length, Math.ceil(octets / 100));
    pieces.forEach((piece, index) => {
      assert.is(piece.sequenceNumber, (0xfffffff0 + index * 100) >>> 0);
      assert.is(piece.window, 77);
    });
  }
});

cutting('FIN and PSH stay with the last, CWR with the first', () => {
  const pieces = cut(250, 100);
  assert.equal(
    pieces.map(({ cwr, psh, fin, ack }) => [cwr, psh, fin, ack]),
    [
      [true, false, false, true],
      [false, false, false, true],
      [false, true, true, true],
    ],
  );
});

cutting('ends with the first fault', () => {
  const b = new Uint8Array(1_000);
  writeSegmentPartial(b, 20, 340, 40, 1, 2, 3, 4, 0, 16, 5, 0, PSEUDO);
  const info = newFrameInfo();
  Object.assign(info, { checksum: PARTIAL, segmentOctets: 100, dataStart: 40 });
  let sent = 0;
  const fault = cutSegment(b, 20, 340, info, () => (++sent === 2 ? 'ENOBUFS' : undefined));
  assert.is(fault, 'ENOBUFS');
  assert.is(sent, 2);
});

cutting.run();
