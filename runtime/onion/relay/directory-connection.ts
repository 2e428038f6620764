/**
 * A stream of a relay's own directory: a request of HTTP/1.0, and its answer (dir-spec §4.1). It
 * has the shape of a connection, so that the stream that carries it need not know that nobody is
 * connected to.
 */
import { copyOctets } from '../../base/octets.ts';
import type { TcpUser } from '../../transport/tcp/user.ts';
import type { DirectoryShelf } from './directory-shelf.ts';
import type { ExitConnection } from './exit.ts';

export interface DirectoryAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

export interface DirectoryService {
  readonly shelf: DirectoryShelf;
  unixSeconds(): number;
  /** Descriptors are taken: an authority. */
  post?(path: string, body: Uint8Array): DirectoryAnswer;
}

const REQUEST_OCTETS_MAX = 65_536;
const END_OF_HEAD = '\r\n\r\n';
const NONE = new Uint8Array(0);
const NOBODY: TcpUser = { established() {}, readable() {}, writable() {}, closed() {} };
const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  304: 'Not modified',
  400: 'Bad request',
  404: 'Not found',
  413: 'Request too large',
};

export class DirectoryConnection implements ExitConnection {
  readonly #service: DirectoryService;
  #user: TcpUser = NOBODY;
  #request = NONE;
  #answer: readonly Uint8Array[] = [];
  #at = 0;
  #isAnswered = false;

  constructor(service: DirectoryService) {
    this.#service = service;
  }

  get readable(): number {
    return this.#answer.reduce((sum, piece) => sum + piece.length, -this.#at);
  }

  get isPeerClosed(): boolean {
    return this.#isAnswered;
  }

  setUser(user: TcpUser): void {
    this.#user = user;
  }

  write(octets: Uint8Array): number {
    if (this.#isAnswered) return octets.length;
    const request = new Uint8Array(this.#request.length + octets.length);
    request.set(this.#request);
    request.set(octets, this.#request.length);
    this.#request = request;
    if (request.length > REQUEST_OCTETS_MAX) this.#give({ status: 413, body: NONE });
    else this.#consider(request);
    return octets.length;
  }

  read(b: Uint8Array, from: number, to: number): number {
    const [piece] = this.#answer;
    if (piece === undefined) return 0;
    const count = Math.min(to - from, piece.length - this.#at);
    copyOctets(piece, this.#at, this.#at + count, b, from);
    this.#at += count;
    if (this.#at === piece.length) {
      this.#answer = this.#answer.slice(1);
      this.#at = 0;
      // What is left of the room is for what comes next.
      if (this.#answer.length > 0 && count < to - from)
        return count + this.read(b, from + count, to);
    }
    return count;
  }

  close(): void {
    this.#user = NOBODY;
  }

  abort(): void {
    this.#user = NOBODY;
    this.#answer = [];
  }

  #consider(request: Uint8Array): void {
    const text = new TextDecoder('latin1').decode(request);
    const end = text.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = text.slice(0, end);
    const body = request.subarray(end + END_OF_HEAD.length);
    const [, method, path] = /^(GET|POST|HEAD) (\/\S*) HTTP\/1\.[01](?:\r\n|$)/.exec(head) ?? [];
    if (method === undefined) return this.#give({ status: 400, body: NONE });
    const expected = Number(fieldOf(head, 'content-length') ?? 0);
    if (!(expected <= REQUEST_OCTETS_MAX)) return this.#give({ status: 413, body: NONE });
    if (body.length < expected) return;
    if (method === 'POST') {
      const { post } = this.#service;
      const answer = post?.(path, body.subarray(0, expected));
      return this.#give(answer ?? { status: 404, body: NONE });
    }
    const answer = this.#find(path.replace(/\.z$/, ''), fieldOf(head, 'if-modified-since'));
    this.#give(answer, method === 'HEAD');
  }

  #find(path: string, since: string | undefined): DirectoryAnswer {
    const { shelf } = this.#service;
    const body = shelf.find(path);
    if (body === undefined) return { status: 404, body: NONE };
    const { consensus } = shelf;
    const isOld =
      body === consensus?.octets && Date.parse(since ?? '') / 1000 >= consensus.validAfter;
    return isOld ? { status: 304, body: NONE } : { status: 200, body };
  }

  #give({ status, body }: DirectoryAnswer, isHeadOnly = false): void {
    this.#isAnswered = true;
    this.#request = NONE;
    const date = new Date(this.#service.unixSeconds() * 1000).toUTCString();
    const head = [
      `HTTP/1.0 ${status} ${REASONS[status] ?? 'Error'}`,
      `Date: ${date}`,
      'Content-Type: text/plain',
      'Content-Encoding: identity',
      `Content-Length: ${body.length}`,
    ];
    const octets = new TextEncoder().encode(head.join('\r\n') + END_OF_HEAD);
    this.#answer = isHeadOnly || body.length === 0 ? [octets] : [octets, body];
    this.#user.readable();
  }
}

function fieldOf(head: string, name: string): string | undefined {
  for (const line of head.split('\r\n').slice(1)) {
    const colon = line.indexOf(':');
    if (line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return undefined;
}
