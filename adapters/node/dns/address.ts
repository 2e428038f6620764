/** Servers as users write them: an address, or a URL that says how to ask. */
import { isIP } from 'node:net';

export interface PlainAddress {
  readonly is: 'plain';
  readonly address: string;
  readonly port: number;
  readonly isTcpAlone: boolean;
}

export interface TlsAddress {
  readonly is: 'tls';
  readonly host: string;
  readonly port: number;
}

export interface HttpsAddress {
  readonly is: 'https';
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

export type ServerAddress = PlainAddress | TlsAddress | HttpsAddress;

const PORT = { plain: 53, tls: 853, https: 443 } as const;
const PORT_MAX = 65_535;
const SCHEMED = /^(udp|tcp|tls|https):\/\/(?:\[([^\]]+)\]|([^:/[\]]+))(?::(\d{1,5}))?(\/.*)?$/i;
const BARE = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/;

/** What is expected where a text is no server. */
export const SERVER_FORM = 'ADDRESS[:PORT], tls://NAME or https://NAME/PATH';

/** Undefined for what is no server. */
export function parseServerAddress(text: string): ServerAddress | undefined {
  const schemed = SCHEMED.exec(text);
  if (schemed === null) return bareAddress(text);
  const [, scheme, bracketed, name, digits, rest = '/'] = schemed;
  const kind = scheme.toLowerCase();
  const host = bracketed ?? name;
  if (bracketed !== undefined && isIP(bracketed.split('%')[0]) !== 6) return undefined;
  if (kind === 'udp' || kind === 'tcp') {
    if (rest !== '/') return undefined;
    return plainAddress(host, digits, kind === 'tcp');
  }
  const port = portOf(digits, kind === 'tls' ? PORT.tls : PORT.https);
  if (port === undefined) return undefined;
  if (kind === 'tls') return rest === '/' ? { is: 'tls', host, port } : undefined;
  // RFC 8484 §4.1: the template's variable is put there when it is asked.
  const path = rest.replace(/\{\?dns\}$/, '');
  return { is: 'https', host, port, path: path === '/' ? '/dns-query' : path };
}

function bareAddress(text: string): PlainAddress | undefined {
  if (isIP(text.split('%')[0]) === 6) return plainAddress(text, undefined, false);
  const [, bracketed, name, digits] = BARE.exec(text) ?? [];
  return plainAddress(bracketed ?? name ?? '', digits, false);
}

function plainAddress(
  address: string,
  digits: string | undefined,
  isTcpAlone: boolean,
): PlainAddress | undefined {
  const port = portOf(digits, PORT.plain);
  if (isIP(address.split('%')[0]) === 0 || port === undefined) return undefined;
  return { is: 'plain', address, port, isTcpAlone };
}

function portOf(digits: string | undefined, ordinary: number): number | undefined {
  const port = digits === undefined ? ordinary : Number(digits);
  return port >= 1 && port <= PORT_MAX ? port : undefined;
}
