import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DatagramSocket } from '../../../runtime/socket/datagram.ts';
import { createSocket } from '../../../runtime/socket/socket-creation.ts';
import type { OpenSocket } from '../../../runtime/socket/open-socket.ts';
import { flag, numberFrom, numberOf, only, within } from '../../../runtime/socket/options/row.ts';
import { newGround, shown } from '../ground.ts';

const rows = suite('rows of the table of options');

rows('take Booleans and whole numbers for numbers, and nothing else', () => {
  assert.equal(
    [true, false, 7, -1, 1.5, NaN, 'x'].map((value) => numberOf(value)),
    [1, 0, 7, -1, undefined, undefined, undefined],
  );
  assert.equal([numberFrom(true), numberFrom(false)], [1, 0]);
});

rows('set what is within, and refuse the rest', () => {
  const got: (number | boolean)[] = [];
  const set = (value: number | boolean): void => void got.push(value);
  assert.is(within(5, 1, 5, set), 0);
  assert.is(shown(within(6, 1, 5, set)), 'EINVAL');
  assert.is(shown(within(0, 1, 5, set)), 'EINVAL');
  assert.is(flag(2, set), 0);
  assert.is(shown(flag('x', set)), 'EINVAL');
  assert.equal(got, [5, true]);
});

rows('for one kind of socket are not there for others', () => {
  const { host } = newGround();
  const [stream, datagram] = [1, 2].map((type) => createSocket(host, 2, type, 0) as OpenSocket);
  const row = only(DatagramSocket, { get: () => 7, set: () => 0 });
  assert.equal([row.get!(datagram), row.set!(datagram, 1)], [7, 0]);
  assert.equal([shown(row.get!(stream)), shown(row.set!(stream, 1))], Array(2).fill('ENOPROTOOPT'));
  assert.is(only(DatagramSocket, {}).get, undefined);
});

rows.run();
