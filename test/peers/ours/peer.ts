/**
 * Our own stack as a station at the other end of a TAP interface: a program that knows the same
 * commands as the peers that it is held against, so that all are measured from without.
 *
 *   node --import tsx test/peers/ours/peer.ts -tap NAME -mac M -address A/N … COMMAND ARGUMENT …
 */
import { setTimeout } from 'node:timers/promises';

import { openTap } from '../../../drivers/tap/tap.ts';
import { systemClock } from '../../../drivers/system/clock.ts';
import { Loop } from '../../../drivers/system/loop.ts';
import { systemRandom } from '../../../drivers/system/random.ts';
import { prefixOf } from '../../../runtime/base/address.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { createStack } from '../../../runtime/stack.ts';
import type { Stack } from '../../../runtime/stack.ts';
import { parseLine } from './job.ts';
import type { Site } from './job.ts';
import { start } from './work.ts';

const { job, site } = parseLine(process.argv.slice(2));
const timers = new Timers(systemClock);
new Loop(timers);
const stack = await stackAt(site);
process.stdin.on('end', () => process.exit(0)).resume();
start(stack, job, (result) => process.stdout.write(`${JSON.stringify(result)}\n`));
process.stderr.write('ready\n');

async function stackAt({
  tap,
  hardwareAddress,
  addresses,
  gateways,
  ...options
}: Site): Promise<Stack> {
  const made = createStack({ timers, random: systemRandom() });
  const device = await openTap({
    name: tap,
    hardwareAddress: octetsOf(hardwareAddress),
    ...options,
  });
  const on = made.addDevice(device);
  // The kernel tells of a carrier when its own work is done.
  while (!on.isUp) await setTimeout(1);
  for (const address of addresses) {
    const prefix = prefixOf(address);
    if (prefix.address.length === 16 && made.ip.family(6) === undefined) continue;
    made.addAddress(on, address);
  }
  for (const via of gateways) made.addRoute(via.includes(':') ? '::/0' : '0.0.0.0/0', { via });
  return made;
}

function octetsOf(hardwareAddress: string): Uint8Array {
  return Uint8Array.from(hardwareAddress.split(':'), (octet) => parseInt(octet, 16));
}
