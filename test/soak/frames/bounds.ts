/** Every table of a stack, and what it may hold at most. */
import { ADDRESSES_MAX } from '../../../runtime/network/interfaces.ts';
import { PATH_MTU_ENTRIES_MAX } from '../../../runtime/network/path-mtu.ts';
import { DATAGRAMS_MAX, REASSEMBLY_OCTETS_MAX } from '../../../runtime/network/reassembly.ts';
import { ROUTES_MAX } from '../../../runtime/network/routing-table.ts';
import { NEIGHBOURS_MAX } from '../../../runtime/link/neighbours.ts';
import type { Stack } from '../../../runtime/stack.ts';

export function beyondBounds(stack: Stack): readonly string[] {
  const { ip, ipv4, ipv6, tcp, interfaces } = stack;
  const { limits } = tcp;
  const connections = [...tcp.connections()];
  const sizes: readonly (readonly [string, number, number])[] = [
    ['connections', connections.length, limits.connectionsMax],
    ['TIME-WAIT', connections.filter(isWaiting).length, limits.timeWaitMax],
    ['octets received', tcp.held.octets, limits.receivedOctetsMax],
    ['path MTUs', ip.pathMtus.size, PATH_MTU_ENTRIES_MAX],
    ['routes', ipv4.routes.size + ipv6.routes.size, 2 * ROUTES_MAX],
    ['datagrams in pieces', ipv4.input.reassembly.size, DATAGRAMS_MAX],
    ['datagrams in pieces', ipv6.input.fragments.reassembly.size, DATAGRAMS_MAX],
    ['octets in pieces', ipv4.input.reassembly.octets, REASSEMBLY_OCTETS_MAX],
    ['octets in pieces', ipv6.input.fragments.reassembly.octets, REASSEMBLY_OCTETS_MAX],
    ...interfaces.flatMap((on) => [
      [`addresses of ${on.name}`, on.addresses.length, ADDRESSES_MAX] as const,
      ['neighbours', ipv4.arp(on)?.neighbours.size ?? 0, NEIGHBOURS_MAX] as const,
      ['neighbours', ipv6.on(on)?.neighbours.size ?? 0, NEIGHBOURS_MAX] as const,
    ]),
  ];
  return sizes.flatMap(([name, size, most]) =>
    size > most ? [`${name}: ${size}, at most ${most}`] : [],
  );
}

function isWaiting({ stateName }: { readonly stateName: string }): boolean {
  return stateName === 'Time-Wait';
}
