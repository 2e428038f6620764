/** `node:tls` of a stack. */
import nodeTls from 'node:tls';
import type { ConnectionOptions } from 'node:tls';

import { listeningBy } from './listening.ts';
import type { NodeNet } from './net.ts';

/** What opens no connection of its own is Node's as it is. */
export type NodeTls = Pick<
  typeof nodeTls,
  | 'connect'
  | 'createServer'
  | 'createSecureContext'
  | 'checkServerIdentity'
  | 'getCiphers'
  | 'rootCertificates'
  | 'TLSSocket'
>;

export function createTls(net: NodeNet): NodeTls {
  const connect = (...given: unknown[]): nodeTls.TLSSocket => {
    const [options, then] = connectionOptions(given);
    const socket = options.socket ?? net.connect(options);
    return nodeTls.connect({ ...options, socket }, then);
  };
  const { createSecureContext, checkServerIdentity, getCiphers, rootCertificates } = nodeTls;
  return {
    connect,
    createServer: listeningBy(net, nodeTls.createServer),
    createSecureContext,
    checkServerIdentity,
    getCiphers,
    rootCertificates,
    TLSSocket: nodeTls.TLSSocket,
  };
}

/** `(options, then?)` or `(port, host?, options?, then?)`. */
function connectionOptions(
  given: readonly unknown[],
): readonly [ConnectionOptions, (() => void) | undefined] {
  const port = given.find((one) => typeof one === 'number');
  const host = given.find((one) => typeof one === 'string');
  const options = given.find((one) => typeof one === 'object' && one !== null) as ConnectionOptions;
  const then = given.find((one) => typeof one === 'function') as (() => void) | undefined;
  const place = { ...(port !== undefined && { port }), ...(host !== undefined && { host }) };
  return [{ ...place, ...options }, then];
}
