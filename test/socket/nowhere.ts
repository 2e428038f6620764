/** A device whose wire ends nowhere. */
import { countersOf } from '../../runtime/base/counters.ts';
import type { Device } from '../../runtime/device/device.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';

export function nowhere(name: string): Device {
  return {
    name,
    hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 1),
    mtu: 1500,
    isUp: true,
    speed: 0,
    offload: NO_OFFLOAD,
    headRoom: 0,
    counters: countersOf(
      'receivedFrames',
      'receivedOctets',
      'receiveErrors',
      'receiveDropped',
      'transmittedFrames',
      'transmittedOctets',
      'transmitErrors',
      'transmitDropped',
    ),
    attach() {},
    transmit: () => true,
    flush() {},
    close() {},
  };
}
