/** The daemon's counters, for Prometheus to fetch: a page on a port of this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PROMETHEUS_CONTENT_TYPE, prometheusText } from '../../runtime/observe.ts';
import type { Stack } from '../../runtime/stack.ts';
import { Failure } from '../failure.ts';
import type { Service } from './site.ts';
import { showListenAt } from './wishes.ts';
import type { ListenAt } from './wishes.ts';

/** Throws a Failure where it cannot listen. */
export async function serveMetrics(stack: Stack, { host, port }: ListenAt): Promise<Service> {
  const server = createServer(({ method, url }, response) => {
    if (url !== '/metrics' || (method !== 'GET' && method !== 'HEAD')) {
      response.writeHead(url === '/metrics' ? 405 : 404).end('only GET /metrics is here\n');
      return;
    }
    response.writeHead(200, { 'Content-Type': PROMETHEUS_CONTENT_TYPE });
    response.end(prometheusText(stack));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ code = 'error' }: NodeJS.ErrnoException) => {
      failed(new Failure(`cannot listen at ${showListenAt({ host, port })}: ${code}`));
    });
    server.listen(port, host, listening);
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    name: 'metrics',
    at: `http://${showListenAt({ host, port: given })}/metrics`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
