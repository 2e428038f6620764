/**
 * As little of a host as tests of a device need: it answers ARP and pings over IPv4, and gives all
 * else to who asks for it. What it sends leaves sums to the device wherever the device takes them.
 */
import * as arp from '../../generated/link/arp.wire.ts';
import * as ethernet from '../../generated/link/ethernet.wire.ts';
import * as icmp from '../../generated/network/icmpv4.wire.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import { addressOf, ipv4Word } from '../../runtime/base/address.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import type { Device, Receiver } from '../../runtime/device/device.ts';
import { PARTIAL, clearFrameInfo, newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';

const HEAD_ROOM = 64;
export const PACKET = HEAD_ROOM + 14;
/** Where a packet without options carries what it carries. */
export const PAYLOAD = PACKET + 20;
const OCTETS = 70_000;

/** Takes what an IPv4 packet to us carries: b[o, end). */
export type PayloadTaker = (b: Uint8Array, o: number, end: number, info: FrameInfo) => void;

export class Station implements Receiver {
  readonly device: Device;
  readonly links: boolean[] = [];
  /** What is to be sent is put here, from PAYLOAD on. */
  readonly octets = new Uint8Array(OCTETS);
  readonly info = newFrameInfo();
  readonly takers = new Map<number, PayloadTaker>();
  onSettle: () => void = () => {};
  onSpace: () => void = () => {};
  frames = 0;
  pings = 0;
  readonly #address: number;
  readonly #hardwareAddress: number;
  /** Of whoever sent the last frame to us. */
  #peerHardwareAddress = 0;
  #peerAddress = 0;

  constructor(device: Device, address: string) {
    this.device = device;
    this.#address = ipv4Word(addressOf(address), 0);
    this.#hardwareAddress = ethernet.destination(device.hardwareAddress, 0);
    device.attach(this);
  }

  receive(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    this.frames++;
    if (ethernet.checkFrame(b, o, end) !== ethernet.OK) return;
    const packet = ethernet.payloadStart(b, o);
    const type = ethernet.lengthType(b, o);
    if (type === ethernet.ETHERTYPE.ARP) this.#answerArp(b, packet, end);
    else if (type === ethernet.ETHERTYPE.IPV4) this.#take(b, o, packet, end, info);
  }

  settle(): void {
    this.onSettle();
  }

  linkChanged(isUp: boolean): void {
    this.links.push(isUp);
  }

  spaceAvailable(): void {
    this.onSpace();
  }

  /** The one's complement sum of both addresses, towards whoever sent to us last. */
  get pseudoHeader(): number {
    const { octets } = this;
    ipv4.setSourceAddress(octets, PACKET, this.#address);
    ipv4.setDestinationAddress(octets, PACKET, this.#peerAddress);
    return sum16(0, octets, PACKET + 12, PACKET + 20);
  }

  /** Says that the sum over octets[PAYLOAD, …) is the device's to do, `offset` octets into it. */
  leaveSum(offset: number): void {
    this.info.checksum = PARTIAL;
    this.info.checksumStart = PAYLOAD;
    this.info.checksumField = PAYLOAD + offset;
  }

  /** Sends octets[PAYLOAD, end) to whoever sent to us last; false when there is no room. */
  send(protocol: number, end: number): boolean {
    const { octets, info } = this;
    const addresses = [this.#address, this.#peerAddress] as const;
    ipv4.writePacket(octets, PACKET, end, PAYLOAD, 0, 0, 1, 1, 0, 0, 64, protocol, ...addresses);
    const isSent = this.#sendFrame(PACKET, end, ethernet.ETHERTYPE.IPV4);
    clearFrameInfo(info);
    return isSent;
  }

  #sendFrame(packet: number, end: number, type: number): boolean {
    const frame = packet - 14;
    const hardwareAddresses = [this.#peerHardwareAddress, this.#hardwareAddress] as const;
    ethernet.writeFrame(this.octets, frame, end, ...hardwareAddresses, type);
    return this.device.transmit(this.octets, frame, end, this.info);
  }

  #answerArp(b: Uint8Array, o: number, end: number): void {
    if (arp.checkEthernetPacket(b, o, end) !== arp.OK) return;
    if (arp.ethernetPacketTargetIpAddress(b, o) >> 0 !== this.#address) return;
    if (arp.ethernetPacketOpcode(b, o) !== arp.OPCODE.REQUEST) return;
    const asker = arp.ethernetPacketSenderHardwareAddress(b, o);
    const askerAddress = arp.ethernetPacketSenderIpAddress(b, o);
    const own = [this.#hardwareAddress, this.#address] as const;
    const answerEnd = PACKET + 28;
    const answer = [arp.OPCODE.REPLY, ...own, asker, askerAddress] as const;
    arp.writeEthernetPacket(this.octets, PACKET, answerEnd, ...answer);
    this.#peerHardwareAddress = asker;
    this.#sendFrame(PACKET, answerEnd, ethernet.ETHERTYPE.ARP);
  }

  #take(b: Uint8Array, o: number, packet: number, end: number, info: FrameInfo): void {
    if (ipv4.checkPacket(b, packet, end) !== ipv4.OK) return;
    if (ipv4.destinationAddress(b, packet) >> 0 !== this.#address) return;
    this.#peerHardwareAddress = ethernet.source(b, o);
    this.#peerAddress = ipv4.sourceAddress(b, packet) >> 0;
    const payload = ipv4.payloadStart(b, packet);
    const payloadEnd = ipv4.payloadEnd(b, packet);
    const protocol = ipv4.protocol(b, packet);
    if (protocol === ipv4.PROTOCOL_NUMBER.ICMP) this.#answerPing(b, payload, payloadEnd);
    else this.takers.get(protocol)?.(b, payload, payloadEnd, info);
  }

  #answerPing(b: Uint8Array, o: number, end: number): void {
    if (icmp.checkMessage(b, o, end) !== icmp.OK) return;
    if (icmp.type(b, o) !== icmp.MESSAGE_TYPE.ECHO) return;
    const { octets } = this;
    const answerEnd = PAYLOAD + end - o;
    octets.set(b.subarray(o, end), PAYLOAD);
    icmp.setType(octets, PAYLOAD, icmp.MESSAGE_TYPE.ECHO_REPLY);
    icmp.setChecksum(octets, PAYLOAD, 0);
    icmp.setChecksum(octets, PAYLOAD, ~sum16(0, octets, PAYLOAD, answerEnd));
    this.pings++;
    this.send(ipv4.PROTOCOL_NUMBER.ICMP, answerEnd);
  }
}
