import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../generated/network/icmpv6.value.ts';
import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { bodies, messagePacket, seen } from './ipv6/wire.ts';
import { ask, EXCLUDE, GROUP, host, OTHER, reported, TO_EXCLUDE, TO_INCLUDE } from './mld/host.ts';
import type { Asked } from './mld/host.ts';

const mld = suite('multicast listener discovery');

mld('tells a change as often as the robustness variable says, within a second each', () => {
  const one = host();
  one.listener.join(addressOf(GROUP));
  assert.equal(reported(one), [`${TO_EXCLUDE} ${GROUP}`]);
  assert.equal(reported(one, 1000), [`${TO_EXCLUDE} ${GROUP}`]);
  assert.equal(reported(one, 60_000), []);
  one.listener.leave(addressOf(GROUP));
  assert.equal(reported(one), [`${TO_INCLUDE} ${GROUP}`]);
  assert.equal(one.listener.groups, []);
  assert.equal(reported(one, 1000), [`${TO_INCLUDE} ${GROUP}`]);
  assert.equal(reported(one, 60_000), []);
});

mld('says nothing of all nodes, nor of what does not leave the interface', () => {
  const one = host();
  one.listener.join(addressOf('ff02::1'));
  one.listener.join(addressOf('ff01::2'));
  one.listener.join(addressOf('ff00::2'));
  assert.equal(reported(one, 5000), []);
  ask(one);
  assert.equal(reported(one, 5000), []);
});

mld('answers a general query once, for every group, within the time given', () => {
  const one = host();
  for (const group of [GROUP, OTHER]) one.listener.join(addressOf(group));
  reported(one, 5000);
  ask(one, { code: 2000 });
  assert.equal(reported(one), []);
  assert.equal(reported(one, 2000), [`${EXCLUDE} ${GROUP}`, `${EXCLUDE} ${OTHER}`]);
  assert.equal(reported(one, 60_000), []);
});

mld('answers at a moment that differs from host to host', () => {
  const moments = [1, 2, 3, 4].map((seed) => {
    const one = host(seed);
    one.listener.join(addressOf(GROUP));
    reported(one, 5000);
    ask(one, { code: 10_000 });
    const begun = one.bench.clock.now();
    while (one.bench.timers.next < Infinity && one.bench.device.frames.length === 0) {
      one.bench.pass(one.bench.timers.next - one.bench.clock.now());
    }
    return one.bench.clock.now() - begun;
  });
  assert.is(new Set(moments).size, 4);
  assert.ok(moments.every((moment) => moment <= 10_000));
});

mld('reads a code that is a floating-point number', () => {
  const one = host();
  one.listener.join(addressOf(GROUP));
  reported(one, 5000);
  // (0x234 | 0x1000) << (1 + 3)
  ask(one, { code: 0x9234 });
  const latest = 0x1234 * 16;
  assert.ok(one.bench.timers.next - one.bench.clock.now() <= latest);
  assert.is(reported(one, latest).length, 1);
  const many = host(9);
  many.listener.join(addressOf(GROUP));
  reported(many, 5000);
  let longest = 0;
  for (let round = 0; round < 40; round++) {
    ask(many, { code: 0x9234 });
    longest = Math.max(longest, many.bench.timers.next - many.bench.clock.now());
    reported(many, latest);
  }
  assert.ok(longest > 0.8 * latest, 'and means the whole of it');
});

mld('answers for a group that is asked for, and for no other', () => {
  const one = host();
  for (const group of [GROUP, OTHER]) one.listener.join(addressOf(group));
  reported(one, 5000);
  ask(one, { group: OTHER });
  ask(one, { group: 'ff02::7' });
  assert.equal(reported(one, 1000), [`${EXCLUDE} ${OTHER}`]);
  one.listener.leave(addressOf(OTHER));
  reported(one, 5000);
  ask(one, { group: OTHER });
  assert.equal(reported(one, 1000), []);
});

mld('learns from the querier how often to tell', () => {
  const one = host();
  ask(one, { robustness: 4 });
  reported(one, 5000);
  one.listener.join(addressOf(GROUP));
  assert.is(reported(one, 60_000).length, 4);
  ask(one, { robustness: 0 });
  reported(one, 5000);
  one.listener.join(addressOf(OTHER));
  assert.is(reported(one, 60_000).length, 2);
});

mld('speaks version 1 while its querier is about, and no longer', () => {
  const one = host();
  one.listener.join(addressOf(OTHER));
  reported(one, 5000);
  ask(one, { isOlder: true });
  const frames = one.bench.sent(1000);
  assert.equal(
    bodies(frames, 'multicastListenerReport').map((body) => body.multicastAddress),
    [OTHER],
  );
  const { to, toHardware, isAlerting, hopLimit } = seen(frames[0]);
  assert.equal([to, toHardware], [OTHER, '33:33:00:02:00:03']);
  assert.equal([isAlerting, hopLimit], [true, 1]);
  ask(one, {});
  assert.equal(reported(one, 1000), [], 'whatever a newer querier asks');
  // RFC 9777 §9.12: 2 * 125 s + 10 s
  one.bench.pass(258_000 - 1);
  assert.ok(one.listener.olderVersion);
  one.bench.pass(2);
  assert.not(one.listener.olderVersion);
  ask(one);
  assert.equal(reported(one, 1000), [`${EXCLUDE} ${OTHER}`]);
});

mld('believes in version 1 for as long as the querier interval says', () => {
  const one = host();
  // (0x4 | 0x10) << (0 + 3) seconds
  ask(one, { interval: 0x84, robustness: 3 });
  ask(one, { isOlder: true });
  one.bench.pass(3 * 160_000 + 10_000 - 1);
  assert.ok(one.listener.olderVersion);
  one.bench.pass(1);
  assert.not(one.listener.olderVersion);
});

mld('holds its tongue in version 1 when another listener has answered', () => {
  const one = host();
  one.listener.join(addressOf(OTHER));
  reported(one, 5000);
  const report: MessageBody = {
    is: 'multicastListenerReport',
    multicastAddress: OTHER,
    additionalData: new Uint8Array(0),
  };
  const hear = (from: string, hopLimit: number): void => {
    const packet = messagePacket({ from, to: OTHER, hopLimit }, report);
    one.listener.receiveOlderReport(one.bench.arrived(packet));
  };
  ask(one, { isOlder: true });
  hear('2001:db8::2', 1);
  hear('fe80::2', 255);
  assert.is(one.listener.counters.droppedReport, 2);
  assert.is(bodies(one.bench.sent(1000), 'multicastListenerReport').length, 1);
  ask(one, { isOlder: true });
  hear('fe80::2', 1);
  assert.equal(one.bench.sent(1000), []);
  one.listener.leave(addressOf(OTHER));
  assert.equal(one.bench.sent(1000), [], 'and leaves without a word, as it was not the last');
});

mld('says Done in version 1 when it was the last to report', () => {
  const one = host();
  ask(one, { isOlder: true });
  one.listener.join(addressOf(OTHER));
  assert.is(bodies(one.bench.sent(20_000), 'multicastListenerReport').length, 2);
  one.listener.leave(addressOf(OTHER));
  const frames = one.bench.sent(20_000);
  assert.is(bodies(frames, 'multicastListenerDone').length, 1);
  assert.is(seen(frames[0]).to, 'ff02::2');
});

mld('believes queries of neighbours alone', () => {
  const one = host();
  one.listener.join(addressOf(GROUP));
  reported(one, 5000);
  const forged: readonly Asked[] = [
    { from: '2001:db8::9' },
    { from: '::' },
    { hopLimit: 255 },
    { hopLimit: 2 },
    { isAlerting: false },
    { isOlder: true, from: '2001:db8::9' },
  ];
  for (const asked of forged) ask(one, asked);
  assert.is(one.listener.counters.droppedQuery, forged.length);
  assert.equal(reported(one, 60_000), []);
  assert.not(one.listener.olderVersion);
});

mld('tells all of it again on another link, or from another address', () => {
  const one = host();
  one.listener.join(addressOf(GROUP));
  ask(one, { isOlder: true });
  reported(one, 20_000);
  one.listener.restart();
  assert.not(one.listener.olderVersion);
  assert.equal(reported(one), [`${TO_EXCLUDE} ${GROUP}`]);
  assert.is(reported(one, 60_000).length, 1);
});

mld('answers a flood of queries no more often than one of them', () => {
  const one = host();
  one.listener.join(addressOf(GROUP));
  reported(one, 5000);
  for (let round = 0; round < 1000; round++) {
    ask(one, { group: GROUP, sources: [`2001:db8::${round}`] });
    ask(one);
  }
  assert.ok(reported(one, 1000).length <= 2);
});

mld('is silent once the interface is gone', () => {
  const one = host();
  one.listener.join(addressOf(GROUP));
  one.listener.join(addressOf(OTHER));
  one.listener.leave(addressOf(OTHER));
  ask(one);
  reported(one);
  one.listener.stop();
  assert.equal(reported(one, 600_000), []);
  assert.is(one.bench.timers.next, Infinity);
  assert.equal(one.listener.groups.map(showAddress), []);
});

mld.run();
