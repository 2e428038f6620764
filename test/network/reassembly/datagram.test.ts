import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, seededRandom } from '../../../runtime/base/random.ts';
import { insert, newDatagram, newPiece } from '../../../runtime/network/reassembly/datagram.ts';
import type { Datagram } from '../../../runtime/network/reassembly/datagram.ts';

const datagrams = suite('a datagram of which some fragments are there');

const put = (datagram: Datagram, from: number, to: number, isLast = false): string | undefined =>
  insert(datagram, { ...newPiece(), from, to }, isLast);

const ranges = ({ pieces }: Datagram): readonly string[] =>
  pieces.map(({ from, to }) => `${from}-${to}`);

datagrams('keeps its fragments in order, however they come', () => {
  const datagram = newDatagram();
  assert.is(put(datagram, 16, 24), undefined);
  assert.is(put(datagram, 24, 30, true), undefined);
  assert.is(put(datagram, 0, 8), undefined);
  assert.is(put(datagram, 8, 16), undefined);
  assert.equal(ranges(datagram), ['0-8', '8-16', '16-24', '24-30']);
  assert.is(datagram.received, datagram.total);
});

datagrams('does not mind the same fragment twice', () => {
  const datagram = newDatagram();
  put(datagram, 8, 16);
  assert.is(put(datagram, 8, 16), 'duplicates');
  put(datagram, 16, 20, true);
  assert.is(put(datagram, 16, 20, true), 'duplicates');
  assert.is(datagram.received, 12);
});

datagrams('takes no fragment that overlaps another one', () => {
  for (const [from, to] of [
    [0, 24],
    [8, 24],
    [16, 24],
    [24, 32],
    [16, 48],
    [24, 48],
    [32, 48],
    [16, 40],
    [0, 100],
  ]) {
    const datagram = newDatagram();
    put(datagram, 16, 40);
    const expected = from === 16 && to === 40 ? 'duplicates' : 'droppedOverlap';
    assert.is(put(datagram, from, to), expected, `${from}-${to}`);
    assert.equal(ranges(datagram), ['16-40']);
  }
});

datagrams('has one end', () => {
  const datagram = newDatagram();
  put(datagram, 16, 24, true);
  assert.is(put(datagram, 24, 32), 'droppedBeyondEnd');
  assert.is(put(datagram, 0, 8, true), 'droppedBeyondEnd');
  assert.is(put(datagram, 16, 24), 'droppedBeyondEnd');
  const other = newDatagram();
  put(other, 16, 24);
  assert.is(put(other, 0, 8, true), 'droppedBeyondEnd');
  assert.is(put(other, 16, 24, true), 'droppedBeyondEnd');
});

datagrams('never counts an octet twice, whatever comes', () => {
  const random = seededRandom(3);
  for (let round = 0; round < 500; round++) {
    const datagram = newDatagram();
    const there = new Set<number>();
    for (let fragment = 0; fragment < 30; fragment++) {
      const from = 8 * below(random, 12);
      const to = from + 8 * (1 + below(random, 4));
      const isNew = put(datagram, from, to, below(random, 8) === 0) === undefined;
      for (let at = from; isNew && at < to; at++) {
        assert.not.ok(there.has(at));
        there.add(at);
      }
      assert.is(datagram.received, there.size);
      if (datagram.total < 0) continue;
      assert.ok([...there].every((at) => at < datagram.total));
      if (datagram.received === datagram.total) break;
    }
  }
});

datagrams.run();
