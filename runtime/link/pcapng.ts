/**
 * A capture as a pcapng file: one section, its interfaces, and each frame with its moment, its
 * direction, and what somebody has to say about it. What it gives to the sink is the sink's to
 * keep: one whole block at a time.
 *
 * A frame that leaves its checksum to the device is shown as it will be on the wire; one that is
 * still to be cut is shown whole.
 */
import { LINK_TYPE } from '../../generated/link/pcap.wire.ts';
import { encodeBlock } from '../../generated/link/pcapng.value.ts';
import type {
  BlockBlockBody,
  InterfaceOption,
  PacketOption,
  StatisticsOption,
} from '../../generated/link/pcapng.value.ts';
import { DIRECTION, SECRETS_TYPE } from '../../generated/link/pcapng.wire.ts';
import type { Clock } from '../base/clock.ts';
import { copyOf } from '../base/octets.ts';
import type { CaptureSink } from '../device/capture.ts';
import type { Device } from '../device/device.ts';
import { moveFrameInfo, newFrameInfo, sendOn } from '../device/frame-info.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { finishChecksum } from '../device/partial-checksum.ts';
import { showHardwareAddress } from './hardware-address.ts';

/** Decimal digits of a second that a moment is told to: microseconds, or nanoseconds. */
export type Resolution = 6 | 9;

export interface PcapngOptions {
  /** Takes the file, block by block. */
  readonly write: (octets: Uint8Array) => void;
  readonly clock: Clock;
  /** When the clock began, in milliseconds since 1970. */
  readonly epoch?: number;
  readonly resolution?: Resolution;
  /** Octets of each frame that are kept; 0 for all. */
  readonly snapOctets?: number;
  /** What made the file. */
  readonly application?: string;
}

/** What captures call an interface. */
export type InterfaceDescription = Pick<Device, 'name' | 'hardwareAddress' | 'speed'>;

const LITTLE_ENDIAN = 1;
const NOT_KNOWN = 0xffff_ffff_ffff_ffffn;
const NO_FILLER = new Uint8Array(0);
const option = <Value>(value: Value): { value: Value; filler: Uint8Array } => {
  return { value, filler: NO_FILLER };
};
const END = option({ is: 'endOfOptions' } as const);

export class PcapngWriter {
  readonly #write: (octets: Uint8Array) => void;
  readonly #clock: Clock;
  readonly #epoch: number;
  readonly #resolution: Resolution;
  readonly snapOctets: number;
  #interfaces = 0;

  constructor(options: PcapngOptions) {
    this.#write = options.write;
    this.#clock = options.clock;
    this.#epoch = Math.round(options.epoch ?? 0);
    this.#resolution = options.resolution ?? 9;
    this.snapOctets = options.snapOctets ?? 0;
    const userApplication = options.application ?? 'nonos-net';
    this.block({
      is: 'sectionHeader',
      minorVersion: 0,
      sectionLength: NOT_KNOWN,
      options: [option({ is: 'userApplication', userApplication }), END],
    });
  }

  /** Another interface: what it records is in the file from now on. */
  addInterface(description: InterfaceDescription): PcapngInterface {
    const { name, hardwareAddress, speed } = description;
    const options: InterfaceOption[] = [option({ is: 'name', name })];
    if (hardwareAddress.some((octet) => octet !== 0)) {
      const macAddress = showHardwareAddress(hardwareAddress);
      options.push(option({ is: 'macAddress', macAddress }));
    }
    if (speed > 0) options.push(option({ is: 'speed', speed: BigInt(Math.round(speed)) }));
    options.push(option({ is: 'timestampResolution', resolution: this.#resolution }), END);
    this.block({
      is: 'interfaceDescription',
      linktype: LINK_TYPE.ETHERNET,
      snaplen: this.snapOctets,
      options,
    });
    return new PcapngInterface(this, this.#interfaces++);
  }

  /** Lines of a key log: what is recorded from now on can be read with them. */
  tlsSecrets(lines: Uint8Array): void {
    this.block({
      is: 'decryptionSecrets',
      secretsType: SECRETS_TYPE.TLS_KEY_LOG,
      secretsData: lines,
      options: [],
    });
  }

  /** For its interfaces. */
  block(blockBody: BlockBlockBody): void {
    this.#write(encodeBlock({ blockBody }, LITTLE_ENDIAN));
  }

  /** For its interfaces: this moment, in two halves of the 64 bits that tell it. */
  now(): { readonly timestampUpper: number; readonly timestampLower: number } {
    const now = this.#clock.now();
    const whole = Math.floor(now);
    const ticksAMillisecond = 10 ** (this.#resolution - 3);
    // The parts apart: one number has no room for milliseconds since 1970 and nanoseconds.
    const rest = Math.round((now - whole) * ticksAMillisecond);
    const ticks = BigInt(this.#epoch + whole) * BigInt(ticksAMillisecond) + BigInt(rest);
    return {
      timestampUpper: Number((ticks >> 32n) & 0xffff_ffffn),
      timestampLower: Number(ticks & 0xffff_ffffn),
    };
  }
}

/** One interface of the file, and the sink of a CaptureDevice. */
export class PcapngInterface implements CaptureSink {
  readonly #writer: PcapngWriter;
  readonly #interfaceId: number;
  readonly #info = newFrameInfo();
  #comments: string[] = [];
  #frames = 0;

  /** For PcapngWriter, which has described it in the file. */
  constructor(writer: PcapngWriter, interfaceId: number) {
    this.#writer = writer;
    this.#interfaceId = interfaceId;
  }

  /** Stands at the next frame of this interface, or at its end. */
  comment(text: string): void {
    this.#comments.push(text);
  }

  record(direction: 'in' | 'out', b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const packet = copyOf(b, o, end);
    moveFrameInfo(info, this.#info, -o);
    sendOn(this.#info);
    finishChecksum(packet, packet.length, this.#info);
    const flags = direction === 'in' ? DIRECTION.INBOUND : DIRECTION.OUTBOUND;
    const options: PacketOption[] = [...this.#takeComments(), option({ is: 'flags', flags }), END];
    const { snapOctets } = this.#writer;
    this.#frames++;
    this.#writer.block({
      is: 'enhancedPacket',
      interfaceId: this.#interfaceId,
      ...this.#writer.now(),
      originalPacketLength: packet.length,
      packetData: snapOctets === 0 ? packet : packet.subarray(0, snapOctets),
      options,
    });
  }

  /** Says how many frames there were; the file is whole without it. */
  finish(): void {
    const options: StatisticsOption[] = [
      ...this.#takeComments(),
      option({ is: 'accepted', accepted: BigInt(this.#frames) }),
      END,
    ];
    this.#writer.block({
      is: 'interfaceStatistics',
      interfaceId: this.#interfaceId,
      ...this.#writer.now(),
      options,
    });
  }

  #takeComments() {
    const comments = this.#comments;
    this.#comments = [];
    return comments.map((comment) => option({ is: 'comment', comment } as const));
  }
}
