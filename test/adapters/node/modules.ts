/** Node's modules over a stack that talks to itself, in real time. */
import type { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { createNodeModules } from '../../../adapters/node/index.ts';
import type { NodeModules } from '../../../adapters/node/index.ts';
import type { HostNames } from '../../../runtime/sockets.ts';
import type { Stack } from '../../../runtime/stack.ts';
import { newReal } from '../../socket/real.ts';

export interface Modules extends NodeModules {
  readonly stack: Stack;
  readonly close: () => void;
}

export function newModules(names?: HostNames): Modules {
  const { stack, close } = newReal();
  return { ...createNodeModules(stack.sockets(), names), stack, close };
}

/** The values of the next event of a name; an error of `error`. */
export function next(emitter: EventEmitter, event: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(error);
    if (event !== 'error') emitter.once('error', failed);
    emitter.once(event, (...values: unknown[]) => {
      emitter.removeListener('error', failed);
      resolve(values);
    });
  });
}

/**
 * All that a stream gives, to its end. Not by its iterator: that destroys a Duplex at the end, what
 * is still to be written with it.
 */
export function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return next(stream, 'end').then(() => Buffer.concat(chunks));
}

/** A port on which a server listens. */
export function portOf(server: { address(): unknown }): number {
  return (server.address() as { readonly port: number }).port;
}

/** How many sockets are open in the end: those that are on their way out have a moment. */
export async function leftOpen({ host }: Stack): Promise<number> {
  for (let tries = 0; host.count > 0 && tries < 200; tries++) await sleep(10);
  return host.count;
}
