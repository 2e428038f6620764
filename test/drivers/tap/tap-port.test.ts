import { fstatSync, openSync } from 'node:fs';
import { constants } from 'node:os';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { InterfaceRequest } from '../../../drivers/tap/interface-request.ts';
import { TapPort } from '../../../drivers/tap/tap-port.ts';
import { Calls } from './calls.ts';

const ports = suite('the file behind a TAP');

const { EAGAIN, EIO, ENODEV } = constants.errno;

interface Fixture {
  readonly calls: Calls;
  readonly port: TapPort;
  readonly told: string[];
  readonly files: readonly [number, number];
}

function setup(): Fixture {
  const calls = new Calls();
  const files = [openSync('/dev/null', 'r'), openSync('/dev/null', 'r')] as const;
  const request = new InterfaceRequest(calls);
  request.name = 'tap7';
  const port = new TapPort({ libc: calls, file: files[0], socket: files[1], request });
  const told: string[] = [];
  port.watch({
    readable: () => told.push('readable'),
    writable: () => void told.push('writable'),
    statusChanged: () => void told.push('status'),
  });
  calls.take();
  return { calls, port, told, files };
}

ports('is called as its interface', () => {
  const { port } = setup();
  assert.is(port.name, 'tap7');
  port.close();
});

ports('reads into its own octets, and asks for no address again', () => {
  const { calls, port, files } = setup();
  calls.answers.push(60, -EAGAIN);
  assert.is(port.read(), 60);
  assert.is(port.read(), -EAGAIN);
  const [one, other] = calls.take();
  assert.is(one, other);
  assert.match(one, new RegExp(`^read ${files[0]} [0-9a-f]+ ${port.octets.length}$`));
  port.close();
});

ports('asks once where octets lie that it writes from', () => {
  const { calls, port } = setup();
  const [one, other] = [new Uint8Array(100), new Uint8Array(100)];
  for (const b of [one, one, other, one, other, other]) port.write(b, 20, 90);
  const asked = calls.take();
  assert.is(asked.filter((call) => call.startsWith('address')).length, 2);
  const writes = asked.filter((call) => call.startsWith('write'));
  assert.is(writes.length, 6);
  assert.equal(
    writes,
    [0, 0, 2, 0, 2, 2].map((like) => writes[like]),
  );
  assert.ok(writes.every((write) => write.endsWith('14 70')));
  port.close();
});

ports('answers why a write was refused', () => {
  const { calls, port } = setup();
  calls.answers.push(-EIO);
  assert.is(port.write(new Uint8Array(100), 20, 90), -EIO);
  port.close();
});

ports('tells when there is something to read, and when there is room if that was asked', () => {
  const { calls, port, told } = setup();
  const [poll] = calls.polls;
  assert.equal(poll.events, { readable: true });
  poll.callback(0, { readable: true, writable: false });
  port.awaitRoom();
  assert.equal(poll.events, { readable: true, writable: true });
  poll.callback(0, { readable: true, writable: true });
  assert.equal(told, ['readable', 'writable', 'readable']);
  assert.equal(poll.events, { readable: true });
  port.close();
});

ports('tells of changes, and of the end', () => {
  const { calls, port, told } = setup();
  const [file, socket] = calls.polls;
  calls.answers.push(30, 30, -EAGAIN);
  socket.callback(0, { readable: true });
  file.callback(-9, { readable: false, writable: false });
  assert.equal(told, ['status', 'status']);
  port.close();
});

ports('reads only so much of what it is told about changes', () => {
  const { calls, port, told } = setup();
  calls.polls[1].callback(0, { readable: true });
  assert.is(calls.take().filter((call) => call.startsWith('read')).length, 256);
  assert.equal(told, ['status']);
  port.close();
});

ports('is down when the interface was removed, and not when nobody can tell', () => {
  const { calls, port } = setup();
  calls.answers.push(-ENODEV);
  assert.is(port.status().isUp, false);
  calls.answers.push(0, -ENODEV, -ENODEV);
  assert.is(port.status().isUp, true);
  port.close();
});

ports('closes all that it holds', () => {
  const { calls, port, files } = setup();
  port.close();
  assert.ok(calls.polls.every((poll) => poll.isClosed));
  for (const file of files) assert.throws(() => fstatSync(file), /EBADF/);
});

ports.run();
