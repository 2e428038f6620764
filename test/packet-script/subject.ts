/** What a packet script is run against: our stack in virtual time, or Linux in real time. */
import type { Comparison } from './peer.ts';

export interface Sent {
  /** In milliseconds, as `now` counts. */
  readonly at: number;
  /** From the header of IPv4 on. */
  readonly packet: Uint8Array;
}

/** A call with every name resolved; descriptors are the subject's own. */
export interface PlainCall {
  readonly name: string;
  readonly numbers: readonly number[];
  readonly text?: string;
}

export interface Answer {
  /** As the kernel: what the call answers, or minus an errno. */
  readonly result: number;
  /** What was read into the caller's memory. */
  readonly octets?: Uint8Array;
  readonly value?: number;
}

export interface Subject {
  readonly comparison: Comparison;
  readonly toleranceMs: number;
  /** By what part of its time a timer may be late. */
  readonly timerSlack: number;
  /** What it has sent and nobody has looked at, in order. */
  readonly sent: Sent[];
  readonly now: number;
  pass(until: number): Promise<void>;
  /** Lets time pass until there is something in `sent`, or until then. */
  listen(until: number): Promise<void>;
  /** A packet of IPv4 comes, and what it causes at once has happened. */
  say(packet: Uint8Array): Promise<void>;
  make(call: PlainCall): Promise<Answer>;
  /** Fields of TCP_INFO; undefined where there is no connection. */
  inform(descriptor: number): Promise<ReadonlyMap<string, number> | undefined>;
}
