/** The kernel of the Internet checksum, at the sizes that it meets. */
import { sum16 } from '../runtime/base/checksum.ts';
import { packetBuffer } from '../runtime/base/packet-buffer.ts';
import type { Bench, Report, Table } from './bench.ts';
import { plainSum16 } from './hand/checksum.ts';
import { compare } from './measure.ts';

const SIZES = [20, 52, 576, 1480, 9000, 65_535];
/** So many places to sum at, even and odd ones. */
const OFFSETS = 64;

type Sum = (sum: number, b: Uint8Array, from: number, to: number) => number;

export const bench: Bench = {
  about: 'sum16 against a plain loop over 16-bit words',
  run: () => Promise.resolve(report()),
};

function report(): Report {
  const octets = Uint8Array.from({ length: 65_535 + OFFSETS }, (_, index) => (index * 197) >>> 3);
  const buffer = packetBuffer(octets.length);
  buffer.set(octets);
  const tables = SIZES.map((size): Table => {
    const contender = (name: string, sum: Sum, b = octets): { name: string; run(): number } => ({
      name,
      run: () => sumAll(sum, b, size),
    });
    return compare({
      title: `${size} octets`,
      unit: 'ns',
      items: OFFSETS,
      contenders: [
        contender('plain loop', plainSum16),
        contender('ours', sum16),
        contender('ours, of a packet buffer', sum16, buffer),
      ],
    });
  });
  return { tables, claims: [], notes: ['at even and odd offsets in turn'] };
}

function sumAll(sum: Sum, octets: Uint8Array, size: number): number {
  let total = 0;
  for (let offset = 0; offset < OFFSETS; offset++) {
    total = (total * 3 + sum(offset, octets, offset, offset + size)) | 0;
  }
  return total;
}
