/**
 * Flow control of a stream by XON and XOFF: prop324 §4.
 *
 * Our XONs name no rate: whoever is too fast for our reader hears XOFF again, and memory is bounded
 * by that, while a rate measured over a pause would hold a stream back for ever.
 */
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import {
  onGrown,
  onRead,
  onThrottleTextSent,
  onThrottleXoff,
  onThrottleXon,
  startBacklog,
  startThrottle,
  HANDLED,
  THROTTLE_HALTED,
} from '../../../generated/onion/xon-xoff.machine.ts';
import type {
  Backlog,
  BacklogState,
  Throttle,
  ThrottleState,
} from '../../../generated/onion/xon-xoff.machine.ts';
import type { FlowUser, StreamBreach, StreamFlow } from './stream-flow.ts';

/** What a stream that is held to a rate may send at once: so many milliseconds' worth. */
const BURST_MS = 50;
/** Or so many octets, of a slow one. */
const BURST_OCTETS_MIN = 1000;

export interface ThrottleLimits {
  /** So many octets wait with us when we say XOFF. */
  readonly ours: number;
  /** And with the other end, at the least, when it may. */
  readonly theirs: number;
}

class Waiting implements Backlog {
  state!: BacklogState;
  readonly xoffLimit: number;
  readonly #user: FlowUser;

  constructor(user: FlowUser, xoffLimit: number) {
    this.#user = user;
    this.xoffLimit = xoffLimit;
    startBacklog(this);
  }

  sendXoff(): void {
    this.#user.sendXoff();
  }

  sendXon(): void {
    this.#user.sendXon(0);
  }
}

class Sluice implements Throttle {
  state!: ThrottleState;
  sent!: number;
  rate!: number;
  readonly xoffLimit: number;
  readonly #user: FlowUser;

  constructor(user: FlowUser, xoffLimit: number) {
    this.#user = user;
    this.xoffLimit = xoffLimit;
    startThrottle(this);
  }

  reportRoom(): void {
    this.#user.flowReleased();
  }
}

export class ThrottledFlow implements StreamFlow {
  readonly #waiting: Waiting;
  readonly #sluice: Sluice;
  readonly #timers: Timers;
  readonly #release: Timer;
  /** Octets that the rate allows, as of a moment; a cell may overdraw it. */
  #credit = 0;
  #moment = 0;
  readonly #said = { waiting: 0, length: 0, kbpsEwma: 0 };

  constructor(user: FlowUser, limits: ThrottleLimits, timers: Timers) {
    this.#waiting = new Waiting(user, limits.ours);
    this.#sluice = new Sluice(user, limits.theirs);
    this.#timers = timers;
    this.#release = new Timer(timers, () => user.flowReleased());
  }

  get maySend(): boolean {
    if (this.#sluice.state === THROTTLE_HALTED) return false;
    if (this.#sluice.rate === 0) return true;
    this.#earn();
    if (this.#credit > 0) return true;
    if (!this.#release.isRunning) this.#release.start((1 - this.#credit) / this.#sluice.rate);
    return false;
  }

  sent(octets: number): void {
    this.#said.length = octets;
    onThrottleTextSent(this.#sluice, this.#said);
    if (this.#sluice.rate > 0) this.#credit -= octets;
  }

  arrived(waiting: number): StreamBreach | undefined {
    this.#said.waiting = waiting;
    onGrown(this.#waiting, this.#said);
    return undefined;
  }

  read(waiting: number): void {
    this.#said.waiting = waiting;
    onRead(this.#waiting, this.#said);
  }

  sendme(): StreamBreach {
    return 'flowControlOfOtherKind';
  }

  xon(kilobytesPerSecond: number): StreamBreach | undefined {
    this.#said.kbpsEwma = kilobytesPerSecond;
    this.#earn();
    onThrottleXon(this.#sluice, this.#said);
    return undefined;
  }

  xoff(): StreamBreach | undefined {
    return onThrottleXoff(this.#sluice) === HANDLED ? undefined : 'xoffTooEarly';
  }

  stop(): void {
    this.#release.stop();
  }

  /** A thousand octets a second is an octet a millisecond. */
  #earn(): void {
    const now = this.#timers.clock.now();
    const { rate } = this.#sluice;
    const most = Math.max(BURST_OCTETS_MIN, rate * BURST_MS);
    this.#credit = Math.min(most, this.#credit + (now - this.#moment) * rate);
    this.#moment = now;
  }
}
