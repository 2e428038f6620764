/** The daemon's counters, for Prometheus to fetch: a page on a port of this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PROMETHEUS_CONTENT_TYPE, prometheusText } from '../../runtime/observe.ts';
import type { Stack } from '../../runtime/stack.ts';

export interface Metrics {
  readonly port: number;
  close(): void;
}

/** Throws what listening throws. */
export async function serveMetrics(stack: Stack, host: string, port: number): Promise<Metrics> {
  const server = createServer(({ method, url }, response) => {
    if (url !== '/metrics' || (method !== 'GET' && method !== 'HEAD')) {
      response.writeHead(url === '/metrics' ? 405 : 404).end('only GET /metrics is here\n');
      return;
    }
    response.writeHead(200, { 'Content-Type': PROMETHEUS_CONTENT_TYPE });
    response.end(prometheusText(stack));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
