import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { Iperf3Failure } from '../../../runtime/application/iperf3/failure.ts';

test('a failure has a word for programs and a line for people', () => {
  const failure = new Iperf3Failure('ACCESS_DENIED');
  assert.is(failure.code, 'ACCESS_DENIED');
  assert.is(String(failure), 'Iperf3Failure: the server is busy running a test, try again later');
});

test('a failure says what it is about', () => {
  assert.match(new Iperf3Failure('PROTOCOL', 'state 3').message, /protocol: state 3$/);
});

test.run();
