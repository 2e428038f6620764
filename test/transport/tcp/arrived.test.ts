import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import { newFrameInfo } from '../../../runtime/device/frame-info.ts';
import { encodeSegment } from '../../../generated/transport/tcp.value.ts';
import { scanSegment } from '../../../generated/transport/tcp.wire.ts';
import { ArrivedSegment } from '../../../runtime/transport/tcp/arrived.ts';
import { connected, octetsOf } from './joined.ts';

const arrived = suite('tcp: a segment that arrived');

arrived('is read with all its options', () => {
  const { joined } = connected();
  const one = new ArrivedSegment();
  const { octets } = joined.packets[0];
  one.read(octets, 0, octets.length, newFrameInfo());
  assert.equal(
    [one.isSyn, one.segLen, one.mss, one.windowScale, one.sackPermitted, one.tsopt],
    [true, 1, 1_460, 7, true, true],
  );
});

arrived('that is large counts as the segments it was merged from', () => {
  const { joined, client } = connected({ a: { takesLarge: () => true } });
  client.send(octetsOf(10_000));
  const { octets, info } = joined.packets.at(-1)!;
  const one = new ArrivedSegment();
  one.read(octets, 0, octets.length, info);
  assert.equal([one.segments, one.segmentOctets], [7, 1_448]);
});

arrived('options of the one before are forgotten', () => {
  const { joined } = connected();
  const one = new ArrivedSegment();
  const { octets } = joined.packets[0];
  one.read(octets, 0, octets.length, newFrameInfo());
  const plain = encodeSegment({ ...joined.packets[0].segment, options: [] }, 0);
  one.read(plain, 0, plain.length, newFrameInfo());
  assert.equal([one.mss, one.windowScale, one.sackPermitted, one.tsopt], [0, -1, false, false]);
});

arrived('its blocks are put in sequence, but for the first where that is a duplicate', () => {
  const one = new ArrivedSegment();
  const blocks = (): number[][] =>
    Array.from({ length: one.sackBlocks }, (_, index) => [
      one.sackLeft[index],
      one.sackRight[index],
    ]);
  const fill = (...lefts: number[]): void => {
    one.sackBlocks = lefts.length;
    lefts.forEach((left, index) => {
      one.sackLeft[index] = left;
      one.sackRight[index] = left + 5;
    });
  };
  fill(30, 10, 40, -20);
  one.orderBlocks(0);
  assert.equal(blocks(), [
    [-20, -15],
    [10, 15],
    [30, 35],
    [40, 45],
  ]);
  fill(30, 40, -20, 10);
  one.orderBlocks(1);
  assert.equal(blocks(), [
    [30, 35],
    [-20, -15],
    [10, 15],
    [40, 45],
  ]);
  fill();
  one.orderBlocks(0);
  assert.equal(blocks(), []);
});

arrived('anything sound can be read, and anything at all is refused or sound', () => {
  const random = seededRandom(4);
  const one = new ArrivedSegment();
  const { joined } = connected();
  const [{ octets: first }] = joined.packets;
  for (let turn = 0; turn < 20_000; turn++) {
    const b = first.slice();
    for (let count = 0; count < 3; count++) {
      b[(random.bits() >>> 0) % b.length] = random.bits() >>> 24;
    }
    const end = (random.bits() >>> 0) % (b.length + 1);
    const sum = scanSegment(b, 0, end, 0);
    if (sum >= 0) one.read(b, 0, end, newFrameInfo());
    assert.ok(one.from <= b.length && one.sackBlocks <= 4);
  }
});

arrived('truncated at any octet, it changes nothing', () => {
  const { joined, server, client } = connected();
  client.send(octetsOf(10));
  joined.run(100);
  const text = joined.packets.find((one) => one.segment.data.length > 0)!;
  const received = server.received;
  for (let end = 0; end < text.octets.length; end++) {
    joined.sides.b.deliver(text.octets.slice(0, end));
  }
  joined.sides.b.settle();
  assert.is(server.received, received);
  assert.is(joined.b.counters.malformed + joined.b.counters.corrupt, text.octets.length);
});

arrived('a first block below the acknowledgment, or within the second, is a D-SACK', () => {
  const segment = new ArrivedSegment();
  segment.segAck = 1_000;
  const report = (...edges: number[]): boolean => {
    segment.sackBlocks = edges.length / 2;
    edges.forEach((edge, index) => {
      (index % 2 === 0 ? segment.sackLeft : segment.sackRight)[index >> 1] = edge;
    });
    return segment.reportsDuplicate;
  };
  assert.not(report());
  assert.ok(report(500, 1_000));
  assert.not(report(2_000, 3_000));
  assert.ok(report(2_000, 2_500, 2_000, 3_000));
  assert.not(report(2_000, 3_000, 4_000, 5_000));
});

arrived.run();
