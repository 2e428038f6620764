/**
 * DNS over HTTPS (RFC 8484): by HTTP/2 where the server has it, over one connection that is kept;
 * else by HTTP/1.1. Nothing but the query is told: no cookies, no languages, no name of a program.
 */
import http from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import http2 from 'node:http2';
import type { ClientHttp2Session } from 'node:http2';
import type { Duplex, Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';

import { DnsFault, idOf, withId } from '../../../runtime/dns.ts';
import type { DnsTransport } from '../../../runtime/dns.ts';
import { connectSecurely } from './secure.ts';
import type { SecureGround, SecureServer } from './secure.ts';

export const DNS_OVER_HTTPS_PORT = 443;
export const MEDIA_TYPE = 'application/dns-message';
const HTTP2 = 'h2';
const HTTP1 = 'http/1.1';
const ANSWER_OCTETS_MAX = 65_535;
/** Of HTTP/1.1, where each query has one to itself. */
const CONNECTIONS_MAX = 4;
const IDLE_MS = 15_000;
const OK = 200;

export interface HttpsServer extends SecureServer {
  /** With its query, as the URL has them. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | undefined;
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

export class DnsOverHttps implements DnsTransport {
  readonly name: string;
  readonly isPrivate = true;
  readonly #ground: SecureGround;
  readonly #server: HttpsServer;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS_MAX });
  /** Which the server has chosen; it may choose again. */
  #protocol: string | undefined;
  #session: ClientHttp2Session | undefined;
  #opening: Promise<ClientHttp2Session | undefined> | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** By which HTTP/1.1 was agreed upon: the first query's. */
  #spare: TLSSocket | undefined;

  constructor(name: string, server: HttpsServer, ground: SecureGround) {
    this.name = name;
    this.#server = server;
    this.#ground = ground;
  }

  /** RFC 8484 §4.1: number zero, so that caches know a question when they see it again. */
  async exchange(query: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    const request = this.#requestOf(withId(query, 0));
    const session = await this.#sessionFor(signal);
    const answer =
      session === undefined
        ? await this.#overHttp1(request, signal)
        : await this.#overHttp2(session, request, signal);
    return withId(answer, idOf(query));
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#session?.destroy();
    this.#session = undefined;
    this.#spare?.destroy();
    this.#agent.destroy();
  }

  #requestOf(query: Uint8Array): Request {
    const { path, method = 'POST' } = this.#server;
    const accept = { accept: MEDIA_TYPE };
    if (method === 'POST') {
      const headers = {
        ...accept,
        'content-type': MEDIA_TYPE,
        'content-length': String(query.length),
      };
      return { method, path, headers, body: query };
    }
    const text = Buffer.from(query).toString('base64url');
    const asked = `${path}${path.includes('?') ? '&' : '?'}dns=${text}`;
    return { method, path: asked, headers: accept, body: undefined };
  }

  /** Undefined where the server speaks HTTP/1.1 alone. */
  #sessionFor(signal: AbortSignal): Promise<ClientHttp2Session | undefined> {
    const session = this.#session;
    const isGood = session !== undefined && !session.closed && !session.destroyed;
    if (isGood) return Promise.resolve(session);
    if (this.#protocol === HTTP1) return Promise.resolve(undefined);
    this.#opening ??= this.#open(signal).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #open(signal: AbortSignal): Promise<ClientHttp2Session | undefined> {
    const socket = await this.#dial([HTTP2, HTTP1], signal);
    this.#protocol = socket.alpnProtocol === HTTP2 ? HTTP2 : HTTP1;
    if (this.#protocol === HTTP1) {
      this.#spare = socket;
      return undefined;
    }
    const session = http2.connect(this.#origin, { createConnection: () => socket });
    session.on('error', () => session.destroy());
    session.once('goaway', () => session.close());
    session.unref();
    this.#session = session;
    return session;
  }

  #dial(protocols: readonly string[], signal: AbortSignal): Promise<TLSSocket> {
    return connectSecurely(this.#ground, this.#server, protocols, signal);
  }

  get #origin(): string {
    const { host, port } = this.#server;
    return `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  async #overHttp2(
    session: ClientHttp2Session,
    { method, path, headers, body }: Request,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    this.#touch();
    const stream = session.request({ ':method': method, ':path': path, ...headers }, { signal });
    stream.end(body);
    const response = new Promise<Response>((resolve, reject) => {
      stream.once('response', (answer) => {
        resolve({ status: answer[':status'] ?? 0, headers: answer, body: stream });
      });
      stream.on('error', reject);
      stream.once('close', () => reject(new Error('closed by the server')));
    });
    return this.#answerOf(response, signal);
  }

  async #overHttp1(
    { method, path, headers, body }: Request,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const { host, port } = this.#server;
    const response = new Promise<Response>((resolve, reject) => {
      // Through the agent, so that connections are used again; it makes them as we say.
      const agent = Object.assign(this.#agent, {
        createConnection: (_: unknown, made: (error: Error | null, socket?: Duplex) => void) => {
          const spare = this.#spare;
          this.#spare = undefined;
          if (spare !== undefined && !spare.destroyed) return made(null, spare);
          this.#dial([HTTP1], signal).then((socket) => made(null, socket), made);
        },
      });
      const asking = http.request({ agent, host, port, method, path, headers, signal });
      asking.setHeader('host', new URL(this.#origin).host);
      asking.once('response', (answer) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer });
      });
      asking.on('error', reject);
      asking.end(body);
    });
    return this.#answerOf(response, signal);
  }

  async #answerOf(asked: Promise<Response>, signal: AbortSignal): Promise<Uint8Array> {
    try {
      const { status, headers, body } = await asked;
      const type = String(headers['content-type'] ?? '').split(';')[0];
      if (status !== OK || type !== MEDIA_TYPE) {
        body.destroy();
        throw new DnsFault('EBADANSWER', `${this.name} answers by HTTP ${status}, ${type}`);
      }
      const pieces: Buffer[] = [];
      let octets = 0;
      for await (const piece of body) {
        octets += (piece as Buffer).length;
        if (octets > ANSWER_OCTETS_MAX) {
          throw new DnsFault('EBADANSWER', `${this.name} answers with more than a message`);
        }
        pieces.push(piece as Buffer);
      }
      if (octets < 2) throw new DnsFault('EBADANSWER', `${this.name} answers with nothing`);
      return Buffer.concat(pieces);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DnsFault) throw error;
      throw new DnsFault('ENETUNREACH', `${this.name}: ${(error as Error).message}`);
    }
  }

  /** Nobody has asked for a while: the server need not keep it for us. */
  #touch(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#session?.close(), IDLE_MS).unref();
  }
}
