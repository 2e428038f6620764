import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { OctetPool, sizeFor } from '../../runtime/base/octet-pool.ts';

const pools = suite('a pool of octets');

pools('gives what was given back', () => {
  const pool = new OctetPool(4096);
  const first = pool.take(1000);
  assert.is(first.length, 1024);
  pool.give(first);
  assert.is(pool.take(600), first);
  assert.is.not(pool.take(600), first);
});

pools('gives room enough for any size', () => {
  const pool = new OctetPool(0);
  for (const octets of [0, 1, 256, 257, 65535, 65536, 131072, 200000]) {
    const taken = pool.take(octets);
    assert.ok(taken.length >= octets);
    assert.is(taken.length, sizeFor(octets));
  }
});

pools('keeps no more than it may', () => {
  const pool = new OctetPool(1000);
  const given = [pool.take(256), pool.take(256), pool.take(256), pool.take(512)];
  for (const octets of given) pool.give(octets);
  assert.is(pool.spareOctets, 768);
  pool.give(new Uint8Array(100));
  assert.is(pool.spareOctets, 768);
});

pools.run();
