/**
 * A device that takes options out of SYNs, as there are on the Internet: what is not offered must
 * not be used. Stripped options become no-operations, and the checksum is made good.
 */
import { TYPE_OF, packetOf } from '../packet.ts';
import {
  OPTION_KIND,
  checkOption,
  optionKind,
  optionsEnd,
  optionsStart,
  scanOption,
  syn,
  writeOptionNoOperation,
} from '../../../generated/transport/tcp.wire.ts';
import type { Device, DeviceCounters, Receiver } from '../../../runtime/device/device.ts';
import type { FrameInfo } from '../../../runtime/device/frame-info.ts';

export type StrippedOption = 'SACK_PERMITTED' | 'TIMESTAMPS' | 'WINDOW_SCALE';

export class Middlebox implements Device {
  readonly name: string;
  readonly hardwareAddress: Uint8Array;
  readonly mtu: number;
  readonly offload;
  readonly headRoom: number;
  readonly counters: DeviceCounters;
  readonly #device: Device;
  readonly #kinds: ReadonlySet<number>;

  constructor(device: Device, stripped: readonly StrippedOption[]) {
    this.#device = device;
    this.#kinds = new Set(stripped.map((name) => OPTION_KIND[name]));
    this.name = device.name;
    this.hardwareAddress = device.hardwareAddress;
    this.mtu = device.mtu;
    this.offload = device.offload;
    this.headRoom = device.headRoom;
    this.counters = device.counters;
  }

  get isUp(): boolean {
    return this.#device.isUp;
  }

  get speed(): number {
    return this.#device.speed;
  }

  attach(receiver: Receiver): void {
    this.#device.attach(receiver);
  }

  transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    const packet = packetOf(b, o, end);
    if (packet?.type !== TYPE_OF.TCP || syn(b, packet.payload) === 0) {
      return this.#device.transmit(b, o, end, info);
    }
    const copy = b.slice(0, end);
    this.#strip(copy, packet.payload);
    packetOf(copy, o, end)?.repair();
    return this.#device.transmit(copy, o, end, info);
  }

  flush(): void {
    this.#device.flush();
  }

  close(): void {
    this.#device.close();
  }

  #strip(b: Uint8Array, segment: number): void {
    const last = optionsEnd(b, segment);
    for (let at = optionsStart(b, segment); at < last;) {
      if (checkOption(b, at, last) !== 0) return;
      const next = scanOption(b, at, last);
      if (!this.#kinds.has(optionKind(b, at))) at = next;
      else while (at < next) at = writeOptionNoOperation(b, at);
    }
  }
}
