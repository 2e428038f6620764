import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { AddressClaim } from '../../runtime/link/address-claim.ts';
import type { ClaimGround } from '../../runtime/link/address-claim.ts';
import { World } from '../network/world.ts';

const claim = suite('address claim');

function make({ neverGivenUp = false, isHurried = false, conflictsInRow = 0, seed = 1 } = {}) {
  const world = new World(seed);
  const { clock, timers, random } = world;
  const told: string[] = [];
  const moments: number[] = [];
  const tell = (text: string): void => {
    told.push(text);
    moments.push(clock.now());
  };
  const ground: ClaimGround = {
    ...{ timers, random, conflictsInRow },
    sendProbe: () => tell('probe'),
    sendAnnouncement: () => tell('announce'),
  };
  const claimant = {
    accepted: () => tell('accepted'),
    yielded: () => tell('yielded'),
    suspended: () => tell('suspended'),
    givenUp: () => tell('given up'),
  };
  const one = new AddressClaim(ground, 0x0a000001, claimant, neverGivenUp, isHurried);
  one.claim();
  return { world, one, ground, claimant, told, moments, take: () => told.splice(0) };
}

claim('probes three times, then announces twice, as RFC 5227 §2.1.1 and §2.3 say', () => {
  for (let seed = 0; seed < 100; seed++) {
    const { world, told, moments, one } = make({ seed });
    const begun = world.clock.now();
    world.pass(20_000);
    assert.equal(told, ['probe', 'probe', 'probe', 'announce', 'accepted', 'announce']);
    const [first, second, third, accepted, , again] = moments;
    assert.ok(first - begun >= 0 && first - begun <= 1000);
    for (const pause of [second - first, third - second]) assert.ok(pause >= 1000 && pause <= 2000);
    assert.equal([accepted - third, again - accepted], [2000, 2000]);
    assert.is(one.stateName, 'Held');
  }
});

claim('in a hurry asks as often, and is done in less than half a second', () => {
  for (let seed = 0; seed < 100; seed++) {
    const { world, told, moments } = make({ seed, isHurried: true });
    const begun = world.clock.now();
    world.pass(20_000);
    assert.equal(told, ['probe', 'probe', 'probe', 'announce', 'accepted', 'announce']);
    assert.ok(moments[4] - begun <= 440);
  }
});

claim('yields to whoever has the address, or probes for it, before it is accepted', () => {
  for (const hear of ['conflict', 'rival'] as const) {
    for (const ms of [0, 1500, 3500, 5000]) {
      const { world, one, take, ground } = make();
      world.pass(ms);
      take();
      one[hear]();
      world.pass(100_000);
      assert.equal([take(), one.stateName, ground.conflictsInRow], [['yielded'], 'Idle', 1]);
    }
  }
});

claim('may be made again from within the news that it was not granted', () => {
  const { world, one, claimant, take } = make();
  claimant.yielded = () => one.claim();
  one.conflict();
  assert.is(one.stateName, 'Waiting');
  world.pass(20_000);
  assert.ok(take().includes('accepted'));
});

claim('waits a minute after ten conflicts in a row, and forgets them once accepted', () => {
  const { world, one, ground, told } = make({ conflictsInRow: 10 });
  world.pass(59_999);
  assert.equal(told, []);
  world.pass(20_000);
  assert.equal([one.stateName, ground.conflictsInRow], ['Held', 0]);
});

claim('is defended once against who sends from the address', () => {
  const { world, one, take } = make();
  world.pass(20_000);
  take();
  one.conflict();
  assert.equal([take(), one.stateName], [['announce'], 'Defending']);
  world.pass(10_000);
  assert.is(one.stateName, 'Held');
  one.conflict();
  assert.equal(take(), ['announce']);
});

claim('is given up when the other insists within ten seconds', () => {
  const { world, one, take } = make();
  world.pass(20_000);
  take();
  one.conflict();
  world.pass(9999);
  one.conflict();
  assert.equal([take(), one.stateName], [['announce', 'given up'], 'Idle']);
  world.pass(100_000);
  assert.equal(take(), []);
});

claim('is kept whatever comes where that was asked, and announced once in ten seconds', () => {
  const { world, one, take } = make({ neverGivenUp: true });
  world.pass(20_000);
  take();
  for (let second = 0; second < 60; second++) {
    one.conflict();
    world.pass(1000);
  }
  assert.equal(
    take(),
    Array.from({ length: 6 }, () => 'announce'),
  );
});

claim('does not mind others who only probe for what is in use', () => {
  const { world, one, take } = make();
  world.pass(20_000);
  take();
  one.rival();
  assert.equal([take(), one.stateName], [[], 'Held']);
});

claim('asks again when the cable is back, and is not to be used meanwhile', () => {
  const { world, one, take } = make();
  world.pass(20_000);
  take();
  one.reconnect();
  world.pass(20_000);
  assert.equal(take(), [
    ...['suspended', 'probe', 'probe', 'probe', 'announce', 'accepted', 'announce'],
  ]);
  one.conflict();
  one.reconnect();
  assert.is(one.stateName, 'Waiting');
});

claim('says nothing more once released', () => {
  for (const ms of [0, 1500, 6500, 20_000]) {
    const { world, one, take } = make();
    world.pass(ms);
    take();
    one.release();
    world.pass(100_000);
    one.conflict();
    one.rival();
    one.reconnect();
    assert.equal([take(), one.stateName], [[], 'Idle']);
  }
});

claim.run();
