/**
 * What a firewall has refused, as events: the last ones are kept, and whoever listens is told of
 * each. Not of all in a flood: nobody is to be kept busy, or a log filled, by who is not let in.
 */
import { IPV4_OCTETS, showAddress } from '../../base/address.ts';
import type { Clock } from '../../base/clock.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { PROTOCOL_NUMBER } from '../../network/protocol-number.ts';
import { DATAGRAM, SEGMENT } from './passage.ts';
import type { Passage } from './passage.ts';

export const EVENTS_MAX = 1000;
export const EVENTS_A_SECOND_MAX = 50;
export const EVENTS_AT_ONCE_MAX = 100;

export interface FirewallEvent {
  /** Milliseconds of the stack's clock. */
  readonly atMs: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly interface: string;
  /** By name, or by number. */
  readonly protocol: string;
  readonly source: string;
  readonly destination: string;
  readonly octets: number;
  /** The number of the rule that blocks it; undefined where none does. */
  readonly rule: number | undefined;
  /** Why it is refused. */
  readonly reason: string;
}

export class FirewallLog {
  readonly counters: Counters<'events' | 'suppressed'> = countersOf('events', 'suppressed');
  readonly #clock: Clock;
  readonly #recent: FirewallEvent[] = [];
  readonly #listeners = new Set<(event: FirewallEvent) => void>();
  #tokens = EVENTS_AT_ONCE_MAX;
  #filledAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#filledAt = clock.now();
  }

  /** The last ones, the oldest first. */
  get recent(): readonly FirewallEvent[] {
    return this.#recent;
  }

  /** Tells of each from now on; call what it answers to hear no more. */
  listen(listener: (event: FirewallEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  note(passage: Passage, rule: number | undefined, reason: string): void {
    if (!this.#mayTell()) {
      this.counters.suppressed++;
      return;
    }
    this.counters.events++;
    const event = this.#eventOf(passage, rule, reason);
    this.#recent.push(event);
    if (this.#recent.length > EVENTS_MAX) this.#recent.shift();
    for (const listener of this.#listeners) listener(event);
  }

  #mayTell(): boolean {
    const now = this.#clock.now();
    const filled = this.#tokens + ((now - this.#filledAt) / 1000) * EVENTS_A_SECOND_MAX;
    this.#filledAt = now;
    this.#tokens = Math.min(EVENTS_AT_ONCE_MAX, filled);
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }

  #eventOf(passage: Passage, rule: number | undefined, reason: string): FirewallEvent {
    const { octets, addressOctets, kind, sent } = passage;
    const end = (at: number, port: number): string => {
      const text = showAddress(octets.slice(at, at + addressOctets));
      if (kind !== SEGMENT && kind !== DATAGRAM) return text;
      return addressOctets === IPV4_OCTETS ? `${text}:${port}` : `[${text}]:${port}`;
    };
    const ours = end(passage.local, passage.localPort);
    const theirs = end(passage.remote, passage.remotePort);
    return {
      atMs: this.#clock.now(),
      direction: sent ? 'outgoing' : 'incoming',
      interface: passage.by?.name ?? '',
      protocol: nameOf(passage.protocol),
      source: sent ? ours : theirs,
      destination: sent ? theirs : ours,
      octets: passage.size,
      rule,
      reason,
    };
  }
}

const NAMES: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(PROTOCOL_NUMBER).map(([name, number]) => [number, name.toLowerCase()]),
);

function nameOf(protocol: number): string {
  return NAMES[protocol] ?? String(protocol);
}

/** One line, as a log has it. */
export function showFirewallEvent(event: FirewallEvent): string {
  const { atMs, direction, interface: by, protocol, source, destination, octets } = event;
  const why = event.rule === undefined ? event.reason : `rule ${event.rule}`;
  const what = `${protocol} ${source} -> ${destination} ${octets} octets`;
  return `${(atMs / 1000).toFixed(3)} blocked ${direction} ${what} on ${by}: ${why}`;
}
