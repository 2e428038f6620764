/** Help as docs/commands/ has it. */
import type { Command, CommandEntry } from '../command.ts';
import { joined, optionRows, positionalRows, usageLine } from './rows.ts';

const PRINTED = '<!-- Printed by `npm run docs:commands`; a test keeps it so. -->';

export function markdownOfAll(entries: readonly CommandEntry[]): string {
  const rows = entries.map(
    ({ name, summary }) => `| [nonos ${name}](${joined(name)}.md) | ${cell(summary)} |`,
  );
  return page(['# Commands', '| | |\n| --- | --- |\n' + rows.join('\n')]);
}

export function markdown(entry: CommandEntry, shown: Command): string {
  const examples = shown.examples.map(({ line, description }) => `# ${description}\n${line}`);
  const rows = [...positionalRows(shown), ...optionRows(shown)];
  const table = rows.map(([left, right]) => `| \`${left}\` | ${cell(right)} |`);
  return page([
    `# nonos ${entry.name}`,
    `${entry.summary}.`,
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
    `\`${usageLine(entry.name, shown)}\``,
    ...(table.length === 0 ? [] : [['| | |', '| --- | --- |', ...table].join('\n')]),
  ]);
}

function page(paragraphs: readonly string[]): string {
  return `${[PRINTED, ...paragraphs].join('\n\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
