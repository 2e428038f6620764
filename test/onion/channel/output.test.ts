import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { VirtualClock } from '../../../runtime/base/clock.ts';
import { BODY_OCTETS, CellOutput } from '../../../runtime/onion/channel/output.ts';
import { plainLinks } from './plain-link.ts';
import type { PlainLink } from './plain-link.ts';

const outputs = suite('onion: cells on their way out');
const HELLO = Uint8Array.of(0, 0x68, 0x69, 0);

function newOutput(): { readonly link: PlainLink; readonly output: CellOutput } {
  const [link] = plainLinks(new Timers(new VirtualClock()), new Uint8Array(0));
  return { link, output: new CellOutput(link) };
}

outputs('a cell is as large as its link version says, and zeros fill it', () => {
  for (const [version, head] of [
    [3, [0x80, 0x05, 3]],
    [4, [0x80, 0, 0, 0x05, 3]],
    [5, [0x80, 0, 0, 0x05, 3]],
  ] as const) {
    const { link, output } = newOutput();
    output.put(version, version === 3 ? 0x8005 : 0x80000005, COMMAND.RELAY, HELLO, 1, 3);
    output.flush();
    const [cell] = link.written;
    assert.is(cell.length, head.length + BODY_OCTETS);
    assert.equal([...cell.subarray(0, head.length + 3)], [...head, 0x68, 0x69, 0]);
  }
});

outputs('many cells are one write, and what is handed over is not written to again', () => {
  const { link, output } = newOutput();
  for (let cell = 0; cell < 5; cell++) output.put(5, 1, COMMAND.RELAY, HELLO, 1, 3);
  assert.is(link.written.length, 0);
  output.flush();
  output.flush();
  assert.is(link.written.length, 1);
  const before = link.written[0].slice();
  for (let cell = 0; cell < 100; cell++) output.put(5, 2, COMMAND.RELAY, HELLO, 1, 3);
  output.flush();
  assert.equal(link.written[0], before);
  const octets = link.written.reduce((sum, { length }) => sum + length, 0);
  assert.is(octets, 105 * 514);
  assert.ok(
    link.written.every(({ length }) => length <= 16_384),
    'a record of TLS each',
  );
});

outputs('a whole cell does not overtake those before it', () => {
  const { link, output } = newOutput();
  output.put(5, 1, COMMAND.RELAY, HELLO, 1, 3);
  output.putWhole(Uint8Array.of(7));
  assert.equal(
    link.written.map(({ length }) => length),
    [514, 1],
  );
});

outputs('what the link does not want now waits, in order', () => {
  const { link, output } = newOutput();
  link.isFull = true;
  for (let cell = 0; cell < 3; cell++) {
    output.put(5, cell, COMMAND.RELAY, HELLO, 1, 3);
    output.flush();
  }
  assert.ok(output.isFull);
  assert.is(link.written.length, 1, 'the one after which it was full');
  assert.is(output.waitingOctets, 2 * 514);
  assert.not(output.resume(), 'it is full again at once');
  link.isFull = false;
  assert.ok(output.resume());
  assert.not(output.isFull);
  assert.is(output.waitingOctets, 0);
  assert.equal(
    link.written.map((cell) => cell[3]),
    [0, 1, 2],
  );
});

outputs.run();
