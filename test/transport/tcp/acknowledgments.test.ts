import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Acknowledgments } from '../../../runtime/transport/tcp/acknowledgments.ts';
import { connected, octetsOf } from './joined.ts';

const acks = suite('tcp: acknowledgments');

/** Past the beginning, when everything is answered at once. */
const settled = (): Acknowledgments => {
  const one = new Acknowledgments(0);
  one.receiveMss = 1_000;
  return one;
};

acks('every second full segment is answered at once: RFC 9293 §3.8.6.3', () => {
  const one = settled();
  one.arrived(1_000, 1, 1_000, false);
  assert.equal([one.isOwed, one.isDue], [true, false]);
  one.arrived(1_000, 1, 1_000, false);
  assert.ok(one.isDue);
});

acks('a small segment that was pushed is answered at once, one that was not is not', () => {
  const one = settled();
  one.arrived(10, 1, 10, false);
  assert.not(one.isDue);
  one.arrived(10, 1, 10, true);
  assert.ok(one.isDue);
});

acks('a segment that stands for several counts as those', () => {
  const one = settled();
  one.arrived(5_000, 5, 1_000, false);
  assert.ok(one.isDue);
});

acks('a young connection answers everything at once', () => {
  const one = new Acknowledgments(2);
  one.arrived(1_000, 1, 1_000, false);
  assert.ok(one.isDue);
  one.carried(7);
  one.arrived(1_000, 1, 1_000, false);
  one.carried(8);
  one.arrived(1_000, 1, 1_000, false);
  assert.not(one.isDue);
  assert.is(one.sent, 8);
});

acks('one answer is enough for a batch', () => {
  const { joined, client } = connected({ a: { takesLarge: () => false } });
  client.send(octetsOf(300_000));
  joined.run(1_000);
  const begin = joined.packets.length;
  client.send(octetsOf(100_000));
  joined.run(11);
  const back = joined.packets.slice(begin).filter((one) => one.from === 'b');
  assert.is(back.length, 1);
});

acks('a lone full segment waits for no more than the delay', () => {
  const { joined, client, near } = connected();
  client.send(octetsOf(100_000));
  joined.run(1_000);
  near.options.cork = true;
  const begin = joined.now;
  client.send(octetsOf(1_448));
  joined.run(1_000, () => near.unacknowledged === 0);
  assert.ok(joined.now - begin <= 10 + joined.b.limits.delayedAckMs + 1, `${joined.now - begin}`);
});

acks.run();
