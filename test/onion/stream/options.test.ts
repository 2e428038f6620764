import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { streamInfo, streamOptions } from '../../../runtime/onion/stream/options.ts';

const options = suite('onion: options and figures of streams');

options('each stream has its own', () => {
  const one = streamOptions();
  one.cork = true;
  assert.not(streamOptions().cork);
});

options('figures are those of the stream, and none of a TCP that it has not', () => {
  const figures = { state: 'Open', rttMs: 70, octetsSent: 5, octetsReceived: 6 };
  const info = streamInfo(figures, 498);
  assert.equal(
    [info.state, info.sendMss, info.smoothedRttMs, info.octetsSent, info.octetsReceived],
    ['Open', 498, 70, 5, 6],
  );
  assert.is(info.segmentsSent, 0);
});

options.run();
