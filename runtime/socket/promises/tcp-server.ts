/** Connections that come in: an async iterable of them, which ends when it is closed. */
import { showAddress } from '../../base/address.ts';
import type { Sockets } from '../berkeley.ts';
import { POLLIN } from '../constants.ts';
import { checked, failure, SocketError } from '../errno.ts';
import { Readiness } from './readiness.ts';
import type { Waiting } from './tcp-stream.ts';
import { TcpStream } from './tcp-stream.ts';

const AGAIN = failure('EAGAIN');
const ABORTED = failure('ECONNABORTED');

export class TcpServer implements AsyncIterable<TcpStream> {
  readonly address: string;
  readonly port: number;
  readonly #sockets: Sockets;
  readonly #readiness: Readiness;
  #descriptor: number;

  /** Takes a descriptor that listens, and closes it in the end. */
  constructor(sockets: Sockets, descriptor: number) {
    this.#sockets = sockets;
    this.#descriptor = descriptor;
    this.#readiness = new Readiness(sockets, descriptor);
    const local = sockets.getsockname(descriptor);
    if (typeof local === 'number') throw new SocketError('EBADF', 'getsockname');
    this.address = showAddress(local.address);
    this.port = local.port;
  }

  get descriptor(): number {
    return this.#descriptor;
  }

  /** The next connection. */
  async accept({ signal }: Waiting = {}): Promise<TcpStream> {
    for (;;) {
      const accepted = this.#sockets.accept(this.#descriptor);
      if (accepted === AGAIN) await this.#readiness.wait(POLLIN, signal);
      else if (accepted !== ABORTED) return this.#open(checked(accepted, 'accept'));
    }
  }

  #open(descriptor: number): TcpStream {
    try {
      return new TcpStream(this.#sockets, descriptor);
    } catch (error) {
      this.#sockets.close(descriptor);
      throw error;
    }
  }

  /** Refuses what waits, and all that comes. */
  close(): void {
    if (this.#descriptor < 0) return;
    this.#readiness.end();
    this.#sockets.close(this.#descriptor);
    this.#descriptor = -1;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TcpStream, void, undefined> {
    try {
      while (this.#descriptor >= 0) yield await this.accept();
    } catch (error) {
      // Whoever closed it knows.
      if (this.#descriptor >= 0) throw error;
    }
  }
}
