/** A link with a client at one end and, if it is wanted, a server at the other. */
import { encodeLetter } from '../../../runtime/application/dhcp/letter.ts';
import { EVERYONE } from '../../../runtime/network/ipv4/unrouted.ts';
import { UnroutedDatagrams } from '../../../runtime/transport/udp/unrouted.ts';
import { DhcpClient, DhcpServer } from '../../../runtime/dhcp.ts';
import type { DhcpClientOptions, DhcpServerOptions, Lease } from '../../../runtime/dhcp.ts';
import { addressOf, ANY_IPV4 } from '../../../runtime/base/address.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { joinByWire } from '../../../runtime/lab/wire.ts';
import type { Wire } from '../../../runtime/lab/wire.ts';
import { createStack } from '../../../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../../../runtime/stack.ts';
import type { Option } from '../../../generated/application/dhcpv4.value.ts';
import { MESSAGE_TYPE, OP, xid } from '../../../generated/application/dhcpv4.wire.ts';
import { readOptions } from '../../../runtime/application/dhcp/letter.ts';

export const CLIENT_ADDRESS = Uint8Array.of(2, 0, 0, 0, 0, 1);
export const SERVER_ADDRESS = Uint8Array.of(2, 0, 0, 0, 0, 2);
export const POOL = { first: '192.0.2.100', last: '192.0.2.199' } as const;

export interface Link {
  readonly world: Simulation;
  readonly wire: Wire;
  readonly here: Stack;
  readonly eth0: NetworkInterface;
  readonly there: Stack;
  /** 192.0.2.1/24 */
  readonly home: NetworkInterface;
  readonly told: (Lease | undefined)[];
  readonly client: DhcpClient;
  serve(options?: Partial<DhcpServerOptions>): DhcpServer;
  /** Goes on until the client is in that state. */
  until(state: string, withinMs?: number): boolean;
}

export function link(seed = 1, options: DhcpClientOptions = {}): Link {
  const world = new Simulation(seed);
  const hardwareAddresses = [CLIENT_ADDRESS, SERVER_ADDRESS] as const;
  const wire = joinByWire(world, { there: { delayMs: 1 }, hardwareAddresses });
  const [here, there] = [0, 1].map(() =>
    createStack({ timers: world.timers, random: world.dice() }),
  );
  const eth0 = here.addDevice(wire.ends[0], { name: 'eth0' });
  const home = there.addDevice(wire.ends[1], { name: 'home' });
  there.addAddress(home, '192.0.2.1/24');
  const told: (Lease | undefined)[] = [];
  const client = new DhcpClient(here, eth0, { onLease: (lease) => told.push(lease), ...options });
  return {
    ...{ world, wire, here, eth0, there, home, told, client },
    serve: (more = {}) => new DhcpServer(there, home, { ...POOL, ...more }),
    until: (state, withinMs = 120_000) =>
      world.runUntil(() => client.stateName === state, withinMs),
  };
}

/** What a letter of the client asks. */
export interface Asked {
  readonly kind: number | undefined;
  readonly xid: number;
  readonly octets: Uint8Array;
}

/** In the server's place: whatever `answer` gives is sent to everyone on the link. */
export function impostor(
  { there, home }: Link,
  answer: (asked: Asked) => readonly Uint8Array[],
): void {
  const sender = new UnroutedDatagrams(home.link, there.random);
  const source = addressOf('192.0.2.1');
  there.udp.open(
    { address: ANY_IPV4, port: 67 },
    {
      datagram(b, from, to) {
        const octets = copyOf(b, from, to);
        const kind = readOptions(octets, 0, octets.length).get('dhcpMessageType')?.messageType;
        for (const one of answer({ kind, xid: xid(octets, 0), octets })) {
          const ports = { sourcePort: 67, destinationPort: 68 };
          sender.send({ source, destination: EVERYONE, ...ports, octets: one });
        }
      },
      error() {},
    },
    { interface: home },
  );
}

export interface Told {
  readonly kind: keyof typeof MESSAGE_TYPE;
  readonly yiaddr?: string;
  readonly server?: string;
  readonly hardwareAddress?: Uint8Array;
  readonly options?: readonly Option[];
}

/** A letter as a server would write it. */
export function reply(asked: Pick<Asked, 'xid'>, told: Told): Uint8Array {
  const { kind, yiaddr = '192.0.2.100', server = '192.0.2.1', options = TERMS } = told;
  return encodeLetter({
    op: OP.BOOTREPLY,
    xid: asked.xid,
    hardwareAddress: told.hardwareAddress ?? CLIENT_ADDRESS,
    yiaddr,
    options: [
      { is: 'dhcpMessageType', messageType: MESSAGE_TYPE[kind] },
      { is: 'serverIdentifier', serverIdentifier: server },
      ...options,
    ],
  });
}

export const TERMS: readonly Option[] = [
  { is: 'ipAddressLeaseTime', leaseTime: 3600 },
  { is: 'subnetMask', mask: '255.255.255.0' },
];
