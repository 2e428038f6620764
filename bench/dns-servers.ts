/**
 * How long a name takes over TLS and HTTPS, asked of named through TAP: over the connection that is
 * kept, and over one that is made anew as kdig makes one each time; and when it is remembered. It
 * needs root.
 *
 * NONOS_BENCH_ROUNDS (15) is how many rounds there are.
 */
import { serverGround, transportOf } from '../commands/dns/servers.ts';
import { Resolver } from '../runtime/dns.ts';
import { TYPE } from '../generated/application/dns.wire.ts';
import {
  Folder,
  makeCertificates,
  NAMED,
  SERVER_NAME,
  startPeers,
} from '../test/peers/dns-servers.ts';
import { IPV4, startHost } from '../test/peers/host.ts';
import type { Host } from '../test/peers/host.ts';
import { needRootAnd } from '../test/peers/namespace.ts';
import { atMost, rowOf } from './bench.ts';
import type { Bench, Claim, Report, Table } from './bench.ts';
import { compareRuns } from './measure.ts';

const ROUNDS = Number(process.env.NONOS_BENCH_ROUNDS ?? 15);
const WARM = 60;
const CACHED = 1000;
const NAME = 'www.example.test';
const UNCACHED_TIMES_MAX = 1.2;
const CACHED_MS_MAX = 0.2;

const WAYS = [
  { way: 'TLS', url: `tls://${SERVER_NAME}:${NAMED.tlsPort}`, port: NAMED.tlsPort, word: '+tls' },
  {
    way: 'HTTPS',
    url: `https://${SERVER_NAME}:${NAMED.httpsPort}/dns-query`,
    port: NAMED.httpsPort,
    word: '+https=/dns-query',
  },
] as const;

type Way = (typeof WAYS)[number];

export const bench: Bench = {
  about: 'names over TLS and HTTPS, uncached beside kdig, and cached',
  async run(): Promise<Report> {
    needRootAnd('named', 'unbound', 'dnsdist', 'kresd', 'kdig', 'dig', 'openssl');
    const folder = new Folder();
    makeCertificates(folder);
    const host = await startHost('bench-dns');
    try {
      await startPeers(host.namespace, IPV4.linux, folder);
      const tables: Table[] = [];
      const claims: Claim[] = [];
      for (const way of WAYS) {
        const table = await measure(way, host, folder);
        tables.push(table);
        const fresh = rowOf(table, 'ours, uncached').ratio.median;
        const anew = rowOf(table, 'ours, uncached, by a new connection').ratio.median;
        const kept = rowOf(table, 'ours, cached').time.median;
        claims.push(atMost(`${way.way}, uncached against kdig`, fresh, UNCACHED_TIMES_MAX, ' ×'));
        claims.push(atMost(`${way.way}, by a new connection`, anew, UNCACHED_TIMES_MAX, ' ×'));
        claims.push(atMost(`${way.way}, cached`, kept, CACHED_MS_MAX, ' ms'));
      }
      const notes = [
        `${ROUNDS} rounds; kdig makes a connection, with its handshake, for each query`,
        'kdig is in the namespace of named, and reaches it by loopback; ours by a TAP',
      ];
      return { tables, claims, notes };
    } finally {
      host.close();
      folder.remove();
    }
  },
};

async function measure(way: Way, host: Host, folder: Folder): Promise<Table> {
  const { timers, random } = host.stack;
  const ground = serverGround(host.stack, { lookUp: async () => [IPV4.linux] });
  const options = { addresses: [IPV4.linux], authorities: folder.read('ca.pem') };
  const transport = transportOf(way.url, ground, options);
  const resolver = new Resolver({ timers, random, transportTo: () => undefined });
  resolver.servers.choose({ transports: [transport] });
  const uncached = async (): Promise<number> => {
    resolver.flush();
    const begun = performance.now();
    await resolver.query(NAME, TYPE.A);
    return performance.now() - begun;
  };
  const anew = (): Promise<number> => {
    transport.close();
    return uncached();
  };
  const cached = async (): Promise<number> => {
    await resolver.query(NAME, TYPE.A);
    const begun = performance.now();
    for (let count = 0; count < CACHED; count++) await resolver.query(NAME, TYPE.A);
    return (performance.now() - begun) / CACHED;
  };
  const ours = [
    { name: 'ours, uncached', once: uncached },
    { name: 'ours, uncached, by a new connection', once: anew },
    { name: 'ours, cached', once: cached },
  ];
  // Code that is compiled while it runs has been so after a while.
  for (const { once } of ours) for (let count = 0; count < WARM; count++) await once();
  const timed = [{ name: 'kdig', once: () => kdig(way, host, folder) }, ...ours];
  const table = await compareRuns(`a name over ${way.way}`, 'ms', timed, ROUNDS);
  resolver.close();
  return table;
}

/** What it says itself that it took. */
async function kdig({ port, word }: Way, host: Host, folder: Folder): Promise<number> {
  const verified = [`+tls-ca=${folder.at('ca.pem')}`, `+tls-hostname=${SERVER_NAME}`];
  const words = [word, ...verified, `@${IPV4.linux}`, '-p', String(port), NAME];
  const { output } = await host.namespace.run('kdig', ...words);
  const [, ms] = / in ([\d.]+) ms/.exec(output) ?? [];
  if (ms === undefined) throw new Error(`kdig: ${output}`);
  return Number(ms);
}
