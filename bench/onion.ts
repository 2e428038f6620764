/**
 * Onion routing beside the C client, through the same relays in the same run: three authorities,
 * three relays and two exits of C tor in a namespace. The C client is in that namespace too, and
 * reaches them over its loopback; ours is on the other side of a TAP, over our own TCP. Conflux is
 * off. It needs root, and the Debian packages at the head of `.ci/run`.
 *
 * NONOS_BENCH_ROUNDS (5) is how many rounds there are, NONOS_BENCH_OCTETS (50000000) how much is
 * fetched in each.
 */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Namespace } from '../test/peers/namespace.ts';
import { TorNetwork } from '../test/peers/tor/network.ts';
import { atLeast, atMost, rowOf } from './bench.ts';
import type { Bench, Claim, Report, Table } from './bench.ts';
import { compareRuns, sampleOf } from './measure.ts';
import { buildTimes } from './onion/circuits.ts';

const ROUNDS = Number(process.env.NONOS_BENCH_ROUNDS ?? 5);
const OCTETS = Number(process.env.NONOS_BENCH_OCTETS ?? 50_000_000);
const LINUX = '192.0.2.1';
const US = '192.0.2.2';
const C = 'C tor, loopback';
const OURS = 'ours, TAP';
const ASKER = fileURLToPath(new URL('./onion/asker.ts', import.meta.url));
const NONOS = fileURLToPath(new URL('../bin/nonos.mjs', import.meta.url));
/** Of a second, as the kernel counts time of processors: getconf CLK_TCK. */
const TICKS = 100;
const OCTETS_OF_PAGE = 1e6;

const run = promisify(execFile);

interface Lane {
  readonly name: string;
  measure(what: string): Promise<number>;
  /** Milliseconds of processors that its client has had until now. */
  cpuMs(): number;
  close(): void;
}

export const bench: Bench = {
  about: 'onion routing through three relays of C tor',
  async run(): Promise<Report> {
    const folder = mkdtempSync(join(tmpdir(), 'nonos-bench-'));
    const namespace = new Namespace('onion');
    try {
      const network = await startNetwork(namespace);
      try {
        return await measureAll(network, folder);
      } finally {
        await network.stop();
      }
    } finally {
      namespace.remove();
      rmSync(folder, { recursive: true });
    }
  },
};

async function startNetwork(namespace: Namespace): Promise<TorNetwork> {
  namespace.ip('tuntap', 'add', 'dev', 'tap0', 'mode', 'tap');
  namespace.ip('address', 'add', `${LINUX}/24`, 'dev', 'tap0');
  namespace.ip('link', 'set', 'tap0', 'up');
  return TorNetwork.start(namespace, {
    address: LINUX,
    address6: '2001:db8::1',
    clients: 1,
    clientExtra: ['ConfluxEnabled 0'],
  });
}

async function measureAll(network: TorNetwork, folder: string): Promise<Report> {
  process.env.NONOS_SOCKET = join(folder, 'control');
  const authorities = join(folder, 'authorities');
  writeFileSync(authorities, `${network.authorityLines.join('\n')}\n`);
  const nonos = (...words: readonly string[]): Promise<{ readonly stdout: string }> =>
    run(process.execPath, [NONOS, ...words]);
  const device = ['--tap', `tap0@${network.namespace.name}`];
  const up = await nonos('up', ...device, '--address', `${US}/24`, '--gateway', LINUX, '--json');
  const { pid } = JSON.parse(up.stdout) as { readonly pid: number };
  const enable = ['onion', 'enable', '--authorities', authorities, '--one-network', '--json'];
  const bootstraps: number[] = [];
  let socksPort = 0;
  const lanes: Lane[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 0) await nonos('onion', 'disable');
      const { stdout } = await nonos(...enable, '--socks', '0');
      const enabled = JSON.parse(stdout) as { readonly ms: number; readonly socksPort: number };
      bootstraps.push(enabled.ms);
      socksPort = enabled.socksPort;
    }
    const client = network.node('client0');
    const into = ['ip', 'netns', 'exec', network.namespace.name];
    lanes.push(openLane(C, into, LINUX, client.socksPort, network.pid('client0')));
    lanes.push(openLane(OURS, [], '127.0.0.1', socksPort, pid));
    for (const { measure } of lanes) for (const what of ['request', 'down']) await measure(what);
    return await reportOf(lanes, bootstraps, await buildTimes(network, nonos, ROUNDS));
  } finally {
    for (const lane of lanes) lane.close();
    await nonos('down');
  }
}

function openLane(
  name: string,
  into: readonly string[],
  host: string,
  port: number,
  pid: number,
): Lane {
  const words = [process.execPath, '--import', 'tsx', ASKER, host, `${port}`, LINUX, `${OCTETS}`];
  const [program, ...rest] = [...into, ...words];
  const child: ChildProcessWithoutNullStreams = spawn(program, rest);
  child.stderr.pipe(process.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    name,
    async measure(what) {
      child.stdin.write(`${what}\n`);
      const { value } = await lines.next();
      const found = Number(value);
      if (Number.isNaN(found)) throw new Error(`${name}, ${what}: ${value}`);
      return found;
    },
    cpuMs() {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
    },
    close: () => void child.stdin.end(),
  };
}

async function reportOf(
  lanes: readonly Lane[],
  bootstraps: readonly number[],
  builds: Readonly<Record<'theirs' | 'ours', readonly number[]>>,
): Promise<Report> {
  const table = (title: string, unit: string, what: string): Promise<Table> =>
    compareRuns(
      title,
      unit,
      lanes.map(({ name, measure }) => ({ name, once: () => measure(what) })),
      ROUNDS,
    );
  const rates = [
    await table('download, one stream', 'MB/s', 'down'),
    await table('download, four circuits', 'MB/s', 'four'),
    await table('upload, one stream', 'MB/s', 'up'),
  ];
  const times = [
    await table('request on a ready stream, median', 'ms', 'request'),
    await table('new stream, median', 'ms', 'connect'),
    await table('RESOLVE, median', 'ms', 'resolve'),
  ];
  const cpu = await compareRuns(
    'processor time of the client, download',
    'ms/MB',
    lanes.map(({ name, measure, cpuMs }) => ({
      name,
      async once() {
        const before = cpuMs();
        await measure('down');
        return (cpuMs() - before) / (OCTETS / OCTETS_OF_PAGE);
      },
    })),
    ROUNDS,
  );
  const ratio = (one: Table): number => rowOf(one, OURS).ratio.median;
  const build = sampleOf(builds.ours).median / sampleOf(builds.theirs).median;
  const claims: Claim[] = [
    ...rates.map((one) => atLeast(`${one.title}, against C`, ratio(one), 1, ' ×')),
    atMost(`${times[0].title}, against C`, ratio(times[0]), 1.1, ' ×'),
    atMost(`${times[2].title}, against C`, ratio(times[2]), 1.1, ' ×'),
    atMost('new circuit of three hops, median, against C', build, 0.5, ' ×'),
    atMost(cpu.title, rowOf(cpu, OURS).time.median, 15, ' ms/MB'),
    atMost('from nothing to a circuit, median', sampleOf(bootstraps).median / 1000, 1, ' s'),
  ];
  const shown = (name: string, values: readonly number[]): string => {
    const { median, low, high, rounds } = sampleOf(values);
    const [middle, least, most] = [median, low, high].map((value) => value.toFixed(1));
    return `${name}: ${middle} ms (${least} to ${most}, ${rounds} times)`;
  };
  return {
    tables: [...rates, ...times, cpu],
    claims,
    notes: [
      shown('new circuit of three hops, C tor', builds.theirs),
      shown('new circuit of three hops, ours', builds.ours),
      shown('from nothing to a circuit, ours', bootstraps),
    ],
  };
}
