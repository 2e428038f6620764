/**
 * A generated file line by line. Most lines are laid out at once, being statements that have room;
 * what is left is for prettier.
 */
import { entry, imports, member, signature, statement } from './statement.ts';

const WIDTH = 100;

/** What is left: lines that stand by themselves, so deep in blocks. */
export interface Rest {
  readonly depth: number;
  readonly text: string;
  /** Whether it begins a block, which ends elsewhere. */
  readonly opens: boolean;
}

interface Block {
  /** Those of functions and loops are `body`: prettier writes `{}` when they are empty. */
  readonly kind: 'block' | 'body' | 'switch' | 'table' | 'interface';
  readonly depth: number;
}

/** What lines came to before: many are met again and again. */
export type LineMemory = Map<string, string | undefined>;

interface Page {
  readonly known: LineMemory;
  readonly lines: (string | Rest)[];
  readonly blocks: Block[];
}

/** Undefined when there is something in it that is not known here. */
export function layOutLines(
  text: string,
  known: LineMemory = new Map(),
): readonly (string | Rest)[] | undefined {
  const source = text.split('\n').map((line) => line.trim());
  const page: Page = { known, lines: [], blocks: [] };
  for (let at = 0; at < source.length;) {
    const read = readLine(source, at, page);
    if (read === 0) return undefined;
    at += read;
  }
  dropBlank(page);
  return page.blocks.length === 0 ? page.lines : undefined;
}

/** Lays out what begins at a line, and answers how many lines that were; 0 for what is unknown. */
function readLine(source: readonly string[], at: number, page: Page): number {
  const line = source[at]!;
  const kind = page.blocks.at(-1)?.kind;
  if (line === '') return putBlank(page);
  if (line.startsWith('/')) return kind === 'switch' ? 0 : putComment(source, at, page);
  const [, code = '', note = ''] = /^(.*?)( \/\/ .*)?$/.exec(line)!;
  if (kind === 'table' || kind === 'interface') return putMember(code, note, kind, page);
  if (/^(?:export )?interface \w+ \{$/.test(line)) return putInterface(source, at, page);
  if (/^(?:export )?function /.test(code)) return putFunction(code, note, page);
  if (code.startsWith('import ')) return putImport(code, note, page) || putRest(source, at, page);
  const table = /^(?:export )?const \w+ = \{$/.exec(code);
  const text = table ? code : plain(code, page);
  if (text === undefined) return putRest(source, at, page);
  if (text.startsWith('}')) return closeBlock(text, note, page);
  if (/^(?:case\b|default:)/.test(text)) return putCase(text, note, page);
  const deep = depth(page);
  const hasRoom = text.length + 2 * deep <= WIDTH;
  const opens = text.endsWith('{');
  if (opens && note !== '') return 0;
  put(page, hasRoom ? indent(text, deep) + note : { depth: deep, text: line, opens });
  if (opens) open(page, table ? 'table' : kindOf(text), deep);
  return 1;
}

function plain(code: string, { known }: Page): string | undefined {
  if (!known.has(code)) known.set(code, statement(code));
  return known.get(code);
}

function kindOf(text: string): Block['kind'] {
  if (/^(?:for|while) /.test(text)) return 'body';
  return text.startsWith('switch ') ? 'switch' : 'block';
}

function depth({ blocks }: Page): number {
  const block = blocks.at(-1);
  if (block === undefined) return 0;
  return block.depth + (block.kind === 'switch' ? 2 : 1);
}

function indent(line: string, deep: number): string {
  return '  '.repeat(deep) + line;
}

function put({ lines }: Page, line: string | Rest): number {
  lines.push(line);
  return 1;
}

function open({ blocks }: Page, kind: Block['kind'], deep: number): void {
  blocks.push({ kind, depth: deep });
}

/** Whether nothing stands in a block yet. */
function isFresh({ lines }: Page): boolean {
  const last = lines.at(-1);
  return last === undefined || (typeof last === 'string' ? last.endsWith('{') : last.opens);
}

function putBlank(page: Page): number {
  if (!isFresh(page) && page.lines.at(-1) !== '') page.lines.push('');
  return 1;
}

function dropBlank({ lines }: Page): void {
  if (lines.at(-1) === '') lines.pop();
}

function putComment(source: readonly string[], at: number, page: Page): number {
  const deep = depth(page);
  if (source[at]!.startsWith('//')) return put(page, indent(source[at]!, deep));
  const end = source.findIndex((line, index) => index >= at && line.endsWith('*/'));
  const [first = '', ...others] = source.slice(at, end + 1);
  if (!first.startsWith('/**') || others.some((line) => !line.startsWith('*'))) return 0;
  put(page, indent(first, deep));
  for (const line of others) put(page, indent(` ${line}`, deep));
  return end + 1 - at;
}

function putMember(code: string, note: string, kind: 'table' | 'interface', page: Page): number {
  if (code.startsWith('}')) {
    const isEnd = kind === 'table' ? /^\}(?: as const)?;$/.test(code) : code === '}';
    return isEnd ? closeBlock(code, note, page) : 0;
  }
  const text = kind === 'table' ? entry(code) : member(code);
  if (text === undefined || text.length + 2 * depth(page) > WIDTH) return 0;
  return put(page, indent(text, depth(page)) + note);
}

/** All of it or nothing: its members are no statements that prettier could have alone. */
function putInterface(source: readonly string[], at: number, page: Page): number {
  const { lines, blocks } = page;
  const before = { lines: lines.length, blocks: blocks.length };
  put(page, indent(source[at]!, depth(page)));
  open(page, 'interface', depth(page));
  for (let next = at + 1; next < source.length;) {
    const read = readLine(source, next, page);
    if (read === 0) break;
    next += read;
    if (blocks.length === before.blocks) return next - at;
  }
  lines.length = before.lines;
  blocks.length = before.blocks;
  return putRest(source, at, page);
}

function putFunction(code: string, note: string, page: Page): number {
  if (note !== '' || page.blocks.length > 0 || !code.endsWith('{')) return 0;
  const lines = signature(code, WIDTH);
  if (lines === undefined) put(page, { depth: 0, text: code, opens: true });
  else for (const line of lines) put(page, line);
  open(page, 'body', 0);
  return 1;
}

function putImport(code: string, note: string, page: Page): number {
  const lines = note === '' ? imports(code, WIDTH) : undefined;
  for (const line of lines ?? []) put(page, line);
  return lines === undefined ? 0 : 1;
}

function putCase(text: string, note: string, page: Page): number {
  const block = page.blocks.at(-1);
  const deep = (block?.depth ?? 0) + 1;
  if (block?.kind !== 'switch' || note !== '' || text.length + 2 * deep > WIDTH) return 0;
  put(page, indent(text, deep));
  if (text.endsWith('{')) open(page, 'block', deep);
  return 1;
}

/** `}`, `} else {` and the like. */
function closeBlock(text: string, note: string, page: Page): number {
  dropBlank(page);
  const block = page.blocks.pop();
  const head = page.lines.at(-1);
  if (isFresh(page) && block?.kind === 'body' && typeof head === 'string') {
    page.lines[page.lines.length - 1] = `${head}}`;
    return note === '' ? 1 : 0;
  }
  if (isFresh(page) && block?.kind !== 'block') return 0;
  const opens = text.endsWith('{');
  if (block === undefined || text.length + 2 * block.depth > WIDTH) return 0;
  if (opens && (note !== '' || block.kind !== 'block')) return 0;
  put(page, indent(text, block.depth) + note);
  if (opens) open(page, 'block', block.depth);
  return 1;
}

/** From here to where a statement ends and its brackets are closed. */
function putRest(source: readonly string[], at: number, page: Page): number {
  const last = /^(?:\{|if|for|while|export interface)\b/.test(source[at]!) ? /[;}]$/ : /;$/;
  let open = 0;
  for (let end = at; end < source.length; end++) {
    const code = source[end]!.replaceAll(/'(?:[^'\\]|\\.)*'|\/\/.*|\/\*.*?\*\//g, '').trimEnd();
    for (const bracket of code.match(/[()[\]{}]/g) ?? []) open += '([{'.includes(bracket) ? 1 : -1;
    if (open < 0) return 0;
    if (open === 0 && last.test(code)) {
      const text = source.slice(at, end + 1).join('\n');
      put(page, { depth: depth(page), text, opens: false });
      return end + 1 - at;
    }
  }
  return 0;
}
