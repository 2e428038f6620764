/**
 * A server descriptor (dir-spec §2.1.1): what a relay says of itself to the authorities, signed by
 * both of its identities, and by its onion keys, which say that they are its.
 */
import { CERT_TYPE } from '../../../generated/onion/certificate.wire.ts';
import { IPV4_OCTETS, showAddress } from '../../base/address.ts';
import { toBase64, toHex } from '../../base/base64.ts';
import { makeEd25519Certificate } from '../certificates/ed25519.ts';
import type { RelayCertificates, RelayIdentityKeys } from '../certificates/make.ts';
import type { OnionCrypto, RsaSecretKey, X25519Pair } from '../crypto.ts';
import { armoured } from '../directory/document.ts';
import { showTime } from '../directory/fields.ts';
import { joinOctets } from '../join.ts';
import type { LinkPlace } from '../link.ts';
import { convertedKey } from './converted-key.ts';
import type { ExitPolicy } from './exit-policy.ts';

export interface DescriptorOptions {
  readonly crypto: OnionCrypto;
  readonly identity: RelayIdentityKeys;
  readonly certificates: RelayCertificates;
  readonly onionKey: X25519Pair;
  /** For TAP, which nobody uses any more; some authorities still want to see one. */
  readonly tapKey: RsaSecretKey;
  readonly nickname: string;
  /** IPv4 first. */
  readonly places: readonly LinkPlace[];
  readonly policy: ExitPolicy;
  readonly platform: string;
  readonly contact?: string;
  /** Octets a second. */
  readonly bandwidth: number;
  readonly uptimeSeconds: number;
  readonly isDirectory: boolean;
  /** Fingerprints of relays of the same owner. */
  readonly family?: readonly string[];
  /** Seconds since 1970. */
  readonly published: number;
}

/** What a relay of ours speaks (tor-spec §9). */
export const RELAY_PROTOCOLS =
  'Cons=2 Desc=2 DirCache=2 FlowCtrl=1-2 Link=3-5 LinkAuth=3 Microdesc=2 Relay=2-4';
const ED25519_LABEL = new TextEncoder().encode('Tor router descriptor signature v1');
const ED25519_CERT = 'ED25519 CERT';
const RSA_PUBLIC_KEY = 'RSA PUBLIC KEY';

export function makeDescriptor(options: DescriptorOptions): string {
  const { crypto, identity, certificates } = options;
  const body = [
    ...identityItems(options),
    ...statusItems(options),
    ...keyItems(options),
    ...policyItems(options),
    'router-sig-ed25519 ',
  ].join('');
  const digest = crypto.digest('sha256', joinOctets(ED25519_LABEL, octetsOf(body)));
  const signature = crypto.ed25519Sign(certificates.signing.secretKey, digest);
  const signed = `${body}${toBase64(signature, false)}\nrouter-signature\n`;
  const rsaSignature = crypto.rsaSign(identity.rsa, crypto.digest('sha1', octetsOf(signed)));
  return signed + armoured('SIGNATURE', rsaSignature);
}

/** As the directory writes it: in groups of four. */
export function showFingerprint(rsaIdentity: Uint8Array): string {
  return toHex(rsaIdentity).replace(/.{4}(?=.)/g, '$& ');
}

function identityItems(options: DescriptorOptions): readonly string[] {
  const { nickname, places, certificates } = options;
  const first = places.find(({ address }) => address.length === IPV4_OCTETS);
  if (first === undefined) throw new TypeError('a relay must have an address of IPv4');
  const more = places
    .filter(({ address }) => address.length !== IPV4_OCTETS)
    .map(({ address, port }) => `or-address [${showAddress(address)}]:${port}\n`);
  return [
    `router ${nickname} ${showAddress(first.address)} ${first.port} 0 0\n`,
    `identity-ed25519\n${armoured(ED25519_CERT, certificates.signingCertificate)}`,
    `master-key-ed25519 ${toBase64(certificates.ed25519Identity, false)}\n`,
    ...more,
  ];
}

function statusItems(options: DescriptorOptions): readonly string[] {
  const { platform, published, certificates, uptimeSeconds, bandwidth, contact } = options;
  return [
    `platform ${platform}\n`,
    `proto ${RELAY_PROTOCOLS}\n`,
    `published ${showTime(published)}\n`,
    `fingerprint ${showFingerprint(certificates.rsaIdentity)}\n`,
    `uptime ${Math.floor(uptimeSeconds)}\n`,
    `bandwidth ${bandwidth} ${bandwidth} ${bandwidth}\n`,
    ...(contact === undefined ? [] : [`contact ${contact}\n`]),
  ];
}

function keyItems(options: DescriptorOptions): readonly string[] {
  const { crypto, identity, certificates, onionKey, tapKey, family = [] } = options;
  const { rsaIdentity, ed25519Identity, expires } = certificates;
  const converted = convertedKey(crypto, onionKey);
  const ntorCertificate = makeEd25519Certificate(
    { ed25519Sign: (_, octets) => converted.sign(octets) },
    { publicKey: converted.publicKey, secretKey: onionKey.secretKey },
    {
      type: CERT_TYPE.NTOR_TO_ED25519_IDENTITY,
      certifiedKey: ed25519Identity,
      expires,
      namesSigner: false,
    },
  );
  const tapSignature = crypto.rsaSign(tapKey, joinOctets(rsaIdentity, ed25519Identity));
  const members = family.map((fingerprint) => `$${fingerprint}`).join(' ');
  return [
    `onion-key\n${armoured(RSA_PUBLIC_KEY, tapKey.publicKey)}`,
    `signing-key\n${armoured(RSA_PUBLIC_KEY, identity.rsa.publicKey)}`,
    `onion-key-crosscert\n${armoured('CROSSCERT', tapSignature)}`,
    `ntor-onion-key-crosscert ${converted.signBit}\n${armoured(ED25519_CERT, ntorCertificate)}`,
    ...(members === '' ? [] : [`family ${members}\n`]),
    `ntor-onion-key ${toBase64(onionKey.publicKey)}\n`,
  ];
}

function policyItems({ policy, isDirectory }: DescriptorOptions): readonly string[] {
  const six = policy.summary(6);
  return [
    ...policy.lines().map((line) => `${line}\n`),
    ...(six === 'reject 1-65535' ? [] : [`ipv6-policy ${six}\n`]),
    ...(isDirectory ? ['tunnelled-dir-server\n'] : []),
  ];
}

function octetsOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
