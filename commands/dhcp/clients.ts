/** The clients of DHCP in a network, one an interface, and who is told of what they learn. */
import { DhcpClient } from '../../runtime/dhcp.ts';
import type { Lease } from '../../runtime/dhcp.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import type { DnsPlace } from '../dns/place.ts';
import { Failure } from '../failure.ts';

/** Takes servers of names as they are learnt from a network, and loses them with it. */
export type LearnedNames = Pick<DnsPlace, 'learned' | 'forgotten'>;

export interface DhcpRow {
  readonly interface: string;
  readonly state: string;
  readonly lease: (Omit<Lease, 'times'> & LeaseSeconds) | undefined;
  readonly counters: Readonly<Record<string, number>>;
}

/** From now on; null where it never comes. */
interface LeaseSeconds {
  readonly renewalSeconds: number | null;
  readonly rebindingSeconds: number | null;
  readonly expirySeconds: number | null;
}

export class DhcpClients {
  readonly #stack: Stack;
  readonly #names: LearnedNames;
  readonly #clients = new Map<NetworkInterface, DhcpClient>();
  readonly #watchers = new Set<() => void>();

  constructor(stack: Stack, names: LearnedNames) {
    this.#stack = stack;
    this.#names = names;
  }

  /** Throws a Failure where there is no such interface, or nobody could answer on it. */
  interface(name: string): NetworkInterface {
    const on = this.#stack.interface(name);
    if (on === undefined) throw new Failure(`${name}: no such interface`);
    if (!on.link.resolves) throw new Failure(`${name}: there are no servers on a loopback`);
    return on;
  }

  /** The one that is there. */
  find(on: NetworkInterface): DhcpClient | undefined {
    return this.#clients.get(on);
  }

  /** The one that is there, or a new one. */
  client(on: NetworkInterface, hostName?: string): DhcpClient {
    const known = this.#clients.get(on);
    if (known !== undefined) return known;
    const made = new DhcpClient(this.#stack, on, {
      hostName,
      onLease: (lease) => this.#tell(on, lease),
      onChange: () => this.#changed(),
    });
    this.#clients.set(on, made);
    return made;
  }

  rows(): readonly DhcpRow[] {
    const now = this.#stack.clock.now();
    return [...this.#clients].map(([{ name }, client]) => rowOf(name, client, now));
  }

  /** `look` is called whenever one of them has come further, until what is answered is called. */
  watch(look: () => void): () => void {
    this.#watchers.add(look);
    return () => this.#watchers.delete(look);
  }

  /** Asks no more; what is leased is remembered by its servers alone. */
  close(): void {
    for (const client of this.#clients.values()) client.stop();
    this.#clients.clear();
  }

  #tell({ name }: NetworkInterface, lease: Lease | undefined): void {
    const source = `dhcp ${name}`;
    if (lease === undefined) this.#names.forgotten(source);
    else {
      const { dnsServers: servers, search, domain } = lease;
      const ends = search.length > 0 || domain === undefined ? search : [domain];
      this.#names.learned(source, { servers, search: ends });
    }
    this.#changed();
  }

  #changed(): void {
    for (const look of [...this.#watchers]) look();
  }
}

function rowOf(name: string, client: DhcpClient, now: number): DhcpRow {
  const { stateName: state, lease, counters, hearing } = client;
  const all = { ...hearing.counters, ...counters };
  if (lease === undefined) return { interface: name, state, lease, counters: all };
  const { times, ...terms } = lease;
  const seconds = (at: number): number | null => {
    return at === Infinity ? null : Math.max(0, Math.round((at - now) / 1000));
  };
  const { renewal, rebinding, expiry } = times;
  const when = {
    renewalSeconds: seconds(renewal),
    rebindingSeconds: seconds(rebinding),
    expirySeconds: seconds(expiry),
  };
  return { interface: name, state, lease: { ...terms, ...when }, counters: all };
}

/** A row over several lines. */
export function dhcpLines({ interface: name, state, lease }: DhcpRow): readonly string[] {
  const line = (label: string, text: string): string =>
    `${' '.repeat(8)}${label.padEnd(8)} ${text}`;
  const head = `${name}: ${state.toLowerCase()}`;
  if (lease === undefined) return [head];
  const { address, prefixLength, server, routes, dnsServers, search, domain, mtu } = lease;
  const names = search.length > 0 || domain === undefined ? search : [domain];
  return [
    head,
    line('address', `${address}/${prefixLength}`),
    line('server', server),
    ...routes.map(({ destination, gateway }) => {
      const to = destination === '0.0.0.0/0' ? 'default' : destination;
      return line('route', gateway === undefined ? to : `${to} via ${gateway}`);
    }),
    ...dnsServers.map((one) => line('dns', one)),
    ...(names.length === 0 ? [] : [line('search', names.join(' '))]),
    ...(mtu === undefined ? [] : [line('mtu', String(mtu))]),
    line('lease', durations(lease)),
  ];
}

function durations({ expirySeconds, renewalSeconds }: LeaseSeconds): string {
  if (expirySeconds === null) return 'for ever';
  return `${expirySeconds} s left, to be renewed in ${renewalSeconds} s`;
}
