/** What a stack has, as netstat(8), ip(8) and their kin list it: rows of plain values. */
import { IPV4_OCTETS, showAddress } from '../base/address.ts';
import type { DeviceCounters } from '../device/device.ts';
import { showHardwareAddress } from '../link/hardware-address.ts';
import { DEPRECATED, DUPLICATED, PREFERRED, TENTATIVE } from '../network/interface.ts';
import type { AddressState } from '../network/interface.ts';
import type { RouteEntry } from '../network/routing-table.ts';
import type { Process } from '../socket/process.ts';
import type { Stack } from '../stack.ts';
import type { Endpoint } from '../transport/tcp/user.ts';

export interface ConnectionRow {
  readonly protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6';
  /** Octets, or of a listener the connections, that wait to be taken. */
  readonly receiveQueue: number;
  /** Octets that are not acknowledged. */
  readonly sendQueue: number;
  readonly local: string;
  readonly remote: string;
  /** As RFC 9293 names it; nothing of UDP. */
  readonly state: string;
  /** Whose socket it is, where that is known. */
  readonly owner?: OwnerRow;
}

export interface OwnerRow {
  readonly id: number | undefined;
  /** Its command line. */
  readonly name: string;
}

/** By what their sockets stand for: connections, listeners and ports. */
export type Owners = ReadonlyMap<object, OwnerRow>;

export interface InterfaceRow {
  readonly name: string;
  readonly index: number;
  readonly isUp: boolean;
  readonly isForwarding: boolean;
  readonly mtu: number;
  readonly hardwareAddress: string;
  readonly macPolicy: 'session' | 'network' | 'static';
  readonly addresses: readonly AddressRow[];
  readonly counters: DeviceCounters;
}

export interface AddressRow {
  readonly address: string;
  readonly length: number;
  readonly state: string;
  readonly isTemporary: boolean;
}

export interface RouteRow {
  readonly version: 4 | 6;
  readonly prefix: string;
  readonly gateway: string | undefined;
  readonly interface: string;
  readonly metric: number;
  readonly origin: RouteEntry['origin'];
}

export interface NeighbourRow {
  readonly interface: string;
  readonly address: string;
  readonly hardwareAddress: string | undefined;
  readonly state: string;
}

const ADDRESS_STATES: Readonly<Record<AddressState, string>> = {
  [TENTATIVE]: 'tentative',
  [PREFERRED]: 'preferred',
  [DEPRECATED]: 'deprecated',
  [DUPLICATED]: 'duplicated',
};

const NOBODY: Owners = new Map();

/** What the sockets of processes stand for; of one that several hold, who comes first. */
export function ownersOf(processes: Iterable<Process>): Owners {
  const owners = new Map<object, OwnerRow>();
  for (const process of processes) {
    for (const descriptor of process.descriptors()) {
      const carrier = process.find(descriptor)?.carrier;
      if (carrier === undefined || owners.has(carrier)) continue;
      owners.set(carrier, { id: process.id, name: process.name });
    }
  }
  return owners;
}

function ownerOf(carrier: object, owners: Owners): Pick<ConnectionRow, 'owner'> {
  const owner = owners.get(carrier);
  return owner === undefined ? {} : { owner };
}

/** Connections of TCP. */
export function connectionRows({ tcp }: Stack, owners = NOBODY): readonly ConnectionRow[] {
  return [...tcp.connections()].map((one) => ({
    protocol: protocolOf('tcp', one.local),
    receiveQueue: one.readable,
    sendQueue: one.unacknowledged,
    local: showEndpoint(one.local),
    remote: showEndpoint(one.remote),
    state: one.stateName.toUpperCase(),
    ...ownerOf(one, owners),
  }));
}

export function listenerRows({ tcp }: Stack, owners = NOBODY): readonly ConnectionRow[] {
  return [...tcp.listeners()].map((one) => ({
    protocol: protocolOf('tcp', one.local),
    receiveQueue: one.waiting,
    sendQueue: 0,
    local: showEndpoint(one.local),
    remote: anyone(one.local),
    state: 'LISTEN',
    ...ownerOf(one, owners),
  }));
}

/** Ports of UDP. */
export function portRows({ udp }: Stack, owners = NOBODY): readonly ConnectionRow[] {
  return [...udp.ports()].map((port) => ({
    protocol: protocolOf('udp', port.local),
    receiveQueue: 0,
    sendQueue: 0,
    local: showEndpoint(port.local),
    remote: port.remote === undefined ? anyone(port.local) : showEndpoint(port.remote),
    state: '',
    ...ownerOf(port, owners),
  }));
}

export function interfaceRows({ interfaces }: Stack): readonly InterfaceRow[] {
  return interfaces.map(({ name, index, isUp, isForwarding, mtu, link, macPolicy, addresses }) => ({
    name,
    index,
    isUp,
    isForwarding,
    mtu,
    hardwareAddress: showHardwareAddress(link.hardwareAddress),
    macPolicy,
    addresses: addresses.map(({ address, prefixLength: length, state, isTemporary }) => ({
      address: showAddress(address),
      length,
      state: ADDRESS_STATES[state],
      isTemporary,
    })),
    counters: { ...link.device.counters },
  }));
}

export function routeRows({ ipv4, ipv6 }: Stack): readonly RouteRow[] {
  return [ipv4, ipv6].flatMap(({ version, routes }) =>
    [...routes.entries()].map(({ prefix, gateway, interface: by, metric, origin }) => ({
      version,
      prefix: `${showAddress(prefix.address)}/${prefix.length}`,
      gateway: gateway && showAddress(gateway),
      interface: by.name,
      metric,
      origin,
    })),
  );
}

/** Those of ARP and of neighbour discovery. */
export function neighbourRows({ interfaces, ipv4, ipv6 }: Stack): readonly NeighbourRow[] {
  return interfaces.flatMap((on) => {
    const tables = [ipv4.arp(on)?.neighbours, ipv6.on(on)?.neighbours];
    return tables.flatMap((table) =>
      (table?.entries() ?? []).map(({ address, hardwareAddress, state }) => ({
        interface: on.name,
        address: showAddress(address),
        hardwareAddress: hardwareAddress && showHardwareAddress(hardwareAddress),
        state,
      })),
    );
  });
}

export function showEndpoint({ address, port }: Endpoint): string {
  const text = showAddress(address);
  return address.length === IPV4_OCTETS ? `${text}:${port}` : `[${text}]:${port}`;
}

function anyone({ address }: Endpoint): string {
  return address.length === IPV4_OCTETS ? '0.0.0.0:*' : '[::]:*';
}

function protocolOf<Name extends 'tcp' | 'udp'>(name: Name, { address }: Endpoint) {
  return address.length === IPV4_OCTETS ? name : (`${name}6` as const);
}
