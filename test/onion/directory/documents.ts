/** Authorities of a laboratory and what they sign: as many relays as one likes, and any lie. */
import { toBase64, toHex } from '../../../runtime/base/base64.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { armoured } from '../../../runtime/onion/directory/document.ts';
import { showTime } from '../../../runtime/onion/directory/fields.ts';
import type { RsaSecretKey } from '../../../runtime/onion/crypto.ts';
import { crypto, octetsOf } from './fixtures.ts';

export interface TestAuthority {
  readonly nickname: string;
  readonly identityKey: RsaSecretKey;
  readonly signingKey: RsaSecretKey;
  readonly v3Identity: string;
  readonly signingKeyDigest: string;
  readonly certificate: string;
}

const YEAR = 31_536_000;
export const NOON = Date.UTC(2026, 5, 1, 12) / 1000;

export function makeAuthority(
  nickname: string,
  { published = NOON - YEAR / 2, expires = NOON + YEAR / 2 } = {},
): TestAuthority {
  const identityKey = crypto.rsaPair(1024);
  const signingKey = crypto.rsaPair(1024);
  const identity = crypto.digest('sha1', identityKey.publicKey);
  const body =
    `dir-key-certificate-version 3\nfingerprint ${toHex(identity)}\n` +
    `dir-key-published ${showTime(published)}\ndir-key-expires ${showTime(expires)}\n` +
    `dir-identity-key\n${armoured('RSA PUBLIC KEY', identityKey.publicKey)}` +
    `dir-signing-key\n${armoured('RSA PUBLIC KEY', signingKey.publicKey)}` +
    `dir-key-crosscert\n${armoured('ID SIGNATURE', crypto.rsaSign(signingKey, identity))}` +
    'dir-key-certification\n';
  const digest = crypto.digest('sha1', octetsOf(body));
  return {
    nickname,
    identityKey,
    signingKey,
    v3Identity: toHex(identity),
    signingKeyDigest: toHex(crypto.digest('sha1', signingKey.publicKey)),
    certificate: body + armoured('SIGNATURE', crypto.rsaSign(identityKey, digest)),
  };
}

export function makeAuthorities(count: number): readonly TestAuthority[] {
  return Array.from({ length: count }, (_, at) => makeAuthority(`auth${at}`));
}

export interface TestRelay {
  readonly nickname: string;
  readonly identity: Uint8Array;
  readonly ed25519: Uint8Array;
  readonly ntorKey: Uint8Array;
  readonly address: string;
  readonly ipv6?: string;
  readonly flags: string;
  readonly bandwidth: number | string;
  readonly policy?: string;
  readonly ipv6Policy?: string;
  readonly family?: string;
  readonly familyIds?: string;
  readonly protocols?: string;
}

export const GUARD = 'Fast Guard Running Stable V2Dir Valid';
export const EXIT = 'Exit Fast Running Stable V2Dir Valid';
export const BOTH = 'Exit Fast Guard Running Stable V2Dir Valid';
export const MIDDLE = 'Fast Running Stable V2Dir Valid';

/** A relay whose keys and address follow from its number. */
export function makeRelay(number: number, some: Partial<TestRelay> = {}): TestRelay {
  const random = seededRandom(number);
  const octets = (length: number): Uint8Array => {
    const made = new Uint8Array(length);
    random.fill(made);
    return made;
  };
  return {
    nickname: `relay${number}`,
    identity: octets(20),
    ed25519: octets(32),
    ntorKey: octets(32),
    address: `${10 + (number >> 8)}.${number & 255}.${number % 200}.1`,
    flags: MIDDLE,
    bandwidth: 1000,
    ...some,
  };
}

export function microdescriptorOf(relay: TestRelay): string {
  const { ntorKey, ed25519, policy, ipv6Policy, family, familyIds } = relay;
  return (
    `onion-key\nntor-onion-key ${toBase64(ntorKey, false)}\n` +
    (family === undefined ? '' : `family ${family}\n`) +
    (familyIds === undefined ? '' : `family-ids ${familyIds}\n`) +
    (policy === undefined ? '' : `p ${policy}\n`) +
    (ipv6Policy === undefined ? '' : `p6 ${ipv6Policy}\n`) +
    `id ed25519 ${toBase64(ed25519, false)}\n`
  );
}

export function digestOf(text: string): string {
  return toBase64(crypto.digest('sha256', octetsOf(text)), false);
}

export const PROTOCOLS =
  'Conflux=1 Cons=1-2 Desc=1-4 DirCache=2 FlowCtrl=1-2 HSDir=2 HSIntro=4-5 HSRend=1-2 Link=3-5 ' +
  'LinkAuth=3 Microdesc=1-3 Padding=2 Relay=2-4';

/** Weights of a network in which guards and exits are neither scarce nor many. */
export const WEIGHTS =
  'Wbd=3333 Wbe=1665 Wbg=4442 Wbm=10000 Wdb=10000 Web=10000 Wed=3333 Wee=8335 Weg=3333 Wem=8335 ' +
  'Wgb=10000 Wgd=3333 Wgg=5558 Wgm=5558 Wmb=10000 Wmd=3333 Wme=1665 Wmg=4442 Wmm=10000';

export interface ConsensusPlan {
  readonly authorities: readonly TestAuthority[];
  readonly relays: readonly TestRelay[];
  /** Who signs: all of them, unless said. */
  readonly signers?: readonly TestAuthority[];
  readonly validAfter?: number;
  readonly freshUntil?: number;
  readonly validUntil?: number;
  readonly params?: string;
  readonly weights?: string;
  readonly required?: string;
  readonly algorithm?: 'sha1' | 'sha256';
}

export function unsignedConsensus(plan: ConsensusPlan): string {
  const { authorities, validAfter = NOON, params = '', weights = WEIGHTS } = plan;
  const { freshUntil = validAfter + 3600, validUntil = validAfter + 10_800 } = plan;
  const relays = [...plan.relays].sort((a, b) => Buffer.compare(a.identity, b.identity));
  const flags = new Set(relays.flatMap((relay) => relay.flags.split(' ')));
  return (
    'network-status-version 3 microdesc\nvote-status consensus\nconsensus-method 33\n' +
    `valid-after ${showTime(validAfter)}\nfresh-until ${showTime(freshUntil)}\n` +
    `valid-until ${showTime(validUntil)}\nvoting-delay 300 300\n` +
    `known-flags ${[...flags].sort().join(' ')}\n` +
    `required-client-protocols ${plan.required ?? 'Cons=2 Link=4 Microdesc=2 Relay=2'}\n` +
    (params === '' ? '' : `params ${params}\n`) +
    authorities.map(authorityEntry).join('') +
    relays.map(relayEntry).join('') +
    `directory-footer\nbandwidth-weights ${weights}\n`
  );
}

function authorityEntry({ nickname, v3Identity }: TestAuthority): string {
  return (
    `dir-source ${nickname} ${v3Identity} 127.0.0.1 127.0.0.1 80 443\n` +
    `contact ${nickname}\nvote-digest ${v3Identity}\n`
  );
}

function relayEntry(relay: TestRelay): string {
  const { nickname, identity, address, ipv6, flags, bandwidth, protocols = PROTOCOLS } = relay;
  return (
    `r ${nickname} ${toBase64(identity, false)} 2038-01-01 00:00:00 ${address} 9001 0\n` +
    (ipv6 === undefined ? '' : `a [${ipv6}]:9001\n`) +
    `m ${digestOf(microdescriptorOf(relay))}\ns ${flags}\nv Tor 0.4.9.11\npr ${protocols}\n` +
    `w Bandwidth=${bandwidth}\n`
  );
}

export function signatureOf(
  body: string,
  { v3Identity, signingKeyDigest, signingKey }: TestAuthority,
  algorithm: 'sha1' | 'sha256' = 'sha256',
): string {
  const digest = crypto.digest(algorithm, octetsOf(`${body}directory-signature `));
  const name = algorithm === 'sha1' ? '' : 'sha256 ';
  return (
    `directory-signature ${name}${v3Identity} ${signingKeyDigest}\n` +
    armoured('SIGNATURE', crypto.rsaSign(signingKey, digest))
  );
}

export function makeConsensus(plan: ConsensusPlan): Uint8Array {
  const body = unsignedConsensus(plan);
  const signers = plan.signers ?? plan.authorities;
  return octetsOf(body + signers.map((one) => signatureOf(body, one, plan.algorithm)).join(''));
}
