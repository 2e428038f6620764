import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as machine from '../../../generated/network/igmp-host.machine.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { IgmpHost } from '../../../runtime/network/igmp/host.ts';
import { NetworkInterface } from '../../../runtime/network/interfaces.ts';
import { SpyLink, World } from '../world.ts';

const hosts = suite('the members on an interface');

function setting() {
  const world = new World();
  const link = new SpyLink();
  const on = new NetworkInterface('eth0', 1, link);
  const ground = { on, source: () => undefined, isAlone: () => false };
  const host = new IgmpHost(ground, world.timers, world.random);
  return { world, link, host };
}

hosts('are those of groups that are wanted, not of those that are being left', () => {
  const { host } = setting();
  host.join(addressOf('239.1.1.1'));
  host.join(addressOf('239.1.1.2'));
  host.leave(addressOf('239.1.1.1'));
  host.leave(addressOf('239.1.1.3'));
  assert.equal(host.groups, [addressOf('239.1.1.2')]);
});

hosts('speak the version of the oldest querier', () => {
  const { world, host } = setting();
  assert.is(host.version, 3);
  machine.onHostOlderQuery(host);
  assert.is(host.version, 2);
  machine.onHostOldestQuery(host);
  assert.is(host.version, 1);
  assert.is(host.theOlderVersionTimeout(), 260_000);
  assert.is(host.unsolicitedReportInterval, 10_000);
  world.pass(260_000);
  assert.is(host.version, 3);
  assert.is(host.unsolicitedReportInterval, 1000);
});

hosts('answer the sooner of two questions', () => {
  const { world, link, host } = setting();
  host.join(addressOf('239.1.1.1'));
  world.pass(5000);
  link.take();
  for (const maxRespTime of [1_000_000, 1000, 500_000]) {
    machine.onHostGeneralQuery(host, { maxRespTime });
  }
  assert.ok(host.generalResponseAt <= world.clock.now() + 1000);
  world.pass(2_000_000);
  assert.is(link.take().length, 1);
});

hosts('say nothing more when it is over', () => {
  const { world, link, host } = setting();
  host.join(addressOf('239.1.1.1'));
  machine.onHostGeneralQuery(host, { maxRespTime: 1000 });
  link.take();
  host.stop();
  world.pass(10_000);
  assert.equal(link.sent, []);
  assert.equal(host.groups, []);
});

hosts.run();
