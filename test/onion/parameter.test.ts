import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { bounded } from '../../runtime/onion/parameter.ts';
import type { Bounds } from '../../runtime/onion/parameter.ts';

const parameters = suite('onion: a number of the consensus');

const BOUNDS: Bounds = [20, 1, 100];

parameters('is what it ordinarily is when nothing is said of it', () => {
  assert.is(
    bounded(() => undefined, 'some', BOUNDS),
    20,
  );
});

parameters('is what is said of its name, within its bounds', () => {
  for (const [said, is] of [
    [50, 50],
    [0, 1],
    [-2147483648, 1],
    [101, 100],
    [2147483647, 100],
  ]) {
    assert.is(
      bounded((name) => (name === 'some' ? said : undefined), 'some', BOUNDS),
      is,
    );
  }
});

parameters.run();
