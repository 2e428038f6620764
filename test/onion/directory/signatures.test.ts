import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readConsensus } from '../../../runtime/onion/directory/consensus.ts';
import { readKeyCertificates } from '../../../runtime/onion/directory/key-certificate.ts';
import type { KeyCertificate } from '../../../runtime/onion/directory/key-certificate.ts';
import {
  checkSignatures,
  signatureFault,
  signaturesNeeded,
} from '../../../runtime/onion/directory/signatures.ts';
import type { SignatureCheck } from '../../../runtime/onion/directory/signatures.ts';
import {
  NOON,
  makeAuthorities,
  makeAuthority,
  makeConsensus,
  makeRelay,
  signatureOf,
  unsignedConsensus,
} from './documents.ts';
import type { TestAuthority } from './documents.ts';
import {
  authoritiesOf,
  certificateFixtures,
  consensusFixture,
  crypto,
  must,
  octetsOf,
} from './fixtures.ts';

const signatures = suite('onion: signatures of a consensus');

const AUTHORITIES = makeAuthorities(3);
const [FIRST, SECOND, THIRD] = AUTHORITIES;
const RELAYS = [makeRelay(1)];
const certificatesOf = (authorities: readonly TestAuthority[]): readonly KeyCertificate[] =>
  authorities.flatMap((one) => readKeyCertificates(octetsOf(one.certificate), crypto).found);

function check(
  octets: Uint8Array,
  { known = AUTHORITIES, certified = AUTHORITIES, now = NOON } = {},
): SignatureCheck {
  const consensus = must(readConsensus(octets));
  return checkSignatures(consensus, known, certificatesOf(certified), crypto, now);
}
const faultOf = (found: SignatureCheck): string => String(signatureFault(found));

signatures('of a private network hold', () => {
  const certificates = certificateFixtures('network/certificates');
  const consensus = consensusFixture('network/consensus');
  const now = consensus.validAfter;
  const found = checkSignatures(consensus, authoritiesOf(certificates), certificates, crypto, now);
  assert.equal([found.signers.length, found.needed, found.missing.length], [3, 2, 0]);
  assert.is(signatureFault(found), undefined);
});

signatures('of Arti hold', () => {
  const certificates = certificateFixtures(
    'arti/cert-5696.txt',
    'arti/cert-5A23.txt',
    'arti/cert-7C47.txt',
  );
  const consensus = consensusFixture('arti/mdconsensus1.txt');
  const now = consensus.validAfter;
  const found = checkSignatures(consensus, authoritiesOf(certificates), certificates, crypto, now);
  assert.is(signatureFault(found), undefined);
});

signatures('are needed of more than half', () => {
  assert.equal([1, 2, 3, 4, 5, 9, 10].map(signaturesNeeded), [1, 2, 2, 3, 3, 5, 6]);
});

signatures('by SHA-1 count as those by SHA-256 do', () => {
  const octets = makeConsensus({ authorities: AUTHORITIES, relays: RELAYS, algorithm: 'sha1' });
  assert.is(check(octets).signers.length, 3);
});

signatures('of two of three are enough, of one are not', () => {
  const by = (signers: readonly TestAuthority[]): SignatureCheck =>
    check(makeConsensus({ authorities: AUTHORITIES, relays: RELAYS, signers }));
  assert.is(signatureFault(by([FIRST, THIRD])), undefined);
  assert.is(
    faultOf(by([FIRST])),
    'short of signatures: signed by 1 of 3 known authorities, 2 are needed',
  );
});

signatures('of one authority count once, whatever it signs twice', () => {
  const body = unsignedConsensus({ authorities: AUTHORITIES, relays: RELAYS });
  const [in256, in1] = [signatureOf(body, FIRST), signatureOf(body, FIRST, 'sha1')];
  for (const twice of [in256 + in256, in256 + in1, in1 + in256]) {
    assert.equal(check(octetsOf(body + twice)).signers, ['auth0']);
  }
  const newKey: TestAuthority = { ...SECOND, v3Identity: FIRST.v3Identity };
  assert.equal(check(octetsOf(body + in256 + signatureOf(body, newKey))).signers, ['auth0']);
});

signatures('of an authority that is known twice count once', () => {
  const octets = makeConsensus({ authorities: AUTHORITIES, relays: RELAYS, signers: [FIRST] });
  const known = [FIRST, { ...FIRST, nickname: 'again' }, SECOND];
  assert.equal([check(octets, { known }).signers.length, check(octets, { known }).known], [1, 2]);
});

signatures('of strangers count for nothing', () => {
  const strangers = makeAuthorities(5);
  const octets = makeConsensus({
    authorities: strangers,
    relays: RELAYS,
    signers: [...strangers, FIRST],
  });
  const found = check(octets, { certified: [...strangers, ...AUTHORITIES] });
  assert.equal(found.signers, ['auth0']);
  assert.equal(found.missing, []);
});

signatures('whose certificates we lack are named', () => {
  const octets = makeConsensus({ authorities: AUTHORITIES, relays: RELAYS });
  const found = check(octets, { certified: [FIRST] });
  assert.equal(found.missing, [
    { identity: SECOND.v3Identity, signingKeyDigest: SECOND.signingKeyDigest },
    { identity: THIRD.v3Identity, signingKeyDigest: THIRD.signingKeyDigest },
  ]);
  assert.match(faultOf(found), /signed by 1 of 3 .* 2 more with certificates that we lack$/);
});

signatures('by a key whose certificate has expired count for nothing', () => {
  const expired = makeAuthority('auth1', { expires: NOON - 1 });
  const known = [FIRST, expired, THIRD];
  const octets = makeConsensus({ authorities: known, relays: RELAYS, signers: [FIRST, expired] });
  const found = check(octets, { known, certified: known });
  assert.equal([found.signers, found.missing.length], [['auth0'], 1]);
});

signatures('that are forged are told by the name they bear', () => {
  const body = unsignedConsensus({ authorities: AUTHORITIES, relays: RELAYS });
  const forged = signatureOf(body, { ...SECOND, signingKey: THIRD.signingKey });
  const found = check(octetsOf(body + signatureOf(body, FIRST) + forged));
  assert.match(faultOf(found), /signed by 1 of 3 .*; not signed by auth1, as it says$/);
});

signatures('are of every octet before them', () => {
  const octets = makeConsensus({ authorities: AUTHORITIES, relays: RELAYS });
  const changed = octets.slice();
  const at = new TextDecoder().decode(octets).indexOf('Bandwidth=1000') + 'Bandwidth='.length;
  changed[at]++;
  assert.equal([check(octets).signers.length, check(changed).signers.length], [3, 0]);
});

signatures.run();
