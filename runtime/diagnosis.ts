/** What one asks a network with: ping and traceroute, over a stack. */
export { Ping, PING_DATA_OCTETS, PING_INTERVAL_MS, PING_LINGER_MS } from './application/ping.ts';
export type {
  PingError,
  PingOptions,
  PingReply,
  PingSummary,
  PingUser,
} from './application/ping.ts';
export {
  HOPS_MAX,
  PROBES_A_HOP,
  TRACE_DATA_OCTETS,
  Traceroute,
  WAIT_MS,
} from './application/traceroute.ts';
export { PROBE_HEADER_OCTETS } from './application/traceroute/probers.ts';
export type {
  Probe,
  ProbeError,
  TracerouteHop,
  TracerouteOptions,
  TracerouteUser,
} from './application/traceroute.ts';
