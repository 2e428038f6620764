import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CircuitWindows } from '../../../runtime/onion/relay/circuit-windows.ts';
import { crypto } from './bench.ts';

const windows = suite('onion: windows of a circuit at its end');

windows('mark each hundredth cell, and close after a thousand', () => {
  const one = new CircuitWindows({ sendSendme() {}, breach() {} });
  const marked: number[] = [];
  for (let cells = 1; one.isOpen; cells++) if (one.sent()) marked.push(cells);
  assert.equal(marked, [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
});

windows('thank for each hundredth cell with its own tag', () => {
  const thanked: Uint8Array[] = [];
  const one = new CircuitWindows({ sendSendme: (tag) => void thanked.push(tag), breach() {} });
  const tags = Array.from({ length: 250 }, () => crypto.random(20));
  for (const tag of tags) one.came(tag);
  assert.equal(thanked, [tags[99], tags[199]]);
});

windows.run();
