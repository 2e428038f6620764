/**
 * Links of onion routing by node:tls, over any `net` in Node's shape: the system's, or a stack's.
 * Certificates are not verified here: each signs for itself alone, and what it is worth is said in
 * cells (tor-spec §4.2). The certificate is kept, for it can be asked for but once.
 */
import { constants, createPrivateKey } from 'node:crypto';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

import { parseAddress, showAddress, unmappedText } from '../../runtime/sockets.ts';
import type { Address } from '../../runtime/sockets.ts';
import type {
  Link,
  LinkCredentials,
  LinkDialer,
  LinkPlace,
  LinkUser,
} from '../../runtime/onion.ts';

/** What is asked of a socket: those of node:net and of `createNodeModules` have it. */
export interface LinkSocket extends Duplex {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  setNoDelay(isOn?: boolean): unknown;
}

export interface LinkServer {
  listen(options: { readonly host: string; readonly port: number }): unknown;
  address(): unknown;
  close(): unknown;
  once(event: 'listening' | 'close', called: () => void): unknown;
  on(event: 'error', called: (error: Error) => void): unknown;
}

export interface LinkNet {
  connect(options: { readonly host: string; readonly port: number }): LinkSocket;
  createServer(called: (socket: LinkSocket) => void): LinkServer;
}

/** tor-spec §2: TLS 1.2 or later. */
const VERSION_MIN = 'TLSv1.2';

export function createLinkDialer(net: Pick<LinkNet, 'connect'>): LinkDialer {
  return { dial: (place, signal) => dial(net, place, signal) };
}

async function dial(
  net: Pick<LinkNet, 'connect'>,
  place: LinkPlace,
  signal: AbortSignal,
): Promise<Link> {
  const name = showPlace(place);
  signal.throwIfAborted();
  const socket = net.connect({ host: showAddress(place.address), port: place.port });
  await reached(socket, 'connect', `TCP to ${name}`, signal);
  socket.setNoDelay(true);
  const secured = tls.connect({
    socket,
    minVersion: VERSION_MIN,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    servername: inventedName(),
  });
  await reached(secured, 'secureConnect', `TLS with ${name}`, signal);
  const certificate = secured.getPeerX509Certificate();
  if (certificate === undefined) {
    secured.destroy();
    throw new Error(`TLS with ${name}: no certificate was shown`);
  }
  return new TlsLink(secured, place, new Uint8Array(certificate.raw));
}

/** Waits for an event; whatever comes instead destroys the socket, and is told by its step. */
function reached(
  socket: Duplex,
  event: 'connect' | 'secureConnect',
  step: string,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: unknown): void => {
      socket.removeListener(event, succeeded);
      socket.removeListener('close', closed);
      signal.removeEventListener('abort', aborted);
      if (error === undefined) {
        socket.removeListener('error', failed);
        resolve();
      } else {
        socket.destroy(); // and whatever it says afterwards, `failed` hears
        reject(error);
      }
    };
    const succeeded = (): void => settle(undefined);
    const failed = (error: Error): void =>
      settle(new Error(`${step}: ${error.message}`, { cause: error }));
    const closed = (): void => settle(new Error(`${step}: closed by the other end`));
    const aborted = (): void => settle(signal.reason);
    socket.once(event, succeeded);
    socket.on('error', failed);
    socket.once('close', closed);
    signal.addEventListener('abort', aborted, { once: true });
  });
}

const NAME_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const NAME_LETTERS_COUNT = 16;

/** A name for SNI, as tor makes one up too: to say none would be told from afar. */
function inventedName(): string {
  const drawn = globalThis.crypto.getRandomValues(new Uint8Array(NAME_LETTERS_COUNT));
  return `www.${Array.from(drawn, (octet) => NAME_LETTERS[octet % NAME_LETTERS.length]).join('')}.com`;
}

export interface LinkListenerOptions {
  readonly net: Pick<LinkNet, 'createServer'>;
  readonly address: Address;
  /** 0: any that is free. */
  readonly port: number;
  /** What is shown to whoever connects now: another, once it was made anew. */
  readonly credentials: () => LinkCredentials;
  readonly accept: (link: Link) => void;
  /** Connections at once; more are closed as they come. */
  readonly linksMax?: number;
  readonly handshakeTimeoutMs?: number;
}

export interface LinkListener {
  readonly place: LinkPlace;
  readonly counters: LinkListenerCounters;
  /** No more links; those that are there stay. */
  close(): void;
}

export interface LinkListenerCounters {
  accepted: number;
  /** Beyond the maximum. */
  refused: number;
  /** TLS did not come up. */
  failed: number;
}

export const LINKS_MAX = 8192;
const TLS_TIMEOUT_MS = 20_000;

/** Settled when it listens; rejected when it cannot. */
export async function listenForLinks(options: LinkListenerOptions): Promise<LinkListener> {
  const { net, address, port, linksMax = LINKS_MAX } = options;
  const counters: LinkListenerCounters = { accepted: 0, refused: 0, failed: 0 };
  const contextOf = keptContext();
  let links = 0;
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (links >= linksMax) {
      counters.refused++;
      socket.destroy();
      return;
    }
    links++;
    socket.once('close', () => links--);
    secure(socket, options, contextOf, counters);
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.once('listening', resolve);
    server.listen({ host: showAddress(address), port });
  });
  const bound = server.address() as { readonly port: number };
  return { place: { address, port: bound.port }, counters, close: () => void server.close() };
}

function secure(
  socket: LinkSocket,
  { credentials, accept, handshakeTimeoutMs = TLS_TIMEOUT_MS }: LinkListenerOptions,
  contextOf: (credentials: LinkCredentials) => tls.SecureContext,
  counters: LinkListenerCounters,
): void {
  const shown = credentials();
  const place = placeOf(socket);
  if (place === undefined) {
    socket.destroy();
    return;
  }
  socket.setNoDelay(true);
  const secured = new tls.TLSSocket(socket as ConstructorParameters<typeof tls.TLSSocket>[0], {
    isServer: true,
    secureContext: contextOf(shown),
  });
  const timeout = setTimeout(() => secured.destroy(), handshakeTimeoutMs);
  const failed = (): void => {
    clearTimeout(timeout);
    counters.failed++;
    secured.destroy();
    socket.destroy();
  };
  const ignore = (): void => {};
  secured.on('error', ignore);
  secured.once('close', failed);
  secured.once('secure', () => {
    clearTimeout(timeout);
    secured.removeListener('close', failed);
    secured.removeListener('error', ignore);
    counters.accepted++;
    accept(new TlsLink(secured, place, shown.certificate));
  });
}

/** Of the credentials that were asked for last: to read keys again and again costs. */
function keptContext(): (credentials: LinkCredentials) => tls.SecureContext {
  let kept: LinkCredentials | undefined;
  let context: tls.SecureContext | undefined;
  return (credentials) => {
    if (context !== undefined && kept === credentials) return context;
    kept = credentials;
    const key = Buffer.from(credentials.secretKey);
    context = tls.createSecureContext({
      cert: pemOf(credentials.certificate),
      key: createPrivateKey({ key, format: 'der', type: 'pkcs8' }).export({
        format: 'pem',
        type: 'pkcs8',
      }),
      minVersion: VERSION_MIN,
      // A session that is taken up again shows no certificate.
      secureOptions: constants.SSL_OP_NO_TICKET,
      sessionTimeout: 0,
    });
    return context;
  };
}

/** RFC 7468. */
function pemOf(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function placeOf({ remoteAddress = '', remotePort = 0 }: LinkSocket): LinkPlace | undefined {
  const address = parseAddress(unmappedText(remoteAddress));
  return address && { address, port: remotePort };
}

function showPlace({ address, port }: LinkPlace): string {
  const text = showAddress(address);
  return text.includes(':') ? `[${text}]:${port}` : `${text}:${port}`;
}

/** What comes in one turn is seldom more. */
const TOGETHER_OCTETS = 1 << 18;
const kept = Buffer.allocUnsafeSlow(TOGETHER_OCTETS);

/** All of it side by side, until the next call: no link delivers while another does. */
function together(parts: readonly Buffer[]): Buffer {
  let length = 0;
  for (const part of parts) length += part.length;
  if (length > TOGETHER_OCTETS) return Buffer.concat(parts);
  let at = 0;
  for (const part of parts) at += part.copy(kept, at);
  return kept.subarray(0, length);
}

class TlsLink implements Link {
  readonly remote: LinkPlace;
  readonly certificate: Uint8Array;
  readonly #socket: tls.TLSSocket;
  #gathered: Buffer[] = [];
  #why: string | undefined;

  constructor(socket: tls.TLSSocket, remote: LinkPlace, certificate: Uint8Array) {
    this.remote = remote;
    this.certificate = certificate;
    this.#socket = socket;
    socket.on('error', (error) => void (this.#why ??= error.message));
  }

  setUser(user: LinkUser): void {
    const socket = this.#socket;
    socket.on('data', (octets: Buffer) => this.#gather(octets, user));
    socket.on('drain', () => user.writable());
    if (socket.destroyed) queueMicrotask(() => user.closed(this.#why));
    else {
      socket.once('close', () => {
        this.#deliver(user);
        user.closed(this.#why);
      });
    }
    socket.once('end', () => socket.destroySoon());
  }

  /**
   * Records of TLS are small, as relays write them, and many come at once: those of one turn are
   * given together, so that their cells are.
   */
  #gather(octets: Buffer, user: LinkUser): void {
    this.#gathered.push(octets);
    if (this.#gathered.length === 1) setImmediate(() => this.#deliver(user));
  }

  #deliver(user: LinkUser): void {
    const gathered = this.#gathered;
    if (gathered.length === 0) return;
    this.#gathered = [];
    user.received(gathered.length === 1 ? gathered[0] : together(gathered));
  }

  write(octets: Uint8Array): boolean {
    return this.#socket.destroyed || this.#socket.writableEnded || this.#socket.write(octets);
  }

  exportKeyingMaterial(label: string, context: Uint8Array, length: number): Uint8Array {
    const exported = this.#socket.exportKeyingMaterial(length, label, Buffer.from(context));
    return new Uint8Array(exported);
  }

  close(): void {
    this.#socket.destroySoon();
  }

  abort(): void {
    this.#socket.destroy();
  }
}
