/** A server of names over TLS and HTTPS (RFC 7858, RFC 8484), by Node's modules over a stack. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';

import { framed, FrameReader } from '../../../runtime/dns.ts';
import type { Answering } from '../../../runtime/dns.ts';
import { MEDIA_TYPE } from './over-https.ts';
import type { NodeHttp2 } from '../http2.ts';
import type { NodeTls } from '../tls.ts';

export interface SecureServing {
  readonly modules: { readonly tls: NodeTls; readonly http2: NodeHttp2 };
  readonly answering: Answering;
  readonly port: number;
  readonly host?: string;
  /** As PEM. */
  readonly key: string;
  readonly certificate: string;
}

/** Connections at once, of each server; one more is closed as it comes. */
export const CONNECTIONS_MAX = 128;
const IDLE_MS = 20_000;
/** RFC 8484 leaves it to the server; all have this one. */
export const QUERY_PATH = '/dns-query';
const QUERY_OCTETS_MAX = 65_535;

/** Listens; what it answers closes it. */
export function serveOverTls({ modules, answering, ...serving }: SecureServing): () => void {
  const { key, certificate: cert } = serving;
  const secure = { key, cert, ALPNProtocols: ['dot'], noDelay: true };
  const server = modules.tls.createServer(secure, (socket) => {
    const reader = new FrameReader();
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (octets: Buffer) => {
      for (const query of reader.take(octets)) {
        void answering.answer(query, 'stream').then((answer) => {
          if (answer !== undefined && socket.writable) socket.write(framed(answer));
        });
      }
    });
  });
  return listen(server, serving);
}

export function serveOverHttps({ modules, answering, ...serving }: SecureServing): () => void {
  const { key, certificate: cert } = serving;
  const secure = { key, cert, allowHTTP1: true };
  const server = modules.http2.createSecureServer(secure, (request, response) => {
    // Of both versions Node's own compatibility layer makes the same.
    void answerOverHttps(
      answering,
      request as unknown as IncomingMessage,
      response as unknown as ServerResponse,
    );
  });
  server.on('sessionError', () => {});
  return listen(server, serving);
}

function listen(server: Server, { port, host }: Pick<SecureServing, 'port' | 'host'>): () => void {
  const open = new Set<Duplex>();
  server.maxConnections = CONNECTIONS_MAX;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.listen(port, host);
  return () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
}

/** One query of DoH: for whoever has other pages too. */
export async function answerOverHttps(
  answering: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = (status: number): void => {
    response.statusCode = status;
    response.end();
  };
  try {
    const query = await queryOf(request);
    if (typeof query === 'number') return refuse(query);
    const answer = await answering.answer(query, 'stream');
    if (answer === undefined) return refuse(BAD_REQUEST);
    response.setHeader('content-type', MEDIA_TYPE);
    response.setHeader('content-length', answer.length);
    response.end(answer);
  } catch {
    response.destroy();
  }
}

const BAD_REQUEST = 400;
const NOT_FOUND = 404;
const METHOD_NOT_ALLOWED = 405;
const CONTENT_TOO_LARGE = 413;
const UNSUPPORTED_MEDIA_TYPE = 415;

/** RFC 8484 §4.1; or the status that says why there is none. */
async function queryOf(request: IncomingMessage): Promise<Uint8Array | number> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'https://here');
  if (pathname !== QUERY_PATH) return NOT_FOUND;
  if (request.method === 'GET') {
    const text = searchParams.get('dns') ?? '';
    return /^[\w-]+$/.test(text) ? Buffer.from(text, 'base64url') : BAD_REQUEST;
  }
  if (request.method !== 'POST') return METHOD_NOT_ALLOWED;
  if (request.headers['content-type'] !== MEDIA_TYPE) return UNSUPPORTED_MEDIA_TYPE;
  const pieces: Buffer[] = [];
  let octets = 0;
  for await (const piece of request) {
    octets += (piece as Buffer).length;
    if (octets > QUERY_OCTETS_MAX) return CONTENT_TOO_LARGE;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}
