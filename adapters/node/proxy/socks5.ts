/**
 * A SOCKS5 proxy for programs: it listens where a `net` says, Node's own or that of a stack, and
 * opens ways as it is told. User names and passwords tell clients apart, and keep nobody out.
 */
import type { AddressInfo, Server, Socket } from 'node:net';

import type { Timers } from '../../../runtime/sockets.ts';
import { Socks5Conversation } from '../../../runtime/proxy.ts';
import type { ProxyTarget, TcpConnection, TcpFault, TcpUser } from '../../../runtime/proxy.ts';
import { Pump } from './pump.ts';

/** Clients at the same time; one more is hung up on. */
export const PROXY_CLIENTS_MAX = 4096;

export interface ProxyNet {
  createServer(
    options: { readonly allowHalfOpen: boolean; readonly noDelay: boolean },
    listener: (socket: Socket) => void,
  ): Server;
}

export interface Socks5ServerOptions {
  readonly net: ProxyNet;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  readonly timers: Timers;
  readonly connect: (target: ProxyTarget, user: TcpUser) => TcpConnection | TcpFault;
  /** An address as text, or a name; rejected with an error whose code says why. */
  readonly lookUp: (target: ProxyTarget, isReverse: boolean) => Promise<string>;
}

export class Socks5Server {
  readonly #options: Socks5ServerOptions;
  readonly #server: Server;
  readonly #clients = new Set<Socket>();

  private constructor(options: Socks5ServerOptions) {
    this.#options = options;
    const halves = { allowHalfOpen: true, noDelay: true };
    this.#server = options.net.createServer(halves, (socket) => this.#serve(socket));
  }

  /** It is given when it listens; rejected as `listen` of Node fails. */
  static async listen(options: Socks5ServerOptions): Promise<Socks5Server> {
    const made = new Socks5Server(options);
    await new Promise<void>((listening, failed) => {
      made.#server.once('error', failed);
      made.#server.listen(options.port, options.host, () => {
        made.#server.off('error', failed);
        listening();
      });
    });
    return made;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get clients(): number {
    return this.#clients.size;
  }

  /** Hangs up on everybody. */
  async close(): Promise<void> {
    for (const socket of this.#clients) socket.destroy();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }

  #serve(socket: Socket): void {
    if (this.#clients.size >= PROXY_CLIENTS_MAX) {
      socket.destroy();
      return;
    }
    this.#clients.add(socket);
    socket.on('close', () => this.#clients.delete(socket));
    serveClient(socket, this.#options);
  }
}

function serveClient(socket: Socket, options: Socks5ServerOptions): void {
  const { timers, connect, lookUp } = options;
  let connection: TcpConnection | undefined;
  const pump = new Pump(socket, () => conversation.gone());
  const waiting: TcpUser = {
    established: () => conversation.opened(),
    readable() {},
    writable() {},
    closed(fault) {
      connection = undefined;
      conversation.failed(fault ?? 'ECONNRESET');
    },
  };
  const conversation: Socks5Conversation = new Socks5Conversation(
    {
      send: (octets) => void socket.write(octets),
      hangUp: () => void socket.end(() => socket.destroy()),
    },
    {
      open(target) {
        socket.pause();
        const made = connect(target, waiting);
        // It is to be told later than it is asked.
        if (typeof made === 'string') queueMicrotask(() => conversation.failed(made));
        else connection = made;
      },
      lookUp(target, isReverse) {
        lookUp(target, isReverse).then(
          (host) => conversation.found(host),
          (error: NodeJS.ErrnoException) => conversation.failed(error.code ?? 'EPROTO'),
        );
      },
      giveUp() {
        connection?.abort();
      },
      relay(early) {
        socket.off('data', heard);
        socket.off('end', gone);
        socket.off('close', gone);
        pump.join(connection!, early);
      },
    },
    { timers },
  );
  const heard = (data: Uint8Array): void => conversation.received(data);
  const gone = (): void => conversation.gone();
  socket.on('data', heard);
  socket.on('end', gone);
  socket.on('close', gone);
  socket.on('error', () => {});
}
