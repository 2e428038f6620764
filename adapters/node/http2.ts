/** `node:http2` of a stack. */
import nodeHttp2 from 'node:http2';
import type { ClientHttp2Session, SecureClientSessionOptions } from 'node:http2';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';

import { listeningBy } from './listening.ts';
import type { NodeNet } from './net.ts';
import type { NodeTls } from './tls.ts';

export type NodeHttp2 = Pick<
  typeof nodeHttp2,
  'connect' | 'createServer' | 'createSecureServer' | 'constants' | 'getDefaultSettings'
>;

type Listener = Parameters<typeof nodeHttp2.connect>[2];

export function createHttp2(net: NodeNet, tls: Pick<NodeTls, 'connect'>): NodeHttp2 {
  const createConnection = (
    { protocol, hostname, port }: URL,
    options: SecureClientSessionOptions,
  ): Duplex => {
    const host = hostname.replace(/^\[|\]$/g, '');
    // RFC 9113 §3: a connection over TLS is agreed upon by its name.
    if (protocol === 'http:') return net.connect({ port: port || 80, host, noDelay: true });
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const ALPNProtocols = ['h2'];
    const place = { port: Number(port || 443), host, noDelay: true };
    return tls.connect({ ...servername, ...options, ...place, ALPNProtocols });
  };
  const connect = (authority: string | URL, ...given: unknown[]): ClientHttp2Session => {
    const options = given.find((one) => typeof one === 'object' && one !== null);
    const then = given.find((one) => typeof one === 'function') as Listener;
    return nodeHttp2.connect(authority, { createConnection, ...options }, then);
  };
  const wishes = { allowHalfOpen: true, noDelay: true };
  const { constants, getDefaultSettings } = nodeHttp2;
  return {
    connect,
    createServer: listeningBy(net, nodeHttp2.createServer, wishes),
    createSecureServer: listeningBy(net, nodeHttp2.createSecureServer, wishes),
    constants,
    getDefaultSettings,
  };
}
