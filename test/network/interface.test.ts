import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DEPRECATED, DUPLICATED, PREFERRED, TENTATIVE } from '../../runtime/network/interface.ts';

const states = suite('the states of an address');

states('are different', () => {
  assert.is(new Set([TENTATIVE, PREFERRED, DEPRECATED, DUPLICATED]).size, 4);
});

states.run();
