/** Server descriptors as an authority takes them (dir-spec §2.1): read, verified, or refused. */
import { fromBase64, toHex } from '../../base/base64.ts';
import { readEd25519Certificate, isSignedBy } from '../certificates/ed25519.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto } from '../crypto.ts';
import { DocumentReader, documentText } from '../directory/document.ts';
import { orFault, refuse } from '../directory/fault.ts';
import type { DirectoryFault } from '../directory/fault.ts';
import {
  addressIn,
  base64In,
  hexIn,
  nicknameIn,
  numberIn,
  placeIn,
  portIn,
  timeIn,
} from '../directory/fields.ts';
import { readSection } from '../directory/section.ts';
import type { Section, SectionRules } from '../directory/section.ts';
import { joinOctets } from '../join.ts';
import type { LinkPlace } from '../link.ts';
import { ExitPolicy } from '../relay/exit-policy.ts';

export interface AdmittedRelay {
  readonly nickname: string;
  readonly rsaIdentity: Uint8Array;
  readonly ed25519Identity: Uint8Array;
  readonly ntorKey: Uint8Array;
  readonly place: LinkPlace;
  /** Of IPv6. */
  readonly morePlaces: readonly LinkPlace[];
  /** Octets a second. */
  readonly bandwidth: number;
  readonly published: number;
  readonly platform: string;
  readonly protocols: string;
  readonly policy: ExitPolicy;
  readonly ipv6Policy: string | undefined;
  readonly family: readonly string[];
  readonly isDirectory: boolean;
  readonly text: string;
}

const KEY_OCTETS = 32;
const FINGERPRINT_OCTETS = 20;
const BANDWIDTH_MAX = 0x7fffffff;
const LABEL = new TextEncoder().encode('Tor router descriptor signature v1');
const RULES: SectionRules = {
  router: { times: 'once', place: 'first', arguments: 5 },
  'identity-ed25519': { times: 'once', object: 'ED25519 CERT' },
  'master-key-ed25519': { times: 'once', arguments: 1 },
  'or-address': { times: 'any', arguments: 1 },
  platform: { times: 'optional' },
  proto: { times: 'once' },
  published: { times: 'once', arguments: 2 },
  fingerprint: { times: 'once' },
  bandwidth: { times: 'once', arguments: 3 },
  'signing-key': { times: 'once', object: 'RSA PUBLIC KEY' },
  family: { times: 'optional' },
  'ntor-onion-key': { times: 'once', arguments: 1 },
  accept: { times: 'any', arguments: 1 },
  reject: { times: 'any', arguments: 1 },
  'ipv6-policy': { times: 'optional', arguments: 2 },
  'tunnelled-dir-server': { times: 'optional' },
  'router-sig-ed25519': { times: 'once', arguments: 1 },
  'router-signature': { times: 'once', place: 'last', object: 'SIGNATURE' },
};

/** The relay that has said this of itself, and has proved who it is with both of its identities. */
export function admit(crypto: OnionCrypto, octets: Uint8Array): AdmittedRelay | DirectoryFault {
  return orFault(() => {
    const text = documentText(octets);
    const section = readSection(new DocumentReader(text), RULES);
    const ed25519Identity = verifyEd25519(crypto, octets, section);
    const rsaIdentity = verifyRsa(crypto, octets, section);
    const router = section.one('router');
    const bandwidth = section.one('bandwidth');
    const ntorKey = section.one('ntor-onion-key');
    return {
      nickname: nicknameIn(router, router.argument(0)),
      rsaIdentity,
      ed25519Identity,
      ntorKey: base64In(ntorKey, ntorKey.argument(0), KEY_OCTETS),
      place: {
        address: addressIn(router, router.argument(1)),
        port: portIn(router, router.argument(2)),
      },
      morePlaces: section.all('or-address').map((item) => placeIn(item, item.argument(0))),
      bandwidth: Math.min(
        ...[0, 2].map((index) => numberIn(bandwidth, bandwidth.argument(index), BANDWIDTH_MAX)),
      ),
      published: timeIn(section.one('published')),
      platform: section.maybe('platform')?.rest ?? '',
      protocols: section.one('proto').rest,
      policy: policyOf(section),
      ipv6Policy: section.maybe('ipv6-policy')?.rest,
      family: section.maybe('family')?.arguments ?? [],
      isDirectory: section.maybe('tunnelled-dir-server') !== undefined,
      text,
    };
  });
}

/** dir-spec §2.1.1, router-sig-ed25519: through the space behind the keyword. */
function verifyEd25519(crypto: OnionCrypto, octets: Uint8Array, section: Section): Uint8Array {
  const item = section.one('router-sig-ed25519');
  const certificate = readEd25519Certificate(section.objectOf('identity-ed25519'));
  const identity = certificate?.signingKey;
  if (certificate === undefined || identity === undefined) {
    return refuse('malformed argument', 'no certificate of Ed25519', item.line);
  }
  if (!isSignedBy(crypto, certificate, identity)) {
    refuse('wrong signature', 'the identity has not signed its signing key', item.line);
  }
  const master = section.one('master-key-ed25519');
  if (!areEqual(base64In(master, master.argument(0), KEY_OCTETS), identity)) {
    refuse('wrong digest', 'the master key is another', master.line);
  }
  const signed = octets.subarray(0, item.from + item.keyword.length + 1);
  const digest = crypto.digest('sha256', joinOctets(LABEL, signed));
  const signature = fromBase64(item.argument(0)) ?? new Uint8Array(0);
  if (!crypto.ed25519Verify(certificate.certifiedKey, digest, signature)) {
    refuse('wrong signature', 'the signing key has not signed this', item.line);
  }
  return identity;
}

function verifyRsa(crypto: OnionCrypto, octets: Uint8Array, section: Section): Uint8Array {
  const item = section.one('router-signature');
  const key = section.objectOf('signing-key');
  const digest = crypto.digest('sha1', octets.subarray(0, item.lineEnd));
  const recovered = crypto.rsaRecover(key, section.objectOf('router-signature'));
  if (recovered === undefined || !areEqual(recovered, digest)) {
    refuse('wrong signature', 'the RSA identity has not signed this', item.line);
  }
  const rsaIdentity = crypto.digest('sha1', key);
  const fingerprint = section.one('fingerprint');
  const shown = hexIn(fingerprint, fingerprint.arguments.join(''), FINGERPRINT_OCTETS);
  if (!areEqual(shown, rsaIdentity)) {
    refuse('wrong digest', `the fingerprint is not ${toHex(rsaIdentity)}`, fingerprint.line);
  }
  return rsaIdentity;
}

/** In the order they stand in. */
function policyOf(section: Section): ExitPolicy {
  const items = [...section.all('accept'), ...section.all('reject')];
  const lines = items
    .sort((one, other) => one.from - other.from)
    .map(({ keyword, rest }) => `${keyword} ${rest}`);
  try {
    return ExitPolicy.of(lines, { rejectPrivate: false });
  } catch {
    return refuse('malformed argument', 'an exit policy that is none', items[0]?.line);
  }
}
