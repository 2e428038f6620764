/** Help as files: a page of Markdown, or of the manual, for the whole and for each command. */
import { CONFIG_PAGE, CONFIG_SCHEMA, configPage, configSchemaText } from '../config/page.ts';
import type { Command, CommandEntry } from '../command.ts';
import { manual, manualOfAll } from './manual.ts';
import { markdown, markdownOfAll } from './markdown.ts';
import { joined } from './rows.ts';

export type Dress = 'markdown' | 'man';

interface Tailor {
  readonly fileOf: (name: string) => string;
  readonly one: (entry: CommandEntry, shown: Command) => string;
  readonly all: (entries: readonly CommandEntry[]) => string;
}

const TAILORS: Readonly<Record<Dress, Tailor>> = {
  markdown: {
    fileOf: (name) => (name === '' ? 'README.md' : `${joined(name)}.md`),
    one: markdown,
    all: markdownOfAll,
  },
  man: {
    fileOf: (name) => (name === '' ? 'nonos.1' : `nonos-${joined(name)}.1`),
    one: manual,
    all: manualOfAll,
  },
};

/** Of one command; of all of them where none is given. */
export async function pageOf(
  dress: Dress,
  entry: CommandEntry | undefined,
  entries: readonly CommandEntry[],
): Promise<string> {
  const { one, all } = TAILORS[dress];
  return entry === undefined ? all(entries) : one(entry, (await entry.load()).command);
}

/** Every page, by the name of its file. */
export async function pagesOf(
  dress: Dress,
  entries: readonly CommandEntry[],
): Promise<ReadonlyMap<string, string>> {
  const { fileOf } = TAILORS[dress];
  const pages = new Map([[fileOf(''), await pageOf(dress, undefined, entries)]]);
  for (const entry of entries) pages.set(fileOf(entry.name), await pageOf(dress, entry, entries));
  if (dress === 'markdown') {
    pages.set(CONFIG_PAGE, configPage()).set(CONFIG_SCHEMA, configSchemaText());
  }
  return pages;
}
