/** What fits on a screen, and in a head. */
import ts from 'typescript';

import { everyNode, isGenerated, isProgram, lineOf, place } from './files.ts';
import type { ProjectFile, Rule } from './files.ts';

const COLUMNS_MAX = 100;
const FUNCTION_LINES_MAX = 70;
const FILE_LINES_MAX = 400;

/**
 * What is generated is laid out to the same width; only long names stand out of it. Scripts that
 * record captures hold other programs' command lines, specs that must fail exact messages.
 */
const isWritten = (file: ProjectFile): boolean =>
  !isGenerated(file) &&
  !file.path.startsWith('test/must-fail/') &&
  /\.(ts|mjs|js|md|ohm|protocol)$|^\.ci\/run$/.test(file.path);

/**
 * Tables of Markdown cannot be broken, nor can a link that stands alone; a string is not, so that
 * what a user reads, or what is emitted, can be searched for.
 */
const mayBeLong = (file: ProjectFile, line: string): boolean =>
  file.path.endsWith('.md')
    ? /^\s*\|/.test(line) || !/\S\s+\S/.test(line.trim())
    : isProgram(file) && line.replace(/`[^`]*`|'[^']*'/g, '').length <= COLUMNS_MAX;

export const columns: Rule = (files) =>
  files.filter(isWritten).flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => {
      const width = [...line].length;
      if (width <= COLUMNS_MAX || mayBeLong(file, line)) return [];
      return [`${file.path}:${index + 1}: ${width} columns, at most ${COLUMNS_MAX}`];
    }),
  );

export const functionLength: Rule = (files) =>
  files
    .filter((file) => isProgram(file) && !isGenerated(file))
    .flatMap((file) =>
      everyNode(file).flatMap((node) => {
        if (!ts.isFunctionLike(node)) return [];
        const last = file.text.slice(0, node.getEnd()).split('\n').length;
        const lines = last - lineOf(node) + 1;
        if (lines <= FUNCTION_LINES_MAX) return [];
        return [`${place(file, node)}: ${lines} lines, at most ${FUNCTION_LINES_MAX} a function`];
      }),
    );

export const fileLength: Rule = (files) =>
  files
    .filter((file) => (isProgram(file) || file.path.endsWith('.ohm')) && !isGenerated(file))
    .flatMap((file) => {
      const lines = file.text.trimEnd().split('\n').length;
      if (lines <= FILE_LINES_MAX) return [];
      return [`${file.path}: ${lines} lines, at most ${FILE_LINES_MAX} a file`];
    });
