/**
 * What a member says, as packets: RFC 9776 §4.2 in version 3, RFC 2236 §2 and RFC 1112 in the older
 * ones. Each goes no further than the link, and makes routers look at it (RFC 2113).
 */
import {
  groupRecordSourceAddressesEnd,
  groupRecordSourceAddressesStart,
  leaveGroupAdditionalDataStart,
  MESSAGE_TYPE,
  setGroupRecordMulticastAddress,
  setGroupRecordNumberOfSources,
  setGroupRecordRecordType,
  setLeaveGroupGroupAddress,
  setV1MembershipReportGroupAddress,
  setV2MembershipReportGroupAddress,
  setV3MembershipReportNumberOfGroupRecords,
  v1MembershipReportAdditionalDataStart,
  v2MembershipReportAdditionalDataStart,
  v3MembershipReportGroupRecordsStart,
  writeMessage,
} from '../../../generated/network/igmp.wire.ts';
import {
  DIFFERENTIATED_SERVICES,
  optionsStart,
  PROTOCOL_NUMBER,
  writeOptionRouterAlert,
  writePacket,
} from '../../../generated/network/ipv4.wire.ts';
import type { Address } from '../../base/address.ts';
import { addressOf, IPV4_OCTETS, ipv4Word } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, fill } from '../../base/octets.ts';
import { clearFrameInfo, newFrameInfo } from '../../device/frame-info.ts';
import { ETHERTYPE } from '../../link/ether-type.ts';
import { groupHop } from '../../link/fixed-hop.ts';
import type { NetworkInterface } from '../interfaces.ts';

/** RFC 9776 §4. */
export const HOP_LIMIT_OF_MEMBERS = 1;
/** RFC 9776 §4.2.14, RFC 2236 §2. */
const ALL_IGMPV3_ROUTERS = addressOf('224.0.0.22');
const ALL_ROUTERS = addressOf('224.0.0.2');
/** RFC 9776 §4.2.16: as much as fits the link, and never more than one of Ethernet. */
const PACKET_OCTETS_MAX = 1500;

/** An interface, as far as its members are concerned. */
export interface ReportGround {
  readonly on: NetworkInterface;
  /** Our address there; undefined while there is none. */
  source(): Address | undefined;
  /** Whether anybody could be listening. */
  isAlone(): boolean;
}

export class MembershipReports {
  readonly counters: Counters<'reports' | 'olderReports' | 'leaves' | 'droppedNoRoom'> = countersOf(
    'reports',
    'olderReports',
    'leaves',
    'droppedNoRoom',
  );
  readonly #ground: ReportGround;
  readonly #info = newFrameInfo();
  readonly #octets: Uint8Array;
  readonly #packet: number;
  /** Where the option and the message begin. */
  readonly #options: number;
  readonly #start: number;
  readonly #limit: number;
  #end = 0;
  #records = 0;

  constructor(ground: ReportGround) {
    this.#ground = ground;
    const { headRoom } = ground.on.link;
    this.#limit = headRoom + Math.min(PACKET_OCTETS_MAX, ground.on.link.mtu);
    this.#octets = new Uint8Array(this.#limit);
    this.#packet = headRoom;
    this.#options = optionsStart(this.#octets, headRoom);
    this.#start = writeOptionRouterAlert(this.#octets, this.#options, 0);
  }

  /** Begins a report of version 3. */
  begin(): void {
    const octets = this.#octets;
    this.#end = v3MembershipReportGroupRecordsStart(octets, this.#start);
    this.#records = 0;
    fill(octets, this.#start, this.#end, 0);
  }

  /** A record of one group; sends what there is before, where there is no room for it. */
  add(recordType: number, group: Address, sources: Uint8Array, sourcesCount: number): void {
    const octets = this.#octets;
    const size = sourcesCount * IPV4_OCTETS;
    if (groupRecordSourceAddressesStart(octets, this.#end) + size > this.#limit) this.send();
    const at = this.#end;
    const sourcesAt = groupRecordSourceAddressesStart(octets, at);
    fill(octets, at, sourcesAt, 0);
    setGroupRecordRecordType(octets, at, recordType);
    setGroupRecordNumberOfSources(octets, at, sourcesCount);
    setGroupRecordMulticastAddress(octets, at, ipv4Word(group, 0));
    copyOctets(sources, 0, size, octets, sourcesAt);
    this.#end = groupRecordSourceAddressesEnd(octets, at, this.#limit);
    this.#records++;
  }

  /** Sends the records since `begin`, and begins again. */
  send(): void {
    if (this.#records === 0) return;
    setV3MembershipReportNumberOfGroupRecords(this.#octets, this.#start, this.#records);
    this.counters.reports++;
    this.#transmit(ALL_IGMPV3_ROUTERS, MESSAGE_TYPE.V3_MEMBERSHIP_REPORT, this.#end);
    this.begin();
  }

  /** Versions 1 and 2: to the group itself, so that its other members hear it. */
  sendOlder(group: Address, isOldest: boolean): void {
    const octets = this.#octets;
    const word = ipv4Word(group, 0);
    this.counters.olderReports++;
    if (isOldest) {
      setV1MembershipReportGroupAddress(octets, this.#start, word);
      const end = v1MembershipReportAdditionalDataStart(octets, this.#start);
      this.#transmit(group, MESSAGE_TYPE.V1_MEMBERSHIP_REPORT, end);
    } else {
      setV2MembershipReportGroupAddress(octets, this.#start, word);
      const end = v2MembershipReportAdditionalDataStart(octets, this.#start);
      this.#transmit(group, MESSAGE_TYPE.V2_MEMBERSHIP_REPORT, end);
    }
  }

  /** Version 2: the group may have lost its last member. */
  sendLeave(group: Address): void {
    this.counters.leaves++;
    setLeaveGroupGroupAddress(this.#octets, this.#start, ipv4Word(group, 0));
    const end = leaveGroupAdditionalDataStart(this.#octets, this.#start);
    this.#transmit(ALL_ROUTERS, MESSAGE_TYPE.LEAVE_GROUP, end);
  }

  #transmit(destination: Address, type: number, end: number): void {
    const { on } = this.#ground;
    if (!on.isUp || this.#ground.isAlone()) return;
    const octets = this.#octets;
    const source = this.#ground.source();
    writeMessage(octets, this.#start, end, type, 0);
    writeOptionRouterAlert(octets, this.#options, 0);
    writePacket(
      octets,
      this.#packet,
      end,
      this.#start,
      // RFC 9776 §4: as control traffic of the network.
      DIFFERENTIATED_SERVICES.CS6,
      0,
      0,
      1,
      0,
      0,
      HOP_LIMIT_OF_MEMBERS,
      PROTOCOL_NUMBER.IGMP,
      source === undefined ? 0 : ipv4Word(source, 0),
      ipv4Word(destination, 0),
    );
    clearFrameInfo(this.#info);
    const hop = groupHop(on.link, ETHERTYPE.IPV4, destination);
    if (!hop.send(octets, this.#packet, end, this.#info)) this.counters.droppedNoRoom++;
  }
}
