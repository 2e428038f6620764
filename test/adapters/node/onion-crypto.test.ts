import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { testsOfOnionCrypto } from '../onion-crypto.ts';

const tests = suite('onion cryptography by node:crypto');

testsOfOnionCrypto(tests, createNodeOnionCrypto());

tests('octets that it returns are not of a pool', () => {
  const octets = createNodeOnionCrypto().random(8);
  assert.is(octets.buffer.byteLength, 8);
  assert.is(octets.constructor, Uint8Array);
});

tests.run();
