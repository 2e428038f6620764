/**
 * Which network of relays is meant: its directory authorities, and relays that may be asked for a
 * first directory, in the lines that torrc(5) has for them. Unless a file says otherwise, it is the
 * Tor network, which is bundled.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { parseAddress } from '../../runtime/sockets.ts';
import type { Authority, LinkPlace, RelayTarget } from '../../runtime/onion.ts';
import { UsageError } from '../failure.ts';
import { PORT_MAX } from '../network/options.ts';

/** Whom a client knows before it knows anything. */
export interface KnownRelays {
  readonly authorities: readonly Authority[];
  /** Asked before the authorities are: they have better things to do. */
  readonly fallbacks: readonly RelayTarget[];
}

const AUTHORITY = /^(DirAuthority|DirServer)\s+/i;
const FALLBACK = /^FallbackDir\s+/i;
const HEX_IDENTITY = /^[0-9A-F]{40}$/;
const EXPECTED = 'DirAuthority NICKNAME orport=PORT v3ident=HEX ADDRESS:PORT FINGERPRINT';
const EXPECTED_FALLBACK = 'FallbackDir ADDRESS[:PORT] orport=PORT id=FINGERPRINT';

/** Of the Tor network, or of what a file says; a UsageError says which line is wrong, and how. */
export function readKnownRelays(
  path: string = fileURLToPath(new URL('tor-network.txt', import.meta.url)),
): KnownRelays {
  const authorities: Authority[] = [];
  const fallbacks: RelayTarget[] = [];
  for (const [index, line] of readText(path).split('\n').entries()) {
    const trimmed = line.trim();
    const place = `${path}:${index + 1}`;
    if (AUTHORITY.test(trimmed)) {
      authorities.push(authorityOf(trimmed.replace(AUTHORITY, ''), place));
    } else if (FALLBACK.test(trimmed)) {
      fallbacks.push(fallbackOf(trimmed.replace(FALLBACK, ''), place));
    }
  }
  if (authorities.length === 0) throw new UsageError(`${path}: no line like ${EXPECTED}`);
  return { authorities, fallbacks };
}

function authorityOf(line: string, place: string): Authority {
  const words = new Words(line, place, EXPECTED);
  const [nickname] = words.all;
  const at = words.all.findIndex((word) => /^[\d.]+:\d+$/.test(word));
  if (at < 1) throw words.wrong('no ADDRESS:PORT');
  const link = words.link(words.all[at].split(':')[0]);
  const v3Identity = words.identity('v3ident', words.option('v3ident'));
  const fingerprint = words.identity('fingerprint', words.all.slice(at + 1).join(''));
  return { nickname, v3Identity, rsaIdentity: octetsOf(fingerprint), place: link };
}

/** As authorities: what else such a relay can do is not known before there is a consensus. */
function fallbackOf(line: string, place: string): RelayTarget {
  const words = new Words(line, place, EXPECTED_FALLBACK);
  const [address] = words.all[0].split(':');
  return {
    nickname: address,
    rsaIdentity: octetsOf(words.identity('id', words.option('id'))),
    ed25519Identity: undefined,
    ntorKey: undefined,
    places: [words.link(address)],
    hasNtorV3: false,
    hasCongestionControl: false,
  };
}

/** Of a line, and how it should have been. */
class Words {
  readonly all: readonly string[];
  readonly #place: string;
  readonly #expected: string;

  constructor(line: string, place: string, expected: string) {
    this.all = line.split(/\s+/);
    this.#place = place;
    this.#expected = expected;
  }

  wrong(what: string): UsageError {
    return new UsageError(`${this.#place}: ${what}; expected ${this.#expected}`);
  }

  option(name: string): string {
    const found = this.all.find((word) => word.toLowerCase().startsWith(`${name}=`));
    return found?.slice(name.length + 1) ?? '';
  }

  /** Hexadecimal, in capitals. */
  identity(name: string, text: string): string {
    const identity = text.replace(/^\$/, '').toUpperCase();
    if (!HEX_IDENTITY.test(identity)) throw this.wrong(`no ${name}`);
    return identity;
  }

  /** Where links go: at this address, and its orport. */
  link(text: string): LinkPlace {
    const address = parseAddress(text);
    if (address === undefined) throw this.wrong(`${text} is no address`);
    const port = Number(this.option('orport'));
    if (!Number.isInteger(port) || port < 1 || port > PORT_MAX) throw this.wrong('no orport');
    return { address, port };
  }
}

function octetsOf(identity: string): Uint8Array {
  return Uint8Array.from(Buffer.from(identity, 'hex'));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${path}: ${code}`);
  }
}
