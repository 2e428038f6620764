import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../runtime/base/random.ts';
import {
  choosePort,
  EPHEMERAL_PORT_FIRST,
  EPHEMERAL_PORT_LAST,
} from '../../runtime/transport/ephemeral-port.ts';

const ports = suite('ephemeral ports');

ports('are spread over the whole range', () => {
  const random = seededRandom(1);
  const quarters = [0, 0, 0, 0];
  const quarter = (EPHEMERAL_PORT_LAST + 1 - EPHEMERAL_PORT_FIRST) / 4;
  for (let count = 0; count < 4000; count++) {
    const port = choosePort(random, () => true)!;
    assert.ok(port >= EPHEMERAL_PORT_FIRST && port <= EPHEMERAL_PORT_LAST);
    quarters[Math.floor((port - EPHEMERAL_PORT_FIRST) / quarter)]++;
  }
  for (const count of quarters) assert.ok(count > 850, quarters.join(' '));
});

ports('do not follow from each other', () => {
  const random = seededRandom(2);
  const steps = new Set<number>();
  let before = choosePort(random, () => true)!;
  for (let count = 0; count < 200; count++) {
    const port = choosePort(random, () => true)!;
    steps.add(port - before);
    before = port;
  }
  assert.ok(steps.size > 190);
});

ports('are found while one is free, and only then', () => {
  const taken = new Set<number>();
  const random = seededRandom(3);
  const isFree = (port: number): boolean => !taken.has(port);
  for (let port = EPHEMERAL_PORT_FIRST; port <= EPHEMERAL_PORT_LAST; port++) {
    if (port !== 40_000) taken.add(port);
  }
  assert.is(choosePort(random, isFree), 40_000);
  taken.add(40_000);
  assert.is(choosePort(random, isFree), undefined);
});

ports.run();
