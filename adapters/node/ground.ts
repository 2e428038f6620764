/** What all adapters of one stack stand on: the calls of a process, and names of hosts. */
import { hostAddresses, literalAddress, showAddress } from '../../runtime/sockets.ts';
import type { HostAddress, HostNames, Sockets } from '../../runtime/sockets.ts';

export interface Ground {
  readonly sockets: Sockets;
  readonly names: HostNames;
}

/** The address that a text is, at once. */
export function literalOf({ sockets }: Ground, text: string): HostAddress | undefined {
  return literalAddress(text, sockets.host.stack.network.interfaces);
}

export function addressesOf({ sockets, names }: Ground, name: string): Promise<HostAddresses> {
  return hostAddresses(name, names, sockets.host.stack.network.interfaces);
}

type HostAddresses = Awaited<ReturnType<typeof hostAddresses>>;

/** As text, with the zone that it has. */
export function textOf({ address, interface: by }: HostAddress): string {
  return by === undefined ? showAddress(address) : `${showAddress(address)}%${by.name}`;
}

export function familyOf(address: string): 'IPv4' | 'IPv6' {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}
