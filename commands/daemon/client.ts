/** A command line that the daemon runs, with the terminal and the files of this process. */
import type { Socket } from 'node:net';

import type { MessageBody } from '../../generated/application/control.value.ts';
import { Failure } from '../failure.ts';
import { Kept } from '../kept.ts';
import { ENVIRONMENT_NAMES, EXIT_INTERRUPTED, ownSurroundings } from '../surroundings.ts';
import type { OutputFile, Surroundings } from '../surroundings.ts';
import { Conversation, PIECE_OCTETS_MAX, VERSION, Window } from './conversation.ts';

/** Which process is at the other end, and in which network that is. */
export async function whoIsThere(socket: Socket): Promise<{ network: string; pid: number }> {
  const output = new Kept();
  await runThere(socket, ['status', '--json'], 0, ownSurroundings(output, output));
  return JSON.parse(output.text) as { network: string; pid: number };
}

/** Runs a line there, and answers its exit status. */
export function runThere(
  socket: Socket,
  words: readonly string[],
  capabilities: number,
  surroundings: Surroundings,
): Promise<number> {
  const conversation = new Conversation(socket);
  const { output, errors, input } = surroundings;
  const stopReading = new AbortController();
  const files = new Map<number, OutputFile>();
  const window = new Window();
  return new Promise<number>((settle, fail) => {
    let isInterrupted = false;
    const quiet = surroundings.onInterrupt(() => {
      // Who is asked twice to stop, stops.
      if (isInterrupted) over(() => settle(EXIT_INTERRUPTED));
      isInterrupted = true;
      conversation.say({ is: 'interrupt', nothing: new Uint8Array(0) });
    });
    const still = surroundings.onResize(() => {
      conversation.say({ is: 'resized', ...surroundings.screenSize() });
    });
    const over = (then: () => void): void => {
      conversation.onOver = () => {};
      quiet();
      still();
      if (input.isTerminal) input.setRaw(false);
      stopReading.abort();
      input.close();
      window.open();
      socket.destroy();
      then();
    };
    conversation.onOver = () => over(() => fail(new Failure('the daemon is gone')));
    const told: Partial<Record<MessageBody['is'], (body: never) => void>> = {
      hello: ({ version }: { version: number }) => {
        if (version === VERSION) {
          conversation.say(runMessage(words, capabilities, surroundings));
          return;
        }
        over(() => fail(new Failure(`the daemon speaks version ${version}, not ${VERSION}`)));
      },
      output: ({ octets }: { octets: Uint8Array }) => print(output, octets),
      complaint: ({ octets }: { octets: Uint8Array }) => print(errors, octets),
      ended: ({ status }: { status: number }) => over(() => settle(status)),
      refused: ({ reason }: { reason: string }) => over(() => fail(new Failure(reason))),
      inputWanted: () => {
        void sendInput(conversation, surroundings, window, stopReading.signal);
      },
      taken: ({ octets }: { octets: number }) => window.taken(octets),
      rawInput: ({ isRaw }: { isRaw: boolean }) => input.setRaw(isRaw),
    };
    const print = (to: NodeJS.WritableStream, octets: Uint8Array): void => {
      const taken = (): void => conversation.say({ is: 'taken', octets: octets.length });
      if (to.write(Uint8Array.from(octets))) taken();
      else to.once('drain', taken);
    };
    conversation.onMessage = (body) => {
      const tell = told[body.is] as ((body: MessageBody) => void) | undefined;
      if (tell === undefined) void answerFiles(body, files, conversation, surroundings);
      else tell(body);
    };
    conversation.say({ is: 'hello', version: VERSION });
  });
}

function runMessage(
  words: readonly string[],
  capabilities: number,
  { output, errors, input, environment, screenSize }: Surroundings,
): MessageBody {
  const known = ENVIRONMENT_NAMES.filter((name) => environment[name] !== undefined);
  return {
    is: 'run',
    capabilities,
    outputIsTerminal: output.isTTY === true,
    errorsAreTerminal: errors.isTTY === true,
    inputIsTerminal: input.isTerminal,
    noColor: (process.env.NO_COLOR ?? '') !== '',
    ...screenSize(),
    processId: process.pid,
    environment: known.map((name) => ({ text: `${name}=${environment[name]}` })),
    words: words.map((text) => ({ text })),
  };
}

async function sendInput(
  conversation: Conversation,
  { input }: Surroundings,
  window: Window,
  signal: AbortSignal,
): Promise<void> {
  for await (const octets of input.read(signal)) {
    for (let from = 0; from < octets.length; from += PIECE_OCTETS_MAX) {
      const piece = octets.subarray(from, from + PIECE_OCTETS_MAX);
      conversation.say({ is: 'input', octets: piece });
      await window.sent(piece.length);
    }
  }
  conversation.say({ is: 'inputEnded', nothing: new Uint8Array(0) });
}

type FileBody = Extract<MessageBody, { readonly file: number }>;

/** Files are this process's own: the daemon opens none. */
async function answerFiles(
  body: MessageBody,
  files: Map<number, OutputFile>,
  conversation: Conversation,
  surroundings: Surroundings,
): Promise<void> {
  if (!('file' in body)) return;
  const { file } = body;
  // The octets of a message are there as long as it is.
  const asked = body.is === 'fileOctets' ? { ...body, octets: Uint8Array.from(body.octets) } : body;
  try {
    conversation.say(await doneTo(asked, files, surroundings));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    conversation.say({ is: 'fileDone', file, code });
  }
}

/** What is to be said of it. */
async function doneTo(
  body: FileBody,
  files: Map<number, OutputFile>,
  surroundings: Surroundings,
): Promise<MessageBody> {
  const { file } = body;
  switch (body.is) {
    case 'openFile':
      files.set(file, await surroundings.openFile(body.name, body.appends));
      break;
    case 'fileOctets':
      await files.get(file)?.write(body.octets);
      break;
    case 'closeFile':
      await files.get(file)?.close();
      files.delete(file);
      break;
    case 'readFile': {
      const { name, from, octetsMax } = body;
      const octets = await surroundings.readFile(name, from, octetsMax);
      return { is: 'filePiece', file, octets };
    }
    case 'findFile': {
      const octets = await surroundings.sizeOfFile(body.name);
      if (octets === undefined) return { is: 'fileDone', file, code: 'ENOENT' };
      return { is: 'fileFound', file, octets };
    }
  }
  return { is: 'fileDone', file, code: '' };
}
