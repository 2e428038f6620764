import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fromBase64, fromHex, toBase64, toHex } from '../../runtime/base/base64.ts';
import { seededRandom } from '../../runtime/base/random.ts';

const base64 = suite('base64');
const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text);

// RFC 4648 §10
const VECTORS: readonly (readonly [text: string, base64: string, base16: string])[] = [
  ['', '', ''],
  ['f', 'Zg==', '66'],
  ['fo', 'Zm8=', '666F'],
  ['foo', 'Zm9v', '666F6F'],
  ['foob', 'Zm9vYg==', '666F6F62'],
  ['fooba', 'Zm9vYmE=', '666F6F6261'],
  ['foobar', 'Zm9vYmFy', '666F6F626172'],
];

base64('writes and reads the vectors of RFC 4648', () => {
  for (const [text, in64, in16] of VECTORS) {
    assert.is(toBase64(octetsOf(text)), in64);
    assert.is(toBase64(octetsOf(text), false), in64.replace(/=+$/, ''));
    assert.equal(fromBase64(in64), octetsOf(text));
    assert.is(toHex(octetsOf(text)), in16);
    assert.equal(fromHex(in16), octetsOf(text));
    assert.equal(fromHex(in16.toLowerCase()), octetsOf(text));
  }
});

base64('agrees with what Node makes of random octets', () => {
  const random = seededRandom(1);
  for (let length = 0; length < 200; length++) {
    const octets = new Uint8Array(length);
    random.fill(octets);
    const text = Buffer.from(octets).toString('base64');
    assert.is(toBase64(octets), text);
    assert.equal(fromBase64(text), octets);
    assert.equal(fromBase64(text.replace(/=+$/, '')), octets);
    assert.is(toHex(octets).toLowerCase(), Buffer.from(octets).toString('hex'));
    assert.equal(fromHex(toHex(octets)), octets);
  }
});

base64('reads a part of a text', () => {
  assert.equal(fromBase64('x Zm9v y', 2, 6), octetsOf('foo'));
});

base64('refuses what is no base64', () => {
  for (const text of ['Z', 'Zm9vZ', 'Zm9_', 'Zm 9', 'Zm9v\n', 'Zg=', 'Z===', '====', 'Zg==Zg==']) {
    assert.is(fromBase64(text), undefined, text);
  }
});

base64('refuses a text that another text would mean as well', () => {
  assert.is(fromBase64('Zh=='), undefined);
  assert.is(fromBase64('Zm9='), undefined);
});

base64('refuses what is no base16', () => {
  for (const text of ['6', '6g', '0x', ' 6', '6\u0131']) assert.is(fromHex(text), undefined, text);
});

base64.run();
