/** A client's stack and a server's, on a wire of four megabits a second, in virtual time. */
import type { Surroundings } from '../../../runtime/application/iperf3/transport.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { joinByWire } from '../../../runtime/lab/wire.ts';
import type { Ills } from '../../../runtime/lab/wire.ts';
import { openSockets } from '../../../runtime/socket/promises.ts';
import { createStack } from '../../../runtime/stack.ts';

export const RATE = 4_000_000;
export const SERVER = '192.0.2.2';
const WORK_MS_MAX = 120_000;

const HARDWARE_ADDRESSES = [
  Uint8Array.of(2, 0, 0, 0, 0, 1),
  Uint8Array.of(2, 0, 0, 0, 0, 2),
] as const;

export interface World {
  readonly simulation: Simulation;
  readonly client: Surroundings;
  readonly server: Surroundings;
  /** What comes of it, time passing as it has to. */
  readonly wait: <T>(work: Promise<T>) => Promise<T>;
}

export function newWorld(ills: Partial<Ills> = {}, seed = 1): World {
  const simulation = new Simulation(seed);
  const { timers } = simulation;
  const there = { delayMs: 1, rate: RATE, queueFrames: 30, ...ills };
  const wire = joinByWire(simulation, { there, hardwareAddresses: HARDWARE_ADDRESSES });
  const [client, server] = wire.ends.map((end, index) => {
    const random = simulation.dice();
    const stack = createStack({ timers, random });
    stack.addAddress(stack.addDevice(end, { name: 'eth0' }), `192.0.2.${index + 1}/24`);
    return { transport: openSockets(stack.host), timers, random };
  });
  return {
    simulation,
    client,
    server,
    wait: (work) => simulation.runWhile(work, WORK_MS_MAX),
  };
}
