/**
 * Node's own modules over a stack: `net`, `tls`, `http`, `https`, `http2`, `dgram` and `dns` as
 * programs know them, so that what was written for the system's sockets runs over ours. See
 * docs/sockets.md.
 */
import type { HostNames, Sockets } from '../../runtime/sockets.ts';
import type { NodeDgram } from './dgram.ts';
import { createDgram } from './dgram.ts';
import type { NodeDns } from './dns.ts';
import { createDns } from './dns.ts';
import type { NodeHttp } from './http.ts';
import { createHttp } from './http.ts';
import type { NodeHttp2 } from './http2.ts';
import { createHttp2 } from './http2.ts';
import type { NodeHttps } from './https.ts';
import { createHttps } from './https.ts';
import type { NodeNet } from './net.ts';
import { createNet } from './net.ts';
import type { NodeTls } from './tls.ts';
import { createTls } from './tls.ts';

export interface NodeModules {
  readonly net: NodeNet;
  readonly tls: NodeTls;
  readonly http: NodeHttp;
  readonly https: NodeHttps;
  readonly http2: NodeHttp2;
  readonly dgram: NodeDgram;
  readonly dns: NodeDns;
}

/** For the process whose calls these are. */
export function createNodeModules(sockets: Sockets, names: HostNames = {}): NodeModules {
  const ground = { sockets, names };
  const net = createNet(ground);
  const tls = createTls(net);
  return {
    net,
    tls,
    http: createHttp(net),
    https: createHttps(net),
    http2: createHttp2(net, tls),
    dgram: createDgram(ground),
    dns: createDns(ground),
  };
}

export type { NodeDgram } from './dgram.ts';
export type { RemoteInfo, StackDgramSocket } from './dgram/socket.ts';
export type { NodeDns } from './dns.ts';
export type { NodeHttp } from './http.ts';
export type { NodeHttp2 } from './http2.ts';
export type { NodeHttps } from './https.ts';
export type { NodeNet } from './net.ts';
export type { StackServer } from './net/server.ts';
export type { AddressInfo, SocketOptions } from './net/settings.ts';
export type { StackSocket } from './net/socket.ts';
export type { NodeTls } from './tls.ts';
