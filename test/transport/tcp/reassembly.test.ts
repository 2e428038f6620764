import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, seededRandom } from '../../../runtime/base/random.ts';
import { Reassembly } from '../../../runtime/transport/tcp/reassembly.ts';

const ranges = suite('tcp: ranges out of order');

const reported = (one: Reassembly): number[][] => {
  const all: number[][] = [];
  for (let index = 0; one.reported(index); index++) all.push([one.start, one.end]);
  return all;
};

ranges('join what they touch, and are taken when they are next', () => {
  const one = new Reassembly(8);
  one.insert(10, 20);
  one.insert(30, 40);
  assert.is(one.count, 2);
  one.insert(20, 30);
  assert.is(one.count, 1);
  assert.ok(one.holds(12, 40));
  assert.not(one.holds(12, 41));
  assert.is(one.takeFrom(9), 9);
  assert.is(one.takeFrom(10), 40);
  assert.is(one.octets, 0);
});

ranges('are as a set of octets would be', () => {
  const random = seededRandom(11);
  for (let round = 0; round < 200; round++) {
    const one = new Reassembly(1_000);
    const octets = new Set<number>();
    for (let turn = 0; turn < 30; turn++) {
      const start = 1 + below(random, 200);
      const end = start + 1 + below(random, 20);
      one.insert(start, end);
      for (let at = start; at < end; at++) octets.add(at);
      assert.is(one.octets, octets.size);
      const probe = 1 + below(random, 220);
      assert.is(one.holds(probe, probe + 1), octets.has(probe));
    }
    let next = 1;
    while (octets.has(next)) next++;
    assert.is(one.takeFrom(1), next);
  }
});

ranges('are reported the newest first, each once: RFC 2018 §4', () => {
  const one = new Reassembly(8);
  one.insert(10, 20);
  one.insert(30, 40);
  one.insert(50, 60);
  assert.equal(reported(one), [
    [50, 60],
    [30, 40],
    [10, 20],
  ]);
  one.insert(20, 25);
  assert.equal(reported(one)[0], [10, 25]);
  one.insert(25, 30);
  assert.equal(reported(one), [
    [10, 40],
    [50, 60],
  ]);
});

ranges('what has come again is the newest: RFC 2883 §4', () => {
  const one = new Reassembly(8);
  one.insert(10, 20);
  one.insert(30, 40);
  one.renew(15);
  assert.equal(reported(one), [
    [10, 20],
    [30, 40],
  ]);
});

ranges('refuse one more than there may be, and take what joins one', () => {
  const one = new Reassembly(2);
  one.insert(10, 20);
  one.insert(30, 40);
  assert.not(one.insert(50, 60));
  assert.ok(one.insert(40, 45));
  assert.is(one.count, 2);
});

ranges.run();
