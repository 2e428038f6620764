import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  canonicalName,
  inRandomCase,
  isAbsolute,
  isName,
  isWithin,
  parentOf,
  reverseNameOf,
  searched,
} from '../../../runtime/application/dns/name.ts';
import { seededRandom } from '../../../runtime/base/random.ts';

const names = suite('names of DNS');

names('are the same in every case, with the root and without it', () => {
  assert.is(canonicalName('WWW.Example.'), 'www.example');
  assert.is(canonicalName('.'), '');
});

names('end in an escaped dot without being whole', () => {
  assert.equal(['a.', 'a\\.', 'a\\\\.', 'a'].map(isAbsolute), [true, false, true, false]);
});

names('have labels of at most 63 octets, and 255 in all', () => {
  assert.ok(isName('a'.repeat(63)));
  assert.not(isName('a'.repeat(64)));
  assert.not(isName(`${'a'.repeat(60)}.`.repeat(5)));
  assert.not(isName('a..b'));
});

names('are within a zone by whole labels alone', () => {
  assert.ok(isWithin('www.example', 'example'));
  assert.ok(isWithin('example', 'example') && isWithin('example', ''));
  assert.not(isWithin('badexample', 'example'));
});

names('have one above each, and none above the root', () => {
  assert.is(parentOf('a\\.b.c'), 'c');
  assert.is(parentOf('c'), '');
  assert.is(parentOf(''), undefined);
});

names('are asked for in a case that differs from time to time, and in nothing else', () => {
  const random = seededRandom(1);
  const asked = Array.from({ length: 50 }, () => inRandomCase('www.example-1.org', random));
  assert.ok(new Set(asked).size > 45);
  assert.ok(asked.every((one) => one.toLowerCase() === 'www.example-1.org'));
});

names('with few dots are completed first, whole ones never', () => {
  assert.equal(searched('www', ['a.org', 'b.org'], 1), ['www.a.org', 'www.b.org', 'www']);
  assert.equal(searched('www.x', ['a.org'], 1), ['www.x', 'www.x.a.org']);
  assert.equal(searched('www.', ['a.org'], 1), ['www']);
});

names('of which nothing can be asked are not tried', () => {
  assert.equal(searched('a..b', ['org'], 1), []);
});

names('of addresses are written backwards', () => {
  assert.is(reverseNameOf('192.0.2.1'), '1.2.0.192.in-addr.arpa');
  const digits = '8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2';
  assert.is(reverseNameOf('2001:db8::8'), `${digits}.ip6.arpa`);
  assert.is(reverseNameOf('nobody'), undefined);
});

names.run();
