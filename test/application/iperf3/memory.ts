/** A stream whose other end is the test: what it says is given, and what it hears is kept. */
import type { Stream } from '../../../runtime/application/iperf3/transport.ts';

export class MemoryStream implements Stream {
  readonly localAddress = '192.0.2.1';
  readonly localPort = 1000;
  readonly remoteAddress = '192.0.2.2';
  readonly remotePort = 5201;
  readonly heard: number[] = [];
  isAborted = false;
  isClosed = false;
  #said: Uint8Array;
  /** So many octets at a time. */
  readonly #piece: number;

  constructor(said: Uint8Array, piece: number = said.length) {
    this.#said = said;
    this.#piece = Math.max(piece, 1);
  }

  async readInto(b: Uint8Array, from: number, to: number): Promise<number> {
    const count = Math.min(this.#said.length, to - from, this.#piece);
    b.set(this.#said.subarray(0, count), from);
    this.#said = this.#said.subarray(count);
    return count;
  }

  async write(octets: Uint8Array): Promise<void> {
    this.heard.push(...octets);
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  abort(): void {
    this.isAborted = true;
  }
}

export async function failureCode(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
  throw new Error('it should have failed');
}
