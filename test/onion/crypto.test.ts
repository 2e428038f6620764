import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { areEqual } from '../../runtime/onion/crypto.ts';

const crypto = suite('onion: the cryptography that is given');

crypto('octets are the same when each of them is', () => {
  const one = Uint8Array.of(1, 2, 3);
  assert.ok(areEqual(one, one.slice()));
  for (let at = 0; at < one.length; at++) {
    const other = one.slice();
    other[at] ^= 0x80;
    assert.not(areEqual(one, other), `octet ${at}`);
  }
  assert.not(areEqual(one, one.subarray(0, 2)));
  assert.ok(areEqual(new Uint8Array(0), new Uint8Array(0)));
});

crypto.run();
