/** Commands with somebody at the terminal: what they answer, once they are asked. */
import { PassThrough } from 'node:stream';

import { main } from '../../commands/main.ts';
import { ownSurroundings } from '../../commands/surroundings.ts';
import type { Surroundings } from '../../commands/surroundings.ts';
import type { Answer } from './nonos.ts';

export interface Typed extends Answer {
  /** Whether what was typed could be seen, for each answer. */
  readonly shown: readonly boolean[];
}

/** `answers`: when the text on the left was written, that on the right is typed. */
export async function type(
  line: readonly string[],
  answers: readonly (readonly [question: string, answer: string])[],
  others: Partial<Surroundings> = {},
): Promise<Typed> {
  const pieces: Uint8Array[] = [];
  const left = [...answers];
  const shown: boolean[] = [];
  let [isRaw, isOver, unread] = [false, false, ''];
  let wake = (): void => {};
  const heard = (text: string): void => {
    unread += text;
    for (;;) {
      const [next] = left;
      const at = next === undefined ? -1 : unread.indexOf(next[0]);
      if (next === undefined || at < 0) break;
      unread = unread.slice(at + next[0].length);
      left.shift();
      pieces.push(Buffer.from(next[1]));
      shown.push(!isRaw);
      wake();
    }
  };
  const collect = (): { readonly stream: PassThrough; text: string } => {
    const kept = { stream: new PassThrough(), text: '' };
    kept.stream.on('data', (data: Buffer) => {
      kept.text += data.toString();
      // It is typed after it was asked: whoever asks may not be ready yet.
      setImmediate(() => heard(data.toString()));
    });
    return kept;
  };
  const [output, errors] = [collect(), collect()];
  const input: Surroundings['input'] = {
    isTerminal: true,
    setRaw: (raw) => void (isRaw = raw),
    close() {
      isOver = true;
      wake();
    },
    async *read() {
      while (!isOver) {
        const piece = pieces.shift();
        if (piece !== undefined) yield piece;
        else await new Promise<void>((come) => (wake = come));
      }
    },
  };
  const own = ownSurroundings(output.stream, errors.stream);
  const environment = { HOME: '/nonexistent', USER: 'somebody', TERM: 'xterm' };
  const status = await main(line, { ...own, environment, input, ...others });
  return { status, output: output.text, complaints: errors.text, shown };
}
