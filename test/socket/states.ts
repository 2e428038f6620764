/**
 * Every call in every state of a socket, and what Linux answers: `test/peers/sockets.py` asks the
 * kernel, this asks us. A row is a call, a column a state.
 */
import * as names from '../../runtime/socket/constants.ts';
import { SILENT_PORT } from './fake-tcp.ts';
import { at, shown, shownEvents } from './ground.ts';
import type { Ground } from './ground.ts';

/** Makes a socket in a state, and answers its descriptor. */
export type State = (ground: Ground) => number;
export type Call = (ground: Ground, descriptor: number) => string;

const HERE = '127.0.0.1';
const PORT = 7;
const octet = new Uint8Array(1);
const room = new Uint8Array(10);

const tcp = ({ sockets }: Ground): number => sockets.socket(names.AF_INET, names.SOCK_STREAM);
const udp = ({ sockets }: Ground): number => sockets.socket(names.AF_INET, names.SOCK_DGRAM);

function listener(ground: Ground, port = PORT): number {
  const descriptor = tcp(ground);
  ground.sockets.bind(descriptor, at(HERE, port));
  ground.sockets.listen(descriptor, 8);
  return descriptor;
}

/** Two that are connected: who asked, and who was asked. */
function pair(ground: Ground): readonly [asking: number, asked: number] {
  const listening = listener(ground);
  const asking = tcp(ground);
  ground.sockets.connect(asking, at(HERE, PORT));
  ground.run();
  return [asking, ground.sockets.accept(listening)];
}

function reset(ground: Ground, descriptor: number): void {
  const linger = { isOn: true, seconds: 0 };
  ground.sockets.setsockopt(descriptor, names.SOL_SOCKET, names.SO_LINGER, linger);
  ground.sockets.close(descriptor);
  ground.run();
}

const error = ({ sockets }: Ground, descriptor: number): string => {
  const answer = sockets.getsockopt(descriptor, names.SOL_SOCKET, names.SO_ERROR) as number;
  return answer === 0 ? 'none' : shown(-answer);
};

function shut(ground: Ground, how: number): number {
  const [asking] = pair(ground);
  ground.sockets.shutdown(asking, how);
  ground.run();
  return asking;
}

export const streamStates: Readonly<Record<string, State>> = {
  new: tcp,
  bound: (ground) => {
    const descriptor = tcp(ground);
    ground.sockets.bind(descriptor, at(HERE, 0));
    return descriptor;
  },
  listening: (ground) => listener(ground, 0),
  connecting: (ground) => {
    const descriptor = tcp(ground);
    ground.sockets.connect(descriptor, at(HERE, SILENT_PORT));
    return descriptor;
  },
  connected_unreported: (ground) => pair(ground)[0],
  connected: (ground) => {
    const [asking] = pair(ground);
    ground.sockets.connect(asking, at(HERE, PORT));
    return asking;
  },
  refused: (ground) => {
    const descriptor = tcp(ground);
    ground.sockets.connect(descriptor, at(HERE, 1));
    ground.run();
    return descriptor;
  },
  refused_read: (ground) => {
    const descriptor = streamStates.refused(ground);
    error(ground, descriptor);
    return descriptor;
  },
  shut_wr: (ground) => shut(ground, names.SHUT_WR),
  shut_rd: (ground) => shut(ground, names.SHUT_RD),
  shut_both: (ground) => shut(ground, names.SHUT_RDWR),
  peer_closed: (ground) => {
    const [asking, asked] = pair(ground);
    ground.sockets.shutdown(asked, names.SHUT_WR);
    ground.run();
    return asking;
  },
  reset: (ground) => {
    const [asking, asked] = pair(ground);
    reset(ground, asked);
    return asking;
  },
  reset_read: (ground) => {
    const descriptor = streamStates.reset(ground);
    error(ground, descriptor);
    return descriptor;
  },
  both_closed: (ground) => {
    const asking = streamStates.peer_closed(ground);
    ground.sockets.shutdown(asking, names.SHUT_WR);
    ground.run();
    return asking;
  },
  data_then_reset: (ground) => {
    const [asking, asked] = pair(ground);
    ground.sockets.send(asked, new Uint8Array(2));
    ground.run();
    reset(ground, asked);
    return asking;
  },
  fin_then_reset: (ground) => {
    const [asking, asked] = pair(ground);
    ground.sockets.shutdown(asked, names.SHUT_WR);
    ground.run();
    ground.sockets.send(asking, octet);
    ground.run();
    reset(ground, asked);
    return asking;
  },
  listen_shut: (ground) => {
    const descriptor = listener(ground, 0);
    ground.sockets.shutdown(descriptor, names.SHUT_RD);
    return descriptor;
  },
  connecting_shut: (ground) => {
    const descriptor = streamStates.connecting(ground);
    ground.sockets.shutdown(descriptor, names.SHUT_WR);
    return descriptor;
  },
};

type Ask = (sockets: Ground['sockets'], descriptor: number) => unknown;

/** A call that answers a number, or an endpoint. */
const call =
  (ask: Ask): Call =>
  ({ sockets }, descriptor) =>
    shown(ask(sockets, descriptor));

/** A call that answers 0 when it is done. */
const done =
  (ask: Ask): Call =>
  ({ sockets }, descriptor) => {
    const answer = ask(sockets, descriptor);
    return answer === 0 ? 'ok' : shown(answer);
  };

const events: Call = ({ sockets }, descriptor) =>
  shownEvents(sockets.readiness(descriptor) & ~(names.POLLRDNORM | names.POLLWRNORM));

const sharedCalls: Readonly<Record<string, Call>> = {
  bind: done((sockets, descriptor) => sockets.bind(descriptor, at(HERE, 0))),
  listen: done((sockets, descriptor) => sockets.listen(descriptor, 4)),
  accept: call((sockets, descriptor) => sockets.accept(descriptor)),
  shutdownRead: done((sockets, descriptor) => sockets.shutdown(descriptor, names.SHUT_RD)),
  shutdownWrite: done((sockets, descriptor) => sockets.shutdown(descriptor, names.SHUT_WR)),
  shutdownWrong: done((sockets, descriptor) => sockets.shutdown(descriptor, 7)),
  getsockname: call((sockets, descriptor) => sockets.getsockname(descriptor)),
  getpeername: call((sockets, descriptor) => sockets.getpeername(descriptor)),
  recvOob: call((sockets, descriptor) => sockets.recv(descriptor, room, 0, 1, names.MSG_OOB)),
  error,
  poll: events,
};

export const streamCalls: Readonly<Record<string, Call>> = {
  ...sharedCalls,
  connect: done((sockets, descriptor) => sockets.connect(descriptor, at(HERE, PORT))),
  connectUnspecified: done((sockets, descriptor) => sockets.connect(descriptor, undefined)),
  send: call((sockets, descriptor) => sockets.send(descriptor, octet)),
  sendNothing: call((sockets, descriptor) => sockets.send(descriptor, octet, 0, 0)),
  recv: call((sockets, descriptor) => sockets.recv(descriptor, room)),
  shutdownBoth: done((sockets, descriptor) => sockets.shutdown(descriptor, names.SHUT_RDWR)),
};

function connectedUdp(ground: Ground, port = PORT): number {
  const descriptor = udp(ground);
  ground.sockets.connect(descriptor, at(HERE, port));
  return descriptor;
}

/** Somebody who is there, and sends to a socket. */
function answerer(ground: Ground): number {
  const descriptor = udp(ground);
  ground.sockets.bind(descriptor, at(HERE, PORT));
  return descriptor;
}

function shutUdp(ground: Ground, how: number): number {
  answerer(ground);
  const descriptor = connectedUdp(ground);
  ground.sockets.shutdown(descriptor, how);
  return descriptor;
}

const hello = new TextEncoder().encode('hello');

function waiting(ground: Ground): readonly [descriptor: number, answerer: number] {
  const peer = answerer(ground);
  const descriptor = connectedUdp(ground);
  const to = ground.sockets.getsockname(descriptor);
  if (typeof to === 'number') throw new Error(shown(to));
  ground.sockets.sendto(peer, hello, 0, hello.length, 0, to);
  ground.deliver();
  return [descriptor, peer];
}

export const datagramStates: Readonly<Record<string, State>> = {
  new: udp,
  bound: (ground) => {
    const descriptor = udp(ground);
    ground.sockets.bind(descriptor, at(HERE, 0));
    return descriptor;
  },
  connected: (ground) => {
    answerer(ground);
    return connectedUdp(ground);
  },
  refused: (ground) => {
    const descriptor = connectedUdp(ground, 1);
    ground.sockets.send(descriptor, octet);
    ground.deliver();
    return descriptor;
  },
  waiting: (ground) => waiting(ground)[0],
  waiting_refused: (ground) => {
    const [descriptor, peer] = waiting(ground);
    ground.sockets.close(peer);
    ground.sockets.send(descriptor, octet);
    ground.deliver();
    return descriptor;
  },
  shut_rd: (ground) => shutUdp(ground, names.SHUT_RD),
  shut_wr: (ground) => shutUdp(ground, names.SHUT_WR),
  shut_both: (ground) => shutUdp(ground, names.SHUT_RDWR),
  bound_shut: (ground) => {
    const descriptor = datagramStates.bound(ground);
    ground.sockets.shutdown(descriptor, names.SHUT_RDWR);
    return descriptor;
  },
  disconnected: (ground) => {
    const descriptor = datagramStates.connected(ground);
    ground.sockets.connect(descriptor, undefined);
    return descriptor;
  },
};

const everyone = at('255.255.255.255', 9);
const tooLarge = new Uint8Array(65_508);
const sendto = (to: ReturnType<typeof at>, data = octet, flags = 0): Call =>
  call((sockets, descriptor) => sockets.sendto(descriptor, data, 0, data.length, flags, to));

export const datagramCalls: Readonly<Record<string, Call>> = {
  ...sharedCalls,
  connect: done((sockets, descriptor) => sockets.connect(descriptor, at(HERE, 70))),
  connectBroadcast: done((sockets, descriptor) => sockets.connect(descriptor, everyone)),
  send: call((sockets, descriptor) => sockets.send(descriptor, octet)),
  sendto: sendto(at(HERE, 70)),
  sendtoPort0: sendto(at(HERE, 0)),
  sendtoBroadcast: sendto(everyone),
  sendTooLarge: sendto(at(HERE, 70), tooLarge),
  sendOob: sendto(at(HERE, 70), octet, names.MSG_OOB),
  recv: call((sockets, descriptor) => sockets.recv(descriptor, room)),
  recvShort: call((sockets, descriptor) => sockets.recv(descriptor, room, 0, 2)),
  recvTrunc: call((sockets, descriptor) => sockets.recv(descriptor, room, 0, 2, names.MSG_TRUNC)),
};
