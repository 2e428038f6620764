/**
 * `soak day`: hours of virtual time in a small network where wires are cut, packets lost in bursts,
 * hosts crash and come back, routers restart and addresses change, while connections come and go
 * all the time. Each minute all is looked at: what came is accounted for, no table is beyond its
 * bound, every connection that ended was equal to the last octet or ended by a clean error. When
 * the day is over, nothing is left of it.
 */
import { imbalances } from './balance.ts';
import { Faults } from './day/faults.ts';
import { Network } from './day/network.ts';
import { Work } from './day/work.ts';
import { Dice } from './dice.ts';
import { beyondBounds } from './frames/bounds.ts';
import { heapUsed } from './heap.ts';
import { thrown } from './soak.ts';
import type { Outcome, Step, Wish } from './soak.ts';

const MINUTE_MS = 60_000;
const MINUTES = 60;
const SETTLED_MS = 30_000;
/** Everything that still runs at the end has so long, and TIME-WAIT and caches after it. */
const LAST_MINUTES = 4 * MINUTES;
/** From the second hour on. */
const GROWTH_MAX = 8 * 2 ** 20;

export function* soakDay({ amount, seed: first, shard }: Wish): Generator<Step, Outcome, void> {
  const hours = amount / shard.of;
  const seed = first + shard.index - 1;
  const day = new Day(seed);
  const minutes = Math.ceil(hours * MINUTES);
  for (let minute = 1; minute <= minutes; minute++) {
    const mistakes = attempt(() => day.minute(minute));
    const step = { done: minute / MINUTES, figures: day.figures };
    if (mistakes.length > 0) return { ...step, failure: { seed, amount: hours, mistakes } };
    yield step;
  }
  const mistakes = attempt(() => day.end());
  const outcome = { done: hours, figures: day.figures };
  return mistakes.length === 0
    ? outcome
    : { ...outcome, failure: { seed, amount: hours, mistakes } };
}

function attempt(work: () => readonly string[]): readonly string[] {
  try {
    return work();
  } catch (error) {
    return thrown(error);
  }
}

class Day {
  readonly #network: Network;
  readonly #faults: Faults;
  readonly #work: Work;
  readonly #timers: number;
  #firstHeap: number | undefined;
  #heap = 0;

  constructor(seed: number) {
    const dice = new Dice(seed);
    this.#network = new Network(seed, dice);
    const network = this.#network;
    network.startRouter();
    this.#work = new Work(network, dice);
    for (const host of network.hosts) network.start(host);
    network.world.run(SETTLED_MS);
    this.#timers = network.world.timers.running;
    this.#faults = new Faults(network, dice);
  }

  get figures(): Readonly<Record<string, number>> {
    const { running } = this.#network.world.timers;
    const heapMegabytes = this.#heap / 2 ** 20;
    return { ...this.#work.counts, ...this.#faults.counts, timers: running, heapMegabytes };
  }

  minute(number: number): readonly string[] {
    this.#network.world.run(MINUTE_MS);
    const mistakes = [...this.#look()];
    if (number % MINUTES === 0) mistakes.push(...this.#weigh());
    return mistakes;
  }

  end(): readonly string[] {
    const { world } = this.#network;
    this.#faults.end();
    this.#work.end();
    for (let minute = 0; minute < LAST_MINUTES; minute++) {
      world.run(MINUTE_MS);
      this.#work.tend();
    }
    const left = this.#network.stacks.flatMap(({ tcp }, index) => {
      const connections = [...tcp.connections()].map(({ stateName }) => stateName);
      const { octets, hoarders } = tcp.held;
      return connections.length + octets + hoarders === 0
        ? []
        : [`stack ${index} keeps ${octets} octets, and connections in ${connections.join(', ')}`];
    });
    const { running } = world.timers;
    if (running > this.#timers) left.push(`${running} timers run, ${this.#timers} did before`);
    return [...this.#look(), ...left, ...this.#weigh()];
  }

  #look(): readonly string[] {
    this.#work.tend();
    return [
      ...this.#work.mistakes,
      ...this.#network.stacks.flatMap((one) => [
        ...imbalances(one, this.#network.framesBefore(one)),
        ...beyondBounds(one),
      ]),
    ];
  }

  #weigh(): readonly string[] {
    this.#heap = heapUsed();
    const first = (this.#firstHeap ??= this.#heap);
    const grown = this.#heap - first;
    return grown > GROWTH_MAX ? [`${grown} octets more are in use than after an hour`] : [];
  }
}
