import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../runtime/lab/simulation.ts';
import { joinByWire } from '../../runtime/lab/wire.ts';
import type { Fate, Ills, Wire } from '../../runtime/lab/wire.ts';

const wires = suite('wire');

interface Heard {
  readonly at: number;
  readonly frame: string;
}

/** What comes out of the second end: each frame with its moment, and '/' where a batch ends. */
function listen(world: Simulation, wire: Wire): Heard[] {
  const heard: Heard[] = [];
  wire.ends[1].attach({
    receive: (b, o, end) => heard.push({ at: world.now, frame: b.subarray(o, end).join(' ') }),
    settle: () => heard.push({ at: world.now, frame: '/' }),
    linkChanged: (isUp) => heard.push({ at: world.now, frame: isUp ? 'up' : 'down' }),
    spaceAvailable: () => {},
  });
  return heard;
}

/** Sends so many frames of two octets, each its number, and counts what was said of them. */
function send(wire: Wire, frames: number): Partial<Record<Fate, number>> {
  const fates: Partial<Record<Fate, number>> = {};
  wire.watch((fate) => (fates[fate] = (fates[fate] ?? 0) + 1));
  for (let frame = 0; frame < frames; frame++) {
    wire.ends[0].transmit(Uint8Array.of(9, frame >> 8, frame, 9), 1, 3);
  }
  return fates;
}

wires('what goes in comes out after the delay and the time on the wire, in one batch', () => {
  const world = new Simulation(1);
  const wire = joinByWire(world, { there: { delayMs: 10 } });
  const heard = listen(world, wire);
  send(wire, 2);
  world.run(9.9);
  assert.equal(heard, []);
  world.run(1);
  assert.equal(
    heard.map((one) => `${one.at} ${one.frame}`),
    ['10 0 0', '10 0 1', '10 /'],
  );
});

wires('a rate spaces frames, and a full queue drops what does not fit', () => {
  const world = new Simulation(1);
  // Two octets take one millisecond.
  const wire = joinByWire(world, { there: { rate: 16_000, queueFrames: 3 } });
  const heard = listen(world, wire);
  const fates = send(wire, 10);
  world.run(100);
  assert.equal(
    heard.filter((one) => one.frame !== '/').map((one) => one.at),
    [1, 2, 3, 4],
  );
  assert.is(fates.dropped, 6);
  assert.is(wire.ends[0].counters.transmitDropped, 6);
});

const statistics: readonly [keyof Ills, Fate][] = [
  ['loss', 'lost'],
  ['duplication', 'duplicated'],
  ['reordering', 'delayed'],
  ['corruption', 'corrupted'],
];
for (const [ill, fate] of statistics) {
  wires(`${ill} meets as many frames as its chance says, and the same ones each time`, () => {
    const runOnce = (): { heard: Heard[]; count: number } => {
      const world = new Simulation(7);
      const wire = joinByWire(world, { there: { [ill]: 0.1, rate: 1e6 } });
      const heard = listen(world, wire);
      wire.change({ queueFrames: Infinity });
      const count = send(wire, 5000)[fate] ?? 0;
      world.run(1000);
      return { heard, count };
    };
    const first = runOnce();
    assert.ok(first.count > 400 && first.count < 600, `${first.count}`);
    assert.equal(runOnce(), first);
    const frames = first.heard.filter((one) => one.frame !== '/').map((one) => one.frame);
    const inOrder = Array.from({ length: 5000 }, (_, index) => `${index >> 8} ${index & 255}`);
    if (ill === 'loss') assert.is(frames.length, 5000 - first.count);
    if (ill === 'duplication') assert.is(frames.length, 5000 + first.count);
    if (ill === 'reordering') assert.equal([...frames].sort(), [...inOrder].sort());
    if (ill !== 'loss') assert.not.equal(frames, inOrder);
  });
}

wires('a cut wire loses what is under way, says so, and works again when mended', () => {
  const world = new Simulation(1);
  const wire = joinByWire(world, { there: { delayMs: 10 } });
  const heard = listen(world, wire);
  send(wire, 1);
  world.run(5);
  wire.change(null);
  send(wire, 1);
  world.run(2);
  wire.change({});
  send(wire, 1);
  world.run(100);
  assert.equal(
    heard.map((one) => `${one.at} ${one.frame}`),
    ['5 down', '7 up', '17 0 0', '17 /'],
  );
  assert.is(wire.ends[0].counters.transmitErrors, 1);
});

wires('a frame larger than the wire takes is an error of whoever sent it', () => {
  const world = new Simulation(1);
  const wire = joinByWire(world, { mtu: 100 });
  const heard = listen(world, wire);
  wire.ends[0].transmit(new Uint8Array(200), 0, 200);
  world.run(1);
  assert.equal(heard, []);
  assert.is(wire.ends[0].counters.transmitErrors, 1);
});

wires.run();
