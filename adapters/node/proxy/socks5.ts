/**
 * A SOCKS5 proxy for programs: it listens where a `net` says, Node's own or that of a stack, and
 * opens ways as it is told. User names and passwords tell clients apart, and keep nobody out.
 */
import type { Socket } from 'node:net';

import type { Timers } from '../../../runtime/sockets.ts';
import { Socks5Conversation } from '../../../runtime/proxy.ts';
import type { ProxyTarget, TcpConnection, TcpFault, TcpUser } from '../../../runtime/proxy.ts';
import { ProxyPort } from './listen.ts';
import type { ProxyPlace } from './listen.ts';
import { Pump } from './pump.ts';

/** Settled later where it is not known at once. */
export type Opened = TcpConnection | TcpFault | Promise<TcpConnection | TcpFault>;

export interface Socks5ServerOptions extends ProxyPlace {
  readonly timers: Timers;
  readonly connect: (target: ProxyTarget, user: TcpUser) => Opened;
  /** An address as text, or a name; rejected with an error whose code says why. */
  readonly lookUp: (target: ProxyTarget, isReverse: boolean) => Promise<string>;
}

export type Socks5Server = ProxyPort;

export const Socks5Server = {
  listen(options: Socks5ServerOptions): Promise<Socks5Server> {
    return ProxyPort.listen(options, (socket) => serveClient(socket, options));
  },
};

function serveClient(socket: Socket, options: Socks5ServerOptions): void {
  const { timers, connect, lookUp } = options;
  let connection: TcpConnection | undefined;
  let isGivenUp = false;
  const take = (made: TcpConnection | string): void => {
    if (typeof made === 'string') conversation.failed(made);
    else if (isGivenUp) made.abort();
    else connection = made;
  };
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
        if (typeof made === 'string') queueMicrotask(() => take(made));
        else if (!(made instanceof Promise)) take(made);
        else {
          made.then(take, (error: NodeJS.ErrnoException) => take(error.code ?? 'EHOSTUNREACH'));
        }
      },
      lookUp(target, isReverse) {
        lookUp(target, isReverse).then(
          (host) => conversation.found(host),
          (error: NodeJS.ErrnoException) => conversation.failed(error.code ?? 'EPROTO'),
        );
      },
      giveUp() {
        isGivenUp = true;
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
