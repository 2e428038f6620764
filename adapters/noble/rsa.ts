/**
 * RSA in big integers: RFC 8017 with the padding of §9.2, around octets as they are. Numbers take
 * as long as they are: whoever measures how long signing takes learns of the key, so a relay that
 * has node:crypto signs with that.
 */
import {
  modulusBits,
  readRsaPublicKey,
  readRsaSecretKey,
  writeRsaPublicKey,
  writeRsaSecretKey,
} from '../../runtime/onion.ts';
import type { RsaPublicNumbers, RsaSecretKey } from '../../runtime/onion.ts';
import { randomOctets } from './random.ts';

const PUBLIC_EXPONENT = 65537n;

/** 00 01, the filler, and 00: RFC 8017 §9.2. */
const PADDING_OCTETS_MIN = 11;
const BLOCK_TYPE = 1;
const FILLER = 0xff;

export function rsaPair(bits: number): RsaSecretKey {
  const half = bits >> 1;
  for (;;) {
    const prime1 = randomPrime(bits - half);
    const prime2 = randomPrime(half);
    const modulus = prime1 * prime2;
    const numbers = { modulus, publicExponent: PUBLIC_EXPONENT };
    if (prime1 === prime2 || modulusBits(numbers) !== bits) continue;
    const totient = (prime1 - 1n) * (prime2 - 1n);
    const privateExponent = inverse(PUBLIC_EXPONENT, totient);
    const secretKey = writeRsaSecretKey({
      ...numbers,
      privateExponent,
      prime1,
      prime2,
      exponent1: privateExponent % (prime1 - 1n),
      exponent2: privateExponent % (prime2 - 1n),
      coefficient: inverse(prime2, prime1),
    });
    return { publicKey: writeRsaPublicKey(numbers), secretKey };
  }
}

export function rsaSign({ secretKey }: RsaSecretKey, octets: Uint8Array): Uint8Array {
  const numbers = readRsaSecretKey(secretKey);
  if (numbers === undefined) throw new TypeError('not an RSA key');
  const size = octetsOf(numbers);
  if (octets.length > size - PADDING_OCTETS_MIN) throw new RangeError('too much to sign');
  const padded = new Uint8Array(size).fill(FILLER);
  padded.set([0, BLOCK_TYPE], 0);
  padded.set(octets, size - octets.length);
  padded[size - octets.length - 1] = 0;
  const { prime1, prime2, exponent1, exponent2, coefficient } = numbers;
  const message = bigIntOf(padded);
  const one = power(message % prime1, exponent1, prime1);
  const two = power(message % prime2, exponent2, prime2);
  const difference = (((one - two) % prime1) + prime1) % prime1;
  return octetsOfBigInt(two + ((difference * coefficient) % prime1) * prime2, size);
}

export function rsaRecover(publicKey: Uint8Array, signature: Uint8Array): Uint8Array | undefined {
  const numbers = readRsaPublicKey(publicKey);
  if (numbers === undefined || signature.length !== octetsOf(numbers)) return undefined;
  const signed = bigIntOf(signature);
  if (signed >= numbers.modulus) return undefined;
  const padded = octetsOfBigInt(
    power(signed, numbers.publicExponent, numbers.modulus),
    signature.length,
  );
  if (padded[0] !== 0 || padded[1] !== BLOCK_TYPE) return undefined;
  const end = padded.indexOf(0, 2);
  if (end < PADDING_OCTETS_MIN - 1) return undefined;
  return padded.subarray(2, end).every((octet) => octet === FILLER)
    ? padded.slice(end + 1)
    : undefined;
}

function octetsOf(numbers: RsaPublicNumbers): number {
  return Math.ceil(modulusBits(numbers) / 8);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [last, next] = [modulus, value % modulus];
  let [lastFactor, factor] = [0n, 1n];
  while (next > 1n) {
    const quotient = last / next;
    [last, next] = [next, last - quotient * next];
    [lastFactor, factor] = [factor, lastFactor - quotient * factor];
  }
  return ((factor % modulus) + modulus) % modulus;
}

/** FIPS 186-5 §B.3.1: for primes of 512 bits and more, more rounds than it asks for. */
const ROUNDS = 16;

/** Most numbers have a small factor: these need no rounds to be told. */
const SMALL_PRIMES: readonly bigint[] = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n];

/** With both upper bits set, so that of two of them the product is as long as it should be. */
function randomPrime(bits: number): bigint {
  const upper = 3n << BigInt(bits - 2);
  for (;;) {
    const drawn = bigIntOf(randomOctets(Math.ceil(bits / 8)));
    const candidate = (drawn % (1n << BigInt(bits - 2))) | upper | 1n;
    if ((candidate - 1n) % PUBLIC_EXPONENT === 0n) continue;
    if (SMALL_PRIMES.some((prime) => candidate % prime === 0n)) continue;
    if (isProbablyPrime(candidate)) return candidate;
  }
}

/** Miller and Rabin. */
function isProbablyPrime(candidate: bigint): boolean {
  let odd = candidate - 1n;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  const size = Math.ceil(candidate.toString(2).length / 8);
  for (let round = 0; round < ROUNDS; round++) {
    const base = 2n + (bigIntOf(randomOctets(size)) % (candidate - 3n));
    if (!isWitnessed(power(base, odd, candidate), twos, candidate)) return false;
  }
  return true;
}

function isWitnessed(start: bigint, twos: number, candidate: bigint): boolean {
  let value = start;
  if (value === 1n || value === candidate - 1n) return true;
  for (let square = 1; square < twos; square++) {
    value = (value * value) % candidate;
    if (value === candidate - 1n) return true;
  }
  return false;
}

function bigIntOf(octets: Uint8Array): bigint {
  let digits = '0x0';
  for (const octet of octets) digits += octet.toString(16).padStart(2, '0');
  return BigInt(digits);
}

function octetsOfBigInt(value: bigint, size: number): Uint8Array {
  const digits = value.toString(16).padStart(size * 2, '0');
  return Uint8Array.from({ length: size }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
}
