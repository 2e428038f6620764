import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { integer, sequence } from '../../../runtime/onion/certificates/der.ts';
import {
  modulusBits,
  readRsaPublicKey,
  readRsaSecretKey,
  writeRsaPublicKey,
  writeRsaSecretKey,
} from '../../../runtime/onion/certificates/rsa-key.ts';
import { crypto } from '../handshake/given.ts';

const keys = suite('onion: RSA keys');
const key = crypto.rsaPair(1024);

keys('what OpenSSL has written is read, and written as it did', () => {
  const numbers = readRsaPublicKey(key.publicKey)!;
  assert.is(modulusBits(numbers), 1024);
  assert.is(numbers.publicExponent, 65537n);
  assert.equal(writeRsaPublicKey(numbers), key.publicKey);
  const secret = readRsaSecretKey(key.secretKey)!;
  assert.is(secret.prime1 * secret.prime2, numbers.modulus);
  assert.equal(writeRsaSecretKey(secret), key.secretKey);
});

keys('what is cut short at any octet is no key', () => {
  for (let size = 0; size < key.publicKey.length; size++) {
    assert.is(readRsaPublicKey(key.publicKey.subarray(0, size)), undefined);
  }
  for (let size = 0; size < key.secretKey.length; size += 5) {
    assert.is(readRsaSecretKey(key.secretKey.subarray(0, size)), undefined);
  }
});

keys('numbers that make no key are refused', () => {
  const of = (modulus: bigint, exponent: bigint): unknown =>
    readRsaPublicKey(sequence(integer(modulus), integer(exponent)));
  assert.ok(of(35n, 5n));
  assert.is(of(34n, 5n), undefined, 'an even modulus');
  assert.is(of(35n, 4n), undefined, 'an even exponent');
  assert.is(of(35n, 1n), undefined, 'an exponent that hides nothing');
  assert.is(of(35n, 37n), undefined, 'an exponent above the modulus');
  assert.is(of((1n << 4097n) + 1n, 3n), undefined, 'a modulus that takes for ever');
});

keys.run();
