import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { makeRelayIdentity } from '../../../runtime/onion/certificates/make.ts';
import { OnionRelay } from '../../../runtime/onion/relay.ts';
import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import { crypto } from './bench.ts';
import { onionLaboratory } from './lab-network.ts';

const followed = suite('onion: a directory that a relay keeps up with');

const WITHIN_MS = 60_000;
const HOUR_MS = 3_600_000;
const CONSENSUS = '/tor/status-vote/current/consensus-microdesc';

followed('is on its shelf as its authorities have it, and the next one after it', async () => {
  const lab = onionLaboratory(21);
  const { laboratory, relays, authority, links, unixSeconds, until } = lab;
  const { simulation } = laboratory;
  const { places, rsaIdentity } = relays.get('guard')!.target;
  const relay = new OnionRelay({
    crypto,
    timers: simulation.timers,
    random: simulation.dice(),
    unixSeconds,
    nickname: 'late',
    places: [{ address: ANY_IPV4, port: 9001 }],
    identity: makeRelayIdentity(crypto),
    dialer: links.dialer(laboratory.node('web').stack.tcp),
    authorities: authority.signers.map((one) => ({ ...one, rsaIdentity, place: places[0] })),
  });
  const { shelf } = relay;
  assert.is(shelf.find(CONSENSUS), undefined);
  assert.ok(await until(() => shelf.consensus !== undefined, WITHIN_MS));
  const theirs = relays.get('guard')!.shelf;
  assert.equal(shelf.find(CONSENSUS), theirs.find(CONSENSUS));
  assert.equal(shelf.find('/tor/keys/all'), theirs.find('/tor/keys/all'));
  const first = shelf.consensus!.validAfter;
  simulation.run(HOUR_MS);
  authority.publish(...[...relays.values()].map((one) => one.shelf));
  for (let hour = 0; hour < 2 && shelf.consensus!.validAfter === first; hour++) {
    simulation.run(HOUR_MS / 2);
    await until(() => shelf.consensus!.validAfter > first, WITHIN_MS);
  }
  assert.ok(shelf.consensus!.validAfter > first);
  relay.close();
});

followed.run();
