/**
 * The calls of a program, as the kernel has them: each names a descriptor and answers a number, or
 * minus an errno; nothing is thrown, and nobody waits but in `poll` and `select`. Every entry goes
 * through one gate, with what the calling process may do now: a descriptor that was inherited, or
 * handed over, opens nothing that its holder may not enter.
 */
import type { Endpoint } from '../transport/tcp/user.ts';
import type { Destination } from '../transport/udp/user.ts';
import * as names from './constants.ts';
import { failure } from './errno.ts';
import type { SocketHost } from './host.ts';
import type { Message } from './open-socket.ts';
import { OpenSocket } from './open-socket.ts';
import type { OptionAnswer, OptionValue } from './options.ts';
import { readOption, writeOption } from './options.ts';
import type { Capability, Process } from './process.ts';
import { NET_ACCESS, NET_BIND, NET_LISTEN, NET_RAW, require } from './process.ts';
import { RawSocket } from './raw.ts';
import type { PollDescriptor, SelectAnswer, SelectSets } from './select.ts';
import { pollAll, selectAll } from './select.ts';
import { createSocket } from './socket-creation.ts';
import { StreamSocket } from './stream.ts';

const PORT_MAX = 0xffff;

export class Sockets {
  readonly host: SocketHost;
  readonly process: Process;

  constructor(host: SocketHost, process: Process) {
    this.host = host;
    this.process = process;
  }

  /** The gate: the socket that a descriptor stands for, for a process that may use it so. */
  #enter(descriptor: number, capability?: Capability): OpenSocket | number {
    const refused = require(this.process, NET_ACCESS);
    if (refused < 0) return refused;
    const file = this.process.find(descriptor);
    if (file === undefined) return failure('EBADF');
    if (!(file instanceof OpenSocket)) return failure('ENOTSOCK');
    // Whoever opened it: packets past the transports are for those who may send them.
    const raw = file instanceof RawSocket ? require(this.process, NET_RAW) : 0;
    if (raw < 0) return raw;
    const more = capability === undefined ? 0 : require(this.process, capability);
    return more < 0 ? more : file;
  }

  socket(family: number, type: number, protocol = 0): number {
    const refused = require(this.process, NET_ACCESS);
    if (refused < 0) return refused;
    const kind = type & ~(names.SOCK_NONBLOCK | names.SOCK_CLOEXEC);
    const raw = kind === names.SOCK_RAW ? require(this.process, NET_RAW) : 0;
    if (raw < 0) return raw;
    if (!this.process.hasRoom) return failure('EMFILE');
    const made = createSocket(this.host, family, kind, protocol);
    if (typeof made === 'number') return made;
    return this.process.install(made, 0, (type & names.SOCK_CLOEXEC) !== 0);
  }

  bind(descriptor: number, local: Endpoint): number {
    const socket = this.#enter(descriptor, NET_BIND);
    if (typeof socket === 'number') return socket;
    return isEndpoint(local) ? socket.bind(local) : failure('EINVAL');
  }

  listen(descriptor: number, backlog: number = names.SOMAXCONN): number {
    const socket = this.#enter(descriptor, NET_LISTEN);
    if (typeof socket === 'number') return socket;
    return socket instanceof StreamSocket ? socket.listen(backlog) : failure('EOPNOTSUPP');
  }

  /** The descriptor of the next connection. */
  accept(descriptor: number, flags = 0): number {
    const socket = this.#enter(descriptor, NET_LISTEN);
    if (typeof socket === 'number') return socket;
    if (!(socket instanceof StreamSocket)) return failure('EOPNOTSUPP');
    // A connection for which there is no descriptor stays where it waits.
    if (!this.process.hasRoom) return failure('EMFILE');
    const accepted = socket.accept();
    if (typeof accepted === 'number') return accepted;
    return this.process.install(accepted, 0, (flags & names.SOCK_CLOEXEC) !== 0);
  }

  /** Without an address, as AF_UNSPEC: gives the peer up. */
  connect(descriptor: number, remote: Destination | undefined): number {
    const socket = this.#enter(descriptor);
    if (typeof socket === 'number') return socket;
    if (remote !== undefined && !isEndpoint(remote)) return failure('EINVAL');
    return socket.connect(remote);
  }

  send(
    descriptor: number,
    b: Uint8Array,
    from: number = 0,
    to: number = b.length,
    flags: number = 0,
  ): number {
    return this.sendto(descriptor, b, from, to, flags, undefined);
  }

  sendto(
    descriptor: number,
    b: Uint8Array,
    from: number,
    to: number,
    flags: number,
    remote: Destination | undefined,
  ): number {
    const socket = this.#enter(descriptor);
    if (typeof socket === 'number') return socket;
    if (!isWithin(b, from, to)) return failure('EFAULT');
    if (remote !== undefined && !isEndpoint(remote)) return failure('EINVAL');
    return socket.send(b, from, to, flags, remote);
  }

  recv(
    descriptor: number,
    b: Uint8Array,
    from: number = 0,
    to: number = b.length,
    flags: number = 0,
  ): number {
    return this.recvfrom(descriptor, b, from, to, flags, undefined);
  }

  /** `message` is filled with what came with a datagram. */
  recvfrom(
    descriptor: number,
    b: Uint8Array,
    from: number,
    to: number,
    flags: number,
    message: Message | undefined,
  ): number {
    const socket = this.#enter(descriptor);
    if (typeof socket === 'number') return socket;
    if (!isWithin(b, from, to)) return failure('EFAULT');
    return socket.receive(b, from, to, flags, message);
  }

  shutdown(descriptor: number, how: number): number {
    const socket = this.#enter(descriptor);
    if (typeof socket === 'number') return socket;
    if (how !== names.SHUT_RD && how !== names.SHUT_WR && how !== names.SHUT_RDWR) {
      return failure('EINVAL');
    }
    return socket.shutdown(how !== names.SHUT_WR, how !== names.SHUT_RD);
  }

  /** What a process holds it may always give back. */
  close(descriptor: number): number {
    return this.process.close(descriptor);
  }

  getsockopt(descriptor: number, level: number, name: number): OptionAnswer {
    const socket = this.#enter(descriptor);
    return typeof socket === 'number' ? socket : readOption(socket, level, name);
  }

  setsockopt(descriptor: number, level: number, name: number, value: OptionValue): number {
    const socket = this.#enter(descriptor);
    return typeof socket === 'number' ? socket : writeOption(socket, level, name, value);
  }

  getsockname(descriptor: number): Endpoint | number {
    const socket = this.#enter(descriptor);
    return typeof socket === 'number' ? socket : socket.local;
  }

  getpeername(descriptor: number): Endpoint | number {
    const socket = this.#enter(descriptor);
    return typeof socket === 'number' ? socket : (socket.peer ?? failure('ENOTCONN'));
  }

  /** Another descriptor for the same. */
  dup(descriptor: number, least = 0, closesOnExec = false): number {
    const socket = this.#enter(descriptor);
    if (typeof socket === 'number') return socket;
    if (least < 0 || least >= this.process.descriptorsMax) return failure('EINVAL');
    return this.process.install(socket, least, closesOnExec);
  }

  fcntl(descriptor: number, command: number, argument = 0): number {
    const socket = this.#enter(descriptor);
    if (typeof socket === 'number') return socket;
    const { process } = this;
    switch (command) {
      case names.F_DUPFD:
        return this.dup(descriptor, argument);
      case names.F_DUPFD_CLOEXEC:
        return this.dup(descriptor, argument, true);
      case names.F_GETFD:
        return process.closesOnExec(descriptor) ? names.FD_CLOEXEC : 0;
      case names.F_SETFD:
        process.setClosesOnExec(descriptor, (argument & names.FD_CLOEXEC) !== 0);
        return 0;
      case names.F_GETFL:
        return names.O_RDWR | names.O_NONBLOCK;
      case names.F_SETFL:
        // There is no other mode.
        return (argument & names.O_NONBLOCK) === 0 ? failure('EINVAL') : 0;
      default:
        return failure('EINVAL');
    }
  }

  ioctl(descriptor: number, request: number): number {
    const socket = this.#enter(descriptor);
    if (typeof socket === 'number') return socket;
    if (request === names.FIONREAD) {
      const isListening = socket instanceof StreamSocket && socket.isListening;
      return isListening ? failure('EINVAL') : socket.readableOctets;
    }
    if (request !== names.TIOCOUTQ) return failure('EINVAL');
    return socket instanceof StreamSocket ? socket.unsentOctets : 0;
  }

  /** The events that hold now; or POLLNVAL, where there is no way in. */
  readiness(descriptor: number): number {
    const socket = this.#enter(descriptor);
    return typeof socket === 'number' ? names.POLLNVAL : socket.readiness();
  }

  /** Calls `changed` whenever `readiness` may have, until what this answers is called. */
  watch(descriptor: number, changed: () => void): (() => void) | number {
    const socket = this.#enter(descriptor);
    return typeof socket === 'number' ? socket : socket.watch(changed);
  }

  /** Fills in what holds of what each asks for; waits, while nothing does, for so long at most. */
  poll(descriptors: readonly PollDescriptor[], timeoutMs = -1): Promise<number> {
    return pollAll(this, descriptors, timeoutMs);
  }

  select(sets: SelectSets, timeoutMs = -1): Promise<SelectAnswer> {
    return selectAll(this, sets, timeoutMs);
  }

  /** The calls of a child, or of whoever was handed descriptors. */
  as(process: Process): Sockets {
    return new Sockets(this.host, process);
  }
}

function isWithin(b: Uint8Array, from: number, to: number): boolean {
  return (
    from >= 0 && from <= to && to <= b.length && Number.isInteger(from) && Number.isInteger(to)
  );
}

function isEndpoint({ address, port }: Endpoint): boolean {
  if (address.length !== 4 && address.length !== 16) return false;
  return Number.isInteger(port) && port >= 0 && port <= PORT_MAX;
}
