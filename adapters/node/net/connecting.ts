/**
 * Connecting to a host: each of its addresses in turn, until one answers. A descriptor is made for
 * each try, as its family is the address's.
 */
import {
  AF_INET,
  AF_INET6,
  checked,
  failure,
  POLLERR,
  POLLHUP,
  POLLNVAL,
  POLLOUT,
  SOCK_STREAM,
} from '../../../runtime/sockets.ts';
import type { Endpoint, HostAddress, SocketError, Sockets } from '../../../runtime/sockets.ts';
import { callError, severalErrors } from '../errors.ts';
import { textOf } from '../ground.ts';

const IN_PROGRESS = failure('EINPROGRESS');
const IPV4_OCTETS = 4;
/** Room to write, or whatever ends a try. */
const READY = POLLOUT | POLLERR | POLLHUP | POLLNVAL;

export interface Attempts {
  readonly sockets: Sockets;
  readonly addresses: readonly HostAddress[];
  readonly port: number;
  /** Where to be bound, for a family. */
  readonly local: (isIpv4: boolean) => Endpoint | undefined;
  /** Sets what was wished of the socket, before it connects. */
  readonly prepare: (descriptor: number) => void;
  readonly connected: (descriptor: number) => void;
  readonly failed: (error: Error) => void;
}

export class Connecting {
  readonly #attempts: Attempts;
  readonly #errors: SocketError[] = [];
  #descriptor = -1;
  #stop: () => void = () => {};

  constructor(attempts: Attempts) {
    this.#attempts = attempts;
  }

  /** Tries the first address, or the next one. */
  next(): void {
    const { addresses, failed } = this.#attempts;
    const address = addresses[this.#errors.length];
    if (address === undefined) return failed(severalErrors(this.#errors));
    try {
      this.#attempt(address);
    } catch (error) {
      this.#failed(error as SocketError);
    }
  }

  /** Gives up what is being tried. */
  cancel(): void {
    this.#stop();
    if (this.#descriptor >= 0) this.#attempts.sockets.close(this.#descriptor);
    this.#descriptor = -1;
  }

  #failed(error: SocketError): void {
    this.cancel();
    this.#errors.push(error);
    this.next();
  }

  #attempt(to: HostAddress): void {
    const { sockets, port, prepare, local } = this.#attempts;
    const isIpv4 = to.address.length === IPV4_OCTETS;
    const family = isIpv4 ? AF_INET : AF_INET6;
    const descriptor = checked(sockets.socket(family, SOCK_STREAM), 'socket');
    this.#descriptor = descriptor;
    prepare(descriptor);
    const bound = local(isIpv4);
    if (bound !== undefined) checked(sockets.bind(descriptor, bound), 'bind');
    const remote = { ...to, port };
    const answer = sockets.connect(descriptor, remote);
    if (answer !== IN_PROGRESS) return this.#answered(answer, to);
    const watched = sockets.watch(descriptor, () => {
      // Not from within the stack: whoever hears of it may do anything.
      process.nextTick(() => {
        if (this.#descriptor !== descriptor) return;
        if ((sockets.readiness(descriptor) & READY) === 0) return;
        this.#answered(sockets.connect(descriptor, remote), to);
      });
    });
    if (typeof watched === 'number') throw callError(watched, 'connect');
    this.#stop = watched;
  }

  #answered(answer: number, to: HostAddress): void {
    this.#stop();
    this.#stop = () => {};
    const { port, connected } = this.#attempts;
    if (answer < 0) {
      return this.#failed(callError(answer, 'connect', { address: textOf(to), port }));
    }
    const descriptor = this.#descriptor;
    this.#descriptor = -1;
    connected(descriptor);
  }
}
