import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import * as names from '../../runtime/socket/constants.ts';
import { DatagramSocket } from '../../runtime/socket/datagram.ts';
import { newMessage, WATCHERS_MAX } from '../../runtime/socket/open-socket.ts';
import { newGround, shown } from './ground.ts';

const open = suite('an open socket');

const make = (family: typeof names.AF_INET | typeof names.AF_INET6): DatagramSocket =>
  new DatagramSocket(newGround().host, family);

open('is closed with its last descriptor, and tells who watches', () => {
  const socket = make(names.AF_INET);
  let told = 0;
  socket.watch(() => told++);
  socket.retain();
  socket.retain();
  socket.release();
  assert.equal([socket.isClosed, told], [false, 0]);
  socket.release();
  assert.equal([socket.isClosed, told], [true, 1]);
  assert.is(socket.host.count, 0);
});

open('tells those who watch, also when they go meanwhile, and no others', () => {
  const socket = make(names.AF_INET);
  const told: string[] = [];
  const stops: (() => void)[] = [];
  for (const name of ['a', 'b', 'c']) {
    const stop = socket.watch(() => {
      told.push(name);
      if (name === 'a') for (const each of stops) each();
    });
    stops.push(stop as () => void);
  }
  socket.notify();
  assert.equal(told, ['a', 'b', 'c']);
  socket.notify();
  assert.is(told.length, 3);
});

open('has room for so many who watch', () => {
  const socket = make(names.AF_INET);
  const stops = Array.from({ length: WATCHERS_MAX }, () => socket.watch(() => {}));
  assert.is(shown(socket.watch(() => {})), 'ENOBUFS');
  (stops[7] as () => void)();
  assert.type(
    socket.watch(() => {}),
    'function',
  );
});

open('keeps one error until it is asked for', () => {
  const socket = make(names.AF_INET);
  socket.fail('ECONNREFUSED');
  assert.is(socket.pendingError, 111);
  assert.is(shown(socket.takeError()), 'ECONNREFUSED');
  assert.is(socket.takeError(), 0);
});

open('shows addresses as its family has them', () => {
  const four = { address: addressOf('192.0.2.1'), port: 7 };
  const show = (socket: DatagramSocket): string => showAddress(socket.seen(four).address);
  assert.is(show(make(names.AF_INET)), '192.0.2.1');
  assert.is(show(make(names.AF_INET6)), '::ffff:192.0.2.1');
  assert.is(newMessage().address.length, 0);
});

open.run();
