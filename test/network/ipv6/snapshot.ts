/** All that a host of IPv6 knows: what a message that is refused may not change. */
import { showAddress } from '../../../runtime/base/address.ts';
import { showHardwareAddress } from '../../../runtime/link/hardware-address.ts';
import type { Host } from './host.ts';

export interface Snapshot {
  readonly neighbours: readonly string[];
  readonly addresses: readonly string[];
  readonly routes: readonly string[];
  readonly parameters: readonly (number | boolean)[];
  readonly names: readonly string[];
  readonly groups: readonly string[];
  readonly generation: number;
  readonly sent: number;
}

export function snapshot({ here, on, ip, ipv6, device }: Host): Snapshot {
  const { routers, neighbours } = here;
  return {
    neighbours: neighbours
      .entries()
      .map(({ address, hardwareAddress, state }) =>
        [showAddress(address), hardwareAddress && showHardwareAddress(hardwareAddress), state].join(
          ' ',
        ),
      ),
    addresses: on.addresses.map(({ address, state, preferredUntil, validUntil }) =>
      [showAddress(address), state, preferredUntil, validUntil].join(' '),
    ),
    routes: routesOf(ipv6),
    parameters: [
      on.mtu,
      routers.curHopLimit,
      neighbours.retransTimer,
      neighbours.baseReachableTime,
      routers.isManaged,
      routers.hasOtherConfiguration,
    ],
    names: [
      ...routers.nameServers.servers.map(({ address }) => showAddress(address)),
      ...routers.nameServers.domains.map(({ name }) => name),
    ],
    groups: here.listener.groups.map(showAddress),
    generation: ip.generation.number,
    sent: device.frames.length,
  };
}

/** `2001:db8::/64 via fe80::9 metric 1025 ra` */
export function routesOf(ipv6: Host['ipv6']): string[] {
  return [...ipv6.routes.entries()].map(({ prefix, gateway, metric, origin }) => {
    const via = gateway === undefined ? '' : ` via ${showAddress(gateway)}`;
    return `${showAddress(prefix.address)}/${prefix.length}${via} metric ${metric} ${origin}`;
  });
}

/** The names of those counters that went up, in the order that they stand in. */
export function counted(counters: Readonly<Record<string, number>>, act: () => void): string[] {
  const before = { ...counters };
  act();
  return Object.entries(counters).flatMap(([name, count]) =>
    Array.from({ length: count - before[name] }, () => name),
  );
}
