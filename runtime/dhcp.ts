/**
 * DHCP over a stack: a client that keeps an address on an interface, and a server for laboratories.
 *
 *   const client = new DhcpClient(stack, eth0, { onLease: (lease) => … });
 *   client.start();
 */
export { DhcpClient } from './application/dhcp/client.ts';
export type {
  DhcpClientCounters,
  DhcpClientOptions,
  DhcpGround,
} from './application/dhcp/client.ts';
export type { Lease, LeaseRoute, LeaseTerms, LeaseTimes } from './application/dhcp/lease.ts';
export { clientOf, DhcpServer } from './application/dhcp/server.ts';
export type { DhcpServerCounters, DhcpServerOptions } from './application/dhcp/server.ts';
