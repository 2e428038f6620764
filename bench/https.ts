/**
 * A download by HTTPS: Node's https over our stack on a TAP, against Node's own sockets over a pair
 * of interfaces of the kernel, from the same server, in turns. It needs root.
 *
 * NONOS_BENCH_ROUNDS (5) is how many rounds there are.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';

import { createNodeModules } from '../adapters/node/index.ts';
import { CertificateAuthority } from '../commands/network/authority.ts';
import { startHost } from '../test/peers/host.ts';
import { Namespace, needRootAnd } from '../test/peers/namespace.ts';
import { atLeast, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';

const ROUNDS = Number(process.env.NONOS_BENCH_ROUNDS ?? 5);
const OCTETS = 200_000_000;
const PORT = 8443;
const NODE = "Node's own";
const OURS = 'ours';
const SERVER = '198.51.100.1';

const serving = (folder: string): string => `
  const { readFileSync } = require('node:fs');
  const read = (name) => readFileSync('${folder}/' + name);
  const piece = Buffer.alloc(65536);
  require('node:https').createServer({ key: read('key'), cert: read('cert') }, (_, response) => {
    let left = ${OCTETS};
    const push = () => {
      while (left > 0) {
        const count = Math.min(left, piece.length);
        left -= count;
        if (!response.write(piece.subarray(0, count))) return response.once('drain', push);
      }
      response.end();
    };
    response.setHeader('Content-Length', left);
    push();
  }).listen(${PORT}, () => console.log('ready'));`;

/** A client that both are: what it connects by is given. In words, for it runs elsewhere too. */
const download = `(connect, tls, host, ca) => new Promise((settle, fail) => {
  const begun = performance.now();
  const secured = tls.connect({ socket: connect(), host, ca, servername: '' }, () => {
    require('node:https').get({ host, createConnection: () => secured }, (response) => {
      let octets = 0;
      response.on('data', (data) => (octets += data.length));
      response.on('end', () => settle((octets / (performance.now() - begun)) * 8e-6));
    }).on('error', fail);
  });
  secured.on('error', fail);
})`;

type Download = (
  connect: () => unknown,
  by: typeof tls,
  host: string,
  ca: string,
) => Promise<number>;

export const bench: Bench = {
  about: 'a download by HTTPS over TAP',
  async run(): Promise<Report> {
    needRootAnd('ip');
    const folder = mkdtempSync(join(tmpdir(), 'nonos-https-'));
    const authority = new CertificateAuthority('the bench');
    const { certificate, key } = authority.issue({ names: ['192.0.2.1', SERVER] });
    writeFileSync(join(folder, 'cert'), certificate);
    writeFileSync(join(folder, 'key'), key);
    writeFileSync(join(folder, 'authority'), authority.certificate);
    const host = await startHost('https');
    const client = new Namespace('https-client');
    const near = ['type', 'veth', 'peer', 'name', 'near0', 'netns', client.name];
    host.namespace.ip('link', 'add', 'far0', ...near);
    host.namespace.ip('address', 'add', `${SERVER}/24`, 'dev', 'far0');
    host.namespace.ip('link', 'set', 'far0', 'up');
    client.ip('address', 'add', '198.51.100.2/24', 'dev', 'near0');
    client.ip('link', 'set', 'near0', 'up');
    try {
      await host.namespace.start(/ready/, process.execPath, '-e', serving(folder));
      const { net } = createNodeModules(host.sockets);
      const { createRequire } = await import('node:module');
      const require = createRequire(import.meta.url);
      const here = new Function('require', `return ${download}`)(require) as Download;
      const connect = (): unknown => net.connect({ host: '192.0.2.1', port: PORT, noDelay: true });
      const lanes = [
        { name: NODE, once: () => elsewhere(client, folder) },
        { name: OURS, once: () => here(connect, tls, '192.0.2.1', authority.certificate) },
      ];
      const table = await compareRuns('download', 'Gbit/s', lanes, ROUNDS);
      return {
        tables: [table],
        claims: [atLeast(`${OURS}, against ${NODE}`, rowOf(table, OURS).ratio.median, 0.5, ' ×')],
        notes: [`${ROUNDS} rounds of ${OCTETS / 1e6} MB over TLS 1.3, one connection each`],
      };
    } finally {
      host.close();
      client.remove();
      rmSync(folder, { recursive: true });
    }
  },
};

/** The same in a process of its own, in a namespace beside the server's. */
function elsewhere(client: Namespace, folder: string): Promise<number> {
  const program = `
    const connect = () => require('node:net').connect({ host: '${SERVER}', port: ${PORT} });
    const ca = require('node:fs').readFileSync('${folder}/authority', 'utf8');
    (${download})(connect, require('node:tls'), '${SERVER}', ca).then(console.log);`;
  const words = ['netns', 'exec', client.name, process.execPath, '-e', program];
  return new Promise((settle, fail) => {
    execFile('ip', words, (error, output) => (error ? fail(error) : settle(Number(output))));
  });
}
