import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Bench, BenchClient } from './bench.ts';

const ways = suite('onion: the way onwards');

ways('is given up with the circuit, and what is found later is not taken', async () => {
  const bench = new Bench();
  const signals: AbortSignal[] = [];
  const first = bench.relay({
    channelTo: (_, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    },
  });
  const client = new BenchClient(bench, bench.connect(first));
  await client.create(first);
  await client.extend(bench.relay());
  assert.is(signals[0].aborted, false);
  client.say(0, 0, { is: 'truncate', ignored: new Uint8Array(0) });
  await bench.settle();
  assert.is(signals[0].aborted, true);
  assert.is(client.heard.at(-1)?.data.is, 'truncated');
});

ways.run();
