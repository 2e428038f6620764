/**
 * Whoever sits at the terminal: questions with answers, shown as they are typed or not, and all the
 * rest of what comes. One for a command: what was read for one question may hold the next answer.
 */
import type { Input } from '../surroundings.ts';
import type { Output } from '../terminal.ts';

const ENTER = new Set([10, 13]);
const INTERRUPT = 3;
const END = 4;
const ERASE = new Set([8, 127]);
const ERASE_LINE = 21;

/** The user has had enough. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export class Keyboard {
  readonly #input: Input;
  readonly #errors: Output;
  readonly #stop = new AbortController();
  #pieces: AsyncGenerator<Uint8Array, void, undefined> | undefined;
  #waiting: Uint8Array = new Uint8Array(0);

  constructor(input: Input, errors: Output) {
    this.#input = input;
    this.#errors = errors;
  }

  get isTerminal(): boolean {
    return this.#input.isTerminal;
  }

  setRaw(isRaw: boolean): void {
    if (this.isTerminal) this.#input.setRaw(isRaw);
  }

  /** An answer; undefined at the end of the input. */
  async ask(question: string): Promise<string | undefined> {
    this.#errors.write(question);
    return this.line();
  }

  /** An answer that nobody sees; undefined at the end of the input. */
  async askSecretly(question: string): Promise<string | undefined> {
    this.#errors.write(question);
    this.setRaw(true);
    try {
      return await this.#secret();
    } finally {
      this.setRaw(false);
      this.#errors.write('\n');
    }
  }

  /** Without its end; undefined at the end of the input. */
  async line(): Promise<string | undefined> {
    const octets: number[] = [];
    for (;;) {
      const octet = await this.#next();
      if (octet === undefined) return octets.length > 0 ? textOf(octets) : undefined;
      if (octet === 10) return textOf(octets).replace(/\r$/, '');
      octets.push(octet);
    }
  }

  /** All that comes from now on. */
  async *octets(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#waiting.length > 0) yield this.#waiting;
    this.#waiting = new Uint8Array(0);
    yield* this.#read();
  }

  close(): void {
    this.#stop.abort();
    this.#input.close();
  }

  async #secret(): Promise<string | undefined> {
    const octets: number[] = [];
    for (;;) {
      const octet = await this.#next();
      if (octet === undefined || (octet === END && octets.length === 0)) return undefined;
      if (octet === INTERRUPT) throw new Interrupted();
      if (ENTER.has(octet)) return textOf(octets);
      if (ERASE.has(octet)) octets.pop();
      else if (octet === ERASE_LINE) octets.length = 0;
      else octets.push(octet);
    }
  }

  async #next(): Promise<number | undefined> {
    while (this.#waiting.length === 0) {
      const { value, done } = await this.#read().next();
      if (done) return undefined;
      this.#waiting = value;
    }
    const [octet] = this.#waiting;
    this.#waiting = this.#waiting.subarray(1);
    return octet;
  }

  #read(): AsyncGenerator<Uint8Array, void, undefined> {
    return (this.#pieces ??= this.#input.read(this.#stop.signal));
  }
}

function textOf(octets: readonly number[]): string {
  return Buffer.from(octets).toString();
}
