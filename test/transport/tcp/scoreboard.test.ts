import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, seededRandom } from '../../../runtime/base/random.ts';
import { LOST, SACKED, Scoreboard } from '../../../runtime/transport/tcp/scoreboard.ts';

const board = suite('tcp: the scoreboard');

const deaf = { delivered(): void {} };
/** Just before sequence numbers go round. */
const BASE = 0xffffff00;
const at = (offset: number): number => (BASE + offset) | 0;

board('keeps its sums, whatever is acknowledged, SACKed, lost and sent again', () => {
  const random = seededRandom(9);
  for (let round = 0; round < 300; round++) {
    const one = new Scoreboard(500);
    let [una, end, delivered] = [0, 0, 0];
    const heard = {
      delivered: (_end: number, _sentAt: number, _flags: number, octets: number): void => {
        delivered += octets;
      },
    };
    for (let turn = 0; turn < 40; turn++) {
      const action = below(random, 5);
      const left = una + below(random, end - una + 1);
      const right = left + below(random, end - left + 1);
      if (action === 0) one.append(at(end), at((end += 1 + below(random, 50))), turn);
      else if (action === 1 && right > left && left > una) one.sack(at(left), at(right), heard);
      else if (action === 2) one.acknowledge(at((una = left)), heard);
      else if (action === 3 && one.count > 0) one.markLost(below(random, one.count));
      else if (one.firstLost() >= 0) one.retransmitted(one.firstLost(), turn);
      let [sacked, lost, all] = [0, 0, 0];
      for (let index = 0; index < one.count; index++) {
        const octets = one.octets(index);
        assert.ok(octets > 0);
        all += octets;
        if ((one.flags(index) & SACKED) !== 0) sacked += octets;
        if ((one.flags(index) & LOST) !== 0) lost += octets;
        assert.is.not(one.flags(index) & (SACKED | LOST), SACKED | LOST);
      }
      assert.equal([one.sackedOctets, one.lostOctets, all], [sacked, lost, end - una]);
      assert.is(delivered, una + sacked);
    }
  }
});

board('splits a record where a SACK begins and ends', () => {
  const one = new Scoreboard(10);
  one.append(at(0), at(300), 1);
  one.sack(at(100), at(200), deaf);
  assert.is(one.count, 3);
  assert.equal([one.octets(0), one.octets(1), one.octets(2)], [100, 100, 100]);
  assert.is(one.flags(1), SACKED);
});

board('does not split beyond its bound, and says so', () => {
  const one = new Scoreboard(2);
  one.append(at(0), at(300), 1);
  one.sack(at(100), at(200), deaf);
  assert.ok(one.isFull);
  assert.ok(one.count <= 2);
});

board('forgets SACKs that the peer went back on: RFC 2018 §8', () => {
  const one = new Scoreboard(9);
  one.append(at(0), at(100), 1);
  one.append(at(100), at(200), 1);
  one.sack(at(100), at(200), deaf);
  one.forgetSacks();
  assert.is(one.sackedOctets, 0);
  one.markLost(1);
  assert.is(one.lostOctets, 100);
  one.unmarkLost();
  assert.is(one.firstLost(), -1);
});

board('needs no more room the more passes through', () => {
  const one = new Scoreboard(64);
  for (let round = 0; round < 10_000; round++) {
    one.append(at(round * 10), at(round * 10 + 10), round);
    if (round > 20) one.acknowledge(at((round - 20) * 10), deaf);
  }
  assert.ok(one.count <= 21);
});

board.run();
