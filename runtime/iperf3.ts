/**
 * iperf3 over a stack: how fast it is, measured with whoever runs iperf3 at the other end.
 *
 *   const measured = await runIperf3({ ...surroundingsOf(stack), host: '192.0.2.1' });
 *   console.log(reportOf(measured));
 */
import type { StreamInfo, Surroundings } from './application/iperf3/transport.ts';
import { SOL_TCP, TCP_INFO } from './socket/constants.ts';
import { openSockets } from './socket/promises.ts';
import type { PromisesOptions } from './socket/promises.ts';
import { TcpStream } from './socket/promises/tcp-stream.ts';
import type { Stack } from './stack.ts';
import type { TcpInfo } from './transport/tcp/user.ts';

export { PORT, runIperf3 } from './application/iperf3/client.ts';
export type { Iperf3Options, Measured } from './application/iperf3/client.ts';
export { Iperf3Failure } from './application/iperf3/failure.ts';
export type { Interval, Measurement } from './application/iperf3/measurement.ts';
export type { Parameters } from './application/iperf3/parameters.ts';
export { reportOf } from './application/iperf3/report.ts';
export { serveIperf3 } from './application/iperf3/server.ts';
export type { Iperf3ServerOptions } from './application/iperf3/server.ts';

/** What a measurement takes from a stack. */
export function surroundingsOf(stack: Stack, options: PromisesOptions = {}): Surroundings {
  const transport = openSockets(stack.host, options);
  const { timers, random } = stack;
  const info: Surroundings['info'] = (stream) => {
    if (!(stream instanceof TcpStream)) return undefined;
    const found = transport.sockets.getsockopt(stream.descriptor, SOL_TCP, TCP_INFO);
    return typeof found === 'object' ? streamInfo(found as TcpInfo) : undefined;
  };
  return { transport, timers, random, info };
}

function streamInfo(info: TcpInfo): StreamInfo {
  return {
    retransmits: info.segmentsRetransmitted,
    congestionWindow: info.congestionWindow,
    sendWindow: info.sendWindow,
    rttMicroseconds: Math.round(info.smoothedRttMs * 1000),
    rttVarianceMicroseconds: Math.round(info.rttVarianceMs * 1000),
    pathMtu: info.pathMtu,
  };
}
