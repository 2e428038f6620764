import { X509Certificate, createPrivateKey } from 'node:crypto';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  makeRelayCertificates,
  makeRelayIdentity,
} from '../../../runtime/onion/certificates/make.ts';
import { readEd25519Certificate } from '../../../runtime/onion/certificates/ed25519.ts';
import { crypto } from '../handshake/given.ts';

const make = suite('onion: a relay makes its certificates');
const NOW = Date.UTC(2026, 10, 26, 12) / 1000;
const keys = makeRelayIdentity(crypto);
const made = makeRelayCertificates(crypto, keys, NOW);

make('a CERTS cell has each type that is asked for, once', () => {
  const types = (of: typeof made.asResponder): readonly number[] =>
    of.map(({ certtype }) => certtype).sort();
  assert.equal(types(made.asResponder), [2, 4, 5, 7]);
  assert.equal(types(made.asInitiator), [2, 4, 6, 7]);
});

make('what TLS shows can be read by OpenSSL, and its key is that of the certificate', () => {
  const certificate = new X509Certificate(made.link.certificate);
  const key = Buffer.from(made.link.secretKey);
  const secretKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  assert.ok(certificate.checkPrivateKey(secretKey));
  assert.ok(Date.parse(certificate.validFrom) / 1000 < NOW);
  assert.is.not(certificate.subject, certificate.issuer);
});

make('nothing that it makes outlives what it says', () => {
  const signing = readEd25519Certificate(made.signingCertificate)!;
  assert.ok(signing.expires <= made.expires);
  assert.ok(signing.expires > made.expires - 3600);
  assert.equal(signing.signingKey, keys.ed25519.publicKey);
  assert.equal(signing.certifiedKey, made.signing.publicKey);
});

make.run();
