/** Whom a command asks: the server that it names, or the first one that the network knows. */
import { parseServerAddress } from '../../adapters/node/dns/address.ts';
import type { ServerAddress } from '../../adapters/node/dns/address.ts';
import { DnsFault } from '../../runtime/dns.ts';
import { parseAddress, showAddress } from '../../runtime/sockets.ts';
import { addressFor } from '../network/names.ts';
import type { OpenNetwork } from '../network/open.ts';
import type { Asked, Way } from './exchange.ts';
import { serverGround, transportOf } from './servers.ts';
import type { SecureOptions, ServerGround } from './servers.ts';

export interface AskedWish {
  /** As it was named; undefined for the network's own. */
  readonly named: string | undefined;
  readonly port: number | undefined;
  readonly way: Way;
  readonly path?: string;
  readonly secure?: SecureOptions;
  /** Whom its certificate is to name, where the server is given by its address. */
  readonly certifiedName?: string | undefined;
}

const ORDINARY_PORT: Readonly<Record<Way, number>> = { UDP: 53, TCP: 53, TLS: 853, HTTPS: 443 };
const WAYS: Readonly<Record<string, Way>> = { tls: 'TLS', https: 'HTTPS' };

/** Throws a DnsFault where nobody is known. */
export async function askedServer(network: OpenNetwork, wish: AskedWish): Promise<Asked> {
  const { names, stack, process } = network;
  const ground = serverGround(stack, names.ground.secure, process);
  const { named, secure } = wish;
  const text = named ?? firstServer(network);
  const isUrl = text.includes('://');
  if (named === undefined || isUrl) {
    const parsed = parseServerAddress(text);
    const isOtherwise = parsed?.is === 'plain' && (wish.way !== 'UDP' || wish.port !== undefined);
    if (parsed !== undefined && !isOtherwise) {
      const transport = transportOf(text, ground, secure);
      return { transport, server: shown(parsed), way: wayOf(parsed) };
    }
    if (parsed?.is === 'plain') return byAddress(parsed.address, text, ground, wish);
    // What is no server at all is told so.
    transportOf(text, ground, secure);
  }
  const isSecure = wish.way === 'TLS' || wish.way === 'HTTPS';
  const isAddress = parseAddress(text.split('%')[0]) !== undefined;
  if (isSecure && !isAddress) return secureByName(text, ground, wish);
  const address = isAddress ? text : showAddress(await addressFor(text, network));
  return byAddress(address, text, ground, wish);
}

function firstServer({ names }: OpenNetwork): string {
  const used = names.resolver.servers.status().find(({ isUsed }) => isUsed);
  if (used === undefined) throw new DnsFault('ENOSERVER', 'no server of names is known');
  return used.name;
}

function secureByName(name: string, ground: ServerGround, wish: AskedWish): Asked {
  const { way, port = ORDINARY_PORT[way], secure } = wish;
  const transport = transportOf(urlOf(way, name, port, wish.path), ground, secure);
  return { transport, server: `${name}#${port}(${name})`, way };
}

function byAddress(address: string, named: string, ground: ServerGround, wish: AskedWish): Asked {
  const { way, port = ORDINARY_PORT[way], secure, certifiedName } = wish;
  const server = `${address}#${port}(${named})`;
  const isCertified = certifiedName !== undefined && (way === 'TLS' || way === 'HTTPS');
  const url = urlOf(way, isCertified ? certifiedName : address, port, wish.path);
  const where = isCertified ? { ...secure, addresses: [address] } : secure;
  return { transport: transportOf(url, ground, where), server, way };
}

function urlOf(way: Way, host: string, port: number, path = '/'): string {
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return way === 'HTTPS' ? `https://${place}${path}` : `${way.toLowerCase()}://${place}`;
}

function wayOf(parsed: ServerAddress): Way {
  if (parsed.is === 'plain') return parsed.isTcpAlone ? 'TCP' : 'UDP';
  return WAYS[parsed.is];
}

function shown(parsed: ServerAddress): string {
  const host = parsed.is === 'plain' ? parsed.address : parsed.host;
  return `${host}#${parsed.port}(${host})`;
}
