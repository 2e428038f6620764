import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { LabLink } from '../../runtime/lab/lab-link.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';

const links = suite('link of a laboratory');

function link(): LabLink {
  const ends = [
    { node: 'a', addresses: [] },
    { node: 'b', addresses: [] },
  ] as const;
  const there = { delayMs: 5 };
  return new LabLink(new Simulation(1), { ends, mtu: 1400, there, back: there }, 299);
}

links('it is known by its ends, in either order', () => {
  assert.ok(link().joins(['a', 'b']) && link().joins(['b', 'a']));
  assert.not.ok(link().joins(['a', 'c']));
});

links('its hardware addresses tell its number', () => {
  assert.equal(link().wire.ends[0].hardwareAddress, Uint8Array.of(2, 0, 0, 1, 44, 1));
  assert.equal(link().wire.ends[1].hardwareAddress, Uint8Array.of(2, 0, 0, 1, 44, 2));
});

links('a change is from the first name to the second, whichever way it was laid', () => {
  const one = link();
  one.change(['b', 'a'], { loss: 0.1 }, { loss: 0.2 });
  assert.is(one.wire.ends[0].ills.loss, 0.2);
  assert.is(one.wire.ends[1].ills.loss, 0.1);
  assert.is(one.wire.ends[1].ills.delayMs, 5);
});

links('what changes while it is cut shows when it is mended, and mends nothing', () => {
  const one = link();
  one.cut();
  one.change(['a', 'b'], { loss: 0.1 }, { loss: 0.2 });
  assert.not.ok(one.wire.ends[0].isUp);
  one.mend();
  assert.ok(one.wire.ends[0].isUp);
  assert.is(one.wire.ends[0].ills.loss, 0.1);
  assert.is(one.wire.ends[1].ills.loss, 0.2);
});

links.run();
