/** Holds a command line against a command's description; every mistake is one `UsageError`. */
import { parseArgs } from 'node:util';

import type { Command, Invocation, Option, OptionTable } from './command.ts';
import { UsageError } from './failure.ts';
import { didYouMean } from './suggest.ts';

type Value = string | boolean | string[] | undefined;

export function parseInvocation(
  name: string,
  command: Command,
  line: readonly string[],
): Invocation<OptionTable> {
  const own = ownWords(command, command.respell?.(line) ?? line);
  const { tokens } = tokensOf(command, own);
  const positionals: string[] = [];
  const values: Record<string, Value> = {};
  for (const [option, { type, multiple, ...rest }] of Object.entries(command.options)) {
    values[option] = type === 'boolean' ? false : multiple ? [] : rest.default;
  }
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') takeOption(name, command.options, token, values);
  }
  positionals.push(...line.slice(own.length));
  checkPositionals(name, command, positionals);
  // The loop above has given each option the type that the table says.
  return { positionals, options: values as Invocation<OptionTable>['options'] };
}

/** What of a line is for the command itself, and not for a program that it starts elsewhere. */
export function ownWords(command: Command, line: readonly string[]): readonly string[] {
  const { positionals } = command;
  if (!positionals.at(-1)?.isTheirs) return line;
  const found = tokensOf(command, line).tokens.filter(({ kind }) => kind === 'positional');
  const first = found[positionals.length - 1];
  return first === undefined ? line : line.slice(0, first.index);
}

function tokensOf({ options }: Command, line: readonly string[]) {
  // Not strict: parseArgs' own complaints suggest things that no command here understands.
  return parseArgs({
    args: [...line],
    options: parserOptions(options),
    strict: false,
    tokens: true,
  });
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function takeOption(
  name: string,
  options: OptionTable,
  token: OptionToken,
  values: Record<string, Value>,
): void {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) {
    const known = [...Object.keys(options), 'help'].map((word) => `--${word}`);
    const suggestion = didYouMean(token.rawName, known);
    throw new UsageError(`${name} has no option ${token.rawName}${suggestion}`);
  }
  if (option.type === 'boolean') {
    if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
    values[token.name] = true;
    return;
  }
  const value = optionValue(option, token);
  const before = values[token.name];
  values[token.name] = Array.isArray(before) ? [...before, value] : value;
}

function optionValue(option: Option, token: OptionToken): string {
  const { value } = token;
  // `--seed --json` forgets the seed; a value that begins with a dash is written `--seed=-1`.
  const isNextOption = !token.inlineValue && /^-./.test(value ?? '');
  if (value !== undefined && value !== '' && !isNextOption) return value;
  throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${valueName(option)}`);
}

function checkPositionals(name: string, command: Command, given: readonly string[]): void {
  const missing = command.positionals[given.length];
  if (missing !== undefined && !missing.optional) {
    throw new UsageError(`${name} needs ${missing.name}: ${lowerFirst(missing.description)}`);
  }
  const takesRest = command.positionals.at(-1)?.repeated;
  if (given.length > command.positionals.length && !takesRest) {
    throw new UsageError(`${name} does not take "${given[command.positionals.length]}"`);
  }
}

function parserOptions(
  options: OptionTable,
): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [
      name,
      short === undefined ? { type } : { type, short },
    ]),
  );
}

export function valueName(option: Option): string {
  return option.value ?? 'VALUE';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
