import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../../runtime/socket/constants.ts';
import type { OptionValue } from '../../../runtime/socket/options.ts';
import { tcpRows } from '../../../runtime/socket/options/tcp.ts';
import type { TcpInfo } from '../../../runtime/transport/tcp/user.ts';
import { at, newGround, shown } from '../ground.ts';

const options = suite('options of level SOL_TCP');

const LEVEL = names.SOL_TCP;

options('have the values and the limits of Linux', () => {
  const { sockets } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  for (const [name, usual, least, most] of [
    [names.TCP_KEEPIDLE, 7200, 1, 32_767],
    [names.TCP_KEEPINTVL, 75, 1, 32_767],
    [names.TCP_KEEPCNT, 9, 1, 127],
    [names.TCP_USER_TIMEOUT, 0, 0, 0x7fffffff],
  ]) {
    const set = (value: OptionValue): string =>
      shown(sockets.setsockopt(socket, LEVEL, name, value));
    assert.is(sockets.getsockopt(socket, LEVEL, name), usual);
    for (const value of [least, most]) {
      assert.is(set(value), '0');
      assert.is(sockets.getsockopt(socket, LEVEL, name), value);
    }
    for (const value of [least - 1, most + 1, 1.5, 'x']) assert.is(set(value), 'EINVAL');
  }
  for (const name of [names.TCP_NODELAY, names.TCP_CORK]) {
    assert.is(sockets.getsockopt(socket, LEVEL, name), 0);
    sockets.setsockopt(socket, LEVEL, name, true);
    assert.is(sockets.getsockopt(socket, LEVEL, name), 1);
  }
});

options('reach the connection that there is, and those to come', () => {
  const { sockets, tcp } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.setsockopt(socket, LEVEL, names.TCP_KEEPIDLE, 10);
  sockets.connect(socket, at('127.0.0.1', 7));
  const [connection] = [...tcp.open];
  assert.is(connection.options.keepAliveIdleMs, 10_000);
  sockets.setsockopt(socket, LEVEL, names.TCP_KEEPINTVL, 3);
  assert.is(connection.options.keepAliveIntervalMs, 3000);
});

options('choose an algorithm by the name that Linux has for it', () => {
  const { sockets } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  const choose = (name: OptionValue): string =>
    shown(sockets.setsockopt(socket, LEVEL, names.TCP_CONGESTION, name));
  assert.is(sockets.getsockopt(socket, LEVEL, names.TCP_CONGESTION), 'cubic');
  assert.is(choose('reno'), '0');
  assert.is(sockets.getsockopt(socket, LEVEL, names.TCP_CONGESTION), 'newreno');
  assert.is(choose('bbr9'), 'ENOENT');
  assert.is(choose(1), 'EINVAL');
});

options('tell of the connection, once there is one', () => {
  const { sockets } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  assert.is(shown(sockets.getsockopt(socket, LEVEL, names.TCP_INFO)), 'ENOTCONN');
  assert.is(sockets.getsockopt(socket, LEVEL, names.TCP_MAXSEG), 536);
  sockets.connect(socket, at('127.0.0.1', 7));
  const { state } = sockets.getsockopt(socket, LEVEL, names.TCP_INFO) as TcpInfo;
  assert.is(state, 'SYN-SENT');
  assert.is(sockets.getsockopt(socket, LEVEL, names.TCP_MAXSEG), 1448);
  assert.is(tcpRows.length, 1);
});

options.run();
