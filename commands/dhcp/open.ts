/** The clients of the network that a command is in: the daemon's, or of a network of its own. */
import type { OpenNetwork } from '../network/open.ts';
import { openNetwork } from '../network/open.ts';
import type { Terminal } from '../terminal.ts';
import { DhcpClients } from './clients.ts';

export interface DhcpNetwork {
  readonly network: OpenNetwork;
  readonly clients: DhcpClients;
}

export async function openDhcp(as: string | undefined, terminal: Terminal): Promise<DhcpNetwork> {
  const alone = { device: undefined, address: [], gateway: [], as };
  const network = await openNetwork(alone, terminal);
  const place = terminal.surroundings.site?.place;
  const clients = place?.dhcp ?? new DhcpClients(network.stack, network.names);
  if (place !== undefined) place.dhcp = clients;
  return { network, clients };
}
