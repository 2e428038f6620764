import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { deriveByCounter, deriveByHkdf } from '../../../runtime/onion/handshake/key-derivation.ts';
import { joinOctets } from '../../../runtime/onion/join.ts';
import { crypto, hex } from './given.ts';

const derivation = suite('onion: keys are drawn');

derivation('by counter: a digest of the secret and of one octet more', () => {
  const secret = hex('00112233');
  const drawn = deriveByCounter(crypto, secret, 50);
  const block = (counter: number): Uint8Array =>
    crypto.digest('sha1', joinOctets(secret, Uint8Array.of(counter)));
  assert.equal(drawn, joinOctets(block(0), block(1), block(2)).slice(0, 50));
});

derivation('by HKDF as RFC 5869 §A.1 says', () => {
  const drawn = deriveByHkdf(
    crypto,
    new Uint8Array(22).fill(0x0b),
    hex('000102030405060708090a0b0c'),
    hex('f0f1f2f3f4f5f6f7f8f9'),
    42,
  );
  const wanted =
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865';
  assert.equal(drawn, hex(wanted));
});

derivation('as many as are asked for, and more of them begin with the same', () => {
  const secret = crypto.random(40);
  const whole = deriveByHkdf(crypto, secret, secret, secret, 300);
  const counted = deriveByCounter(crypto, secret, 300);
  for (const length of [0, 1, 20, 31, 32, 33, 299]) {
    const drawn = deriveByHkdf(crypto, secret, secret, secret, length);
    assert.equal(drawn, whole.slice(0, length));
    assert.equal(deriveByCounter(crypto, secret, length), counted.slice(0, length));
  }
});

derivation.run();
