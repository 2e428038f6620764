/**
 * The consensus of the authorities in its microdescriptor flavor (dir-spec §3.4.1, §3.9.2): which
 * relays there are and what they are good for, until when that holds, and who has signed it. It is
 * only read here; whether it is to be believed, say signatures.ts and validity.ts.
 */
import { toHex } from '../../base/base64.ts';
import type { LinkPlace } from '../link.ts';
import { DocumentReader, documentText } from './document.ts';
import type { Item } from './document.ts';
import { orFault, quoted, refuse } from './fault.ts';
import type { DirectoryFault } from './fault.ts';
import { addressIn, base64In, hexIn, numberIn, portIn, settingsIn, timeIn } from './fields.ts';
import { Protocols } from './protocols.ts';
import { RouterStatusReader } from './router-status.ts';
import type { RouterStatus } from './router-status.ts';
import { readSection } from './section.ts';
import type { Section, SectionRules } from './section.ts';

export interface Consensus {
  /** As it came: what its digests are of. */
  readonly octets: Uint8Array;
  /** So many octets, from the first, are signed. */
  readonly signedOctets: number;
  readonly method: number;
  /** Seconds since 1970. */
  readonly validAfter: number;
  readonly freshUntil: number;
  readonly validUntil: number;
  readonly recommendedClientProtocols: Protocols;
  readonly requiredClientProtocols: Protocols;
  readonly recommendedRelayProtocols: Protocols;
  readonly requiredRelayProtocols: Protocols;
  readonly parameters: ReadonlyMap<string, number>;
  readonly knownFlags: ReadonlySet<string>;
  readonly authorities: readonly ConsensusAuthority[];
  /** By rising identity. */
  readonly routers: readonly RouterStatus[];
  readonly weights: ReadonlyMap<string, number>;
  readonly signatures: readonly ConsensusSignature[];
  /** SRV of the current period (rend-spec-v3 §2), if there is one: 32 octets. */
  readonly sharedRandom: Uint8Array | undefined;
}

export interface ConsensusAuthority {
  readonly nickname: string;
  /** Base16 in capitals. */
  readonly identity: string;
  readonly place: LinkPlace;
  readonly directoryPort: number;
}

export interface ConsensusSignature {
  readonly algorithm: 'sha1' | 'sha256';
  /** Base16 in capitals, both. */
  readonly identity: string;
  readonly signingKeyDigest: string;
  readonly signature: Uint8Array;
  readonly line: number;
}

/** The network has eight thousand. */
export const ROUTERS_MAX = 0x8000;
export const SIGNATURES_MAX = 64;
const AUTHORITIES_MAX = 64;

const VERSION = '3';
const FLAVOR = 'microdesc';
const SIGNATURE = 'directory-signature';
const FOOTER = 'directory-footer';
const METHOD_MAX = 1000;
const DIGEST_OCTETS = 20;
const RANDOM_OCTETS = 32;

const PREAMBLE: SectionRules = {
  'network-status-version': { times: 'once', place: 'first', arguments: 2 },
  'vote-status': { times: 'once', arguments: 1 },
  'consensus-method': { times: 'optional', arguments: 1 },
  'valid-after': { times: 'once', arguments: 2 },
  'fresh-until': { times: 'once', arguments: 2 },
  'valid-until': { times: 'once', arguments: 2 },
  'voting-delay': { times: 'once', arguments: 2 },
  'known-flags': { times: 'once' },
  'recommended-client-protocols': { times: 'optional' },
  'recommended-relay-protocols': { times: 'optional' },
  'required-client-protocols': { times: 'optional' },
  'required-relay-protocols': { times: 'optional' },
  'shared-rand-previous-value': { times: 'optional', arguments: 2 },
  'shared-rand-current-value': { times: 'optional', arguments: 2 },
  params: { times: 'optional' },
};

const AUTHORITY: SectionRules = {
  'dir-source': { times: 'once', place: 'first', arguments: 6 },
  contact: { times: 'once' },
  'vote-digest': { times: 'once', arguments: 1 },
};

const FOOTER_RULES: SectionRules = {
  'directory-footer': { times: 'once', place: 'first' },
  'bandwidth-weights': { times: 'optional' },
};

const SIGNATURE_RULES: SectionRules = {
  'directory-signature': { times: 'once', place: 'first', arguments: 2, object: 'SIGNATURE' },
};

const BEGINNINGS = new Set(['dir-source', 'r', FOOTER, SIGNATURE]);
const begins = (keyword: string): boolean => BEGINNINGS.has(keyword);

/** The octets are kept: they are the reader's from now on. */
export function readConsensus(octets: Uint8Array): Consensus | DirectoryFault {
  return orFault(() => {
    const reader = new DocumentReader(documentText(octets));
    const preamble = readSection(reader, PREAMBLE, begins);
    const times = timesIn(preamble);
    const knownFlags = new Set(preamble.one('known-flags').arguments);
    const authorities = readAuthorities(reader);
    const routers = readRouters(reader, knownFlags);
    const footer = readSection(reader, FOOTER_RULES, begins);
    const weights = footer.maybe('bandwidth-weights');
    const params = preamble.maybe('params');
    const signedOctets = (reader.peek()?.from ?? 0) + SIGNATURE.length + 1;
    const signatures = readSignatures(reader);
    return {
      octets,
      signedOctets,
      ...times,
      knownFlags,
      recommendedClientProtocols: protocolsIn(preamble, 'recommended-client-protocols'),
      recommendedRelayProtocols: protocolsIn(preamble, 'recommended-relay-protocols'),
      requiredClientProtocols: protocolsIn(preamble, 'required-client-protocols'),
      requiredRelayProtocols: protocolsIn(preamble, 'required-relay-protocols'),
      sharedRandom: sharedRandomIn(preamble.maybe('shared-rand-current-value')),
      parameters: params === undefined ? new Map<string, number>() : settingsIn(params),
      authorities,
      routers,
      weights: weights === undefined ? new Map<string, number>() : settingsIn(weights),
      signatures,
    };
  });
}

type Times = Pick<Consensus, 'method' | 'validAfter' | 'freshUntil' | 'validUntil'>;

function timesIn(preamble: Section): Times {
  const version = preamble.one('network-status-version');
  if (version.argument(0) !== VERSION) {
    refuse('unknown version', quoted(version.argument(0)), version.line);
  }
  if (version.argument(1) !== FLAVOR) {
    refuse('wrong flavor', quoted(version.argument(1)), version.line);
  }
  const status = preamble.one('vote-status');
  if (status.argument(0) !== 'consensus') {
    refuse('malformed argument', `${quoted(status.rest)} is no consensus`, status.line);
  }
  const method = preamble.maybe('consensus-method');
  const validAfter = timeIn(preamble.one('valid-after'));
  const freshUntil = timeIn(preamble.one('fresh-until'));
  const validUntil = timeIn(preamble.one('valid-until'));
  if (validAfter >= freshUntil || freshUntil >= validUntil) {
    refuse('malformed argument', 'its times are not in order', preamble.one('fresh-until').line);
  }
  return {
    method: method === undefined ? 1 : numberIn(method, method.argument(0), METHOD_MAX),
    validAfter,
    freshUntil,
    validUntil,
  };
}

function protocolsIn(preamble: Section, keyword: string): Protocols {
  const item = preamble.maybe(keyword);
  return new Protocols(item?.rest ?? '', item?.line);
}

function sharedRandomIn(item: Item | undefined): Uint8Array | undefined {
  return item === undefined ? undefined : base64In(item, item.argument(1), RANDOM_OCTETS);
}

function readAuthorities(reader: DocumentReader): readonly ConsensusAuthority[] {
  const authorities: ConsensusAuthority[] = [];
  while (reader.peek()?.keyword === 'dir-source') {
    const item = readSection(reader, AUTHORITY, begins).one('dir-source');
    const [nickname, identity, , address, directoryPort, orPort] = item.arguments;
    if (authorities.length >= AUTHORITIES_MAX) {
      refuse('too many', `more than ${AUTHORITIES_MAX} authorities`, item.line);
    }
    authorities.push({
      nickname,
      identity: toHex(hexIn(item, identity, DIGEST_OCTETS)),
      place: { address: addressIn(item, address), port: portIn(item, orPort) },
      directoryPort: portIn(item, directoryPort),
    });
  }
  if (authorities.length === 0) refuse('missing item', 'there is no dir-source');
  return authorities;
}

function readRouters(
  reader: DocumentReader,
  knownFlags: ReadonlySet<string>,
): readonly RouterStatus[] {
  const entries = new RouterStatusReader(knownFlags);
  const routers: RouterStatus[] = [];
  let last: RouterStatus | undefined;
  for (let item = reader.peek(); item?.keyword === 'r'; item = reader.peek()) {
    if (routers.length >= ROUTERS_MAX) {
      refuse('too many', `more than ${ROUTERS_MAX} relays`, item.line);
    }
    const router = entries.read(reader, begins);
    // dir-spec §3.8: sorted by identity, each once.
    if (last !== undefined && !isBefore(last.rsaIdentity, router.rsaIdentity)) {
      refuse('out of order', `${router.nickname} after ${last.nickname}`, item.line);
    }
    routers.push(router);
    last = router;
  }
  return routers;
}

function isBefore(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at]) return one[at] < other[at];
  }
  return false;
}

/** Of algorithms that nobody knows, nothing is noted (dir-spec §3.4.1). */
function readSignatures(reader: DocumentReader): readonly ConsensusSignature[] {
  const signatures: ConsensusSignature[] = [];
  let count = 0;
  for (let item = reader.peek(); item !== undefined; item = reader.peek()) {
    if (item.keyword !== SIGNATURE) refuse('misplaced item', quoted(item.keyword), item.line);
    if (++count > SIGNATURES_MAX) {
      refuse('too many', `more than ${SIGNATURES_MAX} signatures`, item.line);
    }
    readSection(reader, SIGNATURE_RULES, begins);
    const words = item.arguments;
    const [algorithm, identity, signingKeyDigest] = words.length === 2 ? ['sha1', ...words] : words;
    if (algorithm !== 'sha1' && algorithm !== 'sha256') continue;
    signatures.push({
      algorithm,
      identity: toHex(hexIn(item, identity, DIGEST_OCTETS)),
      signingKeyDigest: toHex(hexIn(item, signingKeyDigest, DIGEST_OCTETS)),
      signature: item.object!.octets,
      line: item.line,
    });
  }
  if (count === 0) refuse('missing item', 'there is no directory-signature');
  return signatures;
}

/** The octets that are signed: up to the space behind the first directory-signature. */
export function signedPart(consensus: Pick<Consensus, 'octets' | 'signedOctets'>): Uint8Array {
  return consensus.octets.subarray(0, consensus.signedOctets);
}
