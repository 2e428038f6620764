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
import { AF_INET, AF_INET6, POLLIN, POLLOUT } from '../../runtime/socket/constants.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { createStack } from '../../runtime/stack.ts';
import type { NetworkInterface, Stack, StackOptions } from '../../runtime/stack.ts';
import { Namespace } from './namespace.ts';

/** Longer than it takes to find out that nobody else has an address: RFC 5227 §1.1. */
const CLAIM_SECONDS_MAX = 20;
const INTERFACE = 'net0';

export interface Host {
  readonly namespace: Namespace;
  readonly device: Device;
  readonly stack: Stack;
  readonly interface: NetworkInterface;
  readonly sockets: Sockets;
  readonly timers: Timers;
  close(): void;
}

/** With addresses of both versions, which are in use when it is given. */
export async function startHost(
  label: string,
  tap: Partial<TapOptions> = {},
  tcp: StackOptions['tcp'] = {},
): Promise<Host> {
  const namespace = new Namespace(label);
  // Linux keeps addresses of IPv4 while a wire is out, and is to do so with those of IPv6.
  namespace.set('ipv6.conf.all.keep_addr_on_down', 1);
  namespace.set('ipv6.conf.default.accept_dad', 0);
  const at = { name: INTERFACE, namespace: namespace.name };
  const device = await openTap({ ...at, ...tap });
  const versions = [IPV4, IPV6];
  const linux = versions.map((one) => `${one.linux}/${one.prefixLength}`);
  await configureInterface({ ...at, addresses: linux, isUp: true });
  const timers = new Timers(systemClock);
  const loop = new Loop(timers);
  const stack = createStack({ timers, random: systemRandom(), tcp });
  const made = stack.addDevice(device);
  for (const { us, prefixLength } of versions) stack.addAddress(made, `${us}/${prefixLength}`);
  await claimed(made);
  const close = (): void => {
    stack.close();
    loop.close();
    namespace.remove();
  };
  const sockets = stack.sockets();
  return { namespace, device, stack, interface: made, sockets, timers, close };
}

/** Waits until addresses are in use; they are claimed again when the wire was pulled out. */
export async function claimed({ addresses }: NetworkInterface): Promise<void> {
  for (let waits = 0; addresses.some(({ state }) => state === TENTATIVE); waits++) {
    if (waits > CLAIM_SECONDS_MAX * 20) throw new Error('an address is tentative for ever');
    await sleep(50);
  }
}

/** What stands for a version of IP in these tests. */
export interface Version {
  readonly version: 4 | 6;
  readonly family: number;
  readonly linux: string;
  readonly us: string;
  /** Of this network, and nobody's. */
  readonly nobody: string;
  readonly prefixLength: number;
  /** The most that an echo request or a datagram may carry. */
  readonly dataOctetsMax: number;
  /** What one carries that is not cut into fragments. */
  readonly wholeOctets: number;
}

export const IPV4: Version = {
  version: 4,
  family: AF_INET,
  linux: '192.0.2.1',
  us: '192.0.2.2',
  nobody: '192.0.2.99',
  prefixLength: 24,
  dataOctetsMax: 65_507,
  wholeOctets: 1472,
};

export const IPV6: Version = {
  version: 6,
  family: AF_INET6,
  linux: '2001:db8::1',
  us: '2001:db8::2',
  nobody: '2001:db8::99',
  prefixLength: 64,
  dataOctetsMax: 65_527,
  wholeOctets: 1452,
};

/** Where a socket is bound, or goes to. */
export const at = (address: string, port: number): { address: Uint8Array; port: number } => ({
  address: addressOf(address),
  port,
});

const READY_MS_MAX = 60_000;

/** Waits for a descriptor to be readable or writable; throws when that takes too long. */
export async function ready(
  sockets: Sockets,
  descriptor: number,
  events: number,
  waitMs: number = READY_MS_MAX,
): Promise<void> {
  const asked = [{ descriptor, events, revents: 0 }];
  if ((await sockets.poll(asked, waitMs)) !== 1) throw new Error(`not ready in ${waitMs} ms`);
}

/** Reads until the other side has finished, or the connection fails with what this throws. */
export async function readAll(
  sockets: Sockets,
  descriptor: number,
  octetsAtOnce = 256 * 1024,
  waitMs: number = READY_MS_MAX,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  const part = Buffer.alloc(octetsAtOnce);
  for (;;) {
    await ready(sockets, descriptor, POLLIN, waitMs);
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
  waitMs: number = READY_MS_MAX,
): Promise<void> {
  for (let from = 0; from < octets.length;) {
    await ready(sockets, descriptor, POLLOUT, waitMs);
    const written = sockets.send(descriptor, octets, from, octets.length);
    if (written < 0) throw new Error(`write: ${written}`);
    from += written;
  }
}
