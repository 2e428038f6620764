/** One request of HTTP, by Node's own client over sockets of our stack. */
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import { createNodeModules } from '../../adapters/node/index.ts';
import type { OpenNetwork } from '../network/open.ts';
import { CurlFailure, failureOf } from './failures.ts';

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
  readonly say: (line: string) => void;
  readonly write: (octets: Uint8Array) => Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly octets: number;
  readonly seconds: number;
  readonly type: string;
}

const PARTIAL_FILE = 18;

export async function request(network: OpenNetwork, asked: Asked): Promise<Answered> {
  const { url } = asked;
  const { net } = createNodeModules(network.stack.sockets(), { hosts: network.hosts });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 80);
  const begun = performance.now();
  const connect = (): Socket => net.connect({ host, port }) as unknown as Socket;
  const answer = await ask(asked, connect, host, port);
  const status = answer.statusCode ?? 0;
  const head = headOf(answer);
  for (const line of head) asked.say(`< ${line}`);
  const isWritten = !asked.isFailing || status < 400;
  if (asked.isHead && isWritten) await asked.write(Buffer.from(`${head.join('\r\n')}\r\n`));
  let octets = 0;
  try {
    for await (const piece of answer) {
      octets += (piece as Buffer).length;
      if (isWritten) await asked.write(piece as Buffer);
    }
  } catch {
    const wanted = Number(answer.headers['content-length'] ?? octets) - octets;
    throw new CurlFailure(PARTIAL_FILE, `transfer closed with ${wanted} bytes remaining to read`);
  }
  const seconds = (performance.now() - begun) / 1000;
  return { status, octets, seconds, type: answer.headers['content-type'] ?? '' };
}

function ask(
  { url, method, headers, body, say }: Asked,
  connect: () => Socket,
  host: string,
  port: number,
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
