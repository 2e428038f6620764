/**
 * The two streams a command may write to. Standard output carries the answer and nothing else;
 * whatever is for the eyes only (progress, errors) goes to standard error. Tests give streams of
 * their own.
 */
import { styleText } from 'node:util';

import type { Surroundings } from './surroundings.ts';

export type Style = Parameters<typeof styleText>[0];

export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  /** Of a terminal, its width. */
  readonly columns?: number;
}

export interface Terminal {
  /** Writes a line to standard output. */
  print(line?: string): void;
  /** Writes text to standard output as it is, for what brings its own line ends. */
  write(text: string): void;
  /** Writes octets to standard output as they are; settled when there is room for more. */
  writeOctets(octets: Uint8Array): Promise<void>;
  /** Writes one JSON document to standard output. */
  printJson(document: unknown): void;
  /** Writes a line to standard error. */
  complain(line: string): void;
  /** Styles text for standard output, unless it is a pipe or NO_COLOR is set. */
  style(style: Style, text: string): string;
  /** The same for standard error. */
  styleComplaint(style: Style, text: string): string;
  readonly surroundings: Surroundings;
  /** Replaces the progress line; without a terminal at standard error it says nothing. */
  progress(text: string): void;
}

const ERASE_LINE = '\r\x1b[K';

export function openTerminal(surroundings: Surroundings): Terminal {
  const { output, errors } = surroundings;
  let progressShown = false;
  const progress = (text: string): void => {
    if (!errors.isTTY || (text === '' && !progressShown)) return;
    errors.write(ERASE_LINE + text);
    progressShown = text !== '';
  };
  const write = (text: string): void => {
    progress('');
    output.write(text);
  };
  return {
    surroundings,
    write,
    progress,
    writeOctets(octets) {
      progress('');
      if (output.write(octets)) return Promise.resolve();
      return new Promise((settle) => void output.once('drain', settle));
    },
    print: (line = '') => write(`${line}\n`),
    printJson: (document) => write(`${JSON.stringify(document, null, 2)}\n`),
    complain: (line) => {
      progress('');
      errors.write(`${line}\n`);
    },
    style: (style, text) => styled(output, style, text),
    styleComplaint: (style, text) => styled(errors, style, text),
  };
}

function styled(stream: Output, style: Style, text: string): string {
  return styleText(style, text, { stream, validateStream: true });
}

/** A reader that has seen enough (`nonos decode … | head`) is no error: end without a word. */
export function endQuietlyOnClosedPipe(output: Output): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
