/** What a stream needs of the circuit that carries it. */
import type { Timers } from '../../base/timers.ts';
import type { Circuit } from '../../../generated/onion/circuit.machine.ts';
import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import type { PiecePool } from '../../transport/tcp/receive-queue.ts';
import type { SendMemory } from '../../transport/tcp/send-memory.ts';
import type { SendQueue } from '../../transport/tcp/send-queue.ts';
import type { Breach } from '../circuit/counters.ts';
import type { FlowUser, StreamFlow } from '../flow/stream-flow.ts';

export interface StreamTimes {
  /** How long CONNECTED or RESOLVED may take, where whoever asks does not say. */
  readonly answerMs: number;
  /** How long what was written may take to go, after it was closed. */
  readonly lingerMs: number;
}

export interface StreamHost {
  /** For the machine of a stream, which lives within that of its circuit. */
  readonly circuit: Circuit;
  readonly timers: Timers;
  readonly times: StreamTimes;
  readonly pieces: PiecePool;
  readonly sendMemory: SendMemory;
  readonly rttMs: number | undefined;
  newFlow(user: FlowUser): StreamFlow;
  /** Sends a cell of a stream, in its turn. */
  control(stream: CarriedStream, data: RelayCellData): void;
  /** There is text to be sent, as far as windows go. */
  pump(stream: CarriedStream): void;
  /** It is over: `isAnswered` when the other end has said so too, and its id is free. */
  release(stream: CarriedStream, isAnswered: boolean): void;
  /** There is something to tell the user: `tell` is called when the circuit is done. */
  due(stream: CarriedStream): void;
  /** It has received more than can be kept. */
  overrun(): void;
  /** What its other end has done ends the circuit. */
  breach(breach: Breach): void;
}

/** A stream as its circuit sees it. */
export interface CarriedStream {
  readonly id: number;
  /** What waits to be sent. */
  readonly text: SendQueue;
  readonly flow: StreamFlow;
  /** How many octets go into the next cell; 0 for none. */
  readonly sendable: number;
  /** A cell with so many octets was made of its text. */
  sent(octets: number): void;
  tell(): void;
}
