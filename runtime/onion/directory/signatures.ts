/**
 * Whether a consensus is the authorities': signed by more than half of those that we know, each
 * counted once, whatever it has signed twice (dir-spec §3.4.1).
 */
import { areEqual } from '../crypto.ts';
import type { OnionCrypto } from '../crypto.ts';
import { signedPart } from './consensus.ts';
import type { Consensus, ConsensusSignature } from './consensus.ts';
import { DirectoryFault } from './fault.ts';
import type { KeyCertificate } from './key-certificate.ts';

/** One whose signature counts: its v3 identity in base16, in capitals. */
export interface KnownAuthority {
  readonly nickname: string;
  readonly v3Identity: string;
}

/** Which certificate would say whether a signature holds. */
export interface CertificateName {
  readonly identity: string;
  readonly signingKeyDigest: string;
}

export interface SignatureCheck {
  /** Nicknames of those whose signatures hold. */
  readonly signers: readonly string[];
  /** So many have to, and so many there are. */
  readonly needed: number;
  readonly known: number;
  /** Certificates of known authorities that have signed, which we lack. */
  readonly missing: readonly CertificateName[];
  /** Nicknames of those that are said to have signed and have not. */
  readonly wrong: readonly string[];
}

/** More than half. */
export function signaturesNeeded(authorities: number): number {
  return Math.floor(authorities / 2) + 1;
}

export function checkSignatures(
  consensus: Consensus,
  authorities: readonly KnownAuthority[],
  certificates: readonly KeyCertificate[],
  crypto: OnionCrypto,
  now: number,
): SignatureCheck {
  const nicknames = new Map(authorities.map((known) => [known.v3Identity, known.nickname]));
  const byName = new Map(certificates.map((found) => [nameOf(found), found]));
  const digests = new Map<string, Uint8Array>();
  const digestOf = (algorithm: ConsensusSignature['algorithm']): Uint8Array => {
    const digest = digests.get(algorithm) ?? crypto.digest(algorithm, signedPart(consensus));
    digests.set(algorithm, digest);
    return digest;
  };
  const signers = new Set<string>();
  const missing = new Map<string, CertificateName>();
  const wrong = new Set<string>();
  for (const signature of consensus.signatures) {
    const { identity, signingKeyDigest } = signature;
    if (!nicknames.has(identity) || signers.has(identity)) continue;
    const name = nameOf(signature);
    const certificate = byName.get(name);
    if (certificate === undefined || certificate.expires < now) {
      missing.set(name, { identity, signingKeyDigest });
      continue;
    }
    const recovered = crypto.rsaRecover(certificate.signingKey, signature.signature);
    const holds = recovered !== undefined && areEqual(recovered, digestOf(signature.algorithm));
    (holds ? signers : wrong).add(identity);
  }
  const isDecided = ({ identity }: CertificateName): boolean => signers.has(identity);
  return {
    signers: [...signers].map((identity) => nicknames.get(identity)!),
    needed: signaturesNeeded(nicknames.size),
    known: nicknames.size,
    missing: [...missing.values()].filter((name) => !isDecided(name)),
    wrong: [...wrong].filter((id) => !signers.has(id)).map((id) => nicknames.get(id)!),
  };
}

/** Why a consensus is not the authorities', or undefined when it is. */
export function signatureFault(check: SignatureCheck): DirectoryFault | undefined {
  const { signers, needed, known, missing, wrong } = check;
  if (signers.length >= needed) return undefined;
  const { length } = missing;
  const lacking = length === 0 ? '' : `; ${length} more with certificates that we lack`;
  const lies = wrong.length === 0 ? '' : `; not signed by ${wrong.join(', ')}, as it says`;
  return new DirectoryFault(
    'short of signatures',
    `signed by ${signers.length} of ${known} known authorities, ${needed} are needed` +
      lacking +
      lies,
  );
}

function nameOf({ identity, signingKeyDigest }: CertificateName): string {
  return `${identity}-${signingKeyDigest}`;
}
