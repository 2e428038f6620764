import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import {
  makeRelayCertificates,
  makeRelayIdentity,
} from '../../../runtime/onion/certificates/make.ts';
import { makeDescriptor, showFingerprint } from '../../../runtime/onion/relay/descriptor.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import { DocumentReader } from '../../../runtime/onion/directory/document.ts';
import { areEqual } from '../../../runtime/onion/crypto.ts';
import { crypto } from './bench.ts';

const descriptors = suite('onion: descriptors of our own');

const NOW = 1_800_000_000;
const identity = makeRelayIdentity(crypto);
const certificates = makeRelayCertificates(crypto, identity, NOW);
const text = makeDescriptor({
  crypto,
  identity,
  certificates,
  onionKey: crypto.x25519Pair(),
  tapKey: crypto.rsaPair(1024),
  nickname: 'ours',
  places: [
    { address: addressOf('192.0.2.1'), port: 9001 },
    { address: addressOf('2001:db8::1'), port: 9001 },
  ],
  policy: ExitPolicy.of(['accept *:80']),
  platform: 'nonos-net 0.1.0',
  bandwidth: 1_000_000,
  uptimeSeconds: 1.5,
  isDirectory: true,
  published: NOW,
});

descriptors('have the items that dir-spec asks for, first and last where they belong', () => {
  const reader = new DocumentReader(text);
  const keywords: string[] = [];
  for (let item = reader.next(); item !== undefined; item = reader.next()) {
    keywords.push(item.keyword);
  }
  assert.equal(keywords.slice(0, 3), ['router', 'identity-ed25519', 'master-key-ed25519']);
  assert.equal(keywords.slice(-2), ['router-sig-ed25519', 'router-signature']);
  for (const keyword of ['or-address', 'proto', 'ntor-onion-key', 'tunnelled-dir-server']) {
    assert.is(keywords.filter((one) => one === keyword).length, 1, keyword);
  }
});

descriptors('are signed by the identity of RSA', () => {
  const at = text.indexOf('router-signature\n') + 'router-signature\n'.length;
  const digest = crypto.digest('sha1', new TextEncoder().encode(text.slice(0, at)));
  const armour = text.slice(at).split('\n').slice(1, -2).join('');
  const signature = Uint8Array.from(Buffer.from(armour, 'base64'));
  const recovered = crypto.rsaRecover(identity.rsa.publicKey, signature);
  assert.ok(recovered !== undefined && areEqual(recovered, digest));
});

descriptors('are for relays that can be reached by IPv4', () => {
  assert.is(showFingerprint(new Uint8Array(20)), Array(10).fill('0000').join(' '));
  assert.throws(() =>
    makeDescriptor({ ...({} as Parameters<typeof makeDescriptor>[0]), crypto, places: [] }),
  );
});

descriptors.run();
