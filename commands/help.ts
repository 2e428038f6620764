/** Help in two dresses, terminal and Markdown, from the command table alone. */
import { valueName } from './arguments.ts';
import { defineCommand } from './command.ts';
import type { Command, CommandEntry, Option } from './command.ts';
import { UsageError } from './failure.ts';
import { didYouMean } from './suggest.ts';
import { commands } from './table.ts';
import type { Terminal } from './terminal.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos help', description: 'List the commands' },
    { line: 'nonos help version', description: 'Show how one command is used' },
    { line: 'nonos help --markdown', description: 'Print docs/commands.md' },
  ],
  positionals: [
    { name: 'COMMAND', description: 'A command of nonos', optional: true, repeated: true },
  ],
  options: {
    markdown: { type: 'boolean', description: 'Print the page of all commands as Markdown' },
  },
  async run({ positionals, options }, terminal) {
    if (options.markdown) terminal.write(await markdownPage());
    else await showHelp(positionals.join(' '), terminal);
  },
});

/** Help for one command, for a group of them (`spec`), or for all (the empty name). */
export async function showHelp(name: string, terminal: Terminal): Promise<void> {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry !== undefined) return showCommand(entry, (await entry.load()).command, terminal);
  const listed = name === '' ? commands : groupOf(name);
  if (listed.length > 0) return showList(listed, name, terminal);
  const known = commands.map((candidate) => candidate.name);
  throw new UsageError(`there is no command "${name}"${didYouMean(name, known)}`);
}

export function groupOf(name: string): readonly CommandEntry[] {
  return commands.filter((entry) => entry.name.startsWith(`${name} `));
}

function showList(listed: readonly CommandEntry[], group: string, terminal: Terminal): void {
  terminal.print(`Usage: nonos ${group === '' ? '' : `${group} `}COMMAND …`);
  const rows = listed.map(({ name, summary }): Row => [name, summary]);
  printSection('Commands', rows, terminal);
  terminal.print('\nnonos COMMAND --help shows how one is used, with examples.');
}

function showCommand(entry: CommandEntry, shown: Command, terminal: Terminal): void {
  terminal.print(`${entry.summary}.\n`);
  terminal.print(`Usage: ${usageLine(entry.name, shown)}\n`);
  terminal.print(terminal.style('bold', 'Examples'));
  for (const { line, description } of shown.examples) {
    terminal.print(`  ${terminal.style('dim', `# ${description}`)}\n  ${line}`);
  }
  printSection('Arguments', positionalRows(shown), terminal);
  printSection('Options', optionRows(shown), terminal);
}

type Row = readonly [left: string, right: string];

function printSection(title: string, rows: readonly Row[], terminal: Terminal): void {
  if (rows.length === 0) return;
  terminal.print(`\n${terminal.style('bold', title)}`);
  const width = Math.max(...rows.map(([left]) => left.length));
  for (const [left, right] of rows) terminal.print(`  ${left.padEnd(width)}  ${right}`);
}

function usageLine(name: string, shown: Command): string {
  const options = Object.keys(shown.options).length === 0 ? [] : ['[OPTION …]'];
  const positionals = shown.positionals.map((positional) => {
    const written = positional.name + (positional.repeated ? ' …' : '');
    return positional.optional ? `[${written}]` : written;
  });
  return ['nonos', name, ...options, ...positionals].join(' ');
}

function positionalRows(shown: Command): readonly Row[] {
  return shown.positionals.map(({ name, description }): Row => [name, description]);
}

function optionRows(shown: Command): readonly Row[] {
  return Object.entries(shown.options).map(([name, option]): Row => {
    const initial = option.default === undefined ? '' : ` (default ${option.default})`;
    return [optionForm(name, option), option.description + initial];
  });
}

function optionForm(name: string, option: Option): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  return `${short}--${name}${option.type === 'boolean' ? '' : ` ${valueName(option)}`}`;
}

async function markdownPage(): Promise<string> {
  const sections = await Promise.all(commands.map(markdownSection));
  return `<!-- Printed by \`nonos help --markdown\`; a test keeps it so. -->

# Commands

${sections.join('\n')}`;
}

async function markdownSection(entry: CommandEntry): Promise<string> {
  const shown = (await entry.load()).command;
  const examples = shown.examples.map(({ line, description }) => `# ${description}\n${line}`);
  const rows = [...positionalRows(shown), ...optionRows(shown)];
  const table = rows.map(([left, right]) => `| \`${left}\` | ${right.replaceAll('|', '\\|')} |`);
  return [
    `## nonos ${entry.name}`,
    `\n${entry.summary}.\n`,
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\`\n`,
    `\`${usageLine(entry.name, shown)}\`\n`,
    ...(table.length === 0 ? [] : ['| | |', '| --- | --- |', ...table, '']),
  ].join('\n');
}
