/** Streams to directories that are not there: in virtual time, as slow or broken as wanted. */
import { Timer } from '../../../runtime/base/timers.ts';
import type { Timers } from '../../../runtime/base/timers.ts';
import type { DirectoryStream } from '../../../runtime/onion/directory/download.ts';
import type { TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';
import { octetsOf } from './fixtures.ts';

export interface Answer {
  readonly octets: Uint8Array;
  /** So many at a time, every so many milliseconds; all at once after a moment, unless said. */
  readonly pieceOctets?: number;
  readonly everyMs?: number;
  /** Breaks like this at the end, instead of closing. */
  readonly fault?: TcpFault;
  /** Never ends. */
  readonly isOpen?: boolean;
}

export class TestStream implements DirectoryStream {
  asked = '';
  /** As the user has left it. */
  end: 'open' | 'closed' | 'aborted' = 'open';
  isPeerClosed = false;
  readonly #answer: (asked: string) => Answer;
  readonly #timer: Timer;
  #user: TcpUser | undefined;
  #given: Answer | undefined;
  #at = 0;
  #read = 0;

  constructor(timers: Timers, answer: (asked: string) => Answer) {
    this.#answer = answer;
    this.#timer = new Timer(timers, () => this.#deliver());
  }

  setUser(user: TcpUser): void {
    this.#user = user;
  }

  write(octets: Uint8Array): number {
    // A little at a time, as when a window is small.
    const taken = Math.min(octets.length, 40);
    this.asked += new TextDecoder().decode(octets.subarray(0, taken));
    if (!this.asked.endsWith('\r\n\r\n')) queueMicrotask(() => this.#user?.writable());
    else {
      this.#given = this.#answer(this.asked);
      this.#timer.start(this.#given.everyMs ?? 1);
    }
    return taken;
  }

  get readable(): number {
    return this.#at - this.#read;
  }

  read(b: Uint8Array, from: number, to: number): number {
    const end = Math.min(this.#at, this.#read + to - from);
    const octets = this.#given!.octets.subarray(this.#read, end);
    b.set(octets, from);
    this.#read = end;
    return octets.length;
  }

  close(): void {
    this.end = 'closed';
    this.#timer.stop();
  }

  abort(): void {
    this.end = 'aborted';
    this.#timer.stop();
  }

  #deliver(): void {
    const { octets, pieceOctets = octets.length, everyMs = 1, fault, isOpen } = this.#given!;
    this.#at = Math.min(this.#at + pieceOctets, octets.length);
    this.#user!.readable();
    if (this.end !== 'open') return;
    if (this.#at < octets.length) return this.#timer.start(everyMs);
    if (isOpen) return;
    if (fault !== undefined) return this.#user!.closed(fault);
    this.isPeerClosed = true;
    this.#user!.readable();
  }
}

/** An answer of HTTP with such a body. */
export function answerOf(
  body: Uint8Array | string,
  { status = '200 OK', head = '' }: { readonly status?: string; readonly head?: string } = {},
): Uint8Array {
  const octets = typeof body === 'string' ? octetsOf(body) : body;
  const first = octetsOf(`HTTP/1.0 ${status}\r\n${head}\r\n`);
  const answer = new Uint8Array(first.length + octets.length);
  answer.set(first);
  answer.set(octets, first.length);
  return answer;
}
