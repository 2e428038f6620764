/**
 * Which client has which address of a pool (RFC 2131 §4.3.1). A client gets what it had, or what it
 * asks for, or what nobody has had yet, or what has been free for longest. A binding is over when
 * its time is; nothing has to watch over it.
 */
import { addressOf, ipv4Word } from '../../base/address.ts';
import type { Clock } from '../../base/clock.ts';

/** More addresses than any link has hosts. */
export const POOL_ADDRESSES_MAX = 4096;

export type BindingState = 'offered' | 'leased' | 'declined' | 'free';

export interface Binding {
  /** A signed word. */
  readonly address: number;
  /** Who it is: undefined for nobody. */
  client: string | undefined;
  state: BindingState;
  /** Milliseconds of the clock. */
  until: number;
}

export interface Pool {
  readonly first: string;
  readonly last: string;
  /** By client: addresses that nobody else gets, in the pool or outside. */
  readonly reservations?: ReadonlyMap<string, string> | undefined;
}

export class Bindings {
  readonly #clock: Clock;
  readonly #byAddress = new Map<number, Binding>();
  readonly #byClient = new Map<string, Binding>();
  readonly #reserved = new Map<number, string>();
  readonly #reservations = new Map<string, number>();

  /** Throws RangeError where the pool is none. */
  constructor(clock: Clock, { first, last, reservations }: Pool) {
    this.#clock = clock;
    const [from, to] = [wordOf(first), wordOf(last)];
    const size = (to >>> 0) - (from >>> 0) + 1;
    if (size < 1 || size > POOL_ADDRESSES_MAX) {
      throw new RangeError(`pool: ${first} to ${last} are ${size} addresses, expected 1 to 4096`);
    }
    for (const [client, text] of reservations ?? []) {
      this.#reserved.set(wordOf(text), client);
      this.#reservations.set(client, wordOf(text));
      this.#add(wordOf(text));
    }
    for (let index = 0; index < size; index++) this.#add((from + index) | 0);
  }

  /** Those that somebody has, or had. */
  entries(): readonly Readonly<Binding>[] {
    return [...this.#byAddress.values()].filter(({ client }) => client !== undefined);
  }

  /** What the client has, if that is not over. */
  of(client: string): Binding | undefined {
    const binding = this.#byClient.get(client);
    return binding !== undefined && this.#isHeld(binding) ? binding : undefined;
  }

  /** An address for the client, if any is free: the one that it wants, if it can have that. */
  choose(client: string, wanted: number): Binding | undefined {
    const reserved = this.#reservations.get(client);
    const mine = this.#byAddress.get(reserved ?? NaN) ?? this.#byClient.get(client);
    if (mine !== undefined && this.isFor(mine, client)) return mine;
    const asked = this.#byAddress.get(wanted);
    if (asked !== undefined && this.isFor(asked, client)) return asked;
    let best: Binding | undefined;
    for (const one of this.#byAddress.values()) {
      if (!this.isFor(one, client)) continue;
      if (best === undefined || one.until < best.until) best = one;
    }
    return best;
  }

  find(address: number): Binding | undefined {
    return this.#byAddress.get(address);
  }

  /** Whether the client has it, or could. */
  isFor(binding: Binding, client: string): boolean {
    const owner = this.#reserved.get(binding.address);
    if (owner !== undefined && owner !== client) return false;
    if (binding.state === 'declined') return this.#clock.now() >= binding.until;
    return binding.client === client || !this.#isHeld(binding);
  }

  /** The client has it, for so long. */
  bind(binding: Binding, client: string, state: BindingState, forMs: number): void {
    const before = this.#byClient.get(client);
    if (before !== undefined && before !== binding) {
      this.free(before);
      before.client = undefined;
    }
    this.#forget(binding);
    binding.client = client;
    binding.state = state;
    binding.until = this.#clock.now() + forMs;
    this.#byClient.set(client, binding);
  }

  /** It is free from now on; who had it will be remembered. */
  free(binding: Binding): void {
    binding.state = 'free';
    binding.until = this.#clock.now();
  }

  /** Somebody has it whom we do not know: nobody gets it for a while. */
  decline(binding: Binding, forMs: number): void {
    this.#forget(binding);
    binding.client = undefined;
    binding.state = 'declined';
    binding.until = this.#clock.now() + forMs;
  }

  #forget(binding: Binding): void {
    if (binding.client !== undefined) this.#byClient.delete(binding.client);
  }

  #isHeld({ state, until }: Binding): boolean {
    return state !== 'free' && this.#clock.now() < until;
  }

  #add(address: number): void {
    if (this.#byAddress.has(address)) return;
    this.#byAddress.set(address, { address, client: undefined, state: 'free', until: -Infinity });
  }
}

function wordOf(text: string): number {
  return ipv4Word(addressOf(text), 0);
}
