/** What every dress of help says of a command: one line of use, and rows of words. */
import { valueName } from '../arguments.ts';
import type { Command, Option } from '../command.ts';

export type Row = readonly [left: string, right: string];

export function usageLine(name: string, shown: Command): string {
  const options = Object.keys(shown.options).length === 0 ? [] : ['[OPTION …]'];
  const positionals = shown.positionals.map((positional) => {
    const written = positional.name + (positional.repeated ? ' …' : '');
    return positional.optional ? `[${written}]` : written;
  });
  return ['nonos', name, ...options, ...positionals].join(' ');
}

export function positionalRows(shown: Command): readonly Row[] {
  return shown.positionals.map(({ name, description }): Row => [name, description]);
}

export function optionRows(shown: Command): readonly Row[] {
  return Object.entries(shown.options).map(([name, option]): Row => {
    const initial = option.default === undefined ? '' : ` (default ${option.default})`;
    return [optionForm(name, option), option.description + initial];
  });
}

function optionForm(name: string, option: Option): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  return `${short}--${name}${option.type === 'boolean' ? '' : ` ${valueName(option)}`}`;
}

/** `spec check` is one word where files are named. */
export function joined(name: string): string {
  return name.replaceAll(' ', '-');
}
