import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showAddress } from '../../runtime/base/address.ts';
import * as names from '../../runtime/socket/constants.ts';
import type { Endpoint } from '../../runtime/transport/tcp/user.ts';
import { BUFFER_OCTETS, FakeTcp, SILENT_PORT } from './fake-tcp.ts';
import type { Ground } from './ground.ts';
import { at, newGround, octetsOf, shown, textOf } from './ground.ts';
import { streamCalls, streamStates } from './states.ts';

const streams = suite('a socket of a stream');

type Answers = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
const linux = JSON.parse(readFileSync('test/socket/linux-answers.json', 'utf8')) as Answers;

streams('answers every call in every state as Linux does', () => {
  const ours: Record<string, Record<string, string>> = {};
  for (const [call, ask] of Object.entries(streamCalls)) {
    ours[call] = {};
    for (const [state, make] of Object.entries(streamStates)) {
      const ground = newGround();
      ours[call][state] = ask(ground, make(ground));
    }
  }
  assert.equal(ours, linux.stream);
});

interface Pair extends Ground {
  readonly asking: number;
  readonly asked: number;
}

function newPair(family: number = names.AF_INET, address = '127.0.0.1', bound = address): Pair {
  const ground = newGround();
  const { sockets, run } = ground;
  const listening = sockets.socket(family, names.SOCK_STREAM);
  assert.is(shown(sockets.bind(listening, at(bound, 7))), '0');
  assert.is(shown(sockets.listen(listening)), '0');
  const asking = sockets.socket(family, names.SOCK_STREAM);
  assert.is(shown(sockets.connect(asking, at(address, 7))), 'EINPROGRESS');
  run();
  return { ...ground, asking, asked: sockets.accept(listening) };
}

const show = (endpoint: Endpoint | number): string =>
  typeof endpoint === 'number'
    ? shown(endpoint)
    : `${showAddress(endpoint.address)} ${endpoint.port}`;

streams('carries octets both ways, and to the end', () => {
  const { sockets, asking, asked, run } = newPair();
  const room = new Uint8Array(10);
  sockets.send(asking, octetsOf('question'));
  sockets.shutdown(asking, names.SHUT_WR);
  run();
  assert.is(sockets.recv(asked, room, 2, 6), 4);
  assert.is(textOf(room), '\0\0ques\0\0\0\0');
  assert.is(sockets.recv(asked, room), 4);
  assert.is(sockets.recv(asked, room), 0);
  sockets.send(asked, octetsOf('answer'));
  run();
  assert.is(sockets.recv(asking, room), 6);
  assert.is(textOf(room.subarray(0, 6)), 'answer');
});

for (const [name, data] of [
  ['it', new Uint8Array(BUFFER_OCTETS + 1).fill(1)],
  ['it, be it a Buffer of Node', Buffer.alloc(BUFFER_OCTETS + 1, 1)],
] as const) {
  streams(`takes what there is room for, and copies ${name}`, () => {
    const { sockets, asking, asked, run } = newPair();
    assert.is(sockets.send(asking, data), BUFFER_OCTETS);
    assert.is(shown(sockets.send(asking, data)), 'EAGAIN');
    data.fill(2);
    run();
    const room = new Uint8Array(BUFFER_OCTETS);
    assert.is(sockets.recv(asked, room), BUFFER_OCTETS);
    assert.ok(room.every((octet) => octet === 1));
    run();
    assert.is(sockets.send(asking, data, 0, 3), 3);
  });
}

streams('hands over the octets themselves when their owner gives them up', () => {
  const { host, sockets, asking } = newPair();
  const data = octetsOf('data');
  const tcp = host.stack.tcp as FakeTcp;
  const [connection] = [...tcp.open];
  let written: Uint8Array | undefined;
  connection.write = (octets) => {
    written = octets;
    return octets.length;
  };
  sockets.send(asking, data);
  assert.is.not(written!.buffer, data.buffer);
  sockets.send(asking, data, 1, 3, names.MSG_ZEROCOPY);
  assert.is(written!.buffer, data.buffer);
  assert.is(textOf(written!), 'at');
});

streams('shows what waits without taking it', () => {
  const { sockets, asking, asked, run } = newPair();
  sockets.send(asking, octetsOf('data'));
  run();
  const room = new Uint8Array(4);
  assert.is(sockets.ioctl(asked, names.FIONREAD), 4);
  assert.is(sockets.recv(asked, room, 0, 4, names.MSG_PEEK), 4);
  assert.is(sockets.recv(asked, room, 0, 4), 4);
  assert.is(sockets.ioctl(asked, names.FIONREAD), 0);
});

streams('knows both its ends', () => {
  const { sockets, asking, asked } = newPair();
  assert.is(show(sockets.getpeername(asking)), '127.0.0.1 7');
  assert.is(show(sockets.getsockname(asked)), '127.0.0.1 7');
  assert.is(show(sockets.getpeername(asked)), show(sockets.getsockname(asking)));
});

streams('of IPv6 hears and asks IPv4 by mapped addresses', () => {
  const { sockets, asking, asked } = newPair(names.AF_INET6, '::ffff:127.0.0.1', '::');
  assert.is(show(sockets.getpeername(asking)), '::ffff:127.0.0.1 7');
  assert.match(show(sockets.getpeername(asked)), /^::ffff:127.0.0.1 \d+$/);
});

streams('of one family names addresses of the other as Linux does', () => {
  const { sockets } = newGround();
  const four = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  const six = sockets.socket(names.AF_INET6, names.SOCK_STREAM);
  for (const call of ['bind', 'connect'] as const) {
    assert.is(shown(sockets[call](four, at('::1', 9))), 'EAFNOSUPPORT');
    assert.is(shown(sockets[call](six, at('127.0.0.1', 9))), 'EINVAL');
  }
  sockets.setsockopt(six, names.SOL_IPV6, names.IPV6_V6ONLY, 1);
  assert.is(shown(sockets.connect(six, at('::ffff:127.0.0.1', 9))), 'ENETUNREACH');
  assert.is(shown(sockets.bind(six, at('::ffff:127.0.0.1', 9))), 'EINVAL');
});

streams('has no groups and no everyone for a peer', () => {
  const { sockets } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  for (const many of ['224.0.0.1', '255.255.255.255', '127.255.255.255']) {
    assert.is(shown(sockets.connect(socket, at(many, 80))), 'ENETUNREACH');
  }
  assert.is(shown(sockets.bind(socket, at('224.0.0.1', 80))), 'EADDRNOTAVAIL');
});

streams('is bound where it may be, and holds its port until it is closed', () => {
  const { sockets } = newGround();
  const [first, second] = [0, 1].map(() => sockets.socket(names.AF_INET, names.SOCK_STREAM));
  assert.is(shown(sockets.bind(first, at('192.0.2.77', 7))), 'EADDRNOTAVAIL');
  assert.is(sockets.bind(first, at('0.0.0.0', 7)), 0);
  assert.is(shown(sockets.bind(second, at('127.0.0.1', 7))), 'EADDRINUSE');
  sockets.close(first);
  assert.is(sockets.bind(second, at('127.0.0.1', 7)), 0);
});

streams('that listens refuses another on its port', () => {
  const { sockets } = newPair();
  const other = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.setsockopt(other, names.SOL_SOCKET, names.SO_REUSEADDR, 1);
  assert.is(shown(sockets.bind(other, at('127.0.0.1', 7))), 'EADDRINUSE');
});

streams('that is closed resets or finishes, as SO_LINGER says', () => {
  for (const [linger, then] of [
    [{ isOn: true, seconds: 0 }, 'ECONNRESET'],
    [{ isOn: false, seconds: 0 }, '0'],
    [{ isOn: true, seconds: 5 }, '0'],
  ] as const) {
    const { sockets, asking, asked, run } = newPair();
    sockets.setsockopt(asking, names.SOL_SOCKET, names.SO_LINGER, linger);
    sockets.close(asking);
    run();
    assert.is(shown(sockets.recv(asked, new Uint8Array(1))), then);
  }
});

streams('that was refused can be asked for again', () => {
  const { sockets, run, tcp } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.connect(socket, at('127.0.0.1', 7));
  run();
  assert.is(shown(sockets.connect(socket, at('127.0.0.1', 7))), 'ECONNREFUSED');
  tcp.listen(at('127.0.0.1', 7), 1);
  assert.is(shown(sockets.connect(socket, at('127.0.0.1', 7))), 'EINPROGRESS');
  run();
  assert.is(sockets.connect(socket, at('127.0.0.1', 7)), 0);
});

streams('hands its options to those that it accepts', () => {
  const { sockets, run } = newGround();
  const listening = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.bind(listening, at('127.0.0.1', 7));
  sockets.setsockopt(listening, names.SOL_TCP, names.TCP_NODELAY, 1);
  sockets.listen(listening);
  sockets.setsockopt(listening, names.SOL_SOCKET, names.SO_KEEPALIVE, 1);
  const asking = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.connect(asking, at('127.0.0.1', 7));
  run();
  const asked = sockets.accept(listening);
  assert.is(sockets.getsockopt(asked, names.SOL_TCP, names.TCP_NODELAY), 1);
  assert.is(sockets.getsockopt(asked, names.SOL_SOCKET, names.SO_KEEPALIVE), 1);
  assert.is(sockets.getsockopt(asking, names.SOL_TCP, names.TCP_NODELAY), 0);
});

streams('holds small segments back while more is promised', () => {
  const { host, sockets, asking } = newPair();
  const [connection] = [...(host.stack.tcp as FakeTcp).open];
  sockets.send(asking, octetsOf('a'), 0, 1, names.MSG_MORE);
  assert.ok(connection.options.cork);
  sockets.send(asking, octetsOf('b'));
  assert.not(connection.options.cork);
});

streams('hears nothing of its connection when it is closed', () => {
  const { tcp, sockets } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.connect(socket, at('127.0.0.1', SILENT_PORT));
  const [connection] = [...tcp.open];
  sockets.close(socket);
  const next = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  assert.is(next, socket);
  connection.user.established();
  connection.user.closed('ETIMEDOUT');
  assert.is(sockets.getsockopt(next, names.SOL_SOCKET, names.SO_ERROR), 0);
  assert.is(shown(sockets.recv(next, new Uint8Array(1))), 'ENOTCONN');
});

streams.run();
