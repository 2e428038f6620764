/** Asks a host for a page, and holds what comes to what was sent. */
import type { Address } from '../base/address.ts';
import type { TcpConnection, TcpFault, TcpService } from '../transport/tcp/user.ts';
import { headOf, PAGE_PORT, pageRequest } from './pages.ts';
import type { Hash } from './pages.ts';

const CHUNK_OCTETS = 65_536;
const HEAD_OCTETS_MAX = 1024;

export interface PageFetchOptions {
  readonly tcp: TcpService;
  readonly address: Address;
  readonly host: string;
  readonly octets: number;
  readonly hash: Hash;
  /** All has come, or it ended before that. */
  readonly done: (fetched: Fetched) => void;
}

export interface Fetched {
  readonly connection: TcpConnection | undefined;
  readonly received: number;
  readonly digest: string;
  readonly isWhole: boolean;
  readonly fault: TcpFault | undefined;
}

export class PageFetch {
  readonly #options: PageFetchOptions;
  readonly #into = new Uint8Array(CHUNK_OCTETS);
  #connection: TcpConnection | undefined;
  /** What came before the head was whole. */
  #head: number[] = [];
  #octets: number | undefined;
  #received = 0;
  #isOver = false;

  constructor(options: PageFetchOptions) {
    this.#options = options;
  }

  start(): void {
    const { tcp, address } = this.#options;
    const opened = tcp.connect(
      { address, port: PAGE_PORT },
      {
        established: () => this.#ask(),
        readable: () => this.#read(),
        writable() {},
        closed: (fault) => this.#end(fault),
      },
    );
    if (typeof opened === 'string') return this.#end(opened);
    this.#connection = opened;
  }

  /** So much has come of the page. */
  get received(): number {
    return this.#received;
  }

  #ask(): void {
    const { host, octets } = this.#options;
    this.#connection?.write(pageRequest(host, octets));
  }

  #read(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    while (connection.readable > 0 && !this.#isOver) {
      const count = connection.read(this.#into, 0, CHUNK_OCTETS);
      this.#take(this.#into.subarray(0, count));
    }
    if (connection.isPeerClosed) {
      connection.close();
      this.#end(undefined);
    }
  }

  #take(came: Uint8Array): void {
    if (this.#octets !== undefined) {
      this.#received += came.length;
      this.#options.hash.update(came);
      return;
    }
    this.#head.push(...came.subarray(0, HEAD_OCTETS_MAX));
    const head = headOf(Uint8Array.from(this.#head));
    if (head === undefined) {
      if (this.#head.length >= HEAD_OCTETS_MAX) this.#connection?.abort();
      return;
    }
    const before = this.#head.length - Math.min(came.length, HEAD_OCTETS_MAX);
    this.#octets = head.octets;
    this.#take(came.subarray(head.start - before));
  }

  #end(fault: TcpFault | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const received = this.#received;
    this.#options.done({
      connection: this.#connection,
      received,
      digest: this.#options.hash.digest(),
      isWhole: fault === undefined && received === this.#octets,
      fault,
    });
  }
}
