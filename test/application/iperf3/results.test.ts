import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Iperf3Failure } from '../../../runtime/application/iperf3/failure.ts';
import { readResults, resultsDocument } from '../../../runtime/application/iperf3/results.ts';

const results = suite('iperf3 results');

const stream = {
  id: 1,
  octets: 1000,
  retransmits: 2,
  jitterSeconds: 0.001,
  lost: 3,
  packets: 40,
  seconds: 1.5,
};
const whole = { hasRetransmits: 1, congestion: 'cubic', cpuPercent: 12.5 } as const;

results('come back from their JSON', () => {
  const some = { ...whole, streams: [stream, { ...stream, id: 3 }] };
  assert.equal(readResults(JSON.parse(JSON.stringify(resultsDocument(some)))), some);
});

results('of iperf 3.12, which writes minus one as two to the power of 64, are understood', () => {
  const read = readResults({
    cpu_util_total: 0.5,
    sender_has_retransmits: 18446744073709551615,
    streams: [{ id: 1, bytes: 131_072, retransmits: 1.8446744073709552e19, jitter: 0 }],
  });
  assert.is(read.hasRetransmits, -1);
  assert.equal(read.streams, [
    {
      ...stream,
      octets: 131_072,
      retransmits: -1,
      jitterSeconds: 0,
      lost: 0,
      packets: 0,
      seconds: 0,
    },
  ]);
});

results('that are none are refused', () => {
  for (const document of [
    null,
    [],
    {},
    { streams: 1 },
    { streams: [1] },
    { streams: [{ id: 'one' }] },
    { streams: [], sender_has_retransmits: 'yes' },
    { streams: new Array(257).fill({ id: 1 }) },
  ]) {
    assert.throws(
      () => readResults(document),
      (error: unknown) => error instanceof Iperf3Failure,
    );
  }
});

results.run();
