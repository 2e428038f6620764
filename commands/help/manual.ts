/** Help as man(1) shows it: roff, in the sections that everybody knows. */
import type { Command, CommandEntry } from '../command.ts';
import { joined, optionRows, positionalRows, usageLine } from './rows.ts';
import type { Row } from './rows.ts';

export function manualOfAll(entries: readonly CommandEntry[]): string {
  const rows = entries.map(({ name, summary }): Row => [`nonos ${name}`, summary]);
  return page('nonos', [
    ['NAME', 'nonos \\- a network stack in user space, and what to do with it'],
    ['SYNOPSIS', '.B nonos\n.I COMMAND\n\\&…'],
    ['COMMANDS', terms(rows)],
    ['SEE ALSO', entries.map(({ name }) => `.BR nonos\\-${roff(joined(name))} (1)`).join(',\n')],
  ]);
}

export function manual(entry: CommandEntry, shown: Command): string {
  const name = `nonos-${joined(entry.name)}`;
  const examples = shown.examples.map(
    ({ line, description }) => `.PP\n${text(description)}:\n.PP\n.EX\n    ${roff(line)}\n.EE`,
  );
  return page(name, [
    ['NAME', `${roff(name)} \\- ${roff(lowerFirst(entry.summary))}`],
    ['SYNOPSIS', text(usageLine(entry.name, shown))],
    ['EXAMPLES', examples.join('\n')],
    ['ARGUMENTS', terms(positionalRows(shown))],
    ['OPTIONS', terms(optionRows(shown))],
    ['SEE ALSO', '.BR nonos (1)'],
  ]);
}

function page(name: string, sections: readonly (readonly [string, string])[]): string {
  const written = sections.filter(([, body]) => body !== '');
  const head = `.TH ${roff(name.toUpperCase())} 1 "" "nonos" "User Commands"`;
  return `${[head, ...written.map(([title, body]) => `.SH ${title}\n${body}`)].join('\n')}\n`;
}

function terms(rows: readonly Row[]): string {
  return rows.map(([left, right]) => `.TP\n.B ${roff(left)}\n${text(right)}`).join('\n');
}

/** A line of running text: one that begins with a dot or a quote would be a request. */
function text(line: string): string {
  return /^[.']/.test(line) ? `\\&${roff(line)}` : roff(line);
}

function roff(line: string): string {
  return line.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
