/** `-L`: ports of this machine whose connections go on from the other host. */
import net from 'node:net';
import type { Server } from 'node:net';

import type { Client } from 'ssh2';

import { join } from '../../adapters/node/proxy/join.ts';
import { UsageError } from '../failure.ts';

export interface Forward {
  readonly host: string;
  readonly port: number;
  readonly toHost: string;
  readonly toPort: number;
}

const LOOPBACK = '127.0.0.1';

/** `[HOST:]PORT:TOHOST:TOPORT`; addresses of IPv6 in brackets. */
export function parseForward(text: string): Forward {
  const part = String.raw`(\[[^\]]+\]|[^:[\]]+)`;
  const found = new RegExp(`^(?:${part}:)?(\\d+):${part}:(\\d+)$`).exec(text);
  if (found === null) {
    throw new UsageError(`-L is '${text}'; expected [HOST:]PORT:HOST:PORT`);
  }
  const bare = (host: string): string => host.replace(/^\[|\]$/g, '');
  const [, host = LOOPBACK, port, toHost, toPort] = found;
  return { host: bare(host), port: Number(port), toHost: bare(toHost), toPort: Number(toPort) };
}

/** Listens until `close`; connections that the other side refuses are closed. */
export async function forward(
  client: Client,
  { host, port, toHost, toPort }: Forward,
  complain: (line: string) => void,
): Promise<Server> {
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const { remoteAddress = LOOPBACK, remotePort = 0 } = socket;
    socket.on('error', () => socket.destroy());
    client.forwardOut(remoteAddress, remotePort, toHost, toPort, (error, channel) => {
      if (error === undefined) join(socket, channel);
      else {
        complain(`channel open failed: ${error.message}`);
        socket.destroy();
      }
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  return server;
}
