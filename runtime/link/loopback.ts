/**
 * The link to ourselves: Ethernet with all addresses zero, as a capture of it shows on Linux, and
 * with nobody to resolve and no wire that wants padding.
 */
import type { Device } from '../device/device.ts';
import { Ethernet } from './ethernet.ts';

export function loopbackLink(device: Device): Ethernet {
  return new Ethernet({ device, resolves: false, frameOctetsMin: 0 });
}
