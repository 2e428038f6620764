/**
 * Our client against the real iperf3, and the real one against our server: over our stack, at the
 * other end of a TAP interface, and over Node's sockets on loopback.
 */
import { spawn } from 'node:child_process';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { systemClock } from '../../drivers/system/clock.ts';
import { Loop } from '../../drivers/system/loop.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import type { Surroundings } from '../../runtime/application/iperf3/transport.ts';
import { Timers } from '../../runtime/base/timers.ts';
import { runIperf3, serveIperf3, surroundingsOf } from '../../runtime/iperf3.ts';
import type { Measured, Parameters } from '../../runtime/iperf3.ts';
import { nodeTransport } from '../application/iperf3/node-transport.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Version } from './host.ts';
import { Program, needRootAnd } from './namespace.ts';

interface Place {
  readonly surroundings: Surroundings;
  /** Where the real one is found, and where we are. */
  readonly theirs: string;
  readonly ours: string;
  start(ready: RegExp, ...words: readonly string[]): Promise<Program>;
  run(...words: readonly string[]): Promise<string>;
  close(): void;
}

interface Case {
  readonly parameters: Partial<Parameters>;
  /** How the real client is asked for the same. */
  readonly words: readonly string[];
}

/** Not the usual one, where somebody else may be. */
const PORT = '5299';
const OCTETS = 5_000_000;
const cases: Readonly<Record<string, Case>> = {
  'so many octets': { parameters: { octets: OCTETS }, words: ['-n', `${OCTETS}`] },
  'the other way round': {
    parameters: { octets: OCTETS, isReverse: true },
    words: ['-n', `${OCTETS}`, '-R'],
  },
  'four streams for a second': { parameters: { seconds: 1, streams: 4 }, words: ['-t1', '-P4'] },
  'both ways at once': {
    parameters: { seconds: 1, isBidirectional: true },
    words: ['-t1', '--bidir'],
  },
  'twenty blocks of a thousand octets': {
    parameters: { blocks: 20, blockOctets: 1000 },
    words: ['-k20', '-l1000'],
  },
  'five megabits a second': {
    parameters: { seconds: 1, bitrate: 5_000_000, blockOctets: 10_000 },
    words: ['-t1', '-b5M', '-l10000'],
  },
  'datagrams, on two streams': {
    parameters: {
      protocol: 'udp',
      seconds: 1,
      streams: 2,
      bitrate: 2_000_000,
      blockOctets: 1000,
    },
    words: ['-u', '-t1', '-P2', '-b2M', '-l1000'],
  },
  'datagrams the other way, by long numbers': {
    parameters: {
      protocol: 'udp',
      seconds: 1,
      bitrate: 2_000_000,
      blockOctets: 1000,
      isReverse: true,
      hasLongCounters: true,
    },
    words: ['-u', '-t1', '-b2M', '-l1000', '-R', '--udp-counters-64bit'],
  },
};

/** What the real one prints with `--json`, as far as it is looked at. */
interface Printed {
  readonly error?: string;
  readonly end: Readonly<Record<string, { readonly bytes: number; readonly packets?: number }>>;
}

function hold(name: string, open: () => Promise<Place>): void {
  const held = suite(name);
  let place: Place;
  held.before(async () => {
    needRootAnd('iperf3', 'sysctl');
    place = await open();
  });
  held.after(() => place?.close());
  for (const [what, { parameters, words }] of Object.entries(cases)) {
    held(`our client and the real server: ${what}`, async () => {
      // It says nothing before its end when it is to print JSON.
      const server = await place.start(/listening/, '-s', '-1', '--forceflush', '-p', PORT);
      const { surroundings, theirs: host } = place;
      try {
        const port = Number(PORT);
        assertSound(await runIperf3({ ...surroundings, host, port, parameters }));
      } finally {
        await ended(server);
      }
    });

    held(`the real client and our server: ${what}`, async () => {
      const { surroundings, ours } = place;
      const found: Measured[] = [];
      const failures: unknown[] = [];
      const over = new AbortController();
      const serving = serveIperf3({
        ...surroundings,
        port: Number(PORT),
        once: true,
        signal: over.signal,
        onMeasured: (measured) => found.push(measured),
        onFailure: (error) => failures.push(error),
      });
      try {
        const output = await place.run('-c', ours, '-p', PORT, '--json', ...words);
        const printed = JSON.parse(output) as Printed;
        assert.is(printed.error, undefined);
        assert.equal(failures, []);
        assertSame(found[0], printed);
      } finally {
        over.abort();
        await serving;
      }
    });
  }
  held.run();
}

/** What came is what was sent, or a little less where the end came in between. */
function assertSound({ ours, theirs, parameters }: Measured): void {
  for (const own of ours.streams) {
    const other = theirs.streams.find(({ id }) => id === own.id);
    const isOurs = parameters.isBidirectional ? own.id === 1 : !parameters.isReverse;
    const [sent, received] = isOurs ? [own, other!] : [other!, own];
    assert.ok(
      sent.octets > 0 && received.octets > sent.octets / 10,
      JSON.stringify([sent, received]),
    );
    assert.ok(received.octets <= sent.octets, JSON.stringify([sent, received]));
    if (parameters.protocol === 'udp') assert.ok(received.packets > sent.packets * 0.9);
  }
}

/** Both tell the same story. */
function assertSame({ ours, parameters }: Measured, { end }: Printed): void {
  const sends = parameters.isReverse;
  const sum = ours.streams
    .filter(({ id }) => !parameters.isBidirectional || id === 1)
    .reduce((octets, one) => octets + one.octets, 0);
  const shown = sends ? end.sum_sent : end.sum_received;
  assert.is(shown.bytes, sum);
}

async function ended(server: Program): Promise<void> {
  const late = setTimeout(() => server.process.kill('SIGKILL'), 2000);
  await server.ended;
  clearTimeout(late);
}

async function overTap({ us, linux }: Version): Promise<Place> {
  const host = await startHost('iperf3');
  const { namespace, stack } = host;
  return {
    surroundings: surroundingsOf(stack),
    theirs: linux,
    ours: us,
    start: (ready, ...words) => namespace.start(ready, 'iperf3', ...words),
    run: async (...words) => (await namespace.run('iperf3', ...words)).output,
    close: () => host.close(),
  };
}

async function overLoopback(): Promise<Place> {
  const timers = new Timers(systemClock);
  const loop = new Loop(timers);
  const iperf3 = (words: readonly string[]): Program => new Program(spawn('iperf3', [...words]));
  return {
    surroundings: { transport: nodeTransport, timers, random: systemRandom() },
    theirs: '127.0.0.1',
    ours: '127.0.0.1',
    async start(ready, ...words) {
      const program = iperf3(words);
      await program.said(ready);
      return program;
    },
    run: async (...words) => (await iperf3(words).ended).output,
    close: () => loop.close(),
  };
}

hold("iperf3 over Node's sockets", overLoopback);
hold('iperf3 over our stack and IPv4', () => overTap(IPV4));
hold('iperf3 over our stack and IPv6', () => overTap(IPV6));
