/** One group of an interface: the machine Member of spec/network/igmp-host.protocol. */
import * as machine from '../../../generated/network/igmp-host.machine.ts';
import { RECORD_TYPE } from '../../../generated/network/igmp.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS } from '../../base/address.ts';
import { copyOctets, copyOf } from '../../base/octets.ts';
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { MembershipReports } from './reports.ts';

/** Sources that are answered for one by one; of more than that the answer is the group itself. */
export const SOURCES_MAX = 64;

/** What all groups of an interface share. */
export interface MemberGround {
  readonly timers: Timers;
  readonly random: Random;
  readonly reports: MembershipReports;
  readonly robustnessVariable: number;
  readonly unsolicitedReportInterval: number;
  readonly version: 1 | 2 | 3;
  /** When every group is reported anyway; Infinity when it is not. */
  readonly generalResponseAt: number;
  /** The query at hand asks for these: octets[sources, sources + 4 * sourcesCount). */
  readonly octets: Uint8Array;
  readonly sources: number;
  readonly sourcesCount: number;
  forget(member: GroupMember): void;
}

const NO_SOURCES = new Uint8Array(0);

export class GroupMember implements machine.Member {
  readonly group: Address;
  state: machine.MemberState = machine.IDLE;
  left = 0;
  wait = 0;
  lastReporter = false;
  readonly #ground: MemberGround;
  readonly #change: Timer;
  readonly #response: Timer;
  #sources = NO_SOURCES;
  /** 0: the whole group is asked for. */
  #sourcesCount = 0;

  constructor(ground: MemberGround, group: Address) {
    this.group = copyOf(group);
    this.#ground = ground;
    this.#change = new Timer(ground.timers, () => machine.afterChange(this));
    this.#response = new Timer(ground.timers, () => machine.afterResponse(this));
    machine.startMember(this);
  }

  /** Whether somebody wants it, and not only wanted it a moment ago. */
  get isWanted(): boolean {
    return this.state === machine.LISTENING;
  }

  get stateName(): string {
    return machine.stateNames[this.state];
  }

  get robustnessVariable(): number {
    return this.#ground.robustnessVariable;
  }

  get unsolicitedReportInterval(): number {
    return this.#ground.unsolicitedReportInterval;
  }

  get version(): number {
    return this.#ground.version;
  }

  aPartOf(delay: number): number {
    return fraction(this.#ground.random) * delay;
  }

  /** RFC 9776 §5.2, rules 1 and 3 to 5. */
  itAnswersSooner(): boolean {
    const then = this.#ground.timers.clock.now() + this.wait;
    return this.#response.deadline <= then || this.#ground.generalResponseAt <= then;
  }

  /** RFC 9776 §5.2, rules 3 to 5: who waits to answer for the whole group goes on doing so. */
  noteTheSources(): void {
    const { octets, sources, sourcesCount } = this.#ground;
    const isWaiting = this.#response.isRunning;
    const before = isWaiting ? this.#sourcesCount : 0;
    const after = before + sourcesCount;
    if ((isWaiting && before === 0) || sourcesCount === 0 || after > SOURCES_MAX) {
      this.#sourcesCount = 0;
      return;
    }
    if (this.#sources.length === 0) this.#sources = new Uint8Array(SOURCES_MAX * IPV4_OCTETS);
    const end = sources + sourcesCount * IPV4_OCTETS;
    copyOctets(octets, sources, end, this.#sources, before * IPV4_OCTETS);
    this.#sourcesCount = after;
  }

  /** RFC 9776 §5.2: of sources that are asked for, we want each, as we want all. */
  reportTheGroup(): void {
    const count = this.#sourcesCount;
    const { MODE_IS_EXCLUDE, MODE_IS_INCLUDE } = RECORD_TYPE;
    this.#report(count === 0 ? MODE_IS_EXCLUDE : MODE_IS_INCLUDE, count);
  }

  tellThatItIsJoined(): void {
    this.#report(RECORD_TYPE.CHANGE_TO_EXCLUDE_MODE, 0);
  }

  tellThatItIsLeft(): void {
    const { reports, version } = this.#ground;
    if (version === 3) this.#report(RECORD_TYPE.CHANGE_TO_INCLUDE_MODE, 0);
    else reports.sendLeave(this.group);
  }

  forgetTheGroup(): void {
    this.#ground.forget(this);
  }

  startTimer(timer: machine.MemberTimer, ms: number): void {
    this.#timer(timer).start(ms);
  }

  cancelTimer(timer: machine.MemberTimer): void {
    this.#timer(timer).stop();
  }

  #timer(timer: machine.MemberTimer): Timer {
    return timer === machine.CHANGE_TIMER ? this.#change : this.#response;
  }

  #report(recordType: number, sourcesCount: number): void {
    const { reports, version } = this.#ground;
    if (version < 3) {
      reports.sendOlder(this.group, version === 1);
      return;
    }
    reports.begin();
    reports.add(recordType, this.group, this.#sources, sourcesCount);
    reports.send();
  }
}
