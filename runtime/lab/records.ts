/**
 * What happened in a laboratory, one record each, in the order in which it happened. `atMs` counts
 * from when the events began; `deed` tells which of them it belongs to.
 */
import type { PingError, PingReply, PingSummary } from '../application/ping.ts';
import type { TracerouteHop } from '../application/traceroute.ts';
import type { Deed, LinkName, Version } from './topology.ts';

export type LabRecord = { readonly atMs: number; readonly deed: number } & Happening;

interface Way {
  readonly from: string;
  readonly to: string;
  readonly version: Version;
}

/** Who goes to whom, and by which address. */
interface Beginning extends Way {
  readonly address: string;
}

export type Happening =
  | { readonly kind: 'cut' | 'mend'; readonly link: LinkName }
  | Extract<Deed, { readonly kind: 'change' }>
  | ({ readonly kind: 'ping'; readonly times: number } & Beginning)
  | ({ readonly kind: 'pingReply' } & Shown<PingReply>)
  | ({ readonly kind: 'pingError'; readonly problem: PingError['kind'] } & Omit<
      Shown<PingError>,
      'kind'
    >)
  | ({ readonly kind: 'pingDone' } & Way & PingSummary & Outcome)
  | ({ readonly kind: 'trace' } & Beginning)
  | { readonly kind: 'traceHop'; readonly hop: number; readonly probes: readonly ShownProbe[] }
  | ({ readonly kind: 'traceDone'; readonly hops: number } & Way & Outcome)
  | ({ readonly kind: 'fetch'; readonly octets: number } & Beginning)
  | ({ readonly kind: 'fetchDone' } & Way & FetchSummary & Outcome)
  /** It could not even begin. */
  | ({ readonly kind: 'refused'; readonly what: Deed['kind'] } & Way & Outcome);

/** Addresses as text, with the name of whoever has it. */
type Shown<Seen extends { readonly from: unknown }> = Omit<Seen, 'from'> & ShownAddress;

export interface ShownAddress {
  readonly address: string;
  /** Of the host or router; undefined when it is nobody's. */
  readonly name: string | undefined;
}

export type ShownProbe = Partial<ShownAddress> &
  Omit<TracerouteHop['probes'][number], 'from'> & { readonly isAnswered: boolean };

export interface Outcome {
  readonly isDone: boolean;
  /** Why it was not. */
  readonly reason?: string;
}

export interface FetchSummary {
  readonly octets: number;
  readonly received: number;
  /** From the first segment to the last octet. */
  readonly ms: number;
  readonly bitsASecond: number;
  /** Of what was sent, and of what came: SHA-256, or whatever else was given. */
  readonly digestSent: string;
  readonly digestReceived: string;
  readonly segmentsSent: number;
  readonly segmentsRetransmitted: number;
}

/** What became of the frames of a link, in one direction. */
export interface LinkStatistics {
  readonly from: string;
  readonly to: string;
  readonly frames: number;
  readonly octets: number;
  readonly lost: number;
  /** The queue was full. */
  readonly dropped: number;
  readonly duplicated: number;
  /** Passed by others. */
  readonly delayed: number;
  readonly corrupted: number;
  /** Sent while the link was cut. */
  readonly refused: number;
}
