import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { openInternet } from '../../commands/network/internet.ts';
import { frame, look } from '../../commands/watch/frame.ts';
import { nonos } from './nonos.ts';

test('a view tells rates, connections, and what was counted since the one before', () => {
  const { stack, stop } = openInternet('alice');
  const first = look(stack, undefined);
  const [lo, eth0] = first.interfaces;
  const { receivedFrames, receivedOctets } = eth0.counters;
  const later = {
    ...first,
    atMs: first.atMs + 2000,
    interfaces: [
      lo,
      {
        ...eth0,
        counters: {
          ...eth0.counters,
          receivedFrames: receivedFrames + 20,
          receivedOctets: receivedOctets + 30_000,
        },
      },
    ],
    counters: { ...first.counters, 'transport/tcp/segmentsSent': 7 },
  };
  const lines = frame(later, first);
  assert.ok(
    lines.some((line) => /^eth0 +up +10\.0\.0\.2\/24 +10 +120 /.test(line)),
    lines[2],
  );
  assert.ok(lines.some((line) => /^transport\/tcp\/segmentsSent +7 +\+7$/.test(line)));
  assert.ok(lines.includes('connections 0'));
  const none = frame(first, undefined);
  assert.ok(
    none.some((line) => /^eth0 .* - +- +- +-$/.test(line)),
    'nothing has a rate at first',
  );
  stop();
});

test('a long table is cut, and says how much is left', () => {
  const { stack, stop } = openInternet('alice');
  const first = look(stack, undefined);
  const one = { protocol: 'tcp', receiveQueue: 0, sendQueue: 0, state: 'ESTABLISHED' } as const;
  const connections = Array.from({ length: 30 }, (_, port) => ({
    ...one,
    local: `10.0.0.2:${port}`,
    remote: '10.0.0.3:80',
  }));
  assert.ok(frame({ ...first, connections }, undefined).includes('and 18 more'));
  stop();
});

test('it is shown as often as is asked for', async () => {
  const { status, output } = await nonos('watch', '-c', '2', '-n', '0.05');
  assert.is(status, 0);
  assert.is(output.match(/^Iface/gm)?.length, 2);
  const { output: json } = await nonos('watch', '--json');
  assert.ok('counters' in (JSON.parse(json) as object));
});

test('an interval that is none is refused', async () => {
  const { status, complaints } = await nonos('watch', '-n', '0');
  assert.is(status, 2);
  assert.match(complaints, "-n is '0'");
});

test.run();
