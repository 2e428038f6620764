/** Directory authorities from a file, in the lines that torrc(5) has for them. */
import { readFileSync } from 'node:fs';

import { parseAddress } from '../../runtime/sockets.ts';
import type { Authority } from '../../runtime/onion.ts';
import { UsageError } from '../failure.ts';

const KEYWORD = /^(DirAuthority|DirServer)\s+/i;
const HEX_IDENTITY = /^[0-9A-F]{40}$/;
const PORT_MAX = 65_535;
const EXPECTED = 'DirAuthority NICKNAME orport=PORT v3ident=HEX ADDRESS:PORT FINGERPRINT';

/** Throws a UsageError that says which line is wrong, and how. */
export function readAuthorities(path: string): readonly Authority[] {
  const text = readText(path);
  const found = text.split('\n').flatMap((line, index) => {
    const trimmed = line.trim();
    if (!KEYWORD.test(trimmed)) return [];
    return [authorityOf(trimmed.replace(KEYWORD, ''), `${path}:${index + 1}`)];
  });
  if (found.length === 0) throw new UsageError(`${path}: no line like ${EXPECTED}`);
  return found;
}

function authorityOf(line: string, place: string): Authority {
  const wrong = (what: string): UsageError => {
    return new UsageError(`${place}: ${what}; expected ${EXPECTED}`);
  };
  const words = line.split(/\s+/);
  const nickname = words[0];
  const option = (name: string): string | undefined =>
    words.find((word) => word.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const at = words.findIndex((word) => /^[\d.]+:\d+$/.test(word));
  if (at < 1) throw wrong('no ADDRESS:PORT');
  const address = parseAddress(words[at].split(':')[0]);
  if (address === undefined) throw wrong(`${words[at]} is no address`);
  const port = Number(option('orport'));
  if (!Number.isInteger(port) || port < 1 || port > PORT_MAX) throw wrong('no orport');
  const v3Identity = option('v3ident')?.toUpperCase() ?? '';
  if (!HEX_IDENTITY.test(v3Identity)) throw wrong('no v3ident');
  const fingerprint = words
    .slice(at + 1)
    .join('')
    .replace(/^\$/, '')
    .toUpperCase();
  if (!HEX_IDENTITY.test(fingerprint)) throw wrong('no fingerprint');
  const rsaIdentity = Uint8Array.from(Buffer.from(fingerprint, 'hex'));
  return { nickname, v3Identity, rsaIdentity, place: { address, port } };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${path}: ${code}`);
  }
}
