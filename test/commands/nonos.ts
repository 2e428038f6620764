/** The command line from outside, in this process. */
import { PassThrough } from 'node:stream';

import { main } from '../../commands/main.ts';
import { ownSurroundings } from '../../commands/surroundings.ts';

export interface Answer {
  readonly status: number;
  readonly output: string;
  readonly complaints: string;
}

export async function nonos(...line: readonly string[]): Promise<Answer> {
  const output = collect();
  const errors = collect();
  const status = await main(line, ownSurroundings(output.stream, errors.stream));
  return { status, output: output.text(), complaints: errors.text() };
}

function collect(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  return { stream, text: () => Buffer.concat(pieces).toString() };
}
