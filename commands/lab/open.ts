/** A laboratory from a file: what is wrong with it is shown with its place. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { render } from '../../generator/diagnostic.ts';
import type { Hash, LinkName, Topology } from '../../runtime/lab.ts';
import { Failure, UsageError } from '../failure.ts';
import { didYouMean } from '../suggest.ts';
import { parseLab } from './parse.ts';

export function sha256(): Hash {
  const hash = createHash('sha256');
  return {
    update: (octets) => void hash.update(octets),
    digest: () => hash.digest('hex'),
  };
}

/** Throws a Failure that shows every mistake in its place. */
export function readLab(path: string): Topology {
  const text = readText(path);
  const { topology, diagnostics } = parseLab(text, path);
  if (diagnostics.length === 0) return topology;
  const shown = diagnostics.map((one) => render(one, () => text)).join('\n');
  const mistakes = diagnostics.length === 1 ? 'one mistake' : `${diagnostics.length} mistakes`;
  throw new Failure(`${mistakes} in ${path}\n${shown}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Failure(`there is no file ${path}`);
    if (code === 'EISDIR') throw new Failure(`${path} is a folder, and no file`);
    throw error;
  }
}

const MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** `90 s`, `90s`, `1.5 min`; seconds where nothing stands behind the number. */
export function parseDuration(text: string): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h)?$/.exec(text) ?? [];
  if (number === undefined) throw new UsageError(`not a duration: '${text}'; such as 90s or 2min`);
  return Number(number) * MS[unit];
}

export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new UsageError(`not a seed: '${text}'; a whole number`);
  }
  return seed;
}

/** `alice-r1=FILE`, of links that are there. */
export function parseCapture(text: string, { links }: Topology): Topology['captures'][number] {
  const at = text.indexOf('=');
  const [name, path] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  if (path === '') throw new UsageError(`--capture needs LINK=PATH, and not '${text}'`);
  const found = links.find(({ ends }) =>
    // Names may have hyphens themselves.
    [ends, [...ends].reverse()].some((both) => both.map(({ node }) => node).join('-') === name),
  );
  if (found === undefined) {
    const known = links.map(({ ends }) => ends.map(({ node }) => node).join('-'));
    throw new UsageError(`there is no link '${name}'${didYouMean(name, known)}`);
  }
  const link: LinkName = [found.ends[0].node, found.ends[1].node];
  return { link, path };
}
