/** What TCP_INFO tells of a connection. */
import { stateNames as phases } from '../../../generated/transport/congestion.machine.ts';
import type { Connection } from './connection.ts';
import type { TcpInfo } from './user.ts';

export function infoOf(connection: Connection): TcpInfo {
  const { path, recovery, window } = connection;
  const { rtt, congestion } = recovery;
  return {
    state: connection.stateName,
    sendMss: path.segmentOctets,
    receiveMss: connection.acks.receiveMss || path.segmentOctets,
    pathMtu: path.route.mtu,
    rtoMs: rtt.rtoMs,
    smoothedRttMs: rtt.smoothedMs,
    rttVarianceMs: rtt.varianceMs,
    minimumRttMs: rtt.minimumMs,
    congestionWindow: Math.floor(congestion.congestionWindow),
    slowStartThreshold: Math.floor(congestion.slowStartThreshold),
    congestionPhase: phases[congestion.state],
    sendWindow: connection.sndWnd,
    receiveWindow: connection.rcvWnd,
    sendScale: connection.sendScale,
    receiveScale: window.scale,
    sack: connection.sackOk,
    timestamps: connection.sndTsOk,
    octetsInFlight: recovery.pipe,
    octetsSent: connection.octetsSent,
    octetsRetransmitted: connection.octetsRetransmitted,
    octetsAcknowledged: recovery.octetsAcknowledged,
    octetsReceived: connection.octetsReceived,
    segmentsSent: connection.segmentsSent,
    segmentsReceived: connection.segmentsReceived,
    segmentsRetransmitted: connection.segmentsRetransmitted,
    duplicatesReceived: connection.duplicatesReceived,
    reorderingSeen: recovery.rack.isReorderingSeen,
    timeouts: recovery.timeouts,
  };
}
