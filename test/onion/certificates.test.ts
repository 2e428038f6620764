import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Certificate } from '../../generated/onion/tor.value.ts';
import { CERT_TYPE } from '../../generated/onion/certificate.wire.ts';
import { CERTTYPE } from '../../generated/onion/tor.wire.ts';
import { verifyInitiator, verifyResponder } from '../../runtime/onion/certificates.ts';
import { makeEd25519Certificate } from '../../runtime/onion/certificates/ed25519.ts';
import { makeRelayCertificates, makeRelayIdentity } from '../../runtime/onion/certificates/make.ts';
import { joinOctets } from '../../runtime/onion/join.ts';
import * as vectors from './certificates/vectors.ts';
import { broken, crypto } from './handshake/given.ts';

const certs = suite('onion: CERTS');

const CERTIFICATES: readonly Certificate[] = [
  { certtype: CERTTYPE.RSA_IDENTITY, certificate: vectors.RSA_IDENTITY_CERTIFICATE },
  { certtype: CERTTYPE.ED25519_SIGNING_TO_TLS_LINK, certificate: vectors.LINK_CERTIFICATE },
  { certtype: CERTTYPE.RSA_IDENTITY_TO_ED25519_IDENTITY, certificate: vectors.CROSS_CERTIFICATE },
  { certtype: CERTTYPE.ED25519_IDENTITY_TO_SIGNING, certificate: vectors.IDENTITY_CERTIFICATE },
];
const EXPECTED = {
  rsaIdentity: vectors.RSA_IDENTITY,
  ed25519Identity: vectors.ED25519_IDENTITY,
};
const TLS_CERTIFICATE = Uint8Array.of(1, 2, 3);

/** What TLS had shown is lost; its digest is not. */
const withDigest = {
  ...crypto,
  digest: (name: Parameters<typeof crypto.digest>[0], octets: Uint8Array): Uint8Array =>
    octets === TLS_CERTIFICATE ? vectors.TLS_CERTIFICATE_DIGEST : crypto.digest(name, octets),
};

function faultOf(
  certificates: readonly Certificate[],
  expected: Parameters<typeof verifyResponder>[3] = EXPECTED,
  then: number = vectors.THEN,
): string {
  const verified = verifyResponder(withDigest, certificates, TLS_CERTIFICATE, expected, then);
  return verified.ok ? 'none' : verified.fault;
}

/** All of them, that of one type changed, or left out. */
function changed(
  type: number,
  change: (octets: Uint8Array) => Uint8Array | undefined,
): readonly Certificate[] {
  return CERTIFICATES.flatMap(({ certtype, certificate }) => {
    const octets = certtype === type ? change(certificate) : certificate;
    return octets === undefined ? [] : [{ certtype, certificate: octets }];
  });
}

certs('those of a relay of tor hold', () => {
  const verified = verifyResponder(
    withDigest,
    CERTIFICATES,
    TLS_CERTIFICATE,
    EXPECTED,
    vectors.THEN,
  );
  assert.ok(verified.ok);
  assert.equal(verified.identity.rsaIdentity, vectors.RSA_IDENTITY);
  assert.equal(verified.identity.ed25519Identity, vectors.ED25519_IDENTITY);
});

certs('whoever is not known may be anybody', () => {
  assert.is(faultOf(CERTIFICATES, {}), 'none');
  assert.is(faultOf(CERTIFICATES, { rsaIdentity: vectors.RSA_IDENTITY }), 'none');
});

certs('each of them is needed', () => {
  const missing: readonly (readonly [number, string])[] = [
    [CERTTYPE.RSA_IDENTITY, 'the RSA identity certificate is missing'],
    [CERTTYPE.RSA_IDENTITY_TO_ED25519_IDENTITY, 'the cross certificate is missing'],
    [CERTTYPE.ED25519_IDENTITY_TO_SIGNING, 'the identity certificate is missing'],
    [CERTTYPE.ED25519_SIGNING_TO_TLS_LINK, 'the link certificate is missing'],
  ];
  for (const [type, fault] of missing) assert.is(faultOf(changed(type, () => undefined)), fault);
  assert.is(faultOf([]), 'the identity certificate is missing');
});

certs('each of them may be there once', () => {
  for (const certificate of CERTIFICATES) {
    const fault = faultOf([...CERTIFICATES, certificate]);
    assert.is(fault, 'a certificate was given twice');
  }
});

certs('types that nobody knows are passed over', () => {
  const unknown = { certtype: 77, certificate: Uint8Array.of(1) };
  assert.is(faultOf([unknown, ...CERTIFICATES]), 'none');
});

certs('another relay than was meant is refused', () => {
  const others: readonly (readonly [Parameters<typeof verifyResponder>[3], string])[] = [
    [
      { ...EXPECTED, ed25519Identity: new Uint8Array(32).fill(0x10) },
      'the Ed25519 identity is not the expected one',
    ],
    [
      { ...EXPECTED, rsaIdentity: new Uint8Array(20).fill(0x99) },
      'the RSA identity is not the expected one',
    ],
  ];
  for (const [expected, fault] of others) assert.is(faultOf(CERTIFICATES, expected), fault);
});

certs('another certificate in TLS is refused', () => {
  const verified = verifyResponder(
    withDigest,
    CERTIFICATES,
    Uint8Array.of(9),
    EXPECTED,
    vectors.THEN,
  );
  assert.is(!verified.ok && verified.fault, 'another certificate was shown in TLS');
});

certs('signatures that are wrong are told by their kind', () => {
  const munged = (type: number): string =>
    faultOf(changed(type, (octets) => broken(octets, octets.length - 1)));
  assert.is(munged(CERTTYPE.ED25519_SIGNING_TO_TLS_LINK), 'a signature of Ed25519 is wrong');
  assert.is(munged(CERTTYPE.ED25519_IDENTITY_TO_SIGNING), 'a signature of Ed25519 is wrong');
  assert.is(
    munged(CERTTYPE.RSA_IDENTITY_TO_ED25519_IDENTITY),
    'the RSA identity did not sign the cross certificate',
  );
  assert.is(munged(CERTTYPE.RSA_IDENTITY), 'the RSA identity does not sign itself');
});

certs('a single bit changed in any of them is refused', () => {
  for (const { certtype, certificate } of CERTIFICATES) {
    for (let at = 0; at < certificate.length; at++) {
      const fault = faultOf(changed(certtype, (octets) => broken(octets, at)));
      assert.is.not(fault, 'none', `type ${certtype}, octet ${at}`);
    }
  }
});

certs('one that has expired is refused, but only when all else holds', () => {
  const fault = 'a certificate is not valid now';
  const expiry = 0x6c98a * 3600;
  assert.is(faultOf(CERTIFICATES, EXPECTED, expiry - 1), 'none');
  assert.is(faultOf(CERTIFICATES, EXPECTED, expiry), fault);
  assert.is(faultOf(CERTIFICATES, EXPECTED, 0), fault, 'nor one that is not valid yet');
  const other = { rsaIdentity: new Uint8Array(20) };
  const stranger = 'the RSA identity is not the expected one';
  assert.is(faultOf(CERTIFICATES, other, expiry), stranger);
});

const NOW = Date.UTC(2026, 10, 26) / 1000;
const keys = makeRelayIdentity(crypto);
const made = makeRelayCertificates(crypto, keys, NOW);

certs('those that we make hold, for both roles', () => {
  const { certificate } = made.link;
  const responder = verifyResponder(crypto, made.asResponder, certificate, made, NOW);
  assert.ok(responder.ok);
  const initiator = verifyInitiator(crypto, made.asInitiator, NOW);
  assert.ok(initiator.ok);
  assert.equal(initiator.identity.rsaIdentity, made.rsaIdentity);
  assert.equal(initiator.identity.ed25519Identity, made.ed25519Identity);
  assert.equal(initiator.identity.authenticationKey, made.authentication.publicKey);
});

certs('those for one role are not for the other', () => {
  const { certificate } = made.link;
  const responder = verifyResponder(crypto, made.asInitiator, certificate, made, NOW);
  assert.is(!responder.ok && responder.fault, 'the link certificate is missing');
  const initiator = verifyInitiator(crypto, made.asResponder, NOW);
  assert.is(!initiator.ok && initiator.fault, 'the authentication certificate is missing');
});

certs('an RSA identity does not vouch for another of Ed25519', () => {
  const other = makeRelayCertificates(crypto, { ...keys, ed25519: crypto.ed25519Pair() }, NOW);
  const mixed = made.asInitiator.map((certificate) =>
    certificate.certtype === CERTTYPE.RSA_IDENTITY_TO_ED25519_IDENTITY
      ? other.asInitiator.find(({ certtype }) => certtype === certificate.certtype)!
      : certificate,
  );
  const verified = verifyInitiator(crypto, mixed, NOW);
  assert.is(!verified.ok && verified.fault, 'the cross certificate is of another identity');
});

certs('an RSA identity of another size is refused', () => {
  const rsa = crypto.rsaPair(1536);
  const large = makeRelayCertificates(crypto, { ...keys, rsa }, NOW);
  const verified = verifyInitiator(crypto, large.asInitiator, NOW);
  assert.is(!verified.ok && verified.fault, 'the RSA identity is not of 1024 bits');
});

certs('a certificate inside may not be of another type than it is shown as', () => {
  const octets = makeEd25519Certificate(crypto, keys.ed25519, {
    type: CERT_TYPE.NTOR_TO_ED25519_IDENTITY,
    certifiedKey: made.signing.publicKey,
    expires: made.expires,
    namesSigner: true,
  });
  const mixed = made.asInitiator.map(({ certtype, certificate }) => ({
    certtype,
    certificate: certtype === CERTTYPE.ED25519_IDENTITY_TO_SIGNING ? octets : certificate,
  }));
  const verified = verifyInitiator(crypto, mixed, NOW);
  assert.is(!verified.ok && verified.fault, 'a certificate is of the wrong type');
});

certs('an identity that is not named cannot be verified', () => {
  const octets = makeEd25519Certificate(crypto, keys.ed25519, {
    type: CERT_TYPE.ED25519_IDENTITY_TO_SIGNING,
    certifiedKey: made.signing.publicKey,
    expires: made.expires,
    namesSigner: false,
  });
  const mixed = made.asInitiator.map(({ certtype, certificate }) => ({
    certtype,
    certificate: certtype === CERTTYPE.ED25519_IDENTITY_TO_SIGNING ? octets : certificate,
  }));
  const verified = verifyInitiator(crypto, mixed, NOW);
  const fault = 'the identity certificate does not name its identity';
  assert.is(!verified.ok && verified.fault, fault);
});

certs('octets behind a certificate make it none', () => {
  for (const { certtype } of CERTIFICATES) {
    const longer = changed(certtype, (octets) => joinOctets(octets, Uint8Array.of(0)));
    assert.is.not(faultOf(longer), 'none', `type ${certtype}`);
  }
});

certs.run();
