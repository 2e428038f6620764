import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PcapngWriter } from '../../runtime/link/pcapng.ts';
import { LinkWatch } from '../../runtime/lab/link-watch.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import { joinByWire } from '../../runtime/lab/wire.ts';
import type { Ills } from '../../runtime/lab/wire.ts';

const watches = suite('link watch');

function send(ills: Partial<Ills>, frames: number): { watch: LinkWatch; blocks: Uint8Array[] } {
  const world = new Simulation(1);
  const wire = joinByWire(world, { there: ills });
  const watch = new LinkWatch(wire);
  const blocks: Uint8Array[] = [];
  const write = (octets: Uint8Array): void => void blocks.push(octets);
  watch.capture(new PcapngWriter({ write, clock: world.clock }));
  for (let frame = 0; frame < frames; frame++) {
    wire.ends[0].transmit(new Uint8Array(100), 0, 100);
    world.run(1);
  }
  watch.finish();
  return { watch, blocks };
}

watches('each frame is counted by what became of it, on its own way', () => {
  const { watch } = send({ loss: 0.5, duplication: 0.5, corruption: 0.2 }, 1000);
  const [there, back] = watch.statistics(['a', 'b']);
  assert.is(there.from, 'a');
  assert.is(there.frames, 1000);
  assert.is(there.octets, 100_000);
  assert.ok(there.lost > 400 && there.lost < 600);
  assert.ok(there.duplicated > 200 && there.duplicated < 300);
  assert.ok(there.corrupted > 100 && there.corrupted < 250);
  assert.is(back.from, 'b');
  assert.is(back.frames, 0);
});

watches('a capture has every frame once, and says what it met with', () => {
  const { watch, blocks } = send({ loss: 0.5, reordering: 0.1 }, 100);
  const text = new TextDecoder('latin1').decode(Uint8Array.from(blocks.flatMap((one) => [...one])));
  const [there] = watch.statistics(['a', 'b']);
  assert.is(text.split('lost on the way').length - 1, there.lost);
  assert.is(text.split('held back').length - 1, there.delayed);
  // A section, two interfaces, the frames, and how many there were of each.
  assert.is(blocks.length, 1 + 2 + 100 + 2);
});

watches.run();
