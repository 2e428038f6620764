/** Reports as people read them. */
import type { Report, Sample, Table } from './bench.ts';

export function describeReport({ tables, claims, notes }: Report): string {
  const lines = tables.flatMap((table) => ['', ...describeTable(table)]);
  lines.push('');
  const width = Math.max(0, ...claims.map(({ says }) => says.length));
  for (const { says, found, holds } of claims) {
    lines.push(`  ${holds ? '✔' : '✘'} ${says.padEnd(width)}   ${found}`);
  }
  return [...lines, ...notes.map((note) => `  · ${note}`), ''].join('\n');
}

function describeTable({ title, unit, rows }: Table): string[] {
  const cells = [
    [title, `median ${unit}`, 'lowest … highest', 'ratio', 'lowest … highest'],
    ...rows.map(({ name, time, ratio }) => [
      name,
      figure(time.median),
      range(time),
      `${figure(ratio.median)} ×`,
      range(ratio),
    ]),
  ];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells.map((row) => {
    const [first, ...others] = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
    );
    return `  ${[first, ...others].join('  ')}`;
  });
}

function range({ low, high }: Sample): string {
  return `${figure(low)} … ${figure(high)}`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
