/** A network layer that keeps what is sent, and packets that arrive as a test wants them. */
import type { Address } from '../../../runtime/base/address.ts';
import {
  addressOf,
  IPV4_OCTETS,
  isUnspecified,
  sameAddress,
} from '../../../runtime/base/address.ts';
import { sum16 } from '../../../runtime/base/checksum.ts';
import { NO_OFFLOAD } from '../../../runtime/device/device.ts';
import type { FrameInfo } from '../../../runtime/device/frame-info.ts';
import { copyFrameInfo, newFrameInfo } from '../../../runtime/device/frame-info.ts';
import type { Link } from '../../../runtime/link/link.ts';
import type { Arrival } from '../../../runtime/network/arrival.ts';
import type { Interface } from '../../../runtime/network/interface.ts';
import { PREFERRED } from '../../../runtime/network/interface.ts';
import type {
  Network,
  NetworkFault,
  Route,
  RouteWish,
  SendOptions,
  Transport,
} from '../../../runtime/network/network.ts';

export interface Sent {
  readonly route: Route;
  readonly protocol: number;
  readonly octets: Uint8Array;
  readonly info: FrameInfo;
  readonly options: SendOptions;
}

export class FakeNetwork implements Network {
  readonly interfaces: Interface[];
  readonly sent: Sent[] = [];
  readonly joined: string[] = [];
  /** What `route` and `send` answer, when something. */
  routeFault: NetworkFault | undefined;
  sendFault: NetworkFault | undefined;
  mtu = 1500;
  generation = 0;
  readonly #transports = new Map<number, Transport>();
  readonly #listeners = new Map<number, Set<(arrival: Arrival) => void>>();

  constructor(...addresses: readonly string[]) {
    this.interfaces = [fakeInterface('eth0', 1, addresses)];
  }

  route(destination: Address, wish: RouteWish = {}): Route | NetworkFault {
    if (this.routeFault !== undefined) return this.routeFault;
    const by = wish.interface ?? this.interfaces[0];
    const own = by.addresses.find(({ address }) => address.length === destination.length);
    const source = wish.source ?? own?.address;
    if (source === undefined) return 'ENETUNREACH';
    const foundAt = this.generation;
    const isFresh = (): boolean => this.generation === foundAt;
    return {
      version: destination.length === IPV4_OCTETS ? 4 : 6,
      destination: destination.slice(),
      source,
      interface: by,
      mtu: this.mtu,
      pseudoHeader: sumOf(source, destination),
      headRoom: 60,
      get isCurrent() {
        return isFresh();
      },
      isLocal: by.addresses.some(({ address }) => sameAddress(address, destination)),
      confirm() {},
    };
  }

  send(
    route: Route,
    protocol: number,
    b: Uint8Array,
    o: number,
    end: number,
    info: FrameInfo,
    options: SendOptions,
  ): NetworkFault | undefined {
    if (this.sendFault !== undefined) return this.sendFault;
    const kept = newFrameInfo();
    copyFrameInfo(info, kept);
    kept.checksumStart -= o;
    kept.checksumField -= o;
    const octets = b.slice(o, end);
    this.sent.push({ route, protocol, octets, info: kept, options: { ...options } });
    return undefined;
  }

  sendPacket: Network['sendPacket'] = () => 'EPROTO';

  setTransport(protocol: number, transport: Transport): void {
    this.#transports.set(protocol, transport);
  }

  addListener(protocol: number, listener: (arrival: Arrival) => void): () => void {
    const all = this.#listeners.get(protocol) ?? new Set();
    this.#listeners.set(protocol, all.add(listener));
    return () => all.delete(listener);
  }

  isOurs(address: Address): boolean {
    if (isUnspecified(address) || address[0] >>> 4 === 14) return true;
    if (address.length === IPV4_OCTETS && address[3] === 255) return true;
    return this.interfaces.some((by) =>
      by.addresses.some((one) => sameAddress(one.address, address)),
    );
  }

  join(group: Address, by?: Interface): NetworkFault | undefined {
    this.joined.push(`${group.join('.')} ${by?.name}`);
    return undefined;
  }

  leave(group: Address, by?: Interface): NetworkFault | undefined {
    const index = this.joined.indexOf(`${group.join('.')} ${by?.name}`);
    if (index < 0) return 'EADDRNOTAVAIL';
    this.joined.splice(index, 1);
    return undefined;
  }

  onSettle(): void {}
  onSpaceAvailable(): void {}

  /** Hands an arrival to its listeners and its transport. */
  arrive(arrival: Arrival): boolean {
    for (const listener of this.#listeners.get(arrival.protocol) ?? []) listener(arrival);
    return this.#transports.get(arrival.protocol)?.receive(arrival) ?? false;
  }
}

export function fakeInterface(
  name: string,
  index: number,
  addresses: readonly string[],
  checksum = false,
): Interface {
  const link = { offload: { ...NO_OFFLOAD, checksum } } satisfies Partial<Link>;
  return {
    name,
    index,
    link: link as unknown as Link,
    mtu: 1500,
    isUp: true,
    addresses: addresses.map((text) => {
      const [address, length] = text.split('/');
      return {
        address: addressOf(address),
        prefixLength: Number(length),
        state: PREFERRED,
        isTemporary: false,
        preferredUntil: Infinity,
        validUntil: Infinity,
      };
    }),
    isForwarding: false,
  };
}

function sumOf(source: Address, destination: Address): number {
  return sum16(sum16(0, source, 0, source.length), destination, 0, destination.length);
}

/** A packet that carries `payload`, as it arrives. */
export function arrivalOf(
  by: Interface,
  from: string,
  to: string,
  payload: Uint8Array,
  more: Partial<Arrival> = {},
): Arrival {
  const source = addressOf(from);
  const destination = addressOf(to);
  const count = source.length;
  const octets = new Uint8Array(2 * count + payload.length);
  octets.set(source);
  octets.set(destination, count);
  octets.set(payload, 2 * count);
  return {
    interface: by,
    version: count === 4 ? 4 : 6,
    octets,
    packet: 0,
    payload: 2 * count,
    end: octets.length,
    protocol: 17,
    source: 0,
    destination: count,
    addressOctets: count === 4 ? 4 : 16,
    pseudoHeader: sumOf(source, destination),
    hopLimit: 61,
    trafficClass: 0x2e,
    isMulticast: destination[0] === 0xff ? count === 16 : destination[0] >>> 4 === 14,
    isBroadcast: destination.length === 4 && destination[3] === 255,
    isLocal: false,
    info: newFrameInfo(),
    ...more,
  };
}
