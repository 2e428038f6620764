/**
 * TCP between two stacks in one process, over a pair of devices in memory: what the stacks cost
 * when no kernel stands between them. Time is virtual, so that nothing is waited for.
 */
import { addressOf } from '../runtime/base/address.ts';
import { NO_OFFLOAD } from '../runtime/device/device.ts';
import type { Offload } from '../runtime/device/device.ts';
import { MEMORY_OFFLOAD } from '../runtime/device/memory.ts';
import { devicePair } from '../runtime/device/pair.ts';
import { Timer } from '../runtime/base/timers.ts';
import { Simulation } from '../runtime/lab/simulation.ts';
import { createStack } from '../runtime/stack.ts';
import type { TcpConnection } from '../runtime/transport/tcp/user.ts';
import { atLeast, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';

const ROUNDS = 7;
const OCTETS = 512 * 1024 * 1024;
const CHUNK = new Uint8Array(256 * 1024);
const PORT = 5001;
const SETTLED_MS = 10_000;
const WITHIN_MS = 600_000;
const LARGE = 'large segments (GSO)';
const PLAIN = 'segments of MTU 1500';

export const bench: Bench = {
  about: 'TCP between two stacks in memory',
  async run(): Promise<Report> {
    const table = await compareRuns(
      'one connection, one process',
      'Gbit/s',
      [
        { name: LARGE, once: () => Promise.resolve(gigabits(MEMORY_OFFLOAD, OCTETS)) },
        { name: PLAIN, once: () => Promise.resolve(gigabits(NO_OFFLOAD, OCTETS / 8)) },
      ],
      ROUNDS,
    );
    return {
      tables: [table],
      claims: [atLeast(LARGE, rowOf(table, LARGE).time.median, 4, ' Gbit/s')],
      notes: [
        'both stacks, the copy between them and the copy to the reader in one thread',
        'without GSO every segment is summed on both sides',
      ],
    };
  },
};

/** Sends so many octets and answers how many billion bits a second of real time that were. */
function gigabits(offload: Offload, octets: number): number {
  const world = new Simulation(1);
  let arrive = (): void => {};
  const turn = new Timer(world.timers, () => arrive());
  const devices = devicePair({
    offload,
    schedule(deliver) {
      const before = arrive;
      arrive = turn.isRunning ? both(before, deliver) : deliver;
      turn.start(0);
    },
  });
  const [from, to] = devices.map((device, index) => {
    const stack = createStack({ timers: world.timers, random: world.dice() });
    stack.addAddress(stack.addDevice(device), `192.0.2.${index + 1}/24`);
    return stack;
  });
  world.run(SETTLED_MS);
  let received = 0;
  const remote = { address: addressOf('192.0.2.2'), port: PORT };
  const listener = to.tcp.listen(remote, 1);
  if (typeof listener === 'string') throw new Error(listener);
  const into = new Uint8Array(CHUNK.length);
  listener.onAcceptable(() => {
    const server = listener.accept()!;
    server.setUser({
      established() {},
      readable() {
        while (server.readable > 0) received += server.read(into, 0, into.length);
      },
      writable() {},
      closed() {},
    });
  });
  const write = (): void => {
    while (client.write(CHUNK) === CHUNK.length);
  };
  const connected = from.tcp.connect(remote, {
    established: () => write(),
    readable() {},
    writable: () => write(),
    closed() {},
  });
  if (typeof connected === 'string') throw new Error(connected);
  const client: TcpConnection = connected;
  const begun = performance.now();
  if (!world.runUntil(() => received >= octets, WITHIN_MS)) throw new Error('it never arrived');
  return (received * 8) / ((performance.now() - begun) * 1e6);
}

function both(first: () => void, second: () => void): () => void {
  return () => {
    first();
    second();
  };
}
