/** Connections by which files come and go: one side waits for them, and the other opens them. */
import type { Duplex } from 'node:stream';

import type { NodeNet, StackSocket } from '../../adapters/node/index.ts';
import { Failure } from '../failure.ts';
import { showFault } from '../network/faults.ts';
import { codeOf } from '../web/fault.ts';

export interface Way {
  readonly open: () => Promise<Duplex>;
  readonly close: () => void;
}

/** For a connection of the other side's, which may never come. */
const ACCEPT_TIMEOUT_MS = 30_000;

export function dial(net: NodeNet, host: string, port: number): Way {
  const socket = net.connect({ host, port, noDelay: true, allowHalfOpen: true });
  const opened = connected(socket, `${host}:${port}`);
  opened.catch(() => {});
  return { open: async () => (await opened, socket), close: () => void socket.destroy() };
}

/** Nobody but `peer`, whom we talk to, may bring a file; and one connection is all there is. */
export async function listenFor(
  net: NodeNet,
  address: string | undefined,
  peer: string | undefined,
): Promise<{ readonly port: number; readonly way: Way }> {
  let came: (socket: StackSocket) => void = () => {};
  let found: StackSocket | undefined;
  const accepted = new Promise<StackSocket>((settle) => (came = settle));
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    if (socket.remoteAddress !== peer || found !== undefined) return void socket.destroy();
    found = socket;
    came(socket);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, address, listening);
  });
  const { port } = server.address() as { readonly port: number };
  let late: NodeJS.Timeout | undefined;
  let stop: (reason: Failure) => void = () => {};
  const never = new Promise<never>((_, fail) => (stop = fail));
  never.catch(() => {});
  const way: Way = {
    open: () => {
      const reason =
        'the other side has opened no data connection; where a firewall keeps it out:' +
        ` nonos firewall allow incoming tcp from ${peer ?? 'there'}`;
      late = setTimeout(() => stop(new Failure(reason)), ACCEPT_TIMEOUT_MS);
      return Promise.race([accepted, never]).finally(() => clearTimeout(late));
    },
    close: () => {
      server.close();
      found?.destroy();
      stop(new Failure('the data connection is closed'));
    },
  };
  return { port, way };
}

/** All of it, and the end. */
export async function sendAll(data: Duplex, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  // Nothing comes, but for the end.
  data.resume();
  for await (const piece of pieces) {
    if (!data.write(piece)) await roomIn(data);
    if (data.destroyed) throw new Failure('the data connection is lost');
  }
  await new Promise<void>((ended, failed) => {
    data.once('close', () => failed(new Failure('the data connection is lost')));
    data.end(ended);
  });
}

/** Until it takes more, or takes nothing any more. */
function roomIn(data: Duplex): Promise<void> {
  return new Promise((settle) => {
    const over = (): void => {
      data.off('drain', over).off('close', over);
      settle();
    };
    data.on('drain', over).on('close', over);
  });
}

export function connected(socket: StackSocket, place: string): Promise<void> {
  return new Promise((settle, fail) => {
    const failed = (error: Error): void => {
      const code = codeOf(error);
      const words = code === 'ENOTFOUND' ? 'Name or service not known' : showFault(code);
      fail(new Failure(`connect to ${place}: ${words || error.message}`));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      socket.on('error', () => {});
      settle();
    });
  });
}
