/**
 * What is around a command: where it reads, writes and is interrupted, and in whose network it is.
 * On its own that is this process and its terminal; within the daemon it is the client that asked.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

import type { Site } from './daemon/site.ts';
import type { Output } from './terminal.ts';

export interface Input {
  /** All that comes until the end, or until nobody wants it any more. */
  read(signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined>;
  close(): void;
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
  /** A file of the user, made anew. */
  openFile(path: string): Promise<OutputFile>;
  /** Present in the daemon: its network, and what this command may do there. */
  readonly site?: Site;
}

/** As shells have it: 128, and the signal's number. */
export const EXIT_INTERRUPTED = 130;

/** This process. */
export function ownSurroundings(
  output: Output = process.stdout,
  errors: Output = process.stderr,
): Surroundings {
  return {
    output,
    errors,
    input: standardInput,
    onInterrupt(interrupted) {
      process.on('SIGINT', interrupted);
      process.on('SIGTERM', interrupted);
      return () => {
        process.off('SIGINT', interrupted);
        process.off('SIGTERM', interrupted);
      };
    },
    async openFile(path) {
      const file = openSync(path, 'w');
      return {
        write: async (octets) => void writeSync(file, octets),
        close: async () => closeSync(file),
      };
    },
  };
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
};
