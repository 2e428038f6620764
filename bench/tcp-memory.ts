/**
 * TCP between two stacks in one process, over a pair of devices in memory: what the stacks cost
 * when no kernel stands between them. Time is virtual, so that nothing is waited for.
 */
import { addressOf } from '../runtime/base/address.ts';
import { NO_OFFLOAD } from '../runtime/device/device.ts';
import type { Offload } from '../runtime/device/device.ts';
import { MEMORY_OFFLOAD } from '../runtime/device/memory.ts';
import type { Schedule } from '../runtime/device/memory.ts';
import { devicePair } from '../runtime/device/pair.ts';
import { Timer } from '../runtime/base/timers.ts';
import { Simulation } from '../runtime/lab/simulation.ts';
import { createStack } from '../runtime/stack.ts';
import type { TcpConnection } from '../runtime/transport/tcp/user.ts';
import { atLeast, atMost, rowOf } from './bench.ts';
import type { Bench, Claim, Report } from './bench.ts';
import { heapUse } from './heap.ts';
import { compareRuns } from './measure.ts';

const ROUNDS = 7;
const OCTETS = 512 * 1024 * 1024;
const CHUNK = new Uint8Array(256 * 1024);
const PORT = 5001;
const SETTLED_MS = 10_000;
const WITHIN_MS = 600_000;
const LARGE = 'large segments (GSO)';
const PLAIN = 'segments of MTU 1500';

/** So many segments are sent to see what becomes garbage, and what does not. */
const SEGMENTS = 10_000_000;
/** Code that is compiled meanwhile, and no more: a hundredth of an octet a segment. */
const KEPT_OCTETS_MAX = 100_000;

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
    const [large, plain] = [await garbageOf(MEMORY_OFFLOAD), await garbageOf(NO_OFFLOAD)];
    return {
      tables: [table],
      claims: [
        atLeast(LARGE, rowOf(table, LARGE).time.median, 4, ' Gbit/s'),
        ...garbageClaims(LARGE, large, 5),
        ...garbageClaims(PLAIN, plain, 40),
      ],
      notes: [
        'both stacks, the copy between them and the copy to the reader in one thread',
        'without GSO every segment is summed on both sides',
        'garbage: a view for each copy (into the wire, into the queue), 103 octets each; all else is',
        'some 30 octets a segment, 13 where they are sent as large ones (sampled by V8)',
      ],
    };
  },
};

/** A connection of which everything is in its steady state. */
interface Pair {
  readonly client: TcpConnection;
  /** Moves so many octets more. */
  move(octets: number): void;
}

/** Sends so many octets and answers how many billion bits a second of real time that were. */
function gigabits(offload: Offload, octets: number): number {
  const { move } = connectPair(offload);
  const begun = performance.now();
  move(octets);
  return (octets * 8) / ((performance.now() - begun) * 1e6);
}

interface Garbage {
  readonly segments: number;
  readonly collections: number;
  /** Octets of heap that were gained and are no garbage. */
  readonly kept: number;
}

function garbageClaims(
  name: string,
  { segments, collections, kept }: Garbage,
  most: number,
): Claim[] {
  const each = (collections * 1e6) / segments;
  const millions = Math.round(segments / 1e6);
  return [
    atMost(
      `${name}: heap gained by ${millions} million segments`,
      kept,
      KEPT_OCTETS_MAX,
      ' octets',
    ),
    atMost(`${name}: garbage collections in a million segments`, each, most, ''),
  ];
}

async function garbageOf(offload: Offload): Promise<Garbage> {
  const { client, move } = connectPair(offload);
  const octets = SEGMENTS * client.info().sendMss;
  move(octets / 8);
  const before = client.info().segmentsSent;
  const once = (): number => {
    move(octets);
    return 0;
  };
  const { collections, kept } = await heapUse(once, SEGMENTS, SEGMENTS);
  return { segments: client.info().segmentsSent - before, collections, kept };
}

function connectPair(offload: Offload): Pair {
  const world = new Simulation(1);
  const devices = devicePair({ offload, schedule: takingTurns(world) });
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
  let isOpen = false;
  const write = (): void => {
    isOpen = true;
    while (client.write(CHUNK) === CHUNK.length);
  };
  const user = { established: write, readable() {}, writable: write, closed() {} };
  const connected = from.tcp.connect(remote, user);
  if (typeof connected === 'string') throw new Error(connected);
  const client = connected;
  world.runUntil(() => isOpen, WITHIN_MS);
  let goal = 0;
  const isThere = (): boolean => received >= goal;
  return {
    client,
    move(octets) {
      goal = received + octets;
      if (!world.runUntil(isThere, WITHIN_MS)) throw new Error('it never arrived');
    },
  };
}

/** Both devices deliver in one turn, and nothing is made for that. */
function takingTurns(world: Simulation): Schedule {
  let waiting: (() => void)[] = [];
  let called: (() => void)[] = [];
  const turn = new Timer(world.timers, () => {
    [waiting, called] = [called, waiting];
    for (const deliver of called) deliver();
    called.length = 0;
  });
  return (deliver) => {
    waiting.push(deliver);
    if (!turn.isRunning) turn.start(0);
  };
}
