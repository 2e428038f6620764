/**
 * What every driver implements. Octets belong to whoever calls, and only during the call: a device
 * that keeps a frame copies it, and so does a receiver. All indexes are into the buffer given.
 */
import type { FrameInfo } from './frame-info.ts';
import type { Counters } from '../base/counters.ts';

/** What a device does for the stack, so that the stack need not. Never assumed. */
export interface Offload {
  /** Completes a checksum that is PARTIAL. */
  readonly checksum: boolean;
  /** Cuts a large TCP segment over IPv4, over IPv6 (TSO). */
  readonly tcp4: boolean;
  readonly tcp6: boolean;
  /** The largest frame it takes for cutting, in octets. */
  readonly segmentationOctetsMax: number;
}

export const NO_OFFLOAD: Offload = {
  checksum: false,
  tcp4: false,
  tcp6: false,
  segmentationOctetsMax: 0,
};

/** As ethtool shows them. */
export type DeviceCounters = Counters<
  | 'receivedFrames'
  | 'receivedOctets'
  | 'receiveErrors'
  | 'receiveDropped'
  | 'transmittedFrames'
  | 'transmittedOctets'
  | 'transmitErrors'
  | 'transmitDropped'
>;

/** Who takes what a device receives. */
export interface Receiver {
  /** A frame in b[o, end). With at least `Device.headRoom` octets in front of it. */
  receive(b: Uint8Array, o: number, end: number, info: FrameInfo): void;
  /** The batch is over: now is the time to acknowledge, and to send. */
  settle(): void;
  linkChanged(isUp: boolean): void;
  /** After `transmit` has answered false: there is room again. */
  spaceAvailable(): void;
}

export interface Device {
  readonly name: string;
  /** Six octets; all zero when it has none. */
  readonly hardwareAddress: Uint8Array;
  /** The largest packet, in octets, its link header not counted. */
  readonly mtu: number;
  readonly isUp: boolean;
  /** Bits a second; 0 when not known. */
  readonly speed: number;
  readonly offload: Offload;
  /** So many octets in front of a frame are the device's to write on. */
  readonly headRoom: number;
  readonly counters: DeviceCounters;
  /** Frames go to `receiver` from now on; one receiver at a time. */
  attach(receiver: Receiver): void;
  /** Sends b[o, end); false when it has no room, and then the frame is not sent. */
  transmit(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean;
  /** The turn's last frame has been given: what was held back for a batch goes now. */
  flush(): void;
  /** Leaves nothing behind: no descriptor, no interface, no timer. */
  close(): void;
}
