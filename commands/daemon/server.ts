/**
 * The daemon: it listens on a Unix socket that is its user's alone, and runs what clients ask in
 * the one network that it has. Nothing of it is left when it ends.
 */
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import type { Server } from 'node:net';
import { dirname } from 'node:path';

import { Conversation } from './conversation.ts';
import { guardSocket } from './guard.ts';
import { Guest } from './guest.ts';
import type { RunLine } from './guest.ts';
import { closePlace } from './place.ts';
import type { Place } from './site.ts';

const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;

export interface Listening {
  /** Settled when a client, or `stop`, has ended it. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** `path` must be nobody's: see `isAnswered` of client.ts. */
export async function listen(path: string, place: Place, run: RunLine): Promise<Listening> {
  mkdirSync(dirname(path), { recursive: true, mode: OWNER_FOLDER });
  rmSync(path, { force: true });
  let stop = (): void => {};
  const ended = new Promise<void>((end) => (stop = end));
  const sockets = new Set<net.Socket>();
  const server: Server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    new Guest(new Conversation(socket), { place, run, stop });
  });
  // Made so that nobody else ever could open it, not even for the moment before it is changed.
  const before = process.umask(0o177);
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(path, listening);
    });
    chmodSync(path, OWNER_ONLY);
    guardSocket(path);
  } finally {
    process.umask(before);
  }
  const close = async (): Promise<void> => {
    await ended;
    server.close();
    rmSync(path, { force: true });
    await closePlace(place);
    for (const socket of sockets) socket.destroySoon();
  };
  return { ended: close(), stop };
}
