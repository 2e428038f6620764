import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import { RETRY_MS_MAX, RETRY_MS_MIN, RetryDelay } from '../../../runtime/onion/directory/retry.ts';

const retry = suite('onion: when a directory is asked again');

retry('delays lie between the least and thrice the one before', () => {
  const delay = new RetryDelay(seededRandom(1));
  let last = 0;
  for (let round = 0; round < 500; round++) {
    const ms = delay.next();
    assert.ok(ms >= RETRY_MS_MIN && ms <= RETRY_MS_MAX);
    assert.ok(ms <= Math.max(RETRY_MS_MIN + 1, 3 * last));
    last = ms;
  }
});

retry('delays grow, and begin anew when it has worked', () => {
  const delay = new RetryDelay(seededRandom(2));
  assert.ok(delay.isFirst);
  let most = 0;
  for (let round = 0; round < 100; round++) most = Math.max(most, delay.next());
  assert.ok(most > 60_000);
  assert.not(delay.isFirst);
  delay.reset();
  assert.ok(delay.isFirst && delay.next() <= RETRY_MS_MIN + 1);
});

retry.run();
