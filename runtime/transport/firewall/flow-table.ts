/**
 * Every flow that is remembered, found by the packet at hand. When there are too many, one makes
 * room that nobody would miss: a connection that was never agreed to, a question without an answer,
 * one that is over; those that others have begun go first, and never for others' sake one of ours.
 * What is established stays.
 */
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { ConnectionTable } from '../../base/connection-table.ts';
import type { Random } from '../../base/random.ts';
import type { Timers } from '../../base/timers.ts';
import type { Flow, FlowKeeper } from './flow.ts';
import { FLOW_KINDS } from './passage.ts';
import type { Passage } from './passage.ts';

export const FLOWS_MAX = 65_536;

export class FlowTable implements FlowKeeper {
  readonly counters: Counters<'begun' | 'ended' | 'refusedFull' | 'madeRoom'> = countersOf(
    'begun',
    'ended',
    'refusedFull',
    'madeRoom',
  );
  readonly timers: Timers;
  readonly #flowsMax: number;
  readonly #tables: readonly ConnectionTable<Flow>[];
  /** In the order in which they began: of others, and ours. */
  readonly #replaceable: readonly [Set<Flow>, Set<Flow>] = [new Set(), new Set()];
  /** How many are to a group, or to everyone. */
  #toMany = 0;
  #size = 0;

  constructor(timers: Timers, random: Random, flowsMax: number = FLOWS_MAX) {
    this.timers = timers;
    this.#flowsMax = flowsMax;
    this.#tables = Array.from({ length: FLOW_KINDS }, () => new ConnectionTable<Flow>(random));
  }

  get size(): number {
    return this.#size;
  }

  *values(): Iterable<Flow> {
    for (const table of this.#tables) yield* table.values();
  }

  /** What the packet belongs to; what was asked of many belongs to whoever answers on that link. */
  find(passage: Passage): Flow | undefined {
    const { kind, octets, local, localPort, remote, remotePort, addressOctets } = passage;
    const table = this.#tables[kind];
    if (!passage.isToMany) {
      const own = table.find(octets, local, localPort, remote, remotePort, addressOctets);
      if (own !== undefined) return own;
    }
    if (this.#toMany === 0) return undefined;
    const nobody = addressOctets === 4 ? NOBODY_4 : NOBODY_6;
    const asked = table.get(nobody, localPort, nobody, remotePort);
    return asked?.by === passage.by ? asked : undefined;
  }

  /** Takes one that has heard of its first packet; false when there is no room for it. */
  add(flow: Flow): boolean {
    if (this.#size >= this.#flowsMax && !this.#makeRoom(flow)) {
      flow.cancelTimer();
      this.counters.refusedFull++;
      return false;
    }
    // Of the many on another link: one of a kind is asked at a time.
    const before = this.#tables[flow.kind].get(
      flow.localAddress,
      flow.localPort,
      flow.remoteAddress,
      flow.remotePort,
    );
    if (before !== undefined) this.end(before);
    this.#tables[flow.kind].add(flow);
    this.#size++;
    this.counters.begun++;
    if (flow.toMany) this.#toMany++;
    if (!flow.isSecure) this.release(flow);
    return true;
  }

  /** It is over before its time. */
  end(flow: Flow): void {
    flow.cancelTimer();
    this.forget(flow);
  }

  secure(flow: Flow): void {
    this.#replaceable[Number(flow.openedHere)].delete(flow);
  }

  release(flow: Flow): void {
    this.#replaceable[Number(flow.openedHere)].add(flow);
  }

  forget(flow: Flow): void {
    this.#tables[flow.kind].remove(flow);
    this.secure(flow);
    this.#size--;
    this.counters.ended++;
    if (flow.toMany) this.#toMany--;
  }

  #makeRoom({ openedHere }: Flow): boolean {
    const [theirs, ours] = this.#replaceable;
    for (const list of openedHere ? [theirs, ours] : [theirs]) {
      for (const first of list) {
        this.counters.madeRoom++;
        this.end(first);
        return true;
      }
    }
    return false;
  }
}

const NOBODY_4 = new Uint8Array(4);
const NOBODY_6 = new Uint8Array(16);
