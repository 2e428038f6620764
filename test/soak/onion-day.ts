/**
 * `soak onion-day`: hours of virtual time in an onion network of our own, where relays come and go,
 * guards die, wires are cut, onion keys change, consensuses are renewed or grow old, and the client
 * begins anew, while streams of all kinds come and go. Each minute all is looked at: what was heard
 * is right to the last octet or ended by a fault that has a name, nobody has broken a rule, and no
 * table is beyond its bound. When the day is over, nothing is left of it.
 */
import type { Breach } from '../../runtime/onion/circuit/counters.ts';
import { Dice } from './dice.ts';
import { heapUsed } from './heap.ts';
import { Faults } from './onion-day/faults.ts';
import { OnionPlace } from './onion-day/network.ts';
import { OnionWork } from './onion-day/work.ts';
import type { Outcome, Step, Wish } from './soak.ts';

const MINUTE_MS = 60_000;
const MINUTES = 60;
/** What still runs at the end has so long; and TIME-WAIT and idle links so long after it. */
const LAST_MINUTES = 3 * MINUTES;
const QUIET_MINUTES = 30;
const GROWTH_MAX = 24 * 2 ** 20;
const CIRCUITS_MAX = 300;
const OCTETS_WAITING_MAX = 16 * 2 ** 20;
/** What no relay and no client of ours may say to another. */
const BREACHES: readonly Breach[] = [
  'sendmeWithoutTag',
  'sendmeOfWrongTag',
  'sendmeUnexpected',
  'streamSendmeUnexpected',
  'streamWindowExceeded',
  'xoffTooEarly',
  'flowControlOfOtherKind',
  'unrecognizedCell',
  'malformedCell',
  'cellOfWrongHop',
  'commandOutOfPlace',
  'unknownStream',
];

export async function* soakOnionDay({
  amount,
  seed: first,
  shard,
}: Wish): AsyncGenerator<Step, Outcome, void> {
  const hours = amount / shard.of;
  const seed = first + shard.index - 1;
  const day = new OnionDay(seed);
  const minutes = Math.ceil(hours * MINUTES);
  for (let minute = 1; minute <= minutes; minute++) {
    const mistakes = await attempt(() => day.minute(minute));
    const step = { done: minute / MINUTES, figures: day.figures };
    if (mistakes.length > 0) return { ...step, failure: { seed, amount: hours, mistakes } };
    yield step;
  }
  const mistakes = await attempt(() => day.end());
  const outcome = { done: hours, figures: day.figures };
  return mistakes.length === 0
    ? outcome
    : { ...outcome, failure: { seed, amount: hours, mistakes } };
}

/** What is thrown is a mistake, too. */
async function attempt(work: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await work();
  } catch (error) {
    return [`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

class OnionDay {
  readonly #place: OnionPlace;
  readonly #work: OnionWork;
  readonly #faults: Faults;
  readonly #timers: number;
  #firstHeap: number | undefined;
  #heap = 0;

  constructor(seed: number) {
    const dice = new Dice(seed);
    this.#place = new OnionPlace(seed, dice);
    this.#timers = this.#place.laboratory.simulation.timers.running;
    this.#place.service.start();
    this.#work = new OnionWork(this.#place, dice);
    this.#faults = new Faults(this.#place, dice);
  }

  get figures(): Readonly<Record<string, number>> {
    const { running } = this.#place.laboratory.simulation.timers;
    const heapMegabytes = this.#heap / 2 ** 20;
    return { ...this.#work.counts, ...this.#faults.counts, timers: running, heapMegabytes };
  }

  async minute(number: number): Promise<readonly string[]> {
    await this.#place.pass(MINUTE_MS);
    const mistakes = [...this.#look()];
    if (number % MINUTES === 0) mistakes.push(...this.#weigh());
    return mistakes;
  }

  async end(): Promise<readonly string[]> {
    this.#faults.end();
    this.#work.end();
    const mistakes: string[] = [];
    for (let minute = 0; minute < LAST_MINUTES && this.#work.running > 0; minute++) {
      await this.#place.pass(MINUTE_MS);
      mistakes.push(...this.#look());
    }
    if (this.#work.running > 0) mistakes.push(`${this.#work.running} streams still run`);
    this.#place.service.close();
    await this.#place.pass(QUIET_MINUTES * MINUTE_MS);
    return [...mistakes, ...this.#left(), ...this.#weigh()];
  }

  #look(): readonly string[] {
    this.#work.tend();
    const { service, network } = this.#place;
    const { counters } = service.client.shared;
    const mistakes = this.#work.mistakes.splice(0);
    for (const what of BREACHES) {
      if (counters[what] > 0) mistakes.push(`the client has counted ${what}`);
    }
    for (const [name, { counters: counted, status }] of network.relays) {
      if (counted.breaches > 0) mistakes.push(`${name}: ${JSON.stringify(counted)}`);
      if (status.circuits > CIRCUITS_MAX) mistakes.push(`${name}: ${status.circuits} circuits`);
      if (status.octetsWaiting > OCTETS_WAITING_MAX) {
        mistakes.push(`${name}: ${status.octetsWaiting} octets wait`);
      }
    }
    return mistakes;
  }

  /** What is there of a day that is over. */
  #left(): readonly string[] {
    const { network, laboratory } = this.#place;
    const left: string[] = [];
    for (const [name, { status }] of network.relays) {
      const { circuits, streams, octetsWaiting } = status;
      if (circuits + streams + octetsWaiting > 0) left.push(`${name}: ${JSON.stringify(status)}`);
    }
    const { running } = laboratory.simulation.timers;
    // A relay that has changed its onion key keeps the one before for a week.
    const most = this.#timers + network.relays.size;
    if (running > most) left.push(`${running} timers run, at first there were ${this.#timers}`);
    return left;
  }

  #weigh(): readonly string[] {
    this.#heap = heapUsed();
    const first = (this.#firstHeap ??= this.#heap);
    const grown = this.#heap - first;
    return grown > GROWTH_MAX ? [`${grown} octets more are in use than after an hour`] : [];
  }
}
