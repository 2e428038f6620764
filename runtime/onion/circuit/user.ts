/** A client's circuit as its owner sees it. */
import type { RelayTarget } from '../target.ts';

/** What a circuit was doing when it failed: with whom, by its place in the path, and how. */
export interface CircuitFailure {
  readonly step: 'attach' | 'create' | 'extend' | 'use';
  /** The hop that was asked, or that spoke; the first is 0. */
  readonly hop: number;
  readonly relay: RelayTarget | undefined;
  /** In words, for people. */
  readonly why: string;
  /** Of DESTROY or TRUNCATED, when it was one of them. */
  readonly reason: number | undefined;
}

/** Called when the circuit is done with what it does: whatever it calls may be called again. */
export interface CircuitUser {
  opened(): void;
  /** It was never open. The last one: nothing follows. */
  failed(failure: CircuitFailure): void;
  /** It was open; its streams have heard of it. The last one: nothing follows. */
  closed(failure: CircuitFailure): void;
}

/** Figures of a circuit, for people. */
export interface CircuitInfo {
  readonly id: number;
  readonly state: string;
  readonly path: readonly RelayTarget[];
  readonly streams: number;
  readonly rttMs: number | undefined;
  readonly buildMs: number | undefined;
  /** Cells: how many may be under way, how many more may be sent now. */
  readonly sendWindow: number;
  readonly sendRoom: number;
  /** In slow start, steady, or fixed. */
  readonly phase: string;
}
