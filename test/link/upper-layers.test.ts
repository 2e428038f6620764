import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { UpperLayers } from '../../runtime/link/upper-layers.ts';

const upper = suite('upper layers');

function make() {
  const all = new UpperLayers();
  const told: string[] = [];
  for (const name of ['ip', 'arp']) {
    all.onSettle(() => told.push(`${name} settle`));
    all.onLinkChange((isUp) => told.push(`${name} ${isUp ? 'up' : 'down'}`));
    all.onSpaceAvailable(() => told.push(`${name} space`));
  }
  return { all, told };
}

upper('are told in the order in which they came', () => {
  const { all, told } = make();
  all.settle();
  all.linkChanged(true);
  all.linkChanged(false);
  all.spaceAvailable();
  assert.equal(told, [
    ...['ip settle', 'arp settle', 'ip up', 'arp up'],
    ...['ip down', 'arp down', 'ip space', 'arp space'],
  ]);
});

upper('are told nothing when the link is gone', () => {
  const { all, told } = make();
  all.clear();
  all.settle();
  all.linkChanged(false);
  all.spaceAvailable();
  assert.equal(told, []);
});

upper.run();
