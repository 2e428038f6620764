/** The window of congestion control: prop324 §3.3. How it grows and shrinks is the machine's. */
import type { Clock } from '../../base/clock.ts';
import {
  onAnUntimedSendme,
  onBegin,
  onCellSent,
  onSendme,
  startVegas,
  stateNames,
  SLOW_START,
} from '../../../generated/onion/vegas.machine.ts';
import type { Vegas, VegasState } from '../../../generated/onion/vegas.machine.ts';
import { RoundTrips } from './rtt.ts';
import { Tags } from './send-window.ts';
import type { SendmeBreach, SendWindow } from './send-window.ts';

/** As prop324 §6.5 calls them, of circuits of one kind. */
export interface VegasParameters {
  readonly initial: number;
  readonly cwndInc: number;
  readonly cwndIncRate: number;
  readonly cwndIncPctSs: number;
  readonly cwndMin: number;
  readonly cwndMax: number;
  readonly cwndFullGap: number;
  readonly cwndFullMinpct: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
  readonly ssCwndCap: number;
  readonly ssCwndMax: number;
  readonly ewmaCwndPercent: number;
  readonly ewmaMax: number;
  readonly ewmaSlowStart: number;
  readonly rttResetPercent: number;
}

export class VegasSendWindow implements SendWindow, Vegas {
  state!: VegasState;
  cwnd!: number;
  inflight!: number;
  full!: boolean;
  blocked!: boolean;
  untilUpdate!: number;
  untilRenewal!: number;
  growth!: number;
  readonly sendmeInc: number;
  readonly cwndInc: number;
  readonly cwndIncRate: number;
  readonly cwndIncPctSs: number;
  readonly cwndMin: number;
  readonly cwndMax: number;
  readonly cwndFullGap: number;
  readonly cwndFullMinpct: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
  readonly ssCwndCap: number;
  readonly ssCwndMax: number;
  readonly rtt: RoundTrips;
  readonly #clock: Clock;
  readonly #ewma: Pick<VegasParameters, 'ewmaCwndPercent' | 'ewmaMax' | 'ewmaSlowStart'>;
  readonly #tags = new Tags();
  /** When the cells were sent whose tags are expected. */
  readonly #times: number[] = [];
  readonly #sendme = { bdp: 0, channelBlocked: false };
  #isNoted = false;

  /** `sendmeInc`: as the relay has said it in its answer to ntor-v3. */
  constructor(parameters: VegasParameters, sendmeInc: number, clock: Clock) {
    this.sendmeInc = sendmeInc;
    this.cwndInc = parameters.cwndInc;
    this.cwndIncRate = parameters.cwndIncRate;
    this.cwndIncPctSs = parameters.cwndIncPctSs;
    this.cwndMin = parameters.cwndMin;
    this.cwndMax = parameters.cwndMax;
    this.cwndFullGap = parameters.cwndFullGap;
    this.cwndFullMinpct = parameters.cwndFullMinpct;
    this.alpha = parameters.alpha;
    this.beta = parameters.beta;
    this.gamma = parameters.gamma;
    this.delta = parameters.delta;
    this.ssCwndCap = parameters.ssCwndCap;
    this.ssCwndMax = parameters.ssCwndMax;
    this.#ewma = parameters;
    this.#clock = clock;
    this.rtt = new RoundTrips(parameters.rttResetPercent);
    startVegas(this);
    onBegin(this, parameters);
  }

  /** The window may have shrunk below what is under way. */
  get room(): number {
    return Math.max(0, this.cwnd - this.inflight);
  }

  get size(): number {
    return this.cwnd;
  }

  get rttMs(): number | undefined {
    return this.rtt.smoothed === 0 ? undefined : this.rtt.smoothed / 1000;
  }

  get phase(): string {
    return stateNames[this.state].toLowerCase();
  }

  sent(): boolean {
    this.#isNoted = false;
    onCellSent(this);
    return this.#isNoted;
  }

  expect(tag: Uint8Array): void {
    this.#tags.expect(tag);
  }

  sendme(tag: Uint8Array | undefined, isBlocked: boolean): SendmeBreach | undefined {
    const breach = this.#tags.take(tag);
    if (breach !== undefined) return breach;
    const microseconds = this.#now() - this.#times.shift()!;
    if (!this.rtt.isCredible(microseconds, this.state === SLOW_START)) {
      onAnUntimedSendme(this);
      return undefined;
    }
    const isAtBottom = this.cwnd === this.cwndMin && this.state !== SLOW_START;
    this.rtt.add(microseconds, this.#smoothing(), isAtBottom);
    this.#sendme.bdp = Math.floor((this.cwnd * this.rtt.minimum) / this.rtt.smoothed);
    this.#sendme.channelBlocked = isBlocked;
    onSendme(this, this.#sendme);
    return undefined;
  }

  noteTheTag(): void {
    this.#isNoted = true;
    this.#times.push(this.#now());
  }

  /** N of N-EWMA: prop324 §2.1.2. */
  #smoothing(): number {
    const { ewmaCwndPercent, ewmaMax, ewmaSlowStart } = this.#ewma;
    if (this.state === SLOW_START) return Math.max(2, ewmaSlowStart);
    const cells = this.cwndIncRate * this.sendmeInc;
    const rate = Math.floor((this.cwnd + Math.floor(cells / 2)) / cells);
    return Math.max(2, Math.min(Math.floor((rate * ewmaCwndPercent) / 100), ewmaMax));
  }

  #now(): number {
    return Math.round(this.#clock.now() * 1000);
  }
}
