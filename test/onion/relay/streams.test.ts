import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import { begin, NONE, opened, saidOf, stage } from './exit-world.ts';

const streams = suite('onion: the streams of a circuit');

streams('pass over what comes for one that is over', async () => {
  const one = await stage();
  await opened(one);
  one.client.say(0, 1, { is: 'end', reason: END_REASON.DONE, ignored: NONE });
  one.client.say(0, 1, { is: 'data', streamData: Uint8Array.of(1) });
  one.client.say(0, 1, { is: 'sendme', ignored: NONE });
  one.client.say(0, 9, { is: 'end', reason: END_REASON.DONE, ignored: NONE });
  await one.bench.settle();
  assert.is(one.client.destroyed, undefined);
});

streams('may have the number of one that is over', async () => {
  const one = await stage();
  await opened(one);
  one.client.say(0, 1, { is: 'end', reason: END_REASON.DONE, ignored: NONE });
  one.client.say(0, 1, begin('example.com:80'));
  await one.bench.settle();
  assert.is(one.world.opened.length, 2);
  assert.is(saidOf(one.client.heard, 'end').length, 0);
});

streams.run();
