/**
 * Multicast listener discovery on one interface: which groups somebody here wants to hear is told
 * to the routers when it changes and when they ask (RFC 9777), in version 1 while its querier is
 * about. Queries are believed from neighbours alone, and answered after a while by chance, so that
 * nobody can make a link full of hosts speak at once.
 */
import type { Address } from '../base/address.ts';
import { standsAt } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { fraction } from '../base/random.ts';
import type { Random } from '../base/random.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';
import {
  bodyStart,
  floatingQueryIntervalExp,
  floatingQueryIntervalFloat,
  floatingQueryIntervalMant,
  floatingResponseCodeExp,
  floatingResponseCodeFloat,
  floatingResponseCodeMant,
  hasMulticastListenerQueryMldv2,
  multicastListenerQueryMaximumResponseCode,
  multicastListenerQueryMulticastAddressStart,
  multicastListenerQueryNumberOfSources,
  multicastListenerQueryQqic,
  multicastListenerQueryQrv,
  multicastListenerQuerySourceAddressesStart,
  multicastListenerReportMulticastAddressStart,
  RECORD_TYPE,
  setMulticastListenerQueryQqic,
} from '../../generated/network/icmpv6.wire.ts';
import * as machine from '../../generated/network/mld.machine.ts';
import type { Arrival } from './arrival.ts';
import { offsetOf } from './field-offset.ts';
import type { NetworkInterface } from './interfaces.ts';
import { HOP_LIMIT_OF_LISTENERS } from './ipv6/control.ts';
import type { ControlSender } from './ipv6/control.ts';
import { ALL_NODES, isLinkLocalAt, isUnspecifiedAt, SCOPE, scopeAt } from './ipv6-address.ts';
import { GroupListener } from './mld/listener.ts';
import type { ListenerGround } from './mld/listener.ts';
import { ListenerReports } from './mld/reports.ts';

/** RFC 9777 §9.1, §9.2, §9.3, §9.11 and RFC 2710 §7.10; in milliseconds. */
const ROBUSTNESS_VARIABLE = 2;
const QUERY_INTERVAL_MS = 125_000;
const QUERY_RESPONSE_INTERVAL_MS = 10_000;
const UNSOLICITED_REPORT_INTERVAL_MS = 1000;
const OLDER_UNSOLICITED_REPORT_INTERVAL_MS = 10_000;

const NO_OCTETS = new Uint8Array(0);

export class MulticastListener implements ListenerGround, machine.Host {
  readonly counters: Counters<
    'queries' | 'olderQueries' | 'olderReportsHeard' | 'droppedQuery' | 'droppedReport'
  > = countersOf('queries', 'olderQueries', 'olderReportsHeard', 'droppedQuery', 'droppedReport');
  readonly timers: Timers;
  readonly random: Random;
  readonly reports: ListenerReports;
  robustnessVariable = ROBUSTNESS_VARIABLE;
  state: machine.HostState = machine.HOST_MLDV2;
  wait = 0;
  octets: Uint8Array = NO_OCTETS;
  sources = 0;
  sourcesCount = 0;
  readonly #listeners: GroupListener[] = [];
  readonly #olderVersionQuerierPresent: Timer;
  readonly #generalResponse: Timer;
  readonly #qqicAt = offsetOf(setMulticastListenerQueryQqic);
  readonly #query = { maximumResponseDelay: 0 };
  #queryInterval = QUERY_INTERVAL_MS;

  constructor(on: NetworkInterface, sender: ControlSender, timers: Timers, random: Random) {
    this.timers = timers;
    this.random = random;
    this.reports = new ListenerReports(on, sender);
    this.#olderVersionQuerierPresent = new Timer(timers, () =>
      machine.afterHostOlderVersionQuerierPresent(this),
    );
    this.#generalResponse = new Timer(timers, () => machine.afterHostGeneralResponse(this));
    machine.startHost(this);
  }

  get olderVersion(): boolean {
    return this.state === machine.HOST_MLDV1;
  }

  get unsolicitedReportInterval(): number {
    return this.olderVersion
      ? OLDER_UNSOLICITED_REPORT_INTERVAL_MS
      : UNSOLICITED_REPORT_INTERVAL_MS;
  }

  /** The groups that are told of. */
  get groups(): readonly Address[] {
    return this.#listeners.filter(({ isWanted }) => isWanted).map(({ group }) => group);
  }

  /** Somebody is the first who wants to hear the group. */
  join(group: Address): void {
    // RFC 9777 §6: who is in it is known, or nobody else's business.
    if (standsAt(ALL_NODES, group, 0) || scopeAt(group, 0) <= SCOPE.INTERFACE_LOCAL) return;
    let listener = this.#find(group, 0);
    if (listener === undefined) {
      listener = new GroupListener(this, group);
      this.#listeners.push(listener);
    }
    machine.onJoin(listener);
  }

  /** Nobody wants it any more. */
  leave(group: Address): void {
    const listener = this.#find(group, 0);
    if (listener !== undefined) machine.onLeave(listener);
  }

  /** The link is up, and may be another. */
  restart(): void {
    machine.onHostRestart(this);
    this.tellAgain();
  }

  /** RFC 3590 §4: what came from nobody is said again by the address that we have now. */
  tellAgain(): void {
    for (const listener of [...this.#listeners]) machine.onRestart(listener);
  }

  /** The interface is gone: nothing is said any more. */
  stop(): void {
    this.changeTheVersion();
    this.#listeners.length = 0;
    machine.onHostRestart(this);
  }

  /** A sound Query in b[o, end). */
  receiveQuery(arrival: Arrival, isAlerting: boolean): void {
    const { octets: b, payload: o, end } = arrival;
    // RFC 9777 §6.2.
    if (!isFromNeighbour(arrival) || !isAlerting || !isLinkLocalAt(b, arrival.source)) {
      this.counters.droppedQuery++;
      return;
    }
    const groupAt = multicastListenerQueryMulticastAddressStart(b, o);
    const isGeneral = isUnspecifiedAt(b, groupAt);
    if (!hasMulticastListenerQueryMldv2(b, o, end)) this.#receiveOlder(b, o, groupAt, isGeneral);
    else {
      this.counters.queries++;
      this.#learn(b, o);
      this.#query.maximumResponseDelay = maximumResponseDelay(b, o);
      this.sourcesCount = multicastListenerQueryNumberOfSources(b, o);
      this.sources = multicastListenerQuerySourceAddressesStart(b, o);
      this.octets = b;
      if (isGeneral && this.sourcesCount === 0) machine.onHostGeneralQuery(this, this.#query);
      else if (!isGeneral) this.#ask(b, groupAt);
    }
    this.#forgetQuery();
  }

  /** A sound Report of version 1 in b[o, end): another listener of the link has answered. */
  receiveOlderReport(arrival: Arrival): void {
    const { octets: b, payload: o, source } = arrival;
    const isSourceFit = isLinkLocalAt(b, source) || isUnspecifiedAt(b, source);
    const groupAt = multicastListenerReportMulticastAddressStart(b, o);
    if (!isFromNeighbour(arrival) || !isSourceFit) {
      this.counters.droppedReport++;
      return;
    }
    this.counters.olderReportsHeard++;
    const listener = this.#find(b, groupAt);
    // RFC 2710 §4: it goes to the group that it tells of.
    const isToGroup = listener !== undefined && standsAt(listener.group, b, arrival.destination);
    if (isToGroup) machine.onReport(listener);
  }

  forget(listener: GroupListener): void {
    this.#listeners.splice(this.#listeners.indexOf(listener), 1);
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
    for (const { isWanted, group } of this.#listeners) {
      if (isWanted) this.reports.add(RECORD_TYPE.MODE_IS_EXCLUDE, group, NO_OCTETS, 0);
    }
    this.reports.send();
  }

  changeTheVersion(): void {
    for (const listener of [...this.#listeners]) machine.onVersionChange(listener);
  }

  startTimer(timer: machine.HostTimer, ms: number): void {
    this.#timer(timer).start(ms);
  }

  cancelTimer(timer: machine.HostTimer): void {
    this.#timer(timer).stop();
  }

  #timer(timer: machine.HostTimer): Timer {
    return timer === machine.HOST_GENERAL_RESPONSE_TIMER
      ? this.#generalResponse
      : this.#olderVersionQuerierPresent;
  }

  #receiveOlder(b: Uint8Array, o: number, groupAt: number, isGeneral: boolean): void {
    this.counters.olderQueries++;
    machine.onHostOlderQuery(this);
    this.#query.maximumResponseDelay = multicastListenerQueryMaximumResponseCode(b, o);
    if (!isGeneral) this.#ask(b, groupAt);
    else for (const listener of this.#listeners) machine.onQuery(listener, this.#query);
  }

  #ask(b: Uint8Array, groupAt: number): void {
    const listener = this.#find(b, groupAt);
    if (listener !== undefined) machine.onQuery(listener, this.#query);
  }

  /** RFC 9777 §5.1.8 and §5.1.9: what the querier says is how it is. */
  #learn(b: Uint8Array, o: number): void {
    const robustness = multicastListenerQueryQrv(b, o);
    this.robustnessVariable = robustness === 0 ? ROBUSTNESS_VARIABLE : robustness;
    const code = multicastListenerQueryQqic(b, o);
    const at = o + this.#qqicAt;
    const seconds =
      floatingQueryIntervalFloat(b, at) === 0
        ? code
        : (floatingQueryIntervalMant(b, at) + 16) * 2 ** (floatingQueryIntervalExp(b, at) + 3);
    this.#queryInterval = seconds === 0 ? QUERY_INTERVAL_MS : seconds * 1000;
  }

  #forgetQuery(): void {
    this.octets = NO_OCTETS;
    this.sourcesCount = 0;
  }

  #find(b: Uint8Array, at: number): GroupListener | undefined {
    for (const listener of this.#listeners) if (standsAt(listener.group, b, at)) return listener;
    return undefined;
  }
}

function isFromNeighbour({ hopLimit }: Arrival): boolean {
  return hopLimit === HOP_LIMIT_OF_LISTENERS;
}

/** RFC 9777 §5.1.3, in milliseconds. */
function maximumResponseDelay(b: Uint8Array, o: number): number {
  const at = bodyStart(b, o);
  return floatingResponseCodeFloat(b, at) === 0
    ? multicastListenerQueryMaximumResponseCode(b, o)
    : (floatingResponseCodeMant(b, at) + 4096) * 2 ** (floatingResponseCodeExp(b, at) + 3);
}
