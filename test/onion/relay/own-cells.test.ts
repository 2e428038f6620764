import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { RELAY_CELL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';
import { CELL_TEXT, opened, saidOf, stage } from './exit-world.ts';

const cells = suite('onion: cells of a relay of its own');

cells('end in noise, which is never the same, where a SENDME will speak of them', async () => {
  const one = await stage();
  const puppet = await opened(one);
  puppet.say(CELL_TEXT * 300);
  await one.bench.settle();
  const data = saidOf(one.client.heard, 'data');
  const noises = [data[99], data[199]].map(({ padding }) => padding);
  for (const noise of noises) assert.equal([...noise.slice(0, 4)], [0, 0, 0, 0]);
  assert.ok(noises[0].length >= 20 && noises[0].length < RELAY_CELL_OCTETS);
  assert.not.equal(noises[0], noises[1]);
});

cells.run();
