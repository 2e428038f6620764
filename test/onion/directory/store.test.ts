import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DirectoryStore } from '../../../runtime/onion/directory/store.ts';
import { NOON, digestOf, makeAuthorities, microdescriptorOf } from './documents.ts';
import { crypto, octetsOf, textOf } from './fixtures.ts';
import { TestNetwork, makeRelays } from './network.ts';

const stores = suite('onion: directory information that we have');

const AUTHORITIES = makeAuthorities(3);
const HOUR = 3600;
const network = new TestNetwork(AUTHORITIES, makeRelays(9));
const CERTIFICATES = octetsOf(AUTHORITIES.map(({ certificate }) => certificate).join(''));
const DESCRIPTORS = octetsOf(network.relays.map(microdescriptorOf).join(''));

const storeAt = (now: () => number = () => NOON): DirectoryStore =>
  new DirectoryStore({ crypto, authorities: network.known, unixSeconds: now });

function filled(now?: () => number): DirectoryStore {
  const store = storeAt(now);
  store.takeCertificates(CERTIFICATES);
  store.takeConsensus(network.consensus);
  store.takeMicrodescriptors(DESCRIPTORS, new Set(store.missingMicrodescriptors));
  return store;
}

stores('a consensus waits for the certificates that it needs', () => {
  const store = storeAt();
  assert.is(store.takeConsensus(network.consensus), false);
  assert.is(store.consensus, undefined);
  assert.is(store.missingCertificates.length, 3);
  assert.equal(store.takeCertificates(CERTIFICATES), []);
  assert.is(store.decideAgain(), true);
  assert.is(store.consensus?.routers.length, 9);
  assert.is(store.hasCandidate, false);
});

stores('a consensus that cannot get enough signatures does not wait', () => {
  const store = storeAt();
  const one = network.sign({ signers: [AUTHORITIES[0]] });
  assert.match(String(store.takeConsensus(one)), /^short of signatures/);
  assert.not(store.hasCandidate);
});

stores('an older consensus does not take us back', () => {
  const store = filled();
  const older = network.sign({ validAfter: NOON - HOUR });
  assert.is(String(store.takeConsensus(older)), 'expired: no newer than the one that we have');
  assert.match(String(store.takeConsensus(network.consensus)), /^expired: no newer/);
  assert.is(store.takeConsensus(network.sign({ validAfter: NOON + HOUR })), true);
});

stores('a stale consensus is refused, and one from the future', () => {
  const at = (validAfter: number): string => {
    const store = storeAt();
    store.takeCertificates(CERTIFICATES);
    return String(store.takeConsensus(network.sign({ validAfter })));
  };
  assert.is(at(NOON - 20 * HOUR), 'true');
  assert.match(at(NOON - 28 * HOUR), /^expired: valid until/);
  assert.match(at(NOON + 25 * HOUR), /^not valid yet/);
});

stores('a consensus that requires what we lack is refused', () => {
  const store = storeAt();
  store.takeCertificates(CERTIFICATES);
  assert.match(
    String(store.takeConsensus(network.sign({ required: 'Link=9' }))),
    /^lacks protocols/,
  );
});

stores('certificates of strangers and expired ones are not kept', () => {
  const [stranger] = makeAuthorities(1);
  const store = storeAt();
  const [fault] = store.takeCertificates(octetsOf(stranger.certificate));
  assert.is(fault.name, 'unknown authority');
  assert.equal(store.certificates, []);
  const late = storeAt(() => NOON + 400 * 24 * HOUR);
  assert.is(late.takeCertificates(CERTIFICATES)[0].name, 'expired');
});

stores('a certificate that comes again is kept once', () => {
  const store = storeAt();
  for (let round = 0; round < 5; round++) store.takeCertificates(CERTIFICATES);
  assert.is(store.certificates.length, 3);
});

stores('what is missing are microdescriptors of relays that run', () => {
  const store = storeAt();
  store.takeCertificates(CERTIFICATES);
  const [first, ...others] = network.relays;
  const relays = [{ ...first, flags: 'Fast Valid' }, ...others];
  store.takeConsensus(network.sign({ relays }));
  assert.is(store.missingMicrodescriptors.length, 8);
  assert.not(store.missingMicrodescriptors.includes(digestOf(microdescriptorOf(first))));
});

stores('microdescriptors are taken when they were asked for', () => {
  const store = filled();
  assert.is(store.microdescriptorCount, 9);
  assert.equal(store.missingMicrodescriptors, []);
  const { taken, faults } = storeAt().takeMicrodescriptors(DESCRIPTORS, new Set(['x']));
  assert.is(taken, 0);
  assert.ok(faults.length > 0 && faults.length <= 2);
});

stores('microdescriptors that nobody names for a week are forgotten', () => {
  let now = NOON;
  const store = filled(() => now);
  const fewer = network.relays.slice(1);
  now += 6 * 24 * HOUR;
  store.takeConsensus(network.sign({ relays: fewer, validAfter: now }));
  assert.is(store.microdescriptorCount, 9);
  now += 2 * 24 * HOUR;
  store.takeConsensus(network.sign({ relays: fewer, validAfter: now }));
  assert.is(store.microdescriptorCount, 8);
});

stores('what was saved is loaded, all of it', () => {
  const store = storeAt();
  assert.equal(store.load(filled().save()), []);
  assert.is(store.consensus?.validAfter, NOON);
  assert.is(store.microdescriptorCount, 9);
  assert.is(store.certificates.length, 3);
  assert.is(store.save(), filled().save());
});

stores('what was saved and changed is not believed', () => {
  const text = filled().save();
  const forged = storeAt();
  const faults = forged.load(text.replace('Bandwidth=1000', 'Bandwidth=9999'));
  assert.ok(faults.some(({ name }) => name === 'short of signatures'));
  assert.is(forged.consensus, undefined);
  const other = storeAt();
  other.load(text.replace('accept 1-65535', 'accept 1-65534'));
  assert.is(other.microdescriptorCount < 9, true);
  assert.is(storeAt().load('nonsense')[0].name, 'unknown version');
});

stores('what was saved long ago has expired', () => {
  const late = storeAt(() => NOON + 100 * HOUR);
  assert.ok(late.load(filled().save()).some(({ name }) => name === 'expired'));
  const later = filled();
  assert.is(later.consensusFault(), undefined);
  assert.is(storeAt().consensusFault()?.reason, 'there is none yet');
});

stores('a diff without a base was not asked for', () => {
  const diff = octetsOf('network-status-diff-version 1\nhash x\n');
  assert.match(String(storeAt().takeConsensus(diff)), /^not asked for/);
  assert.match(String(filled().takeConsensus(diff)), /^malformed line: there is no hash/);
  assert.ok(textOf(diff).length > 0);
});

stores.run();
