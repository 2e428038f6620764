/**
 * What sockets of datagrams and of packets share: what has come waits in a queue, and is received
 * whole or cut, with what came with it.
 */
import type { Endpoint } from '../transport/tcp/user.ts';
import {
  MSG_PEEK,
  MSG_TRUNC,
  POLLERR,
  POLLHUP,
  POLLIN,
  POLLOUT,
  POLLRDHUP,
  POLLRDNORM,
  POLLWRNORM,
} from './constants.ts';
import { DatagramQueue } from './datagram-queue.ts';
import { failure } from './errno.ts';
import type { Message } from './open-socket.ts';
import { OpenSocket } from './open-socket.ts';

export abstract class QueuedSocket extends OpenSocket {
  readonly queue: DatagramQueue = new DatagramQueue();
  isReadingShut = false;
  isWritingShut = false;

  abstract override get peer(): Endpoint | undefined;

  get readableOctets(): number {
    return this.queue.nextOctets;
  }

  receive(b: Uint8Array, from: number, to: number, flags: number, message?: Message): number {
    if (this.pendingError !== 0) return this.takeError();
    const { queue } = this;
    // Shut or not: as Linux, who does not wait is told that there is nothing.
    if (queue.count === 0) return failure('EAGAIN');
    const length = queue.peek(b, from, to);
    const isCut = length > to - from;
    if (message !== undefined) {
      queue.describe(message);
      message.flags = isCut ? MSG_TRUNC : 0;
    }
    if ((flags & MSG_PEEK) === 0) queue.drop();
    return isCut && (flags & MSG_TRUNC) === 0 ? to - from : length;
  }

  /** What is shut stays so, though who has no peer is told ENOTCONN. */
  shutdown(receive: boolean, send: boolean): number {
    this.isReadingShut ||= receive;
    this.isWritingShut ||= send;
    this.notify();
    return this.peer === undefined ? failure('ENOTCONN') : 0;
  }

  readiness(): number {
    let events = this.pendingError === 0 ? 0 : POLLERR;
    if (this.isReadingShut) events |= POLLIN | POLLRDNORM | POLLRDHUP;
    if (this.isReadingShut && this.isWritingShut) events |= POLLHUP;
    if (this.queue.count > 0) events |= POLLIN | POLLRDNORM;
    return events | POLLOUT | POLLWRNORM;
  }

  override setReceiveOctets(octets: number): void {
    super.setReceiveOctets(octets);
    this.queue.octetsMax = 2 * octets;
  }

  protected dispose(): void {
    this.queue.clear();
  }
}
