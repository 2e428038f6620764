import { deflateSync } from 'node:zlib';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeInflater } from '../../../adapters/node/onion-inflater.ts';

const inflating = suite('node: inflating directory documents');
const inflater = createNodeInflater();
const text = (octets: Uint8Array | undefined): string => new TextDecoder().decode(octets);

inflating('undoes deflating', () => {
  assert.is(text(inflater.inflate(deflateSync('hello'), 5)), 'hello');
});

inflating('reads one stream after another as one', () => {
  const both = Buffer.concat([deflateSync('hello, '), deflateSync('world')]);
  assert.is(text(inflater.inflate(both, 100)), 'hello, world');
});

inflating('stops at what is allowed', () => {
  assert.is(inflater.inflate(deflateSync('hello'), 4), undefined);
  const both = Buffer.concat([deflateSync('hello'), deflateSync('world')]);
  assert.is(inflater.inflate(both, 9), undefined);
  assert.is(inflater.inflate(deflateSync(new Uint8Array(10_000_000)), 1000), undefined);
});

inflating('refuses what was not deflated, or is cut', () => {
  const whole = deflateSync('hello hello hello');
  assert.is(inflater.inflate(new TextEncoder().encode('hello'), 100), undefined);
  for (let length = 1; length < whole.length; length++) {
    assert.is(inflater.inflate(whole.subarray(0, length), 100), undefined);
  }
  assert.is(inflater.inflate(Buffer.concat([whole, Buffer.from('x')]), 100), undefined);
});

inflating.run();
