import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { connected, octetsOf } from './joined.ts';
import type { Joined, Pair } from './joined.ts';

const cork = suite('tcp: the cork');

const CORK_MS = 200;
const corked = (): Pair => connected({ options: { options: { cork: true } } });
/** How much text each segment of A has carried since, and how many milliseconds later. */
const sent = ({ packets }: Joined, begin: number, at: number): number[][] =>
  packets
    .slice(begin)
    .filter((one) => one.from === 'a' && one.segment.data.length > 0)
    .map((one) => [one.segment.data.length, Math.round(one.at - at)]);

cork('holds what is not full, until it is pulled', () => {
  const { joined, near } = corked();
  const [begin, at] = [joined.packets.length, joined.now];
  near.write(octetsOf(2_000));
  joined.run(100);
  assert.equal(sent(joined, begin, at), [[1_448, 0]]);
  near.options.cork = false;
  assert.equal(sent(joined, begin, at), [
    [1_448, 0],
    [552, 100],
  ]);
});

cork('holds it for no more than a fifth of a second, and what follows as long', () => {
  const { joined, near } = corked();
  const [begin, at] = [joined.packets.length, joined.now];
  near.write(octetsOf(10));
  joined.run(150);
  near.write(octetsOf(20));
  joined.run(850);
  near.write(octetsOf(40));
  joined.run(1_000);
  assert.equal(sent(joined, begin, at), [
    [30, CORK_MS],
    [40, 1_000 + CORK_MS],
  ]);
});

cork('a window that is shut meanwhile is asked after', () => {
  const pair = connected({
    options: { options: { cork: true } },
    listening: { options: { receiveBufferOctets: 3_000 } },
  });
  pair.server.readsAtOnce = false;
  pair.near.write(octetsOf(3_100));
  pair.joined.run(5_000);
  assert.is(pair.near.info().sendWindow, 0);
  assert.ok(pair.joined.a.counters.zeroWindowProbes > 0);
});

cork('what is closed waits for nothing', () => {
  const { joined, near } = corked();
  const [begin, at] = [joined.packets.length, joined.now];
  near.write(octetsOf(10));
  near.shutdown();
  joined.run(1_000);
  assert.equal(sent(joined, begin, at), [[10, 0]]);
  assert.is(near.unacknowledged, 0);
});

cork.run();
