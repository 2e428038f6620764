/**
 * The device that talks to itself. Its frames never leave the memory of the process, so that every
 * checksum is vouched for, and it has no address, as nobody else is there.
 */
import { FRAMES_MAX_DEFAULT, MEMORY_OFFLOAD, MemoryDevice } from './memory.ts';
import type { Schedule } from './memory.ts';

export interface LoopbackOptions {
  readonly schedule: Schedule;
  readonly name?: string;
  /** How many frames may be on the way. */
  readonly framesMax?: number;
  readonly whenFull?: 'drop' | 'wait';
}

/** The largest packet that IPv4 can say: none is ever fragmented on its way to ourselves. */
const LOOPBACK_MTU = 65_535;

const NO_HARDWARE_ADDRESS = new Uint8Array(6);

export function loopbackDevice(options: LoopbackOptions): MemoryDevice {
  const { schedule, name = 'lo', framesMax = FRAMES_MAX_DEFAULT, whenFull = 'wait' } = options;
  const device = new MemoryDevice({
    schedule,
    name,
    hardwareAddress: NO_HARDWARE_ADDRESS,
    mtu: LOOPBACK_MTU,
    speed: 0,
    offload: MEMORY_OFFLOAD,
    headRoom: 0,
    framesMax,
    whenFull,
    isTrusted: true,
  });
  device.join(device);
  return device;
}
