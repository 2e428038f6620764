/**
 * A machine as an SVG state diagram. The states stand on the diagonal of a grid; an arrow from one
 * to another leaves sideways along its row and enters through the other's column, and what sets it
 * off is written in the cell where it turns. Every pair of states has a cell of its own, so no two
 * labels can ever meet.
 */
import type { Machine } from '../machine/model.ts';
import { show } from '../machine/show.ts';
import { transitionsOf } from '../machine/transitions.ts';

const LETTER = 6.3;
const LINE = 14;
const PAD = 10;
const WRAP = 34;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function emitStateDiagram(machine: Machine): string {
  const labels = labelsOf(machine);
  const count = machine.states.length;
  const cell = (row: number, column: number): readonly string[] =>
    row === column
      ? [machine.states[row]!.name, ...(labels.get(`${row} ${column}`) ?? [])]
      : (labels.get(`${row} ${column}`) ?? []);
  const indices = Array.from({ length: count }, (_, index) => index);
  const widths = indices.map((column) =>
    Math.max(...indices.map((row) => widthOf(cell(row, column)))),
  );
  const heights = indices.map((row) =>
    Math.max(...indices.map((column) => heightOf(cell(row, column)))),
  );
  const lefts = offsets(widths);
  const tops = offsets(heights);
  const boxes = indices.map((at): Box => {
    const lines = cell(at, at);
    const [width, height] = [widthOf(lines), heightOf(lines)];
    return {
      x: lefts[at]! + (widths[at]! - width) / 2,
      y: tops[at]! + (heights[at]! - height) / 2,
      width,
      height,
    };
  });
  const arrows = [...labels].flatMap(([key, lines]) => {
    const [row, column] = key.split(' ').map(Number) as [number, number];
    return row === column
      ? []
      : arrow(boxes[row]!, boxes[column]!, lines, { x: lefts[column]!, width: widths[column]! });
  });
  const states = indices.flatMap((at) => stateText(machine, at, boxes[at]!, cell(at, at)));
  const [width, height] = [offsets(widths).at(-1)!, offsets(heights).at(-1)!];
  const drawn = [...arrows.filter(isPath), ...arrows.filter((line) => !isPath(line))];
  return [head(machine, width, height), ...drawn, ...states, '</svg>', ''].join('\n');
}

/** By `row column`, what leads from one state to the other, each with its guard, wrapped. */
function labelsOf(machine: Machine): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const said = new Set<string>();
  for (const { from, to, event, rule, last } of transitionsOf(machine)) {
    const name = event.kind === 'timer' ? `after ${event.name}` : event.name;
    const guard = rule.guard ? show(rule.guard) : last ? 'else' : '';
    const words = guard === '' ? name : `${name} [${guard}]`;
    const key = `${from.number} ${to.number}`;
    if (said.has(`${key} ${words}`)) continue;
    said.add(`${key} ${words}`);
    found.set(key, [...(found.get(key) ?? []), ...wrap(words)]);
  }
  return found;
}

function wrap(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WRAP)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}

/** Lines are drawn before labels, so that none runs through a word. */
const isPath = (line: string): boolean => line.startsWith('<path');

const widthOf = (lines: readonly string[]): number =>
  Math.max(0, ...lines.map((line) => line.length)) * LETTER + 2 * PAD;
const heightOf = (lines: readonly string[]): number => lines.length * LINE + 2 * PAD;

/** Where each stripe begins, and last where all end. */
function offsets(sizes: readonly number[]): number[] {
  const found = [PAD];
  for (const size of sizes) found.push(found.at(-1)! + size + PAD);
  return found;
}

/** Along the row of `from`, then up or down the column of `to`. */
function arrow(
  from: Box,
  to: Box,
  lines: readonly string[],
  column: { x: number; width: number },
): string[] {
  const forward = to.x > from.x;
  const y = from.y + from.height / 2;
  const start = forward ? from.x + from.width : from.x;
  const turn = to.x + to.width / 2;
  const end = forward ? to.y : to.y + to.height;
  const top = y - (lines.length * LINE) / 2;
  const left = column.x + column.width / 2 - widthOf(lines) / 2 + PAD;
  const paper = {
    x: left - 4,
    y: top - 2,
    width: widthOf(lines) - 2 * PAD + 8,
    height: lines.length * LINE + 6,
  };
  const path = `<path d="M${n(start)} ${n(y)}H${n(turn)}V${n(end)}" marker-end="url(#head)"/>`;
  return [
    path,
    rectangle(paper, 'paper'),
    ...lines.map((line, at) => text(left, top + (at + 1) * LINE - 2, line, 'label')),
  ];
}

function stateText(machine: Machine, at: number, box: Box, lines: readonly string[]): string[] {
  const state = machine.states[at]!;
  const kind =
    state === machine.starts ? 'state start' : machine.ends.includes(state) ? 'state end' : 'state';
  const [name, ...loops] = lines;
  const middle = box.x + box.width / 2;
  return [
    rectangle(box, kind),
    text(middle, box.y + PAD + LINE - 4, name!, 'name'),
    ...loops.map((line, loop) =>
      text(box.x + PAD, box.y + PAD + (loop + 2) * LINE - 3, line, 'label'),
    ),
  ];
}

function rectangle({ x, y, width, height }: Box, kind: string): string {
  const round = kind === 'paper' ? '' : ' rx="8"';
  const size = `width="${n(width)}" height="${n(height)}"`;
  return `<rect x="${n(x)}" y="${n(y)}" ${size}${round} class="${kind}"/>`;
}

const text = (x: number, y: number, words: string, kind: string): string =>
  `<text x="${n(x)}" y="${n(y)}" class="${kind}">${escape(words)}</text>`;
const n = (value: number): string => String(Math.round(value * 10) / 10);
const escape = (words: string): string =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length));

const STYLE = [
  'text{font:10.5px ui-monospace,Menlo,Consolas,monospace;fill:#223}',
  '.name{font-weight:700;text-anchor:middle}',
  'path{fill:none;stroke:#567;stroke-width:1.2}.paper{fill:#fff}',
  '.state{fill:#eef3fb;stroke:#346;stroke-width:1.4}.start{stroke-width:3}',
  '.end{fill:#e4e4e4;stroke-dasharray:4 2}#head path{fill:#567;stroke:none}',
].join('');

function head(machine: Machine, width: number, height: number): string {
  const size = `width="${n(width)}" height="${n(height)}"`;
  const box = `viewBox="0 0 ${n(width)} ${n(height)}"`;
  const marker =
    'viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} ${size} role="img">`,
    `<title>The states of a ${escape(machine.name)}</title>`,
    `<style>${STYLE}</style>`,
    `<defs><marker id="head" ${marker}><path d="M0 0L8 4L0 8Z"/></marker></defs>`,
    `<rect ${size} class="paper"/>`,
  ].join('\n');
}
