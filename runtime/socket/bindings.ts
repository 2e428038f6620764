/**
 * Which sockets of streams are bound where. TCP knows connections and listeners; a socket that is
 * bound is neither yet, and has its port all the same. The rules are those of bind(2) in Linux: an
 * address and port are shared only where all who share them allow it and none of them listens.
 */
import { isUnspecified, sameAddress } from '../base/address.ts';
import { unmapped } from '../base/mapped.ts';
import type { Random } from '../base/random.ts';
import { choosePort } from '../transport/ephemeral-port.ts';
import type { Endpoint, TcpService } from '../transport/tcp/user.ts';
import { versionsOf } from '../transport/udp/table.ts';
import { failure } from './errno.ts';

/** A socket, or who wants to be one. */
export interface Bound {
  readonly local: Endpoint;
  readonly reuseAddress: boolean;
  readonly onlyIpv6: boolean;
  readonly isListening: boolean;
}

export class StreamBindings {
  readonly #tcp: TcpService;
  readonly #random: Random;
  readonly #byPort = new Map<number, Set<Bound>>();

  constructor(tcp: TcpService, random: Random) {
    this.#tcp = tcp;
    this.#random = random;
  }

  /** The port that `wish` may have: its own, or one that is chosen; or EADDRINUSE. */
  portFor(wish: Bound): number {
    const { port } = wish.local;
    if (port !== 0) return this.#isTaken(wish) ? failure('EADDRINUSE') : port;
    const used = new Set<number>(this.#byPort.keys());
    for (const { local } of this.#tcp.listeners()) used.add(local.port);
    for (const { local } of this.#tcp.connections()) used.add(local.port);
    return choosePort(this.#random, (one) => !used.has(one)) ?? failure('EADDRINUSE');
  }

  add(bound: Bound): void {
    const { port } = bound.local;
    const others = this.#byPort.get(port);
    if (others === undefined) this.#byPort.set(port, new Set([bound]));
    else others.add(bound);
  }

  remove(bound: Bound): void {
    const { port } = bound.local;
    const others = this.#byPort.get(port);
    if (others?.delete(bound) && others.size === 0) this.#byPort.delete(port);
  }

  #isTaken(wish: Bound): boolean {
    const { port } = wish.local;
    for (const other of this.#byPort.get(port) ?? []) {
      const isShared = wish.reuseAddress && other.reuseAddress && !other.isListening;
      if (!isShared && overlap(wish, other)) return true;
    }
    if (wish.reuseAddress) return false;
    // Those too whose sockets are closed already: what TIME-WAIT is for.
    for (const { local } of this.#tcp.connections()) {
      if (local.port === port && overlap(wish, { local, onlyIpv6: true })) return true;
    }
    return false;
  }
}

/** Whether a segment could be for both. */
function overlap(one: Bound, other: Pick<Bound, 'local' | 'onlyIpv6'>): boolean {
  const { address: mine } = one.local;
  const { address: theirs } = other.local;
  if ((versionsOf(mine, one.onlyIpv6) & versionsOf(theirs, other.onlyIpv6)) === 0) return false;
  if (isUnspecified(unmapped(mine)) || isUnspecified(unmapped(theirs))) return true;
  return sameAddress(unmapped(mine), unmapped(theirs));
}
