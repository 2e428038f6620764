/**
 * What is said of a command, without all that it needs to run: the build writes the descriptions
 * of all beside this module (bin/build-descriptions.mjs), so that help, mistakes of a line, and a
 * line that the daemon runs wait for no network stack. A checkout, which nobody built, asks the
 * commands.
 */
import { readFileSync } from 'node:fs';

import type { Command, CommandEntry } from './command.ts';

interface Description extends Omit<Command, 'run' | 'respell'> {
  /** Whether it has words of its own for options, which only the command knows. */
  readonly respells: boolean;
}

type Descriptions = Readonly<Record<string, Description>>;

const WRITTEN = new URL('descriptions.json', import.meta.url);

let written: Descriptions | undefined;

/** All but how its line is spelled, which help does not ask for. */
export async function describe(entry: CommandEntry): Promise<Command> {
  const { command } = descriptionOf(entry) ?? (await entry.load());
  return command;
}

/** The command; what it runs may be imported only then. */
export async function commandOf(entry: CommandEntry): Promise<Command> {
  const description = descriptionOf(entry);
  if (description === undefined || description.respells) return (await entry.load()).command;
  return description.command;
}

function descriptionOf(
  entry: CommandEntry,
): { readonly command: Command; readonly respells: boolean } | undefined {
  const found = (written ??= readWritten())[entry.name];
  if (found === undefined) return undefined;
  const run: Command['run'] = async (...given) => (await entry.load()).command.run(...given);
  return { command: { ...found, run }, respells: found.respells };
}

function readWritten(): Descriptions {
  try {
    return JSON.parse(readFileSync(WRITTEN, 'utf8')) as Descriptions;
  } catch {
    return {};
  }
}

/** What the build writes of them. */
export async function descriptionsOf(entries: readonly CommandEntry[]): Promise<Descriptions> {
  const loaded = entries.map(async ({ name, load }): Promise<[string, Description]> => {
    const { run: _run, respell, ...said } = (await load()).command;
    return [name, { ...said, respells: respell !== undefined }];
  });
  return Object.fromEntries(await Promise.all(loaded));
}
