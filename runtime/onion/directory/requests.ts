/** Where documents are found at directories (dir-spec appendix B), and what they may have. */
import type { CertificateName, KnownAuthority } from './signatures.ts';

export const CONSENSUS_OCTETS_MAX = 0x1000000;
export const CERTIFICATES_OCTETS_MAX = 0x40000;
/** dir-spec appendix B: no more in one question, for the sake of those in between. */
export const BATCH_MAX = 92;
/** Below that, a question of its own is not worth it (dir-spec §5.2). */
const BATCH_MIN = 4;
const MICRODESCRIPTOR_OCTETS_MAX = 0x10000;
const MICRODESCRIPTORS_OCTETS_MAX = 0x200000;
/** As long as all caches know them from; more need not be told. */
const PREFIX_DIGITS = 6;

/**
 * The consensus that enough of these authorities have signed: a cache that knows it cannot serve
 * us says so at once.
 */
export function consensusPath(authorities: readonly KnownAuthority[]): string {
  const prefixes = authorities.map(({ v3Identity }) => v3Identity.slice(0, PREFIX_DIGITS)).sort();
  return `/tor/status-vote/current/consensus-microdesc/${prefixes.join('+')}`;
}

/** All certificates of authorities, or those that are missing. */
export function certificatesPath(
  authorities: readonly KnownAuthority[],
  missing: readonly CertificateName[],
): string {
  if (missing.length === 0) {
    return `/tor/keys/fp/${authorities.map(({ v3Identity }) => v3Identity).join('+')}`;
  }
  const names = missing.map(({ identity, signingKeyDigest }) => `${identity}-${signingKeyDigest}`);
  return `/tor/keys/fp-sk/${names.join('+')}`;
}

export function microdescriptorsPath(digests: readonly string[]): string {
  return `/tor/micro/d/${digests.join('-')}`;
}

export function microdescriptorsOctetsMax(count: number): number {
  return Math.min(count * MICRODESCRIPTOR_OCTETS_MAX, MICRODESCRIPTORS_OCTETS_MAX);
}

/** Shares them out among so many questions, none too large, none too small. */
export function batchesOf(
  digests: readonly string[],
  questions: number,
): readonly (readonly string[])[] {
  const even = Math.ceil(digests.length / questions);
  const size = Math.min(Math.max(even, BATCH_MIN), BATCH_MAX);
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < digests.length; at += size) batches.push(digests.slice(at, at + size));
  return batches;
}
