/** One request of HTTP, by Node's own client over sockets of our stack. */
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import { createNodeModules } from '../../adapters/node/index.ts';
import { namesOf } from '../network/names.ts';
import type { OpenNetwork } from '../network/open.ts';
import { Failure } from '../failure.ts';
import { CurlFailure, failureOf, urlOf } from './failures.ts';

export interface Asked {
  readonly url: URL;
  readonly method: string;
  /** As `Name: value`. */
  readonly headers: readonly string[];
  readonly body: string | undefined;
  /** Write what stands in front of the page, too. */
  readonly isHead: boolean;
  /** Of a page that is an error nothing is written. */
  readonly isFailing: boolean;
  /** How many redirects are followed at most; undefined when none is. */
  readonly redirectsMax: number | undefined;
  /** The method was asked for, and stays whatever a redirect would make of it. */
  readonly isMethodKept: boolean;
  readonly say: (line: string) => void;
  readonly write: (octets: Uint8Array) => Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly octets: number;
  readonly seconds: number;
  readonly type: string;
  /** Where the page was in the end. */
  readonly url: string;
  readonly redirects: number;
}

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Numbers of curl(1). */
const PARTIAL_FILE = 18;
const TOO_MANY_REDIRECTS = 47;

/** RFC 9110 §15.4: those that say by `Location` where to ask instead. */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** RFC 9110 §15.4.2: POST becomes GET, for so everyone does. */
const POST_BECOMES_GET = new Set([301, 302, 303]);
/** For the place that they were meant for alone. */
const SECRET_HEADERS = /^(authorization|cookie)\s*:/i;

/** One request, and those that answers send us to. */
export async function request(network: OpenNetwork, first: Asked): Promise<Answered> {
  const { net } = createNodeModules(network.stack.sockets(network.process), namesOf(network));
  const begun = performance.now();
  let asked = first;
  for (let redirects = 0; ; redirects++) {
    const place = placeOf(asked.url);
    const connect = (): Socket => net.connect({ ...place }) as unknown as Socket;
    const answer = await ask(asked, connect, place);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    const isMoved = REDIRECTS.has(status) && location !== undefined;
    if (!isMoved || first.redirectsMax === undefined) {
      const octets = await take(asked, answer);
      const seconds = Math.round((performance.now() - begun) * 1000) / 1e6;
      const type = answer.headers['content-type'] ?? '';
      return { status, octets, seconds, type, url: String(asked.url), redirects };
    }
    if (redirects >= first.redirectsMax) {
      answer.destroy();
      const reason = `Maximum (${first.redirectsMax}) redirects followed`;
      throw new CurlFailure(TOO_MANY_REDIRECTS, reason);
    }
    // What stands in the page that sends us on is not what was asked for.
    await take({ ...asked, write: async () => {} }, answer, asked.write);
    asked = redirected(asked, status, location);
    asked.say(`* Issue another request to this URL: '${asked.url}'`);
  }
}

function redirected(asked: Asked, status: number, location: string): Asked {
  const url = urlOf(location, asked.url);
  const isGetNow =
    !asked.isMethodKept &&
    ((status === 303 && asked.method !== 'HEAD') ||
      (POST_BECOMES_GET.has(status) && asked.method === 'POST'));
  const headers = asked.headers.filter(
    (header) => url.host === asked.url.host || !SECRET_HEADERS.test(header),
  );
  const changed = isGetNow ? { method: 'GET', body: undefined } : {};
  return { ...asked, url, headers, ...changed };
}

function placeOf({ hostname, port }: URL): Place {
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) };
}

/** Writes the answer; answers how many octets the page has. */
async function take(
  asked: Asked,
  answer: IncomingMessage,
  writeHead = asked.write,
): Promise<number> {
  const status = answer.statusCode ?? 0;
  const head = headOf(answer);
  for (const line of head) asked.say(`< ${line}`);
  const isWritten = !asked.isFailing || status < 400;
  if (asked.isHead && isWritten) await writeHead(Buffer.from(`${head.join('\r\n')}\r\n`));
  let octets = 0;
  try {
    for await (const piece of answer) {
      octets += (piece as Buffer).length;
      if (isWritten) await asked.write(piece as Buffer);
    }
  } catch (error) {
    if (error instanceof Failure || error instanceof CurlFailure) throw error;
    const wanted = Number(answer.headers['content-length'] ?? octets) - octets;
    throw new CurlFailure(PARTIAL_FILE, `transfer closed with ${wanted} bytes remaining to read`);
  }
  return octets;
}

function ask(
  { url, method, headers, body, say }: Asked,
  connect: () => Socket,
  { host, port }: Place,
): Promise<IncomingMessage> {
  return new Promise((settle, fail) => {
    const asking = httpRequest(url, { method, createConnection: connect });
    asking.setHeader('User-Agent', 'nonos-curl');
    asking.setHeader('Accept', '*/*');
    if (body !== undefined) asking.setHeader('Content-Type', 'application/x-www-form-urlencoded');
    for (const header of headers) {
      const [name, value = ''] = header.split(/:\s*/, 2);
      asking.setHeader(name, value);
    }
    say(`*   Trying ${host}:${port}...`);
    asking.on('socket', (socket) => {
      socket.on('connect', () => {
        say(`* Connected to ${host} (${socket.remoteAddress}) port ${port}`);
        for (const line of requestLines(asking)) say(`> ${line}`);
      });
    });
    asking.on('response', settle);
    asking.on('error', (error) => fail(failureOf(error, host, port)));
    asking.end(body);
  });
}

function requestLines(asking: ClientRequest): readonly string[] {
  const headers = Object.entries(asking.getHeaders()).map(([name, value]) => `${name}: ${value}`);
  return [`${asking.method} ${asking.path} HTTP/1.1`, ...headers, ''];
}

function headOf({ httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage) {
  const lines = [`HTTP/${httpVersion} ${statusCode} ${statusMessage}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return [...lines, ''];
}
