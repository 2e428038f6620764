/**
 * A client of the daemon, while its one command runs here. What the command prints goes to the
 * client, files too; what the client reads or interrupts comes back. A client that goes takes the
 * command's sockets with it.
 */
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import type { MessageBody } from '../../generated/application/control.value.ts';
import { CAPABILITIES, Process } from '../../runtime/sockets.ts';
import type { Input, OutputFile, ScreenSize, Surroundings } from '../surroundings.ts';
import type { Output } from '../terminal.ts';
import { Conversation, PIECE_OCTETS_MAX, VERSION, Window } from './conversation.ts';
import type { Place } from './site.ts';

/** Runs a command line, and answers its exit status. */
export type RunLine = (line: readonly string[], surroundings: Surroundings) => Promise<number>;

export interface Daemon {
  readonly place: Place;
  readonly run: RunLine;
  stop(): void;
}

type Run = Extract<MessageBody, { readonly is: 'run' }>;
type FileAnswer = Extract<MessageBody, { readonly is: 'fileDone' | 'filePiece' | 'fileFound' }>;

/** Numbers of files are of 16 bits, and come again. */
const FILE_NUMBERS = 1 << 16;

export class Guest {
  readonly #conversation: Conversation;
  readonly #daemon: Daemon;
  readonly #window = new Window();
  readonly #input: (Uint8Array | undefined)[] = [];
  /** Who waits for what becomes of a file. */
  readonly #files = new Map<number, (answer: FileAnswer) => void>();
  /** Files that are written. */
  readonly #open = new Set<number>();
  #process: Process | undefined;
  #lastFile = 0;
  #hasGreeted = false;
  #interrupted: (() => void) | undefined;
  #inputCame: () => void = () => {};
  #size: ScreenSize = { columns: 80, rows: 24 };
  #resized: (() => void) | undefined;

  constructor(conversation: Conversation, daemon: Daemon) {
    this.#conversation = conversation;
    this.#daemon = daemon;
    conversation.onMessage = (body) => this.#heard(body);
    conversation.onOver = () => this.#gone();
    conversation.say({ is: 'hello', version: VERSION });
  }

  #heard(body: MessageBody): void {
    switch (body.is) {
      case 'hello':
        this.#hasGreeted = body.version === VERSION;
        if (!this.#hasGreeted) this.#refuse(`the daemon speaks version ${VERSION} of its language`);
        break;
      case 'run':
        if (!this.#hasGreeted || this.#process !== undefined) this.#refuse('one command at a time');
        else void this.#run(body);
        break;
      case 'input':
        this.#takeInput(Uint8Array.from(body.octets));
        break;
      case 'inputEnded':
        this.#takeInput(undefined);
        break;
      case 'interrupt':
        this.#interrupted?.();
        break;
      case 'taken':
        this.#window.taken(body.octets);
        break;
      case 'resized':
        this.#size = body;
        this.#resized?.();
        break;
      case 'fileDone':
      case 'fileFound':
        this.#files.get(body.file)?.(body);
        break;
      case 'filePiece':
        this.#files.get(body.file)?.({ ...body, octets: Uint8Array.from(body.octets) });
        break;
    }
  }

  #refuse(reason: string): void {
    this.#conversation.say({ is: 'refused', reason });
    this.#conversation.end();
  }

  #gone(): void {
    this.#process?.exit();
    this.#interrupted?.();
    this.#takeInput(undefined);
    this.#window.open();
    for (const [file, done] of this.#files) done({ is: 'fileDone', file, code: 'EPIPE' });
  }

  async #run(run: Run): Promise<void> {
    const capabilities = CAPABILITIES.filter((_, bit) => (run.capabilities & (1 << bit)) !== 0);
    const words = run.words.map(({ text }) => text);
    const running = new Process({ name: words.join(' '), id: run.processId, capabilities });
    this.#process = running;
    this.#daemon.place.processes.add(running);
    this.#size = run;
    let isStopping = false;
    const site = {
      place: this.#daemon.place,
      process: running,
      stop: () => void (isStopping = true),
    };
    const output = this.#stream('output', run.outputIsTerminal, run);
    const errors = this.#stream('complaint', run.errorsAreTerminal, run);
    const status = await this.#daemon.run(words, {
      output,
      errors,
      input: this.#inputOf(run),
      environment: environmentOf(run),
      screenSize: () => this.#size,
      onResize: (resized) => {
        this.#resized = resized;
        return () => (this.#resized = undefined);
      },
      onInterrupt: (interrupted) => {
        this.#interrupted = interrupted;
        return () => (this.#interrupted = undefined);
      },
      openFile: (path, appends = false) => this.#openFile(path, appends),
      readFile: (path, from, octetsMax) => this.#readFile(path, from, octetsMax),
      sizeOfFile: (path) => this.#sizeOfFile(path),
      site,
    });
    running.exit();
    this.#daemon.place.processes.delete(running);
    await Promise.all([finished(output.end()), finished(errors.end())]);
    this.#conversation.say({ is: 'ended', status });
    this.#conversation.end();
    if (isStopping) this.#daemon.stop();
  }

  #stream(
    is: 'output' | 'complaint',
    isTTY: boolean,
    { noColor, columns }: Run,
  ): Writable & Output {
    const write = (octets: Uint8Array, then: () => void): void =>
      void this.#send(is, octets).then(then);
    const stream = new Writable({
      write: (octets: Buffer, _encoding, then) => write(octets, then),
    });
    const hasColors = (): boolean => isTTY && !noColor;
    const getColorDepth = (): number => (hasColors() ? 4 : 1);
    return Object.assign(stream, { isTTY, columns, hasColors, getColorDepth });
  }

  async #send(is: 'output' | 'complaint', octets: Uint8Array): Promise<void> {
    for (let from = 0; from < octets.length; from += PIECE_OCTETS_MAX) {
      const piece = octets.subarray(from, from + PIECE_OCTETS_MAX);
      this.#conversation.say({ is, octets: piece });
      if (!this.#conversation.isOver) await this.#window.sent(piece.length);
    }
  }

  #takeInput(octets: Uint8Array | undefined): void {
    this.#input.push(octets);
    this.#inputCame();
  }

  async *#read(signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    this.#conversation.say({ is: 'inputWanted', nothing: new Uint8Array(0) });
    signal.addEventListener('abort', () => this.#takeInput(undefined), { once: true });
    while (!signal.aborted) {
      while (this.#input.length === 0) await new Promise<void>((came) => (this.#inputCame = came));
      const octets = this.#input.shift();
      if (octets === undefined) return;
      this.#conversation.say({ is: 'taken', octets: octets.length });
      yield octets;
    }
  }

  #inputOf({ inputIsTerminal }: Run): Input {
    return {
      read: (signal) => this.#read(signal),
      close: () => this.#takeInput(undefined),
      isTerminal: inputIsTerminal,
      setRaw: (isRaw) => this.#conversation.say({ is: 'rawInput', isRaw }),
    };
  }

  #newFile(): number {
    do this.#lastFile = (this.#lastFile + 1) % FILE_NUMBERS;
    while (this.#files.has(this.#lastFile) || this.#open.has(this.#lastFile));
    return this.#lastFile;
  }

  /** What becomes of it at the client; throws as node:fs does. */
  async #asked(body: Extract<MessageBody, { readonly file: number }>, path: string) {
    const { file } = body;
    const done = new Promise<FileAnswer>((tell) => this.#files.set(file, tell));
    this.#conversation.say(body);
    const gone: FileAnswer = { is: 'fileDone', file, code: 'EPIPE' };
    const answer = this.#conversation.isOver ? gone : await done;
    this.#files.delete(file);
    const code = answer.is === 'fileDone' ? answer.code : '';
    if (code !== '') throw Object.assign(new Error(`${code}: ${path}`), { code, path });
    return answer;
  }

  async #openFile(path: string, appends: boolean): Promise<OutputFile> {
    const file = this.#newFile();
    await this.#asked({ is: 'openFile', file, appends, name: path }, path);
    this.#open.add(file);
    return {
      write: async (octets) => {
        for (let from = 0; from < octets.length; from += PIECE_OCTETS_MAX) {
          const piece = octets.subarray(from, from + PIECE_OCTETS_MAX);
          await this.#asked({ is: 'fileOctets', file, octets: piece }, path);
        }
      },
      close: async () => {
        await this.#asked({ is: 'closeFile', file }, path);
        this.#open.delete(file);
      },
    };
  }

  async #readFile(path: string, from: number, octetsMax: number): Promise<Uint8Array> {
    const file = this.#newFile();
    const answer = await this.#asked({ is: 'readFile', file, from, octetsMax, name: path }, path);
    return answer.is === 'filePiece' ? answer.octets : new Uint8Array(0);
  }

  async #sizeOfFile(path: string): Promise<number | undefined> {
    const file = this.#newFile();
    try {
      const answer = await this.#asked({ is: 'findFile', file, name: path }, path);
      return answer.is === 'fileFound' ? answer.octets : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

function environmentOf({ environment }: Run): Surroundings['environment'] {
  return Object.fromEntries(
    environment.map(({ text }) => {
      const at = text.indexOf('=');
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
