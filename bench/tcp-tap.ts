/**
 * TCP through the edge of the machine: every stack against the kernel, one stream, MTU 1500, in
 * namespaces of its own. Each row has its own wire and its own program, which stays for all rounds;
 * the kernel's end is a C program, the same for all. What is sent is not looked at: the figures are
 * of the stacks, not of hashes. It needs root, and the Debian packages at the head of `.ci/run`.
 *
 * NONOS_BENCH_SECONDS (2) is how long one measurement takes, NONOS_BENCH_ROUNDS (5) how many.
 */
import { linux, ourProgram, userSpace } from '../test/peers/contestant.ts';
import type { Command, Contestant, Place, Result, Work } from '../test/peers/contestant.ts';
import { tapGround, vethGround } from '../test/peers/ground.ts';
import type { Ground } from '../test/peers/ground.ts';
import { atLeast, rowOf } from './bench.ts';
import type { Bench, Claim, Report, Table } from './bench.ts';
import { compareRuns } from './measure.ts';

const SECONDS = process.env.NONOS_BENCH_SECONDS ?? '2';
const ROUNDS = Number(process.env.NONOS_BENCH_ROUNDS ?? 5);
const PORT = 5001;
const FLAGS = ['-plain', '-seconds', SECONDS];
const UNTIL_TIME_IS_OVER = 0;
const SEED = 1;

interface Entry {
  readonly ground: () => Ground;
  readonly stack: (place: Place) => Contestant;
}

const LINUX = 'Linux, veth, offload';
const GVISOR = 'gVisor, AF_PACKET, offload';
const GVISOR_PLAIN = 'gVisor, AF_PACKET, no offload';
const GVISOR_TAP = 'gVisor, TAP, no offload';
const LWIP = 'lwIP, TAP, no offload';
const OURS = 'ours, TAP, offload';
const OURS_PLAIN = 'ours, TAP, no offload';

const entries: Readonly<Record<string, Entry>> = {
  [LINUX]: {
    ground: () => vethGround({ isFarKernels: true, offload: true }),
    stack: (place) => linux(place, ...FLAGS),
  },
  'Linux, veth, no offload': {
    ground: () => vethGround({ isFarKernels: true, offload: false }),
    stack: (place) => linux(place, ...FLAGS),
  },
  [GVISOR]: {
    ground: () => vethGround({ isFarKernels: false, offload: true }),
    stack: (place) => userSpace('gvisor', place, '-packet', place.interface, '-offload', ...FLAGS),
  },
  [GVISOR_PLAIN]: {
    ground: () => vethGround({ isFarKernels: false, offload: false }),
    stack: (place) => userSpace('gvisor', place, '-packet', place.interface, ...FLAGS),
  },
  [GVISOR_TAP]: {
    ground: tapGround,
    stack: (place) => userSpace('gvisor', place, '-tap', place.interface, ...FLAGS),
  },
  [LWIP]: {
    ground: tapGround,
    stack: (place) => userSpace('lwip', place, '-tap', place.interface, ...FLAGS),
  },
  [OURS]: { ground: tapGround, stack: (place) => ourProgram(place, '-offload', ...FLAGS) },
  [OURS_PLAIN]: { ground: tapGround, stack: (place) => ourProgram(place, ...FLAGS) },
};

/** What the stack does, what the kernel then asks of it, and the figure that this gives. */
interface Discipline {
  readonly title: string;
  readonly unit: string;
  readonly serve: Command;
  readonly ask: (address: string) => Command;
  /** Whose result counts: for transfers, the receiver's. */
  readonly judge: 'stack' | 'kernel';
  readonly figure: (result: Result) => number;
}

const gigabits = ({ octets = NaN, seconds = NaN }: Result): number => (octets * 8) / seconds / 1e9;

const disciplines: readonly Discipline[] = [
  {
    title: 'kernel → stack',
    unit: 'Gbit/s',
    serve: ['sink', PORT],
    ask: (address) => ['send', address, PORT, UNTIL_TIME_IS_OVER, SEED],
    judge: 'stack',
    figure: gigabits,
  },
  {
    title: 'stack → kernel',
    unit: 'Gbit/s',
    serve: ['source', PORT, UNTIL_TIME_IS_OVER, SEED],
    ask: (address) => ['receive', address, PORT],
    judge: 'kernel',
    figure: gigabits,
  },
  {
    title: 'round trips of one octet',
    unit: 'thousand/s',
    serve: ['echo', PORT],
    ask: (address) => ['ping', address, PORT, UNTIL_TIME_IS_OVER],
    judge: 'kernel',
    figure: ({ roundTrips = NaN, seconds = NaN }) => roundTrips / seconds / 1000,
  },
];

export const bench: Bench = {
  about: 'TCP between the kernel and stacks in user space',
  run: async (): Promise<Report> => {
    const tables: Table[] = [];
    for (const discipline of disciplines) tables.push(await measure(discipline));
    return { tables, claims: tables.slice(0, 2).flatMap(claimsOf), notes };
  },
};

const notes: readonly string[] = [
  `${ROUNDS} rounds of ${SECONDS} s; ratios are to ${LINUX}, round by round`,
  'offload: a Virtio header in front of frames, large segments, no sums; else frames of MTU 1500',
  'gVisor as runsc sets it up; lwIP by its raw API in one thread, as Debian compiles it',
];

/** A wire of its own with the kernel at one end and a stack at the other. */
class Lane {
  readonly #kernel: Contestant;
  readonly #stack: Contestant;
  readonly #ground: Ground;
  #serving: Work | undefined;

  constructor({ ground, stack }: Entry) {
    this.#ground = ground();
    this.#kernel = linux(this.#ground.near, ...FLAGS);
    this.#stack = stack(this.#ground.far);
  }

  async serve({ serve }: Discipline): Promise<void> {
    this.#serving = await this.#stack.work(serve);
  }

  async once({ ask, judge, figure }: Discipline): Promise<number> {
    const asking = await this.#kernel.work(ask(this.#stack.ipv4));
    try {
      const result = await (judge === 'kernel' ? asking : this.#serving!).next();
      if (result.failure !== undefined) throw new Error(`${this.#stack.name}: ${result.failure}`);
      return figure(result);
    } finally {
      await asking.stop();
    }
  }

  async close(): Promise<void> {
    await this.#serving?.stop();
    this.#ground.close();
  }
}

async function measure(discipline: Discipline): Promise<Table> {
  const lanes: (readonly [name: string, lane: Lane])[] = [];
  try {
    for (const [name, entry] of Object.entries(entries)) {
      const lane = new Lane(entry);
      lanes.push([name, lane]);
      await lane.serve(discipline);
      // A program that is compiled while it runs has been so after a while.
      await lane.once(discipline);
    }
    const timed = lanes.map(([name, lane]) => ({ name, once: () => lane.once(discipline) }));
    return await compareRuns(discipline.title, discipline.unit, timed, ROUNDS);
  } finally {
    for (const [, lane] of lanes) await lane.close();
  }
}

function claimsOf(table: Table): readonly Claim[] {
  const faster = (one: string, other: string, limit: number): Claim => {
    const found = rowOf(table, one).time.median / rowOf(table, other).time.median;
    return atLeast(`${table.title}: ${one}, against ${other}`, found, limit, ' ×');
  };
  return [
    faster(OURS, GVISOR, 2),
    faster(OURS_PLAIN, GVISOR_PLAIN, 1.5),
    faster(OURS_PLAIN, GVISOR_TAP, 1.5),
    faster(OURS_PLAIN, LWIP, 0.5),
  ];
}
