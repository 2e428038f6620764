/** What pages say, and whether the tests that they name are there. */
import { existsSync, readFileSync } from 'node:fs';

export type Row = readonly string[];

/** The rows of the first table under a heading, without its head. */
export function rowsUnder(page: string, heading: string): readonly Row[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [own] = section.split('\n## ');
  const lines = own.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

interface Link {
  readonly path: string;
  /** The name of a test in it, where one is given. */
  readonly name: string;
}

function linkOf(cell: string): Link | undefined {
  const [, path, name = ''] = /^\[.+\]\(\.\.\/(.+?)\)(?:: (.+))?$/.exec(cell) ?? [];
  return path === undefined ? undefined : { path, name };
}

/** Why a cell of tests does not hold, or nothing. */
export function problemOf(cell: string, textOf = readText): string | undefined {
  const link = linkOf(cell);
  if (link === undefined) return `no link: ${cell}`;
  const text = textOf(link.path);
  if (text === undefined) return `no file ${link.path}`;
  return text.includes(link.name) ? undefined : `no test in ${link.path}: ${link.name}`;
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
