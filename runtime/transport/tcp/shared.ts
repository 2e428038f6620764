/** What all connections of a stack share. */
import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { Timers } from '../../base/timers.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import type { Network, NetworkFault, Route, SendOptions } from '../../network/network.ts';
import type { ArrivedSegment } from './arrived.ts';
import type { Connection } from './connection.ts';
import type { TcpCounters } from './counters.ts';
import type { Numbers } from './isn.ts';
import type { TcpLimits } from './limits.ts';
import type { PiecePool } from './receive-queue.ts';
import type { SendMemory } from './send-memory.ts';
import type { SendPiece } from './segmentation.ts';
import type { Offer } from './segment-options.ts';

/** The protocol's number in the header of IP. */
export const TCP = 6;

/** Octets of the headers of IP and TCP without options: RFC 9293 §3.7.1. */
export const HEADER_OCTETS = { 4: 40, 6: 60 } as const;

/** A segment of 64 KiB, and every header in front of it. */
export const SEND_BUFFER_OCTETS = 66_560;

/** Hears of each transition, by the names that the specification has. */
export type TcpTrace = (connection: Connection, event: string, from: string, to: string) => void;

export interface Shared {
  readonly network: Network;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: TcpLimits;
  readonly counters: TcpCounters;
  readonly numbers: Numbers;
  readonly pieces: PiecePool;
  readonly sending: SendMemory;
  readonly trace: TcpTrace | undefined;
  /** Whether a route takes segments larger than its MTU, to be cut further down. */
  readonly takesLarge: (route: Route) => boolean;
  /** Sends what a segment is cut into, and counts in `piecesSent` what went out. */
  sendPiece(route: Route): SendPiece<NetworkFault>;
  piecesSent: number;
  /** The segment that is looked at. */
  readonly segment: ArrivedSegment;
  /** Where segments are made; used again for each. */
  readonly buffer: Uint8Array;
  readonly info: FrameInfo;
  readonly sendOptions: { -readonly [Name in keyof SendOptions]: SendOptions[Name] };
  readonly offer: Offer;
  /** The connection is looked at again when the batch is over. */
  touch(connection: Connection): void;
  /** A device had no room for it: it sends again when there is some. */
  refused(connection: Connection): void;
  /** TIME-WAIT begins: its place is bounded. */
  waiting(connection: Connection): void;
  /** The connection is no more. */
  forget(connection: Connection): void;
}
