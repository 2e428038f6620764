/**
 * A macvtap interface of Linux: a second station on the wire of a card that the machine has, frames
 * through a character device. It needs no compiled library, and so it is what there is without
 * koffi; it costs more time a frame than a TAP. Who makes the interface is `ip link add`; the file
 * belongs to root.
 */
import { closeSync, constants, fstatSync, openSync } from 'node:fs';

import type { Device } from '../../runtime/device/device.ts';
import { DeviceFailure, codeOf } from '../failure.ts';
import { FrameDevice } from '../frames/frame-device.ts';
import { findInterfaceFiles } from './interface-files.ts';
import { MacvtapPort } from './macvtap-port.ts';

export interface MacvtapOptions {
  /** Of the character device: `/dev/tapN`, where N is the number of the interface. */
  readonly path: string;
  /**
   * The interface's own, for to others the kernel gives us nothing. Both are found below /sys,
   * unless the interface is in a namespace that is not seen there.
   */
  readonly hardwareAddress?: Uint8Array | undefined;
  readonly mtu?: number | undefined;
}

const MTU_DEFAULT = 1500;

/** Opens it; throws a `DeviceFailure`, and then nothing is left behind. */
export function openMacvtap({ path, hardwareAddress, mtu = MTU_DEFAULT }: MacvtapOptions): Device {
  const file = openCharacterDevice(path);
  const files = findInterfaceFiles(fstatSync(file).rdev);
  const address = hardwareAddress ?? files?.hardwareAddress;
  if (address === undefined) {
    closeSync(file);
    const where = 'its interface is not seen below /sys';
    throw new DeviceFailure(`the hardware address of ${path} must be given: ${where}`, 'ENODEV');
  }
  const status = files === undefined ? () => ({ isUp: true, mtu }) : () => files.status();
  const port = new MacvtapPort({ name: files?.name ?? path, file, status });
  // An interface of this kind takes sums left to do, and large segments, from the beginning on.
  return new FrameDevice(port, { hardwareAddress: address, offload: true });
}

function openCharacterDevice(path: string): number {
  let file: number;
  try {
    file = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  } catch (error) {
    throw refusal(codeOf(error), path);
  }
  if (fstatSync(file).isCharacterDevice()) return file;
  closeSync(file);
  throw new DeviceFailure(`${path} is no character device`, 'ENODEV');
}

function refusal(code: string, path: string): DeviceFailure {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `no ${path}: ip link add link CARD name NAME type macvtap mode bridge`,
    ENXIO: `no interface belongs to ${path}`,
    ENODEV: `no interface belongs to ${path}`,
    EACCES: `opening ${path} needs root, or who owns it`,
    EPERM: `opening ${path} needs root, or who owns it`,
  };
  return new DeviceFailure(reasons[code] ?? `${path} cannot be opened (${code})`, code);
}
