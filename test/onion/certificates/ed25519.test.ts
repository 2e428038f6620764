import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeCertificate } from '../../../generated/onion/certificate.value.ts';
import { CERT_KEY_TYPE, CERT_TYPE } from '../../../generated/onion/certificate.wire.ts';
import {
  isSignedBy,
  makeEd25519Certificate,
  readEd25519Certificate,
} from '../../../runtime/onion/certificates/ed25519.ts';
import { broken, crypto } from '../handshake/given.ts';
import { ED25519_IDENTITY, IDENTITY_CERTIFICATE, LINK_CERTIFICATE } from './vectors.ts';

const certificates = suite('onion: certificates of Ed25519');
const signer = crypto.ed25519Pair();
const wishes = {
  type: CERT_TYPE.ED25519_IDENTITY_TO_SIGNING,
  certifiedKey: crypto.random(32),
  expires: 3600 * 500_000 + 3599,
  namesSigner: true,
};

certificates('what tor has made is read, and signed by whom it says', () => {
  const identity = readEd25519Certificate(IDENTITY_CERTIFICATE)!;
  assert.is(identity.type, CERT_TYPE.ED25519_IDENTITY_TO_SIGNING);
  assert.is(identity.expires, 0x6cc2a * 3600);
  assert.equal(identity.signingKey, ED25519_IDENTITY);
  assert.ok(isSignedBy(crypto, identity, ED25519_IDENTITY));
  const link = readEd25519Certificate(LINK_CERTIFICATE)!;
  assert.is(link.keyType, CERT_KEY_TYPE.SHA_256_OF_X_509_CERTIFICATE);
  assert.is(link.signingKey, undefined);
  assert.ok(isSignedBy(crypto, link, identity.certifiedKey));
});

certificates('what we make is read back, and expires no later than was wished', () => {
  for (const namesSigner of [true, false]) {
    const octets = makeEd25519Certificate(crypto, signer, { ...wishes, namesSigner });
    const certificate = readEd25519Certificate(octets)!;
    assert.equal(certificate.certifiedKey, wishes.certifiedKey);
    assert.is(certificate.expires, 3600 * 500_000);
    assert.equal(certificate.signingKey, namesSigner ? signer.publicKey : undefined);
    assert.ok(isSignedBy(crypto, certificate, signer.publicKey));
    assert.not(isSignedBy(crypto, certificate, crypto.ed25519Pair().publicKey));
  }
});

certificates('one that names another key than that which signed it is not signed', () => {
  const other = crypto.ed25519Pair();
  const { secretKey } = signer;
  const octets = makeEd25519Certificate(crypto, { ...other, secretKey }, wishes);
  const certificate = readEd25519Certificate(octets)!;
  assert.not(isSignedBy(crypto, certificate, signer.publicKey));
});

certificates('one that was changed anywhere is refused, or not signed', () => {
  for (let at = 0; at < IDENTITY_CERTIFICATE.length; at++) {
    const certificate = readEd25519Certificate(broken(IDENTITY_CERTIFICATE, at));
    assert.not(certificate && isSignedBy(crypto, certificate, ED25519_IDENTITY), `octet ${at}`);
  }
});

certificates('one that is cut short, or goes on behind its end, is refused', () => {
  for (let size = 0; size < IDENTITY_CERTIFICATE.length; size++) {
    assert.is(readEd25519Certificate(IDENTITY_CERTIFICATE.subarray(0, size)), undefined);
  }
  const longer = Buffer.concat([IDENTITY_CERTIFICATE, Buffer.alloc(1)]);
  assert.is(readEd25519Certificate(longer), undefined);
});

certificates('an extension that nobody knows is passed over, unless it affects validation', () => {
  for (const affectsValidation of [false, true]) {
    const octets = encodeCertificate({
      certType: wishes.type,
      expirationDate: 1,
      certKeyType: CERT_KEY_TYPE.ED25519,
      certifiedKey: wishes.certifiedKey,
      extensions: [
        {
          reserved: 0,
          affectsValidation,
          extData: { is: 'unknown', extType: 200, octets: new Uint8Array(3) },
        },
      ],
      signature: new Uint8Array(64),
    });
    assert.is(readEd25519Certificate(octets) === undefined, affectsValidation);
  }
});

certificates.run();
