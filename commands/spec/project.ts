/**
 * What all `nonos spec` commands share: where the specs are, and how mistakes in them are shown.
 */
import { existsSync } from 'node:fs';

import type { Diagnostic } from '../../generator/diagnostic.ts';
import { position, render } from '../../generator/diagnostic.ts';
import type { Span } from '../../generator/model.ts';
import { openWorkspace } from '../../generator/workspace.ts';
import type { Workspace } from '../../generator/workspace.ts';
import { Failure } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

export function openProject(): Workspace {
  if (!existsSync('spec')) {
    throw new Failure('there is no folder spec/ here; nonos spec new NAME begins one');
  }
  return openWorkspace('.');
}

/** The text of a file by its path: empty for what is not there. */
export type TextOf = (file: string) => string;

export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  textOf: TextOf,
  terminal: Terminal,
): void {
  for (const diagnostic of diagnostics) terminal.print(`${render(diagnostic, textOf)}\n`);
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A diagnostic as programs read it. */
export function diagnosticJson(diagnostic: Diagnostic, textOf: TextOf): unknown {
  const { span, message, help, note } = diagnostic;
  const noted = note && { ...placeOf(note.span, textOf), message: note.message };
  return { ...placeOf(span, textOf), message, help, note: noted };
}

function placeOf({ file, start }: Span, textOf: TextOf): Place {
  return { file, ...position(textOf(file), start) };
}

/** `1 file`, `3 files`. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
