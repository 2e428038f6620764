/**
 * The way out of an exit over Node, or over whatever has Node's shape: connections by a `net`, and
 * names by whoever knows them. Over a stack its own TCP needs none of the former:
 * `connect: (remote, user) => stack.tcp.connect(remote, user)`.
 */
import { promises as dns } from 'node:dns';
import type { Duplex } from 'node:stream';

import { parseAddress, showAddress } from '../../runtime/sockets.ts';
import type { Exit, ExitConnection, Resolver } from '../../runtime/onion.ts';

type Answers = Parameters<Parameters<Resolver['lookUp']>[1]>[0];
type User = Parameters<Exit['connect']>[1];
type Fault = NonNullable<Parameters<User['closed']>[0]>;

/** Who knows names; what they do not know, they reject. */
export interface ExitNames {
  addresses(name: string): Promise<readonly { readonly address: string; readonly ttl: number }[]>;
  /** Of an address, its hostnames. */
  hostnames(address: string): Promise<readonly string[]>;
}

/** Questions at once; more are answered by nothing, as if nobody knew. */
export const QUESTIONS_MAX = 1_000;
const HOSTNAME_TTL = 3_600;

export interface ExitResolver extends Resolver {
  readonly counters: { asked: number; failed: number; refused: number };
}

export function createExitResolver(names: ExitNames = systemNames()): ExitResolver {
  const counters = { asked: 0, failed: 0, refused: 0 };
  let questions = 0;
  const lookUp: Resolver['lookUp'] = (name, answered) => {
    let isWanted = true;
    if (questions >= QUESTIONS_MAX) {
      counters.refused++;
      answered([]);
      return () => {};
    }
    questions++;
    counters.asked++;
    const done = (answers: Answers): void => {
      questions--;
      if (isWanted) answered(answers);
    };
    answersOf(names, name).then(done, () => {
      counters.failed++;
      done([]);
    });
    return () => void (isWanted = false);
  };
  return { counters, lookUp };
}

/** By the servers that the system knows. */
export function systemNames(): ExitNames {
  return {
    async addresses(name) {
      const ttl = true;
      const asked = [dns.resolve4(name, { ttl }), dns.resolve6(name, { ttl })];
      const known = await Promise.allSettled(asked);
      return known.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    },
    hostnames: (address) => dns.reverse(address),
  };
}

async function answersOf(names: ExitNames, name: string): Promise<Answers> {
  const reversed = addressOfReverse(name);
  if (reversed !== undefined) {
    const hostnames = await names.hostnames(reversed);
    return hostnames.map((hostname) => ({
      value: { is: 'hostname', hostname },
      ttl: HOSTNAME_TTL,
    }));
  }
  const found = await names.addresses(name);
  return found.map(({ address, ttl }) =>
    address.includes(':')
      ? { value: { is: 'ipv6', ipv6Address: address }, ttl }
      : { value: { is: 'ipv4', ipv4Address: address }, ttl },
  );
}

/** RFC 1035 §3.5, RFC 3596 §2.5; undefined of what is no such name. */
export function addressOfReverse(name: string): string | undefined {
  const [, labels, zone] = /^([0-9a-f.]+)\.(in-addr|ip6)\.arpa\.?$/i.exec(name) ?? [];
  if (labels === undefined) return undefined;
  const parts = labels.split('.').reverse();
  const isIpv4 = zone.toLowerCase() === 'in-addr';
  const text = isIpv4 ? parts.join('.') : (parts.join('').match(/.{4}/g)?.join(':') ?? '');
  const isWhole = isIpv4 ? parts.length === 4 : parts.every((one) => one.length === 1);
  const address = isWhole && (isIpv4 || parts.length === 32) ? parseAddress(text) : undefined;
  return address === undefined ? undefined : showAddress(address);
}

/** Of a socket, what is needed: those of node:net and of `createNodeModules` have it. */
export type ExitSocket = Duplex;

export interface ExitNet {
  connect(options: {
    readonly host: string;
    readonly port: number;
    readonly allowHalfOpen: boolean;
  }): ExitSocket;
}

export function createExitConnect(net: ExitNet): Exit['connect'] {
  return ({ address, port }, user) =>
    new SocketConnection(
      net.connect({ host: showAddress(address), port, allowHalfOpen: true }),
      user,
    );
}

const FAULTS: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRINUSE',
] satisfies readonly Fault[];

/** What came and was not read: more, and the socket is paused. */
const UNREAD_OCTETS_MAX = 65_536;

class SocketConnection implements ExitConnection {
  readonly #socket: ExitSocket;
  #user: User;
  readonly #unread: Buffer[] = [];
  #readable = 0;
  isPeerClosed = false;
  #fault: Fault | undefined;

  constructor(socket: ExitSocket, user: User) {
    this.#socket = socket;
    this.#user = user;
    socket.once('connect', () => this.#user.established());
    socket.on('data', (octets: Buffer) => this.#came(octets));
    socket.on('drain', () => this.#user.writable());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? '';
      this.#fault = FAULTS.includes(code) ? (code as Fault) : 'ECONNRESET';
    });
    socket.once('end', () => {
      this.isPeerClosed = true;
      this.#user.readable();
    });
    socket.once('close', () => this.#user.closed(this.#fault));
  }

  get readable(): number {
    return this.#readable;
  }

  setUser(user: User): void {
    this.#user = user;
  }

  /** As much as it takes before it must be drained: all of it, or nothing. */
  write(octets: Uint8Array): number {
    const socket = this.#socket;
    if (socket.writableEnded || socket.destroyed || socket.writableNeedDrain) return 0;
    socket.write(octets);
    return octets.length;
  }

  read(into: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to && this.#unread.length > 0) {
      const [first] = this.#unread;
      const count = Math.min(first.length, to - at);
      into.set(first.subarray(0, count), at);
      at += count;
      if (count === first.length) this.#unread.shift();
      else this.#unread[0] = first.subarray(count);
    }
    this.#readable -= at - from;
    if (this.#readable < UNREAD_OCTETS_MAX) this.#socket.resume();
    return at - from;
  }

  /** Nobody reads any more: when all was written, it goes. */
  close(): void {
    const socket = this.#socket;
    socket.end(() => socket.destroy());
  }

  abort(): void {
    this.#socket.destroy();
  }

  #came(octets: Buffer): void {
    this.#unread.push(octets);
    this.#readable += octets.length;
    if (this.#readable >= UNREAD_OCTETS_MAX) this.#socket.pause();
    this.#user.readable();
  }
}
