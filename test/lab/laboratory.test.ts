import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showAddress } from '../../runtime/base/address.ts';
import { SETTLING_MS } from '../../runtime/lab/laboratory.ts';
import { laboratoryOf, only, runLab } from './laboratories.ts';

const laboratories = suite('laboratory');

const LINE = `host a, b router r, s
  link a - r delay 1 ms link r - s delay 5 ms, rate 10 Mbit/s link s - b delay 1 ms`;

for (const version of [4, 6]) {
  laboratories(`what is joined by routers reaches each other over IPv${version}`, () => {
    const { records, isDone } = runLab(`${LINE}
      at 0 s a pings b 2 times over IPv${version}
      at 3 s a traces the way to b over IPv${version}
      at 9 s a fetches 100 kB from b over IPv${version}`);
    assert.ok(isDone);
    assert.is(only(records, 'pingDone')[0].received, 2);
    assert.equal(
      only(records, 'traceHop').map(({ probes }) => probes[0].name),
      ['r', 's', 'b'],
    );
    const [fetched] = only(records, 'fetchDone');
    assert.is(fetched.received, 100_000);
    assert.is(fetched.digestReceived, fetched.digestSent);
    assert.match(fetched.digestSent, /^[0-9a-f]{64}$/);
  });
}

const BAD = `host a, b router r link a - r link r - b delay 10 ms, jitter 3 ms, loss 3%,
  duplication 2%, reordering 2% by 20 ms, corruption 1%
  at 0 s a pings b 10 times at 1 s a fetches 300 kB from b at 2 s b fetches 50 kB from a over IPv6`;

laboratories('the same seed gives the same run, another seed another', () => {
  const one = runLab(BAD, { seed: 3 });
  const again = runLab(BAD, { seed: 3 });
  assert.equal(again.records, one.records);
  assert.equal(again.links, one.links);
  assert.not.equal(runLab(BAD, { seed: 4 }).records, one.records);
});

laboratories('what comes through a bad line is what was sent', () => {
  for (let seed = 10; seed < 15; seed++) {
    const { records } = runLab(BAD, { seed });
    for (const one of only(records, 'fetchDone')) assert.ok(one.isDone, `seed ${seed}`);
  }
});

laboratories('hosts on a switch are on one network', () => {
  const { records, laboratory } = runLab(`host a, b, c switch s, t
    link a - s link b - s link s - t link t - c at 0 s a pings c 1 time at 1 s b pings a 1 time`);
  assert.equal(
    only(records, 'pingDone').map((one) => one.received),
    [1, 1],
  );
  assert.is(showAddress(laboratory.addressOf('c', 4)!), '10.0.0.3');
});

laboratories('a link that is cut is gone round, where there is another way', () => {
  const { records } = runLab(`host a, b router r, s, t
    link a - r link r - s link s - b link r - t delay 10 ms link t - s delay 10 ms
    at 0 s a traces the way to b at 10 s cut r - s at 11 s a traces the way to b
    at 40 s mend r - s at 41 s a traces the way to b`);
  const ways = only(records, 'traceDone').map((one) => one.hops);
  assert.equal(ways, [3, 4, 3]);
});

laboratories('a page survives a link that is cut and mended under it', () => {
  const { records } = runLab(`host a, b link a - b delay 5 ms, rate 5 Mbit/s
    at 0 s a fetches 2 MB from b at 1 s cut a - b at 4 s mend a - b`);
  const [fetched] = only(records, 'fetchDone');
  assert.ok(fetched.isDone);
  assert.ok(fetched.ms > 4000, `${fetched.ms}`);
});

laboratories('qualities change at their time, on each way', () => {
  const { records } = runLab(`host a, b link a - b delay 5 ms
    at 0 s a pings b 1 time at 5 s b - a delay 50 ms; back delay 10 ms at 6 s a pings b 1 time`);
  const [before, after] = only(records, 'pingReply').map((one) => Math.round(one.roundTripMs));
  assert.equal([before, after], [20, 60]);
});

laboratories('deeds that fail are told of, and the outcome says so', () => {
  const { records, isDone } = runLab(`host a, b, c link a 192.0.2.1/24 - b
    link b 198.51.100.1/24 - c
    at 0 s a pings c 1 time at 1 s a pings b 1 time over IPv6 at 2 s a fetches 1 kB from c`);
  assert.not.ok(isDone);
  const reasons = records.flatMap((one) => ('reason' in one ? [one.reason] : []));
  assert.equal(reasons, ['ENETUNREACH', 'b has no address of IPv6', 'ENETUNREACH']);
});

laboratories('routers tell hosts of prefixes and of the MTU', () => {
  const laboratory = laboratoryOf('host a router r, s link a - r mtu 1400 link r - s');
  const { stack } = laboratory.node('a');
  laboratory.simulation.run(20_000);
  const on = stack.interface('eth0')!;
  const routes = [...stack.ipv6.routes.entries()];
  assert.ok(routes.some(({ origin }) => origin === 'ra'));
  assert.is(on.mtu, 1400);
  // Addresses are the laboratory's to give.
  assert.is(on.addresses.filter((one) => one.address.length === 16).length, 2);
});

laboratories('runs as long as it is told, whatever happens', () => {
  const laboratory = laboratoryOf('host a, b link a - b at 1 s a pings b 100 times');
  const { isDone } = laboratory.run(5000);
  assert.not.ok(isDone);
  assert.is(laboratory.now, 5000);
  assert.is(laboratory.simulation.now, SETTLING_MS + 5000);
});

laboratories('a thousand hosts may ask one', () => {
  const lines: string[] = ['host one router core link core - one'];
  const events: string[] = [];
  for (let edge = 0; edge < 5; edge++) {
    lines.push(`router e${edge} link e${edge} - core delay 1 ms`);
    for (let host = 0; host < 200; host++) {
      lines.push(`host h${edge}-${host} link h${edge}-${host} - e${edge}`);
      events.push(`at ${(edge * 200 + host) * 0.5} ms h${edge}-${host} pings one 1 time`);
    }
  }
  const { records, isDone } = runLab([...lines, ...events].join('\n'));
  assert.ok(isDone);
  assert.is(only(records, 'pingReply').length, 1000);
});

laboratories('names that are not there are refused', () => {
  const laboratory = laboratoryOf('host a, b, c link a - b');
  assert.throws(() => laboratory.node('x'), /no host or router 'x'/);
  assert.throws(() => laboratory.link(['a', 'c']), /no link joins a and c/);
  assert.is(laboratory.nameOf(laboratory.addressOf('b', 4)!), 'b');
});

laboratories('closed, nothing of it runs', () => {
  const laboratory = laboratoryOf(LINE);
  laboratory.close();
  const { transmittedFrames } = laboratory.link(['a', 'r']).wire.ends[0].counters;
  laboratory.simulation.run(100_000);
  assert.is(laboratory.link(['a', 'r']).wire.ends[0].counters.transmittedFrames, transmittedFrames);
});

laboratories.run();
