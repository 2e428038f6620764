/** To be a host of the bundled internet, with others there to talk to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { answerOverHttps, QUERY_PATH, serveOverTls } from '../../adapters/node/dns/serve.ts';
import { createNodeModules } from '../../adapters/node/index.ts';
import type { NodeNet } from '../../adapters/node/index.ts';
import { LAB_DOMAIN, Laboratory, serveNames, showAddress } from '../../runtime/lab.ts';
import type { LabNode, NameServers, Topology } from '../../runtime/lab.ts';
import type { Answering } from '../../runtime/dns.ts';
import type { Stack } from '../../runtime/stack.ts';
import { UsageError } from '../failure.ts';
import { sha256 } from '../lab/open.ts';
import { didYouMean } from '../suggest.ts';
import { CertificateAuthority } from './authority.ts';
import type { Credentials } from './authority.ts';
import { internet } from './bundled.ts';
import { Files } from './files.ts';
import { answerKnock, portToKnockAt } from './knock.ts';
import { leaseAddresses } from './leases.ts';
import { Pace } from './pace.ts';
import { serveShells } from './shell.ts';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;
const PAGE_OCTETS_MAX = 1e9;
const CHUNK_OCTETS = 65_536;
const ECHO_PORT = 7;
/** RFC 7858 §3.1. */
const DNS_OVER_TLS_PORT = 853;

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
  const nameServers = serveNames(laboratory);
  serve(laboratory, authority, nameServers);
  leaseAddresses(laboratory, nameServers);
  const pace = new Pace(laboratory.simulation);
  const { stack } = laboratory.node(host);
  const authorities = [authority.certificate];
  return { laboratory, stack, hosts, authorities, nameServers, stop: () => pace.close() };
}

/**
 * What there is to talk to: pages, of so many octets as one likes, echo (RFC 862), and shells; and
 * whoever is asked for names at home is so in private too.
 */
function serve(
  laboratory: Laboratory,
  authority: CertificateAuthority,
  { near }: Pick<NameServers, 'near'>,
): void {
  for (const node of laboratory.nodes.values()) {
    const { name, kind, stack } = node;
    const answering = near?.node === node ? near.answering : undefined;
    if (kind !== 'host' && answering === undefined) continue;
    const modules = createNodeModules(stack.sockets());
    const { net, http, dgram } = modules;
    const site: Site = { name, net, answering };
    // In place of the pages of laboratories, which speak less of HTTP.
    for (const listener of stack.tcp.listeners()) {
      if (listener.local.port === HTTP_PORT) listener.close();
    }
    http.createServer((request, response) => answer(site, request, response)).listen(HTTP_PORT);
    const certify = certifierOf(node, authority);
    serveSecurely(site, certify);
    if (answering !== undefined) {
      const { key, certificate } = certify();
      serveOverTls({ modules, answering, port: DNS_OVER_TLS_PORT, key, certificate });
    }
    if (kind !== 'host') continue;
    net
      .createServer({ allowHalfOpen: true }, (socket) => {
        socket.on('error', () => socket.destroy());
        socket.pipe(socket);
      })
      .listen(ECHO_PORT);
    const files = new Files();
    files.make('readme.txt').write(Buffer.from(`These are files of ${name}.\n`), 0);
    serveShells(net, name, files);
    const echo = dgram.createSocket('udp6', (data, { port, address }) => {
      echo.send(data, port, address);
    });
    echo.bind(ECHO_PORT);
  }
}

/** Who has pages. */
interface Site {
  readonly name: string;
  readonly net: NodeNet;
  /** Knows names, where it is asked for them by HTTPS. */
  readonly answering: Answering | undefined;
}

/** A key and a certificate, made when the first one comes for them. */
function certifierOf(
  { name, addresses }: LabNode,
  authority: CertificateAuthority,
): () => Credentials {
  const shown = addresses.map(({ address }) => showAddress(address));
  const names = [name, `${name}.${LAB_DOMAIN}`, ...shown];
  let issued: Credentials | undefined;
  return () => (issued ??= authority.issue({ names }));
}

/** HTTP/2 or HTTP/1.1, as is agreed on. */
function serveSecurely(site: Site, certify: () => Credentials): void {
  const { net, answering } = site;
  let pages: ReturnType<typeof createSecureServer> | undefined;
  const begin = (): ReturnType<typeof createSecureServer> => {
    const { certificate: cert, key } = certify();
    return createSecureServer({ cert, key, allowHTTP1: true }, (...asked) => {
      // Of both versions Node's own compatibility layer makes the same.
      const [request, response] = asked as unknown as [IncomingMessage, ServerResponse];
      const isOfNames = request.url?.split('?')[0] === QUERY_PATH;
      if (answering !== undefined && isOfNames) void answerOverHttps(answering, request, response);
      else answer(site, request, response);
    });
  };
  net
    .createServer((socket) => {
      pages ??= begin();
      socket.on('error', () => socket.destroy());
      pages.emit('connection', socket);
    })
    .listen(HTTPS_PORT);
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const { name } = site;
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
  const knockedPort = portToKnockAt(url);
  if (knockedPort !== undefined) {
    void answerKnock(site, knockedPort, request, response);
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
