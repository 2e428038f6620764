/**
 * The system calls that Node does not offer, through koffi: a compiled library, and so an optional
 * dependency that is loaded when the first device asks for it. Addresses go as plain numbers, for
 * that is twice as fast as handing over the octets; so whoever passes one keeps the octets alive.
 */
import { getSystemErrorName } from 'node:util';

import { DeviceFailure } from '../failure.ts';

export interface PollHandle {
  /** From now on it calls back for these events. */
  await(events: PollEvents): void;
  close(): void;
}

export interface PollEvents {
  readonly readable?: boolean;
  readonly writable?: boolean;
}

/** `status` is below zero when polling itself has failed. */
export type PollCallback = (status: number, events: PollEvents) => void;

export interface Libc {
  /** Each answers -1 when it fails, and then `errno` tells why. */
  read(descriptor: number, address: number, octets: number): number;
  write(descriptor: number, address: number, octets: number): number;
  ioctl(descriptor: number, request: number, argument: number): number;
  socket(domain: number, type: number, protocol: number): number;
  bind(descriptor: number, address: number, octets: number): number;
  setns(descriptor: number, type: number): number;
  errno(): number;
  /** Where octets lie, for as long as they are kept. */
  addressOf(octets: Uint8Array): number;
  /**
   * Calls back when a descriptor is ready, from Node's own loop. What the callback throws is thrown
   * again where Node hears of it: koffi would lose it, and the descriptor with it.
   */
  poll(descriptor: number, events: PollEvents, callback: PollCallback): PollHandle;
}

type Koffi = typeof import('koffi');

/** Machines whose numbers of ioctl(2) and socket(2) are those of the specs. */
const ARCHITECTURES = ['arm', 'arm64', 'ia32', 'loong64', 'riscv64', 'x64'];

let loading: Promise<Libc> | undefined;

/** Once a program; who has no koffi is told so, each time. */
export function loadLibc(): Promise<Libc> {
  return (loading ??= bindLibc(() => import('koffi')));
}

export async function bindLibc(
  load: () => Promise<{ readonly default: unknown }>,
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<Libc> {
  if (platform !== 'linux' || !ARCHITECTURES.includes(architecture)) {
    const here = `${platform} on ${architecture}`;
    throw new DeviceFailure(`a TAP device needs Linux on a common machine, not ${here}`, 'ENOSYS');
  }
  let koffi: Koffi;
  try {
    koffi = (await load()).default as Koffi;
  } catch {
    throw new DeviceFailure('a TAP device needs the package koffi: npm install koffi', 'ENOSYS');
  }
  return bind(koffi);
}

function bind(koffi: Koffi): Libc {
  // Those of the process itself: whichever C library Node was linked to.
  const library = koffi.load(null);
  return {
    read: library.func('read', 'int64_t', ['int', 'uintptr_t', 'size_t']),
    write: library.func('write', 'int64_t', ['int', 'uintptr_t', 'size_t']),
    ioctl: library.func('ioctl', 'int', ['int', 'ulong', 'uintptr_t']),
    socket: library.func('socket', 'int', ['int', 'int', 'int']),
    bind: library.func('bind', 'int', ['int', 'uintptr_t', 'uint32_t']),
    setns: library.func('setns', 'int', ['int', 'int']),
    errno: () => koffi.errno(),
    addressOf: (octets) => Number(koffi.address(octets)),
    poll: (descriptor, events, callback) => {
      const safely = safe(callback);
      // The types that koffi declares leave out the first argument of the callback.
      const handle = koffi.node.poll(descriptor, events, safely as never);
      return {
        await: (wanted) => handle.start(wanted, safely as never),
        close: () => handle.close(),
      };
    },
  };
}

function safe(callback: PollCallback): PollCallback {
  return (status, events) => {
    try {
      callback(status, events);
    } catch (error) {
      process.nextTick(() => {
        throw error;
      });
    }
  };
}

/** The name of what has just failed: `EBUSY`. */
export function errnoName(libc: Libc): string {
  return getSystemErrorName(-libc.errno());
}
