/**
 * Captures as they come: octets in, packets out. What is wrong with a file is said once, after what
 * could be read.
 */
import { PcapReader } from './pcap.ts';
import { PcapngReader } from './pcapng.ts';

/** An interface of the machine that captured. */
export interface Interface {
  readonly linkType: number;
  readonly name: string | undefined;
}

export interface Packet {
  readonly number: number;
  /** Octets before the record or block in the file. */
  readonly offset: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Undefined where the file does not say. */
  readonly isTimed: boolean;
  readonly octets: Uint8Array;
  readonly originalLength: number;
  readonly linkType: number;
  readonly interface: string | undefined;
  readonly direction: 'in' | 'out' | undefined;
  readonly comments: readonly string[];
}

/** One format's reader: it takes what stands at `at` and says how far it came. */
export interface Reader {
  /** What is there, `more` octets that it needs first, or what is wrong with the file. */
  read(octets: Uint8Array, at: number, offset: number, number: number): Step;
}

export type Step =
  | { readonly packet: Packet | undefined; readonly end: number }
  | { readonly needs: number; readonly what: string }
  | { readonly wrong: string };

/** Feeds a reader with chunks as they come. */
export class Capture {
  /** What is wrong with the file. */
  problem: string | undefined;
  packets = 0;
  private rest: Uint8Array = new Uint8Array();
  private offset = 0;
  private reader: Reader | undefined;

  /** The packets that are whole now. */
  *take(chunk: Uint8Array): Generator<Packet> {
    const octets = this.rest.length === 0 ? chunk : joined(this.rest, chunk);
    let at = 0;
    while (this.problem === undefined && at < octets.length) {
      this.reader ??= this.recognize(octets);
      if (!this.reader) break;
      const step = this.reader.read(octets, at, this.offset + at, this.packets + 1);
      if ('wrong' in step) this.problem = step.wrong;
      if (!('end' in step)) break;
      at = step.end;
      if (!step.packet) continue;
      this.packets++;
      yield step.packet;
    }
    this.offset += at;
    this.rest = octets.slice(at);
  }

  /** At the end of the file: whether it ends where a packet does. */
  finish(): void {
    if (this.problem !== undefined) return;
    if (this.offset === 0 && this.rest.length === 0)
      this.problem = 'the file is empty: not a capture';
    else if (!this.reader) this.problem = unknownFormat(this.rest);
    else if (this.rest.length > 0) {
      const step = this.reader.read(this.rest, 0, this.offset, this.packets + 1);
      const what = 'what' in step ? step.what : 'a packet';
      const missing = 'needs' in step ? `, ${step.needs - this.rest.length} octets short` : '';
      this.problem = `the file ends in the middle of ${what} at octet ${this.offset}${missing}`;
    } else if (this.packets === 0) this.problem = 'there is no packet in this capture';
  }

  private recognize(octets: Uint8Array): Reader | undefined {
    if (octets.length < 4) return undefined;
    const reader = PcapReader.of(octets) ?? PcapngReader.of(octets);
    if (!reader) this.problem = unknownFormat(octets);
    return reader;
  }
}

function unknownFormat(octets: Uint8Array): string {
  const text = new TextDecoder().decode(octets.subarray(0, 64));
  const isText = octets.length > 0 && /^[\t\n\r\x20-\x7e]*$/.test(text);
  return `not a capture: neither pcap nor pcapng begins like this${isText ? ' (it is text)' : ''}`;
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}
