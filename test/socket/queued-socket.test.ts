import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../runtime/socket/constants.ts';
import { newMessage } from '../../runtime/socket/open-socket.ts';
import { QueuedSocket } from '../../runtime/socket/queued-socket.ts';
import type { Endpoint } from '../../runtime/transport/tcp/user.ts';
import { fakeInterface } from '../transport/udp/fake.ts';
import { at, newGround, octetsOf, shown, shownEvents } from './ground.ts';

const queued = suite('a socket with a queue');

class Bare extends QueuedSocket {
  readonly type = names.SOCK_DGRAM;
  readonly protocol = 0;
  peer: Endpoint | undefined;
  readonly local = at('0.0.0.0', 0);
  bind = (): number => 0;
  connect = (): number => 0;
  send = (): number => 0;
}

function put(socket: Bare, text: string): boolean {
  const octets = octetsOf(text);
  return socket.queue.put(octets, 0, octets.length, {
    octets: new Uint8Array(8),
    source: 0,
    destination: 4,
    addressOctets: 4,
    sourcePort: 9,
    hopLimit: 1,
    trafficClass: 0,
    interface: fakeInterface('eth0', 1, []),
  });
}

queued('tells an error before what waits', () => {
  const socket = new Bare(newGround().host, names.AF_INET);
  put(socket, 'data');
  socket.fail('ECONNREFUSED');
  const room = new Uint8Array(9);
  assert.is(shown(socket.receive(room, 0, 9, 0)), 'ECONNREFUSED');
  assert.is(socket.receive(room, 0, 9, 0), 4);
  assert.is(shown(socket.receive(room, 0, 9, 0)), 'EAGAIN');
});

queued('receives nothing into no room, and yet all of it', () => {
  const socket = new Bare(newGround().host, names.AF_INET);
  put(socket, 'data');
  const message = newMessage();
  assert.is(socket.receive(new Uint8Array(0), 0, 0, 0, message), 0);
  assert.equal([message.flags, message.port], [names.MSG_TRUNC, 9]);
  assert.is(socket.queue.count, 0);
});

queued('is ready as poll of Linux says', () => {
  const socket = new Bare(newGround().host, names.AF_INET);
  const events = (): string => shownEvents(socket.readiness());
  assert.is(events(), 'OUT');
  put(socket, 'x');
  assert.is(events(), 'IN|OUT');
  socket.queue.drop();
  assert.is(shown(socket.shutdown(true, false)), 'ENOTCONN');
  assert.is(events(), 'IN|OUT|RDHUP');
  socket.peer = at('192.0.2.1', 9);
  assert.is(socket.shutdown(false, true), 0);
  assert.is(events(), 'IN|OUT|HUP|RDHUP');
});

queued('is as large as SO_RCVBUF says, twice', () => {
  const socket = new Bare(newGround().host, names.AF_INET);
  socket.setReceiveOctets(10_000);
  assert.is(socket.queue.octetsMax, 20_000);
  assert.is(socket.receiveOctets, 10_000);
});

queued.run();
