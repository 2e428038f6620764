/**
 * What a segment costs, few connections being open or many: two stacks in memory, and on each
 * connection in turn a small segment there and its acknowledgment back. Time is virtual.
 */
import { addressOf } from '../runtime/base/address.ts';
import { Timer } from '../runtime/base/timers.ts';
import { devicePair } from '../runtime/device/pair.ts';
import { Simulation } from '../runtime/lab/simulation.ts';
import { createStack } from '../runtime/stack.ts';
import type { TcpConnection, TcpUser } from '../runtime/transport/tcp/user.ts';
import { atMost } from './bench.ts';
import type { Bench, Report, Row } from './bench.ts';
import { compareRuns } from './measure.ts';

const COUNTS = [10, 100, 1000, 10_000];
const ROUNDS = 7;
/** So many segments with text are timed in each round. */
const SEGMENTS = 50_000;
/** So many are under way together: a turn of the devices. */
const BATCH = 100;
const TEXT = new Uint8Array(100);
const PORT = 5001;
const SETTLED_MS = 10_000;
const WITHIN_MS = 600_000;
const FLAT = 1.5;

export const bench: Bench = {
  about: 'a segment among few connections and among many',
  async run(): Promise<Report> {
    const timed = COUNTS.map((count) => {
      const crowd = new Crowd(count);
      // V8 has compiled it before it is timed.
      crowd.talk(SEGMENTS);
      return {
        name: `${count} connections`,
        once: () => Promise.resolve(crowd.nanoseconds()),
      };
    });
    const table = await compareRuns('a segment, text or acknowledgment', 'ns', timed, ROUNDS);
    const last = table.rows.at(-1) as Row;
    return {
      tables: [table],
      claims: [atMost(`${last.name}, against 10`, last.ratio.median, FLAT, ' ×')],
      notes: [`${TEXT.length} octets in each segment of text; both stacks in one process`],
    };
  },
};

/** So many connections between two stacks, all open. */
class Crowd {
  readonly #world = new Simulation(1);
  readonly #clients: TcpConnection[] = [];
  readonly #into = new Uint8Array(4096);
  #open = 0;
  #received = 0;
  #next = 0;

  constructor(count: number) {
    const world = this.#world;
    const schedule = (deliver: () => void): void => new Timer(world.timers, deliver).start(0);
    const [from, to] = devicePair({ schedule }).map((device, index) => {
      const stack = createStack({ timers: world.timers, random: world.dice() });
      stack.addAddress(stack.addDevice(device), `192.0.2.${index + 1}/24`);
      return stack;
    });
    world.run(SETTLED_MS);
    const remote = { address: addressOf('192.0.2.2'), port: PORT };
    const listener = to.tcp.listen(remote, BATCH);
    if (typeof listener === 'string') throw new Error(listener);
    listener.onAcceptable(() => {
      const server = listener.accept()!;
      server.setUser(this.#reader(server));
    });
    while (this.#clients.length < count) {
      for (let batch = Math.min(BATCH, count - this.#clients.length); batch > 0; batch--) {
        const client = from.tcp.connect(remote, new Quiet());
        if (typeof client === 'string') throw new Error(client);
        this.#clients.push(client);
      }
      this.#until(() => this.#open === this.#clients.length);
    }
  }

  /** What one of the segments took. */
  nanoseconds(): number {
    const before = this.#segments();
    const begun = performance.now();
    this.talk(SEGMENTS);
    return ((performance.now() - begun) * 1e6) / (this.#segments() - before);
  }

  talk(segments: number): void {
    for (let sent = 0; sent < segments; sent += BATCH) {
      const goal = this.#received + BATCH * TEXT.length;
      for (let index = 0; index < BATCH; index++) {
        this.#clients[this.#next].write(TEXT);
        this.#next = (this.#next + 1) % this.#clients.length;
      }
      this.#until(() => this.#received >= goal);
    }
  }

  #segments(): number {
    let segments = 0;
    for (const client of this.#clients) {
      const { segmentsSent, segmentsReceived } = client.info();
      segments += segmentsSent + segmentsReceived;
    }
    return segments;
  }

  #until(isDone: () => boolean): void {
    if (!this.#world.runUntil(isDone, WITHIN_MS)) throw new Error('it never arrived');
  }

  #reader(server: TcpConnection): TcpUser {
    this.#open++;
    const readable = (): void => {
      this.#received += server.read(this.#into, 0, this.#into.length);
    };
    return { established() {}, readable, writable() {}, closed() {} };
  }
}

class Quiet implements TcpUser {
  established(): void {}
  readable(): void {}
  writable(): void {}
  closed(): void {}
}
