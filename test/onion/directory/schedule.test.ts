import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import { refreshTime } from '../../../runtime/onion/directory/schedule.ts';

const schedule = suite('onion: when the next consensus is asked for');
const HOUR = 3600;

schedule('it is between 2:45 and 3:50 for one of 1:00, 2:00 and 4:00', () => {
  // The example of dir-spec §5.1; seven eighths of 75 minutes are 65 and a half.
  const times = { validAfter: HOUR, freshUntil: 2 * HOUR, validUntil: 4 * HOUR };
  const random = seededRandom(1);
  const drawn = Array.from({ length: 2000 }, () => refreshTime(times, random));
  const [from, to] = [2.75 * HOUR, 2.75 * HOUR + (75 * 60 * 7) / 8];
  assert.ok(drawn.every((at) => at >= from && at <= to));
  assert.ok(Math.min(...drawn) < from + 60 && Math.max(...drawn) > to - 60);
});

schedule('it is never after the consensus has expired', () => {
  const random = seededRandom(1);
  const times = { validAfter: 0, freshUntil: 1000, validUntil: 1001 };
  for (let round = 0; round < 100; round++) assert.ok(refreshTime(times, random) <= 1001);
});

schedule.run();
