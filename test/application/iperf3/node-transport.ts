/** Node's own sockets as a transport: the same program over the kernel's stack. */
import { createSocket } from 'node:dgram';
import type { Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, isIPv6 } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

import type {
  DatagramOf,
  DatagramSocket,
  Stream,
  StreamServer,
  Transport,
  Waiting,
} from '../../../runtime/application/iperf3/transport.ts';

export const nodeTransport: Transport = {
  async connectTcp({ host, port, noDelay = false, signal }) {
    const socket = connect({ host, port, noDelay, signal });
    await once(socket, 'connect');
    return new NodeStream(socket);
  },
  async listenTcp({ host, port }) {
    const server = createServer({ noDelay: true, pauseOnConnect: false });
    server.listen({ host, port });
    await once(server, 'listening');
    return new NodeServer(server);
  },
  async openUdp({ host, port, remote }) {
    const at = host ?? remote?.host ?? '0.0.0.0';
    const socket = createSocket(isIPv6(at) ? 'udp6' : 'udp4');
    socket.bind(port, host);
    await once(socket, 'listening');
    if (remote !== undefined) {
      socket.connect(remote.port, remote.host);
      await once(socket, 'connect');
    }
    return new NodeDatagrams(socket);
  },
};

/** Rejected when the signal is aborted, whatever becomes of what is waited for. */
function orAborted<T>(what: Promise<T>, { signal }: Waiting = {}): Promise<T> {
  if (signal === undefined) return what;
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    what.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

class NodeStream implements Stream {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly #socket: Socket;
  #change: () => void = () => {};
  #error: Error | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.localAddress = socket.localAddress ?? '';
    this.localPort = socket.localPort ?? 0;
    this.remoteAddress = socket.remoteAddress ?? '';
    this.remotePort = socket.remotePort ?? 0;
    socket.on('error', (error) => (this.#error = error));
    for (const event of ['readable', 'end', 'close']) socket.on(event, () => this.#change());
  }

  async readInto(b: Uint8Array, from: number, to: number, waiting?: Waiting): Promise<number> {
    for (;;) {
      waiting?.signal?.throwIfAborted();
      const { readableLength, readableEnded, destroyed } = this.#socket;
      const chunk = this.#socket.read(Math.min(readableLength, to - from)) as Buffer | null;
      if (chunk !== null && chunk.length > 0) {
        b.set(chunk, from);
        return chunk.length;
      }
      if (this.#error !== undefined) throw this.#error;
      if (readableEnded || destroyed) return 0;
      await orAborted(new Promise<void>((resolve) => (this.#change = resolve)), waiting);
    }
  }

  async write(octets: Uint8Array, waiting?: Waiting): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.#socket.write(octets, (error) => (error ? reject(error) : resolve()));
    });
    await orAborted(written, waiting);
  }

  async close(): Promise<void> {
    this.#socket.destroySoon();
  }

  abort(): void {
    this.#socket.resetAndDestroy();
  }
}

class NodeServer implements StreamServer {
  readonly #server: Server;
  readonly #waiting: Socket[] = [];
  #change: () => void = () => {};
  #isClosed = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#waiting.push(socket);
      this.#change();
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async accept(waiting?: Waiting): Promise<Stream> {
    for (;;) {
      if (this.#isClosed) throw new Error('closed');
      const next = this.#waiting.shift();
      if (next !== undefined) return new NodeStream(next);
      await orAborted(new Promise<void>((resolve) => (this.#change = resolve)), waiting);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#server.close();
    this.#change();
  }
}

class NodeDatagrams implements DatagramSocket {
  readonly #socket: Datagrams;
  readonly #waiting: DatagramOf[] = [];
  #change: () => void = () => {};
  #isClosed = false;
  readonly #isConnected: boolean;

  constructor(socket: Datagrams) {
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('message', (data, { address, port }) => {
      this.#waiting.push({ host: address, port, data });
      this.#change();
    });
    this.#isConnected = isConnected(socket);
  }

  get address(): string {
    return this.#socket.address().address;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  async receive(waiting?: Waiting): Promise<DatagramOf> {
    for (;;) {
      if (this.#isClosed) throw new Error('closed');
      const next = this.#waiting.shift();
      if (next !== undefined) return next;
      await orAborted(new Promise<void>((resolve) => (this.#change = resolve)), waiting);
    }
  }

  send({ host, port, data }: Partial<DatagramOf> & { readonly data: Uint8Array }): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null): void => (error === null ? resolve() : reject(error));
      if (this.#isConnected) this.#socket.send(data, done);
      else this.#socket.send(data, port, host, done);
    });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#socket.close();
    this.#change();
  }
}

function isConnected(socket: Datagrams): boolean {
  try {
    socket.remoteAddress();
    return true;
  } catch {
    return false;
  }
}
