import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  isCrossSignedBy,
  makeCrossCertificate,
  readCrossCertificate,
} from '../../../runtime/onion/certificates/cross.ts';
import { readX509 } from '../../../runtime/onion/certificates/x509.ts';
import { broken, crypto } from '../handshake/given.ts';
import { CROSS_CERTIFICATE, ED25519_IDENTITY, RSA_IDENTITY_CERTIFICATE } from './vectors.ts';

const cross = suite('onion: cross certificates');
const { rsaKey } = readX509(RSA_IDENTITY_CERTIFICATE)!;

cross('what tor has made is read, and signed by its RSA identity', () => {
  const certificate = readCrossCertificate(CROSS_CERTIFICATE)!;
  assert.equal(certificate.ed25519Key, ED25519_IDENTITY);
  assert.is(certificate.expires, 0x6da3a * 3600);
  assert.ok(isCrossSignedBy(crypto, certificate, rsaKey!));
});

cross('what we make is read back', () => {
  const key = crypto.rsaPair(1024);
  const octets = makeCrossCertificate(crypto, key, ED25519_IDENTITY, 3600 * 470_000 + 1);
  const certificate = readCrossCertificate(octets)!;
  assert.equal(certificate.ed25519Key, ED25519_IDENTITY);
  assert.is(certificate.expires, 3600 * 470_000);
  assert.ok(isCrossSignedBy(crypto, certificate, key.publicKey));
  assert.not(isCrossSignedBy(crypto, certificate, rsaKey!));
});

cross('one that was changed anywhere is refused, or not signed', () => {
  for (let at = 0; at < CROSS_CERTIFICATE.length; at++) {
    const certificate = readCrossCertificate(broken(CROSS_CERTIFICATE, at));
    assert.not(certificate && isCrossSignedBy(crypto, certificate, rsaKey!), `octet ${at}`);
  }
});

cross('one that is cut short, or goes on behind its end, is refused', () => {
  for (let size = 0; size < CROSS_CERTIFICATE.length; size++) {
    assert.is(readCrossCertificate(CROSS_CERTIFICATE.subarray(0, size)), undefined);
  }
  const longer = Buffer.concat([CROSS_CERTIFICATE, Buffer.alloc(1)]);
  assert.is(readCrossCertificate(longer), undefined);
});

cross.run();
