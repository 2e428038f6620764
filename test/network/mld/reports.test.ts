import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { TENTATIVE } from '../../../runtime/network/interface.ts';
import { ControlSender } from '../../../runtime/network/ipv6/control.ts';
import { MulticastListener } from '../../../runtime/network/mld.ts';
import { Bench } from '../ipv6/bench.ts';
import { bodies, seen } from '../ipv6/wire.ts';
import { ask, GROUP, host, reported } from './host.ts';

const mld = suite('what a listener says');

mld('goes to the routers, from a link-local address, with the option and one hop', () => {
  const one = host();
  one.listener.join(addressOf(GROUP));
  const [frame] = one.bench.sent();
  const { from, to, toHardware, hopLimit, isAlerting } = seen(frame);
  assert.equal([from, to, toHardware], ['fe80::1', 'ff02::16', '33:33:00:00:00:16']);
  assert.equal([hopLimit, isAlerting], [1, true]);
});

mld('comes from nobody as long as no link-local address may be used', () => {
  const bench = new Bench();
  bench.own('fe80::1', TENTATIVE);
  bench.own('2001:db8::1');
  const sender = new ControlSender();
  const listener = new MulticastListener(bench.on, sender, bench.timers, bench.random);
  listener.join(addressOf(GROUP));
  assert.is(seen(bench.sent()[0]).from, '::');
});

mld('puts no more records into a report than fit, and leaves none out', () => {
  const one = host();
  const groups = Array.from({ length: 150 }, (_, at) => `ff05::${(at + 256).toString(16)}`);
  for (const group of groups) one.listener.join(addressOf(group));
  reported(one, 5000);
  ask(one);
  const frames = one.bench.sent(1000);
  assert.ok(frames.length > 1);
  assert.ok(frames.every((frame) => frame.length <= 14 + 1280));
  const said = bodies(frames, 'v2MulticastListenerReport').flatMap(({ records }) =>
    records.map(({ multicastAddress }) => multicastAddress),
  );
  assert.equal(said, groups);
});

mld.run();
