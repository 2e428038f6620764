import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { enoughFraction, pathFraction } from '../../../runtime/onion/path/fraction.ts';
import { EXIT, GUARD, MIDDLE, makeRelay } from '../directory/documents.ts';
import { TestDirectory } from './network.ts';

const fractions = suite('onion: how many likely paths are known');

const RELAYS = [
  makeRelay(1, { flags: GUARD, bandwidth: 300 }),
  makeRelay(2, { flags: GUARD, bandwidth: 100 }),
  makeRelay(3, { flags: MIDDLE }),
  makeRelay(4, { flags: EXIT }),
];
const EVEN = 'Wgg=10000 Wmg=0 Wmm=10000 Wme=0 Wee=10000';
const of = (known: readonly number[], relays = RELAYS): number => {
  const names = new Set(known.map((number) => `relay${number}`));
  const { consensus } = new TestDirectory(relays, { weights: EVEN });
  return pathFraction(consensus!, ({ nickname }) => names.has(nickname));
};

fractions('all of them with all relays, none with none', () => {
  assert.is(of([1, 2, 3, 4]), 1);
  assert.is(of([]), 0);
});

fractions('as many as the weight of each place, multiplied', () => {
  assert.is(of([1, 3, 4]), 0.75);
  assert.is(of([2, 3, 4]), 0.25);
});

fractions('none without a single exit, guard or middle', () => {
  assert.equal([of([1, 2, 3]), of([3, 4]), of([1, 2, 4])], [0, 0, 0]);
});

fractions('of a network that lets nothing out, those inside', () => {
  assert.is(of([1, 2, 3], RELAYS.slice(0, 3)), 1);
});

fractions('of a network that nobody has measured, by heads', () => {
  const relays = RELAYS.map((relay) => ({ ...relay, bandwidth: 0 }));
  assert.is(of([1, 2, 3, 4], relays), 1);
  assert.is(of([1, 3, 4], relays), 0.5 * 0.75);
});

fractions('enough is what the consensus says, within bounds', () => {
  const enough = (percent?: number): number =>
    enoughFraction({
      parameters: new Map(percent === undefined ? [] : [['min_paths_for_circs_pct', percent]]),
    });
  assert.equal([enough(), enough(80), enough(0), enough(100)], [0.6, 0.8, 0.25, 0.95]);
});

fractions.run();
