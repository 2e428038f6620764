/** One question and its answer, over a connection that is there: HTTP/1.1 or HTTP/2, Node's own. */
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import http2 from 'node:http2';
import type { IncomingHttpHeaders } from 'node:http2';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Connection } from './connection.ts';
import { exchangeFault } from './fault.ts';

export type Headers = readonly (readonly [name: string, value: string])[];

export interface Question {
  readonly method: string;
  readonly url: URL;
  /** As they are sent, but for `Host` and how long the body is. */
  readonly headers: Headers;
  readonly body?: Body | undefined;
  readonly say: (line: string) => void;
}

export interface Body {
  /** Undefined where nobody knows before it is over. */
  readonly octets: number | undefined;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

export interface Answer {
  readonly version: '1.0' | '1.1' | '2';
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Readable;
  /** Of the last header of that name. */
  header(name: string): string | undefined;
  /** Whoever has had enough. */
  close(): void;
}

const WINDOW_OCTETS = 8 << 20;
/** RFC 9113 §8.2.2: what is about a connection is not said in HTTP/2. */
const OF_CONNECTIONS = new Set([
  'connection',
  'host',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
]);

/** `signal` ends it, body and all. */
export function exchange(
  connection: Connection,
  question: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const { socket } = connection;
  const stop = (): void => void socket.destroy(signal.reason as Error);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', stop));
  return connection.isHttp2 ? byHttp2(connection, question) : byHttp1(connection, question);
}

function authorityOf({ host }: URL): string {
  return host;
}

function byHttp1(connection: Connection, question: Question): Promise<Answer> {
  const { method, url, body, say } = question;
  const path = connection.asksProxy ? `${url.origin}${pathOf(url)}` : pathOf(url);
  const isHosted = question.headers.some(([name]) => name.toLowerCase() === 'host');
  const headers: Headers = [
    ...(isHosted ? [] : [['Host', authorityOf(url)] as const]),
    ...question.headers,
    ...lengthOf(body, question.headers),
    ['Connection', 'close'],
  ];
  say(`> ${method} ${path} HTTP/1.1`);
  for (const [name, value] of headers) say(`> ${name}: ${value}`);
  say('>');
  return new Promise((settle, fail) => {
    const asking = httpRequest({
      method,
      path,
      // A list, which is sent as it stands.
      headers: headers.flat(),
      setHost: false,
      createConnection: () => connection.socket as Socket,
    });
    asking.on('response', (message: IncomingMessage) => {
      const list = pairs(message.rawHeaders);
      settle({
        version: message.httpVersion === '1.0' ? '1.0' : '1.1',
        status: message.statusCode ?? 0,
        reason: message.statusMessage ?? '',
        headers: list,
        body: message,
        header: (name) => find(list, name),
        close: () => message.destroy(),
      });
    });
    asking.on('error', (error) => fail(exchangeFault(error)));
    sendBody(body, asking).catch((error: unknown) => fail(exchangeFault(error)));
  });
}

function byHttp2(connection: Connection, question: Question): Promise<Answer> {
  const { method, url, body, say } = question;
  const given = question.headers.filter(([name]) => !OF_CONNECTIONS.has(name.toLowerCase()));
  const host = find(question.headers, 'host') ?? authorityOf(url);
  const headers: Record<string, string | string[]> = {
    ':method': method,
    ':path': pathOf(url),
    ':scheme': url.protocol.slice(0, -1),
    ':authority': host,
  };
  for (const [name, value] of [...given, ...lengthOf(body, given)]) {
    const key = name.toLowerCase();
    if (OF_CONNECTIONS.has(key)) continue;
    const before = headers[key];
    headers[key] = before === undefined ? value : [before, value].flat();
  }
  say(`> ${method} ${pathOf(url)} HTTP/2`);
  say(`> Host: ${host}`);
  for (const [name, value] of given) say(`> ${name}: ${value}`);
  say('>');
  return new Promise((settle, fail) => {
    const failed = (error: unknown): void => fail(exchangeFault(error));
    const session = http2.connect(url.origin, {
      createConnection: () => connection.socket,
      settings: { initialWindowSize: WINDOW_OCTETS, enablePush: false },
    });
    session.once('connect', () => session.setLocalWindowSize(WINDOW_OCTETS));
    session.on('error', failed);
    const stream = session.request(headers, { endStream: body === undefined });
    const close = (): void => void session.destroy();
    stream.on('error', failed);
    stream.on('close', close);
    stream.on('response', (told: IncomingHttpHeaders) => {
      const list = Object.entries(told)
        .filter(([name]) => !name.startsWith(':'))
        .flatMap(([name, value]) => [value ?? ''].flat().map((one) => [name, one] as const));
      settle({
        version: '2',
        status: Number(told[':status'] ?? 0),
        reason: '',
        headers: list,
        body: stream,
        header: (name) => find(list, name),
        close,
      });
    });
    if (body !== undefined) sendBody(body, stream).catch(failed);
  });
}

async function sendBody(body: Body | undefined, to: Writable): Promise<void> {
  if (body === undefined) {
    to.end();
    return;
  }
  // Whoever answers before it has heard all may hang up: the answer is what counts.
  await pipeline(body.pieces(), to).catch((error: NodeJS.ErrnoException) => {
    if (!HUNG_UP.has(error.code ?? '')) throw error;
  });
}

const HUNG_UP = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

/** RFC 9112 §6: what nobody knows the length of comes in chunks. */
function lengthOf(body: Body | undefined, headers: Headers): Headers {
  const isSaid = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  if (body === undefined || isSaid) return [];
  return [
    body.octets === undefined
      ? ['Transfer-Encoding', 'chunked']
      : ['Content-Length', String(body.octets)],
  ];
}

function pathOf({ pathname, search }: URL): string {
  return `${pathname}${search}`;
}

function pairs(raw: readonly string[]): Headers {
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1]] as const] : []));
}

function find(headers: Headers, name: string): string | undefined {
  return headers.findLast(([own]) => own.toLowerCase() === name)?.[1];
}
