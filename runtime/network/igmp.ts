/**
 * IGMP, the host's part, on all interfaces: what arrives is told to the interface that it came in
 * on. It is believed from the link alone: what has come over a router has lost its one hop.
 */
import {
  MESSAGE_TYPE,
  scanMessage,
  type as messageType,
  v1MembershipReportGroupAddress,
  v2MembershipReportGroupAddress,
} from '../../generated/network/igmp.wire.ts';
import type { Address } from '../base/address.ts';
import { ipv4Word } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import type { Arrival } from './arrival.ts';
import { IgmpHost } from './igmp/host.ts';
import { HOP_LIMIT_OF_MEMBERS } from './igmp/reports.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { Transport } from './network.ts';

export interface IgmpGround {
  readonly timers: Timers;
  readonly random: Random;
  /** Our address on an interface; undefined while there is none. */
  sourceOn(on: NetworkInterface): Address | undefined;
  /** Whether an interface leads to nobody but ourselves. */
  isAlone(on: NetworkInterface): boolean;
}

export class Igmp implements Transport {
  readonly counters: Counters<
    'received' | 'malformed' | 'fromAfar' | 'queries' | 'reports' | 'ignored'
  > = countersOf('received', 'malformed', 'fromAfar', 'queries', 'reports', 'ignored');
  readonly #ground: IgmpGround;
  readonly #hosts = new Map<NetworkInterface, IgmpHost>();

  constructor(ground: IgmpGround) {
    this.#ground = ground;
  }

  /** What is done on an interface; undefined when it is not there. */
  host(on: NetworkInterface): IgmpHost | undefined {
    return this.#hosts.get(on);
  }

  attach(on: NetworkInterface): void {
    const { timers, random } = this.#ground;
    const source = (): Address | undefined => this.#ground.sourceOn(on);
    const isAlone = (): boolean => this.#ground.isAlone(on);
    this.#hosts.set(on, new IgmpHost({ on, source, isAlone }, timers, random));
  }

  detach(from: NetworkInterface): void {
    this.#hosts.get(from)?.stop();
    this.#hosts.delete(from);
  }

  receive(arrival: Arrival): boolean {
    const { counters } = this;
    counters.received++;
    const { octets, payload, end } = arrival;
    const host = this.#hosts.get(arrival.interface as NetworkInterface);
    if (arrival.version !== 4 || host === undefined || scanMessage(octets, payload, end) < 0) {
      counters.malformed++;
      return true;
    }
    // RFC 9776 §4: every message is sent with one hop to go.
    if (arrival.hopLimit !== HOP_LIMIT_OF_MEMBERS) {
      counters.fromAfar++;
      return true;
    }
    this.#dispatch(host, arrival);
    return true;
  }

  error(): void {
    // Nobody complains of what was sent to a group.
  }

  #dispatch(host: IgmpHost, arrival: Arrival): void {
    const { counters } = this;
    const { octets, payload } = arrival;
    switch (messageType(octets, payload)) {
      case MESSAGE_TYPE.MEMBERSHIP_QUERY:
        counters.queries++;
        host.receiveQuery(arrival);
        return;
      case MESSAGE_TYPE.V1_MEMBERSHIP_REPORT:
        return this.#report(host, arrival, v1MembershipReportGroupAddress(octets, payload) | 0);
      case MESSAGE_TYPE.V2_MEMBERSHIP_REPORT:
        return this.#report(host, arrival, v2MembershipReportGroupAddress(octets, payload) | 0);
      default:
        counters.ignored++;
    }
  }

  #report(host: IgmpHost, { octets, destination }: Arrival, group: number): void {
    // RFC 2236 §2: it goes to the group that it tells of.
    if (ipv4Word(octets, destination) !== group) {
      this.counters.ignored++;
      return;
    }
    this.counters.reports++;
    host.receiveReport(group);
  }
}
