/**
 * An HTTP proxy for programs: ways by CONNECT (RFC 9110 §9.3.6), and pages of http:// that are
 * asked for by all of their URL (RFC 9112 §3.2.2). It listens where a `net` says, and opens ways as
 * it is told. User names and passwords tell clients apart, and keep nobody out.
 */
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';

import type { ProxyTarget } from '../../../runtime/proxy.ts';
import { join } from './join.ts';
import { ProxyPort } from './listen.ts';
import type { ProxyPlace } from './listen.ts';

/** A way to a place, half open; rejected with an error whose code says why there is none. */
export type Dial = (target: ProxyTarget) => Promise<Duplex>;

export interface HttpProxyOptions extends ProxyPlace {
  readonly dial: Dial;
}

/** Of what a client says before there is anything to do. */
const HANDSHAKE_TIMEOUT_MS = 30_000;

/** RFC 9110 §15.6: what is wrong with a place is no fault of the proxy's. */
const STATUS_OF: Readonly<Record<string, readonly [number, string]>> = {
  EACCES: [403, 'Forbidden'],
  ETIMEDOUT: [504, 'Gateway Timeout'],
};
const BAD_GATEWAY = [502, 'Bad Gateway'] as const;

/** RFC 9110 §7.6.1: of this connection, and not for the next one. */
const OF_CONNECTIONS = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export async function listenForHttp(options: HttpProxyOptions): Promise<ProxyPort> {
  const server = createProxy(options.dial);
  return ProxyPort.listen(options, (socket) => {
    socket.on('error', () => socket.destroy());
    server.emit('connection', socket);
  });
}

function createProxy(dial: Dial): Server {
  const server = createServer((request, response) => void forward(request, response, dial));
  server.headersTimeout = HANDSHAKE_TIMEOUT_MS;
  server.on('connect', (request, socket, head) => {
    void tunnel(request, socket as Socket, head as Buffer, dial);
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

async function tunnel(
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
  dial: Dial,
): Promise<void> {
  const [, host, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(request.url ?? '') ?? [];
  socket.on('error', () => socket.destroy());
  if (host === undefined) {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    return;
  }
  const target = { host, port: Number(port), credentials: credentialsOf(request) };
  try {
    const way = await dial(target);
    if (socket.destroyed) {
      way.destroy();
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    join(socket, way);
  } catch (error) {
    const [status, reason] = statusOf(error);
    socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  dial: Dial,
): Promise<void> {
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
  if (url?.protocol !== 'http:') {
    response.writeHead(400, { 'Content-Type': 'text/plain' });
    response.end('This is a proxy: ask it for all of a URL, as http://HOST/PATH.\n');
    return;
  }
  const refuse = (error: unknown): void => {
    if (response.headersSent) return void response.destroy();
    const [status] = statusOf(error);
    response.writeHead(status, { 'Content-Type': 'text/plain' });
    response.end(`${(error as Error).message}\n`);
  };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 80);
  try {
    const way = await dial({ host, port, credentials: credentialsOf(request) });
    // It may be lost when nobody asks by it any more.
    way.on('error', () => {});
    const asking = httpRequest({
      method: request.method,
      path: `${url.pathname}${url.search}`,
      // RFC 9112 §3.2.2: the host of the URL, whatever the field says.
      headers: ['Host', url.host, ...passedOn(request.rawHeaders, 'host')],
      setHost: false,
      createConnection: () => way as Socket,
    });
    asking.on('response', (answer) => {
      response.writeHead(
        answer.statusCode ?? 502,
        answer.statusMessage,
        passedOn(answer.rawHeaders),
      );
      pipeline(answer, response, () => {});
    });
    asking.on('error', refuse);
    response.on('close', () => way.destroy());
    pipeline(request, asking, () => {});
  } catch (error) {
    refuse(error);
  }
}

/** Also without what `Connection` names. */
function passedOn(raw: readonly string[], ...others: readonly string[]): string[] {
  const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1]] as const] : []));
  const named = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  const isLeftOut = (name: string): boolean =>
    OF_CONNECTIONS.has(name) || named.includes(name) || others.includes(name);
  return pairs.filter(([name]) => !isLeftOut(name.toLowerCase())).flat();
}

function credentialsOf({ headers }: IncomingMessage): string {
  const [, encoded = ''] = /^basic (.*)$/i.exec(headers['proxy-authorization'] ?? '') ?? [];
  return Buffer.from(encoded, 'base64').toString().replace(':', '\0');
}

function statusOf(error: unknown): readonly [number, string] {
  return STATUS_OF[(error as NodeJS.ErrnoException).code ?? ''] ?? BAD_GATEWAY;
}
