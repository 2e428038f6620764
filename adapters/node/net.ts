/** `node:net` of a stack: as much of it as programs use that were written for the other. */
import { isIP, isIPv4, isIPv6 } from 'node:net';

import type { Ground } from './ground.ts';
import type { ServerOptions } from './net/server.ts';
import { StackServer } from './net/server.ts';
import type { SocketOptions } from './net/settings.ts';
import { StackSocket } from './net/socket.ts';

type Listener = (socket: StackSocket) => void;

export interface NodeNet {
  readonly Socket: new (options?: SocketOptions) => StackSocket;
  readonly Server: new (options?: ServerOptions, connected?: Listener) => StackServer;
  /** `(options, then?)` or `(port, host?, then?)`. */
  readonly createConnection: (...given: unknown[]) => StackSocket;
  readonly connect: (...given: unknown[]) => StackSocket;
  readonly createServer: (options?: ServerOptions | Listener, connected?: Listener) => StackServer;
  readonly isIP: typeof isIP;
  readonly isIPv4: typeof isIPv4;
  readonly isIPv6: typeof isIPv6;
}

export function createNet(ground: Ground): NodeNet {
  class Socket extends StackSocket {
    constructor(options?: SocketOptions) {
      super(ground, options);
    }
  }
  class Server extends StackServer {
    constructor(options?: ServerOptions, connected?: Listener) {
      super(ground, options, connected);
    }
  }
  const createConnection = (...given: unknown[]): StackSocket => {
    const [options] = given;
    const isObject = typeof options === 'object' && options !== null;
    return new Socket(isObject ? creationOptions(options) : {}).connect(...given);
  };
  const createServer: NodeNet['createServer'] = (options = {}, connected) =>
    typeof options === 'function' ? new Server({}, options) : new Server(options, connected);
  return {
    Socket,
    Server,
    createConnection,
    connect: createConnection,
    createServer,
    isIP,
    isIPv4,
    isIPv6,
  };
}

/** Of all that may be said of a connection or a server, what a socket itself is told. */
export function creationOptions(options: SocketOptions): SocketOptions {
  const { allowHalfOpen, highWaterMark, noDelay, keepAlive, keepAliveInitialDelay } = options;
  return {
    ...(allowHalfOpen !== undefined && { allowHalfOpen }),
    ...(highWaterMark !== undefined && { highWaterMark }),
    noDelay,
    keepAlive,
    keepAliveInitialDelay,
  };
}
