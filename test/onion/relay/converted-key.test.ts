import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ed25519 } from '@noble/curves/ed25519.js';

import { convertedKey } from '../../../runtime/onion/relay/converted-key.ts';
import { crypto } from './bench.ts';

const converted = suite('onion: onion keys as keys of Ed25519');

converted('sign what their public key verifies', () => {
  for (let round = 0; round < 20; round++) {
    const key = convertedKey(crypto, crypto.x25519Pair());
    const octets = crypto.random(round);
    const signature = key.sign(octets);
    assert.ok(crypto.ed25519Verify(key.publicKey, octets, signature));
    assert.not(crypto.ed25519Verify(key.publicKey, crypto.random(9), signature));
  }
});

converted('are the same point, but for its sign', () => {
  const signs = new Set<number>();
  for (let round = 0; round < 20; round++) {
    const pair = crypto.x25519Pair();
    const { publicKey, signBit } = convertedKey(crypto, pair);
    signs.add(signBit);
    assert.equal(ed25519.utils.toMontgomery(publicKey), new Uint8Array(pair.publicKey));
  }
  assert.is(signs.size, 2);
});

converted.run();
