import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { toBase64 } from '../../../runtime/base/base64.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import {
  readMicrodescriptor,
  readMicrodescriptors,
} from '../../../runtime/onion/directory/microdescriptor.ts';
import type { Microdescriptor } from '../../../runtime/onion/directory/microdescriptor.ts';
import { consensusFixture, crypto, fixture, octetsOf, textOf } from './fixtures.ts';
import { digestOf, makeRelay, microdescriptorOf } from './documents.ts';

const microdescriptors = suite('onion: microdescriptors');

const RECORDED = fixture('network/microdescriptors');
const WANTED = new Set(
  consensusFixture('network/consensus-next').routers.map((router) => router.microdescriptor),
);

const read = (text: string): Microdescriptor => {
  const found = readMicrodescriptor(text, digestOf(text));
  if (found instanceof DirectoryFault) throw new Error(String(found));
  return found;
};
const faultOf = (text: string): string => String(readMicrodescriptor(text, digestOf(text)));

microdescriptors('of a private network are those that its consensus names', () => {
  const { found, faults } = readMicrodescriptors(RECORDED, WANTED, crypto);
  assert.equal(faults, []);
  assert.equal(new Set(found.map(({ digest }) => digest)), WANTED);
  assert.is(found.map(({ text }) => text).join(''), textOf(RECORDED));
  assert.is(found.filter(({ policy }) => policy.allows(443)).length, 2);
  for (const { ntorKey, ed25519Identity } of found) {
    assert.equal([ntorKey.length, ed25519Identity?.length], [32, 32]);
  }
});

microdescriptors('of Arti are those that its consensus names', () => {
  const { routers } = consensusFixture('arti/mdconsensus2.txt');
  const wanted = new Set(routers.map((router) => router.microdescriptor));
  const { found } = readMicrodescriptors(fixture('arti/microdescs.txt'), wanted, crypto);
  assert.equal(new Set(found.map(({ digest }) => digest)), wanted);
});

microdescriptors('that nobody asked for are not taken', () => {
  const [one] = WANTED;
  const { found, faults } = readMicrodescriptors(RECORDED, new Set([one]), crypto);
  assert.equal(
    found.map(({ digest }) => digest),
    [one],
  );
  assert.ok(faults.every(({ name }) => name === 'not asked for'));
});

microdescriptors('with any octet changed are not those that were asked for', () => {
  for (let at = 0; at < RECORDED.length; at += 7) {
    const octets = RECORDED.slice();
    octets[at] ^= 1;
    assert.is(readMicrodescriptors(octets, WANTED, crypto).found.length < WANTED.size, true);
  }
});

microdescriptors('that come twice count once', () => {
  const twice = octetsOf(textOf(RECORDED) + textOf(RECORDED));
  assert.is(readMicrodescriptors(twice, WANTED, crypto).found.length, WANTED.size);
});

microdescriptors('cut at each octet give those that are whole', () => {
  for (let length = 0; length < RECORDED.length; length += 5) {
    const cut = RECORDED.subarray(0, length);
    const { found } = readMicrodescriptors(cut, WANTED, crypto);
    assert.ok(found.every(({ digest }) => WANTED.has(digest)));
    assert.is(found.length < WANTED.size, true);
  }
});

microdescriptors('say keys, policies, families and addresses', () => {
  const relay = makeRelay(1, {
    policy: 'accept 80,443',
    ipv6Policy: 'reject 25',
    family: `$${'ab'.repeat(20)}~Name Friend $short other=thing`,
    familyIds: 'ed25519:abc other:def',
  });
  const found = read(`${microdescriptorOf(relay)}a [2001:db8::1]:9001\npr Relay=2-4\n`);
  assert.equal(found.ntorKey, relay.ntorKey);
  assert.equal(found.ed25519Identity, relay.ed25519);
  assert.equal([found.policy.text, found.ipv6Policy.text], ['accept 80,443', 'reject 25']);
  assert.equal(found.family, [`$${'AB'.repeat(20)}`, 'friend']);
  assert.equal(found.familyIds, ['ed25519:abc', 'other:def']);
  assert.is(found.places.length, 1);
  assert.ok(found.protocols?.supports('Relay', 4));
});

microdescriptors('without a policy let nothing out', () => {
  const found = read(microdescriptorOf(makeRelay(1)));
  assert.not(found.policy.isExit || found.ipv6Policy.isExit);
});

microdescriptors('of keys that nobody knows are read', () => {
  const key = toBase64(new Uint8Array(32), false);
  const text = `onion-key\nntor-onion-key ${key}\nid new1234 x\nid rsa1024 y\nid ed25519 ${key}\n`;
  assert.equal(read(text).ed25519Identity, new Uint8Array(32));
});

microdescriptors('without an Ed25519 identity are of a relay that has none', () => {
  assert.is(read(textOf(fixture('arti/bad/bad-mds-wrong-id'))).ed25519Identity, undefined);
});

microdescriptors('that should be refused are refused', () => {
  for (const name of ['bogus-policy', 'non-ascii-policy', 'wrong-start']) {
    const octets = fixture(`arti/bad/bad-mds-${name}`);
    // One of several in it is bad: each is asked for.
    const parts = textOf(octets).split(/(?<=\n)(?=onion-key)/);
    const wanted = new Set(parts.map((part) => digestOf(part)));
    const { faults } = readMicrodescriptors(octets, wanted, crypto);
    assert.ok(faults.length > 0, name);
  }
});

microdescriptors('with an identity twice, or a short key, are refused', () => {
  const text = microdescriptorOf(makeRelay(1));
  assert.match(faultOf(`${text}id ed25519 ${'A'.repeat(43)}\n`), /^repeated item/);
  assert.match(faultOf(text.replace(/(ntor-onion-key ..)../, '$1')), /is not 32 octets/);
  assert.match(faultOf(text.replace(/ntor.*\n/, '')), /there is no ntor-onion-key/);
});

microdescriptors.run();
