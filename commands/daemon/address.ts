/** Where the daemon listens: a socket in a folder that is its user's alone. */
import net from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Failure } from '../failure.ts';

/** NONOS_SOCKET where it is set; else among the files of the session that nobody else may see. */
export function socketPath(environment: NodeJS.ProcessEnv = process.env): string {
  const { NONOS_SOCKET: own, XDG_RUNTIME_DIR: session } = environment;
  if (own !== undefined && own !== '') return own;
  const folder = session
    ? join(session, 'nonos')
    : join(tmpdir(), `nonos-${process.getuid?.() ?? 0}`);
  return join(folder, 'control');
}

/** The daemon's socket; undefined where nobody listens. */
export function reach(path: string): Promise<Socket | undefined> {
  return new Promise((settle, fail) => {
    const socket = net.connect(path);
    socket.once('connect', () => settle(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') settle(undefined);
      else fail(new Failure(`cannot reach the daemon at ${path}: ${error.code ?? error.message}`));
    });
  });
}
