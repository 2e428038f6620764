/** Two devices joined in memory: what one sends, the other receives. */
import type { Offload } from './device.ts';
import { FRAMES_MAX_DEFAULT, MEMORY_OFFLOAD, MemoryDevice } from './memory.ts';
import type { Schedule } from './memory.ts';

export interface PairOptions {
  readonly schedule: Schedule;
  readonly names?: readonly [string, string];
  readonly hardwareAddresses?: readonly [Uint8Array, Uint8Array];
  readonly mtu?: number;
  /** Bits a second, to be told; nothing is slowed down. */
  readonly speed?: number;
  /** By default nothing is summed and nothing is cut; `NO_OFFLOAD` makes it a plain wire. */
  readonly offload?: Offload;
  readonly headRoom?: number;
  /** How many frames may be on the way, in each direction. */
  readonly framesMax?: number;
  readonly whenFull?: 'drop' | 'wait';
}

const MTU_DEFAULT = 1500;

/** Locally administered, as they come from no factory: RFC 9542 §2.1. */
const HARDWARE_ADDRESSES: readonly [Uint8Array, Uint8Array] = [
  Uint8Array.of(0x02, 0, 0, 0, 0, 0x01),
  Uint8Array.of(0x02, 0, 0, 0, 0, 0x02),
];

export function devicePair(options: PairOptions): readonly [MemoryDevice, MemoryDevice] {
  const {
    schedule,
    names = ['pair0', 'pair1'],
    hardwareAddresses = HARDWARE_ADDRESSES,
    mtu = MTU_DEFAULT,
    speed = 0,
    offload = MEMORY_OFFLOAD,
    headRoom = 0,
    framesMax = FRAMES_MAX_DEFAULT,
    whenFull = 'wait',
  } = options;
  const both = { schedule, mtu, speed, offload, headRoom, framesMax, whenFull, isTrusted: false };
  const make = (end: 0 | 1): MemoryDevice =>
    new MemoryDevice({ ...both, name: names[end], hardwareAddress: hardwareAddresses[end] });
  const pair = [make(0), make(1)] as const;
  pair[0].join(pair[1]);
  return pair;
}
