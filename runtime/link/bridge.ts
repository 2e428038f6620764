/**
 * A learning bridge over any number of devices (IEEE 802.1Q §8.6 to §8.8, without VLANs): a frame
 * goes where its destination was last seen to send from, and everywhere else when it was not. It
 * looks at nothing behind the two addresses.
 *
 * Each port has its own share of the table, so that who floods it with addresses only has his own
 * frames sent everywhere. There is no spanning tree here: a ring of bridges is a storm.
 */
import { OK, checkBridgeGroupAddress } from '../../generated/link/ethernet.wire.ts';
import type { Clock } from '../base/clock.ts';
import { countersOf } from '../base/counters.ts';
import type { Counters } from '../base/counters.ts';
import { OctetTable, keyedHash } from '../base/octet-table.ts';
import { copyOf } from '../base/octets.ts';
import type { Random } from '../base/random.ts';
import type { Device } from '../device/device.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { BridgePort } from './bridge-port.ts';
import { HARDWARE_ADDRESS_OCTETS, isGroupAt } from './hardware-address.ts';

/** IEEE 802.1Q §8.8.3, unless it is told otherwise. */
const AGEING_MS = 300_000;
/** A full port looks for what is too old only so often within that time. */
const SWEEPS_AN_AGE = 16;

export const ADDRESSES_A_PORT_MAX = 1024;
export const PORTS_MAX = 256;

export interface BridgeOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** After so long an address that was not seen again is forgotten. */
  readonly ageingMs?: number;
  readonly addressesAPortMax?: number;
}

/** Where an address was last seen, as `bridge fdb` shows it. */
export interface Station {
  readonly address: Uint8Array;
  port: BridgePort;
  seenAt: number;
}

export class Bridge {
  readonly counters: Counters<
    | 'forwarded'
    | 'flooded'
    | 'malformed'
    | 'groupAsSource'
    | 'reserved'
    | 'filtered'
    | 'moved'
    | 'notLearned'
  > = countersOf(
    'forwarded',
    'flooded',
    'malformed',
    'groupAsSource',
    'reserved',
    'filtered',
    'moved',
    'notLearned',
  );
  readonly #clock: Clock;
  readonly #ageingMs: number;
  readonly #addressesAPortMax: number;
  readonly #stations: OctetTable<Station>;
  #ports: readonly BridgePort[] = [];
  #sweepAt = -Infinity;

  constructor(options: BridgeOptions) {
    this.#clock = options.clock;
    this.#ageingMs = options.ageingMs ?? AGEING_MS;
    this.#addressesAPortMax = options.addressesAPortMax ?? ADDRESSES_A_PORT_MAX;
    this.#stations = new OctetTable(keyedHash(options.random));
  }

  get ports(): readonly BridgePort[] {
    return this.#ports;
  }

  /** Takes what a device receives from now on; throws RangeError when there are too many. */
  add(device: Device): BridgePort {
    if (this.#ports.length >= PORTS_MAX) throw new RangeError(`device: more than ${PORTS_MAX}`);
    const port = new BridgePort(device, this);
    this.#ports = [...this.#ports, port];
    return port;
  }

  /** Lets a device alone; it is not closed by this. */
  remove(port: BridgePort): void {
    this.#ports = this.#ports.filter((one) => one !== port);
    this.forget(port);
    port.leave();
  }

  /** Where addresses were seen and are not too old. */
  stations(): Station[] {
    return this.#stations.values().filter((station) => !this.#isOld(station));
  }

  /** For its ports: a frame has come in. */
  relay(from: BridgePort, b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const { counters } = this;
    const source = o + HARDWARE_ADDRESS_OCTETS;
    if (end - source < HARDWARE_ADDRESS_OCTETS) {
      counters.malformed++;
      return;
    }
    if (isGroupAt(b, source)) {
      counters.groupAsSource++;
      return;
    }
    this.#learn(from, b, source);
    if (checkBridgeGroupAddress(b, o, end) === OK) {
      counters.reserved++;
      return;
    }
    const station = isGroupAt(b, o) ? undefined : this.#find(b, o);
    if (station === undefined) {
      counters.flooded++;
      for (const port of this.#ports) if (port !== from) port.transmit(b, o, end, info);
    } else if (station.port === from) counters.filtered++;
    else {
      counters.forwarded++;
      station.port.transmit(b, o, end, info);
    }
  }

  /** For its ports: the batch is over. */
  settle(): void {
    for (const port of this.#ports) port.flush();
  }

  /** For its ports: whoever was seen there may be elsewhere now. */
  forget(port: BridgePort): void {
    for (const station of this.#stations.values()) {
      if (station.port === port) this.#delete(station);
    }
  }

  /** IEEE 802.1Q §8.7. */
  #learn(from: BridgePort, b: Uint8Array, at: number): void {
    const now = this.#clock.now();
    if (from.addresses >= this.#addressesAPortMax) this.#sweep(now);
    const known = this.#stations.get(b, at, at + HARDWARE_ADDRESS_OCTETS);
    if (known?.port === from) {
      known.seenAt = now;
      return;
    }
    if (from.addresses >= this.#addressesAPortMax) {
      this.counters.notLearned++;
      return;
    }
    from.addresses++;
    if (known === undefined) {
      const address = copyOf(b, at, at + HARDWARE_ADDRESS_OCTETS);
      this.#stations.set(address, { address, port: from, seenAt: now });
      return;
    }
    this.counters.moved++;
    known.port.addresses--;
    known.port = from;
    known.seenAt = now;
  }

  #find(b: Uint8Array, at: number): Station | undefined {
    const station = this.#stations.get(b, at, at + HARDWARE_ADDRESS_OCTETS);
    if (station === undefined || !this.#isOld(station)) return station;
    this.#delete(station);
    return undefined;
  }

  #sweep(now: number): void {
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + this.#ageingMs / SWEEPS_AN_AGE;
    for (const station of this.#stations.values()) {
      if (this.#isOld(station)) this.#delete(station);
    }
  }

  #isOld(station: Station): boolean {
    return this.#clock.now() - station.seenAt >= this.#ageingMs;
  }

  #delete(station: Station): void {
    this.#stations.delete(station.address);
    station.port.addresses--;
  }
}
