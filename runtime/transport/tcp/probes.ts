/**
 * Asking a silent peer whether it is there: window probes while it has no room for us (RFC 9293
 * §3.8.6.1), keep-alives while there is nothing to say (§3.8.4). Both are segments that stand
 * before the window, so that the peer answers and takes nothing from them.
 */
import { Timer } from '../../base/timers.ts';
import { ACK, onSilence } from '../../../generated/transport/tcp-connection.machine.ts';
import type { Connection } from './connection.ts';
import { sendControl, transmitTiny } from './output.ts';
import type { Shared } from './shared.ts';

/** Doublings of the interval between window probes. */
const BACK_OFF_MAX = 16;

export class Probes {
  readonly #connection: Connection;
  readonly #shared: Shared;
  readonly #persist: Timer;
  #keepAlive: Timer | undefined;
  #backOff = 0;
  #persistSince = 0;
  #keepAlives = 0;

  constructor(connection: Connection, shared: Shared) {
    this.#connection = connection;
    this.#shared = shared;
    this.#persist = new Timer(shared.timers, () => this.#probeWindow());
  }

  /** After something was sent, or could not be: text waits, and nothing is under way. */
  persist(): void {
    const connection = this.#connection;
    if (connection.unsent === 0 || connection.outstanding > 0 || connection.cork.isHolding) {
      this.#persist.stop();
      this.#backOff = 0;
    } else if (!this.#persist.isRunning) {
      if (this.#backOff === 0) this.#persistSince = this.#shared.clock.now();
      this.#start();
    }
  }

  /** A keep-alive is due some time after the last segment came. */
  keepAlive(): void {
    const { options } = this.#connection;
    if (!options.keepAlive) {
      this.#keepAlive?.stop();
      return;
    }
    this.#keepAlive ??= new Timer(this.#shared.timers, () => this.#probePeer());
    this.#keepAlives = 0;
    this.#keepAlive.start(options.keepAliveIdleMs);
  }

  /** The peer was heard. */
  heard(): void {
    this.#keepAlives = 0;
  }

  stop(): void {
    this.#persist.stop();
    this.#keepAlive?.stop();
  }

  #start(): void {
    const { recovery } = this.#connection;
    const ms = recovery.rtt.rtoMs * 2 ** Math.min(this.#backOff, BACK_OFF_MAX);
    this.#persist.start(Math.min(ms, this.#shared.limits.persistMaxMs));
  }

  #probeWindow(): void {
    const connection = this.#connection;
    if (connection.unsent === 0 || connection.outstanding > 0) return;
    const now = this.#shared.clock.now();
    // MUST-37: as long as it answers, a peer may keep its window shut, unless nobody is waiting.
    const since = connection.isOrphan
      ? this.#persistSince
      : Math.max(connection.lastHeardAt, this.#persistSince);
    if (now - since >= connection.userTimeout) {
      connection.run('silence', onSilence);
      connection.settle();
      return;
    }
    this.#shared.counters.zeroWindowProbes++;
    this.#backOff++;
    if (connection.sndWnd > 0) transmitTiny(connection);
    else {
      sendControl(connection, (connection.sndUna - 1) >>> 0, connection.rcvNxt, ACK);
      this.#start();
    }
    connection.settle();
  }

  #probePeer(): void {
    const connection = this.#connection;
    const { options } = connection;
    if (!options.keepAlive || !connection.isSynchronized) return;
    const now = this.#shared.clock.now();
    const idle = now - Math.max(connection.lastHeardAt, connection.lastSentAt);
    if (connection.outstanding > 0 || connection.unsent > 0) {
      this.#keepAlives = 0;
      this.#keepAlive!.start(options.keepAliveIdleMs);
    } else if (this.#keepAlives === 0 && idle < options.keepAliveIdleMs) {
      this.#keepAlive!.start(Math.max(options.keepAliveIdleMs - idle, 1));
    } else if (this.#keepAlives >= options.keepAliveProbesMax) {
      connection.run('silence', onSilence);
      connection.settle();
    } else {
      this.#shared.counters.keepAlives++;
      this.#keepAlives++;
      sendControl(connection, (connection.sndNxt - 1) >>> 0, connection.rcvNxt, ACK);
      this.#keepAlive!.start(options.keepAliveIntervalMs);
    }
  }
}
