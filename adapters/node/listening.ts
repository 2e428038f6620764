/**
 * Servers of Node's own modules that listen by a `net` of a stack: they are Node's in all that they
 * do with a connection, and where connections come from is the only thing that is another.
 */
import type { Server } from 'node:net';

import type { NodeNet } from './net.ts';
import { creationOptions } from './net.ts';
import type { SocketOptions } from './net/settings.ts';

type CreateServer = (...given: never[]) => Server;

/** Node's `create`, whose servers listen by `net`; `wishes` are of sockets, where nobody says. */
export function listeningBy<Create extends CreateServer>(
  net: NodeNet,
  create: Create,
  wishes: SocketOptions = {},
): Create {
  const createHere = (...given: Parameters<Create>): Server => {
    const [first] = given as readonly unknown[];
    const options = typeof first === 'object' ? first : {};
    return listenBy(net, create(...given), { ...wishes, ...options });
  };
  return createHere as Create;
}

function listenBy(net: NodeNet, server: Server, options: SocketOptions): Server {
  const beneath = net.createServer(creationOptions(options));
  // Some servers begin and end their own work by these.
  for (const event of ['connection', 'listening', 'error', 'drop']) {
    beneath.on(event, (...values: unknown[]) => server.emit(event, ...values));
  }
  const closeItself = server.close.bind(server);
  beneath.on('close', () => void closeItself());
  const own = {
    listen(...given: unknown[]) {
      beneath.listen(...given);
      return server;
    },
    close(then?: (error?: Error) => void) {
      beneath.close(then);
      if ('closeIdleConnections' in server) (server.closeIdleConnections as () => void)();
      return server;
    },
    getConnections(told: (error: Error | null, count: number) => void) {
      beneath.getConnections(told);
      return server;
    },
    address: () => beneath.address(),
    ref: () => server,
    unref: () => server,
    [Symbol.asyncDispose]: () => new Promise<void>((over) => server.close(() => over())),
  };
  return Object.defineProperties(Object.assign(server, own), {
    listening: { get: () => beneath.listening },
    maxConnections: {
      get: () => beneath.maxConnections,
      set: (count: number | undefined) => void (beneath.maxConnections = count),
    },
  });
}
