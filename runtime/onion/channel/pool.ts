/**
 * Channels that are there, shared by all circuits that begin with the same relay; and one dial at a
 * time to each relay that has none. Idle ones end by themselves, as their machine says.
 */
import { showAddress } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { openChannel } from '../channel.ts';
import type { Channel } from '../channel.ts';
import type { LinkDialer, LinkPlace } from '../link.ts';
import type { RelayTarget } from '../target.ts';
import type { ChannelEnd } from './faults.ts';
import type { ChannelSettings } from './settings.ts';

/** Channels and dials at once; more, and idle channels are closed; if there are none, refused. */
export const CHANNELS_MAX = 4096;

export type PoolCounters = Counters<(typeof COUNTED)[number]>;

const COUNTED = [
  'shared',
  'dialed',
  'failed',
  'given up',
  'idle ones closed for room',
  'refused beyond the maximum',
] as const;

/** The link was there, the channel was not to be. */
export class ChannelFailed extends Error {
  readonly end: ChannelEnd;

  constructor(end: ChannelEnd, whom: string) {
    super(`channel with ${whom}: ${end}`);
    this.name = 'ChannelFailed';
    this.end = end;
  }
}

export class ChannelPool {
  readonly counters: PoolCounters = countersOf(...COUNTED);
  readonly #settings: ChannelSettings;
  readonly #dialer: LinkDialer;
  readonly #channelsMax: number;
  /** By RSA identity. */
  readonly #channels = new Map<string, Channel>();
  readonly #dials = new Map<string, Dial>();

  constructor(settings: ChannelSettings, dialer: LinkDialer, channelsMax: number = CHANNELS_MAX) {
    this.#settings = settings;
    this.#dialer = dialer;
    this.#channelsMax = channelsMax;
  }

  get size(): number {
    return this.#channels.size + this.#dials.size;
  }

  /** Those that are open. */
  get channels(): Iterable<Channel> {
    return this.#channels.values();
  }

  /** An open channel; when it fails, an Error that says at which step. */
  channelTo(target: RelayTarget, signal: AbortSignal): Promise<Channel> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const name = nameOf(target);
    const known = this.#channels.get(name);
    if (known !== undefined && isMeant(known, target)) {
      this.counters.shared++;
      return Promise.resolve(known);
    }
    const dial = this.#dials.get(name) ?? this.#begin(name, target);
    if (dial === undefined) {
      this.counters['refused beyond the maximum']++;
      return Promise.reject(new Error('too many channels, none of them idle'));
    }
    return dial.wait(signal);
  }

  /** Made by another relay, which has proved who it is: circuits may go back the same way. */
  share(channel: Channel): void {
    if (channel.peer === undefined || !channel.isOpen) return;
    const name = nameOf(channel.peer);
    if (!this.#channels.has(name)) this.#channels.set(name, channel);
  }

  /** Whoever has made it heard its end. */
  forget(channel: Channel): void {
    if (channel.peer === undefined) return;
    const name = nameOf(channel.peer);
    if (this.#channels.get(name) === channel) this.#channels.delete(name);
  }

  /** Ends all that is there, and whatever is on its way. */
  close(): void {
    for (const dial of [...this.#dials.values()]) dial.abandon(new Error('the pool was closed'));
    for (const channel of [...this.#channels.values()]) channel.close();
    this.#channels.clear();
  }

  #begin(name: string, target: RelayTarget): Dial | undefined {
    if (this.size >= this.#channelsMax && !this.#makeRoom()) return undefined;
    const dial = new Dial(() => {
      this.counters['given up']++;
      this.#dials.delete(name);
    });
    this.#dials.set(name, dial);
    this.counters.dialed++;
    void this.#tryPlaces(target, dial).then(
      (channel) => {
        this.#finish(name, dial);
        if (channel.isOpen) this.#channels.set(name, channel);
        dial.settle(channel);
      },
      (error: Error) => {
        this.#finish(name, dial);
        if (!dial.isOver) this.counters.failed++;
        dial.fail(error);
      },
    );
    return dial;
  }

  #finish(name: string, dial: Dial): void {
    if (this.#dials.get(name) === dial) this.#dials.delete(name);
  }

  async #tryPlaces(target: RelayTarget, dial: Dial): Promise<Channel> {
    let last: unknown = new Error(`${target.nickname} has no address`);
    for (const place of target.places) {
      if (dial.isOver) break;
      try {
        return await this.#open(target, place, dial.signal);
      } catch (error) {
        last = error;
      }
    }
    throw last;
  }

  async #open(target: RelayTarget, place: LinkPlace, signal: AbortSignal): Promise<Channel> {
    const link = await this.#dialer.dial(place, signal);
    if (signal.aborted) {
      link.abort();
      throw signal.reason;
    }
    const whom = `${target.nickname} at ${showAddress(place.address)}:${place.port}`;
    return new Promise((resolve, reject) => {
      const aborted = (): void => channel.close();
      const channel: Channel = openChannel(this.#settings, link, target, {
        opened: () => {
          signal.removeEventListener('abort', aborted);
          resolve(channel);
        },
        closed: (end) => {
          signal.removeEventListener('abort', aborted);
          reject(new ChannelFailed(end, whom)); // without effect once it was open
          this.forget(channel);
        },
      });
      signal.addEventListener('abort', aborted, { once: true });
    });
  }

  #makeRoom(): boolean {
    for (const channel of this.#channels.values()) {
      if (channel.circuitCount > 0) continue;
      this.counters['idle ones closed for room']++;
      this.forget(channel);
      channel.close();
      return true;
    }
    return false;
  }
}

/** One way to a relay, and all who wait for it. When nobody does any more, it is given up. */
class Dial {
  isOver = false;
  readonly #controller = new AbortController();
  readonly #waiting = new Set<Waiting>();
  readonly #givenUp: () => void;

  constructor(givenUp: () => void) {
    this.#givenUp = givenUp;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  wait(signal: AbortSignal): Promise<Channel> {
    return new Promise((resolve, reject) => {
      const aborted = (): void => {
        this.#waiting.delete(waiting);
        reject(signal.reason as Error);
        if (this.#waiting.size === 0) this.abandon(signal.reason as Error);
      };
      const over = (): void => signal.removeEventListener('abort', aborted);
      const waiting: Waiting = {
        resolve(channel) {
          over();
          resolve(channel);
        },
        reject(error) {
          over();
          reject(error);
        },
      };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', aborted, { once: true });
    });
  }

  settle(channel: Channel): void {
    this.isOver = true;
    for (const { resolve } of this.#waiting) resolve(channel);
    this.#waiting.clear();
  }

  fail(error: Error): void {
    this.isOver = true;
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting.clear();
  }

  abandon(reason: Error): void {
    if (this.isOver) return;
    this.#givenUp();
    this.fail(reason);
    this.#controller.abort(reason);
  }
}

interface Waiting {
  resolve(channel: Channel): void;
  reject(error: Error): void;
}

function nameOf({ rsaIdentity }: Pick<RelayTarget, 'rsaIdentity'>): string {
  return String.fromCharCode(...rsaIdentity);
}

/** Of whom an Ed25519 identity is known has to have it. */
function isMeant({ peer, isOpen }: Channel, { ed25519Identity }: RelayTarget): boolean {
  if (!isOpen || ed25519Identity === undefined) return isOpen;
  const known = peer?.ed25519Identity;
  return known !== undefined && known.every((octet, at) => octet === ed25519Identity[at]);
}
