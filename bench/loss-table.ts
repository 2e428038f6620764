/**
 * Goodput over a wire that loses, both ways: smoltcp's table (its netsim test), cell by cell, the
 * medians of many seeds. smoltcp has no congestion control by default, so the rows without it are
 * compared; those with CUBIC stand beside them. Time is virtual: no machine changes a figure.
 */
import { goodput } from '../test/lab/loss.ts';
import type { CongestionName } from '../runtime/transport/tcp/user.ts';
import { atLeast } from './bench.ts';
import type { Bench, Claim, Report, Row, Table } from './bench.ts';
import { sampleOf } from './measure.ts';

const OCTETS = 10 * 1024 * 1024;
const SEEDS_DEFAULT = 30;
const LOSSES = [0, 0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3];
/** Octets a second, by buffer and loss. */
const SMOLTCP = new Map([
  [4096, [35_062, 33_860, 26_937, 21_887, 14_074, 7_871, 1_604, 402]],
  [16_384, [161_842, 159_311, 127_091, 104_233, 55_319, 27_269, 7_655, 1_277]],
  [32_768, [322_945, 314_780, 219_671, 166_588, 76_627, 37_775, 6_079, 1_156]],
]);
/** From this loss on it is not enough to be as fast. */
const LOSS_THAT_TELLS = 0.01;
const CLEARLY = 1.1;

export const bench: Bench = {
  about: 'goodput over a wire that loses, beside smoltcp',
  run(): Promise<Report> {
    const tables: Table[] = [];
    const claims: Claim[] = [];
    const seeds = Number(process.env.NONOS_BENCH_SEEDS ?? SEEDS_DEFAULT);
    for (const [bufferOctets, theirs] of SMOLTCP) {
      for (const congestion of ['none', 'cubic'] as const) {
        const title = `buffers of ${bufferOctets}, ${congestion}`;
        const rows = rowsOf(congestion, bufferOctets, theirs, seeds);
        tables.push({ title, unit: 'octets/s', rows });
        if (congestion === 'none') claims.push(...claimsOf(title, rows));
      }
    }
    const notes = [
      `10 MiB, round trips of 100 ms, loss in both directions, MTU 1500; ${seeds} seeds a cell`,
      'ratio: against smoltcp, which ran without congestion control',
    ];
    return Promise.resolve({ tables, claims, notes });
  },
};

function rowsOf(
  congestion: CongestionName,
  bufferOctets: number,
  theirs: readonly number[],
  seeds: number,
): Row[] {
  return LOSSES.map((loss, index) => {
    const found: number[] = [];
    // Where nothing is lost, nothing is left to chance.
    for (let seed = 1; seed <= (loss === 0 ? 1 : seeds); seed++) {
      found.push(goodput({ congestion, bufferOctets, loss }, OCTETS, seed));
    }
    const ratio = sampleOf(found.map((one) => one / theirs[index]));
    return { name: `${loss * 100} % lost`, time: sampleOf(found), ratio };
  });
}

function claimsOf(title: string, rows: readonly Row[]): Claim[] {
  return rows.map(({ name, ratio }, index) =>
    atLeast(`${title}, ${name}`, ratio.median, LOSSES[index] < LOSS_THAT_TELLS ? 1 : CLEARLY, ' ×'),
  );
}
