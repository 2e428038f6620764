/**
 * The ports that are open, and which of them a datagram is for. A connected port is found by the
 * keyed hash of both endpoints, so that thousands of them on one port cost no more than one; the
 * others on a port number are few, and the one that asked most precisely wins: by address before
 * by interface before by version, and of equals the one that was opened last, as in Linux.
 */
import type { Address } from '../../base/address.ts';
import { IPV4_OCTETS, ipv4Word, isUnspecified, sameAddress, standsAt } from '../../base/address.ts';
import { isMapped } from '../../base/mapped.ts';
import type { SipHash } from '../../base/siphash.ts';
import type { Interface } from '../../network/interface.ts';

/** What a port hears. */
export interface Hearing {
  /** Versions of IP, as bits: HEARS_IPV4, HEARS_IPV6. */
  readonly versions: number;
  /** Of the version that is heard, never a mapped one; undefined for any. */
  readonly address: Address | undefined;
  readonly port: number;
  /** The peer of a connected port, which has an address of its own. */
  readonly peerAddress: Address | undefined;
  readonly peerPort: number;
  readonly interface: Interface | undefined;
  readonly reuseAddress: boolean;
  readonly onlyIpv6: boolean;
  /** Whether it takes what is sent to a group. */
  isMember(b: Uint8Array, at: number, addressOctets: number, by: Interface): boolean;
}

export const HEARS_IPV4 = 1;
export const HEARS_IPV6 = 2;

/** What is heard at an address, as bits. */
export function versionsOf(address: Address, onlyIpv6: boolean): number {
  if (address.length === IPV4_OCTETS || isMapped(address)) return HEARS_IPV4;
  return isUnspecified(address) && !onlyIpv6 ? HEARS_IPV4 | HEARS_IPV6 : HEARS_IPV6;
}

/** Where a datagram comes from and goes to: indexes of addresses in `octets`. */
export interface Flow {
  readonly octets: Uint8Array;
  readonly source: number;
  readonly destination: number;
  readonly addressOctets: 4 | 16;
  readonly interface: Interface;
}

/** Those on one port number, the last opened last. */
interface Slot<Port> {
  readonly waiting: Port[];
  readonly connected: Port[];
}

const PRECISE_ADDRESS = 4;
const PRECISE_INTERFACE = 2;
const PRECISE_VERSION = 1;

export class PortTable<Port extends Hearing> {
  readonly #slots = new Map<number, Slot<Port>>();
  readonly #flows = new Map<number, Port[]>();
  readonly #hash: SipHash;
  #size = 0;

  constructor(hash: SipHash) {
    this.#hash = hash;
  }

  get size(): number {
    return this.#size;
  }

  *[Symbol.iterator](): Generator<Port> {
    for (const { waiting, connected } of this.#slots.values()) {
      yield* waiting;
      yield* connected;
    }
  }

  isFree(port: number): boolean {
    return !this.#slots.has(port);
  }

  /** Whether another one may be opened beside what is open. */
  admits(other: Hearing): boolean {
    const slot = this.#slots.get(other.port);
    if (slot === undefined) return true;
    const clashes = (one: Port): boolean => one !== other && clash(one, other);
    return !slot.waiting.some(clashes) && !slot.connected.some(clashes);
  }

  /** Only while what the port hears does not change. */
  add(port: Port): void {
    let slot = this.#slots.get(port.port);
    if (slot === undefined) this.#slots.set(port.port, (slot = { waiting: [], connected: [] }));
    this.#size++;
    if (port.peerAddress === undefined) {
      slot.waiting.push(port);
      return;
    }
    slot.connected.push(port);
    const flow = this.#flowOf(port);
    const others = this.#flows.get(flow);
    if (others === undefined) this.#flows.set(flow, [port]);
    else others.push(port);
  }

  remove(port: Port): void {
    const slot = this.#slots.get(port.port)!;
    const { waiting, connected } = slot;
    this.#size--;
    if (port.peerAddress === undefined) drop(waiting, port);
    else {
      drop(connected, port);
      const flow = this.#flowOf(port);
      const others = this.#flows.get(flow)!;
      drop(others, port);
      if (others.length === 0) this.#flows.delete(flow);
    }
    if (waiting.length === 0 && connected.length === 0) this.#slots.delete(port.port);
  }

  /** Who takes a datagram to one of our addresses. */
  find(flow: Flow, sourcePort: number, destinationPort: number): Port | undefined {
    const slot = this.#slots.get(destinationPort);
    if (slot === undefined) return undefined;
    if (slot.connected.length > 0) {
      const port = this.findConnected(flow, sourcePort, destinationPort);
      if (port !== undefined) return port;
    }
    let best: Port | undefined;
    let most = -1;
    for (let index = slot.waiting.length - 1; index >= 0; index--) {
      const precision = precisionOf(slot.waiting[index], flow);
      if (precision <= most) continue;
      best = slot.waiting[index];
      most = precision;
    }
    return best;
  }

  /** The port that is connected to the source of a flow. */
  findConnected(flow: Flow, sourcePort: number, destinationPort: number): Port | undefined {
    const { octets, source, destination, addressOctets } = flow;
    const others = this.#flows.get(
      this.#hashOf(octets, source, sourcePort, octets, destination, destinationPort, addressOctets),
    );
    if (others === undefined) return undefined;
    for (let index = others.length - 1; index >= 0; index--) {
      const port = others[index];
      if (port.port !== destinationPort || port.peerPort !== sourcePort) continue;
      if (precisionOf(port, flow) >= 0 && isPeer(port, flow)) return port;
    }
    return undefined;
  }

  /** Puts everyone who takes a datagram to a group, or to all, into a list that has others else. */
  collect(
    flow: Flow,
    sourcePort: number,
    destinationPort: number,
    isGroup: boolean,
    found: Port[],
  ): void {
    found.length = 0;
    const slot = this.#slots.get(destinationPort);
    if (slot === undefined) return;
    for (let index = 0; index < slot.waiting.length; index++) {
      const port = slot.waiting[index];
      if (takesCopy(port, flow, isGroup)) found.push(port);
    }
    for (let index = 0; index < slot.connected.length; index++) {
      const port = slot.connected[index];
      if (port.peerPort !== sourcePort || !isPeer(port, flow)) continue;
      if (takesCopy(port, flow, isGroup)) found.push(port);
    }
  }

  #flowOf(port: Port): number {
    const { peerAddress, address } = port;
    const octets = address!.length === 4 ? 4 : 16;
    return this.#hashOf(peerAddress!, 0, port.peerPort, address!, 0, port.port, octets);
  }

  #hashOf(
    from: Uint8Array,
    source: number,
    sourcePort: number,
    to: Uint8Array,
    destination: number,
    destinationPort: number,
    addressOctets: number,
  ): number {
    const hash = this.#hash;
    hash.begin();
    hash.add((sourcePort << 16) | destinationPort);
    for (let at = 0; at < addressOctets; at += 4) {
      hash.add(ipv4Word(from, source + at));
      hash.add(ipv4Word(to, destination + at));
    }
    return hash.finish();
  }
}

function isPeer({ peerAddress }: Hearing, { octets, source, addressOctets }: Flow): boolean {
  return peerAddress!.length === addressOctets && standsAt(peerAddress!, octets, source);
}

function takesCopy(port: Hearing, flow: Flow, isGroup: boolean): boolean {
  if (precisionOf(port, flow) < 0) return false;
  const { octets, destination, addressOctets } = flow;
  return !isGroup || port.isMember(octets, destination, addressOctets, flow.interface);
}

/** How precisely a port asked for what goes there; negative when it did not. */
function precisionOf(port: Hearing, flow: Flow): number {
  const { addressOctets } = flow;
  const heard = addressOctets === 4 ? HEARS_IPV4 : HEARS_IPV6;
  if ((port.versions & heard) === 0) return -1;
  let precision = port.versions === heard ? PRECISE_VERSION : 0;
  const { address, interface: only } = port;
  if (address !== undefined) {
    if (!standsAt(address, flow.octets, flow.destination)) return -1;
    precision += PRECISE_ADDRESS;
  }
  if (only !== undefined) {
    if (only !== flow.interface) return -1;
    precision += PRECISE_INTERFACE;
  }
  return precision;
}

/** Whether two ports would hear the same, and one of them does not want to share. */
function clash(one: Hearing, other: Hearing): boolean {
  if (one.reuseAddress && other.reuseAddress) return false;
  if ((one.versions & other.versions) === 0) return false;
  const apart = one.interface !== undefined && other.interface !== undefined;
  if (apart && one.interface !== other.interface) return false;
  if (one.address === undefined || other.address === undefined) return true;
  return sameAddress(one.address, other.address);
}

function drop<Port>(ports: Port[], port: Port): void {
  ports.splice(ports.indexOf(port), 1);
}
