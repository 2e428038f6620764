import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { toHex } from '../../../runtime/base/base64.ts';
import { areNeighbours } from '../../../runtime/onion/path/relays.ts';
import type { Relay } from '../../../runtime/onion/path/relays.ts';
import { makeRelay } from '../directory/documents.ts';
import type { TestRelay } from '../directory/documents.ts';
import { TestDirectory } from './network.ts';

const relays = suite('onion: relays that a path may go through');

const [A, B] = [makeRelay(1), makeRelay(2)];
const hex = ({ identity }: TestRelay): string => `$${toHex(identity)}`;

function pair(
  one: Partial<TestRelay>,
  other: Partial<TestRelay>,
  params = '',
): readonly [boolean, Relay, Relay] {
  const made = [
    { ...A, ...one },
    { ...B, ...other },
  ];
  const known = new TestDirectory(made, { params }).relays();
  const [first, second] = made.map(({ identity }) => known.byIdentity(identity)!);
  return [known.areKin(first, second), first, second];
}
const areKin = (...given: Parameters<typeof pair>): boolean => pair(...given)[0];
const areNear = (...given: Parameters<typeof pair>): boolean => {
  const [, one, other] = pair(...given);
  return areNeighbours(one, other) && areNeighbours(other, one);
};

relays('are known as circuits want to know them', () => {
  const relay = new TestDirectory([{ ...A, ipv6: '2001:db8::1' }]).relays().byIdentity(A.identity)!;
  assert.equal(relay.ntorKey, A.ntorKey);
  assert.equal(relay.ed25519Identity, A.ed25519);
  assert.is(relay.places.length, 2);
  assert.ok(relay.hasNtorV3 && relay.hasCongestionControl);
});

relays('do what their protocols say', () => {
  const old = new TestDirectory([{ ...A, protocols: 'Relay=1-3 FlowCtrl=1' }]).relays().all[0];
  assert.not(old.hasNtorV3 || old.hasCongestionControl);
});

relays('have no Ed25519 identity that authorities do not agree on', () => {
  const flags = `${A.flags} NoEdConsensus`;
  assert.is(new TestDirectory([{ ...A, flags }]).relays().all[0].ed25519Identity, undefined);
});

relays('are those that run, are valid, and are known', () => {
  const stopped = { ...A, flags: 'Fast Valid' };
  const invalid = { ...B, flags: 'Fast Running' };
  assert.is(new TestDirectory([stopped, invalid, makeRelay(3)]).relays().all.length, 1);
  const directory = new TestDirectory([A, B]);
  directory.microdescriptors.clear();
  assert.is(directory.relays().all.length, 0);
});

relays('are kin when each declares the other', () => {
  assert.ok(areKin({ family: hex(B) }, { family: hex(A) }));
  assert.ok(areKin({ family: 'relay2' }, { family: hex(A) }));
  assert.not(areKin({ family: hex(B) }, {}));
  assert.not(areKin({}, { family: hex(A) }));
  assert.not(areKin({ family: hex(A) }, { family: hex(B) }));
});

relays('are kin when they share a family that both have proved', () => {
  assert.ok(areKin({ familyIds: 'ed25519:x ed25519:y' }, { familyIds: 'ed25519:y' }));
  assert.not(areKin({ familyIds: 'ed25519:x' }, { familyIds: 'ed25519:y' }));
  assert.not(areKin({ familyIds: 'ed25519:x' }, {}));
});

relays('are kin by what the authorities count', () => {
  const [lists, ids] = [{ family: hex(B) }, { familyIds: 'x' }];
  assert.not(areKin(lists, { family: hex(A) }, 'use-family-lists=0'));
  assert.not(areKin(ids, ids, 'use-family-ids=0'));
});

relays('are near in one /16 or one /32', () => {
  assert.ok(areNear({ address: '192.0.2.1' }, { address: '192.0.255.9' }));
  assert.not(areNear({ address: '192.0.2.1' }, { address: '192.1.2.1' }));
  assert.ok(areNear({ ipv6: '2001:db8:1::1' }, { ipv6: '2001:db8:2::1' }));
  assert.not(areNear({ ipv6: '2001:db8::1' }, { ipv6: '2001:db9::1' }));
});

relays.run();
