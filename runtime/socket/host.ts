/** What the sockets of a stack share: the layers below them, what is bound, how many there are. */
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import type { Interface } from '../network/interface.ts';
import type { Network } from '../network/network.ts';
import type { TcpService } from '../transport/tcp/user.ts';
import type { UdpService } from '../transport/udp/user.ts';
import { StreamBindings } from './bindings.ts';
import type { StreamOverlay } from './overlay.ts';

/** Sockets of all processes, as file-max: who opens one more is told ENFILE. */
export const SOCKETS_MAX = 65536;

/** A stack, as sockets need it. */
export interface SocketStack {
  readonly network: Network;
  readonly tcp: TcpService;
  readonly udp: UdpService;
  readonly timers: Timers;
  readonly random: Random;
}

export type SocketCounters = Counters<
  'opened' | 'closed' | 'refusedFull' | 'datagramsDroppedFull' | 'packetsDroppedFull'
>;

export class SocketHost {
  readonly stack: SocketStack;
  /** By which streams go to others; undefined: by the stack's own TCP. */
  overlay: StreamOverlay | undefined;
  readonly bindings: StreamBindings;
  readonly socketsMax: number;
  readonly counters: SocketCounters = countersOf(
    'opened',
    'closed',
    'refusedFull',
    'datagramsDroppedFull',
    'packetsDroppedFull',
  );

  /** `bindings` are those of another host of the same stack, where there is one. */
  constructor(
    stack: SocketStack,
    socketsMax: number = SOCKETS_MAX,
    bindings: StreamBindings = new StreamBindings(stack.tcp, stack.random),
  ) {
    this.stack = stack;
    this.bindings = bindings;
    this.socketsMax = socketsMax;
  }

  /** For those on whom an overlay itself stands: the same stack, and never an overlay. */
  beneath(): SocketHost {
    return new SocketHost(this.stack, this.socketsMax, this.bindings);
  }

  /** Sockets that are open. */
  get count(): number {
    return this.counters.opened - this.counters.closed;
  }

  interfaceOf(name: string | number): Interface | undefined {
    return this.stack.network.interfaces.find((one) => one.name === name || one.index === name);
  }
}
