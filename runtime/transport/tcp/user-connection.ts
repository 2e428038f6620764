/** A connection as its user sees it: the calls of RFC 9293 §3.9.1. */
import {
  onAbandon,
  onAbort,
  onActiveOpen,
  onPassiveOpen,
  onSend,
  onUnreachable,
  HANDLED,
} from '../../../generated/transport/tcp-connection.machine.ts';
import { copyOf } from '../../base/octets.ts';
import { Connection } from './connection.ts';
import { infoOf } from './info.ts';
import type { Endpoint, TcpConnection, TcpFault, TcpInfo, TcpUser } from './user.ts';

export class UserConnection extends Connection implements TcpConnection {
  #local: Endpoint | undefined;
  #remote: Endpoint | undefined;

  get local(): Endpoint {
    return (this.#local ??= { address: copyOf(this.localAddress), port: this.localPort });
  }

  get remote(): Endpoint {
    return (this.#remote ??= { address: copyOf(this.remoteAddress), port: this.remotePort });
  }

  get readable(): number {
    return this.unread;
  }

  get writable(): number {
    return this.isWritable ? this.sendRoom : 0;
  }

  get unacknowledged(): number {
    return this.queue.length;
  }

  setUser(user: TcpUser): void {
    this.notices.user = user;
  }

  /** Active OPEN; answers why its SYN may not even leave. */
  open(user: TcpUser): TcpFault | undefined {
    this.run('Active OPEN', onActiveOpen);
    if (this.softFault === 'EACCES') this.run('Unreachable', onUnreachable);
    if (this.fault === undefined) this.notices.user = user;
    return this.fault;
  }

  /** Passive OPEN, by a listener on behalf of whoever accepts. */
  openPassively(): void {
    this.run('Passive OPEN', onPassiveOpen);
  }

  write(octets: Uint8Array): number {
    const count = Math.min(octets.length, this.writable);
    if (count < octets.length) {
      this.notices.wantsRoom = true;
      const isOwn = this.queue.length + count >= this.options.sendBufferOctets;
      if (!isOwn && this.isWritable) this.counters.sendMemoryFull++;
    }
    if (count === 0 || this.run('SEND', onSend) !== HANDLED) return 0;
    this.queue.push(octets, count);
    this.settle();
    return count;
  }

  read(b: Uint8Array, from: number, to: number): number {
    const count = this.receiving.queue.read(b, from, to);
    if (count === 0) return 0;
    if (this.receiving.ranges.count === 0) this.receiving.queue.settle();
    this.window.consumed(count, this.rcvNxt, this.shared.clock.now());
    this.#updateWindow();
    return count;
  }

  peek(b: Uint8Array, from: number, to: number): number {
    return this.receiving.queue.peek(b, from, to);
  }

  shutdown(): void {
    this.shut();
    this.settle();
  }

  close(): void {
    if (this.options.lingerMs === 0) return this.abort();
    this.isOrphan = true;
    if (this.unread > 0) {
      this.counters.unreadDataAborts++;
      this.abort();
      return;
    }
    this.receiving.clear();
    this.shut();
    this.run('abandon', onAbandon);
    this.settle();
  }

  abort(): void {
    this.fault ??= 'ECONNABORTED';
    this.isOrphan = true;
    this.run('ABORT', onAbort);
    // What ended before still holds what it received.
    this.receiving.clear();
    this.settle();
  }

  info(): TcpInfo {
    return infoOf(this);
  }

  /** The user has read: the peer hears of it when there is much more room than it knows. */
  #updateWindow(): void {
    if (this.isPeerClosed || !this.isSynchronized) return;
    const mss = this.acks.receiveMss || this.path.segmentOctets;
    if (!this.window.isUpdateDue(this.rcvNxt, this.unread, mss)) return;
    this.acks.now();
    this.settle();
  }
}
