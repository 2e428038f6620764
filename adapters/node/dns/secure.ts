/**
 * TLS to a server of names, over any `net` in Node's shape, so also through circuits. Whom we talk
 * to is proved by a certificate for its name, or by a pin of its key (RFC 8310 §8); who proves
 * neither is told nothing.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

import { DnsFault } from '../../../runtime/dns.ts';
import { contextBelieving } from '../authorities.ts';

export interface SecureSocket extends Duplex {
  setNoDelay(isOn?: boolean): unknown;
}

export interface SecureNet {
  connect(options: { readonly host: string; readonly port: number }): SecureSocket;
}

export interface SecureServer {
  /** A name or an address: what the certificate is to say. */
  readonly host: string;
  readonly port: number;
  /** Where it is, when its name is not to be asked for. */
  readonly addresses?: readonly string[] | undefined;
  /** SHA-256 of its public key, in base64 (RFC 7858 §4.2): in place of a certificate's chain. */
  readonly pins?: readonly string[] | undefined;
  /** Who may have signed the certificate, as PEM; else those of Node and of where we are. */
  readonly authorities?: string | undefined;
}

export interface SecureGround {
  readonly net: SecureNet;
  /** Addresses of the server's own name: whoever has none to give cannot be helped by itself. */
  readonly lookUp: (name: string, signal: AbortSignal) => Promise<readonly string[]>;
  /** Who signs certificates there, beside those whom Node trusts. */
  readonly authorities?: readonly string[] | undefined;
}

/** The first address that answers; throws DnsFault. */
export async function connectSecurely(
  ground: SecureGround,
  server: SecureServer,
  protocols: readonly string[],
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const { host, addresses } = server;
  const known = addresses ?? (isIP(host) === 0 ? await ground.lookUp(host, signal) : [host]);
  let fault: unknown = new DnsFault('ENETUNREACH', `${host}: its own address is not known`);
  for (const address of known) {
    try {
      return await secured(ground, server, address, protocols, signal);
    } catch (error) {
      signal.throwIfAborted();
      fault = error;
      // Whoever is not who it should be is no matter of its address.
      if (error instanceof DnsFault && error.code === 'EUNTRUSTED') break;
    }
  }
  throw fault;
}

function secured(
  ground: SecureGround,
  server: SecureServer,
  address: string,
  protocols: readonly string[],
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const { host, port, pins } = server;
  return new Promise((resolve, reject) => {
    const beneath = ground.net.connect({ host: address, port });
    // A query is many small writes, and none of them is to wait for an acknowledgment.
    beneath.setNoDelay(true);
    const socket = tls.connect({
      socket: beneath,
      host,
      // RFC 6066 §3: an address is no name.
      servername: isIP(host) === 0 ? host : '',
      ALPNProtocols: [...protocols],
      rejectUnauthorized: pins === undefined,
      secureContext: contextBelieving(authoritiesOf(server, ground)),
    });
    const fail = (error: unknown): void => {
      signal.removeEventListener('abort', aborted);
      socket.destroy();
      beneath.destroy();
      reject(error as Error);
    };
    const aborted = (): void => fail(signal.reason);
    const failed = (error: Error): void => fail(faultOf(error, host));
    signal.addEventListener('abort', aborted, { once: true });
    beneath.on('error', failed);
    socket.on('error', failed);
    socket.once('secureConnect', () => {
      if (pins !== undefined && !isPinned(socket, pins)) {
        return fail(new DnsFault('EUNTRUSTED', `${host}: its key is not the one that is pinned`));
      }
      signal.removeEventListener('abort', aborted);
      socket.off('error', failed);
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
  });
}

function authoritiesOf(
  { authorities }: SecureServer,
  { authorities: others = [] }: SecureGround,
): readonly string[] | undefined {
  if (authorities !== undefined) return [authorities];
  return others.length === 0 ? undefined : [...tls.rootCertificates, ...others];
}

function isPinned(socket: tls.TLSSocket, pins: readonly string[]): boolean {
  const certificate: X509Certificate | undefined = socket.getPeerX509Certificate();
  return certificate !== undefined && pins.includes(pinOf(certificate));
}

/** RFC 7858 §4.2, as RFC 7469 §2.4 writes it. */
export function pinOf({ publicKey }: X509Certificate): string {
  const key = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

const UNREACHED = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE']);

function faultOf(error: NodeJS.ErrnoException, host: string): DnsFault {
  const { code = '', message } = error;
  if (code === 'ECONNREFUSED') return new DnsFault('ECONNREFUSED', `${host}: ${message}`);
  const isAway = UNREACHED.has(code) || code === 'ETIMEDOUT';
  return new DnsFault(isAway ? 'ENETUNREACH' : 'EUNTRUSTED', `${host}: ${message}`);
}
