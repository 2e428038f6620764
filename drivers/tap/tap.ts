/**
 * A TAP device of Linux: the kernel has an interface at one end of a wire, and we are a station at
 * the other. It needs root or CAP_NET_ADMIN to be made, and the package koffi; what the kernel does
 * with its end (addresses, up, a bridge) is whoever opens it to say: see `interface.ts`.
 */
import { randomFillSync } from 'node:crypto';
import { closeSync, constants, openSync } from 'node:fs';

import {
  OFFLOAD_FEATURES_CHECKSUM,
  OFFLOAD_FEATURES_TSO4,
  OFFLOAD_FEATURES_TSO6,
  REQUEST,
  setArgumentValue,
} from '../../generated/device/tun.wire.ts';
import type { Device } from '../../runtime/device/device.ts';
import { DeviceFailure, codeOf } from '../failure.ts';
import { FrameDevice } from '../frames/frame-device.ts';
import { NET_HEADER_OCTETS } from '../frames/net-header.ts';
import { errnoName, loadLibc } from '../system/libc.ts';
import type { Libc } from '../system/libc.ts';
import { inNamespace } from '../system/namespace.ts';
import { InterfaceRequest, isInterfaceName } from './interface-request.ts';
import { openLinkSocket } from './link-socket.ts';
import { TapPort } from './tap-port.ts';

const TUN_FILE = '/dev/net/tun';
const ARGUMENT_OCTETS = 4;

export interface TapOptions {
  /** Of the interface; with `%d` in it the kernel finds a number. */
  readonly name: string;
  /** A name of `ip netns`, or a path. */
  readonly namespace?: string | undefined;
  /** The kernel's, and so ours: from 68 to 65,521. */
  readonly mtu?: number | undefined;
  /** Of our end; by default chosen by chance, among those that no factory gives. */
  readonly hardwareAddress?: Uint8Array | undefined;
  /** Whether sums are left to do and large segments are not cut, in both directions; default. */
  readonly offload?: boolean | undefined;
}

/** Opens it; throws a `DeviceFailure`, and then nothing is left behind. */
export async function openTap(options: TapOptions): Promise<Device> {
  const { name, namespace, mtu, offload = true } = options;
  const { hardwareAddress = localHardwareAddress() } = options;
  if (!isInterfaceName(name)) {
    throw new DeviceFailure(
      `not a name of an interface, of at most 15 octets: '${name}'`,
      'EINVAL',
    );
  }
  const libc = await loadLibc();
  const port = inNamespace(libc, namespace, () => openPort(libc, name, offload, mtu));
  return new FrameDevice(port, { hardwareAddress, offload });
}

/** A hardware address of no factory's, by chance: RFC 9542 §2.1. */
export function localHardwareAddress(): Uint8Array {
  return Uint8Array.of(0x02, ...randomFillSync(new Uint8Array(5)));
}

function openPort(libc: Libc, name: string, offload: boolean, mtu: number | undefined): TapPort {
  const file = openTunFile();
  let socket = -1;
  try {
    const request = new InterfaceRequest(libc);
    request.name = name;
    if (!request.becomeTap(file)) throw refusal(errnoName(libc), name);
    configure(libc, file, offload);
    socket = openLinkSocket(libc);
    if (mtu !== undefined && !request.setMtu(socket, mtu)) {
      const code = errnoName(libc);
      throw new DeviceFailure(`the interface ${name} cannot have an MTU of ${mtu} (${code})`, code);
    }
    return new TapPort({ libc, file, socket, request });
  } catch (error) {
    closeSync(file);
    if (socket >= 0) closeSync(socket);
    throw error;
  }
}

function openTunFile(): number {
  try {
    return openSync(TUN_FILE, constants.O_RDWR | constants.O_NONBLOCK);
  } catch (error) {
    const code = codeOf(error);
    throw new DeviceFailure(
      code === 'EACCES' || code === 'EPERM'
        ? `opening ${TUN_FILE} needs root: run as root, as by sudo`
        : `no ${TUN_FILE} (${code}): the kernel needs its module tun, as by modprobe tun`,
      code,
    );
  }
}

/** One way only, whatever an interface that was there before was set to. */
function configure(libc: Libc, file: number, offload: boolean): void {
  const argument = new Uint8Array(ARGUMENT_OCTETS);
  const ask = (request: number, what: number): void => {
    if (libc.ioctl(file, request, what) === 0) return;
    const code = errnoName(libc);
    throw new DeviceFailure(`the kernel's TAP is older than what is asked of it (${code})`, code);
  };
  setArgumentValue(argument, 0, NET_HEADER_OCTETS);
  ask(REQUEST.SET_NET_HEADER_SIZE, libc.addressOf(argument));
  setArgumentValue(argument, 0, 1);
  ask(REQUEST.SET_NET_HEADER_LITTLE_ENDIAN, libc.addressOf(argument));
  const features = OFFLOAD_FEATURES_CHECKSUM | OFFLOAD_FEATURES_TSO4 | OFFLOAD_FEATURES_TSO6;
  ask(REQUEST.SET_OFFLOAD, offload ? features : 0);
}

function refusal(code: string, name: string): DeviceFailure {
  const reasons: Readonly<Record<string, string>> = {
    EPERM: `making the interface ${name} needs root, or CAP_NET_ADMIN: run as root, as by sudo`,
    EBUSY: `the interface ${name} is in use by another program: choose another name`,
    EINVAL: `the interface ${name} is there, and is no TAP of one queue`,
  };
  return new DeviceFailure(reasons[code] ?? `no interface ${name} (${code})`, code);
}
