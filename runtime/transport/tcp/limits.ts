/**
 * Every bound and every time of TCP, by name. What is full drops the newest unless said otherwise,
 * and counts it.
 */
import type { TcpOptions } from './user.ts';

export interface TcpLimits {
  /** Connections in all, those in TIME-WAIT included. */
  readonly connectionsMax: number;
  readonly listenersMax: number;
  /** Half-open connections of one listener, whatever its backlog. */
  readonly synQueueMax: number;
  readonly backlogMax: number;
  /** Connections in TIME-WAIT; when full, the oldest goes. */
  readonly timeWaitMax: number;
  /** Ranges that arrived out of order, of one connection. */
  readonly reassemblyRangesMax: number;
  /** Records of what was sent and is not acknowledged, of one connection; then nothing is split. */
  readonly sentRecordsMax: number;
  /** RFC 9293 §3.4.1 says two minutes; Linux waits 60 seconds in TIME-WAIT, as this does. */
  readonly mslMs: number;
  readonly rtoInitialMs: number;
  /** RFC 6298 (2.4) says a second; see docs/decisions/0030-the-least-rto.md. */
  readonly rtoMinMs: number;
  readonly rtoMaxMs: number;
  /** How long data may stay unacknowledged, where the user does not say. */
  readonly userTimeoutMs: number;
  /** RFC 9293 §3.8.3: at least three minutes for a SYN. */
  readonly connectTimeoutMs: number;
  readonly acceptTimeoutMs: number;
  /** FIN-WAIT-2, and everything else, when nobody reads any more. */
  readonly orphanTimeoutMs: number;
  readonly delayedAckMs: number;
  /** Segments that are acknowledged at once when a connection begins. */
  readonly quickAcks: number;
  /** RFC 5961 §7, for each connection. */
  readonly challengeAcksMax: number;
  readonly challengeIntervalMs: number;
  readonly persistMaxMs: number;
  /** How long a cork may hold text back: tcp(7). */
  readonly corkMaxMs: number;
  /** RFC 6928. */
  readonly initialWindowSegments: number;
  /** Windows begin with this much room, and grow as the user reads. */
  readonly receiveBufferInitialOctets: number;
  /** Send buffers grow with the congestion window, unless the user says how large they are. */
  readonly sendBufferMaxOctets: number;
  /** What all connections keep of what they received; then text that came early is given up. */
  readonly receivedOctetsMax: number;
  /** What all keep of what was written; then a connection takes no more than the least of each. */
  readonly writtenOctetsMax: number;
  readonly sendBufferLeastOctets: number;
  /** Answers to segments of no connection. */
  readonly resetsASecondMax: number;
  readonly mssMin: number;
}

export const DEFAULT_LIMITS: TcpLimits = {
  connectionsMax: 65_536,
  listenersMax: 4_096,
  synQueueMax: 1_024,
  backlogMax: 4_096,
  timeWaitMax: 16_384,
  reassemblyRangesMax: 512,
  sentRecordsMax: 16_384,
  mslMs: 30_000,
  rtoInitialMs: 1_000,
  rtoMinMs: 200,
  rtoMaxMs: 60_000,
  userTimeoutMs: 924_600,
  connectTimeoutMs: 180_000,
  acceptTimeoutMs: 63_000,
  orphanTimeoutMs: 60_000,
  delayedAckMs: 40,
  quickAcks: 16,
  challengeAcksMax: 10,
  challengeIntervalMs: 1_000,
  persistMaxMs: 60_000,
  corkMaxMs: 200,
  initialWindowSegments: 10,
  receiveBufferInitialOctets: 65_536,
  sendBufferMaxOctets: 8_388_608,
  receivedOctetsMax: 268_435_456,
  writtenOctetsMax: 268_435_456,
  sendBufferLeastOctets: 4_096,
  resetsASecondMax: 1_000,
  mssMin: 88,
};

export const DEFAULT_OPTIONS: TcpOptions = {
  noDelay: false,
  cork: false,
  keepAlive: false,
  keepAliveIdleMs: 7_200_000,
  keepAliveIntervalMs: 75_000,
  keepAliveProbesMax: 9,
  userTimeoutMs: 0,
  lingerMs: undefined,
  sendBufferOctets: 1_048_576,
  receiveBufferOctets: 6_291_456,
  hopLimit: 64,
  trafficClass: 0,
  congestion: 'cubic',
};
