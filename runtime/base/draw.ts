/**
 * Choices for generated makers of values. A draw is a list of numbers, so that whoever finds a
 * value that breaks something can make the list shorter and its numbers smaller, and so the value
 * simpler: when the list ends, every choice is the least. Numbers at the ends of what is allowed
 * come often, for that is where mistakes live.
 */
import { showIpv4, showIpv6, showMac } from './text.ts';

/** Ends of allowed numbers, both included. */
export type Span = readonly [from: number, to: number];
/** Tags of an arm, and the fewest octets that it takes. */
export type TagSpan = readonly [from: number, to: number, least: number];

/** One time in so many a number is at an end of what is allowed. */
const ENDS_EVERY = 4;
/** Lists and octets are this short most of the time. */
const SHORT_MAX = 12;
const LONG_EVERY = 16;

export class Draw {
  readonly #choices: readonly number[];
  #next = 0;

  /** Whole numbers of 0 to 2^32 - 1. */
  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  #choice(): number {
    return this.#next < this.#choices.length ? this.#choices[this.#next++] : 0;
  }

  /** Any number of from to to; 0 chooses the least. */
  integer(from: number, to: number): number {
    const choice = this.#choice();
    const count = to - from + 1;
    if (choice % ENDS_EVERY === 1) return to;
    if (choice % ENDS_EVERY === 2) return Math.min(to, from + ((choice >>> 2) % 3));
    if (count <= 2 ** 30) return from + ((choice >>> 2) % count);
    return from + Math.floor(((choice >>> 2) / 2 ** 30 + this.#choice() / 2 ** 62) * count);
  }

  /** As integer(), for numbers above 53 bits. */
  big(from: bigint, to: bigint): bigint {
    const choice = this.#choice();
    if (choice % ENDS_EVERY === 1) return to;
    if (choice % ENDS_EVERY === 2) return from;
    const wide = (BigInt(choice) << 32n) | BigInt(this.#choice());
    return from + ((wide >> 2n) % (to - from + 1n));
  }

  flag(): boolean {
    return this.#choice() % 2 === 1;
  }

  /** A number of one of the spans, each as likely, that is a multiple. */
  within(spans: readonly Span[], multiple = 1): number {
    const [from, to] = spans[this.#choice() % spans.length];
    return this.integer(Math.ceil(from / multiple), Math.floor(to / multiple)) * multiple;
  }

  /** One of the numbers that have a name, or any other that is allowed. */
  named(values: readonly number[], from: number, to: number): number {
    const choice = this.#choice();
    return choice % 2 === 1 ? values[(choice >>> 1) % values.length] : this.integer(from, to);
  }

  /** A tag whose arm fits in the room; the one that takes least when none does. */
  tag(spans: readonly TagSpan[], room: number): number {
    const fitting = spans.filter(([, , least]) => least <= room);
    const smallest = (a: TagSpan, b: TagSpan): TagSpan => (b[2] < a[2] ? b : a);
    const chosen = this.#choice();
    const [from, to] =
      fitting.length > 0 ? fitting[chosen % fitting.length] : spans.reduce(smallest);
    return this.integer(from, to);
  }

  /** How many: few most of the time. */
  count(from: number, to: number): number {
    if (to <= from) return from;
    const long = this.#choice() % LONG_EVERY === 1;
    return this.integer(from, long ? to : Math.min(to, from + SHORT_MAX));
  }

  /**
   * What a length field holds, so that the size it says, scale * it + offset, is at most `room`
   * and whole steps of `step`: the least that is allowed when there is no room.
   */
  length(
    spans: readonly Span[],
    multiple: number,
    scale: number,
    offset: number,
    step: number,
    room: number,
  ): number {
    const [from, to] = spans[this.#choice() % spans.length];
    const most = Math.min(to, Math.floor((room - offset) / scale));
    let field = this.count(from, Math.max(from, most));
    for (let tries = 0; tries <= most - from; tries++) {
      const size = scale * field + offset;
      if (size >= 0 && size % step === 0 && field % multiple === 0) return field;
      field = field >= most ? from : field + 1;
    }
    return field;
  }

  /** Whether a list that has so many items gets one more. */
  more(items: number): boolean {
    return this.#choice() % (2 + Math.min(items, 3)) !== 0;
  }

  octets(length: number): Uint8Array {
    const octets = new Uint8Array(Math.max(0, length));
    const seed = this.#choice();
    // One choice makes them all: nobody learns more from a thousand.
    for (let index = 0; index < octets.length; index++) {
      octets[index] = seed === 0 ? 0 : Math.imul(seed + index, 0x9e3779b1) >>> 24;
    }
    return octets;
  }

  /** UTF-8 of exactly so many octets. */
  text(length: number): string {
    const seed = this.#choice();
    let text = '';
    let left = Math.max(0, length);
    if (seed % 8 === 3 && left >= 6) {
      text = 'é€'.slice(0, left >= 7 ? 2 : 1);
      left -= left >= 7 ? 5 : 2;
    }
    while (left-- > 0) text += 'abcdefghijklmnopqrstuvwxyz'[(seed + left * 7) % 26];
    return text;
  }

  /** Labels joined with dots, of at most so many octets on the wire. */
  labels(octetsMax: number, labelMax: number): string {
    const labels: string[] = [];
    let left = octetsMax - 1;
    while (left > 1 && this.more(labels.length)) {
      const length = this.count(1, Math.min(labelMax, left - 1));
      labels.push(
        this.text(length)
          .replace(/[^a-z]/g, 'x')
          .slice(0, length),
      );
      left -= 1 + length;
    }
    return labels.join('.');
  }

  ipv4(): string {
    return showIpv4(this.integer(0, 0xffffffff));
  }

  ipv6(): string {
    return showIpv6(this.octets(16), 0);
  }

  mac(): string {
    return showMac(this.integer(0, 0xffffffffffff));
  }
}

const scratch = new Uint8Array(1 << 16);

/** How many octets a writer writes. */
export function sizeOf(write: (b: Uint8Array) => number): number {
  return write(scratch);
}

/** The octets of text in UTF-8. */
export function textOctets(text: string): number {
  let octets = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    octets += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return octets;
}
