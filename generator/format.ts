/**
 * `nonos spec fmt`: the one layout of a `.protocol` file. Pure, and it needs no grammar, so that a
 * file which does not parse yet is laid out too. The author's line breaks stay, but for lines that
 * are too long; comments stay with what they speak of; and what the file says is never changed.
 */
import { align, render } from './format/align.ts';
import { shorten } from './format/break.ts';
import { layExample } from './format/example.ts';
import { layFormats } from './format/formats.ts';
import { layHeader } from './format/header.ts';
import { read } from './format/lines.ts';
import type { Line } from './format/lines.ts';
import { layMachine } from './format/machine.ts';

/** Breaking a line makes lines that may be too long in their turn; so deep does nothing nest. */
const ROUNDS_MAX = 20;

export function format(text: string): string {
  const declarations = split(read(text)).map(layDeclaration);
  const lines = declarations.flatMap((declaration) => separated(declaration));
  return `${trimBlank(lines.map(render)).join('\n')}\n`;
}

/** A declaration with the comments above it, as the compiler cuts files: at the first column. */
function split(lines: readonly Line[]): Line[][] {
  const declarations: Line[][] = [[]];
  for (const line of lines) {
    if (isHead(line)) {
      const before = declarations.at(-1)!;
      declarations.push([...takeComments(before), line]);
    } else {
      declarations.at(-1)!.push(line);
    }
  }
  return declarations.filter((declaration) => declaration.length > 0);
}

function isHead({ code, column }: Line): boolean {
  return code !== '' && column === 0 && !code.startsWith('}');
}

/** The comments just above a declaration belong to it. */
function takeComments(lines: Line[]): Line[] {
  let from = lines.length;
  while (from > 0 && lines[from - 1].code === '' && lines[from - 1].comment !== undefined) from--;
  return lines.splice(from);
}

function layDeclaration(declaration: readonly Line[]): Line[] {
  const head = declaration.find((line) => line.code !== '');
  if (head === undefined) return shorten(declaration.map((line) => ({ ...line, column: 0 })));
  const lay = layoutOf(head.code);
  let lines = lay(declaration);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const shorter = shorten(lines);
    if (shorter.every((line, index) => line === lines[index])) break;
    lines = lay(shorter);
  }
  return align(lines);
}

function layoutOf(code: string): (lines: readonly Line[]) => Line[] {
  if (/^(machine|two)\b/.test(code)) return layMachine;
  if (/^protocol\b/.test(code)) return layHeader;
  return /^example\b/.test(code) ? layExample : layFormats;
}

/** One blank line before a declaration, none at the edges of braces, never two. */
function separated(lines: readonly Line[]): Line[] {
  const blank: Line = { code: '', comment: undefined, column: 0, block: 0, role: 'blank' };
  const isDeclaration = lines.some((line) => line.code !== '');
  const kept = lines.filter((line, index) => {
    if (line.role !== 'blank') return true;
    const [before, after] = [lines[index - 1], lines[index + 1]];
    return after?.role !== 'blank' && !before?.code.endsWith('{') && !after?.code.startsWith('}');
  });
  return isDeclaration ? [blank, ...kept] : kept;
}

function trimBlank(lines: readonly string[]): string[] {
  const kept = lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
  while (kept[0] === '') kept.shift();
  while (kept.at(-1) === '') kept.pop();
  return kept;
}
