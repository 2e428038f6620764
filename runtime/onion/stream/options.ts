/** What of TCP's options and figures makes sense for a stream, whose TCP is the exit's. */
import type { TcpInfo, TcpOptions } from '../../transport/tcp/user.ts';

/** Only `cork`, `lingerMs`, and the sizes of buffers do anything. */
export function streamOptions(): TcpOptions {
  return {
    noDelay: true,
    cork: false,
    keepAlive: false,
    keepAliveIdleMs: 0,
    keepAliveIntervalMs: 0,
    keepAliveProbesMax: 0,
    userTimeoutMs: 0,
    lingerMs: undefined,
    sendBufferOctets: 262_144,
    receiveBufferOctets: 4_194_304,
    hopLimit: 0,
    trafficClass: 0,
    congestion: 'none',
  };
}

export interface StreamFigures {
  readonly state: string;
  readonly rttMs: number;
  readonly octetsSent: number;
  readonly octetsReceived: number;
}

/** What of TCP's figures a stream has; `dataOctetsMax` go into a cell. */
export function streamInfo(figures: StreamFigures, dataOctetsMax: number): TcpInfo {
  const { state, rttMs, octetsSent, octetsReceived } = figures;
  return {
    state,
    sendMss: dataOctetsMax,
    receiveMss: dataOctetsMax,
    pathMtu: 0,
    rtoMs: 0,
    smoothedRttMs: rttMs,
    rttVarianceMs: 0,
    minimumRttMs: rttMs,
    congestionWindow: 0,
    slowStartThreshold: 0,
    congestionPhase: 'circuit',
    sendWindow: 0,
    receiveWindow: 0,
    sendScale: 0,
    receiveScale: 0,
    sack: false,
    timestamps: false,
    octetsInFlight: 0,
    octetsSent,
    octetsRetransmitted: 0,
    octetsAcknowledged: octetsSent,
    octetsReceived,
    segmentsSent: 0,
    segmentsReceived: 0,
    segmentsRetransmitted: 0,
    duplicatesReceived: 0,
    reorderingSeen: false,
    timeouts: 0,
  };
}
