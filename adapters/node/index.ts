/**
 * Node's own modules over a stack: `net`, `dgram` and `dns` as programs know them, so that what was
 * written for the system's sockets runs over ours. See docs/sockets.md.
 */
import type { HostNames, Sockets } from '../../runtime/sockets.ts';
import type { NodeDgram } from './dgram.ts';
import { createDgram } from './dgram.ts';
import type { NodeDns } from './dns.ts';
import { createDns } from './dns.ts';
import type { NodeNet } from './net.ts';
import { createNet } from './net.ts';

export interface NodeModules {
  readonly net: NodeNet;
  readonly dgram: NodeDgram;
  readonly dns: NodeDns;
}

/** For the process whose calls these are. */
export function createNodeModules(sockets: Sockets, names: HostNames = {}): NodeModules {
  const ground = { sockets, names };
  return { net: createNet(ground), dgram: createDgram(ground), dns: createDns(ground) };
}

export type { NodeDgram } from './dgram.ts';
export type { RemoteInfo, StackDgramSocket } from './dgram/socket.ts';
export type { NodeDns } from './dns.ts';
export type { NodeNet } from './net.ts';
export type { StackServer } from './net/server.ts';
export type { AddressInfo, SocketOptions } from './net/settings.ts';
export type { StackSocket } from './net/socket.ts';
