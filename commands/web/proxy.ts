/** By way of somebody else: the client's side of HTTP CONNECT and of SOCKS5. */
import { request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import {
  decodeChoice,
  decodePasswordReply,
  encodeGreeting,
  encodePasswordRequest,
  encodeRequest,
  readReply,
} from '../../generated/application/socks5.value.ts';
import * as socks from '../../generated/application/socks5.wire.ts';
import { exchangeFault, WebFault } from './fault.ts';

export interface Proxy {
  readonly kind: 'http' | 'socks5' | 'socks5h';
  readonly host: string;
  readonly port: number;
  /** Empty of nobody. */
  readonly user: string;
  readonly password: string;
}

const PORT = 1080;
const KINDS = ['http', 'socks5', 'socks5h'] as const;

/** `[KIND://][USER:PASSWORD@]HOST[:PORT]`, as curl(1) has it; undefined where it is not that. */
export function parseProxy(text: string): Proxy | undefined {
  const [, scheme, rest] = /^(?:([a-z0-9]+):\/\/)?(.+)$/i.exec(text) ?? [];
  const kind = KINDS.find((one) => one === (scheme ?? 'http').toLowerCase());
  if (kind === undefined || !URL.canParse(`http://${rest}`)) return undefined;
  const { hostname, port, username, password } = new URL(`http://${rest}`);
  // A URL drops the port that is its own.
  const isEighty = /:80\/?$/.test(rest);
  return {
    kind,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isEighty ? 80 : PORT) : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

/** RFC 7617 §2. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Settled with a way through the proxy; `socket` is connected with it. */
export function throughProxy(
  socket: Duplex,
  proxy: Proxy,
  host: string,
  port: number,
): Promise<Duplex> {
  return proxy.kind === 'http'
    ? throughConnect(socket, proxy, host, port)
    : throughSocks(socket, proxy, host, port);
}

/** RFC 9110 §9.3.6. */
function throughConnect(
  socket: Duplex,
  { user, password }: Proxy,
  host: string,
  port: number,
): Promise<Duplex> {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const headers: string[] = ['Host', authority, 'User-Agent', 'nonos-curl'];
  if (user !== '') headers.push('Proxy-Authorization', basic(user, password));
  const createConnection = (): Socket => socket as Socket;
  return new Promise((settle, fail) => {
    const asking = httpRequest({
      method: 'CONNECT',
      path: authority,
      headers,
      setHost: false,
      createConnection,
    });
    const refused = (status: number | undefined): void => {
      socket.destroy();
      const reason = `Received HTTP code ${status} from proxy after CONNECT`;
      fail(new WebFault('receive', reason));
    };
    asking.on('connect', ({ statusCode = 0 }, through, head: Buffer) => {
      // RFC 9110 §9.3.6: any 2xx.
      if (statusCode < 200 || statusCode > 299) return refused(statusCode);
      if (head.length > 0) through.unshift(head);
      settle(through);
    });
    asking.on('response', ({ statusCode }) => refused(statusCode));
    asking.on('error', (error) => fail(exchangeFault(error)));
    asking.end();
  });
}

async function throughSocks(
  socket: Duplex,
  { kind, user, password }: Proxy,
  host: string,
  port: number,
): Promise<Duplex> {
  const isUser = user !== '';
  const { METHOD, CMD, REP } = socks;
  const methods = [
    METHOD.NO_AUTHENTICATION_REQUIRED,
    ...(isUser ? [METHOD.USERNAME_PASSWORD] : []),
  ];
  socket.write(encodeGreeting({ methods }));
  const choice = decodeChoice(await hear(socket, socks.scanChoice, 2));
  if (!choice.ok || choice.value.method === METHOD.NO_ACCEPTABLE_METHODS) {
    throw new WebFault('proxy', 'No authentication method was acceptable.');
  }
  if (choice.value.method === METHOD.USERNAME_PASSWORD) {
    const [uname, passwd] = [Buffer.from(user), Buffer.from(password)];
    socket.write(encodePasswordRequest({ uname, passwd }));
    const reply = decodePasswordReply(await hear(socket, socks.scanPasswordReply, 2));
    if (!reply.ok || reply.value.status !== 0) {
      throw new WebFault('proxy', 'User was rejected by the SOCKS5 server.');
    }
  }
  const isAddress = kind === 'socks5' || host.includes(':') || /^[\d.]+$/.test(host);
  const address = !isAddress
    ? ({ is: 'domainName', domainName: host } as const)
    : host.includes(':')
      ? ({ is: 'ipv6', ipv6Address: host } as const)
      : ({ is: 'ipv4', ipv4Address: host } as const);
  socket.write(encodeRequest({ cmd: CMD.CONNECT, dstAddr: address, dstPort: port }));
  const octets = await hear(socket, socks.scanReply, REPLY_OCTETS_MAX);
  const { rep } = readReply(octets, 0, octets.length);
  if (rep !== REP.SUCCEEDED) {
    throw new WebFault('proxy', `Can't complete SOCKS5 connection to ${host}. (${rep})`);
  }
  return socket;
}

const REPLY_OCTETS_MAX = 262;

/** One message, and not an octet more of what follows it. */
function hear(
  socket: Duplex,
  scan: (b: Uint8Array, o: number, end: number) => number,
  octetsMax: number,
): Promise<Uint8Array> {
  return new Promise((settle, fail) => {
    let heard = Buffer.alloc(0);
    const over = (then: () => void): void => {
      socket.off('readable', readable);
      socket.off('end', ended);
      socket.off('error', failed);
      then();
    };
    const readable = (): void => {
      for (let one: Buffer | null; (one = socket.read(1) as Buffer | null) !== null;) {
        heard = Buffer.concat([heard, one]);
        const end = scan(heard, 0, heard.length);
        if (end > 0) return over(() => settle(heard));
        if (heard.length >= octetsMax) {
          return over(() => fail(new WebFault('proxy', 'Received what is no SOCKS5 from proxy')));
        }
      }
    };
    const ended = (): void => over(() => fail(new WebFault('proxy', 'connection to proxy closed')));
    const failed = (error: Error): void => over(() => fail(exchangeFault(error)));
    socket.on('readable', readable);
    socket.on('end', ended);
    socket.on('error', failed);
    readable();
  });
}
