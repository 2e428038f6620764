/**
 * A victim with work to do, and the peer it works with. They know each other's hardware addresses
 * for good, as whoever has enemies on the link sees to; all else is as it comes.
 */
import { addressOf } from '../../../runtime/base/address.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { joinByWire } from '../../../runtime/lab/wire.ts';
import type { Wire } from '../../../runtime/lab/wire.ts';
import { createStack } from '../../../runtime/stack.ts';
import type { Stack } from '../../../runtime/stack.ts';

export const VERSIONS = [4, 6] as const;
export type Version = (typeof VERSIONS)[number];

const TEXTS = {
  victim: { 4: '192.0.2.1', 6: '2001:db8::1' },
  peer: { 4: '192.0.2.2', 6: '2001:db8::2' },
} as const;
const LENGTHS = { 4: 24, 6: 64 } as const;

export const ADDRESSES = {
  victim: { 4: addressOf(TEXTS.victim[4]), 6: addressOf(TEXTS.victim[6]) },
  peer: { 4: addressOf(TEXTS.peer[4]), 6: addressOf(TEXTS.peer[6]) },
} as const;
export const HARDWARE = {
  victim: Uint8Array.of(2, 0, 0, 0, 0, 1),
  peer: Uint8Array.of(2, 0, 0, 0, 0, 2),
} as const;

/** Where the victim listens for whoever comes; attackers fill its queues. */
export const OPEN_PORT = 81;
export const LIVE_PORT = 80;
export const ECHO_PORT = 7;
export const GROUP = { 4: addressOf('239.1.2.3'), 6: addressOf('ff05::1:3') } as const;

export interface Scene {
  readonly world: Simulation;
  readonly victim: Stack;
  readonly peer: Stack;
  readonly wire: Wire;
}

export function setScene(seed: number, isRouter: boolean): Scene {
  const world = new Simulation(seed);
  const wire = joinByWire(world, {
    there: { delayMs: 1, queueFrames: 100_000 },
    hardwareAddresses: [HARDWARE.victim, HARDWARE.peer],
  });
  const [victim, peer] = (['victim', 'peer'] as const).map((name, index) => {
    const other = index === 0 ? 'peer' : 'victim';
    const ipv6 = { detectTransmits: 0, secret: new Uint8Array(16).fill(index + 1) };
    const stack = createStack({ timers: world.timers, random: world.dice(), ipv6 });
    const eth0 = stack.addDevice(wire.ends[index], { name: 'eth0' });
    eth0.isForwarding = isRouter && index === 0;
    for (const version of VERSIONS) {
      stack.addAddress(eth0, `${TEXTS[name][version]}/${LENGTHS[version]}`);
      const on = version === 4 ? stack.ipv4.arp(eth0) : stack.ipv6.on(eth0);
      on?.neighbours.assign(ADDRESSES[other][version], HARDWARE[other]);
    }
    return stack;
  });
  const listener = victim.tcp.listen({ address: addressOf('::'), port: OPEN_PORT }, 128);
  if (typeof listener === 'string') throw new Error(listener);
  world.run(20_000);
  return { world, victim, peer, wire };
}
