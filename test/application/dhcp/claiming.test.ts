import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Claiming } from '../../../runtime/application/dhcp/claiming.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { link } from './link.ts';

const claiming = suite('claiming an address');
const ADDRESS = addressOf('192.0.2.100');

function make() {
  const one = link();
  const told: string[] = [];
  const claims = new Claiming(one.eth0, (on) => one.here.ipv4.arp(on));
  const claim = (): void =>
    claims.claim(ADDRESS, { free: () => told.push('free'), taken: () => told.push('taken') });
  return { ...one, told, claims, claim };
}

claiming('says that nobody has it, after a while', () => {
  const { world, told, claim } = make();
  claim();
  assert.equal(told, []);
  world.run(500);
  assert.equal(told, ['free']);
});

claiming('says that somebody has it, and stands up for it no more', () => {
  const { world, here, eth0, there, home, told, claim } = make();
  there.addAddress(home, '192.0.2.100/24');
  claim();
  world.run(500);
  assert.equal(told, ['taken']);
  assert.is(here.ipv4.arp(eth0)!.claims.find(ADDRESS), undefined);
});

claiming('asks nobody about what is on the interface already', () => {
  const { here, eth0, told, claim, claims } = make();
  here.addAddress(eth0, '192.0.2.100/24');
  claim();
  assert.equal(told, ['free']);
  claims.letGo();
  assert.is(here.ipv4.arp(eth0)!.claims.find(ADDRESS), undefined);
});

claiming('is told no more of what it has let go', () => {
  const { world, told, claims, claim } = make();
  claim();
  claims.letGo();
  world.run(5000);
  assert.equal(told, []);
});

claiming.run();
