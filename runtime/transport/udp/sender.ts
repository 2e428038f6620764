/**
 * Sending a datagram: the way to its destination, which is kept for the next one, and the header in
 * front of a copy of the data. One buffer serves all ports, as the network layer keeps nothing.
 */
import type { Address } from '../../base/address.ts';
import { holdsAddress, ipv4Word, isUnspecified, prefixOf } from '../../base/address.ts';
import { fold16 } from '../../base/checksum.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import { clearFrameInfo, newFrameInfo, PARTIAL } from '../../device/frame-info.ts';
import type { Interface } from '../../network/interface.ts';
import type { Network, NetworkFault, Route, SendOptions } from '../../network/network.ts';
import { PROTOCOL_NUMBER } from '../../network/protocol-number.ts';
import {
  CHECKSUM_AT,
  dataStart,
  setChecksum,
  setDestinationPort,
  setLength,
  setSourcePort,
  writeDatagram,
} from '../../../generated/transport/udp.wire.ts';
import { packetBuffer } from '../../base/packet-buffer.ts';
import type { PathMtuDiscovery, UdpFault } from './user.ts';

/** What the Length field can say. */
export const DATAGRAM_OCTETS_MAX = 0xffff;
export const HEADER_OCTETS: number = dataStart(new Uint8Array(0), 0);
/** The longest header of IP that we write: what is larger than the path less this may not fit. */
const NETWORK_HEADER_OCTETS_MAX = 60;

/** What a port says of the datagrams that it sends. */
export interface SendWishes {
  readonly broadcast: boolean;
  readonly multicastHops: number;
  readonly multicastLoop: boolean;
  readonly hopLimit: number;
  readonly trafficClass: number;
  readonly pathMtuDiscovery: PathMtuDiscovery;
  readonly noChecksum: boolean;
}

/** A route, and what sending by it asks. */
export interface Way {
  readonly route: Route;
  readonly isGroup: boolean;
  readonly isBroadcast: boolean;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export class Sender {
  readonly #network: Network;
  readonly #info: FrameInfo = newFrameInfo();
  readonly #options: Mutable<Required<SendOptions>> = {
    hopLimit: 0,
    trafficClass: 0,
    dontFragment: false,
    flowLabel: 0,
    multicastLoop: true,
  };
  #octets = new Uint8Array(0);

  constructor(network: Network) {
    this.#network = network;
  }

  /** The way to an address of the version that is sent. */
  wayTo(
    destination: Address,
    source: Address | undefined,
    by: Interface | undefined,
  ): Way | NetworkFault {
    const route = this.#network.route(destination, { source, interface: by });
    if (typeof route === 'string') return route;
    return {
      route,
      isGroup: isGroup(destination),
      isBroadcast: isBroadcast(destination, route.interface),
    };
  }

  /** Sends b[from, end) from a port to another. */
  send(
    way: Way,
    wishes: SendWishes,
    sourcePort: number,
    destinationPort: number,
    b: Uint8Array,
    from: number,
    end: number,
  ): UdpFault | undefined {
    const { route } = way;
    const size = HEADER_OCTETS + end - from;
    if (size > DATAGRAM_OCTETS_MAX) return 'EMSGSIZE';
    if (way.isBroadcast && !wishes.broadcast) return 'EACCES';
    const o = route.headRoom;
    if (this.#octets.length < o + size) this.#octets = packetBuffer(o + DATAGRAM_OCTETS_MAX);
    const octets = this.#octets;
    octets.set(b.subarray(from, end), dataStart(octets, o));
    const fits = size + NETWORK_HEADER_OCTETS_MAX <= route.mtu;
    this.#writeHeader(route, sourcePort, destinationPort, o, o + size, wishes.noChecksum);
    const options = this.#options;
    options.hopLimit = way.isGroup ? wishes.multicastHops : wishes.hopLimit;
    options.trafficClass = wishes.trafficClass;
    options.dontFragment =
      wishes.pathMtuDiscovery === 'always' || (fits && wishes.pathMtuDiscovery === 'fitting');
    options.multicastLoop = wishes.multicastLoop;
    const { UDP } = PROTOCOL_NUMBER;
    return this.#network.send(route, UDP, octets, o, o + size, this.#info, options);
  }

  #writeHeader(
    route: Route,
    sourcePort: number,
    destinationPort: number,
    o: number,
    end: number,
    noChecksum: boolean,
  ): void {
    const { pseudoHeader, version } = route;
    const octets = this.#octets;
    const info = this.#info;
    clearFrameInfo(info);
    const isUnsummed = noChecksum && version === 4;
    // What never leaves this host cannot be hurt: nobody sums it.
    const isLeft = route.isLocal || route.interface.link.offload.checksum;
    if (!isUnsummed && !isLeft) {
      writeDatagram(octets, o, end, sourcePort, destinationPort, pseudoHeader);
      return;
    }
    setSourcePort(octets, o, sourcePort);
    setDestinationPort(octets, o, destinationPort);
    setLength(octets, o, end - o);
    setChecksum(octets, o, isUnsummed ? 0 : partialSum(pseudoHeader, end - o));
    if (isUnsummed) return;
    info.checksum = PARTIAL;
    info.checksumStart = o;
    info.checksumField = o + CHECKSUM_AT;
  }
}

/** RFC 768: the pseudo header has the protocol and the length too. */
function partialSum(addresses: number, octets: number): number {
  return fold16(addresses + PROTOCOL_NUMBER.UDP + octets);
}

/** RFC 1112 §4 and RFC 4291 §2.7. */
const GROUPS = { 4: prefixOf('224.0.0.0/4'), 16: prefixOf('ff00::/8') };

export function isGroup(address: Address): boolean {
  return holdsAddress(GROUPS[address.length === 4 ? 4 : 16], address);
}

/** RFC 919 §7: everyone on this link, or everyone in a subnet of it. */
export function isBroadcast(address: Address, by: Interface): boolean {
  if (address.length !== 4) return false;
  const word = ipv4Word(address, 0);
  if (word === -1) return true;
  return by.addresses.some(({ address: ours, prefixLength }) => {
    // RFC 3021: a link of two has no broadcast.
    if (ours.length !== 4 || prefixLength > 30 || isUnspecified(ours)) return false;
    const hosts = -1 >>> prefixLength;
    return (
      (word | hosts) === word && holdsAddress({ address: ours, length: prefixLength }, address)
    );
  });
}
