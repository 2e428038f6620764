import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import type { RelayFlags } from '../../../runtime/onion/directory/router-status.ts';
import { WeightedChoice, Weights } from '../../../runtime/onion/path/weights.ts';
import { BOTH, EXIT, GUARD, MIDDLE, makeRelay } from '../directory/documents.ts';
import { TestDirectory } from './network.ts';

const weights = suite('onion: weights of relays');

const flagsOf = (flags: string): RelayFlags =>
  new TestDirectory([makeRelay(1, { flags })]).consensus!.routers[0].flags;
const of = (text: string, params: Record<string, number> = {}): Weights =>
  new Weights({
    weights: new Map(text.split(' ').map((one) => [one.split('=')[0], Number(one.split('=')[1])])),
    parameters: new Map(Object.entries(params)),
  });

weights('are of the place and of the kind of relay', () => {
  const table = of('Wgg=1000 Wgd=2000 Wmg=3000 Wme=4000 Wmm=5000 Wmd=6000 Wee=7000 Wed=8000');
  assert.is(table.factor('guard', flagsOf(GUARD)), 0.1);
  assert.is(table.factor('guard', flagsOf(BOTH)), 0.2);
  assert.equal(
    [GUARD, EXIT, MIDDLE, BOTH].map((flags) => table.factor('middle', flagsOf(flags))),
    [0.3, 0.4, 0.5, 0.6],
  );
  assert.equal(
    [EXIT, BOTH].map((flags) => table.factor('exit', flagsOf(flags))),
    [0.7, 0.8],
  );
});

weights('of an exit that is bad are those of none', () => {
  const table = of('Wmm=5000 Wme=1000 Wmg=3000 Wmd=1000');
  assert.is(table.factor('middle', flagsOf(`${EXIT} BadExit`)), 0.5);
  assert.is(table.factor('middle', flagsOf(`${BOTH} BadExit`)), 0.3);
});

weights('that are missing, negative or above the scale count for all', () => {
  const table = of('Wgg=-1 Wmg=10001');
  for (const position of ['guard', 'middle', 'exit'] as const) {
    assert.is(table.factor(position, flagsOf(GUARD)), 1);
  }
});

weights('have a scale', () => {
  assert.is(of('Wgg=500', { bwweightscale: 1000 }).factor('guard', flagsOf(GUARD)), 0.5);
  assert.is(of('Wgg=1', { bwweightscale: 0 }).factor('guard', flagsOf(GUARD)), 1);
});

weights('decide how often each is drawn', () => {
  const choices = [0, 1, 2, 3, 4];
  const choice = new WeightedChoice(choices, (one) => one);
  const random = seededRandom(1);
  const counts = [0, 0, 0, 0, 0];
  const draws = 50_000;
  for (let draw = 0; draw < draws; draw++) counts[choice.draw(random, () => true)!]++;
  assert.is(counts[0], 0);
  for (const one of choices) {
    assert.ok(Math.abs(counts[one] / draws - one / 10) < 0.01, `${one}: ${counts[one]}`);
  }
});

weights('stay in proportion among those that are allowed', () => {
  const choice = new WeightedChoice([1, 2, 3, 1_000_000], (one) => one);
  const random = seededRandom(2);
  const counts = new Map<number, number>();
  for (let draw = 0; draw < 12_000; draw++) {
    const one = choice.draw(random, (each) => each < 4)!;
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  for (const one of [1, 2, 3]) {
    assert.ok(Math.abs(counts.get(one)! / 12_000 - one / 6) < 0.02, `${one}: ${counts.get(one)}`);
  }
});

weights('of nothing leave each as likely as another', () => {
  const choice = new WeightedChoice(['a', 'b'], () => 0);
  const random = seededRandom(3);
  const counts = { a: 0, b: 0 };
  for (let draw = 0; draw < 1000; draw++) {
    counts[choice.draw(random, () => true) as 'a' | 'b']++;
  }
  assert.ok(counts.a > 400 && counts.b > 400);
  assert.is(
    new WeightedChoice(['a', 'b'], (one) => (one === 'a' ? 1 : 0)).draw(
      random,
      (one) => one === 'b',
    ),
    'b',
  );
});

weights('cannot be overflowed by a bandwidth that is a lie', () => {
  const most = 0xffffffff;
  const choice = new WeightedChoice(
    Array.from({ length: 10_000 }, (_, at) => at),
    () => most,
  );
  const random = seededRandom(4);
  const seen = new Set<number>();
  for (let draw = 0; draw < 10_000; draw++) seen.add(choice.draw(random, () => true)!);
  // Of 10,000 draws among as many, 1 - 1/e are different.
  assert.ok(seen.size > 6100 && seen.size < 6500, `${seen.size}`);
});

weights('of those of whom none is allowed give none', () => {
  const random = seededRandom(5);
  assert.is(
    new WeightedChoice([1, 2], (one) => one).draw(random, () => false),
    undefined,
  );
  assert.is(
    new WeightedChoice<number>([], () => 1).draw(random, () => true),
    undefined,
  );
});

weights.run();
