import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ASKED_MAX, DirectoryShelf } from '../../../runtime/onion/relay/directory-shelf.ts';
import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import { DirectoryStore } from '../../../runtime/onion/directory/store.ts';
import { NO_EXIT } from '../../../runtime/onion/relay/exit-policy.ts';
import { descriptorOf, laboratoryAuthority, NOW } from '../authority/laboratory.ts';
import { crypto } from './bench.ts';

const shelves = suite('onion: what a directory has to give');

shelves('is nothing at first', () => {
  const shelf = new DirectoryShelf(crypto);
  for (const path of ['/tor/keys/all', '/tor/server/all', '/tor/status-vote/current/consensus']) {
    assert.is(shelf.find(path), undefined);
  }
});

shelves('are descriptors by fingerprint, so many at once', () => {
  const shelf = new DirectoryShelf(crypto);
  const name = (number: number): string => number.toString(16).toUpperCase().padStart(40, '0');
  for (let number = 0; number <= ASKED_MAX; number++) shelf.putServer(name(number), 'x');
  const names = Array.from({ length: ASKED_MAX + 1 }, (_, number) => name(number).toLowerCase());
  assert.is(shelf.find(`/tor/server/fp/${names.join('+')}`)?.length, ASKED_MAX);
  assert.is(shelf.find('/tor/server/all')?.length, ASKED_MAX + 1);
});

shelves('is all that a client of directories has found good', () => {
  const authority = laboratoryAuthority(3);
  const first = new DirectoryShelf(crypto);
  authority.admit(descriptorOf('middle', NO_EXIT));
  authority.publish(first);
  const nobody = { rsaIdentity: new Uint8Array(20), place: { address: ANY_IPV4, port: 1 } };
  const store = new DirectoryStore({
    crypto,
    authorities: authority.signers.map((signer) => ({ ...nobody, ...signer })),
    unixSeconds: () => NOW,
  });
  const second = new DirectoryShelf(crypto);
  second.putAllOf(store);
  assert.is(second.consensus, undefined);
  store.takeCertificates(first.find('/tor/keys/all')!);
  assert.is(store.takeConsensus(first.consensus!.octets), true);
  const [name] = store.missingMicrodescriptors;
  const path = `/tor/micro/d/${name}`;
  store.takeMicrodescriptors(first.find(path)!, new Set([name]));
  second.putAllOf(store);
  assert.is(second.consensus!.validAfter, NOW);
  const [{ identity, signingKeyDigest }] = first.certificates;
  const paths = [
    '/tor/status-vote/current/consensus-microdesc',
    `/tor/keys/fp/${identity}`,
    `/tor/keys/fp-sk/${identity}-${signingKeyDigest}`,
    path,
  ];
  for (const one of paths) {
    assert.ok(first.find(one) !== undefined, one);
    assert.equal(second.find(one), first.find(one), one);
  }
});

shelves.run();
