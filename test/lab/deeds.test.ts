import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { only, runLab } from './laboratories.ts';

const deeds = suite('deeds');

const LINE = 'host a, b router r link a - r delay 1 ms link r - b delay 1 ms';

deeds('a ping tells of its beginning, each answer, and its end', () => {
  const { records } = runLab(`${LINE} at 2 s a pings b 2 times`);
  assert.equal(
    records.map(({ kind, deed }) => `${deed} ${kind}`),
    ['0 ping', '0 pingReply', '0 pingReply', '0 pingDone'],
  );
  assert.is(records[0].atMs, 2000);
  const [reply] = only(records, 'pingReply');
  assert.is(reply.name, 'b');
  assert.is(reply.address, '10.0.1.2');
});

deeds('a ping that nobody answers is not done', () => {
  const { records, isDone } = runLab(`${LINE} at 0 s cut r - b at 1 s a pings b 2 times`);
  assert.not.ok(isDone);
  const [end] = only(records, 'pingDone');
  assert.is(end.received, 0);
  assert.is(only(records, 'pingError')[0].problem, 'unreachable');
  assert.is(only(records, 'pingError')[0].name, 'r');
});

deeds('a trace names who is on the way', () => {
  const { records } = runLab(`${LINE} at 0 s a traces the way to b`);
  assert.equal(
    only(records, 'traceHop').map(({ hop, probes }) => `${hop} ${probes.map((one) => one.name)}`),
    ['1 r,r,r', '2 b,b,b'],
  );
  assert.ok(only(records, 'traceDone')[0].isDone);
});

deeds('a trace that does not arrive says so', () => {
  const { records, isDone } = runLab(`${LINE} at 0 s cut r - b at 1 s a traces the way to b`);
  assert.not.ok(isDone);
  assert.is(only(records, 'traceDone')[0].reason, 'b did not answer');
});

deeds('a fetch goes from who has the page to who asks for it, and tells of both digests', () => {
  const { records } = runLab(`${LINE} at 0 s a fetches 20 kB from b`);
  const [begun] = only(records, 'fetch');
  assert.equal([begun.from, begun.to, begun.address], ['b', 'a', '10.0.1.2']);
  const [end] = only(records, 'fetchDone');
  assert.is(end.digestReceived, end.digestSent);
  assert.ok(end.segmentsSent >= 14);
  assert.ok(end.bitsASecond > 0);
});

deeds('many at once know their own', () => {
  const { records } = runLab(`${LINE}
    at 0 s a fetches 20 kB from b at 0 s a fetches 30 kB from b at 0 s b fetches 40 kB from a
    at 0 s a pings b 1 time at 0 s b pings a 1 time`);
  const done = only(records, 'fetchDone').map((one) => `${one.deed} ${one.received} ${one.isDone}`);
  assert.equal(done.sort(), ['0 20000 true', '1 30000 true', '2 40000 true']);
});

deeds.run();
