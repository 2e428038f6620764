/** What of TCP's options and figures makes sense for a stream, whose TCP is the exit's. */
import { streamStateNames } from '../../../generated/onion/circuit.machine.ts';
import type { TcpInfo, TcpOptions } from '../../transport/tcp/user.ts';
import type { OnionStream } from '../stream.ts';

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

export function streamInfo(stream: OnionStream, dataOctetsMax: number): TcpInfo {
  const rtt = stream.host.rttMs ?? 0;
  return {
    state: streamStateNames[stream.state],
    sendMss: dataOctetsMax,
    receiveMss: dataOctetsMax,
    pathMtu: 0,
    rtoMs: 0,
    smoothedRttMs: rtt,
    rttVarianceMs: 0,
    minimumRttMs: rtt,
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
    octetsSent: stream.octetsSent,
    octetsRetransmitted: 0,
    octetsAcknowledged: stream.octetsSent,
    octetsReceived: stream.octetsReceived,
    segmentsSent: 0,
    segmentsReceived: 0,
    segmentsRetransmitted: 0,
    duplicatesReceived: 0,
    reorderingSeen: false,
    timeouts: 0,
  };
}
