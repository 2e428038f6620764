/** The command line from outside, in this process; an answer of JSON is held to its schema. */
import { PassThrough } from 'node:stream';

import { answerFault } from './answers/held.ts';
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
  const answer = { status, output: output.text(), complaints: errors.text() };
  const fault = line.includes('--json') ? await answerFault(line, answer.output) : undefined;
  if (fault !== undefined) throw new Error(`nonos ${line.join(' ')}: ${fault}`);
  return answer;
}

function collect(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  return { stream, text: () => Buffer.concat(pieces).toString() };
}
