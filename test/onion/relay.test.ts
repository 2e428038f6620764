import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import { makeRelayIdentity } from '../../runtime/onion/certificates/make.ts';
import { OnionRelay } from '../../runtime/onion/relay.ts';
import { laboratoryAuthority } from './authority/laboratory.ts';
import { crypto } from './relay/bench.ts';

const relays = suite('onion: a relay');

relays('describes itself so that an authority takes it, with new keys as well', () => {
  const world = new Simulation(1);
  let changes = 0;
  const relay = new OnionRelay({
    crypto,
    timers: world.timers,
    random: world.dice(),
    unixSeconds: () => 1_800_000_000,
    nickname: 'ours',
    places: [{ address: addressOf('192.0.2.1'), port: 9001 }],
    identity: makeRelayIdentity(crypto),
    dialer: { dial: () => Promise.reject(new Error('nobody')) },
    changed: () => void changes++,
  });
  const authority = laboratoryAuthority(1);
  const before = relay.onionKey;
  const first = authority.admit(relay.descriptor());
  assert.ok('ntorKey' in first);
  assert.equal(new Uint8Array(first.ntorKey), new Uint8Array(before));
  relay.rotateKeys();
  assert.is(changes, 1);
  const second = authority.admit(relay.descriptor());
  assert.ok('ntorKey' in second);
  assert.not.equal(new Uint8Array(second.ntorKey), new Uint8Array(before));
  assert.is(authority.relays, 1);
  relay.close();
  assert.is(world.timers.running, 0);
});

relays('shows new certificates before those it has expire, of the same identity', () => {
  const world = new Simulation(1);
  const day = 24 * 3600;
  const unixSeconds = (): number => 1_800_000_000 + Math.floor(world.now / 1000);
  let changes = 0;
  const relay = new OnionRelay({
    crypto,
    timers: world.timers,
    random: world.dice(),
    unixSeconds,
    nickname: 'ours',
    places: [{ address: addressOf('192.0.2.1'), port: 9001 }],
    identity: makeRelayIdentity(crypto),
    dialer: { dial: () => Promise.reject(new Error('nobody')) },
    changed: () => void changes++,
  });
  const first = relay.certificates;
  const authority = laboratoryAuthority(1);
  for (let days = 0; days < 90; days++) {
    world.run(day * 1000);
    assert.ok(relay.certificates.expires > unixSeconds() + 10 * day, `day ${days}`);
  }
  assert.ok(changes >= 6);
  assert.not.equal(relay.credentials.certificate, first.link.certificate);
  assert.equal(relay.certificates.rsaIdentity, first.rsaIdentity);
  assert.equal(relay.target.ed25519Identity, first.ed25519Identity);
  assert.ok('ntorKey' in authority.admit(relay.descriptor()));
  relay.close();
  assert.is(world.timers.running, 0);
});

relays.run();
