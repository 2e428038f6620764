/** To be a host of the bundled internet, with others there to talk to. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';

import { createNodeModules } from '../../adapters/node/index.ts';
import { Laboratory, serveNames, showAddress } from '../../runtime/lab.ts';
import type { NameServers, Topology } from '../../runtime/lab.ts';
import type { Stack } from '../../runtime/stack.ts';
import { UsageError } from '../failure.ts';
import { sha256 } from '../lab/open.ts';
import { didYouMean } from '../suggest.ts';
import { internet } from './bundled.ts';
import { Pace } from './pace.ts';

const HTTP_PORT = 80;
const PAGE_OCTETS_MAX = 1e9;
const CHUNK_OCTETS = 65_536;
const ECHO_PORT = 7;

export interface Inhabitant {
  readonly laboratory: Laboratory;
  readonly stack: Stack;
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** Whom it asks for other names. */
  readonly nameServers: NameServers;
  readonly stop: () => void;
}

/** One of the hosts of the internet that is bundled. */
export function openInternet(host: string): Inhabitant {
  return inhabit(internet(), host);
}

/** One of the hosts of a laboratory, in our time: nothing happens there but what that host does. */
export function inhabit(built: Topology, host: string): Inhabitant {
  const topology = { ...built, events: [] };
  const names = topology.nodes.map(({ name }) => name);
  if (!names.includes(host)) {
    throw new UsageError(`there is no host '${host}'${didYouMean(host, names)}`);
  }
  const seed = Math.floor(performance.timeOrigin);
  const laboratory = new Laboratory(topology, { seed, newHash: sha256 });
  const hosts = Object.fromEntries(
    [...laboratory.nodes.values()].map(({ name, addresses }) => {
      return [name, addresses.map(({ address }) => showAddress(address))];
    }),
  );
  serve(laboratory);
  const nameServers = serveNames(laboratory);
  const pace = new Pace(laboratory.simulation);
  const { stack } = laboratory.node(host);
  return { laboratory, stack, hosts, nameServers, stop: () => pace.close() };
}

/** What there is to talk to: pages, also of so many octets as one likes, and echo (RFC 862). */
function serve(laboratory: Laboratory): void {
  for (const { name, kind, stack } of laboratory.nodes.values()) {
    if (kind !== 'host') continue;
    // In place of the pages of laboratories, which speak less of HTTP.
    for (const listener of stack.tcp.listeners()) listener.close();
    const { net, dgram } = createNodeModules(stack.sockets());
    const pages = createServer((request, response) => answer(name, request, response));
    net
      .createServer((socket) => pages.emit('connection', socket as unknown as Socket))
      .listen(HTTP_PORT);
    net.createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)).listen(ECHO_PORT);
    const echo = dgram.createSocket('udp6', (data, { port, address }) => {
      echo.send(data, port, address);
    });
    echo.bind(ECHO_PORT);
  }
}

function answer(name: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url = '' } = request;
  const [, octets] = /^\/octets\/(\d+)$/.exec(url) ?? [];
  request.resume();
  if (octets !== undefined && Number(octets) <= PAGE_OCTETS_MAX) {
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Content-Length', Number(octets));
    if (method === 'HEAD') response.end();
    else Readable.from(zeros(Number(octets))).pipe(response);
    return;
  }
  const [, moves] = /^\/moved\/(\d{1,3})$/.exec(url) ?? [];
  if (moves !== undefined) {
    const left = Number(moves) - 1;
    response.writeHead(302, { Location: left > 0 ? `/moved/${left}` : '/' });
    response.end('It has moved.\n');
    return;
  }
  const isThere = url === '/';
  response.statusCode = isThere ? 200 : 404;
  response.setHeader('Content-Type', 'text/plain');
  response.end(isThere ? `This is ${name}, asked by ${method}.\n` : `No ${url} at ${name}.\n`);
}

function* zeros(octets: number): Generator<Uint8Array> {
  for (let left = octets; left > 0; left -= CHUNK_OCTETS) {
    yield new Uint8Array(Math.min(left, CHUNK_OCTETS));
  }
}
