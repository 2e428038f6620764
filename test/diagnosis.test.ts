import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Ping, Traceroute } from '../runtime/diagnosis.ts';
import { laboratoryOf } from './lab/laboratories.ts';

const diagnosis = suite('diagnosis');

diagnosis('a stack can ask for another, and for the way to it', () => {
  const laboratory = laboratoryOf('host a, b link a - b');
  const { stack } = laboratory.node('a');
  const destination = laboratory.addressOf('b', 4)!;
  const heard: string[] = [];
  const pinging = new Ping(
    stack,
    { destination, times: 1 },
    {
      reply: () => heard.push('reply'),
      error: () => heard.push('error'),
      done: () => heard.push('done'),
    },
  );
  pinging.start();
  laboratory.simulation.run(1000);
  new Traceroute(
    stack,
    { destination },
    {
      hop: ({ hop }) => heard.push(`hop ${hop}`),
      done: (isReached) => heard.push(`${isReached}`),
    },
  ).start();
  laboratory.simulation.run(1000);
  assert.equal(heard, ['reply', 'done', 'hop 1', 'true']);
});

diagnosis.run();
