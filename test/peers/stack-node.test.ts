/** Node's own HTTP over our stack, by the adapter: with Linux's programs at the other side. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import type { NodeModules } from '../../adapters/node/index.ts';
import { next, readAll } from '../adapters/node/modules.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { makeOctets } from './octets.ts';

const web = suite('node:http over our stack, and Linux');

const PORT = 8080;
const OCTETS = 3_000_001;

/** A server of Node over Linux, that sends back what it is sent. */
const SERVER = `
  const http = require('node:http');
  const [, address, port] = process.argv;
  const server = http.createServer((request, response) => {
    response.setHeader('x-asked', request.url);
    request.pipe(response);
  });
  server.listen(+port, address, () => console.log('ready'));`;

const page = new Uint8Array(OCTETS);
makeOctets(page, 3, 0);

const digest = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address);

let host: Host;
let modules: NodeModules;

web.before(async () => {
  needRootAnd('curl');
  host = await startHost('node');
  modules = createNodeModules(host.sockets);
});
web.after(() => host?.close());

for (const { version, us, linux } of [IPV4, IPV6]) {
  web(`answers curl, again and again over one connection, over IPv${version}`, async () => {
    let connections = 0;
    const server = modules.http.createServer((request, response) => request.pipe(response));
    server.on('connection', () => connections++).listen(PORT, us);
    await next(server, 'listening');
    const url = `http://${inUrl(us)}:${PORT}/`;
    const data = 'name=value&'.repeat(1000);
    const words = ['--globoff', '--silent', '--show-error', '--data', data, url, url, url];
    const { output, complaints } = await host.namespace.run('curl', ...words);
    assert.is(complaints, '');
    assert.is(output, data.repeat(3));
    assert.is(connections, 1);
    server.close();
  });

  web(`asks a server of Linux, and has its octets back, over IPv${version}`, async () => {
    const words = ['-e', SERVER, linux, `${PORT}`];
    const server = await host.namespace.start(/ready/, process.execPath, ...words);
    for (const path of ['/one', '/two']) {
      const request = modules.http.request({ host: linux, port: PORT, path, method: 'POST' });
      const answered = next(request, 'response');
      request.end(page);
      const [response] = (await answered) as [IncomingMessage];
      assert.equal([response.statusCode, response.headers['x-asked']], [200, path]);
      assert.is(digest(await readAll(response)), digest(page));
    }
    modules.http.globalAgent.destroy();
    await server.stop();
  });
}

web.run();
