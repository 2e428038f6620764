/**
 * Pages of a laboratory: octets that look like nothing, each page its own from a seed, and hosts
 * that send them. A request names how many octets it wants; the answer has a head, then as many,
 * then the end: the shape of HTTP/1.0 (RFC 1945), and no more of it.
 */
import { ANY_IPV6 } from '../base/address.ts';
import type { Random } from '../base/random.ts';
import type { TcpConnection, TcpService } from '../transport/tcp/user.ts';

/** A digest under way, such as SHA-256. */
export interface Hash {
  update(octets: Uint8Array): void;
  /** As hexadecimal digits. */
  digest(): string;
}

export type NewHash = () => Hash;

export const PAGE_PORT = 80;
const CHUNK_OCTETS = 65_536;
const REQUEST_OCTETS_MAX = 1024;
const BACKLOG = 128;
const END_OF_HEAD = '\r\n\r\n';

export function pageRequest(host: string, octets: number): Uint8Array {
  return new TextEncoder().encode(`GET /octets/${octets} HTTP/1.0\r\nHost: ${host}${END_OF_HEAD}`);
}

/** How many octets a request wants; undefined when it is no request, or not a whole one. */
export function requestedOctets(request: Uint8Array): number | undefined {
  const text = new TextDecoder('latin1').decode(request);
  if (!text.endsWith(END_OF_HEAD)) return undefined;
  const [, octets] = /^GET \/octets\/(\d{1,15}) HTTP\/1\.[01]\r\n/.exec(text) ?? [];
  return octets === undefined ? undefined : Number(octets);
}

export function pageHead(octets: number): Uint8Array {
  const head = `HTTP/1.0 200 OK\r\nContent-Length: ${octets}${END_OF_HEAD}`;
  return new TextEncoder().encode(head);
}

/** Where the page begins in what has come, and how long it will be; undefined before that. */
export function headOf(came: Uint8Array): { start: number; octets: number } | undefined {
  const text = new TextDecoder('latin1').decode(came);
  const end = text.indexOf(END_OF_HEAD);
  const [, octets] = /^HTTP\/1\.0 200 .*\r\nContent-Length: (\d+)/.exec(text) ?? [];
  if (end < 0 || octets === undefined) return undefined;
  return { start: end + END_OF_HEAD.length, octets: Number(octets) };
}

/** Octets in pieces: the same block again and again, with its number in front each time. */
export class PageText {
  readonly #block: Uint8Array;
  #pieces = 0;

  constructor(random: Random) {
    this.#block = new Uint8Array(CHUNK_OCTETS);
    random.fill(this.#block);
  }

  /** The next so many octets; nobody writes on them later. */
  next(octets: number): Uint8Array {
    const piece = this.#block.slice(0, Math.min(octets, CHUNK_OCTETS));
    const mark = new TextEncoder().encode(`${this.#pieces++}\n`);
    piece.set(mark.subarray(0, piece.length));
    return piece;
  }
}

/** Serves pages to whoever asks; what was sent is told when it is sent. */
export function servePages(
  tcp: TcpService,
  random: () => Random,
  newHash: NewHash,
  sent: (client: TcpConnection, digest: string) => void,
): void {
  const listener = tcp.listen({ address: ANY_IPV6, port: PAGE_PORT }, BACKLOG);
  if (typeof listener === 'string') throw new RangeError(`port ${PAGE_PORT}: ${listener}`);
  listener.onAcceptable(() => {
    for (let one = listener.accept(); one !== undefined; one = listener.accept()) {
      new PageService(one, new PageText(random()), newHash(), sent).begin();
    }
  });
}

class PageService {
  readonly #connection: TcpConnection;
  readonly #text: PageText;
  readonly #hash: Hash;
  readonly #sent: (client: TcpConnection, digest: string) => void;
  readonly #request = new Uint8Array(REQUEST_OCTETS_MAX);
  #requestOctets = 0;
  #isAnswering = false;
  #left = 0;
  /** What is written next. */
  #piece: Uint8Array = new Uint8Array(0);

  constructor(
    connection: TcpConnection,
    text: PageText,
    hash: Hash,
    sent: (client: TcpConnection, digest: string) => void,
  ) {
    this.#connection = connection;
    this.#text = text;
    this.#hash = hash;
    this.#sent = sent;
  }

  begin(): void {
    this.#connection.setUser({
      established() {},
      readable: () => this.#read(),
      writable: () => this.#write(),
      closed() {},
    });
    this.#read();
  }

  #read(): void {
    const { readable } = this.#connection;
    if (readable > REQUEST_OCTETS_MAX - this.#requestOctets) return this.#connection.abort();
    const end = this.#requestOctets + readable;
    this.#requestOctets += this.#connection.read(this.#request, this.#requestOctets, end);
    if (this.#isAnswering) return;
    const octets = requestedOctets(this.#request.subarray(0, this.#requestOctets));
    if (octets === undefined) {
      if (this.#connection.isPeerClosed) this.#connection.close();
      return;
    }
    this.#isAnswering = true;
    this.#piece = pageHead(octets);
    this.#left = octets;
    this.#write();
  }

  #write(): void {
    if (!this.#isAnswering) return;
    for (;;) {
      const taken = this.#connection.write(this.#piece);
      this.#piece = this.#piece.subarray(taken);
      if (this.#piece.length > 0) return;
      if (this.#left === 0) break;
      this.#piece = this.#text.next(this.#left);
      this.#left -= this.#piece.length;
      this.#hash.update(this.#piece);
    }
    this.#isAnswering = false;
    this.#sent(this.#connection, this.#hash.digest());
    this.#connection.shutdown();
  }
}
