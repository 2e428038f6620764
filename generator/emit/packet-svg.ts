/**
 * The figures of a protocol's messages as one drawing: 32 bits a row, the same layout as the
 * figures of text. It brings its own ground and colours for light and dark, so that it can be read
 * on any page.
 */
import type { Message, Protocol } from '../model.ts';
import { ROW_BITS, layout } from './drawing.ts';
import type { Cell } from './drawing.ts';
import { natureWords } from './facts.ts';
import { labelRow, segment } from './figure.ts';
import { banner, outputPath } from './output.ts';
import type { Emitter } from './output.ts';
import { derivationWords, widthWords } from './phrases.ts';
import { wrap } from '../wrap.ts';

const BIT = 24;
const ROW = 40;
const LEFT = 56;
const MARGIN = 16;
const WIDTH = LEFT + ROW_BITS * BIT + MARGIN;
/** From a message's name to its first row. */
const HEAD = 52;
const TAIL = 28;
/** The sizes of letters that `label` tries, by the class that has them. */
const SIZES = [
  ['', 13],
  ['small', 11],
  ['tiny', 9],
] as const;
const LINE = 12;

export const emitPacketSvg: Emitter = (protocol) =>
  protocol.messages.length === 0
    ? []
    : [{ path: outputPath(protocol, 'svg'), text: drawing(protocol), format: false }];

function drawing(protocol: Protocol): string {
  let top = MARGIN;
  const parts: string[] = [];
  for (const message of protocol.messages) {
    const cells = layout(message.fields);
    if (cells.length === 0) continue;
    parts.push(...messageParts(message, cells, top));
    top += HEAD + rowsOf(cells) * ROW + TAIL;
  }
  const height = top + MARGIN;
  const key =
    'Tinted: found by the writer. Dashed: as long as the message says. [In brackets]: optional.';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}"`,
    `  height="${height}" role="img" aria-label="${escape(`Messages of ${protocol.name}`)}">`,
    `<!-- ${banner(protocol)} -->`,
    ...STYLE,
    `<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>`,
    ...parts,
    text(LEFT, height - MARGIN, key, 'key'),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = [
  '<style>',
  '.ground { fill: #ffffff; }',
  'text { font: 13px "DejaVu Sans", Verdana, sans-serif; fill: #1f2328; text-anchor: middle; }',
  '.title { font-size: 16px; font-weight: bold; text-anchor: start; }',
  '.ruler, .small { font-size: 11px; }',
  '.ruler, .key, .octet { fill: #59636e; }',
  '.tiny { font-size: 9px; }',
  '.key { font-size: 11px; text-anchor: start; }',
  '.octet { font-size: 11px; text-anchor: end; }',
  '.given, .derived { stroke: #59636e; stroke-width: 1; }',
  '.given { fill: #f6f8fa; }',
  '.derived { fill: #dbeafe; }',
  '.open { stroke-dasharray: 4 3; }',
  '.tick { stroke: #59636e; stroke-opacity: 0.5; }',
  '@media (prefers-color-scheme: dark) {',
  '  .ground { fill: #0d1117; }',
  '  text { fill: #e6edf3; }',
  '  .ruler, .key, .octet { fill: #9198a1; }',
  '  .given, .derived { stroke: #9198a1; }',
  '  .given { fill: #161b22; }',
  '  .derived { fill: #1c3a5e; }',
  '  .tick { stroke: #9198a1; }',
  '}',
  '</style>',
];

function rowsOf(cells: readonly Cell[]): number {
  return Math.ceil((cells.at(-1)?.end ?? 0) / ROW_BITS);
}

function messageParts(message: Message, cells: readonly Cell[], top: number): string[] {
  const rows = top + HEAD;
  return [
    text(LEFT, top + 18, message.name, 'title'),
    ...ruler(cells, rows),
    ...octets(cells, rows),
    ...cells.flatMap((cell) => cellParts(cell, rows)),
  ];
}

/** The first bit of every octet, and the last of the row. */
function ruler(cells: readonly Cell[], rows: number): string[] {
  const bits = Math.min(ROW_BITS, Math.max(...cells.map((cell) => cell.end)));
  const named = Array.from({ length: bits }, (_, bit) => bit).filter(
    (bit) => bit % 8 === 0 || bit === bits - 1,
  );
  return named.flatMap((bit) => {
    const middle = LEFT + (bit + 0.5) * BIT;
    return [
      text(middle, rows - 10, String(bit), 'ruler'),
      `<path class="tick" d="M${middle} ${rows - 6}V${rows}"/>`,
    ];
  });
}

/** Where rows begin, as long as that is known. */
function octets(cells: readonly Cell[], rows: number): string[] {
  const open = cells.find((cell) => cell.open || cell.label.startsWith('['));
  const known = Math.floor((open?.start ?? Infinity) / ROW_BITS);
  const count = Math.min(rowsOf(cells), known + 1);
  return Array.from({ length: count }, (_, row) =>
    text(LEFT - 8, rows + row * ROW + ROW / 2 + 4, String(row * 4), 'octet'),
  );
}

function cellParts(cell: Cell, rows: number): string[] {
  const { field } = cell;
  const derived = field !== undefined && 'derived' in field && field.derived !== undefined;
  const classes = `${derived ? 'derived' : 'given'}${cell.open ? ' open' : ''}`;
  return [
    '<g>',
    `<title>${escape(tooltip(cell))}</title>`,
    `<path class="${classes}" d="${outline(cell, rows)}"/>`,
    ...label(cell, rows),
    '</g>',
  ];
}

function tooltip({ field, label: name }: Cell): string {
  if (field === undefined) return name;
  const derived =
    'derived' in field && field.derived ? `written as ${derivationWords(field.derived)}` : '';
  const facts = [widthWords(field), natureWords(field), derived, field.doc];
  return `${field.name}: ${facts.filter((fact) => fact !== '').join('; ')}`;
}

/** One shape round all rows of a field; two when they do not touch. */
function outline(cell: Cell, rows: number): string {
  const first = Math.floor(cell.start / ROW_BITS);
  const last = Math.floor((cell.end - 1) / ROW_BITS);
  const x = (column: number): number => LEFT + column * BIT;
  const y = (row: number): number => rows + row * ROW;
  const from = segment(cell, first).from;
  const to = segment(cell, last).to;
  const box = (left: number, right: number, row: number): string =>
    `M${x(left)} ${y(row)}H${x(right)}V${y(row + 1)}H${x(left)}Z`;
  if (first === last) return box(from, to, first);
  if (last === first + 1 && from >= to) return box(from, ROW_BITS, first) + box(0, to, last);
  return (
    `M${x(from)} ${y(first)}H${x(ROW_BITS)}V${y(last)}H${x(to)}V${y(last + 1)}` +
    `H${x(0)}V${y(first + 1)}H${x(from)}Z`
  );
}

/** In one line, smaller, in several lines, upright: whichever is the first to fit. */
function label(cell: Cell, rows: number): string[] {
  const row = labelRow(cell);
  const { from, to } = segment(cell, row);
  const width = (to - from) * BIT - 4;
  const middle = LEFT + ((from + to) / 2) * BIT;
  const center = rows + row * ROW + ROW / 2 + 4;
  for (const [className, size] of SIZES) {
    if (widthOf(cell.label, size) <= width) return [text(middle, center, cell.label, className)];
  }
  const lines = wrap(cell.label, Math.floor(width / widthOf('n', 11)));
  if (lines.length <= 3 && lines.every((line) => widthOf(line, 11) <= width)) {
    const begin = center - ((lines.length - 1) * LINE) / 2;
    return lines.map((line, index) => text(middle, begin + index * LINE, line, 'small'));
  }
  const bare = cell.label.replace(/ \.\.\.$/, '');
  const words = widthOf(bare, 9) <= ROW - 4 ? bare : abbreviation(bare);
  const turned = `transform="rotate(-90 ${middle} ${center - 4})"`;
  return [text(middle, center - 1, words, 'tiny', turned)];
}

/** About as wide as the letters of DejaVu Sans, which is wider than most. */
function widthOf(words: string, size: number): number {
  const ems = Array.from(words, (letter) => (/[A-Z]/.test(letter) ? 0.7 : 0.59));
  return size * ems.reduce((sum, em) => sum + em, 0);
}

function abbreviation(name: string): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [name];
  return words.length === 1 ? `${words[0].slice(0, 5)}.` : words.map((word) => word[0]).join('');
}

function text(x: number, y: number, words: string, className = '', more = ''): string {
  const attributes = [`x="${x}"`, `y="${y}"`, className === '' ? '' : `class="${className}"`, more];
  return `<text ${attributes.filter((one) => one !== '').join(' ')}>${escape(words)}</text>`;
}

function escape(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
