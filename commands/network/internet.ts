/** To be a host of the bundled internet, with others there to talk to. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { createNodeModules } from '../../adapters/node/index.ts';
import type { NodeNet } from '../../adapters/node/index.ts';
import { Laboratory, serveNames, showAddress } from '../../runtime/lab.ts';
import type { NameServers, Topology } from '../../runtime/lab.ts';
import type { Stack } from '../../runtime/stack.ts';
import { UsageError } from '../failure.ts';
import { serveFtp } from '../ftp/serve.ts';
import { sha256 } from '../lab/open.ts';
import { didYouMean } from '../suggest.ts';
import { CertificateAuthority } from './authority.ts';
import type { Credentials } from './authority.ts';
import { internet } from './bundled.ts';
import { Files } from './files.ts';
import { leaseAddresses } from './leases.ts';
import { Pace } from './pace.ts';
import { PASSWORD, serveShells } from './shell.ts';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;
const PAGE_OCTETS_MAX = 1e9;
const CHUNK_OCTETS = 65_536;
const ECHO_PORT = 7;

export interface Inhabitant {
  readonly laboratory: Laboratory;
  readonly stack: Stack;
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** Who has signed the certificates of its hosts. */
  readonly authorities: readonly string[];
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
  const authority = new CertificateAuthority('an internet of its own');
  serve(laboratory, authority);
  leaseAddresses(laboratory);
  const nameServers = serveNames(laboratory);
  const pace = new Pace(laboratory.simulation);
  const { stack } = laboratory.node(host);
  const authorities = [authority.certificate];
  return { laboratory, stack, hosts, authorities, nameServers, stop: () => pace.close() };
}

/** What there is to talk to: pages, of so many octets as one likes, echo (RFC 862), and shells. */
function serve(laboratory: Laboratory, authority: CertificateAuthority): void {
  for (const { name, kind, stack, addresses } of laboratory.nodes.values()) {
    if (kind !== 'host') continue;
    // In place of the pages of laboratories, which speak less of HTTP.
    for (const listener of stack.tcp.listeners()) listener.close();
    const { net, dgram } = createNodeModules(stack.sockets());
    const pages = createServer((request, response) => answer(name, request, response));
    net
      .createServer((socket) => pages.emit('connection', socket as unknown as Socket))
      .listen(HTTP_PORT);
    const names = [name, ...addresses.map(({ address }) => showAddress(address))];
    let issued: Credentials | undefined;
    const issue = (): Credentials => (issued ??= authority.issue({ names }));
    serveSecurely(net, issue, (request, response) => {
      answer(name, request as IncomingMessage, response as unknown as ServerResponse);
    });
    net
      .createServer({ allowHalfOpen: true }, (socket) => {
        socket.on('error', () => socket.destroy());
        socket.pipe(socket);
      })
      .listen(ECHO_PORT);
    const files = new Files();
    files.make('readme.txt').write(Buffer.from(`These are files of ${name}.\n`), 0);
    serveShells(net, name, files);
    serveFtp({ net, name, files, password: PASSWORD, credentials: issue });
    const echo = dgram.createSocket('udp6', (data, { port, address }) => {
      echo.send(data, port, address);
    });
    echo.bind(ECHO_PORT);
  }
}

/** HTTP/2 or HTTP/1.1, as is agreed on; a key is made for the first who comes. */
function serveSecurely(
  net: NodeNet,
  issue: () => Credentials,
  asked: (request: unknown, response: unknown) => void,
): void {
  let pages: ReturnType<typeof createSecureServer> | undefined;
  const begin = (): ReturnType<typeof createSecureServer> => {
    const { certificate: cert, key } = issue();
    return createSecureServer({ cert, key, allowHTTP1: true }, asked);
  };
  net
    .createServer((socket) => {
      pages ??= begin();
      socket.on('error', () => socket.destroy());
      pages.emit('connection', socket);
    })
    .listen(HTTPS_PORT);
}

function answer(name: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url = '' } = request;
  const [, octets] = /^\/octets\/(\d+)$/.exec(url) ?? [];
  if (url === '/echo') {
    request.pipe(response);
    return;
  }
  request.resume();
  if (octets !== undefined && Number(octets) <= PAGE_OCTETS_MAX) {
    answerOctets(Number(octets), request, response);
    return;
  }
  if (url === '/packed') {
    response.setHeader('Content-Encoding', 'gzip');
    response.end(gzipSync('This was packed.\n'));
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

/** So many of them, or those from one on: RFC 9110 §14. */
function answerOctets(all: number, request: IncomingMessage, response: ServerResponse): void {
  const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
  const begin = Number(from ?? 0);
  response.setHeader('Content-Type', 'application/octet-stream');
  if (begin >= all && from !== undefined) {
    response.writeHead(416, { 'Content-Range': `bytes */${all}` });
    response.end();
    return;
  }
  response.setHeader('Content-Length', all - begin);
  if (from !== undefined) {
    response.statusCode = 206;
    response.setHeader('Content-Range', `bytes ${begin}-${all - 1}/${all}`);
  }
  if (request.method === 'HEAD') response.end();
  else Readable.from(zeros(all - begin)).pipe(response);
}

function* zeros(octets: number): Generator<Uint8Array> {
  for (let left = octets; left > 0; left -= CHUNK_OCTETS) {
    yield new Uint8Array(Math.min(left, CHUNK_OCTETS));
  }
}
