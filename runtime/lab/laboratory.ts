/**
 * A laboratory that is built and runs: a stack for each host and router of a topology, a wire for
 * each link, addresses and routes, and what is to happen, at its time. All of it lives in virtual
 * time and from one seed: the same topology and the same seed give the same records, to the last
 * digit.
 *
 *   const laboratory = new Laboratory(topology, { seed: 1, newHash });
 *   laboratory.onRecord = (record) => …;
 *   const { isDone, links } = laboratory.run();
 */
import { showAddress } from '../base/address.ts';
import type { Address, Prefix } from '../base/address.ts';
import { masked } from '../base/prefix-tree.ts';
import { Timer } from '../base/timers.ts';
import { Bridge } from '../link/bridge.ts';
import { PcapngWriter } from '../link/pcapng.ts';
import type { NetworkInterface } from '../network/interfaces.ts';
import { createStack } from '../stack.ts';
import type { Stack, StackOptions } from '../stack.ts';
import type { TcpConnection } from '../transport/tcp/user.ts';
import { addressSegments, isOf } from './addressing.ts';
import type { AddressedSegment, Station } from './addressing.ts';
import { beginDeed } from './deeds.ts';
import type { DeedGround, Served } from './deeds.ts';
import { LabLink } from './lab-link.ts';
import { servePages } from './pages.ts';
import type { NewHash } from './pages.ts';
import type { Happening, LabRecord, LinkStatistics } from './records.ts';
import { segmentsOf } from './segments.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { Simulation } from './simulation.ts';
import type { LinkName, Topology, TopologyEvent, TopologyNode, Version } from './topology.ts';

export interface LaboratoryOptions {
  readonly seed: number;
  readonly newHash: NewHash;
  /** Takes a capture that the topology asks for, block by block. */
  readonly openCapture?: (path: string) => (octets: Uint8Array) => void;
  /** Of every stack, such as its TCP's trace. */
  readonly stack?: (node: TopologyNode) => Partial<Omit<StackOptions, 'timers' | 'random'>>;
}

export interface LabNode {
  readonly name: string;
  readonly kind: 'host' | 'router';
  readonly stack: Stack;
  readonly addresses: readonly Prefix[];
}

export interface LabOutcome {
  /** Whether every deed was done. */
  readonly isDone: boolean;
  readonly links: readonly LinkStatistics[];
}

/** Before the events begin: addresses are claimed, routers have told of themselves. */
export const SETTLING_MS = 10_000;

/** No deed takes longer: whoever waits gives up before. */
const LONGEST_MS = 7 * 86_400_000;

export class Laboratory {
  readonly simulation: Simulation;
  readonly topology: Topology;
  readonly nodes: ReadonlyMap<string, LabNode>;
  onRecord: (record: LabRecord) => void = () => {};
  readonly #links: readonly LabLink[];
  readonly #names = new Map<string, string>();
  readonly #served = new Map<string, Served>();
  readonly #ground: DeedGround;
  #left: number;
  #failed = 0;

  /** Throws RangeError where the topology cannot be built. */
  constructor(topology: Topology, options: LaboratoryOptions) {
    this.topology = topology;
    this.simulation = new Simulation(options.seed);
    const segments = addressSegments(segmentsOf(topology));
    this.#links = topology.links.map((link, number) => new LabLink(this.simulation, link, number));
    this.nodes = this.#buildNodes(segments, options);
    this.#joinSwitches();
    this.#route(segments);
    this.#advertise(segments);
    this.#openCaptures(options.openCapture);
    this.#ground = this.#deedGround(options.newHash);
    this.#left = topology.events.length;
    this.simulation.run(SETTLING_MS);
    topology.events.forEach((event, number) => this.#plan(event, number));
  }

  /** Milliseconds since the events began. */
  get now(): number {
    return this.simulation.now - SETTLING_MS;
  }

  /** For so many milliseconds; if that is not said, until every deed is over. */
  run(forMs?: number): LabOutcome {
    if (forMs !== undefined) this.simulation.run(forMs);
    else this.simulation.runUntil(() => this.#left === 0, LONGEST_MS);
    for (const link of this.#links) link.watch.finish();
    return { isDone: this.#left === 0 && this.#failed === 0, links: this.statistics() };
  }

  statistics(): readonly LinkStatistics[] {
    return this.#links.flatMap((link) => link.statistics());
  }

  node(name: string): LabNode {
    const node = this.nodes.get(name);
    if (node === undefined) throw new RangeError(`there is no host or router '${name}'`);
    return node;
  }

  link(name: LinkName): LabLink {
    const found = this.#links.find((one) => one.joins(name));
    if (found === undefined) throw new RangeError(`no link joins ${name[0]} and ${name[1]}`);
    return found;
  }

  /** The first address of a version that a node has. */
  addressOf(name: string, version: Version): Address | undefined {
    return this.node(name).addresses.find((one) => isOf(version, one))?.address;
  }

  /** Whose address it is. */
  nameOf(address: Address): string | undefined {
    return this.#names.get(showAddress(address));
  }

  /** Nothing runs any more. */
  close(): void {
    for (const { stack } of this.nodes.values()) stack.close();
  }

  #buildNodes(
    segments: readonly AddressedSegment[],
    options: LaboratoryOptions,
  ): ReadonlyMap<string, LabNode> {
    const { newHash } = options;
    const nodes = new Map<string, LabNode & { readonly addresses: Prefix[] }>();
    for (const node of this.topology.nodes) {
      const { name, kind } = node;
      if (kind === 'switch') continue;
      const { timers } = this.simulation;
      const random = this.simulation.dice();
      const stack = createStack({ ...options.stack?.(node), timers, random });
      nodes.set(name, { name, kind, stack, addresses: [] });
      servePages(
        stack.tcp,
        () => this.simulation.dice(),
        newHash,
        (connection, digest) => {
          this.#served.set(servedKey(name, connection.remote), { connection, digest });
        },
      );
    }
    const stations = segments.flatMap((segment) => segment.stations);
    for (const station of stations.sort((one, other) => one.link - other.link)) {
      const node = nodes.get(station.node)!;
      const on = this.#attach(node, station);
      for (const prefix of station.addresses) {
        node.stack.ip.addAddress(on, prefix);
        node.addresses.push(prefix);
        this.#names.set(showAddress(prefix.address), node.name);
      }
    }
    return nodes;
  }

  #attach({ stack, kind }: LabNode, { link, end }: Station): NetworkInterface {
    const name = `eth${stack.interfaces.length - 1}`;
    const device = this.#links[link].wire.ends[end];
    return stack.addDevice(device, { name, isForwarding: kind === 'router' });
  }

  /** The interface of a node at a station of its. */
  #interfaceAt({ node, link, end }: Station): NetworkInterface {
    const device = this.#links[link].wire.ends[end];
    return this.node(node).stack.interfaces.find((one) => one.link.device === device)!;
  }

  #joinSwitches(): void {
    for (const { name, kind } of this.topology.nodes) {
      if (kind !== 'switch') continue;
      const { clock } = this.simulation;
      const bridge = new Bridge({ clock, random: this.simulation.dice() });
      for (const { ends, wire } of this.#links) {
        ends.forEach((end, index) => {
          if (end === name) bridge.add(wire.ends[index]);
        });
      }
    }
  }

  #route(segments: readonly AddressedSegment[]): void {
    const paths = new ShortestPaths(segments);
    for (const { name, stack } of this.nodes.values()) {
      for (const { prefix, gateway, by, metric } of paths.routesOf(name)) {
        stack.addRoute(prefix, { via: gateway, by: this.#interfaceAt(by), metric });
      }
    }
  }

  /** A router tells hosts what is on their link, and how large packets may be. */
  #advertise(segments: readonly AddressedSegment[]): void {
    for (const { stations, mtu } of segments) {
      if (!stations.some(({ kind }) => kind === 'host')) continue;
      for (const station of stations) {
        if (station.kind !== 'router') continue;
        const prefixes = station.addresses
          .filter((one) => isOf(6, one))
          // Addresses are given here, and nobody makes up more of them.
          .map((one) => ({ prefix: masked(one), isAutonomous: false }));
        if (prefixes.length === 0) continue;
        const { ipv6 } = this.node(station.node).stack;
        ipv6.advertise(this.#interfaceAt(station), { mtu, prefixes });
      }
    }
  }

  #openCaptures(open: LaboratoryOptions['openCapture']): void {
    if (open === undefined) return;
    const { clock } = this.simulation;
    for (const { link, path } of this.topology.captures) {
      const writer = new PcapngWriter({ write: open(path), clock, application: 'nonos lab' });
      this.link(link).watch.capture(writer);
    }
  }

  #deedGround(newHash: NewHash): DeedGround {
    return {
      newHash,
      stackOf: (name) => this.node(name).stack,
      addressOf: (name, version) => this.addressOf(name, version),
      nameOf: (address) => this.nameOf(address),
      served: (name, client: TcpConnection['local']) => this.#served.get(servedKey(name, client)),
      now: () => this.now,
    };
  }

  #plan(event: TopologyEvent, number: number): void {
    const begin = new Timer(this.simulation.timers, () => this.#begin(event, number));
    begin.start(event.atMs);
  }

  #begin(event: TopologyEvent, deed: number): void {
    const tell = (happening: Happening): void => {
      this.onRecord({ atMs: this.now, deed, ...happening });
    };
    const done = (isDone: boolean): void => {
      this.#left--;
      if (!isDone) this.#failed++;
    };
    const { kind } = event;
    if (kind === 'ping' || kind === 'trace' || kind === 'fetch') {
      return beginDeed(this.#ground, event, tell, done);
    }
    const { link } = event;
    const found = this.link(link);
    if (kind === 'cut') found.cut();
    if (kind === 'mend') found.mend();
    if (kind === 'change') {
      const { there, back } = event;
      found.change(link, there, back);
      tell({ kind, link, there, back });
    } else tell({ kind, link });
    done(true);
  }
}

function servedKey(server: string, { address, port }: TcpConnection['local']): string {
  return `${server} ${showAddress(address)} ${port}`;
}
