import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { sendWindowOf, streamFlowOf } from '../../../runtime/onion/flow/agreed.ts';
import { flowParametersOf } from '../../../runtime/onion/flow/parameters.ts';
import type { StreamFlow } from '../../../runtime/onion/flow/stream-flow.ts';
import { DATA_OCTETS_MAX } from '../../../runtime/onion/relay-crypto.ts';
import { LoggedFlow } from './logged-flow.ts';

const agreed = suite('onion: flow control that was agreed upon');

const flow = flowParametersOf(
  (name) => ({ circwindow: 500, cc_xoff_client: 20, cc_xoff_exit: 30 })[name],
);
const { timers } = new Simulation(1);

function streamOf(
  increment: number | undefined,
  end: 'client' | 'exit',
): { stream: StreamFlow; log: LoggedFlow } {
  const log = new LoggedFlow();
  const window = sendWindowOf(flow, increment, timers.clock);
  return { stream: streamFlowOf(flow, window, end, log, timers), log };
}

agreed('is windows of a fixed size where there is no increment', () => {
  const window = sendWindowOf(flow, undefined, timers.clock);
  assert.equal([window.phase, window.size], ['fixed', 500]);
  assert.is(streamOf(undefined, 'exit').stream.xoff(), 'flowControlOfOtherKind');
});

agreed('is congestion control where there is one', () => {
  const window = sendWindowOf(flow, 31, timers.clock);
  assert.equal([window.phase, window.size], ['slow start', 124]);
  assert.is(streamOf(31, 'exit').stream.sendme(), 'flowControlOfOtherKind');
});

agreed('says XOFF at the limit of the end where it is', () => {
  for (const [end, cells] of [
    ['client', 20],
    ['exit', 30],
  ] as const) {
    const { stream, log } = streamOf(31, end);
    stream.arrived(cells * DATA_OCTETS_MAX);
    assert.equal(log.said, []);
    stream.arrived(cells * DATA_OCTETS_MAX + 1);
    assert.equal(log.said, ['XOFF'], end);
  }
});

agreed('bears no XOFF before the lesser of both limits', () => {
  const { stream } = streamOf(31, 'exit');
  stream.sent(20 * DATA_OCTETS_MAX - 1);
  assert.is(stream.xoff(), 'xoffTooEarly');
  stream.sent(1);
  assert.is(stream.xoff(), undefined);
});

agreed.run();
