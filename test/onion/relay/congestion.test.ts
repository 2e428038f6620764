/** Congestion control at an exit, and XON and XOFF of its streams: prop324. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { REASON } from '../../../generated/onion/tor.wire.ts';
import { CELL_TEXT, endReason, NONE, opened, saidOf, sendme, stage } from './exit-world.ts';
import type { Stage } from './exit-world.ts';
import { onionLaboratory } from './lab-network.ts';

const exits = suite('onion: an exit with congestion control');

const INCREMENT = 31;
const FIRST_WINDOW = 124;
const XOFF_CELLS = 500;

const begun = (): Promise<Stage> => stage(() => {}, 'createV3');
const cells = ({ client }: Stage): number => saidOf(client.heard, 'data').length;

/**
 * The client, which has thanked so often, thanks for all that it has been sent, until nothing more
 * comes, and answers how often that is.
 */
async function thankForAll(one: Stage, before = 0): Promise<number> {
  for (let thanked = before; ; thanked++) {
    const marked = saidOf(one.client.heard, 'data').at((thanked + 1) * INCREMENT - 1);
    if (marked === undefined) return thanked;
    one.client.say(0, 0, sendme(marked.tag));
    await one.bench.settle();
  }
}

exits('sends its first window, and more to who thanks by the right tag', async () => {
  const one = await begun();
  const puppet = await opened(one);
  puppet.say(CELL_TEXT * 400);
  await one.bench.settle();
  assert.is(cells(one), FIRST_WINDOW);
  const marked = saidOf(one.client.heard, 'data')[INCREMENT - 1];
  assert.ok(marked.data.is === 'data' && marked.data.streamData.length < CELL_TEXT);
  one.client.say(0, 0, sendme(marked.tag));
  await one.bench.settle();
  const more = cells(one) - FIRST_WINDOW;
  assert.ok(more >= INCREMENT && more <= 2 * INCREMENT, `${more} more`);
  one.client.say(0, 0, sendme(marked.tag));
  await one.bench.settle();
  assert.is(one.client.destroyed, REASON.PROTOCOL);
  assert.is(one.relay.ground.counters.sendmeOfWrongTag, 1);
});

exits('ends by a SENDME for what it has not sent', async () => {
  const one = await begun();
  const puppet = await opened(one);
  puppet.say(CELL_TEXT * 30);
  await one.bench.settle();
  one.client.say(0, 0, sendme(saidOf(one.client.heard, 'data')[29].tag));
  await one.bench.settle();
  assert.is(one.relay.ground.counters.sendmeUnexpected, 1);
  assert.is(one.client.destroyed, REASON.PROTOCOL);
});

exits('thanks for each increment of cells, with the tag of its last', async () => {
  const one = await begun();
  const puppet = await opened(one);
  for (let cell = 0; cell < 2 * INCREMENT; cell++) {
    one.client.say(0, 1, { is: 'data', streamData: Uint8Array.of(cell) });
  }
  await one.bench.settle();
  assert.is(puppet.written.length, 2 * INCREMENT);
  const thanks = saidOf(one.client.heard, 'sendme');
  assert.equal(
    thanks.map(({ streamid }) => streamid),
    [0, 0],
  );
});

exits(
  'says XOFF once to who is too fast for the connection, and XON when it is empty',
  async () => {
    const one = await begun();
    const puppet = await opened(one);
    puppet.room = 0;
    for (let cell = 0; cell < XOFF_CELLS + 100; cell++) {
      if (cell === XOFF_CELLS) {
        await one.bench.settle();
        assert.is(saidOf(one.client.heard, 'xoff').length, 0);
      }
      one.client.say(0, 1, { is: 'data', streamData: new Uint8Array(CELL_TEXT) });
    }
    await one.bench.settle();
    assert.is(saidOf(one.client.heard, 'xoff').length, 1);
    assert.is(saidOf(one.client.heard, 'xon').length, 0);
    assert.is(one.relay.ground.counters.xoffsSaid, 1);
    puppet.room = Infinity;
    puppet.user.writable();
    await one.bench.settle();
    assert.equal(saidOf(one.client.heard, 'xon')[0].data, { is: 'xon', kbpsEwma: 0 });
    assert.is(puppet.written.length, (XOFF_CELLS + 100) * CELL_TEXT);
  },
);

exits('stops at XOFF, and goes on at XON', async () => {
  const one = await begun();
  const puppet = await opened(one);
  puppet.say(CELL_TEXT * XOFF_CELLS);
  await one.bench.settle();
  const thanked = await thankForAll(one);
  const before = cells(one);
  assert.ok(before >= XOFF_CELLS, `${before}`);
  one.client.say(0, 1, { is: 'xoff' });
  await one.bench.settle();
  puppet.say(CELL_TEXT * 200);
  await one.bench.settle();
  assert.is(cells(one), before);
  assert.is(one.relay.ground.counters.xoffsHeard, 1);
  one.client.say(0, 1, { is: 'xon', kbpsEwma: 0 });
  await one.bench.settle();
  await thankForAll(one, thanked);
  assert.ok(cells(one) >= XOFF_CELLS + 200);
  assert.is(one.client.destroyed, undefined);
});

exits('keeps to the rate that XON names', async () => {
  const one = await begun();
  const puppet = await opened(one);
  one.client.say(0, 1, { is: 'xon', kbpsEwma: 10 });
  await one.bench.settle();
  one.bench.world.run(1000);
  puppet.say(CELL_TEXT * 100);
  await one.bench.settle();
  const first = cells(one);
  assert.ok(first <= 4, `${first} at once`);
  one.bench.world.run(1000);
  await one.bench.settle();
  const second = cells(one) - first;
  assert.ok(second >= 15 && second <= 24, `${second} in a second`);
});

exits('ends by an XOFF for which there was no reason', async () => {
  const one = await begun();
  await opened(one);
  one.client.say(0, 1, { is: 'xoff' });
  await one.bench.settle();
  assert.is(one.client.destroyed, REASON.PROTOCOL);
  assert.is(one.relay.ground.counters.xoffTooEarly, 1);
});

exits('ends by flow control of the other kind, as one of windows does', async () => {
  for (const [create, data] of [
    ['createV3', sendme()],
    ['create', { is: 'xon', kbpsEwma: 0 }],
    ['create', { is: 'xoff' }],
  ] as const) {
    const one = await stage(() => {}, create);
    await opened(one);
    one.client.say(0, 1, data);
    await one.bench.settle();
    assert.is(one.client.destroyed, REASON.PROTOCOL);
    assert.is(one.relay.ground.counters.flowControlOfOtherKind, 1);
  }
});

exits('ends a stream that was halted, with all that it still had', async () => {
  const one = await begun();
  const puppet = await opened(one);
  puppet.say(CELL_TEXT * XOFF_CELLS);
  await one.bench.settle();
  await thankForAll(one);
  one.client.say(0, 1, { is: 'xoff' });
  await one.bench.settle();
  puppet.say(CELL_TEXT);
  puppet.end();
  await one.bench.settle();
  assert.is(endReason(one), undefined);
  one.client.say(0, 1, { is: 'xon', kbpsEwma: 0 });
  await one.bench.settle();
  assert.is.not(endReason(one), undefined);
  one.client.say(0, 1, { is: 'data', streamData: NONE });
  await one.bench.settle();
  assert.is(one.client.destroyed, undefined);
});

exits('moves megabytes over a link that is slow and loses some, to the last octet', async () => {
  const octets = 3_000_000;
  const lab = onionLaboratory(11, 'delay 30 ms, rate 20 Mbit/s, loss 0.5%');
  const page = lab.fetch(octets);
  assert.ok(await lab.until(() => page.received() > octets / 2, 60_000), lab.client.lastFailure);
  const [{ phase, rttMs }] = lab.client.circuits().filter(({ path }) => path.length === 3);
  assert.is.not(phase, 'fixed');
  assert.ok(rttMs === undefined || rttMs > 60, `${rttMs} ms`);
  assert.ok(await lab.until(() => page.done !== undefined, 60_000), lab.client.lastFailure);
  assert.ok(page.done!.isWhole, page.done!.fault);
  assert.is(page.done!.received, octets);
  for (const { counters } of lab.relays.values()) assert.is(counters.breaches, 0);
});

exits.run();
