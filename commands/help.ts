/** Help in three dresses, for a terminal, for a browser and for man(1), from the table alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { defineCommand } from './command.ts';
import type { CommandEntry } from './command.ts';
import { describe } from './described.ts';
import { UsageError } from './failure.ts';
import { answerOf } from './help/answer.ts';
import { pageOf, pagesOf } from './help/pages.ts';
import type { Dress } from './help/pages.ts';
import { showCommand, showList } from './help/text.ts';
import { didYouMean } from './suggest.ts';
import { commands } from './table.ts';
import type { Terminal } from './terminal.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos help', description: 'List the commands' },
    { line: 'nonos help version', description: 'Show how one command is used' },
    { line: 'nonos help --man ping | man -l -', description: 'Read its page of the manual' },
    { line: 'nonos help --man --to man1', description: 'Write all pages of the manual there' },
  ],
  positionals: [
    { name: 'COMMAND', description: 'A command of nonos', optional: true, repeated: true },
  ],
  options: {
    markdown: { type: 'boolean', description: 'Print it as Markdown' },
    man: { type: 'boolean', description: 'Print it as a page of the manual' },
    schema: {
      type: 'boolean',
      description: 'Print the JSON Schema of what it answers with --json',
    },
    to: { type: 'string', value: 'FOLDER', description: 'Write every page to a file there' },
  },
  async run({ positionals, options }, terminal) {
    if (options.markdown && options.man) {
      throw new UsageError('--markdown and --man are not both possible');
    }
    const dress: Dress | undefined = options.markdown
      ? 'markdown'
      : options.man
        ? 'man'
        : undefined;
    const name = positionals.join(' ');
    if (options.schema) return printSchema(name, terminal);
    if (options.to !== undefined) {
      if (dress === undefined || name !== '') {
        throw new UsageError('--to is for every page: --markdown --to FOLDER, or --man');
      }
      return writeAll(dress, options.to);
    }
    if (dress === undefined) return showHelp(name, terminal);
    const entry = name === '' ? undefined : need(name);
    terminal.write(await pageOf(dress, entry, commands));
  },
});

/** Help for one command, for a group of them (`spec`), or for all (the empty name). */
export async function showHelp(name: string, terminal: Terminal): Promise<void> {
  const listed = name === '' ? commands : groupOf(name);
  if (commands.every((entry) => entry.name !== name) && listed.length > 0) {
    return showList(listed, name, terminal);
  }
  const entry = need(name);
  showCommand(entry, await describe(entry), terminal);
}

export function groupOf(name: string): readonly CommandEntry[] {
  return commands.filter((entry) => entry.name.startsWith(`${name} `));
}

function need(name: string): CommandEntry {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry !== undefined) return entry;
  const known = commands.map((candidate) => candidate.name);
  throw new UsageError(`there is no command "${name}"${didYouMean(name, known)}`);
}

async function printSchema(name: string, terminal: Terminal): Promise<void> {
  const schema = await answerOf(need(name).name);
  if (schema === undefined) throw new UsageError(`${name} has no answer but text`);
  terminal.printJson(schema);
}

async function writeAll(dress: Dress, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [file, page] of await pagesOf(dress, commands))
    writeFileSync(join(folder, file), page);
}
