/** What authorities write: microdescriptors, key certificates, a consensus (dir-spec §3). */
import { IPV4_OCTETS, showAddress } from '../../base/address.ts';
import { toBase64, toHex } from '../../base/base64.ts';
import type { OnionCrypto, RsaSecretKey } from '../crypto.ts';
import { armoured } from '../directory/document.ts';
import { showTime } from '../directory/fields.ts';
import type { LinkPlace } from '../link.ts';
import type { AdmittedRelay } from './admission.ts';

export interface AuthorityKeys {
  readonly nickname: string;
  readonly place: LinkPlace;
  readonly identity: RsaSecretKey;
  readonly signing: RsaSecretKey;
}

export interface ListedRelay extends AdmittedRelay {
  readonly flags: readonly string[];
  readonly microdescriptor: string;
}

export interface ConsensusWishes {
  readonly validAfter: number;
  readonly freshUntil: number;
  readonly validUntil: number;
  readonly parameters: Readonly<Record<string, number>>;
  readonly relays: readonly ListedRelay[];
  readonly authorities: readonly AuthorityKeys[];
}

const CONSENSUS_METHOD = 34;
const REQUIRED = 'Cons=2 Desc=2 FlowCtrl=1 Link=4 Microdesc=2 Relay=2';
const RECOMMENDED = `${REQUIRED} DirCache=2`;
const OCTETS_A_KILOBYTE = 1000;
const FLAGS = 'Authority BadExit Exit Fast Guard HSDir Running Stable V2Dir Valid';
/** Nobody is scarce: each is as good for each position as its bandwidth. */
const WEIGHT = 10_000;
const WEIGHTS = 'Wbd Wbe Wbg Wbm Wdb Web Wed Wee Weg Wem Wgb Wgd Wgg Wgm Wmb Wmd Wme Wmg Wmm'.split(
  ' ',
);

export function digestOf(crypto: OnionCrypto, key: RsaSecretKey): string {
  return toHex(crypto.digest('sha1', key.publicKey));
}

/** dir-spec §3.3 */
export function microdescriptorOf(relay: AdmittedRelay): string {
  const { ntorKey, family, policy, ipv6Policy, ed25519Identity } = relay;
  const summary = policy.summary(4);
  return [
    'onion-key\n',
    `ntor-onion-key ${toBase64(ntorKey)}\n`,
    family.length === 0 ? '' : `family ${family.join(' ')}\n`,
    summary === 'reject 1-65535' ? '' : `p ${summary}\n`,
    ipv6Policy === undefined ? '' : `p6 ${ipv6Policy}\n`,
    `id ed25519 ${toBase64(ed25519Identity, false)}\n`,
  ].join('');
}

/** dir-spec §3.1 */
export function keyCertificateOf(
  crypto: OnionCrypto,
  { identity, signing, place }: AuthorityKeys,
  published: number,
  expires: number,
): string {
  const digest = crypto.digest('sha1', identity.publicKey);
  const signed = [
    'dir-key-certificate-version 3\n',
    `dir-address ${showAddress(place.address)}:${place.port}\n`,
    `fingerprint ${toHex(digest)}\n`,
    `dir-key-published ${showTime(published)}\n`,
    `dir-key-expires ${showTime(expires)}\n`,
    `dir-identity-key\n${armoured('RSA PUBLIC KEY', identity.publicKey)}`,
    `dir-signing-key\n${armoured('RSA PUBLIC KEY', signing.publicKey)}`,
    `dir-key-crosscert\n${armoured('ID SIGNATURE', crypto.rsaSign(signing, digest))}`,
    'dir-key-certification\n',
  ].join('');
  const signature = crypto.rsaSign(identity, crypto.digest('sha1', octetsOf(signed)));
  return signed + armoured('SIGNATURE', signature);
}

/** dir-spec §3.4.1, in the flavor of microdescriptors, signed by all of them. */
export function consensusOf(crypto: OnionCrypto, wishes: ConsensusWishes): Uint8Array {
  const relays = [...wishes.relays].sort((one, other) =>
    toHex(one.rsaIdentity) < toHex(other.rsaIdentity) ? -1 : 1,
  );
  const body = [
    preamble(wishes),
    ...sourcesOf(crypto, wishes.authorities),
    ...relays.map((relay) => routerOf(crypto, relay)),
    'directory-footer\n',
    `bandwidth-weights ${WEIGHTS.map((name) => `${name}=${WEIGHT}`).join(' ')}\n`,
  ].join('');
  const digest = crypto.digest('sha256', octetsOf(`${body}directory-signature `));
  const signatures = wishes.authorities.map(({ identity, signing }) => {
    const names = `${digestOf(crypto, identity)} ${digestOf(crypto, signing)}`;
    const signature = armoured('SIGNATURE', crypto.rsaSign(signing, digest));
    return `directory-signature sha256 ${names}\n${signature}`;
  });
  return octetsOf(body + signatures.join(''));
}

function preamble({ validAfter, freshUntil, validUntil, parameters }: ConsensusWishes): string {
  const shown = Object.entries(parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  return [
    'network-status-version 3 microdesc',
    'vote-status consensus',
    `consensus-method ${CONSENSUS_METHOD}`,
    `valid-after ${showTime(validAfter)}`,
    `fresh-until ${showTime(freshUntil)}`,
    `valid-until ${showTime(validUntil)}`,
    'voting-delay 2 2',
    'client-versions ',
    'server-versions ',
    `known-flags ${FLAGS}`,
    `recommended-client-protocols ${RECOMMENDED}`,
    `recommended-relay-protocols ${RECOMMENDED}`,
    `required-client-protocols ${REQUIRED}`,
    `required-relay-protocols ${REQUIRED}`,
    `params ${shown.join(' ')}`,
    '',
  ].join('\n');
}

function sourcesOf(crypto: OnionCrypto, authorities: readonly AuthorityKeys[]): readonly string[] {
  return authorities
    .map(({ nickname, identity, place: { address, port } }) => {
      const name = digestOf(crypto, identity);
      const shown = showAddress(address);
      // Nobody votes here: the digest of the vote is that of the identity.
      return [name, `dir-source ${nickname} ${name} ${shown} ${shown} ${port} ${port}\n`] as const;
    })
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, line]) => `${line}contact laboratory\nvote-digest ${name}\n`);
}

function routerOf(crypto: OnionCrypto, relay: ListedRelay): string {
  const { nickname, rsaIdentity, published, place, morePlaces, protocols, platform } = relay;
  const digest = crypto.digest('sha256', octetsOf(relay.microdescriptor));
  const kilobytes = Math.max(1, Math.floor(relay.bandwidth / OCTETS_A_KILOBYTE));
  const six = morePlaces.filter(({ address }) => address.length !== IPV4_OCTETS);
  return [
    `r ${nickname} ${toBase64(rsaIdentity, false)} ${showTime(published)}`,
    ` ${showAddress(place.address)} ${place.port} 0\n`,
    ...six.map(({ address, port }) => `a [${showAddress(address)}]:${port}\n`),
    `m ${toBase64(digest, false)}\n`,
    `s ${[...relay.flags].sort().join(' ')}\n`,
    `v ${platform}\n`,
    `pr ${protocols}\n`,
    `w Bandwidth=${kilobytes}\n`,
  ].join('');
}

function octetsOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
