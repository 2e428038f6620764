import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as observe from '../runtime/observe.ts';
import { laboratoryOf } from './lab/laboratories.ts';

const observing = suite('observe');

observing('a stack can be looked at through the public part alone', () => {
  const { stack } = laboratoryOf('host a, b link a - b').node('a');
  assert.ok(observe.countersOfStack(stack).length > 0);
  assert.match(observe.prometheusText(stack), '# TYPE');
  assert.is(observe.interfaceRows(stack).length, 2);
  assert.is(observe.listenerRows(stack).length, 1);
});

observing.run();
