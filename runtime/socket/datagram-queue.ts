/**
 * Datagrams that wait to be received. Their octets stand in one ring, one after the other, and what
 * came with each in slots that are used again, so that keeping one allocates nothing once the queue
 * has grown. What is bounded is SO_RCVBUF: octets, with as many for each datagram as it costs to
 * keep, so that empty ones fill it too. What does not fit is lost, and counted by who asked.
 */
import type { Address } from '../base/address.ts';
import { copyOctets, copyOf } from '../base/octets.ts';
import type { Interface } from '../network/interface.ts';

/** net.core.rmem_default of Linux. */
export const RECEIVE_OCTETS = 212_992;
export const RECEIVE_OCTETS_MIN = 2304;
export const RECEIVE_OCTETS_MAX = 8 * 1024 * 1024;
/** What a datagram costs beside its data. */
export const OVERHEAD_OCTETS = 256;
const RING_OCTETS_MIN = 4096;
const ADDRESS_OCTETS_MAX = 16;

/** What came with a datagram, as it is put in; addresses are copied. */
export interface Envelope {
  readonly octets: Uint8Array;
  readonly source: number;
  readonly destination: number;
  readonly addressOctets: 4 | 16;
  readonly sourcePort: number;
  readonly hopLimit: number;
  readonly trafficClass: number;
  readonly interface: Interface;
}

interface Slot {
  length: number;
  readonly addresses: Uint8Array;
  addressOctets: number;
  port: number;
  hopLimit: number;
  trafficClass: number;
  interface: Interface | undefined;
}

export class DatagramQueue {
  octetsMax = RECEIVE_OCTETS;
  #ring = new Uint8Array(0);
  #start = 0;
  #octets = 0;
  #slots: Slot[] = [];
  #first = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Octets of data that wait. */
  get octets(): number {
    return this.#octets;
  }

  /** Of the first one. */
  get nextOctets(): number {
    return this.#count === 0 ? 0 : this.#slots[this.#first].length;
  }

  /** Copies a datagram of b[from, to), or says that there is no room. */
  put(b: Uint8Array, from: number, to: number, envelope: Envelope): boolean {
    const length = to - from;
    const cost = this.#octets + length + (this.#count + 1) * OVERHEAD_OCTETS;
    // As Linux: the first one always fits, however small the buffer.
    if (this.#count > 0 && cost > this.octetsMax) return false;
    if (this.#octets + length > this.#ring.length) this.#growRing(this.#octets + length);
    if (this.#count === this.#slots.length) this.#growSlots();
    const ring = this.#ring;
    const at = (this.#start + this.#octets) % ring.length;
    const fits = Math.min(length, ring.length - at);
    copyOctets(b, from, from + fits, ring, at);
    if (fits < length) copyOctets(b, from + fits, to, ring, 0);
    this.#fill(this.#slots[(this.#first + this.#count) % this.#slots.length], length, envelope);
    this.#octets += length;
    this.#count++;
    return true;
  }

  #fill(slot: Slot, length: number, envelope: Envelope): void {
    const { octets, source, destination, addressOctets } = envelope;
    slot.length = length;
    slot.addressOctets = addressOctets;
    copyOctets(octets, source, source + addressOctets, slot.addresses, 0);
    copyOctets(octets, destination, destination + addressOctets, slot.addresses, addressOctets);
    slot.port = envelope.sourcePort;
    slot.hopLimit = envelope.hopLimit;
    slot.trafficClass = envelope.trafficClass;
    slot.interface = envelope.interface;
  }

  /** Copies as much of the first one to b[from, to) as fits, and answers how long it is. */
  peek(b: Uint8Array, from: number, to: number): number {
    const { length } = this.#slots[this.#first];
    const count = Math.min(length, to - from);
    const ring = this.#ring;
    const fits = Math.min(count, ring.length - this.#start);
    copyOctets(ring, this.#start, this.#start + fits, b, from);
    if (fits < count) copyOctets(ring, 0, count - fits, b, from + fits);
    return length;
  }

  /** What came with the first one. */
  describe(into: {
    address: Address;
    port: number;
    destination: Address;
    interface: Interface | undefined;
    hopLimit: number;
    trafficClass: number;
  }): void {
    const slot = this.#slots[this.#first];
    const { addresses, addressOctets } = slot;
    into.address = copyOf(addresses, 0, addressOctets);
    into.destination = copyOf(addresses, addressOctets, 2 * addressOctets);
    into.port = slot.port;
    into.hopLimit = slot.hopLimit;
    into.trafficClass = slot.trafficClass;
    into.interface = slot.interface;
  }

  /** Forgets the first one. */
  drop(): void {
    const slot = this.#slots[this.#first];
    slot.interface = undefined;
    this.#octets -= slot.length;
    this.#start = this.#octets === 0 ? 0 : (this.#start + slot.length) % this.#ring.length;
    this.#first = (this.#first + 1) % this.#slots.length;
    this.#count--;
  }

  /** Forgets all, and what they stood in: nothing of it can be read again. */
  clear(): void {
    this.#ring = new Uint8Array(0);
    this.#slots = [];
    this.#start = 0;
    this.#octets = 0;
    this.#first = 0;
    this.#count = 0;
  }

  #growRing(octets: number): void {
    const grown = new Uint8Array(Math.max(RING_OCTETS_MIN, 2 ** Math.ceil(Math.log2(octets))));
    const old = this.#ring;
    const fits = Math.min(this.#octets, old.length - this.#start);
    copyOctets(old, this.#start, this.#start + fits, grown, 0);
    copyOctets(old, 0, this.#octets - fits, grown, fits);
    this.#ring = grown;
    this.#start = 0;
  }

  #growSlots(): void {
    const old = this.#slots;
    const inOrder = [...old.slice(this.#first), ...old.slice(0, this.#first)];
    const added = Math.max(4, old.length);
    for (let index = 0; index < added; index++) inOrder.push(newSlot());
    this.#slots = inOrder;
    this.#first = 0;
  }
}

function newSlot(): Slot {
  return {
    length: 0,
    addresses: new Uint8Array(2 * ADDRESS_OCTETS_MAX),
    addressOctets: 4,
    port: 0,
    hopLimit: 0,
    trafficClass: 0,
    interface: undefined,
  };
}
