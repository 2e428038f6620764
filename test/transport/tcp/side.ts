/** The network layer of one end, in a network of nothing but time and chance. */
import type { Address } from '../../../runtime/base/address.ts';
import { sum16 } from '../../../runtime/base/checksum.ts';
import { copyFrameInfo, newFrameInfo } from '../../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../../runtime/device/frame-info.ts';
import type { Arrival } from '../../../runtime/network/arrival.ts';
import type { Interface } from '../../../runtime/network/interface.ts';
import type { Network, NetworkFault, Route, Transport } from '../../../runtime/network/network.ts';
import { cutSegment } from '../../../runtime/transport/tcp/segmentation.ts';
import type { Joined, Packet, Weather } from './joined.ts';

const HEAD_ROOM = 64;

/** One end's network layer. */
export class Side implements Network {
  readonly interfaces: readonly Interface[] = [];
  lineFreeAt = 0;
  /** What `send` answers instead of sending. */
  fault: NetworkFault | undefined;
  routeFault: NetworkFault | undefined;
  routes = 0;
  readonly #joined: Joined;
  readonly #name: 'a' | 'b';
  readonly #version: 4 | 6;
  readonly #route: Writable<Route>;
  readonly #arrival: Arrival;
  #transport: Transport | undefined;
  #settle: () => void = () => {};
  #space: () => void = () => {};

  constructor(joined: Joined, name: 'a' | 'b', version: 4 | 6) {
    this.#joined = joined;
    this.#name = name;
    this.#version = version;
    const ours = name === 'a' ? joined.addressA : joined.addressB;
    const theirs = name === 'a' ? joined.addressB : joined.addressA;
    const { mtu } = this.#weather;
    this.#route = {
      version,
      destination: theirs,
      source: ours,
      interface: { mtu } as Interface,
      mtu,
      pseudoHeader: sum16(sum16(0, ours, 0, ours.length), theirs, 0, theirs.length),
      headRoom: HEAD_ROOM,
      isCurrent: true,
      isLocal: false,
      confirm: () => {},
    };
    this.#arrival = {
      interface: this.#route.interface,
      version,
      octets: new Uint8Array(0),
      packet: 0,
      payload: 0,
      end: 0,
      protocol: 6,
      source: 0,
      destination: 0,
      addressOctets: version === 4 ? 4 : 16,
      pseudoHeader: this.#route.pseudoHeader,
      hopLimit: 64,
      trafficClass: 0,
      isMulticast: false,
      isBroadcast: false,
      isLocal: false,
      info: newFrameInfo(),
    };
  }

  get #weather(): Weather {
    return this.#name === 'a' ? this.#joined.there : this.#joined.back;
  }

  /** The path takes packets of so many octets from now on; told as ICMP would. */
  setMtu(mtu: number): void {
    this.#route.mtu = mtu;
    this.#weather.mtu = mtu;
  }

  /** Says of a packet of ours what a router would: RFC 792, RFC 4443. */
  complain(packet: Packet, fault: NetworkFault, quotedOctets = 8): void {
    const { version } = this.#route;
    const size = version === 4 ? 4 : 16;
    const octets = new Uint8Array(2 * size + quotedOctets);
    octets.set(this.#route.source, 0);
    octets.set(this.#route.destination, size);
    octets.set(packet.octets.subarray(0, quotedOctets), 2 * size);
    const arrival = this.#arrival;
    arrival.octets = octets;
    arrival.source = 0;
    arrival.destination = size;
    arrival.payload = 2 * size;
    arrival.end = octets.length;
    this.#transport!.error(arrival, fault, this.#route.destination);
    this.#settle();
  }

  /** A packet from the other side, or one that a test has made. */
  deliver(octets: Uint8Array, info: FrameInfo = newFrameInfo()): boolean {
    const size = this.#version === 4 ? 4 : 16;
    const whole = new Uint8Array(2 * size + octets.length);
    whole.set(this.#route.destination, 0);
    whole.set(this.#route.source, size);
    whole.set(octets, 2 * size);
    const arrival = this.#arrival;
    arrival.octets = whole;
    arrival.source = 0;
    arrival.destination = size;
    arrival.payload = 2 * size;
    arrival.end = whole.length;
    copyFrameInfo(info, arrival.info);
    return this.#transport!.receive(arrival);
  }

  settle(): void {
    this.#settle();
  }

  route(destination: Address): Route | NetworkFault {
    void destination;
    this.routes++;
    return this.routeFault ?? this.#route;
  }

  send(
    route: Route,
    _protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
  ): NetworkFault | undefined {
    if (this.fault !== undefined) return this.fault;
    const header = route.version === 4 ? 20 : 40;
    const isLarge = info.segmentOctets > 0;
    // Whoever is in front may be written on.
    b.fill(0xee, o - HEAD_ROOM, o);
    const size = isLarge ? info.dataStart - o + info.segmentOctets : end - o;
    if (size + header > this.#weather.mtu) {
      this.#route.mtu = this.#weather.mtu;
      return 'EMSGSIZE';
    }
    // What is damaged must have a checksum to tell.
    if (isLarge && this.#weather.corruption > 0) {
      return cutSegment<NetworkFault>(b, o, end, info, (octets, from, to, piece) => {
        this.#joined.carry(this.#name, octets, from, to, piece);
        return undefined;
      });
    }
    this.#joined.carry(this.#name, b, o, end, info);
    return undefined;
  }

  sendPacket(): NetworkFault | undefined {
    return undefined;
  }

  setTransport(_protocol: number, transport: Transport): void {
    this.#transport = transport;
  }

  addListener(): () => void {
    return () => {};
  }

  isOurs(): boolean {
    return true;
  }

  join(): NetworkFault | undefined {
    return undefined;
  }

  leave(): NetworkFault | undefined {
    return undefined;
  }

  onSettle(settle: () => void): void {
    this.#settle = settle;
  }

  onSpaceAvailable(available: () => void): void {
    this.#space = available;
  }

  /** There is room again. */
  spaceAvailable(): void {
    this.fault = undefined;
    this.#space();
  }
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };
