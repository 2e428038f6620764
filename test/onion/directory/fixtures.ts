/** Recorded directory documents, read as they should be. */
import { readFileSync } from 'node:fs';

import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { readConsensus } from '../../../runtime/onion/directory/consensus.ts';
import type { Consensus } from '../../../runtime/onion/directory/consensus.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { readKeyCertificates } from '../../../runtime/onion/directory/key-certificate.ts';
import type { KeyCertificate } from '../../../runtime/onion/directory/key-certificate.ts';
import type { KnownAuthority } from '../../../runtime/onion/directory/signatures.ts';

export const crypto = createNodeOnionCrypto();

const FIXTURES = new URL('../../fixtures/onion/', import.meta.url);

/** A copy that is the caller's. */
export function fixture(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(new URL(name, FIXTURES)));
}

export function textOf(octets: Uint8Array): string {
  return new TextDecoder().decode(octets);
}

export function octetsOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function must<Value>(value: Value | DirectoryFault): Value {
  if (value instanceof DirectoryFault) throw new Error(String(value));
  return value;
}

export function consensusFixture(name: string): Consensus {
  return must(readConsensus(fixture(name)));
}

export function certificateFixtures(...names: readonly string[]): readonly KeyCertificate[] {
  return names.flatMap((name) => readKeyCertificates(fixture(name), crypto).found);
}

export function authoritiesOf(certificates: readonly KeyCertificate[]): readonly KnownAuthority[] {
  return certificates.map(({ identity }, at) => ({ nickname: `auth${at}`, v3Identity: identity }));
}
