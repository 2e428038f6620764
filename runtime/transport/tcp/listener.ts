/**
 * A passive OPEN: connections come into being as SYNs arrive, wait in the SYN queue until they are
 * established, then in the accept queue until the user takes them. Both are bounded; what finds
 * them full is dropped and counted, so that the peer tries again.
 */
import type { Address } from '../../base/address.ts';
import { isUnspecified, sameAddress } from '../../base/address.ts';
import type { Interface } from '../../network/interface.ts';
import type { Connection } from './connection.ts';
import type { Acceptor } from './notices.ts';
import type { Shared } from './shared.ts';
import type { UserConnection } from './user-connection.ts';
import type { Endpoint, TcpConnection, TcpListener, TcpOptions } from './user.ts';

export interface ListenerWish {
  readonly backlog: number;
  readonly onlyIpv6: boolean;
  readonly options: Partial<TcpOptions> | undefined;
  readonly interface: Interface | undefined;
}

export class Listener implements TcpListener, Acceptor {
  readonly local: Endpoint;
  readonly options: Partial<TcpOptions> | undefined;
  readonly onlyIpv6: boolean;
  /** SO_BINDTODEVICE: only what comes in here is heard. */
  readonly interface: Interface | undefined;
  readonly #isWild: boolean;
  readonly #shared: Shared;
  readonly #backlog: number;
  readonly #closed: (listener: Listener) => void;
  readonly #halfOpen = new Set<Connection>();
  readonly #established: Connection[] = [];
  #acceptable: () => void = () => {};

  constructor(
    shared: Shared,
    local: Endpoint,
    wish: ListenerWish,
    closed: (listener: Listener) => void,
  ) {
    this.#shared = shared;
    this.local = local;
    this.options = wish.options;
    this.onlyIpv6 = wish.onlyIpv6;
    this.interface = wish.interface;
    this.#isWild = isUnspecified(local.address);
    this.#backlog = Math.max(1, Math.min(wish.backlog, shared.limits.backlogMax));
    this.#closed = closed;
  }

  get waiting(): number {
    return this.#established.length;
  }

  /** How well it fits an address of ours: 2 exactly, 1 as one for all, 0 not. */
  fits(address: Address, by: Interface | undefined): number {
    if (this.interface !== undefined && by !== this.interface) return 0;
    if (sameAddress(this.local.address, address)) return 2;
    if (!this.#isWild) return 0;
    if (this.local.address.length === address.length) return 1;
    return address.length < this.local.address.length && !this.onlyIpv6 ? 1 : 0;
  }

  /** Whether both would hear the same SYN. */
  overlaps(address: Address, onlyIpv6: boolean): boolean {
    const other = this.local.address;
    if (sameAddress(address, other)) return true;
    if (address.length === other.length) return this.#isWild || isUnspecified(address);
    // One is of IPv6: it hears IPv4 only when it is for all.
    const isOther = other.length > address.length;
    return isOther ? this.#isWild && !this.onlyIpv6 : isUnspecified(address) && !onlyIpv6;
  }

  get isFull(): boolean {
    if (this.#established.length < this.#backlog) return false;
    this.#shared.counters.acceptQueueFull++;
    return true;
  }

  /** Whether there is room for another SYN. */
  get hasRoom(): boolean {
    const { counters, limits } = this.#shared;
    if (this.isFull) return false;
    if (this.#halfOpen.size >= Math.min(limits.synQueueMax, Math.max(this.#backlog, 128))) {
      counters.synQueueFull++;
      return false;
    }
    return true;
  }

  add(connection: Connection): void {
    this.#halfOpen.add(connection);
    connection.notices.acceptor = this;
  }

  admitted(connection: Connection): void {
    this.#halfOpen.delete(connection);
    this.#established.push(connection);
    this.#shared.counters.passiveOpens++;
  }

  ready(): void {
    if (this.#established.length > 0) this.#acceptable();
  }

  gone(connection: Connection): void {
    this.#halfOpen.delete(connection);
    const index = this.#established.indexOf(connection);
    if (index >= 0) this.#established.splice(index, 1);
  }

  accept(): TcpConnection | undefined {
    const connection = this.#established.shift();
    if (connection === undefined) return undefined;
    connection.notices.acceptor = undefined;
    return connection as UserConnection;
  }

  onAcceptable(acceptable: () => void): void {
    this.#acceptable = acceptable;
  }

  close(): void {
    this.#closed(this);
    this.#acceptable = () => {};
    const all = [...this.#halfOpen, ...this.#established] as UserConnection[];
    this.#halfOpen.clear();
    this.#established.length = 0;
    for (const connection of all) {
      connection.notices.acceptor = undefined;
      connection.abort();
    }
  }
}
