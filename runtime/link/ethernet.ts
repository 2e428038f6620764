/**
 * Ethernet: frames of a device to and from packets. A frame for somebody else, or from nobody, ends
 * here, under the counter of its reason; what comes up has its link header checked and behind it.
 *
 * Padding is put behind short frames, and what arrives is padded: where a type stands only the
 * packet itself knows where it ends, where a length stands it says so (IEEE 802.3 §3.2.6).
 */
import * as wire from '../../generated/link/ethernet.wire.ts';
import { standsAt } from '../base/address.ts';
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import { copyOctets, copyOf, fill } from '../base/octets.ts';
import type { CaptureSink } from '../device/capture.ts';
import type { Device, Offload, Receiver } from '../device/device.ts';
import { moveFrameInfo, newFrameInfo } from '../device/frame-info.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { finishChecksum } from '../device/partial-checksum.ts';
import { Demultiplexer } from './demultiplexer.ts';
import {
  BROADCAST,
  HARDWARE_ADDRESS_OCTETS,
  hardwareNumber,
  isGroupAt,
} from './hardware-address.ts';
import { TO_ALL, TO_GROUP, TO_US } from './link.ts';
import type { PacketReceiver } from './link.ts';
import { UpperLayers } from './upper-layers.ts';
import type { Trunk } from './vlan.ts';

/** Two addresses and a type: RFC 894. */
export const ETHERNET_HEADER_OCTETS = 14;

/** No shorter frame is on a wire, its check sequence not counted: IEEE 802.3 §4.4.2. */
export const FRAME_OCTETS_MIN = 60;

export type EthernetCounters = Counters<
  'malformed' | 'groupAsSource' | 'forOthers' | 'transmitTooLarge' | 'transmitPadded'
>;

/** Sees each whole frame that arrives, those for others too: what promiscuous mode is for. */
export type FrameListener = (b: Uint8Array, o: number, end: number, info: FrameInfo) => void;

export interface EthernetOptions {
  readonly device: Device;
  /** As the MAC policy chose it; by default the device's own. */
  readonly hardwareAddress?: Uint8Array;
  /** False where there is nobody to resolve: on loopback. */
  readonly resolves?: boolean;
  /** Shorter frames are padded to so many octets. */
  readonly frameOctetsMin?: number;
}

export class Ethernet implements Trunk, Receiver {
  readonly device: Device;
  readonly offload: Offload;
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  readonly headRoom: number;
  readonly headerOctets = ETHERNET_HEADER_OCTETS;
  readonly resolves: boolean;
  readonly counters: EthernetCounters = countersOf(
    'malformed',
    'groupAsSource',
    'forOthers',
    'transmitTooLarge',
    'transmitPadded',
  );
  /** Where frames with a type, or with a tag, go. */
  readonly demultiplexer: Demultiplexer = new Demultiplexer();
  sourceAt = 0;
  readonly #upper = new UpperLayers();
  readonly #frameOctetsMin: number;
  readonly #padded: Uint8Array;
  readonly #paddedInfo = newFrameInfo();
  readonly #header = new Uint8Array(ETHERNET_HEADER_OCTETS);
  #listeners: readonly FrameListener[] = [];
  #isChanging = false;
  #sinks: readonly CaptureSink[] = [];

  constructor(options: EthernetOptions) {
    const { device, hardwareAddress = device.hardwareAddress, resolves = true } = options;
    this.device = device;
    this.offload = device.offload;
    this.hardwareAddress = copyOf(hardwareAddress);
    this.mtu = device.mtu;
    this.headRoom = device.headRoom + ETHERNET_HEADER_OCTETS;
    this.resolves = resolves;
    this.#frameOctetsMin = options.frameOctetsMin ?? FRAME_OCTETS_MIN;
    this.#padded = new Uint8Array(device.headRoom + this.#frameOctetsMin);
    device.attach(this);
  }

  get isUp(): boolean {
    return this.device.isUp && !this.#isChanging;
  }

  /** From now on; whoever is above sees the link go down, and come up as another one. */
  changeHardwareAddress(hardwareAddress: Uint8Array): void {
    this.#isChanging = true;
    this.#upper.linkChanged(false);
    // In place: links behind tags have the same octets.
    this.hardwareAddress.set(hardwareAddress);
    this.#isChanging = false;
    this.#upper.linkChanged(this.isUp);
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

  /** Called when there is room again, after something could not be sent. */
  onSpaceAvailable(available: () => void): void {
    this.#upper.onSpaceAvailable(available);
  }

  join(group: Uint8Array): void {
    this.demultiplexer.groups.join(group);
  }

  leave(group: Uint8Array): void {
    this.demultiplexer.groups.leave(group);
  }

  /** Whether frames for others come up to those who listen. */
  get isPromiscuous(): boolean {
    return this.#listeners.length > 0;
  }

  /** Frames go to `listener` too, whoever they are for; call what is answered to end that. */
  listen(listener: FrameListener): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /** Each frame, in and out, is told to a sink; call what is answered to end that. */
  watch(sink: CaptureSink): () => void {
    this.#sinks = [...this.#sinks, sink];
    return () => {
      this.#sinks = this.#sinks.filter((one) => one !== sink);
    };
  }

  header(to: Uint8Array, etherType: number): Uint8Array {
    return this.writeHeader(new Uint8Array(ETHERNET_HEADER_OCTETS), to, etherType);
  }

  writeHeader(header: Uint8Array, to: Uint8Array, etherType: number): Uint8Array {
    const source = hardwareNumber(this.hardwareAddress, 0);
    wire.writeFrame(header, 0, ETHERNET_HEADER_OCTETS, hardwareNumber(to, 0), source, etherType);
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
    if (end - o > this.mtu && info.segmentOctets === 0) {
      this.counters.transmitTooLarge++;
      return true;
    }
    if (!this.offload.checksum) finishChecksum(b, end, info);
    const frame = o - header.length;
    copyOctets(header, 0, header.length, b, frame);
    if (end - frame < this.#frameOctetsMin) return this.#sendPadded(b, frame, end, info);
    return this.#transmit(b, frame, end, info);
  }

  receive(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    for (const sink of this.#sinks) sink.record('in', b, o, end, info);
    for (const listener of this.#listeners) listener(b, o, end, info);
    const { counters } = this;
    if (wire.checkFrame(b, o, end) !== wire.OK) {
      counters.malformed++;
      return;
    }
    this.sourceAt = o + HARDWARE_ADDRESS_OCTETS;
    // IEEE 802.3 §3.2.3: a group sends nothing.
    if (isGroupAt(b, this.sourceAt)) {
      counters.groupAsSource++;
      return;
    }
    let cast: typeof TO_US | typeof TO_GROUP | typeof TO_ALL = TO_US;
    if (isGroupAt(b, o)) cast = standsAt(BROADCAST, b, o) ? TO_ALL : TO_GROUP;
    else if (!standsAt(this.hardwareAddress, b, o)) {
      counters.forOthers++;
      return;
    }
    if (wire.hasData(b, o)) {
      const data = wire.dataStart(b, o);
      this.demultiplexer.deliverByLength(b, o, data, wire.dataEnd(b, o), info, cast);
    } else {
      const etherType = wire.lengthType(b, o);
      this.demultiplexer.deliver(etherType, b, o, wire.payloadStart(b, o), end, info, cast);
    }
  }

  settle(): void {
    this.#upper.settle();
    this.device.flush();
  }

  linkChanged(isUp: boolean): void {
    this.#upper.linkChanged(isUp);
  }

  spaceAvailable(): void {
    this.#upper.spaceAvailable();
  }

  /** What is behind the caller's packet is not ours to write on. */
  #sendPadded(b: Uint8Array, frame: number, end: number, info: FrameInfo): boolean {
    const { headRoom } = this.device;
    copyOctets(b, frame, end, this.#padded, headRoom);
    fill(this.#padded, headRoom + end - frame, this.#padded.length, 0);
    moveFrameInfo(info, this.#paddedInfo, headRoom - frame);
    this.counters.transmitPadded++;
    return this.#transmit(this.#padded, headRoom, this.#padded.length, this.#paddedInfo);
  }

  #transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    if (!this.device.transmit(b, o, end, info)) return false;
    for (const sink of this.#sinks) sink.record('out', b, o, end, info);
    return true;
  }
}
