import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { serveMetrics } from '../../../commands/daemon/metrics.ts';
import { openInternet } from '../../../commands/network/internet.ts';

test('counters are served, and nothing else is there', async () => {
  const { stack, stop } = openInternet('alice');
  const service = await serveMetrics(stack, { host: '127.0.0.1', port: 0 });
  const page = await fetch(service.at);
  assert.match(page.headers.get('content-type')!, 'version=0.0.4');
  assert.match(await page.text(), 'nonos_device_received_frames_total{interface="eth0"}');
  assert.is((await fetch(service.at, { method: 'POST' })).status, 405);
  assert.is((await fetch(new URL('/', service.at))).status, 404);
  const port = Number(new URL(service.at).port);
  const taken = serveMetrics(stack, { host: '127.0.0.1', port });
  const refused = await taken.then(
    () => '',
    (error: Error) => error.message,
  );
  assert.is(refused, `cannot listen at 127.0.0.1:${port}: EADDRINUSE`);
  service.close();
  stop();
});

test.run();
