import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, ipv4Word } from '../../runtime/base/address.ts';
import { AddressClaims, CLAIMS_MAX } from '../../runtime/link/address-claims.ts';
import { World } from '../network/world.ts';

const claims = suite('address claims');

const WANTED = addressOf('192.0.2.1');
const WORD = ipv4Word(WANTED, 0);

function make() {
  const world = new World();
  const { timers, random } = world;
  const probed: number[] = [];
  const all = new AddressClaims({
    ...{ timers, random, sendAnnouncement: () => {} },
    sendProbe: (word) => probed.push(word),
  });
  const told: string[] = [];
  const claimant = (name: string) => ({
    accepted: () => told.push(`${name} accepted`),
    yielded: () => told.push(`${name} yielded`),
    suspended: () => told.push(`${name} suspended`),
    givenUp: () => told.push(`${name} given up`),
  });
  return { all, told, claimant, world, probed };
}

claims('are one an address, until it is released', () => {
  const { all, claimant } = make();
  const claim = all.claim(WANTED, claimant('one'));
  assert.ok(claim);
  assert.is(all.claim(WANTED, claimant('other')), undefined);
  assert.is(all.find(WANTED), claim);
  assert.equal(all.entries(), [{ word: WORD, state: 'Waiting' }]);
  all.release(WANTED);
  assert.equal([all.find(WANTED), all.entries(), claim.stateName], [undefined, [], 'Idle']);
  assert.ok(all.claim(WANTED, claimant('other')));
});

claims('hear what is said of their own address', () => {
  const { all, told, claimant } = make();
  all.claim(WANTED, claimant('one'));
  all.claim(addressOf('192.0.2.2'), claimant('two'));
  all.claim(addressOf('192.0.2.3'), claimant('three'));
  all.conflict(WORD);
  all.rival(ipv4Word(addressOf('192.0.2.2'), 0));
  all.conflict(ipv4Word(addressOf('192.0.2.9'), 0));
  assert.equal(told, ['one yielded', 'two yielded']);
});

claims('are bounded, and count those refused', () => {
  const { all, claimant } = make();
  for (let number = 0; number < CLAIMS_MAX; number++) {
    assert.ok(all.claim(addressOf(`10.0.0.${number}`), claimant('')));
  }
  assert.is(all.claim(WANTED, claimant('')), undefined);
  assert.is(all.counters.refusedFull, 1);
});

claims('share what they have seen of conflicts: after ten, a minute passes before the next', () => {
  const { all, told, claimant, world, probed } = make();
  for (let number = 0; number < 10; number++) {
    const address = addressOf(`10.0.0.${number}`);
    all.claim(address, claimant(''));
    world.pass(1000);
    assert.is(probed.splice(0).length, 1);
    all.conflict(ipv4Word(address, 0));
    all.release(address);
  }
  assert.is(told.length, 10);
  all.claim(WANTED, claimant('last'));
  world.pass(59_999);
  assert.equal(probed, []);
  world.pass(1);
  assert.equal(probed, [WORD]);
});

claims('all ask again when the cable is back', () => {
  const { all, told, claimant, world } = make();
  for (const name of ['one', 'two']) {
    all.claim(addressOf(`10.0.0.${name.length + told.length}`), claimant(name));
    world.pass(20_000);
  }
  all.reconnect();
  assert.equal(told, ['one accepted', 'two accepted', 'one suspended', 'two suspended']);
});

claims.run();
