import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../../runtime/socket/constants.ts';
import type { OptionValue } from '../../../runtime/socket/options.ts';
import { socketRows } from '../../../runtime/socket/options/socket.ts';
import { at, newGround, shown } from '../ground.ts';

const options = suite('options of level SOL_SOCKET');

const LEVEL = names.SOL_SOCKET;

options('are read as they were written', () => {
  const { sockets } = newGround();
  for (const type of [names.SOCK_STREAM, names.SOCK_DGRAM]) {
    const socket = sockets.socket(names.AF_INET, type);
    for (const name of [names.SO_REUSEADDR, names.SO_BROADCAST, names.SO_NO_CHECK]) {
      assert.is(sockets.getsockopt(socket, LEVEL, name), 0);
      for (const value of [7, true]) {
        assert.is(sockets.setsockopt(socket, LEVEL, name, value), 0);
        assert.is(sockets.getsockopt(socket, LEVEL, name), 1);
      }
      sockets.setsockopt(socket, LEVEL, name, 0);
      assert.is(sockets.getsockopt(socket, LEVEL, name), 0);
    }
  }
});

options('refuse what is no value for them', () => {
  const { sockets } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  const wrong: readonly OptionValue[] = ['x', 1.5, NaN];
  for (const [, rows] of socketRows) {
    for (const [name, row] of Object.entries(rows)) {
      if (row.set === undefined || Number(name) === names.SO_BINDTODEVICE) continue;
      for (const value of wrong) {
        assert.is(shown(sockets.setsockopt(socket, LEVEL, Number(name), value)), 'EINVAL', name);
      }
    }
  }
});

options('for buffers answer twice what was asked for, within bounds', () => {
  const { sockets } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  for (const name of [names.SO_RCVBUF, names.SO_SNDBUF]) {
    assert.is(sockets.getsockopt(socket, LEVEL, name), 212_992);
    sockets.setsockopt(socket, LEVEL, name, 50_000);
    assert.is(sockets.getsockopt(socket, LEVEL, name), 100_000);
    sockets.setsockopt(socket, LEVEL, name, 0);
    assert.ok((sockets.getsockopt(socket, LEVEL, name) as number) >= 2304);
    sockets.setsockopt(socket, LEVEL, name, 2 ** 31);
    assert.is(sockets.getsockopt(socket, LEVEL, name), 16 * 1024 * 1024);
  }
});

options('for streams reach the connection', () => {
  const { sockets, tcp } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.setsockopt(socket, LEVEL, names.SO_RCVBUF, 10_000);
  sockets.setsockopt(socket, LEVEL, names.SO_KEEPALIVE, 1);
  sockets.connect(socket, at('127.0.0.1', 7));
  const [connection] = [...tcp.open];
  assert.is(connection.options.receiveBufferOctets, 10_000);
  assert.ok(connection.options.keepAlive);
  sockets.setsockopt(socket, LEVEL, names.SO_SNDBUF, 20_000);
  sockets.setsockopt(socket, LEVEL, names.SO_LINGER, { isOn: true, seconds: 3 });
  assert.is(connection.options.sendBufferOctets, 20_000);
  assert.is(connection.options.lingerMs, 3000);
  assert.equal(sockets.getsockopt(socket, LEVEL, names.SO_LINGER), { isOn: true, seconds: 3 });
});

options('name devices that there are', () => {
  const { sockets, network } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  const bindTo = (name: OptionValue): string =>
    shown(sockets.setsockopt(socket, LEVEL, names.SO_BINDTODEVICE, name));
  assert.is(bindTo('eth9'), 'ENODEV');
  assert.is(bindTo(true), 'EINVAL');
  assert.is(bindTo('eth0'), '0');
  assert.is(sockets.getsockopt(socket, LEVEL, names.SO_BINDTODEVICE), 'eth0');
  sockets.connect(socket, at('127.0.0.1', 7));
  sockets.send(socket, new Uint8Array(1));
  assert.is(network.sent[0].route.interface.name, 'eth0');
  assert.is(bindTo(''), '0');
  assert.is(sockets.getsockopt(socket, LEVEL, names.SO_BINDTODEVICE), '');
});

options('hand over an error once', () => {
  const { sockets, run } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.connect(socket, at('127.0.0.1', 7));
  run();
  assert.is(sockets.getsockopt(socket, LEVEL, names.SO_ERROR), 111);
  assert.is(sockets.getsockopt(socket, LEVEL, names.SO_ERROR), 0);
});

options.run();
