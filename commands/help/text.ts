/** Help as a terminal shows it. */
import type { Command, CommandEntry } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { optionRows, positionalRows, usageLine } from './rows.ts';
import type { Row } from './rows.ts';

export function showList(listed: readonly CommandEntry[], group: string, terminal: Terminal): void {
  terminal.print(`Usage: nonos ${group === '' ? '' : `${group} `}COMMAND …`);
  const rows = listed.map(({ name, summary }): Row => [name, summary]);
  printSection('Commands', rows, terminal);
  terminal.print('\nnonos COMMAND --help shows how one is used, with examples.');
}

export function showCommand(entry: CommandEntry, shown: Command, terminal: Terminal): void {
  terminal.print(`${entry.summary}.\n`);
  terminal.print(`Usage: ${usageLine(entry.name, shown)}\n`);
  terminal.print(terminal.style('bold', 'Examples'));
  for (const { line, description } of shown.examples) {
    terminal.print(`  ${terminal.style('dim', `# ${description}`)}\n  ${line}`);
  }
  printSection('Arguments', positionalRows(shown), terminal);
  printSection('Options', optionRows(shown), terminal);
}

function printSection(title: string, rows: readonly Row[], terminal: Terminal): void {
  if (rows.length === 0) return;
  terminal.print(`\n${terminal.style('bold', title)}`);
  const width = Math.max(...rows.map(([left]) => left.length));
  for (const [left, right] of rows) terminal.print(`  ${left.padEnd(width)}  ${right}`);
}
