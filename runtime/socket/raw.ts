/**
 * SOCK_RAW: packets of one protocol, past its transport. Over IPv4 what is received begins with the
 * header of IP, and with IP_HDRINCL what is sent does too; over IPv6 neither does (RFC 3542 §3).
 * The checksum of ICMPv6, and whichever IPV6_CHECKSUM asks for, is done here, as it needs the
 * source address that the route chooses.
 */
import type { Address } from '../base/address.ts';
import { ANY_IPV4, ANY_IPV6, isUnspecified, standsAt } from '../base/address.ts';
import { fold16 } from '../base/checksum.ts';
import { copyOctets, copyOf, putUint, uint } from '../base/octets.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { clearFrameInfo, newFrameInfo, PARTIAL } from '../device/frame-info.ts';
import type { Arrival } from '../network/arrival.ts';
import type { NetworkFault, Route } from '../network/network.ts';
import { finishChecksum } from '../device/partial-checksum.ts';
import { PROTOCOL_NUMBER } from '../network/protocol-number.ts';
import type { Endpoint } from '../transport/tcp/user.ts';
import { isBroadcast, isGroup } from '../transport/udp/sender.ts';
import type { Destination } from '../transport/udp/user.ts';
import { AF_INET, AF_INET6, MSG_OOB, SOCK_RAW } from './constants.ts';
import type { Envelope } from './datagram-queue.ts';
import { failure } from './errno.ts';
import type { SocketHost } from './host.ts';
import type { Message } from './open-socket.ts';
import { QueuedSocket } from './queued-socket.ts';

/** IPPROTO_RAW: sends whole packets of any protocol, and receives none. */
export const IPPROTO_RAW = 255;
/** What IP can carry. */
const PACKET_OCTETS_MAX = 0xffff;
/** Room for whatever a link writes in front of a whole packet. */
const HEAD_ROOM = 256;
/** Where ICMPv6 has its checksum (RFC 4443 §2.1), as IPV6_CHECKSUM counts. */
const ICMPV6_CHECKSUM_AT = 2;
const CHECKSUM_OCTETS = 2;
const FILTER_WORD_TYPES = 32;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export class RawSocket extends QueuedSocket {
  readonly type = SOCK_RAW;
  readonly protocol: number;
  includesHeader: boolean;
  /** Where in the payload IPV6_CHECKSUM wants it; undefined for nowhere. */
  checksumAt: number | undefined;
  /** Types of ICMP that are not received, a bit each: ICMP_FILTER, ICMP6_FILTER. */
  readonly filter = new Uint32Array(256 / FILTER_WORD_TYPES);
  readonly #stopListening: () => void;
  readonly #info: FrameInfo = newFrameInfo();
  #envelope: Mutable<Envelope> | undefined;
  #octets = new Uint8Array(0);
  #address: Address;
  #isBound = false;
  #peer: Destination | undefined;

  constructor(host: SocketHost, family: typeof AF_INET | typeof AF_INET6, protocol: number) {
    super(host, family);
    this.protocol = protocol;
    this.includesHeader = family === AF_INET && protocol === IPPROTO_RAW;
    this.checksumAt = protocol === PROTOCOL_NUMBER.ICMPV6 ? ICMPV6_CHECKSUM_AT : undefined;
    this.#address = this.#any;
    this.#stopListening =
      protocol === IPPROTO_RAW
        ? () => {}
        : host.stack.network.addListener(protocol, (arrival) => this.#arrive(arrival));
  }

  get #any(): Address {
    return this.family === AF_INET ? ANY_IPV4 : ANY_IPV6;
  }

  /** Linux shows the protocol where others have a port. */
  get local(): Endpoint {
    return { address: this.#address, port: this.protocol };
  }

  get peer(): Endpoint | undefined {
    return this.#peer;
  }

  bind({ address }: Endpoint): number {
    const wrong = this.checkFamily(address);
    if (wrong < 0) return wrong;
    const isOurs = isUnspecified(address) || this.host.stack.network.isOurs(address);
    if (!isOurs) return failure('EADDRNOTAVAIL');
    this.#address = copyOf(address);
    this.#isBound = !isUnspecified(address);
    return 0;
  }

  connect(remote: Destination | undefined): number {
    if (remote === undefined) {
      this.#peer = undefined;
      if (!this.#isBound) this.#address = this.#any;
      return 0;
    }
    const wrong = this.checkFamily(remote.address);
    if (wrong < 0) return wrong;
    const route = this.#route(remote);
    if (typeof route === 'string') return failure(route);
    if (this.#isForbidden(route)) return failure('EACCES');
    this.#peer = { ...remote, address: route.destination };
    if (!this.#isBound) this.#address = route.source;
    return 0;
  }

  #route({ address, interface: by }: Destination): Route | NetworkFault {
    const toGroup = isGroup(address) ? this.packetOptions.multicastInterface : undefined;
    const source = this.#isBound && !isGroup(this.#address) ? this.#address : undefined;
    const wish = { source, interface: this.device ?? by ?? toGroup };
    return this.host.stack.network.route(address, wish);
  }

  #isForbidden(route: Route): boolean {
    return !this.packetOptions.broadcast && isBroadcast(route.destination, route.interface);
  }

  send(b: Uint8Array, from: number, to: number, flags: number, remote?: Destination): number {
    const octets = to - from;
    if (octets > PACKET_OCTETS_MAX) return failure('EMSGSIZE');
    if ((flags & MSG_OOB) !== 0) return failure('EOPNOTSUPP');
    const destination = remote ?? this.#peer;
    if (destination === undefined) return failure('EDESTADDRREQ');
    const wrong = this.checkFamily(destination.address);
    if (wrong < 0) return wrong;
    if (this.pendingError !== 0) return this.takeError();
    if (this.isWritingShut) return failure('EPIPE');
    const route = this.#route(destination);
    if (typeof route === 'string') return failure(route);
    if (this.#isForbidden(route)) return failure('EACCES');
    const fault = this.includesHeader
      ? this.#sendPacket(b, from, to)
      : this.#sendPayload(route, b, from, to);
    if (fault === undefined) return octets;
    return failure(fault === 'EPROTO' ? 'EINVAL' : fault);
  }

  #sendPacket(b: Uint8Array, from: number, to: number): NetworkFault | undefined {
    const o = this.#place(HEAD_ROOM, b, from, to);
    return this.host.stack.network.sendPacket(this.#octets, o, o + to - from);
  }

  #sendPayload(route: Route, b: Uint8Array, from: number, to: number): NetworkFault | undefined {
    const o = this.#place(route.headRoom, b, from, to);
    const end = o + to - from;
    clearFrameInfo(this.#info);
    const { hopLimit, multicastHops, multicastLoop, trafficClass, pathMtuDiscovery } =
      this.packetOptions;
    if (this.family === AF_INET6 && !this.#putChecksum(route, o, end)) return 'EPROTO';
    return this.host.stack.network.send(route, this.protocol, this.#octets, o, end, this.#info, {
      hopLimit: isGroup(route.destination) ? multicastHops : hopLimit,
      trafficClass,
      dontFragment: pathMtuDiscovery === 'always',
      flowLabel: 0,
      multicastLoop,
    });
  }

  /** Copies b[from, to) behind so much room, and answers where. */
  #place(headRoom: number, b: Uint8Array, from: number, to: number): number {
    const needed = headRoom + to - from;
    if (this.#octets.length < needed) this.#octets = new Uint8Array(needed);
    copyOctets(b, from, to, this.#octets, headRoom);
    return headRoom;
  }

  /** False when there is no place for it (RFC 3542 §3.1). */
  #putChecksum(route: Route, o: number, end: number): boolean {
    if (this.checksumAt === undefined) return true;
    const at = o + this.checksumAt;
    if (at + CHECKSUM_OCTETS > end) return false;
    const pseudoHeader = fold16(route.pseudoHeader + this.protocol + end - o);
    putUint(this.#octets, at, at + CHECKSUM_OCTETS, pseudoHeader, false);
    const info = this.#info;
    info.checksum = PARTIAL;
    info.checksumStart = o;
    info.checksumField = at;
    finishChecksum(this.#octets, end, info);
    clearFrameInfo(info);
    return true;
  }

  #arrive(arrival: Arrival): void {
    const { octets, payload, packet, end, version } = arrival;
    if (this.isClosed || (version === 4) !== (this.family === AF_INET)) return;
    if (!this.#isFor(arrival) || this.#isFiltered(arrival)) return;
    const envelope = (this.#envelope ??= { ...arrival, sourcePort: 0 });
    envelope.octets = octets;
    envelope.source = arrival.source;
    envelope.destination = arrival.destination;
    envelope.hopLimit = arrival.hopLimit;
    envelope.trafficClass = arrival.trafficClass;
    envelope.interface = arrival.interface;
    const from = version === 4 ? packet : payload;
    if (this.queue.put(octets, from, end, envelope)) this.notify();
    else this.host.counters.packetsDroppedFull++;
  }

  #isFor({ octets, source, destination, interface: by }: Arrival): boolean {
    if (this.device !== undefined && this.device !== by) return false;
    const address = this.#address;
    if (!isUnspecified(address) && !standsAt(address, octets, destination)) return false;
    return this.#peer === undefined || standsAt(this.#peer.address, octets, source);
  }

  #isFiltered({ octets, payload, end, protocol }: Arrival): boolean {
    const isIcmp = protocol === PROTOCOL_NUMBER.ICMP || protocol === PROTOCOL_NUMBER.ICMPV6;
    if (!isIcmp || payload >= end) return false;
    const type = uint(octets, payload, payload + 1, false);
    return (this.filter[type >>> 5] & (1 << (type & 31))) !== 0;
  }

  override receive(
    b: Uint8Array,
    from: number,
    to: number,
    flags: number,
    message?: Message,
  ): number {
    if ((flags & MSG_OOB) !== 0) return failure('EOPNOTSUPP');
    return super.receive(b, from, to, flags, message);
  }

  protected override dispose(): void {
    this.#stopListening();
    super.dispose();
  }
}
