/** What the client wants of the onion all day: much and little, both ways, quickly and slowly. */
import { addressOf } from '../../../runtime/base/address.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import { OnionFailure } from '../../../runtime/onion/service.ts';
import type { Dice } from '../dice.ts';
import { Answerer, Asker } from './exchange.ts';
import type { ExchangePlan } from './exchange.ts';
import type { OnionPlace } from './network.ts';

const PORT = 80;
const NOBODYS_PORT = 81;
const EVERY_MS = 12_000;
const HANGS_MS = 2 * 3_600_000;
const KEEP_ALIVE = { keepAlive: true, keepAliveIdleMs: 120_000, keepAliveIntervalMs: 30_000 };
const PLANS = ['little', 'little', 'little', 'much', 'give', 'slow', 'quiet', 'abort'] as const;
const KINDS = [...PLANS, ...PLANS, 'nobody', 'lookUp', 'lookUp'] as const;
type PlanKind = (typeof PLANS)[number] | 'nobody';

export class OnionWork {
  readonly mistakes: string[] = [];
  /** What became of streams and questions, by the names of faults. */
  readonly counts: Record<string, number> = { whole: 0, octets: 0 };
  readonly #place: OnionPlace;
  readonly #dice: Dice;
  readonly #next: Timer;
  readonly #askers = new Set<Asker>();
  readonly #answerers = new Set<Answerer>();

  constructor(place: OnionPlace, dice: Dice) {
    this.#place = place;
    this.#dice = dice;
    this.#next = new Timer(place.laboratory.simulation.timers, () => this.#begin());
    this.#next.start(EVERY_MS);
    this.#listen();
  }

  get running(): number {
    return this.#askers.size;
  }

  end(): void {
    this.#next.stop();
  }

  /** Judges those that are over. */
  tend(): void {
    for (const asker of this.#askers) {
      if (asker.isOver) this.#judge(asker);
      else if (this.#place.now - asker.begunMs > HANGS_MS) {
        this.#askers.delete(asker);
        this.mistakes.push(`${asker.plan.kind}: hangs after ${asker.heard} octets`);
      }
    }
    for (const answerer of this.#answerers) {
      const { wrongAt, isClosed } = answerer;
      if (wrongAt !== undefined) this.mistakes.push(`octet ${wrongAt} of a question is wrong`);
      if (isClosed) this.#answerers.delete(answerer);
    }
  }

  #count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  #listen(): void {
    const { tcp } = this.#place.webHost.stack;
    const { timers } = this.#place.laboratory.simulation;
    // What the laboratory's own host does at its port is of no use here.
    for (const one of tcp.listeners()) if (one.local.port === PORT) one.close();
    const listener = tcp.listen({ address: addressOf('0.0.0.0'), port: PORT }, 64);
    if (typeof listener === 'string') throw new Error(listener);
    listener.onAcceptable(() => {
      for (let one = listener.accept(); one !== undefined; one = listener.accept()) {
        const answerer = new Answerer(timers, one);
        Object.assign(one.options, KEEP_ALIVE);
        one.setUser(answerer);
        this.#answerers.add(answerer);
        answerer.readable();
      }
    });
  }

  #begin(): void {
    const dice = this.#dice;
    this.#next.start(dice.scale(EVERY_MS / 10, EVERY_MS * 2));
    const kind = dice.pick(KINDS);
    if (kind === 'lookUp') return this.#lookUp();
    const { service, laboratory, web } = this.#place;
    const asker = new Asker(laboratory.simulation.timers, this.#plan(kind));
    const host = dice.pick(['web', web]);
    const port = kind === 'nobody' ? NOBODYS_PORT : PORT;
    const isolation = dice.pick([undefined, undefined, 'a', 'b']);
    this.#askers.add(asker);
    asker.begin(service.connect({ host, port, isolation }, asker));
  }

  #plan(kind: PlanKind): ExchangePlan {
    const dice = this.#dice;
    const little = dice.wholeScale(1, 3_000);
    const much = dice.wholeScale(10_000, 400_000);
    return {
      kind,
      sends: kind === 'give' ? much : little,
      wants: ['much', 'slow', 'abort'].includes(kind) ? much : little,
      textStart: dice.whole(0, 1_000_000),
      pauseMs: kind === 'quiet' ? dice.scale(1_000, 900_000) : 0,
      readEveryMs: kind === 'slow' ? dice.scale(100, 3_000) : 0,
      abortsAfterMs: kind === 'abort' ? dice.scale(10, 20_000) : undefined,
    };
  }

  #lookUp(): void {
    const { service } = this.#place;
    const isKnown = this.#dice.chance(0.7);
    service.resolve(isKnown ? 'web' : 'nowhere').then(
      () => {
        this.#count('answered');
        if (!isKnown) this.mistakes.push('nowhere has an address');
      },
      (error: unknown) => {
        if (error instanceof OnionFailure) this.#count(`lookUp ${error.code}`);
        else this.mistakes.push(`a question failed without a name: ${String(error)}`);
      },
    );
  }

  #judge(asker: Asker): void {
    this.#askers.delete(asker);
    const { plan, heard, wrongAt, isShort, isWhole, fault } = asker;
    this.#count('octets', heard);
    if (wrongAt !== undefined) this.mistakes.push(`${plan.kind}: octet ${wrongAt} is wrong`);
    if (isShort) this.mistakes.push(`${plan.kind}: ended after ${heard} of ${plan.wants} octets`);
    if (isWhole && plan.kind === 'nobody') this.mistakes.push('nobody has answered');
    this.#count(isWhole ? 'whole' : `${fault}`);
  }
}
