/** One group of an interface: the machine Listener of spec/network/mld.protocol. */
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS } from '../../base/address.ts';
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import { RECORD_TYPE } from '../../../generated/network/icmpv6.wire.ts';
import * as machine from '../../../generated/network/mld.machine.ts';
import { copyOf } from '../../base/octets.ts';
import type { ListenerReports } from './reports.ts';

/** Sources that are answered for one by one; of more than that the answer is the group itself. */
export const SOURCES_MAX = 64;

/** What all groups of an interface share. */
export interface ListenerGround {
  readonly timers: Timers;
  readonly random: Random;
  readonly reports: ListenerReports;
  readonly robustnessVariable: number;
  readonly unsolicitedReportInterval: number;
  readonly olderVersion: boolean;
  /** The query at hand asks for these: octets[sources, sources + 16 * sourcesCount). */
  readonly octets: Uint8Array;
  readonly sources: number;
  readonly sourcesCount: number;
  forget(listener: GroupListener): void;
}

const NO_SOURCES = new Uint8Array(0);

export class GroupListener implements machine.Listener {
  readonly group: Address;
  state: machine.ListenerState = machine.IDLE;
  left = 0;
  wait = 0;
  lastReporter = false;
  readonly #ground: ListenerGround;
  readonly #change: Timer;
  readonly #response: Timer;
  #sources = NO_SOURCES;
  /** 0: the whole group is asked for. */
  #sourcesCount = 0;

  constructor(ground: ListenerGround, group: Address) {
    this.group = copyOf(group);
    this.#ground = ground;
    this.#change = new Timer(ground.timers, () => machine.afterChange(this));
    this.#response = new Timer(ground.timers, () => machine.afterResponse(this));
    machine.startListener(this);
  }

  /** Whether somebody wants it, and not only wanted it a moment ago. */
  get isWanted(): boolean {
    return this.state === machine.LISTENING;
  }

  get robustnessVariable(): number {
    return this.#ground.robustnessVariable;
  }

  get unsolicitedReportInterval(): number {
    return this.#ground.unsolicitedReportInterval;
  }

  get olderVersion(): boolean {
    return this.#ground.olderVersion;
  }

  aPartOf(delay: number): number {
    return fraction(this.#ground.random) * delay;
  }

  itAnswersSooner(): boolean {
    return this.#response.deadline <= this.#ground.timers.clock.now() + this.wait;
  }

  /** RFC 9777 §6.2, rules 3 to 5: who waits to answer for the whole group goes on doing so. */
  noteTheSources(): void {
    const { octets, sources, sourcesCount } = this.#ground;
    const isWhole = this.#response.isRunning && this.#sourcesCount === 0;
    const before = this.#response.isRunning ? this.#sourcesCount : 0;
    const after = before + sourcesCount;
    if (isWhole || sourcesCount === 0 || after > SOURCES_MAX) {
      this.#sourcesCount = 0;
      return;
    }
    if (this.#sources.length === 0) this.#sources = new Uint8Array(SOURCES_MAX * IPV6_OCTETS);
    const end = sources + sourcesCount * IPV6_OCTETS;
    this.#sources.set(octets.subarray(sources, end), before * IPV6_OCTETS);
    this.#sourcesCount = after;
  }

  reportTheGroup(): void {
    const count = this.#sourcesCount;
    const type = count === 0 ? RECORD_TYPE.MODE_IS_EXCLUDE : RECORD_TYPE.MODE_IS_INCLUDE;
    this.#report(type, count);
  }

  tellThatItIsJoined(): void {
    this.#report(RECORD_TYPE.CHANGE_TO_EXCLUDE_MODE, 0);
  }

  tellThatItIsLeft(): void {
    const { reports, olderVersion } = this.#ground;
    if (olderVersion) reports.sendDone(this.group);
    else this.#report(RECORD_TYPE.CHANGE_TO_INCLUDE_MODE, 0);
  }

  forgetTheGroup(): void {
    this.#ground.forget(this);
  }

  startTimer(timer: machine.ListenerTimer, ms: number): void {
    (timer === machine.CHANGE_TIMER ? this.#change : this.#response).start(ms);
  }

  cancelTimer(timer: machine.ListenerTimer): void {
    (timer === machine.CHANGE_TIMER ? this.#change : this.#response).stop();
  }

  #report(recordType: number, sourcesCount: number): void {
    const { reports, olderVersion } = this.#ground;
    if (olderVersion) {
      reports.sendOlder(this.group);
      return;
    }
    reports.begin();
    reports.add(recordType, this.group, this.#sources, sourcesCount);
    reports.send();
  }
}
