/**
 * How fast a long path is filled: from one stack to another with the options that nobody chose, at
 * 1 Gbit/s and 100 ms for the round trip, every octet compared. Time is virtual, so that a figure
 * is the stack's own and the same everywhere.
 */
import { joinStacks, transfer } from '../test/lab/transfer.ts';
import { atLeast } from './bench.ts';
import type { Bench, Report, Row } from './bench.ts';
import { sampleOf } from './measure.ts';

const MEGAOCTETS = [1, 10, 50, 200];
const SEEDS = [1, 2, 3];
const RATE = 1e9;
const DELAY_MS = 50;
/** What the path holds is 8300 frames; a router in it has room for half as many. */
const QUEUE_FRAMES = 4000;

export const bench: Bench = {
  about: 'a path of 100 ms and 1 Gbit/s, in virtual time',
  run(): Promise<Report> {
    const rows = MEGAOCTETS.map((size): Row => {
      const found = SEEDS.map((seed) => megabits(size * 1e6, seed));
      return {
        name: `${size} MB`,
        time: sampleOf(found),
        ratio: sampleOf(found.map((one) => (one * 1e6) / RATE)),
      };
    });
    const [largest] = rows.slice(-1);
    return Promise.resolve({
      tables: [{ title: 'from the first SYN to the last octet', unit: 'Mbit/s', rows }],
      claims: [atLeast(largest.name, largest.time.median, 100, ' Mbit/s')],
      notes: [`${QUEUE_FRAMES} frames may wait for the wire; CUBIC, buffers that grow`],
    });
  },
};

function megabits(octets: number, seed: number): number {
  const there = { delayMs: DELAY_MS, rate: RATE, queueFrames: QUEUE_FRAMES };
  const { received, wrongAt, ms } = transfer(joinStacks({ seed, there }), { octets });
  if (received !== octets || wrongAt !== undefined) {
    throw new Error(`seed ${seed}: ${received} of ${octets}, wrong at ${wrongAt}`);
  }
  return (octets * 8) / ms / 1000;
}
