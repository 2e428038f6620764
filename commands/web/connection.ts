/**
 * A connection to where a page is: TCP of the stack, by a proxy or not, and TLS over it where the
 * page wants it. What is found out on the way is said as curl(1) says it.
 */
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

import { contextBelieving } from '../../adapters/node/authorities.ts';
import type { NodeNet } from '../../adapters/node/index.ts';
import { tlsFault } from './certificates.ts';
import { connectFault, WebFault } from './fault.ts';
import { throughProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';
import type { KeyLog } from '../network/key-log.ts';

/** `HOST:PORT` that are elsewhere than DNS says. */
export type Elsewhere = ReadonlyMap<string, readonly string[]>;

export interface Ways {
  readonly net: NodeNet;
  readonly lookup: LookupFunction;
  /** PEM; undefined: whoever it is, is believed. */
  readonly authorities: () => Promise<string[]>;
  readonly isTrusting: boolean;
  readonly proxy?: Proxy | undefined;
  readonly elsewhere: Elsewhere;
  readonly family: 0 | 4 | 6;
  /** By ALPN, the best first. */
  readonly protocols: readonly ('h2' | 'http/1.1')[];
  readonly connectTimeoutMs?: number | undefined;
  /** Who wants the secrets of TLS, if anyone does. */
  readonly keyLog?: KeyLog | undefined;
  readonly say: (line: string) => void;
}

export interface Place {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/** When it was known, connected, secured: in ms from the beginning. */
export interface Marks {
  lookupMs: number;
  connectMs: number;
  secureMs: number;
}

export interface Connection {
  readonly socket: Duplex;
  readonly isHttp2: boolean;
  /** The proxy itself is asked, for all of a URL. */
  readonly asksProxy: boolean;
  readonly marks: Marks;
  readonly local: { readonly address: string; readonly port: number };
  readonly remote: { readonly address: string; readonly port: number };
}

type StackSocket = ReturnType<NodeNet['connect']>;

export function placeOf({ protocol, hostname, port }: URL): Place {
  const isSecure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port || (isSecure ? 443 : 80)), isSecure };
}

export async function connect(place: Place, ways: Ways, signal: AbortSignal): Promise<Connection> {
  const { connectTimeoutMs } = ways;
  if (connectTimeoutMs === undefined) return connectIn(place, ways, signal);
  const late = new AbortController();
  const begun = performance.now();
  const timeout = setTimeout(() => {
    const ms = Math.round(performance.now() - begun);
    late.abort(new WebFault('timeout', `Connection timed out after ${ms} milliseconds`));
  }, connectTimeoutMs);
  try {
    return await connectIn(place, ways, AbortSignal.any([signal, late.signal]));
  } finally {
    clearTimeout(timeout);
  }
}

async function connectIn(place: Place, ways: Ways, signal: AbortSignal): Promise<Connection> {
  const { proxy } = ways;
  const marks: Marks = { lookupMs: 0, connectMs: 0, secureMs: 0 };
  const begun = performance.now();
  const tcp = await openTcp(proxy ?? place, ways, signal, (name) => {
    marks[name] = performance.now() - begun;
  });
  const asksProxy = proxy?.kind === 'http' && !place.isSecure;
  const stop = (): void => void tcp.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const through = await tunnel(tcp, place, ways, asksProxy);
    const socket = place.isSecure ? await secure(through, place, ways) : through;
    if (place.isSecure) marks.secureMs = performance.now() - begun;
    const isHttp2 =
      place.isSecure && (socket as tls.TLSSocket).alpnProtocol === 'h2'
        ? true
        : ways.protocols.length === 1 && ways.protocols[0] === 'h2' && !place.isSecure;
    return { socket, isHttp2, asksProxy, marks, ...endsOf(tcp) };
  } catch (error) {
    tcp.destroy();
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function endsOf(tcp: StackSocket): Pick<Connection, 'local' | 'remote'> {
  return {
    local: { address: tcp.localAddress ?? '', port: tcp.localPort ?? 0 },
    remote: { address: tcp.remoteAddress ?? '', port: tcp.remotePort ?? 0 },
  };
}

function openTcp(
  { host, port }: { readonly host: string; readonly port: number },
  { net, lookup, elsewhere, family, proxy, say }: Ways,
  signal: AbortSignal,
  mark: (name: 'lookupMs' | 'connectMs') => void,
): Promise<StackSocket> {
  return new Promise((settle, fail) => {
    if (signal.aborted) return fail(signal.reason as Error);
    const given = elsewhere.get(`${host.toLowerCase()}:${port}`);
    const known: LookupFunction = (name, options, then) => {
      if (given === undefined) return lookup(name, options, then);
      const all = given.map((address) => ({ address, family: isIP(address) }));
      then(null, all);
    };
    const socket = net.connect({ host, port, family, lookup: known, noDelay: true });
    const over = (then: () => void): void => {
      signal.removeEventListener('abort', stop);
      socket.off('error', failed);
      // It may be lost while nobody uses it: whoever comes next finds it destroyed.
      socket.on('error', () => {});
      then();
    };
    const stop = (): void =>
      over(() => {
        socket.destroy();
        fail(signal.reason as Error);
      });
    const failed = (error: Error): void => {
      const fault = connectFault(error, host, port);
      const isProxys = fault.step === 'resolve' && proxy !== undefined;
      const unknown = `Could not resolve proxy: ${host}`;
      over(() => fail(isProxys ? new WebFault('resolve proxy', unknown) : fault));
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.on('error', failed);
    socket.on('lookup', (_error: unknown, address: string) => {
      mark('lookupMs');
      say(`*   Trying ${isIP(address) === 6 ? `[${address}]` : address}:${port}...`);
    });
    if (isIP(host) !== 0) say(`*   Trying ${isIP(host) === 6 ? `[${host}]` : host}:${port}...`);
    socket.once('connect', () => {
      mark('connectMs');
      say(`* Connected to ${host} (${socket.remoteAddress}) port ${port}`);
      over(() => settle(socket));
    });
  });
}

/** A SOCKS proxy may be asked for a name, or for an address that we have found. */
async function tunnel(
  tcp: StackSocket,
  { host, port }: Place,
  { proxy, lookup, elsewhere, say }: Ways,
  asksProxy: boolean,
): Promise<Duplex> {
  if (proxy === undefined || asksProxy) return tcp;
  let target = elsewhere.get(`${host.toLowerCase()}:${port}`)?.[0] ?? host;
  if (proxy.kind === 'socks5' && isIP(target) === 0) {
    target = await new Promise<string>((settle, fail) => {
      lookup(host, {}, (error, found) => {
        if (error !== null) fail(connectFault(error, host, port));
        else settle(typeof found === 'string' ? found : found[0].address);
      });
    });
  }
  const how = proxy.kind === 'http' ? 'CONNECT tunnel' : 'SOCKS5 connect';
  say(`* ${how} to ${target}:${port}`);
  const through = await throughProxy(tcp, proxy, target, port);
  say(`* ${how} established`);
  return through;
}

async function secure(under: Duplex, { host }: Place, ways: Ways): Promise<tls.TLSSocket> {
  const { isTrusting, protocols, say } = ways;
  const ca = isTrusting ? undefined : await ways.authorities();
  return new Promise((settle, fail) => {
    const secured = tls.connect({
      socket: under,
      host,
      // RFC 6066 §3: addresses are no names.
      servername: isIP(host) === 0 ? host : '',
      ALPNProtocols: [...protocols],
      rejectUnauthorized: !isTrusting,
      secureContext: contextBelieving(ca),
    });
    ways.keyLog?.follow(secured);
    const failed = (error: Error): void => {
      secured.destroy();
      fail(tlsFault(error, host));
    };
    const closed = (): void =>
      failed(Object.assign(new Error('the server hung up'), { code: 'ERR_CLOSED' }));
    secured.once('error', failed);
    secured.once('close', closed);
    secured.once('secureConnect', () => {
      secured.off('error', failed);
      secured.off('close', closed);
      secured.on('error', () => {});
      for (const line of describe(secured, isTrusting)) say(`* ${line}`);
      settle(secured);
    });
  });
}

function describe(secured: tls.TLSSocket, isTrusting: boolean): readonly string[] {
  const { subject, issuer, valid_from: from, valid_to: to } = secured.getPeerCertificate();
  const name = (of: object | undefined): string =>
    Object.entries(of ?? {})
      .map(([key, value]) => `${key}=${String(value)}`)
      .join('; ');
  const { alpnProtocol } = secured;
  const alpn = alpnProtocol ? `server accepted ${alpnProtocol}` : 'server did not agree on any';
  return [
    `SSL connection using ${secured.getProtocol()} / ${secured.getCipher().standardName}`,
    `ALPN: ${alpn}`,
    'Server certificate:',
    ` subject: ${name(subject)}`,
    ` start date: ${from}`,
    ` expire date: ${to}`,
    ` issuer: ${name(issuer)}`,
    isTrusting && !secured.authorized
      ? ` SSL certificate verify result: ${String(secured.authorizationError)}, continuing anyway.`
      : ' SSL certificate verify ok.',
  ];
}
