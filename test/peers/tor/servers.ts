/**
 * What clients of a test network ask for: a web server on port 80 and a name server on port 53, in
 * a process of their own. `node servers.ts ADDRESS ADDRESS6` says `ready` when both listen.
 *
 * Pages: `/hello`, `/octets/COUNT/SEED` (as octets.ts makes them), `/digest/MILLISECONDS` (SHA-256 of
 * what is sent there, which is read only after a while), `/echo`, `/slow/MILLISECONDS`. Names: `*.lab` is the address, `v6.lab` the other
 * one, `multi.lab` three of them, `nx.lab` is none, `fail.lab` fails.
 */
import { createHash } from 'node:crypto';
import dgram from 'node:dgram';
import http from 'node:http';

import { decode, encode } from 'dns-packet';
import type { Answer, Question } from 'dns-packet';

import { makeOctets } from '../octets.ts';

const CHUNK_OCTETS = 1 << 16;
const TTL = 60;
const NXDOMAIN = 3;
const SERVFAIL = 2;
const AUTHORITATIVE = 1 << 10;

const [address = '', address6 = ''] = process.argv.slice(2);

function sendOctets(response: http.ServerResponse, count: number, seed: number): void {
  response.writeHead(200, { 'content-length': count });
  let from = 0;
  const push = (): void => {
    while (from < count) {
      const chunk = new Uint8Array(Math.min(CHUNK_OCTETS, count - from));
      makeOctets(chunk, seed, from);
      from += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', push);
    }
    response.end();
  };
  push();
}

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const [, page, first, second] = (request.url ?? '').split('/');
  if (page === 'hello') response.end('hello\n');
  else if (page === 'octets') sendOctets(response, Number(first), Number(second ?? 0));
  else if (page === 'echo') request.pipe(response);
  else if (page === 'slow') setTimeout(() => response.end('late\n'), Number(first));
  else if (page === 'digest') {
    const hash = createHash('sha256');
    request.on('end', () => response.end(hash.digest('hex')));
    setTimeout(() => request.on('data', (data: Buffer) => hash.update(data)), Number(first ?? 0));
  } else response.writeHead(404).end('nothing here\n');
}

/** What there is of a name; undefined when there is no such name. */
function recordsOf({ name, type }: Question): readonly Answer[] | undefined {
  const lower = name.toLowerCase();
  const a = (data: string): Answer => ({ type: 'A', name, ttl: TTL, data });
  if (type === 'PTR') return [{ type: 'PTR', name, ttl: TTL, data: 'ptr.lab' }];
  if (!lower.endsWith('.lab') || lower === 'nx.lab') return undefined;
  if (lower === 'v6.lab') return type === 'AAAA' ? [{ type, name, ttl: TTL, data: address6 }] : [];
  if (type !== 'A') return [];
  if (lower === 'multi.lab') return [address, '192.0.2.77', '192.0.2.78'].map(a);
  return [a(address)];
}

function answerName(query: Buffer): Buffer | undefined {
  const { id, questions = [] } = decode(query);
  const [question] = questions;
  if (question === undefined) return undefined;
  const records = recordsOf(question);
  const isFailing = question.name.toLowerCase() === 'fail.lab';
  const code = isFailing ? SERVFAIL : records === undefined ? NXDOMAIN : 0;
  const answers = isFailing ? [] : [...(records ?? [])];
  return encode({ type: 'response', id, flags: AUTHORITATIVE | code, questions, answers });
}

const web = http.createServer(answer);
const names = dgram.createSocket('udp4');
names.on('message', (query, { port, address: from }) => {
  const reply = answerName(query);
  if (reply !== undefined) names.send(reply, port, from);
});
web.keepAliveTimeout = 60_000;
web.listen(80, '::', () => names.bind(53, address, () => console.log('ready')));
process.stdin.on('end', () => process.exit(0)).resume();
