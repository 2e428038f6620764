/** Our stack at the other end of a TAP interface. */
import { setTimeout } from 'node:timers/promises';

import { systemClock } from '../../../drivers/system/clock.ts';
import { Loop } from '../../../drivers/system/loop.ts';
import { systemRandom } from '../../../drivers/system/random.ts';
import { openTap } from '../../../drivers/tap/tap.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { TENTATIVE } from '../../../runtime/network/interface.ts';
import { createStack } from '../../../runtime/stack.ts';
import type { Stack } from '../../../runtime/stack.ts';
import type { Site } from './job.ts';

export interface OurStation {
  readonly stack: Stack;
  close(): void;
}

/** Ready when frames go both ways. */
export async function openStation(site: Site): Promise<OurStation> {
  const { tap: name, namespace, addresses, gateways, mtu, offload } = site;
  const hardwareAddress = octetsOf(site.hardwareAddress);
  const device = await openTap({ name, namespace, hardwareAddress, mtu, offload });
  const timers = new Timers(systemClock);
  const loop = new Loop(timers);
  const stack = createStack({ timers, random: systemRandom() });
  const on = stack.addDevice(device);
  for (const address of addresses) stack.addAddress(on, address);
  for (const via of gateways) stack.addRoute(via.includes(':') ? '::/0' : '0.0.0.0/0', { via });
  // The kernel sends nothing on, and takes nothing, before it has heard of the carrier.
  while (!on.isUp) await setTimeout(1);
  // That nobody else has our addresses is asked, and takes a while.
  while (on.addresses.some(({ state }) => state === TENTATIVE)) await setTimeout(1);
  const close = (): void => {
    stack.close();
    loop.close();
  };
  return { stack, close };
}

function octetsOf(hardwareAddress: string): Uint8Array {
  return Uint8Array.from(hardwareAddress.split(':'), (octet) => parseInt(octet, 16));
}
