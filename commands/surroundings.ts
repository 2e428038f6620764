/**
 * What is around a command: where it reads, writes and is interrupted, and in whose network it is.
 * On its own that is this process and its terminal; within the daemon it is the client that asked.
 */
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';

import type { Site } from './daemon/site.ts';
import type { Output } from './terminal.ts';

export interface Input {
  /** All that comes until the end, or until nobody wants it any more. */
  read(signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined>;
  close(): void;
  /** A terminal, where somebody sits. */
  readonly isTerminal: boolean;
  /** Each key as it is pressed, and not shown; or whole lines again. Of a terminal alone. */
  setRaw(isRaw: boolean): void;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

export interface OutputFile {
  /** Settled when it is there. Throws as node:fs does. */
  write(octets: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

export interface Surroundings {
  readonly output: Output;
  readonly errors: Output;
  readonly input: Input;
  /** Calls when the user has had enough, until what this answers is called. */
  onInterrupt(interrupted: () => void): () => void;
  /** A file of the user, made anew, or to write on at its end. */
  openFile(path: string, appends?: boolean): Promise<OutputFile>;
  /** Of a file of the user, from there on; empty where it ends. Throws as node:fs does. */
  readFile(path: string, from: number, octetsMax: number): Promise<Uint8Array>;
  /** How many octets a file has; undefined where there is none. */
  sizeOfFile(path: string): Promise<number | undefined>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  screenSize(): ScreenSize;
  /** Calls when it is another, until what this answers is called. */
  onResize(resized: () => void): () => void;
  /** Present in the daemon: its network, and what this command may do there. */
  readonly site?: Site;
}

/** As shells have it: 128, and the signal's number. */
export const EXIT_INTERRUPTED = 130;

/** What a command may know of the environment; the daemon is told no more. */
export const ENVIRONMENT_NAMES = ['HOME', 'USER', 'TERM', 'SSH_AUTH_SOCK'] as const;

/** This process. */
export function ownSurroundings(
  output: Output = process.stdout,
  errors: Output = process.stderr,
): Surroundings {
  return {
    output,
    errors,
    input: standardInput,
    environment: process.env,
    onInterrupt: (interrupted) => onSignals(['SIGINT', 'SIGTERM'], interrupted),
    onResize: (resized) => onSignals(['SIGWINCH'], resized),
    screenSize() {
      const { columns = 80, rows = 24 } = output as Partial<ScreenSize>;
      return { columns, rows };
    },
    async openFile(path, appends = false) {
      const file = openSync(path, appends ? 'a' : 'w');
      return {
        write: async (octets) => writeWhole(file, octets),
        close: async () => closeSync(file),
      };
    },
    readFile: async (path, from, octetsMax) => readPiece(path, from, octetsMax),
    async sizeOfFile(path) {
      return statSync(path, { throwIfNoEntry: false })?.size;
    },
  };
}

function onSignals(signals: readonly NodeJS.Signals[], called: () => void): () => void {
  for (const signal of signals) process.on(signal, called);
  return () => {
    for (const signal of signals) process.off(signal, called);
  };
}

function writeWhole(file: number, octets: Uint8Array): void {
  for (let from = 0; from < octets.length;) from += writeSync(file, octets, from);
}

function readPiece(path: string, from: number, octetsMax: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const room = new Uint8Array(octetsMax);
    // A pipe has no places in it, only what comes next.
    const place = statSync(path).isFile() ? from : null;
    return room.subarray(0, readSync(file, room, 0, octetsMax, place));
  } finally {
    closeSync(file);
  }
}

/** All of a file, piece by piece. */
export async function* piecesOfFile(
  { readFile }: Pick<Surroundings, 'readFile'>,
  path: string,
  from = 0,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = from; ;) {
    const piece = await readFile(path, at, FILE_PIECE_OCTETS);
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

const FILE_PIECE_OCTETS = 1 << 18;

/** A file that is not large, whole. */
export async function wholeFile(
  surroundings: Pick<Surroundings, 'readFile'>,
  path: string,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOfFile(surroundings, path)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const standardInput: Input = {
  async *read(signal) {
    try {
      for await (const octets of process.stdin) {
        if (signal.aborted) return;
        yield octets as Uint8Array;
      }
    } catch (error) {
      // Closed by us, while it was waited for.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  },

  /** The process need not wait for it any more. */
  close: () => void process.stdin.destroy(),

  get isTerminal() {
    return process.stdin.isTTY === true;
  },

  setRaw: (isRaw) => void process.stdin.setRawMode?.(isRaw),
};
