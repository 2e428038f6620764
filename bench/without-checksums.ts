/**
 * The readers once more with their checksum tests taken out of the text, theirs and ours alike:
 * what is left is the cost of the headers, which the frames' length does not hide.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type * as hand from './hand/read.ts';
import type * as ours from './ours/read.ts';

interface Readers {
  readonly ours: typeof ours;
  readonly hand: typeof hand;
}

/** What the readers are made of, and how many lines there work for a checksum. */
const SOURCES: readonly (readonly [path: string, lines: number])[] = [
  ['bench/digest.ts', 0],
  ['bench/hand/options.ts', 0],
  ['bench/hand/read.ts', 3],
  ['bench/ours/read.ts', 1],
  ['generated/link/ethernet.wire.ts', 0],
  ['generated/network/ipv4.wire.ts', 1],
  ['generated/transport/tcp.wire.ts', 1],
  ['runtime/base/checksum.ts', 0],
];

const CHECKSUM_TEST = /^ *if \(sum16\([^;]*\) !== 0xffff\)\s+return -\w+;.*$/gm;
/** Summed by the layer below for the test that is gone. */
const PSEUDO_HEADER = /(?<=const pseudoHeader = )[^;]+/g;

export async function readersWithoutChecksums(): Promise<Readers> {
  const folder = mkdtempSync(join(tmpdir(), 'nonos-bench-'));
  try {
    for (const [path, lines] of SOURCES) copyWithout(path, lines, folder);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const load = async <T>(path: string): Promise<T> =>
      (await import(pathToFileURL(join(folder, path)).href)) as T;
    return { ours: await load('bench/ours/read.ts'), hand: await load('bench/hand/read.ts') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function copyWithout(path: string, lines: number, folder: string): void {
  const source = new URL(`../${path}`, import.meta.url);
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  if (lines === 0) return cpSync(source, target);
  const text = readFileSync(source, 'utf8');
  const found = [...text.matchAll(CHECKSUM_TEST), ...text.matchAll(PSEUDO_HEADER)].length;
  if (found !== lines) throw new Error(`${path}: ${found} checksums, expected ${lines}`);
  writeFileSync(target, text.replace(CHECKSUM_TEST, '').replace(PSEUDO_HEADER, '0'));
}
