/** Servers of names as the user wrote them, ready to be asked. */
import { readFileSync } from 'node:fs';

import { createNodeModules } from '../../adapters/node/index.ts';
import { parseServerAddress, SERVER_FORM } from '../../adapters/node/dns/address.ts';
import { DnsOverHttps } from '../../adapters/node/dns/over-https.ts';
import { DnsOverTls } from '../../adapters/node/dns/over-tls.ts';
import type { SecureGround, SecureNet } from '../../adapters/node/dns/secure.ts';
import { DNS_PORT, plainCounters, PlainTransport } from '../../runtime/dns.ts';
import type { ConnectStream, DnsTransport, PlainGround } from '../../runtime/dns.ts';
import { literalAddress } from '../../runtime/sockets.ts';
import type { Process } from '../../runtime/sockets.ts';
import type { Stack } from '../../runtime/stack.ts';
import { UsageError } from '../failure.ts';

/** What cannot be told by an address or a URL. */
export interface SecureOptions {
  /** Of the server itself, so that its name need not be asked for. */
  readonly addresses?: readonly string[] | undefined;
  readonly pins?: readonly string[] | undefined;
  /** As PEM. */
  readonly authorities?: string | undefined;
  readonly isGet?: boolean | undefined;
}

export interface ServerGround {
  readonly stack: Stack;
  readonly plain: PlainGround;
  readonly secure: SecureGround;
}

/** What can be told of servers themselves. */
export type ServersKnown = Omit<SecureGround, 'net'>;

/** As whoever asks: streams go through circuits while onion routing is enabled. */
export function serverGround(stack: Stack, known: ServersKnown, process?: Process): ServerGround {
  const { net } = createNodeModules(stack.sockets(process));
  const connect: ConnectStream = (remote, user) => {
    const { overlay } = stack.host;
    return overlay === undefined
      ? stack.tcp.connect(remote, user)
      : overlay.connect(remote, user, SHARED_MARK);
  };
  const plain = { udp: stack.udp, connect, counters: plainCounters() };
  return { stack, plain, secure: { ...known, net: net as unknown as SecureNet } };
}

/** Circuits that others use too. */
const SHARED_MARK = 0;

/** Throws a UsageError for what is no server. */
export function transportOf(
  text: string,
  ground: ServerGround,
  options: SecureOptions = {},
): DnsTransport {
  const parsed = parseServerAddress(text);
  if (parsed === undefined) {
    throw new UsageError(`'${text}' is no server; expected ${SERVER_FORM}`);
  }
  if (parsed.is === 'plain') return plainTransport(text, parsed, ground);
  const { addresses, pins, authorities, isGet } = options;
  const server = { ...parsed, addresses, pins, authorities };
  if (parsed.is === 'tls') return new DnsOverTls(text, server, ground.secure);
  const https = { ...server, path: parsed.path, method: isGet ? ('GET' as const) : undefined };
  return new DnsOverHttps(text, https, ground.secure);
}

function plainTransport(
  text: string,
  { address, port, isTcpAlone }: { address: string; port: number; isTcpAlone: boolean },
  { stack, plain }: ServerGround,
): DnsTransport {
  const found = literalAddress(address, stack.interfaces);
  if (found === undefined) throw new UsageError(`'${text}': there is no such interface`);
  return new PlainTransport(text, { ...found, port }, plain, isTcpAlone);
}

/** One that the network tells, by its address; undefined where that makes no sense here. */
export function learnedTransport(
  address: string,
  { stack, plain }: ServerGround,
): DnsTransport | undefined {
  const found = literalAddress(address, stack.interfaces);
  return found && new PlainTransport(address, { ...found, port: DNS_PORT }, plain);
}

/** Options of commands that ask over TLS. */
export const secureOptionTable = {
  pin: {
    type: 'string',
    value: 'BASE64',
    description: "SHA-256 of the server's key, in place of who signed its certificate",
    multiple: true,
  },
  ca: {
    type: 'string',
    value: 'FILE',
    description: 'Who may have signed its certificate, as PEM; else those that Node trusts',
  },
} as const;

const PIN = /^(?:sha256\/)?([\w+/-]{43}=)$/;

export function secureOptionsOf({
  pin,
  ca,
}: {
  readonly pin: readonly string[];
  readonly ca: string | undefined;
}): SecureOptions {
  const pins = pin.map((text) => {
    const [, digest] = PIN.exec(text) ?? [];
    if (digest === undefined) {
      throw new UsageError(`--pin is '${text}'; expected 44 characters of base64, of SHA-256`);
    }
    return digest;
  });
  return {
    pins: pins.length === 0 ? undefined : pins,
    authorities: ca === undefined ? undefined : readFileSync(ca, 'utf8'),
  };
}
