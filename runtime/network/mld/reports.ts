/** What a listener says, as messages: RFC 9777 §5.2 in version 2, RFC 2710 §3 in version 1. */
import type { Address } from '../../base/address.ts';
import { ANY_IPV6, IPV6_OCTETS } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { fill } from '../../base/octets.ts';
import { groupHardwareAddress } from '../../link/hardware-address.ts';
import {
  MESSAGE_TYPE,
  multicastAddressRecordMulticastAddressStart,
  multicastAddressRecordSourceAddressesEnd,
  multicastAddressRecordSourceAddressesStart,
  multicastListenerDoneMulticastAddressEnd,
  multicastListenerDoneMulticastAddressStart,
  multicastListenerReportMulticastAddressEnd,
  multicastListenerReportMulticastAddressStart,
  setMulticastAddressRecordNumberOfSources,
  setMulticastAddressRecordRecordType,
  setV2MulticastListenerReportNumberOfRecords,
  v2MulticastListenerReportRecordsStart,
} from '../../../generated/network/icmpv6.wire.ts';
import { isUsable } from '../interfaces.ts';
import type { NetworkInterface } from '../interfaces.ts';
import type { ControlSender } from '../ipv6/control.ts';
import { ALL_MLDV2_ROUTERS, ALL_ROUTERS, isLinkLocalAt } from '../ipv6-address.ts';

export class ListenerReports {
  readonly counters: Counters<'reports' | 'olderReports' | 'dones'> = countersOf(
    'reports',
    'olderReports',
    'dones',
  );
  readonly #on: NetworkInterface;
  readonly #sender: ControlSender;
  readonly #toRouters = groupHardwareAddress(ALL_MLDV2_ROUTERS);
  readonly #toOlderRouters = groupHardwareAddress(ALL_ROUTERS);
  #end = 0;
  #records = 0;

  constructor(on: NetworkInterface, sender: ControlSender) {
    this.#on = on;
    this.#sender = sender;
  }

  /** RFC 9777 §5.2.13: a link-local address, or none while there is none. */
  get source(): Address {
    const own = this.#on.addresses.find(
      (one) => one.address.length === IPV6_OCTETS && isUsable(one) && isLinkLocalAt(one.address, 0),
    );
    return own?.address ?? ANY_IPV6;
  }

  /** Begins a report of version 2. */
  begin(): void {
    const { octets, start } = this.#sender;
    this.#end = v2MulticastListenerReportRecordsStart(octets, start);
    this.#records = 0;
    fill(octets, start, this.#end, 0);
  }

  /** A record of one group; sends what there is before, where there is no room for it. */
  add(recordType: number, group: Address, sources: Uint8Array, sourcesCount: number): void {
    const { octets, limit } = this.#sender;
    const size = sourcesCount * IPV6_OCTETS;
    const needed = multicastAddressRecordSourceAddressesStart(octets, this.#end) + size;
    if (needed > limit) this.send();
    const at = this.#end;
    fill(octets, at, multicastAddressRecordSourceAddressesStart(octets, at), 0);
    setMulticastAddressRecordRecordType(octets, at, recordType);
    setMulticastAddressRecordNumberOfSources(octets, at, sourcesCount);
    octets.set(group, multicastAddressRecordMulticastAddressStart(octets, at));
    const sourcesAt = multicastAddressRecordSourceAddressesStart(octets, at);
    octets.set(sources.subarray(0, size), sourcesAt);
    this.#end = multicastAddressRecordSourceAddressesEnd(octets, at, limit);
    this.#records++;
  }

  /** Sends the records since `begin`, and begins again. */
  send(): void {
    if (this.#records === 0) return;
    const { octets, start } = this.#sender;
    setV2MulticastListenerReportNumberOfRecords(octets, start, this.#records);
    this.counters.reports++;
    this.#sender.send(
      {
        on: this.#on,
        source: this.source,
        destination: ALL_MLDV2_ROUTERS,
        to: this.#toRouters,
        isAlerting: true,
      },
      MESSAGE_TYPE.V2_MULTICAST_LISTENER_REPORT,
      this.#end,
    );
    this.begin();
  }

  /** Version 1: to the group itself, so that its other listeners hear it. */
  sendOlder(group: Address): void {
    const { octets, start } = this.#sender;
    const end = multicastListenerReportMulticastAddressEnd(octets, start);
    fill(octets, start, end, 0);
    octets.set(group, multicastListenerReportMulticastAddressStart(octets, start));
    this.counters.olderReports++;
    this.#sender.send(
      {
        on: this.#on,
        source: this.source,
        destination: group,
        to: groupHardwareAddress(group),
        isAlerting: true,
      },
      MESSAGE_TYPE.MULTICAST_LISTENER_REPORT,
      end,
    );
  }

  /** Version 1: the group may have lost its last listener. */
  sendDone(group: Address): void {
    const { octets, start } = this.#sender;
    const end = multicastListenerDoneMulticastAddressEnd(octets, start);
    fill(octets, start, end, 0);
    octets.set(group, multicastListenerDoneMulticastAddressStart(octets, start));
    this.counters.dones++;
    this.#sender.send(
      {
        on: this.#on,
        source: this.source,
        destination: ALL_ROUTERS,
        to: this.#toOlderRouters,
        isAlerting: true,
      },
      MESSAGE_TYPE.MULTICAST_LISTENER_DONE,
      end,
    );
  }
}
