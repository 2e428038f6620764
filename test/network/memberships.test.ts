import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { NetworkInterface } from '../../runtime/network/interfaces.ts';
import { Memberships } from '../../runtime/network/memberships.ts';
import { SpyLink } from './world.ts';

const memberships = suite('memberships of groups');
const on = new NetworkInterface('eth0', 1, new SpyLink());
const other = new NetworkInterface('eth1', 2, new SpyLink());
const group = addressOf('239.1.2.3');

memberships('begin with the first who wants a group and end with the last', () => {
  const all = new Memberships();
  assert.is(all.join(on, group), 'first');
  assert.is(all.join(on, group), 'again');
  assert.is(all.leave(on, group), 'others');
  assert.ok(all.isMember(on, group, 0));
  assert.is(all.leave(on, group), 'last');
  assert.not.ok(all.isMember(on, group, 0));
  assert.is(all.leave(on, group), 'none');
});

memberships('are of one interface', () => {
  const all = new Memberships();
  all.join(on, group);
  assert.not.ok(all.isMember(other, group, 0));
  assert.is(all.leave(other, group), 'none');
  all.forget(on);
  assert.equal(all.groups(on), []);
});

memberships('are looked up where the group stands in a packet', () => {
  const all = new Memberships();
  all.join(on, group);
  assert.ok(all.isMember(on, Uint8Array.of(0, 239, 1, 2, 3), 1));
  assert.not.ok(all.isMember(on, Uint8Array.of(0, 239, 1, 2, 4), 1));
});

memberships('are so many at most, and those that there are stay', () => {
  const all = new Memberships(2);
  all.join(on, addressOf('239.0.0.1'));
  all.join(on, addressOf('239.0.0.2'));
  assert.is(all.join(on, group), 'full');
  assert.is(all.join(on, addressOf('239.0.0.1')), 'again');
  assert.is(all.join(other, group), 'first');
  assert.is(all.counters.refusedFull, 1);
});

memberships.run();
