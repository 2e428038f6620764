/** Onion routing: what programs give it, and what it gives them. */
export { makeRelayCertificates, makeRelayIdentity } from './onion/certificates/make.ts';
export type { RelayCertificates, RelayIdentityKeys } from './onion/certificates/make.ts';
export {
  modulusBits,
  readRsaPublicKey,
  readRsaSecretKey,
  writeRsaPublicKey,
  writeRsaSecretKey,
} from './onion/certificates/rsa-key.ts';
export type { RsaPublicNumbers, RsaSecretNumbers } from './onion/certificates/rsa-key.ts';
export { areEqual } from './onion/crypto.ts';
export type {
  DigestName,
  Ed25519Pair,
  Keystream,
  OnionCrypto,
  RsaSecretKey,
  RunningDigest,
  X25519Pair,
} from './onion/crypto.ts';
export type { Link, LinkCredentials, LinkDialer, LinkPlace, LinkUser } from './onion/link.ts';
export type { RelayTarget } from './onion/target.ts';
