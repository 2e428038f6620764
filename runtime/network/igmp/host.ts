/**
 * The members of groups on one interface: what they say to the routers of its link when they join
 * and leave, and when they are asked (RFC 9776), in older versions while an older querier is about
 * (the machine Host of spec/network/igmp-host.protocol). Answers come after a while by chance, so
 * that nobody can make a link full of hosts speak at once.
 */
import * as machine from '../../../generated/network/igmp-host.machine.ts';
import {
  floatingCodeExponent,
  floatingCodeFloating,
  floatingCodeMantissa,
  hasMembershipQueryIgmpv3,
  maxRespCode,
  membershipQueryGroupAddress,
  membershipQueryNumberOfSources,
  membershipQueryQqic,
  membershipQueryQrv,
  membershipQuerySourceAddressesStart,
  RECORD_TYPE,
  setMaxRespCode,
  setMembershipQueryQqic,
} from '../../../generated/network/igmp.wire.ts';
import type { Address } from '../../base/address.ts';
import { ipv4Word, sameAddress } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { Arrival } from '../arrival.ts';
import { offsetOf } from '../field-offset.ts';
import type { MemberGround } from './member.ts';
import { GroupMember } from './member.ts';
import type { ReportGround } from './reports.ts';
import { MembershipReports } from './reports.ts';

/** RFC 9776 §8.1, §8.2, §8.3, §8.11 and RFC 2236 §8.10; in milliseconds. */
const ROBUSTNESS_VARIABLE = 2;
const QUERY_INTERVAL_MS = 125_000;
const QUERY_RESPONSE_INTERVAL_MS = 10_000;
const UNSOLICITED_REPORT_INTERVAL_MS = 1000;
const OLDER_UNSOLICITED_REPORT_INTERVAL_MS = 10_000;
/** RFC 9776 §4.1.1: what Max Resp Code counts in. */
const RESPONSE_UNIT_MS = 100;

const MAX_RESP_CODE_AT = offsetOf(setMaxRespCode);
const QQIC_AT = offsetOf(setMembershipQueryQqic);
const NO_OCTETS = new Uint8Array(0);

export class IgmpHost implements MemberGround, machine.Host {
  readonly counters: Counters<'queries' | 'olderQueries' | 'oldestQueries' | 'reportsHeard'> =
    countersOf('queries', 'olderQueries', 'oldestQueries', 'reportsHeard');
  readonly timers: Timers;
  readonly random: Random;
  readonly reports: MembershipReports;
  robustnessVariable = ROBUSTNESS_VARIABLE;
  state: machine.HostState = machine.HOST_IGMPV3;
  wait = 0;
  octets: Uint8Array = NO_OCTETS;
  sources = 0;
  sourcesCount = 0;
  readonly #members: GroupMember[] = [];
  readonly #v1QuerierPresent: Timer;
  readonly #v2QuerierPresent: Timer;
  readonly #generalResponse: Timer;
  readonly #query = { maxRespTime: 0 };
  #queryInterval = QUERY_INTERVAL_MS;

  constructor(ground: ReportGround, timers: Timers, random: Random) {
    this.timers = timers;
    this.random = random;
    this.reports = new MembershipReports(ground);
    this.#v1QuerierPresent = new Timer(timers, () => machine.afterHostV1QuerierPresent(this));
    this.#v2QuerierPresent = new Timer(timers, () => machine.afterHostV2QuerierPresent(this));
    this.#generalResponse = new Timer(timers, () => machine.afterHostGeneralResponse(this));
    machine.startHost(this);
  }

  get version(): 1 | 2 | 3 {
    if (this.state === machine.HOST_IGMPV3) return 3;
    return this.state === machine.HOST_IGMPV2 ? 2 : 1;
  }

  get unsolicitedReportInterval(): number {
    return this.version === 3
      ? UNSOLICITED_REPORT_INTERVAL_MS
      : OLDER_UNSOLICITED_REPORT_INTERVAL_MS;
  }

  get generalResponseAt(): number {
    return this.#generalResponse.deadline;
  }

  /** The groups that are told of. */
  get groups(): readonly Address[] {
    return this.#members.filter(({ isWanted }) => isWanted).map(({ group }) => group);
  }

  /** Somebody is the first who wants to hear the group. */
  join(group: Address): void {
    let member = this.#members.find((one) => sameAddress(one.group, group));
    if (member === undefined) {
      member = new GroupMember(this, group);
      this.#members.push(member);
    }
    machine.onJoin(member);
  }

  /** Nobody wants it any more. */
  leave(group: Address): void {
    const member = this.#members.find((one) => sameAddress(one.group, group));
    if (member !== undefined) machine.onLeave(member);
  }

  /** The link is up, and may be another. */
  restart(): void {
    machine.onHostRestart(this);
    for (const member of [...this.#members]) machine.onRestart(member);
  }

  /** The interface is gone: nothing is said any more. */
  stop(): void {
    machine.onHostRestart(this);
    this.changeTheVersion();
    this.#members.length = 0;
  }

  /** A sound Membership Query. */
  receiveQuery({ octets: b, payload: o, end }: Arrival): void {
    const code = maxRespCode(b, o);
    const word = membershipQueryGroupAddress(b, o) | 0;
    this.#query.maxRespTime = code * RESPONSE_UNIT_MS;
    this.octets = b;
    if (hasMembershipQueryIgmpv3(b, o, end)) {
      this.counters.queries++;
      this.#learn(b, o);
      this.#query.maxRespTime = RESPONSE_UNIT_MS * timeAt(b, o + MAX_RESP_CODE_AT, code);
      this.sources = membershipQuerySourceAddressesStart(b, o);
      this.sourcesCount = membershipQueryNumberOfSources(b, o);
    } else if (code === 0) {
      // RFC 9776 §7.1: what is a reserved field in version 1.
      this.counters.oldestQueries++;
      this.#query.maxRespTime = QUERY_RESPONSE_INTERVAL_MS;
      machine.onHostOldestQuery(this);
    } else {
      this.counters.olderQueries++;
      machine.onHostOlderQuery(this);
    }
    this.#ask(word);
    this.octets = NO_OCTETS;
    this.sourcesCount = 0;
  }

  /** A sound report of version 1 or 2: another member of the link has answered. */
  receiveReport(group: number): void {
    this.counters.reportsHeard++;
    const member = this.#find(group);
    if (member !== undefined) machine.onReport(member);
  }

  forget(member: GroupMember): void {
    this.#members.splice(this.#members.indexOf(member), 1);
  }

  aPartOf(delay: number): number {
    return fraction(this.random) * delay;
  }

  itAnswersSooner(): boolean {
    return this.#generalResponse.deadline <= this.timers.clock.now() + this.wait;
  }

  theOlderVersionTimeout(): number {
    return this.robustnessVariable * this.#queryInterval + QUERY_RESPONSE_INTERVAL_MS;
  }

  reportEveryGroup(): void {
    this.reports.begin();
    for (const { isWanted, group } of this.#members) {
      if (isWanted) this.reports.add(RECORD_TYPE.MODE_IS_EXCLUDE, group, NO_OCTETS, 0);
    }
    this.reports.send();
  }

  changeTheVersion(): void {
    for (const member of [...this.#members]) machine.onVersionChange(member);
  }

  startTimer(timer: machine.HostTimer, ms: number): void {
    this.#timer(timer).start(ms);
  }

  cancelTimer(timer: machine.HostTimer): void {
    this.#timer(timer).stop();
  }

  #timer(timer: machine.HostTimer): Timer {
    if (timer === machine.HOST_GENERAL_RESPONSE_TIMER) return this.#generalResponse;
    return timer === machine.HOST_V1_QUERIER_PRESENT_TIMER
      ? this.#v1QuerierPresent
      : this.#v2QuerierPresent;
  }

  /** Of a group, or, as it is unspecified, of all. */
  #ask(word: number): void {
    if (word !== 0) {
      const member = this.#find(word);
      if (member !== undefined) machine.onQuery(member, this.#query);
    } else if (this.version === 3) {
      if (this.sourcesCount === 0) machine.onHostGeneralQuery(this, this.#query);
    } else for (const member of this.#members) machine.onQuery(member, this.#query);
  }

  /** RFC 9776 §4.1.6 and §4.1.7: what the querier says is how it is. */
  #learn(b: Uint8Array, o: number): void {
    const robustness = membershipQueryQrv(b, o);
    this.robustnessVariable = robustness === 0 ? ROBUSTNESS_VARIABLE : robustness;
    const seconds = timeAt(b, o + QQIC_AT, membershipQueryQqic(b, o));
    this.#queryInterval = seconds === 0 ? QUERY_INTERVAL_MS : seconds * 1000;
  }

  #find(word: number): GroupMember | undefined {
    for (const member of this.#members) if (ipv4Word(member.group, 0) === word) return member;
    return undefined;
  }
}

/** RFC 9776 §4.1.1: the code at b[at] is a number, or a small floating-point one. */
function timeAt(b: Uint8Array, at: number, code: number): number {
  if (floatingCodeFloating(b, at) === 0) return code;
  return (floatingCodeMantissa(b, at) + 16) * 2 ** (floatingCodeExponent(b, at) + 3);
}
