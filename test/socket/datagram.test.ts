import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import * as names from '../../runtime/socket/constants.ts';
import { newMessage } from '../../runtime/socket/open-socket.ts';
import type { Ground } from './ground.ts';
import { at, newGround, octetsOf, shown, textOf } from './ground.ts';
import { datagramCalls, datagramStates } from './states.ts';

const datagrams = suite('a socket of datagrams');

type Answers = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
const linux = JSON.parse(readFileSync('test/socket/linux-answers.json', 'utf8')) as Answers;

datagrams('answers every call in every state as Linux does', () => {
  const ours: Record<string, Record<string, string>> = {};
  for (const [call, ask] of Object.entries(datagramCalls)) {
    ours[call] = {};
    for (const [state, make] of Object.entries(datagramStates)) {
      const ground = newGround();
      ours[call][state] = ask(ground, make(ground));
    }
  }
  assert.equal(ours, linux.datagram);
});

interface Pair extends Ground {
  readonly sender: number;
  readonly receiver: number;
}

function newPair(family: number = names.AF_INET, address = '127.0.0.1'): Pair {
  const ground = newGround();
  const [sender, receiver] = [0, 1].map(() => ground.sockets.socket(family, names.SOCK_DGRAM));
  assert.is(ground.sockets.bind(receiver, at(address, 7)), 0);
  return { ...ground, sender, receiver };
}

const send = ({ sockets, sender }: Pair, text: string, to = at('127.0.0.1', 7)): number =>
  sockets.sendto(sender, octetsOf(text), 0, octetsOf(text).length, 0, to);

datagrams('receives each by itself, and who sent it', () => {
  const pair = newPair();
  const { sockets, receiver, deliver } = pair;
  for (const text of ['first', '', 'third']) send(pair, text);
  deliver();
  const room = new Uint8Array(10);
  const message = newMessage();
  const got = [0, 1, 2].map(() => {
    const length = sockets.recvfrom(receiver, room, 0, room.length, 0, message);
    return `${textOf(room.subarray(0, length))} from ${showAddress(message.address)}`;
  });
  assert.equal(
    got,
    ['first', '', 'third'].map((text) => `${text} from 127.0.0.1`),
  );
  const own = sockets.getsockname(pair.sender);
  assert.is(message.port, typeof own === 'number' ? own : own.port);
  assert.is(showAddress(message.destination), '127.0.0.1');
  assert.equal([message.hopLimit, message.trafficClass, message.flags], [61, 0x2e, 0]);
  assert.is(message.interface?.name, 'eth0');
});

datagrams('says what it cut off', () => {
  const pair = newPair();
  const { sockets, receiver, deliver } = pair;
  send(pair, 'datagram');
  deliver();
  const room = new Uint8Array(4);
  const message = newMessage();
  assert.is(sockets.ioctl(receiver, names.FIONREAD), 8);
  const flags = names.MSG_PEEK | names.MSG_TRUNC;
  assert.is(sockets.recvfrom(receiver, room, 0, 4, flags, message), 8);
  assert.is(message.flags, names.MSG_TRUNC);
  assert.is(sockets.recvfrom(receiver, room, 0, 4, 0, message), 4);
  assert.is(textOf(room), 'data');
  assert.is(shown(sockets.recv(receiver, room)), 'EAGAIN');
});

datagrams('are lost where nobody takes them, and counted', () => {
  const pair = newPair();
  const { sockets, receiver, deliver, host } = pair;
  sockets.setsockopt(receiver, names.SOL_SOCKET, names.SO_RCVBUF, 2304);
  for (let count = 0; count < 100; count++) send(pair, 'x');
  deliver();
  let received = 0;
  while (sockets.recv(receiver, new Uint8Array(1)) > 0) received++;
  assert.ok(received > 5 && received < 50);
  assert.is(host.counters.datagramsDroppedFull, 100 - received);
});

datagrams('tells who has a peer of errors that last, and of others when it is asked to', () => {
  const { sockets, udp, network } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  sockets.connect(socket, at('127.0.0.1', 7));
  const error = (): string => {
    const answer = sockets.getsockopt(socket, names.SOL_SOCKET, names.SO_ERROR) as number;
    return shown(-answer);
  };
  const [port] = [...udp.ports()] as unknown as { user: { error(fault: string): void } }[];
  port.user.error('EHOSTUNREACH');
  assert.is(error(), '0');
  port.user.error('ECONNREFUSED');
  assert.is(error(), 'ECONNREFUSED');
  sockets.setsockopt(socket, names.SOL_IP, names.IP_RECVERR, 1);
  port.user.error('EHOSTUNREACH');
  assert.is(error(), 'EHOSTUNREACH');
  assert.is(network.sent.length, 0);
});

datagrams('of IPv6 may name addresses of IPv4, unless it wants none', () => {
  const pair = newPair(names.AF_INET6, '::');
  const { sockets, sender, receiver, deliver } = pair;
  assert.is(send(pair, 'x'), 1);
  assert.is(sockets.connect(sender, at('127.0.0.1', 7)), 0);
  deliver();
  const message = newMessage();
  assert.is(sockets.recvfrom(receiver, new Uint8Array(1), 0, 1, 0, message), 1);
  assert.is(showAddress(message.address), '::ffff:127.0.0.1');
  const only = sockets.socket(names.AF_INET6, names.SOCK_DGRAM);
  sockets.setsockopt(only, names.SOL_IPV6, names.IPV6_V6ONLY, 1);
  const mapped = at('::ffff:127.0.0.1', 7);
  assert.is(shown(sockets.bind(only, mapped)), 'EINVAL');
  assert.is(shown(sockets.connect(only, mapped)), 'ENETUNREACH');
  assert.is(shown(sockets.sendto(only, new Uint8Array(1), 0, 1, 0, mapped)), 'ENETUNREACH');
});

datagrams('of IPv4 may name no address of IPv6', () => {
  const pair = newPair();
  assert.is(shown(send(pair, 'x', at('::1', 7))), 'EAFNOSUPPORT');
  assert.is(shown(pair.sockets.connect(pair.sender, at('::1', 7))), 'EAFNOSUPPORT');
  assert.is(shown(pair.sockets.bind(pair.sender, at('::1', 7))), 'EAFNOSUPPORT');
});

datagrams('sent to nobody come to ourselves', () => {
  const pair = newPair();
  send(pair, 'x', at('0.0.0.0', 7));
  pair.deliver();
  assert.is(pair.sockets.recv(pair.receiver, new Uint8Array(1)), 1);
});

datagrams('keeps options and groups from before it has a port', () => {
  const { sockets, network } = newGround();
  const socket = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  const group = addressOf('239.0.0.1');
  sockets.setsockopt(socket, names.SOL_IP, names.IP_TTL, 9);
  assert.is(sockets.setsockopt(socket, names.SOL_IP, names.IP_ADD_MEMBERSHIP, { group }), 0);
  const again = sockets.setsockopt(socket, names.SOL_IP, names.IP_ADD_MEMBERSHIP, { group });
  assert.is(shown(again), 'EADDRINUSE');
  assert.equal(network.joined, []);
  sockets.bind(socket, at('0.0.0.0', 7));
  assert.equal(network.joined, ['239.0.0.1 eth0']);
  sockets.sendto(socket, new Uint8Array(1), 0, 1, 0, at('127.0.0.1', 9));
  assert.is(network.sent[0].options.hopLimit, 9);
  assert.is(sockets.setsockopt(socket, names.SOL_IP, names.IP_DROP_MEMBERSHIP, { group }), 0);
  assert.equal(network.joined, []);
});

datagrams('give their port and their octets back when they are closed', () => {
  const pair = newPair();
  const { sockets, receiver, deliver, udp } = pair;
  send(pair, 'secret');
  deliver();
  sockets.close(receiver);
  const next = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  assert.is(next, receiver);
  assert.is(sockets.bind(next, at('127.0.0.1', 7)), 0);
  assert.is(shown(sockets.recv(next, new Uint8Array(9))), 'EAGAIN');
  assert.is([...udp.ports()].length, 2);
});

datagrams.run();
