/**
 * The tree of a packet: every field with its bits in the packet, its value, what is wrong with it.
 */
import type { Node } from '../../runtime/describe.ts';
import type { Terminal } from '../terminal.ts';
import type { Dissection, Layer, Unknown } from './dissect.ts';

type Styler = Pick<Terminal, 'style'>;

interface Row {
  readonly depth: number;
  readonly bits: string;
  readonly name: string;
  readonly text: string;
  readonly warnings: readonly string[];
}

const NAME_COLUMNS_MAX = 44;

/** The lines of a dissection. */
export function treeOf(dissection: Dissection, styler: Styler): string[] {
  const lines = dissection.layers.flatMap((layer) => layerLines(layer, dissection, styler));
  for (const data of dissection.data) lines.push(...dataLines(data, styler));
  for (const note of dissection.notes) lines.push(`  ${styler.style('cyan', note)}`);
  return lines;
}

function layerLines(layer: Layer, dissection: Dissection, styler: Styler): string[] {
  const { protocol, type, description } = layer;
  const name = type.name === protocol.name ? protocol.title : `${protocol.title} · ${type.name}`;
  const where = [
    ...(layer.isQuoted ? ['quoted'] : []),
    ...(layer.isReassembled ? ['put together, bits counted there'] : []),
  ];
  const title = styler.style('bold', name) + (where.length > 0 ? ` (${where.join(', ')})` : '');
  const rows = description.root.children.flatMap((node) => rowsOf(node, 1, dissection.explained));
  const width = Math.min(
    Math.max(0, ...rows.map((row) => row.name.length + 2 * row.depth)),
    NAME_COLUMNS_MAX,
  );
  const lines = [`  ${title}`, ...rows.flatMap((row) => rowLines(row, width, styler))];
  if (layer.trailer > 0)
    lines.push(
      styler.style(
        'dim',
        `${' '.repeat(19)}${octetsWords(layer.trailer)} behind it: padding or trailer`,
      ),
    );
  if (dissection.fault?.layer === layer) lines.push(...faultLines(dissection.fault.fault, styler));
  return lines;
}

function rowsOf(node: Node, depth: number, explained: ReadonlySet<Node>): Row[] {
  const isItem = node.id.startsWith('[');
  const row: Row = {
    depth,
    bits: range(node.bitOffset, node.bitLength),
    name: isItem ? `${node.name} ${node.id}` : node.name,
    text: explained.has(node) ? octetsWords(node.bitLength / 8) : node.text,
    warnings: node.warnings,
  };
  return [row, ...node.children.flatMap((child) => rowsOf(child, depth + 1, explained))];
}

function range(start: number, length: number): string {
  return length <= 1 ? String(start) : `${start}..${start + length - 1}`;
}

function rowLines(row: Row, width: number, styler: Styler): string[] {
  const indent = '  '.repeat(row.depth);
  const name = (indent + row.name).padEnd(width);
  const bits = styler.style('dim', row.bits.padStart(17));
  const line = `${bits}  ${name}  ${styler.style('cyan', row.text)}`.trimEnd();
  const warnings = row.warnings.map(
    (warning) => `${' '.repeat(19)}${indent}${styler.style('yellow', `! ${row.name}: ${warning}`)}`,
  );
  return [line, ...warnings];
}

/** What was expected, what was found, and where that is written. */
export function faultLines(
  fault: NonNullable<Dissection['fault']>['fault'],
  styler: Styler,
): string[] {
  const { path, expected, found, asks, clause, spec, line, bitOffset } = fault;
  const where = `${fault.fault} at bit ${bitOffset}: expected ${expected}, found ${found}`;
  return [
    styler.style('red', `  ✗ ${path}: ${where}`),
    `    ${[asks, clause, `${spec}:${line}`].filter((part) => part !== '').join(' · ')}`,
  ];
}

function dataLines({ octets, start, end }: Unknown, styler: Styler): string[] {
  const place = `${octetsWords(end - start)}, bits ${start * 8}..${end * 8 - 1}`;
  const preview = previewOf(octets.subarray(start, end));
  return [`  ${styler.style('bold', 'Data')} ${place}${preview}`];
}

const PREVIEW_MAX = 48;

/** Data that is text is read as such. */
function previewOf(octets: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(octets.subarray(0, PREVIEW_MAX));
  return /^[\t\n\r\x20-\x7e]+$/.test(text)
    ? `  ${JSON.stringify(text)}${octets.length > PREVIEW_MAX ? '…' : ''}`
    : '';
}

function octetsWords(count: number): string {
  return `${count} ${count === 1 ? 'octet' : 'octets'}`;
}
