/** RSA keys as PKCS #1 writes them (RFC 8017 §A.1), and as numbers, for who reckons with them. */
import { IDENTIFIER } from '../../../generated/onion/der.wire.ts';
import { integer, readInteger, readSequence, sequence } from './der.ts';

export interface RsaPublicNumbers {
  readonly modulus: bigint;
  readonly publicExponent: bigint;
}

/** The names of RFC 8017 §3.2. */
export interface RsaSecretNumbers extends RsaPublicNumbers {
  readonly privateExponent: bigint;
  readonly prime1: bigint;
  readonly prime2: bigint;
  readonly exponent1: bigint;
  readonly exponent2: bigint;
  readonly coefficient: bigint;
}

/** Larger ones take long to reckon with, and no key of Tor is of more bits than this. */
const MODULUS_BITS_MAX = 4096;

/** Undefined when it is no key that could be. */
export function readRsaPublicKey(octets: Uint8Array): RsaPublicNumbers | undefined {
  const numbers = readNumbers(octets, 2);
  if (numbers === undefined) return undefined;
  const [modulus, publicExponent] = numbers;
  return isSound(modulus, publicExponent) ? { modulus, publicExponent } : undefined;
}

export function readRsaSecretKey(octets: Uint8Array): RsaSecretNumbers | undefined {
  const numbers = readNumbers(octets, 9);
  if (numbers === undefined) return undefined;
  const [version, modulus, publicExponent, privateExponent, ...rest] = numbers;
  const [prime1, prime2, exponent1, exponent2, coefficient] = rest;
  if (version !== 0n || !isSound(modulus, publicExponent)) return undefined;
  if (prime1 * prime2 !== modulus) return undefined;
  return {
    modulus,
    publicExponent,
    privateExponent,
    prime1,
    prime2,
    exponent1,
    exponent2,
    coefficient,
  };
}

export function writeRsaPublicKey({ modulus, publicExponent }: RsaPublicNumbers): Uint8Array {
  return sequence(integer(modulus), integer(publicExponent));
}

export function writeRsaSecretKey(numbers: RsaSecretNumbers): Uint8Array {
  return sequence(
    ...[
      0n, // two primes
      numbers.modulus,
      numbers.publicExponent,
      numbers.privateExponent,
      numbers.prime1,
      numbers.prime2,
      numbers.exponent1,
      numbers.exponent2,
      numbers.coefficient,
    ].map(integer),
  );
}

/** How long what is signed with it is, in bits. */
export function modulusBits({ modulus }: RsaPublicNumbers): number {
  return modulus.toString(2).length;
}

function readNumbers(octets: Uint8Array, count: number): readonly bigint[] | undefined {
  const elements = readSequence(octets);
  if (elements?.length !== count) return undefined;
  const numbers: bigint[] = [];
  for (const { identifier, contents } of elements) {
    const isInteger = identifier === IDENTIFIER.INTEGER && contents.length <= MODULUS_BITS_MAX;
    const number = isInteger ? readInteger(contents) : undefined;
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  return numbers;
}

function isSound(modulus: bigint, publicExponent: bigint): boolean {
  const isOdd = (number: bigint): boolean => number % 2n === 1n;
  if (!isOdd(modulus) || !isOdd(publicExponent) || publicExponent < 3n) return false;
  return publicExponent < modulus && modulusBits({ modulus, publicExponent }) <= MODULUS_BITS_MAX;
}
