import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNobleOnionCrypto } from '../../../adapters/noble/onion-crypto.ts';
import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { testsOfOnionCrypto } from '../onion-crypto.ts';

const noble = createNobleOnionCrypto();
const node = createNodeOnionCrypto();
const tests = suite('onion cryptography by noble');

testsOfOnionCrypto(tests, noble);

tests('digests, HMAC and SHAKE are those of node:crypto', () => {
  for (let size = 0; size < 300; size += 13) {
    const octets = node.random(size);
    for (const name of ['sha1', 'sha256', 'sha3-256', 'sha512'] as const) {
      assert.equal(noble.digest(name, octets), node.digest(name, octets));
    }
    const key = node.random(size % 90);
    assert.equal(noble.hmacSha256(key, octets), node.hmacSha256(key, octets));
    assert.equal(noble.shake256(octets, size), node.shake256(octets, size));
  }
});

tests('keystreams are those of node:crypto, over a carry of the counter too', () => {
  for (const size of [16, 32]) {
    const key = node.random(size);
    const [one, other] = [noble.keystream(key), node.keystream(key)];
    for (let round = 0; round < 40; round++) {
      const octets = node.random(1 + ((round * 37) % 509));
      const copy = octets.slice();
      one.apply(octets, 0, octets.length);
      other.apply(copy, 0, copy.length);
      assert.equal(octets, copy);
    }
  }
});

tests('what one makes with X25519 and Ed25519, the other understands', () => {
  for (const [one, other] of [
    [noble, node],
    [node, noble],
  ]) {
    const [mine, theirs] = [one.x25519Pair(), other.x25519Pair()];
    const shared = one.x25519(mine.secretKey, theirs.publicKey);
    assert.equal(shared, other.x25519(theirs.secretKey, mine.publicKey));
    const pair = one.ed25519Pair();
    const octets = one.random(100);
    const signature = other.ed25519Sign(pair.secretKey, octets);
    assert.equal(signature, one.ed25519Sign(pair.secretKey, octets));
    assert.ok(one.ed25519Verify(pair.publicKey, octets, signature));
  }
});

tests('what one signs with RSA, the other recovers, and keys can be handed on', () => {
  for (const [one, other] of [
    [noble, node],
    [node, noble],
  ]) {
    const key = one.rsaPair(1024);
    const octets = one.random(32);
    const signature = other.rsaSign(key, octets);
    assert.equal(signature, one.rsaSign(key, octets));
    assert.equal(one.rsaRecover(key.publicKey, signature), octets);
    assert.equal(other.rsaRecover(key.publicKey, signature), octets);
  }
});

tests.run();
