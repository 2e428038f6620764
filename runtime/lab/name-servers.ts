/**
 * Servers of names in a laboratory: each host and router is NAME.lab there. Where there are routers
 * enough, it is as in the world: the first one forwards for those at home, the last one has the
 * root and gives `lab` away to a host; else one server has all there is. On its links each of them is
 * NAME.local.
 */
import { Answering } from '../application/dns/answering.ts';
import type { AnsweringOptions } from '../application/dns/answering.ts';
import { MulticastResponder } from '../application/dns/multicast-responder.ts';
import { isWithin, reverseName } from '../application/dns/name.ts';
import { PlainTransport, plainCounters } from '../application/dns/plain.ts';
import { Resolver } from '../application/dns/resolver.ts';
import { DNS_PORT, DnsServer } from '../application/dns/server.ts';
import { addressRecord, nsRecord, ptrRecord, soaOf, Zone } from '../application/dns/zone.ts';
import { parseAddress, showAddress } from '../base/address.ts';
import type { Address } from '../base/address.ts';
import type { Laboratory, LabNode } from './laboratory.ts';

/** Under it are all names of a laboratory. */
export const LAB_DOMAIN = 'lab';
/** Who has it, where there is such a host. */
const LAB_SERVER = 'www';
const ROOT_SERVER = 'root-server';
const REVERSE_DOMAINS = ['in-addr.arpa', 'ip6.arpa'];

export interface NameServers {
  /** Whom hosts ask. */
  readonly servers: readonly string[];
  readonly search: readonly string[];
  /** Who they are, and all it knows, for whoever lets it be asked in other ways too. */
  readonly near?: { readonly node: LabNode; readonly answering: Answering };
}

/** All of them answer from now on; no node of a laboratory has a server of names before. */
export function serveNames(laboratory: Laboratory): NameServers {
  const nodes = [...laboratory.nodes.values()];
  for (const node of nodes) respondAt(node);
  const routers = nodes.filter(({ kind }) => kind === 'router');
  const near = routers[0] ?? nodes[0];
  const far = routers.at(-1) ?? near;
  const labServer = laboratory.nodes.get(LAB_SERVER);
  const search = [LAB_DOMAIN];
  if (near === undefined) return { servers: [], search };
  let known: AnsweringOptions = { zones: [labZone(nodes, near), ...reverseZones(nodes, near)] };
  if (far !== near && labServer !== undefined) {
    serveAt(labServer, { zones: [labZone(nodes, labServer)] });
    serveAt(far, { zones: [rootZone(far, labServer), ...reverseZones(nodes, far)] });
    const [toLab, toRoot] = [labServer, far].map((server) => resolverAt(near, server));
    known = {
      zones: [],
      forward: (name, type) => (isWithin(name, LAB_DOMAIN) ? toLab : toRoot).query(name, type),
    };
  }
  const answering = serveAt(near, known);
  const servers = oneOfEach(addressesOf(near)).map(showAddress);
  return { servers, search, near: { node: near, answering } };
}

function respondAt({ name, stack }: LabNode): void {
  const interfaces = (): typeof stack.interfaces => stack.interfaces;
  const responder = new MulticastResponder({ udp: stack.udp, name: `${name}.local`, interfaces });
  const fault = responder.start();
  if (fault !== undefined) throw new RangeError(`${name} cannot hear its links: ${fault}`);
}

function serveAt(node: LabNode, options: AnsweringOptions): Answering {
  const { udp, tcp, timers } = node.stack;
  const answering = new Answering(options);
  const server = new DnsServer({ udp, tcp, timers, answering, addresses: addressesOf(node) });
  const fault = server.start();
  if (fault !== undefined) throw new RangeError(`${node.name} cannot serve names: ${fault}`);
  return answering;
}

/** IPv4 in front, and the one that is nearest to hosts at home. */
function addressesOf({ addresses }: LabNode): readonly Address[] {
  const all = addresses.map(({ address }) => address);
  return [...all].sort((one, other) => one.length - other.length);
}

function oneOfEach(addresses: readonly Address[]): readonly Address[] {
  return addresses.filter(
    ({ length }, at) => addresses.findIndex((one) => one.length === length) === at,
  );
}

function resolverAt({ stack }: LabNode, server: LabNode): Resolver {
  const { timers, random, udp, tcp } = stack;
  const counters = plainCounters();
  const ground = { udp, connect: tcp.connect.bind(tcp), counters };
  const transportTo = (text: string): PlainTransport | undefined => {
    const address = parseAddress(text);
    return address && new PlainTransport(text, { address, port: DNS_PORT }, ground);
  };
  const resolver = new Resolver({ timers, random, transportTo });
  resolver.servers.learned('laboratory', {
    servers: oneOfEach(addressesOf(server)).map(showAddress),
  });
  return resolver;
}

const nameOf = ({ name }: LabNode): string => `${name}.${LAB_DOMAIN}`;

function labZone(nodes: readonly LabNode[], server: LabNode): Zone {
  const addresses = nodes.flatMap((node) =>
    addressesOf(node).map((address) => addressRecord(nameOf(node), address)),
  );
  return new Zone(LAB_DOMAIN, [
    soaOf(LAB_DOMAIN, nameOf(server)),
    nsRecord(LAB_DOMAIN, nameOf(server)),
    ...addresses,
  ]);
}

function rootZone(root: LabNode, labServer: LabNode): Zone {
  return new Zone('', [
    soaOf('', ROOT_SERVER),
    nsRecord('', ROOT_SERVER),
    ...addressesOf(root).map((address) => addressRecord(ROOT_SERVER, address)),
    nsRecord(LAB_DOMAIN, nameOf(labServer)),
    // What lies beneath the cut is told to who is sent there.
    ...addressesOf(labServer).map((address) => addressRecord(nameOf(labServer), address)),
  ]);
}

function reverseZones(nodes: readonly LabNode[], server: LabNode): readonly Zone[] {
  const pointers = nodes.flatMap((node) =>
    addressesOf(node).map((address) => ptrRecord(reverseName(address), nameOf(node))),
  );
  return REVERSE_DOMAINS.map(
    (origin) =>
      new Zone(origin, [
        soaOf(origin, nameOf(server)),
        nsRecord(origin, nameOf(server)),
        ...pointers.filter(({ name }) => isWithin(name, origin)),
      ]),
  );
}
