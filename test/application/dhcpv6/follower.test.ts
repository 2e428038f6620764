import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Dhcpv6Follower } from '../../../runtime/application/dhcpv6/follower.ts';
import { link6 } from './link.ts';

const following = suite('what routers say of DHCPv6');

const FLAGS = [
  [{ isManaged: true }, 'SOLICIT'],
  [{ hasOtherConfiguration: true }, 'INFORMATION_REQUEST'],
  [{}, undefined],
] as const;

for (const [flags, asked] of FLAGS) {
  following(`${JSON.stringify(flags)}: ${asked ?? 'nothing'} is asked`, () => {
    const link = link6();
    const follower = new Dhcpv6Follower(link.here, link.eth0);
    follower.start();
    link.there.ipv6.advertise(link.home, flags);
    link.world.run(30_000);
    assert.is(link.asked[0], asked);
    follower.stop();
    const count = link.asked.length;
    link.world.run(100_000);
    assert.is(link.asked.length, count);
  });
}

following('what they say before it is followed counts as well', () => {
  const link = link6();
  link.there.ipv6.advertise(link.home, { isManaged: true });
  link.world.run(30_000);
  assert.equal(link.asked, []);
  new Dhcpv6Follower(link.here, link.eth0).start();
  link.world.run(100);
  assert.is(link.asked[0], 'SOLICIT');
});

following.run();
