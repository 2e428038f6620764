import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Traceroute } from '../../runtime/application/traceroute.ts';
import type { TracerouteHop, TracerouteOptions } from '../../runtime/application/traceroute.ts';
import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { laboratoryOf } from '../lab/laboratories.ts';

const traces = suite('traceroute');

interface Traced {
  readonly hops: readonly string[];
  readonly isReached: boolean | undefined;
  readonly fault: string | undefined;
}

function show({ hop, probes }: TracerouteHop): string {
  const shown = probes.map(({ from, error }) => {
    const place = from === undefined ? '*' : showAddress(from);
    return error === undefined ? place : `${place}!${error.kind} ${error.code}`;
  });
  return [hop, ...new Set(shown)].join(' ');
}

function trace(
  text: string,
  options: TracerouteOptions,
  before: (laboratory: ReturnType<typeof laboratoryOf>) => void = () => {},
): Traced {
  const laboratory = laboratoryOf(text);
  before(laboratory);
  const hops: string[] = [];
  let isOver = false;
  let [isReached, fault]: [boolean | undefined, string | undefined] = [undefined, undefined];
  const tracing = new Traceroute(laboratory.node('a').stack, options, {
    hop: (hop) => hops.push(show(hop)),
    done(reached, found) {
      isOver = true;
      isReached = reached;
      fault = found;
    },
  });
  tracing.start();
  laboratory.simulation.runUntil(() => isOver, 200_000);
  return { hops, isReached, fault };
}

const LINE = `host a, b router r, s
  link a 192.0.2.2/25 - r 192.0.2.1/25 delay 1 ms
  link r 192.0.2.129/30 - s 192.0.2.130/30 delay 1 ms
  link s 198.51.100.1/24 - b 198.51.100.2/24 delay 1 ms`;
const LINE6 = `host a, b router r
  link a 2001:db8::2/64 - r 2001:db8::1/64 link r 2001:db8:1::1/64 - b 2001:db8:1::2/64`;
const destination = addressOf('198.51.100.2');

for (const by of ['udp', 'onePort', 'tcp', 'echo'] as const) {
  traces(`finds each router on the way, and ends at the destination, by ${by}`, () => {
    const { hops, isReached } = trace(LINE, { destination, by });
    assert.equal(hops, ['1 192.0.2.1', '2 192.0.2.130', '3 198.51.100.2']);
    assert.is(isReached, true);
  });

  traces(`over IPv6 as well, by ${by}`, () => {
    const { hops } = trace(LINE6, { destination: addressOf('2001:db8:1::2'), by });
    assert.equal(hops, ['1 2001:db8::1', '2 2001:db8:1::2']);
  });

  traces(`ends where a router says that there is no way further, by ${by}`, () => {
    const { hops, isReached } = trace(LINE, { destination: addressOf('203.0.113.1'), by });
    assert.equal(hops, ['1 192.0.2.1', '2 192.0.2.1!unreachable 0']);
    assert.is(isReached, false);
  });
}

traces('who does not answer is passed over, up to the last hop that is asked for', () => {
  const cut = (laboratory: ReturnType<typeof laboratoryOf>): void => {
    laboratory.link(['s', 'b']).change(['s', 'b'], { loss: 1 }, {});
  };
  const { hops, isReached } = trace(LINE, { destination, hopsMax: 5, probesAHop: 1 }, cut);
  assert.equal(hops.slice(0, 2), ['1 192.0.2.1', '2 192.0.2.130']);
  assert.is(isReached, false);
});

traces('begins at the hop that is asked for', () => {
  const { hops, isReached } = trace(LINE, { destination, firstHop: 2 });
  assert.equal(hops, ['2 192.0.2.130', '3 198.51.100.2']);
  assert.is(isReached, true);
  const none = trace(LINE, { destination, firstHop: 2, hopsMax: 2 });
  assert.equal(none.hops, ['2 192.0.2.130']);
});

traces('has no more under way at once than it may', () => {
  const laboratory = laboratoryOf(LINE);
  const { stack } = laboratory.node('a');
  let most = 0;
  const user = { hop() {}, done() {} };
  const asked = { destination, by: 'udp', underWayMax: 2 } as const;
  new Traceroute(stack, asked, user).start();
  for (let ms = 0; ms < 100; ms++) {
    most = Math.max(most, [...stack.udp.ports()].length);
    laboratory.simulation.run(1);
  }
  assert.is(most, 2);
});

traces('is told what a hop does not take when nothing may be cut', () => {
  const line = LINE.replace('delay 1 ms\n  link s', 'mtu 1280 delay 1 ms\n  link s');
  for (const by of ['udp', 'echo'] as const) {
    const asked = { destination, by, dataOctets: 1400, probesAHop: 1 };
    const { hops } = trace(line, { ...asked, dontFragment: true });
    assert.equal(hops, ['1 192.0.2.1', '2 192.0.2.1!tooBig 4'], by);
    assert.is(trace(line, { ...asked, underWayMax: 1 }).hops.length, 3);
  }
});

traces('says why nothing can be sent', () => {
  const { hops, fault } = trace('host a, b link a 192.0.2.1/24 - b', { destination });
  assert.equal(hops, []);
  assert.is(fault, 'ENETUNREACH');
});

traces('stopped, it is over, and tells so once', () => {
  const laboratory = laboratoryOf(LINE);
  let ends = 0;
  const user = { hop() {}, done: () => void ends++ };
  const tracing = new Traceroute(laboratory.node('a').stack, { destination }, user);
  tracing.start();
  tracing.stop();
  laboratory.simulation.run(60_000);
  assert.is(ends, 1);
  assert.equal([...laboratory.node('a').stack.udp.ports()], []);
});

traces.run();
