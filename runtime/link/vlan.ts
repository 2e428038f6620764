/**
 * A VLAN as a link of its own, on top of the link that carries it (IEEE 802.1Q). Its frames are its
 * parent's with a tag between addresses and type; on another VLAN it may stand as well, so that
 * tags stand in tags (IEEE 802.1ad). It shares its parent's hardware address.
 */
import { ETHERTYPE } from '../../generated/link/ethernet.wire.ts';
import {
  setPriorityCodePoint,
  setVlanIdentifier,
  writeTag,
} from '../../generated/link/vlan.wire.ts';
import type { Device, Offload } from '../device/device.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { Demultiplexer } from './demultiplexer.ts';
import type { TagType } from './demultiplexer.ts';
import type { FrameLink, PacketReceiver } from './link.ts';
import { UpperLayers } from './upper-layers.ts';

/** The tag's control information, and the type that it pushed back: IEEE 802.1Q §9.6. */
const TAG_OCTETS = 4;

/** 0 carries a priority and no VLAN, 4095 is reserved: IEEE 802.1Q §9.6. */
const VLAN_IDENTIFIER_MAX = 4094;

/** A link that carries VLANs: Ethernet, or a VLAN. */
export interface Trunk extends FrameLink {
  readonly demultiplexer: Demultiplexer;
  /** How long its headers are. */
  readonly headerOctets: number;
  /** Writes what a frame to a hardware address begins with over that of `header`. */
  writeHeader(header: Uint8Array, to: Uint8Array, etherType: number): Uint8Array;
}

export interface VlanOptions {
  /** The customer's, unless it is told otherwise. */
  readonly tagType?: TagType;
  /** 0 to 7, as of all that is sent. */
  readonly priority?: number;
}

export class Vlan implements Trunk {
  readonly identifier: number;
  readonly demultiplexer: Demultiplexer = new Demultiplexer();
  readonly device: Device;
  readonly offload: Offload;
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  readonly headRoom: number;
  readonly headerOctets: number;
  readonly resolves: boolean;
  readonly #parent: Trunk;
  readonly #upper = new UpperLayers();
  readonly #header: Uint8Array;
  readonly #tagType: TagType;
  readonly #priority: number;

  constructor(parent: Trunk, identifier: number, options: VlanOptions) {
    this.identifier = identifier;
    this.device = parent.device;
    // Linux, for one, cuts no segments behind a tag.
    this.offload = { ...parent.offload, tcp4: false, tcp6: false, segmentationOctetsMax: 0 };
    this.hardwareAddress = parent.hardwareAddress;
    this.mtu = parent.mtu;
    this.headRoom = parent.headRoom + TAG_OCTETS;
    this.headerOctets = parent.headerOctets + TAG_OCTETS;
    this.resolves = parent.resolves;
    this.#header = new Uint8Array(this.headerOctets);
    this.#parent = parent;
    this.#tagType = options.tagType ?? ETHERTYPE.CUSTOMER_VLAN_TAG;
    this.#priority = options.priority ?? 0;
    if (!parent.demultiplexer.addVlan(this.#tagType, identifier, this.demultiplexer)) {
      throw new RangeError(`identifier: there is a VLAN ${identifier} on this link already`);
    }
    parent.onSettle(() => this.#upper.settle());
    parent.onLinkChange((isUp) => this.#upper.linkChanged(isUp));
    parent.onSpaceAvailable(() => this.#upper.spaceAvailable());
  }

  get isUp(): boolean {
    return this.#parent.isUp;
  }

  get sourceAt(): number {
    return this.#parent.sourceAt;
  }

  setReceiver(etherType: number, receiver: PacketReceiver): void {
    this.demultiplexer.setReceiver(etherType, receiver);
  }

  onSettle(settle: () => void): void {
    this.#upper.onSettle(settle);
  }

  onLinkChange(changed: (isUp: boolean) => void): void {
    this.#upper.onLinkChange(changed);
  }

  onSpaceAvailable(available: () => void): void {
    this.#upper.onSpaceAvailable(available);
  }

  join(group: Uint8Array): void {
    this.demultiplexer.groups.join(group);
  }

  leave(group: Uint8Array): void {
    this.demultiplexer.groups.leave(group);
  }

  header(to: Uint8Array, etherType: number): Uint8Array {
    return this.writeHeader(new Uint8Array(this.headerOctets), to, etherType);
  }

  writeHeader(header: Uint8Array, to: Uint8Array, etherType: number): Uint8Array {
    const { headerOctets } = this.#parent;
    this.#parent.writeHeader(header, to, this.#tagType);
    writeTag(header, headerOctets, this.headerOctets, 0, etherType);
    setVlanIdentifier(header, headerOctets, this.identifier);
    setPriorityCodePoint(header, headerOctets, this.#priority);
    return header;
  }

  send(
    to: Uint8Array,
    etherType: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): boolean {
    return this.sendBehind(this.writeHeader(this.#header, to, etherType), b, o, end, info);
  }

  sendBehind(header: Uint8Array, b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    return this.#parent.sendBehind(header, b, o, end, info);
  }

  /** Its frames are of an unknown VLAN from now on, and nobody is told of anything. */
  close(): void {
    this.#upper.clear();
    this.#parent.demultiplexer.removeVlan(this.#tagType, this.identifier);
  }
}

/** The VLAN of that identifier on a link. */
export function vlan(parent: Trunk, identifier: number, options: VlanOptions = {}): Vlan {
  if (!(Number.isInteger(identifier) && identifier >= 1 && identifier <= VLAN_IDENTIFIER_MAX)) {
    throw new RangeError(`identifier: ${identifier}, expected 1 to ${VLAN_IDENTIFIER_MAX}`);
  }
  return new Vlan(parent, identifier, options);
}
