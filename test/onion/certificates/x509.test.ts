import { X509Certificate } from 'node:crypto';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { makeX509, readX509, signsItself } from '../../../runtime/onion/certificates/x509.ts';
import { broken, crypto } from '../handshake/given.ts';
import { RSA_IDENTITY, RSA_IDENTITY_CERTIFICATE } from './vectors.ts';

const x509 = suite('onion: X.509');
const key = crypto.rsaPair(1024);
const wishes = {
  key,
  issuer: 'www.one.com',
  subject: 'www.two.net',
  serialNumber: 0x8000000000000001n,
  notBefore: Date.UTC(2026, 0, 1) / 1000,
  notAfter: Date.UTC(2051, 11, 31, 23, 59, 59) / 1000,
};

x509('what tor has made is read, and signs itself', () => {
  const certificate = readX509(RSA_IDENTITY_CERTIFICATE)!;
  assert.is(certificate.notBefore, Date.UTC(2020, 7, 10) / 1000);
  assert.is(certificate.notAfter, Date.UTC(2021, 7, 10) / 1000);
  assert.equal(crypto.digest('sha1', certificate.rsaKey!), RSA_IDENTITY);
  assert.ok(signsItself(crypto, certificate));
});

x509('what we make is read back, and signs itself', () => {
  const certificate = readX509(makeX509(crypto, wishes))!;
  assert.equal(certificate.rsaKey, key.publicKey);
  assert.is(certificate.notBefore, wishes.notBefore);
  assert.is(certificate.notAfter, wishes.notAfter);
  assert.ok(signsItself(crypto, certificate));
});

x509('what we make is a certificate to OpenSSL', () => {
  const certificate = new X509Certificate(makeX509(crypto, wishes));
  assert.is(certificate.subject, 'CN=www.two.net');
  assert.is(certificate.issuer, 'CN=www.one.com');
  assert.is(certificate.serialNumber, '8000000000000001');
  assert.is(Date.parse(certificate.validFrom) / 1000, wishes.notBefore);
  assert.is(Date.parse(certificate.validTo) / 1000, wishes.notAfter);
  assert.ok(certificate.verify(certificate.publicKey));
});

x509('one that was changed anywhere is refused, or does not sign itself', () => {
  for (let at = 0; at < RSA_IDENTITY_CERTIFICATE.length; at++) {
    const certificate = readX509(broken(RSA_IDENTITY_CERTIFICATE, at));
    assert.not(certificate && signsItself(crypto, certificate), `octet ${at}`);
  }
});

x509('one that is cut short at any octet is refused', () => {
  for (let size = 0; size < RSA_IDENTITY_CERTIFICATE.length; size++) {
    assert.is(readX509(RSA_IDENTITY_CERTIFICATE.subarray(0, size)), undefined);
  }
});

x509.run();
