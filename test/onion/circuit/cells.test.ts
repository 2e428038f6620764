import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { COMMAND, REASON } from '../../../generated/onion/tor.wire.ts';
import type { CellBody } from '../../../generated/onion/tor.value.ts';
import { readBody, sendBody } from '../../../runtime/onion/circuit/cells.ts';
import { LabOnion } from './lab-onion.ts';

const cells = suite('onion: cells that are not relay cells');

const NOTHING = new Uint8Array(0);

/** What goes over a channel, and is read again. */
function roundTrip(body: CellBody): CellBody | undefined {
  const channel = new LabOnion([]);
  let read: CellBody | undefined;
  channel.send = (_, command, b, from, to) => {
    const cell = new Uint8Array(509);
    cell.set(b.subarray(from, to));
    read = readBody(command, cell, 0, cell.length, 5);
  };
  sendBody(channel, 7, body);
  return read;
}

cells('what is written is read', () => {
  const hdata = Uint8Array.of(1, 2, 3);
  assert.equal(roundTrip({ is: 'create2', htype: 2, hdata }), { is: 'create2', htype: 2, hdata });
  assert.equal(roundTrip({ is: 'created2', hdata }), { is: 'created2', hdata });
  const destroyed = roundTrip({ is: 'destroy', reason: REASON.TIMEOUT, filler: NOTHING });
  assert.is(destroyed?.is === 'destroy' && destroyed.reason, REASON.TIMEOUT);
});

cells('what is of another length, or no cell of a circuit, is nothing', () => {
  for (const octets of [0, 1, 508, 510]) {
    assert.is(readBody(COMMAND.DESTROY, new Uint8Array(510), 0, octets, 5), undefined);
  }
  for (let command = 0; command < 256; command++) {
    const read = readBody(command, new Uint8Array(509).fill(0xff), 0, 509, 5);
    const isOne = ['createFast', 'createdFast', 'destroy'].includes(read?.is ?? '');
    assert.ok(read === undefined || isOne, `command ${command}`);
  }
});

cells.run();
