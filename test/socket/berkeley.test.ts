import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Sockets } from '../../runtime/socket/berkeley.ts';
import * as names from '../../runtime/socket/constants.ts';
import type { OpenFile } from '../../runtime/socket/process.ts';
import {
  NET_ACCESS,
  NET_BIND,
  NET_LISTEN,
  NET_RAW,
  Process,
} from '../../runtime/socket/process.ts';
import { at, newGround, shown } from './ground.ts';
import type { Ground } from './ground.ts';

const calls = suite('the calls of a program');

const room = new Uint8Array(10);
const HERE = at('127.0.0.1', 7);

const stream = ({ sockets }: Ground): number => sockets.socket(names.AF_INET, names.SOCK_STREAM);

/** Every entry, by name. */
const entries: Readonly<Record<string, (sockets: Sockets, descriptor: number) => unknown>> = {
  bind: (sockets, descriptor) => sockets.bind(descriptor, HERE),
  listen: (sockets, descriptor) => sockets.listen(descriptor),
  accept: (sockets, descriptor) => sockets.accept(descriptor),
  connect: (sockets, descriptor) => sockets.connect(descriptor, HERE),
  send: (sockets, descriptor) => sockets.send(descriptor, room),
  sendto: (sockets, descriptor) => sockets.sendto(descriptor, room, 0, 1, 0, HERE),
  recv: (sockets, descriptor) => sockets.recv(descriptor, room),
  recvfrom: (sockets, descriptor) => sockets.recvfrom(descriptor, room, 0, 1, 0, undefined),
  shutdown: (sockets, descriptor) => sockets.shutdown(descriptor, names.SHUT_RD),
  getsockopt: (sockets, descriptor) =>
    sockets.getsockopt(descriptor, names.SOL_SOCKET, names.SO_TYPE),
  setsockopt: (sockets, descriptor) =>
    sockets.setsockopt(descriptor, names.SOL_SOCKET, names.SO_REUSEADDR, 1),
  getsockname: (sockets, descriptor) => sockets.getsockname(descriptor),
  getpeername: (sockets, descriptor) => sockets.getpeername(descriptor),
  dup: (sockets, descriptor) => sockets.dup(descriptor),
  fcntl: (sockets, descriptor) => sockets.fcntl(descriptor, names.F_GETFL),
  ioctl: (sockets, descriptor) => sockets.ioctl(descriptor, names.FIONREAD),
  watch: (sockets, descriptor) => sockets.watch(descriptor, () => {}),
};

/** Those of the class that are no entries. */
const OTHERS = ['constructor', 'close', 'socket', 'poll', 'select', 'readiness', 'as'];

calls('are all in the table of entries that are held to the gate', () => {
  const ground = newGround();
  const prototype: object = Object.getPrototypeOf(ground.sockets) as object;
  const all = Object.getOwnPropertyNames(prototype).filter((name) => !OTHERS.includes(name));
  assert.equal(all.sort(), Object.keys(entries).sort());
});

calls('of a process without NET_ACCESS get nowhere, whoever opened the descriptor', () => {
  const ground = newGround();
  const descriptor = stream(ground);
  const child = ground.process.fork({ capabilities: [NET_BIND, NET_LISTEN, NET_RAW] });
  const sockets = ground.sockets.as(child);
  for (const [name, enter] of Object.entries(entries)) {
    assert.is(shown(enter(sockets, descriptor)), 'EACCES', name);
  }
  assert.is(shown(sockets.socket(names.AF_INET, names.SOCK_STREAM)), 'EACCES');
  assert.is(sockets.readiness(descriptor), names.POLLNVAL);
  assert.is(sockets.close(descriptor), 0);
  assert.is(shown(ground.sockets.getpeername(descriptor)), 'ENOTCONN');
});

calls('may be taken from a process that makes them', () => {
  const ground = newGround();
  const descriptor = stream(ground);
  assert.is(ground.sockets.bind(descriptor, HERE), 0);
  ground.process.drop(NET_LISTEN);
  assert.is(shown(ground.sockets.listen(descriptor)), 'EACCES');
  ground.process.drop(NET_ACCESS);
  for (const [name, enter] of Object.entries(entries)) {
    assert.is(shown(enter(ground.sockets, descriptor)), 'EACCES', name);
  }
});

calls('to bind and to listen want capabilities of their own', () => {
  const { host } = newGround();
  const only = (capability: typeof NET_ACCESS | typeof NET_BIND | typeof NET_LISTEN): Sockets =>
    newGround().sockets.as(new Process({ capabilities: [NET_ACCESS, capability] }));
  for (const [capability, call, answer] of [
    [NET_ACCESS, 'bind', 'EACCES'],
    [NET_ACCESS, 'listen', 'EACCES'],
    [NET_ACCESS, 'accept', 'EACCES'],
    [NET_BIND, 'bind', '0'],
    [NET_LISTEN, 'listen', '0'],
    [NET_LISTEN, 'accept', 'EINVAL'],
  ] as const) {
    const sockets = only(capability);
    const descriptor = sockets.socket(names.AF_INET, names.SOCK_STREAM);
    assert.is(shown(entries[call](sockets, descriptor)), answer, `${capability} ${call}`);
  }
  assert.is(host.count, 0);
});

calls('on raw sockets want NET_RAW at every entry', () => {
  const ground = newGround();
  const raw = ground.sockets.socket(names.AF_INET, names.SOCK_RAW, 1);
  const child = ground.process.fork({ capabilities: [NET_ACCESS, NET_BIND, NET_LISTEN] });
  const sockets = ground.sockets.as(child);
  assert.is(shown(sockets.socket(names.AF_INET, names.SOCK_RAW, 1)), 'EPERM');
  for (const [name, enter] of Object.entries(entries)) {
    assert.is(shown(enter(sockets, raw)), 'EPERM', name);
  }
});

calls('name descriptors that are open, and sockets', () => {
  const { sockets, process } = newGround();
  const file: OpenFile = { retain() {}, release() {} };
  const other = process.install(file, 5);
  for (const [name, enter] of Object.entries(entries)) {
    for (const wrong of [-1, 4, 1e9, NaN, 0.5]) {
      assert.is(shown(enter(sockets, wrong)), 'EBADF', `${name} ${wrong}`);
    }
    assert.is(shown(enter(sockets, other)), 'ENOTSOCK', name);
  }
  assert.is(shown(sockets.close(4)), 'EBADF');
});

calls('with octets outside of their buffer, or no address, are refused', () => {
  const ground = newGround();
  const { sockets } = ground;
  const descriptor = stream(ground);
  for (const [from, to] of [
    [-1, 1],
    [0, 11],
    [2, 1],
    [0.5, 1],
    [0, NaN],
  ]) {
    assert.is(shown(sockets.send(descriptor, room, from, to)), 'EFAULT');
    assert.is(shown(sockets.recv(descriptor, room, from, to)), 'EFAULT');
  }
  for (const wrong of [
    { address: new Uint8Array(5), port: 1 },
    { ...HERE, port: -1 },
    { ...HERE, port: 65_536 },
    { ...HERE, port: 1.5 },
  ]) {
    assert.is(shown(sockets.bind(descriptor, wrong)), 'EINVAL');
    assert.is(shown(sockets.connect(descriptor, wrong)), 'EINVAL');
    assert.is(shown(sockets.sendto(descriptor, room, 0, 1, 0, wrong)), 'EINVAL');
  }
});

calls('by several descriptors of one socket mean one socket, until the last is closed', () => {
  const ground = newGround();
  const { sockets, host } = ground;
  const descriptor = stream(ground);
  const again = sockets.dup(descriptor);
  sockets.bind(again, HERE);
  assert.is(sockets.close(descriptor), 0);
  assert.is(host.count, 1);
  assert.is(sockets.listen(again), 0);
  sockets.close(again);
  assert.is(host.count, 0);
});

calls('stop at EMFILE for a process, and at ENFILE for all of them', () => {
  const { sockets, host } = newGround({ descriptorsMax: 2, socketsMax: 3 });
  const open = (of: Sockets): string => shown(of.socket(names.AF_INET, names.SOCK_DGRAM));
  assert.equal([open(sockets), open(sockets), open(sockets)], ['0', '1', 'EMFILE']);
  const other = sockets.as(new Process());
  assert.equal([open(other), open(other)], ['0', 'ENFILE']);
  assert.is(host.counters.refusedFull, 1);
});

calls('leave a connection waiting for which there is no descriptor', () => {
  const ground = newGround({ descriptorsMax: 2 });
  const { sockets, run } = ground;
  const listening = stream(ground);
  sockets.bind(listening, HERE);
  sockets.listen(listening);
  const asking = stream(ground);
  sockets.connect(asking, HERE);
  run();
  assert.is(shown(sockets.accept(listening)), 'EMFILE');
  sockets.close(asking);
  assert.is(sockets.accept(listening), asking);
});

calls('of fcntl know one mode, and what is closed on exec', () => {
  const ground = newGround();
  const { sockets, process } = ground;
  const descriptor = sockets.socket(names.AF_INET, names.SOCK_STREAM | names.SOCK_CLOEXEC);
  assert.is(sockets.fcntl(descriptor, names.F_GETFL), names.O_RDWR | names.O_NONBLOCK);
  assert.is(sockets.fcntl(descriptor, names.F_SETFL, names.O_NONBLOCK), 0);
  assert.is(shown(sockets.fcntl(descriptor, names.F_SETFL, 0)), 'EINVAL');
  assert.is(sockets.fcntl(descriptor, names.F_GETFD), names.FD_CLOEXEC);
  assert.is(sockets.fcntl(descriptor, names.F_DUPFD, 9), 9);
  assert.is(sockets.fcntl(9, names.F_GETFD), 0);
  assert.is(sockets.fcntl(9, names.F_DUPFD_CLOEXEC), 1);
  assert.is(shown(sockets.fcntl(9, names.F_DUPFD, 99_999)), 'EINVAL');
  assert.is(shown(sockets.fcntl(9, 77)), 'EINVAL');
  process.exec();
  assert.equal([...process.descriptors()], [9]);
  assert.is(sockets.fcntl(9, names.F_SETFD, names.FD_CLOEXEC), 0);
  process.exec();
  assert.equal([...process.descriptors()], []);
});

calls('of ioctl know how much waits either way', () => {
  const ground = newGround();
  const { sockets } = ground;
  const descriptor = stream(ground);
  assert.is(sockets.ioctl(descriptor, names.FIONREAD), 0);
  assert.is(sockets.ioctl(descriptor, names.TIOCOUTQ), 0);
  sockets.listen(descriptor);
  assert.is(shown(sockets.ioctl(descriptor, names.FIONREAD)), 'EINVAL');
  assert.is(shown(sockets.ioctl(descriptor, 1)), 'EINVAL');
});

calls.run();
