/**
 * How long a ping through TAP takes: the kernel asks, our stack answers, and beside it the least
 * program that answers at all (`hand/echo-responder.ts`). It needs root, and ping(8).
 *
 * NONOS_BENCH_ROUNDS (7) is how many rounds there are.
 */
import { fileURLToPath } from 'node:url';

import { ourProgram, program } from '../test/peers/contestant.ts';
import type { Contestant, Place, Work } from '../test/peers/contestant.ts';
import { tapGround } from '../test/peers/ground.ts';
import type { Ground } from '../test/peers/ground.ts';
import { runProgram } from '../test/peers/namespace.ts';
import { atMost, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';

const ROUNDS = Number(process.env.NONOS_BENCH_ROUNDS ?? 7);
const PINGS = 1000;
const INTERVAL_SECONDS = '0.002';
const RESPONDER = fileURLToPath(new URL('./hand/echo-responder.ts', import.meta.url));
/** It answers pings whatever it was started for. */
const COMMAND = ['sink', 5001] as const;

const BARE = 'bare responder';
const OFFLOAD = 'ours, offload';
const PLAIN = 'ours, no offload';

const entries: Readonly<Record<string, (place: Place) => Contestant>> = {
  [BARE]: (place) => {
    const host = place.ipv4.split('.').at(-1)!;
    const words = [process.execPath, '--import', 'tsx', RESPONDER, place.interface, host];
    return program(BARE, place, words);
  },
  [OFFLOAD]: (place) => ourProgram(place, '-offload'),
  [PLAIN]: (place) => ourProgram(place),
};

export const bench: Bench = {
  about: 'a ping from the kernel through TAP and back',
  async run(): Promise<Report> {
    const lanes: Lane[] = [];
    try {
      for (const [name, stack] of Object.entries(entries)) {
        const lane = await openLane(name, stack);
        lanes.push(lane);
        // A program that is compiled while it runs has been so after a while.
        for (let warm = 0; warm < 3; warm++) await lane.once();
      }
      const table = await compareRuns('round trip', 'µs', lanes, ROUNDS);
      return {
        tables: [table],
        claims: [OFFLOAD, PLAIN].map((name) =>
          atMost(`${name}, against the bare responder`, rowOf(table, name).ratio.median, 1.5, ' ×'),
        ),
        notes: [
          `${ROUNDS} rounds of ${PINGS} pings of 56 octets of data, one each ${INTERVAL_SECONDS} s;`,
          'the median of each round',
        ],
      };
    } finally {
      for (const lane of lanes) await lane.close();
    }
  },
};

interface Lane {
  readonly name: string;
  once(): Promise<number>;
  close(): Promise<void>;
}

async function openLane(name: string, stack: (place: Place) => Contestant): Promise<Lane> {
  const ground = tapGround();
  let work: Work;
  try {
    work = await stack(ground.far).work(COMMAND);
  } catch (error) {
    ground.close();
    throw error;
  }
  return {
    name,
    once: () => pingMicroseconds(ground),
    async close() {
      await work.stop();
      ground.close();
    },
  };
}

/** The median of what each ping took. */
async function pingMicroseconds({ near, far }: Ground): Promise<number> {
  const words = ['-n', '-c', String(PINGS), '-i', INTERVAL_SECONDS, far.ipv4];
  const enter = ['netns', 'exec', near.namespace];
  const { output } = await runProgram('ip', ...enter, 'ping', ...words);
  const times = Array.from(output.matchAll(/time=([\d.]+) ms/g), ([, ms]) => Number(ms) * 1000);
  if (times.length < PINGS) throw new Error(`${times.length} of ${PINGS} pings were answered`);
  return times.sort((one, other) => one - other)[PINGS / 2];
}
