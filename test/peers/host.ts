/** The stack itself on a TAP, at the other end of which is Linux, in a namespace of its own. */
import { setTimeout as sleep } from 'node:timers/promises';

import { systemClock } from '../../drivers/system/clock.ts';
import { Loop } from '../../drivers/system/loop.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { configureInterface } from '../../drivers/tap/interface.ts';
import { openTap } from '../../drivers/tap/tap.ts';
import type { TapOptions } from '../../drivers/tap/tap.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { Timers } from '../../runtime/base/timers.ts';
import type { Device } from '../../runtime/device/device.ts';
import { TENTATIVE } from '../../runtime/network/interface.ts';
import { POLLIN, POLLOUT } from '../../runtime/socket/constants.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { createStack } from '../../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { Namespace } from './namespace.ts';

/** Longer than it takes to find out that nobody else has an address: RFC 5227 §1.1. */
const CLAIM_SECONDS_MAX = 20;
const INTERFACE = 'net0';

export interface HostOptions {
  /** Of Linux, then of us. */
  readonly addresses: readonly (readonly [linux: string, us: string])[];
  readonly tap?: Partial<TapOptions>;
}

export interface Host {
  readonly namespace: Namespace;
  readonly device: Device;
  readonly stack: Stack;
  readonly interface: NetworkInterface;
  readonly sockets: Sockets;
  close(): void;
}

/** With all addresses in use, when it is given. */
export async function startHost(label: string, { addresses, tap }: HostOptions): Promise<Host> {
  const namespace = new Namespace(label);
  const at = { name: INTERFACE, namespace: namespace.name };
  const device = await openTap({ ...at, ...tap });
  const linux = addresses.map(([one]) => one);
  await configureInterface({ ...at, addresses: linux, isUp: true });
  const timers = new Timers(systemClock);
  const loop = new Loop(timers);
  const stack = createStack({ timers, random: systemRandom() });
  const made = stack.addDevice(device);
  const ours = addresses.map(([, us]) => stack.addAddress(made, us));
  for (let waits = 0; ours.some(({ state }) => state === TENTATIVE); waits++) {
    if (waits > CLAIM_SECONDS_MAX * 20) throw new Error('an address is tentative for ever');
    await sleep(50);
  }
  const close = (): void => {
    stack.close();
    loop.close();
    namespace.remove();
  };
  return { namespace, device, stack, interface: made, sockets: stack.sockets(), close };
}

/** Where a socket is bound, or goes to. */
export const at = (address: string, port: number): { address: Uint8Array; port: number } => ({
  address: addressOf(address),
  port,
});

/** Waits for a descriptor to be readable or writable; throws when that takes too long. */
export async function ready(sockets: Sockets, descriptor: number, events: number): Promise<void> {
  const asked = [{ descriptor, events, revents: 0 }];
  if ((await sockets.poll(asked, 10_000)) !== 1) throw new Error('not ready in ten seconds');
}

/** Reads until the other side has finished, or the connection fails with what this throws. */
export async function readAll(sockets: Sockets, descriptor: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  const part = Buffer.alloc(256 * 1024);
  for (;;) {
    await ready(sockets, descriptor, POLLIN);
    const octets = sockets.recv(descriptor, part);
    if (octets === 0) return Buffer.concat(parts);
    if (octets < 0) throw new Error(`read: ${octets}`);
    parts.push(Buffer.from(part.subarray(0, octets)));
  }
}

export async function writeAll(
  sockets: Sockets,
  descriptor: number,
  octets: Uint8Array,
): Promise<void> {
  for (let from = 0; from < octets.length;) {
    await ready(sockets, descriptor, POLLOUT);
    const written = sockets.send(descriptor, octets, from, octets.length);
    if (written < 0) throw new Error(`write: ${written}`);
    from += written;
  }
}
