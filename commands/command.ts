/**
 * What a command is. The command line, `--help` and docs/commands/ all read this one description,
 * so that a command is described once. `util.parseArgs` does the splitting of arguments.
 */
import type { CapabilityName } from './capabilities.ts';
import type { Terminal } from './terminal.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** What stands for the value in help: `--seconds NUMBER`. */
  readonly value?: string;
  readonly description: string;
  readonly default?: string;
  readonly multiple?: true;
}

export type OptionTable = Readonly<Record<string, Option>>;

export interface Positional {
  /** In capitals, as help writes it. */
  readonly name: string;
  readonly description: string;
  readonly optional?: true;
  /** Takes all that is left; only the last one may. */
  readonly repeated?: true;
  /** From there on all words are for a program elsewhere, options too; of one that is repeated. */
  readonly isTheirs?: true;
}

export interface Example {
  readonly line: string;
  readonly description: string;
}

type OptionValue<Kind extends Option> = Kind extends { readonly type: 'boolean' }
  ? boolean
  : Kind extends { readonly multiple: true }
    ? readonly string[]
    : Kind extends { readonly default: string }
      ? string
      : string | undefined;

export type OptionValues<Options extends OptionTable> = {
  readonly [Name in keyof Options]: OptionValue<Options[Name]>;
};

export interface Invocation<Options extends OptionTable> {
  readonly positionals: readonly string[];
  readonly options: OptionValues<Options>;
}

/** The exit status; nothing means 0. */
export type ExitStatus = number | void;

export interface Command<Options extends OptionTable = OptionTable> {
  /** Help begins with them: most readers want a line to copy. */
  readonly examples: readonly [Example, ...Example[]];
  readonly positionals: readonly Positional[];
  readonly options: Options;
  /** The words as they are understood here: old tools have options of one dash and many letters. */
  respell?(line: readonly string[]): readonly string[];
  run(invocation: Invocation<Options>, terminal: Terminal): ExitStatus | Promise<ExitStatus>;
}

/** A row of the command table: enough for `nonos --help`, the rest is imported when it is run. */
export interface CommandEntry {
  /** One word, or a group and a word: `spec check`. */
  readonly name: string;
  readonly summary: string;
  /** Of a command that lives in a network, the daemon's where there is one: what it does there. */
  readonly needs?: readonly CapabilityName[];
  /** How it ends when the daemon is lost on the way: as its tool does without a network, else 1. */
  readonly lost?: number;
  load(): Promise<{ readonly command: Command }>;
}

/** The identity; it is here for what the compiler infers of the options. */
export function defineCommand<const Options extends OptionTable>(
  command: Command<Options>,
): Command<Options> {
  return command;
}

/** Shared by every command that can answer a program; main.ts then reports failures so, too. */
export const jsonOption = {
  type: 'boolean',
  description: 'Print one JSON document on standard output, also on failure',
} as const satisfies Option;
