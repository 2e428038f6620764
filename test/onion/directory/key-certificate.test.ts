import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import {
  CERTIFICATES_MAX,
  readKeyCertificates,
} from '../../../runtime/onion/directory/key-certificate.ts';
import type { KeyCertificatesRead } from '../../../runtime/onion/directory/key-certificate.ts';
import { makeAuthority } from './documents.ts';
import { crypto, fixture, octetsOf, textOf } from './fixtures.ts';

const certificates = suite('onion: key certificates of authorities');

const read = (text: string): KeyCertificatesRead => readKeyCertificates(octetsOf(text), crypto);
const RECORDED = textOf(fixture('network/certificates'));
const [FIRST] = RECORDED.split(/(?<=\n)(?=dir-key-certificate-version)/);

certificates('of a private network hold', () => {
  const { found, faults } = read(RECORDED);
  assert.equal(faults, []);
  assert.equal(
    found.map(({ identity }) => identity),
    [...RECORDED.matchAll(/fingerprint (.*)/g)].map(([, hex]) => hex),
  );
  for (const { published, expires } of found) assert.is(expires - published, 365 * 86_400);
});

certificates('of Arti hold', () => {
  for (const name of ['5696', '5A23', '7C47']) {
    const { found, faults } = readKeyCertificates(fixture(`arti/cert-${name}.txt`), crypto);
    assert.equal(faults, []);
    assert.ok(found[0].identity.startsWith(name));
  }
});

certificates('keep the text that they came as', () => {
  const { found } = read(RECORDED);
  assert.is(found.map(({ text }) => text).join(''), RECORDED);
});

certificates('made by an authority of ours hold', () => {
  const authority = makeAuthority('moon');
  const [found] = read(authority.certificate).found;
  assert.is(found.identity, authority.v3Identity);
  assert.is(found.signingKeyDigest, authority.signingKeyDigest);
});

certificates('that should be refused are refused', () => {
  for (const name of ['bad-cc-tag', 'bad-fingerprint', 'bad-version', 'wrong-end', 'wrong-start']) {
    const { found, faults } = readKeyCertificates(fixture(`arti/bad/bad-certs-${name}`), crypto);
    assert.is(found.length, 0, name);
    assert.ok(faults.length > 0, name);
  }
});

certificates('of which one is broken leave the others', () => {
  const { found, faults } = read(RECORDED.replace(/fingerprint ./, 'fingerprint 0'));
  assert.equal([found.length, faults.length], [2, 1]);
});

certificates('with any octet of what is signed changed are refused', () => {
  const random = seededRandom(4);
  const end = FIRST.indexOf('dir-key-certification') + 'dir-key-certification\n'.length;
  for (let round = 0; round < 150; round++) {
    const octets = octetsOf(FIRST);
    const at = (random.bits() >>> 0) % end;
    octets[at] ^= 1 << ((random.bits() >>> 0) % 7);
    assert.equal(readKeyCertificates(octets, crypto).found, [], `octet ${at}`);
  }
});

certificates('whose signing key does not know the identity are refused', () => {
  const [one, other] = [makeAuthority('one'), makeAuthority('other')];
  const crosscert = /dir-key-crosscert\n[^]*?(?=dir-key-certification)/;
  const forged = one.certificate.replace(crosscert, crosscert.exec(other.certificate)![0]);
  assert.match(String(read(forged).faults[0]), /^wrong signature: the signing key does not know/);
});

certificates('with a signature of less than 1024 bits are refused', () => {
  assert.match(
    String(
      read(FIRST.replace(/(dir-key-certification\n-.*\n).*\n[^]*?(?=---)/, '$1AAAA\n')).faults[0],
    ),
    /^wrong signature: the identity has not signed/,
  );
});

certificates('cut at each octet are refused', () => {
  for (let length = 1; length < FIRST.length; length++) {
    assert.equal(read(FIRST.slice(0, length)).found, [], `${length}`);
  }
});

certificates('are not read without end', () => {
  const { faults } = read('dir-key-certificate-version 3\n'.repeat(1000));
  assert.is(faults.length, CERTIFICATES_MAX + 1);
});

certificates.run();
