/** Stacks of IPv4 for tests, and packets for them, from the value modules. */
import {
  decodeMessage as decodeIcmp,
  encodeMessage as encodeIcmp,
} from '../../generated/network/icmpv4.value.ts';
import type { Message as IcmpMessage } from '../../generated/network/icmpv4.value.ts';
import { decodePacket, encodePacket } from '../../generated/network/ipv4.value.ts';
import type { Packet } from '../../generated/network/ipv4.value.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import { encodeDatagram } from '../../generated/transport/udp.value.ts';
import { addressOf, prefixOf, showAddress } from '../../runtime/base/address.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { ETHERTYPE } from '../../runtime/link/ether-type.ts';
import type { Cast } from '../../runtime/link/link.ts';
import { TO_US } from '../../runtime/link/link.ts';
import type { NetworkInterface } from '../../runtime/network/interfaces.ts';
import { Ip } from '../../runtime/network/ip.ts';
import { Ipv4 } from '../../runtime/network/ipv4.ts';
import type { Ipv4Options } from '../../runtime/network/ipv4.ts';
import type { NetworkFault, Transport } from '../../runtime/network/network.ts';
import type { IpRoute } from '../../runtime/network/route.ts';
import type { LinkShape } from './world.ts';
import { SpyLink, World } from './world.ts';

export interface HostShape extends LinkShape {
  readonly addresses?: readonly string[];
  readonly gateway?: string;
  readonly options?: Ipv4Options;
  readonly world?: World;
}

/** What a transport was given, copied out. */
export interface Delivered {
  readonly source: string;
  readonly destination: string;
  readonly payload: Uint8Array;
  readonly isMulticast: boolean;
  readonly isBroadcast: boolean;
  readonly hopLimit: number;
  readonly trafficClass: number;
  readonly interface: string;
}

export interface Reported {
  readonly fault: NetworkFault;
  readonly from: string;
  readonly destination: string;
  readonly payload: Uint8Array;
}

/** A transport that keeps what it hears. */
export class SpyTransport implements Transport {
  readonly delivered: Delivered[] = [];
  readonly reported: Reported[] = [];
  /** Whether somebody is at home. */
  answers = true;

  receive: Transport['receive'] = (arrival) => {
    const { octets, source, destination, addressOctets } = arrival;
    const at = (o: number): string => showAddress(octets.slice(o, o + addressOctets));
    this.delivered.push({
      source: at(source),
      destination: at(destination),
      payload: octets.slice(arrival.payload, arrival.end),
      isMulticast: arrival.isMulticast,
      isBroadcast: arrival.isBroadcast,
      hopLimit: arrival.hopLimit,
      trafficClass: arrival.trafficClass,
      interface: arrival.interface.name,
    });
    return this.answers;
  };

  error: Transport['error'] = (quoted, fault, from) => {
    const { octets, destination, addressOctets } = quoted;
    this.reported.push({
      fault,
      from: showAddress(from),
      destination: showAddress(octets.slice(destination, destination + addressOctets)),
      payload: octets.slice(quoted.payload, quoted.end),
    });
  };
}

/** A host with one interface: eth0, 10.0.0.1/24, a router at 10.0.0.254. */
export class Host {
  readonly world: World;
  readonly ip: Ip;
  readonly ipv4: Ipv4;
  readonly link: SpyLink;
  readonly eth0: NetworkInterface;
  readonly udp = new SpyTransport();

  constructor(shape: HostShape = {}) {
    const { addresses = ['10.0.0.1/24'], gateway = '10.0.0.254' } = shape;
    this.world = shape.world ?? new World();
    this.ip = new Ip(this.world.timers, this.world.random);
    this.ipv4 = new Ipv4(this.ip, shape.options);
    this.link = new SpyLink(shape);
    this.eth0 = this.ip.addInterface('eth0', this.link);
    for (const address of addresses) this.ip.addAddress(this.eth0, prefixOf(address));
    if (gateway !== '') this.addRoute('0.0.0.0/0', gateway);
    this.ip.setTransport(PROTOCOL_NUMBER.UDP, this.udp);
  }

  addRoute(prefix: string, gateway: string | undefined, on = this.eth0): void {
    this.ipv4.routes.add({
      prefix: prefixOf(prefix),
      gateway: gateway === undefined ? undefined : addressOf(gateway),
      interface: on,
      metric: 100,
      origin: 'static',
    });
  }

  receive(packet: Uint8Array, cast: Cast = TO_US, link: SpyLink = this.link): void {
    link.receive(ETHERTYPE.IPV4, packet, cast);
  }

  route(destination: string, source?: string): IpRoute {
    const wish = source === undefined ? {} : { source: addressOf(source) };
    const route = this.ip.route(addressOf(destination), wish);
    if (typeof route === 'string') throw new Error(`${destination}: ${route}`);
    return route;
  }

  /** Sends a payload as UDP's. */
  send(route: IpRoute, payload: Uint8Array, options?: Parameters<Ip['send']>[6]): unknown {
    const octets = new Uint8Array(route.headRoom + payload.length);
    octets.set(payload, route.headRoom);
    const { UDP } = PROTOCOL_NUMBER;
    const o = route.headRoom;
    return this.ip.send(route, UDP, octets, o, octets.length, newFrameInfo(), options);
  }

  /** Packets that were sent since the last time. */
  sent(link: SpyLink = this.link): readonly Packet[] {
    return link.take().map(packetOf);
  }

  /** The ICMP messages among them. */
  icmp(link: SpyLink = this.link): readonly (IcmpMessage & { readonly packet: Packet })[] {
    return this.sent(link).map((packet) => ({ ...icmpOf(packet.payload), packet }));
  }
}

export function packetOf(octets: Uint8Array): Packet {
  const decoded = decodePacket(octets);
  if (!decoded.ok) throw new Error(`no packet: rule ${decoded.fault}`);
  return decoded.value;
}

export function icmpOf(octets: Uint8Array): IcmpMessage {
  const decoded = decodeIcmp(octets);
  if (!decoded.ok) throw new Error(`no ICMP: rule ${decoded.fault}`);
  return decoded.value;
}

/** A packet to 10.0.0.1 from a host beside it, but for what is said. */
export function packet(fields: Partial<Packet> = {}): Uint8Array {
  return encodePacket({
    dscp: 0,
    ecn: 0,
    identification: 0,
    dontFragment: false,
    moreFragments: false,
    fragmentOffset: 0,
    timeToLive: 64,
    protocol: PROTOCOL_NUMBER.UDP,
    sourceAddress: '10.0.0.2',
    destinationAddress: '10.0.0.1',
    options: [],
    payload: new Uint8Array(0),
    ...fields,
  }).slice();
}

export function icmp(message: IcmpMessage, fields: Partial<Packet> = {}): Uint8Array {
  const payload = encodeIcmp(message).slice();
  return packet({ protocol: PROTOCOL_NUMBER.ICMP, payload, ...fields });
}

export function echo(data: Uint8Array, identifier = 7, sequenceNumber = 1): IcmpMessage {
  return { code: 0, body: { is: 'echo', identifier, sequenceNumber, data } };
}

/** A datagram of UDP, its checksum done for these addresses. */
export function udp(source: string, destination: string, data: Uint8Array): Uint8Array {
  const addresses = [...addressOf(source), ...addressOf(destination)];
  const pseudoHeader = sum16(0, Uint8Array.from(addresses), 0, addresses.length);
  return encodeDatagram({ sourcePort: 1024, destinationPort: 9, data }, pseudoHeader, 4).slice();
}

/** Each octet its place. */
export const counted = (octets: number): Uint8Array =>
  Uint8Array.from({ length: octets }, (_, at) => at);
