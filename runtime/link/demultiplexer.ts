/**
 * From a frame's type to whoever takes what it carries: a packet receiver by EtherType, the VLAN
 * that a tag names, or a counter. Ethernet has one, and so has each VLAN, as tags stand in tags.
 *
 * `frame` is always the index of the whole frame, its destination; `o` of what comes next.
 */
import * as ethernet from '../../generated/link/ethernet.wire.ts';
import * as tag from '../../generated/link/vlan.wire.ts';
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { Groups } from './groups.ts';
import { TO_GROUP } from './link.ts';
import type { Cast, PacketReceiver } from './link.ts';

const { CUSTOMER_VLAN_TAG, SERVICE_VLAN_TAG } = ethernet.ETHERTYPE;

/** IEEE 802.1Q's and IEEE 802.1ad's. */
export type TagType = typeof CUSTOMER_VLAN_TAG | typeof SERVICE_VLAN_TAG;

export type DemultiplexerCounters = Counters<
  | 'groupNotJoined'
  | 'unknownEtherType'
  | 'malformedTag'
  | 'nestedPriorityTag'
  | 'unknownVlan'
  | 'malformedLogicalLinkControl'
  | 'otherLogicalLinkControl'
  | 'otherOrganization'
>;

export class Demultiplexer {
  readonly counters: DemultiplexerCounters = countersOf(
    'groupNotJoined',
    'unknownEtherType',
    'malformedTag',
    'nestedPriorityTag',
    'unknownVlan',
    'malformedLogicalLinkControl',
    'otherLogicalLinkControl',
    'otherOrganization',
  );
  readonly groups = new Groups();
  readonly #receivers = new Map<number, PacketReceiver>();
  readonly #vlans: Record<TagType, Map<number, Demultiplexer>> = {
    [CUSTOMER_VLAN_TAG]: new Map(),
    [SERVICE_VLAN_TAG]: new Map(),
  };

  setReceiver(etherType: number, receiver: PacketReceiver): void {
    this.#receivers.set(etherType, receiver);
  }

  /** Frames with this tag go there; false when there is one of that name already. */
  addVlan(type: TagType, identifier: number, inner: Demultiplexer): boolean {
    const vlans = this.#vlans[type];
    if (vlans.has(identifier)) return false;
    vlans.set(identifier, inner);
    return true;
  }

  removeVlan(type: TagType, identifier: number): void {
    this.#vlans[type].delete(identifier);
  }

  /** What stands in b[o, end) behind an EtherType. */
  deliver(
    etherType: number,
    b: Uint8Array,
    frame: number,
    o: number,
    end: number,
    info: FrameInfo,
    cast: Cast,
  ): void {
    if (etherType === CUSTOMER_VLAN_TAG || etherType === SERVICE_VLAN_TAG) {
      this.#untag(etherType, b, frame, o, end, info, cast);
    } else this.#dispatch(etherType, b, frame, o, end, info, cast);
  }

  /** What stands in b[o, end) behind a length: IEEE 802.2, and perhaps an EtherType after all. */
  deliverByLength(
    b: Uint8Array,
    frame: number,
    o: number,
    end: number,
    info: FrameInfo,
    cast: Cast,
  ): void {
    const { counters } = this;
    if (ethernet.checkLogicalLinkControl(b, o, end) !== ethernet.OK) {
      counters.malformedLogicalLinkControl++;
      return;
    }
    const { SUB_NETWORK_ACCESS_PROTOCOL } = ethernet.SERVICE_ACCESS_POINT;
    if (
      ethernet.logicalLinkControlDsap(b, o) !== SUB_NETWORK_ACCESS_PROTOCOL ||
      ethernet.logicalLinkControlSsap(b, o) !== SUB_NETWORK_ACCESS_PROTOCOL ||
      ethernet.logicalLinkControlControl(b, o) !== ethernet.CONTROL.UNNUMBERED_INFORMATION
    ) {
      counters.otherLogicalLinkControl++;
      return;
    }
    const at = ethernet.logicalLinkControlInformationStart(b, o);
    if (ethernet.checkSubNetworkAccessProtocol(b, at, end) !== ethernet.OK) {
      counters.malformedLogicalLinkControl++;
    } else if (ethernet.subNetworkAccessProtocolOrganizationCode(b, at) !== 0) {
      counters.otherOrganization++;
    } else {
      const etherType = ethernet.subNetworkAccessProtocolProtocolIdentifier(b, at);
      const payload = ethernet.subNetworkAccessProtocolPayloadStart(b, at);
      this.#dispatch(etherType, b, frame, payload, end, info, cast);
    }
  }

  #dispatch(
    etherType: number,
    b: Uint8Array,
    frame: number,
    o: number,
    end: number,
    info: FrameInfo,
    cast: Cast,
  ): void {
    const { counters } = this;
    const receiver = this.#receivers.get(etherType);
    if (cast === TO_GROUP && !this.groups.has(b, frame)) counters.groupNotJoined++;
    else if (receiver === undefined) counters.unknownEtherType++;
    else receiver.receive(b, o, end, info, cast);
  }

  #untag(
    type: TagType,
    b: Uint8Array,
    frame: number,
    o: number,
    end: number,
    info: FrameInfo,
    cast: Cast,
  ): void {
    const { counters } = this;
    if (tag.checkTag(b, o, end) !== tag.OK) {
      counters.malformedTag++;
      return;
    }
    const etherType = tag.lengthType(b, o);
    const identifier = tag.vlanIdentifier(b, o);
    // IEEE 802.1Q §6.9.1: it carries a priority and no VLAN, and is as untagged to us.
    const inner = identifier === 0 ? this : this.#vlans[type].get(identifier);
    if (inner === undefined) counters.unknownVlan++;
    else if (tag.hasData(b, o)) {
      inner.deliverByLength(b, frame, tag.dataStart(b, o), tag.dataEnd(b, o), info, cast);
    } else if (inner !== this) {
      inner.deliver(etherType, b, frame, tag.payloadStart(b, o), end, info, cast);
    } else if (etherType === CUSTOMER_VLAN_TAG || etherType === SERVICE_VLAN_TAG) {
      // A priority of a priority: a frame could hold hundreds.
      counters.nestedPriorityTag++;
    } else {
      this.#dispatch(etherType, b, frame, tag.payloadStart(b, o), end, info, cast);
    }
  }
}
