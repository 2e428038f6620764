/**
 * The way into every command. Modules of commands are imported only when they run, so that
 * `nonos --help` stays quick however many there are.
 */
import { getSystemErrorMap } from 'node:util';

import { ownWords, parseInvocation } from './arguments.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Command, CommandEntry, Invocation, OptionTable } from './command.ts';
import { commandOf, describe } from './described.ts';
import { Failure, UsageError } from './failure.ts';
import { didYouMean } from './suggest.ts';
import { ownSurroundings } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import { commands } from './table.ts';
import { endQuietlyOnClosedPipe, openTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line and gives its exit status: 0 done, 1 not done, 2 not understood. */
export async function main(
  line: readonly string[],
  surroundings: Surroundings = ownSurroundings(),
): Promise<number> {
  const { output } = surroundings;
  if (output === process.stdout) endQuietlyOnClosedPipe(output);
  const terminal = openTerminal(surroundings);
  let answersJson = false;
  try {
    const { entry, rest } = await dispatch(line, terminal);
    if (entry === undefined) return 0;
    const description = await describe(entry);
    const words = wordsBeforeTerminator(ownWords(description, rest));
    answersJson = 'json' in description.options && words.includes('--json');
    if (asksForHelp(description, words)) {
      await help(entry.name, terminal);
      return 0;
    }
    const command = await commandOf(entry);
    const invocation = parseInvocation(entry.name, command, rest);
    return (
      (await elsewhere(line, entry, invocation, surroundings)) ??
      (await command.run(invocation, terminal)) ??
      0
    );
  } catch (error) {
    return report(error, answersJson, terminal);
  } finally {
    terminal.progress('');
  }
}

/** The status of a command that belongs into the daemon's network; undefined where it does not. */
async function elsewhere(
  line: readonly string[],
  { needs, lost }: CommandEntry,
  { options }: Invocation<OptionTable>,
  surroundings: Surroundings,
): Promise<number | undefined> {
  const isOfDaemon = needs !== undefined && surroundings.site === undefined;
  if (!isOfDaemon || options.device !== undefined || options.as !== undefined) return undefined;
  const { reach, socketPath } = await import('./daemon/address.ts');
  const socket = await reach(socketPath());
  if (socket === undefined) return undefined;
  const { runThere } = await import('./daemon/client.ts');
  const capabilities = capabilitiesOf(options.caps, needs);
  try {
    return await runThere(socket, line, capabilities, surroundings);
  } catch (error) {
    throw error instanceof Failure ? new Failure(error.message, lost) : error;
  }
}

interface Dispatch {
  /** Absent when all was answered here. */
  readonly entry?: CommandEntry;
  readonly rest: readonly string[];
}

async function dispatch(line: readonly string[], terminal: Terminal): Promise<Dispatch> {
  const first = line[0];
  if (first === undefined || first === '--help' || first === '-h') {
    await help('', terminal);
    return { rest: [] };
  }
  if (first === '--version') return { entry: entryOf('version'), rest: line.slice(1) };
  if (first.startsWith('-')) {
    throw new UsageError(
      `nonos has no option ${first}${didYouMean(first, ['--help', '--version'])}`,
    );
  }
  const entry = findEntry(line);
  if (entry !== undefined) return { entry, rest: line.slice(entry.name.split(' ').length) };
  const { groupOf } = await import('./help.ts');
  const group = groupOf(first).map(({ name }) => name.slice(first.length + 1));
  if (group.length === 0) {
    // A group that was mistyped is suggested as a group: `nonos spce check`.
    const known = new Set(commands.flatMap(({ name }) => [name, name.split(' ')[0]]));
    throw new UsageError(`there is no command "${first}"${didYouMean(first, [...known])}`);
  }
  if (line[1] === '--help' || line[1] === '-h') {
    await help(first, terminal);
    return { rest: [] };
  }
  if (line[1] === undefined || line[1].startsWith('-')) {
    throw new UsageError(`${first} needs one of: ${group.join(', ')}`);
  }
  throw new UsageError(`${first} has no command "${line[1]}"${didYouMean(line[1], group)}`);
}

/** The longest name that the line begins with, so that `spec` and `spec check` may both exist. */
function findEntry(line: readonly string[]): CommandEntry | undefined {
  const begins = ({ name }: CommandEntry): boolean =>
    name.split(' ').every((word, position) => line[position] === word);
  const matching = commands.filter(begins);
  return matching.sort((left, right) => right.name.length - left.name.length)[0];
}

function entryOf(name: string): CommandEntry {
  const entry = findEntry([name]);
  if (entry === undefined) throw new TypeError(`the command table has no ${name}`);
  return entry;
}

async function help(name: string, terminal: Terminal): Promise<void> {
  const { showHelp } = await import('./help.ts');
  await showHelp(name, terminal);
}

function wordsBeforeTerminator(line: readonly string[]): readonly string[] {
  const terminator = line.indexOf('--');
  return terminator < 0 ? line : line.slice(0, terminator);
}

/** `-h` too, unless the command gave that letter another meaning. */
function asksForHelp(command: Command, words: readonly string[]): boolean {
  const letterIsTaken = Object.values(command.options).some(({ short }) => short === 'h');
  return words.includes('--help') || (!letterIsTaken && words.includes('-h'));
}

function report(error: unknown, answersJson: boolean, terminal: Terminal): number {
  const failed = error instanceof Failure ? error.status : 1;
  const status = error instanceof UsageError ? 2 : failed;
  const kind = error instanceof UsageError ? 'usage' : expected(error) ? 'failure' : 'internal';
  const message = messageOf(error);
  if (answersJson) terminal.printJson({ error: { kind, message } });
  terminal.complain(`${terminal.styleComplaint('red', 'nonos:')} ${message}`);
  // Nobody can mend what they cannot see: the stack is for the report of the bug.
  if (kind === 'internal') {
    terminal.complain('nonos: this is a mistake in nonos, please report it with these lines');
    terminal.complain(error instanceof Error ? (error.stack ?? '') : String(error));
  }
  return status;
}

function expected(error: unknown): boolean {
  return error instanceof Failure || isSystemError(error);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'errno' in error;
}

function messageOf(error: unknown): string {
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error);
  const [, meaning] = getSystemErrorMap().get(error.errno ?? 0) ?? [error.code, error.message];
  const place = error.path === undefined ? '' : ` ${error.path}`;
  return `cannot ${error.syscall}${place}: ${meaning}`;
}
