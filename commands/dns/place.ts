/**
 * Names in a network: one resolver and one cache for all commands in it. While onion routing is
 * enabled names are asked for at exits; but where the user has chosen servers that are private,
 * those are asked, through circuits.
 */
import { canonicalName, DnsFault, MulticastQuerier, Resolver } from '../../runtime/dns.ts';
import type { DnsTransport, Hosts, Learned, Outcome, UserServers } from '../../runtime/dns.ts';
import {
  addressOf,
  hostAddresses,
  HostNotFound,
  isLinkLocal,
  literalAddress,
  showAddress,
} from '../../runtime/sockets.ts';
import type { HostNames, Resolve } from '../../runtime/sockets.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { learnedTransport, serverGround } from './servers.ts';
import type { ServerGround, ServersKnown } from './servers.ts';

export interface DnsPlaceOptions {
  readonly stack: Stack;
  readonly hosts: NonNullable<HostNames['hosts']>;
  /** Whose certificates are good there. */
  readonly authorities?: readonly string[] | undefined;
}

/** What onion routing has for names, while it is enabled. */
export type NamesOfOnion = { readonly names: Pick<HostNames, 'resolve'> } | undefined;

export class DnsPlace {
  readonly resolver: Resolver;
  readonly ground: ServerGround;
  /** Of names in `.local`. */
  readonly local: MulticastQuerier;
  /** The user's own, which come before all that others say. */
  hosts: Hosts = new Map();
  /** Set by whoever has a place for onion routing. */
  onion: () => NamesOfOnion = () => undefined;
  readonly #options: DnsPlaceOptions;
  /** For the names of private servers alone: of those that were learned. */
  readonly #bootstrap: Resolver;
  readonly #deaf: () => void;
  #wasOnion = false;

  constructor(options: DnsPlaceOptions) {
    const { stack, authorities } = options;
    this.#options = options;
    const lookUp: ServersKnown['lookUp'] = (name, signal) => this.#lookUpServer(name, signal);
    this.ground = serverGround(stack, { lookUp, authorities });
    const transportTo = (address: string): DnsTransport | undefined =>
      learnedTransport(address, this.ground);
    const { timers, random } = stack;
    const byLinks = (): readonly NetworkInterface[] =>
      stack.interfaces.filter((one) => one.isUp && one !== stack.loopback);
    const { udp } = stack;
    this.local = new MulticastQuerier({ timers, random, udp, interfaces: byLinks });
    const local = (name: string, type: number): Promise<Outcome> =>
      this.#onionNow() === undefined
        ? this.local.query(name, type)
        : Promise.reject(
            new DnsFault('ENOSERVER', 'nobody on the link is asked, for onion routing'),
          );
    this.resolver = new Resolver({ timers, random, transportTo, local });
    this.#bootstrap = new Resolver({ timers, random, transportTo });
    const { ipv6, interfaces } = stack;
    this.#deaf = ipv6.listen({ configurationChanged: (on) => this.#learnOfRouters(on) });
    for (const on of interfaces) this.#learnOfRouters(on);
  }

  /** RFC 8106: what routers say now. */
  #learnOfRouters(on: NetworkInterface): void {
    const told = this.#options.stack.ipv6.on(on)?.routers.nameServers;
    const source = `routers on ${on.name}`;
    if (told === undefined || told.servers.length + told.domains.length === 0) {
      return this.forgotten(source);
    }
    const servers = told.servers.map(({ address }) => {
      const text = showAddress(address);
      // RFC 4007 §11.
      return isLinkLocal(address) ? `${text}%${on.name}` : text;
    });
    this.learned(source, { servers, search: told.domains.map(({ name }) => name) });
  }

  /** What DHCP, a router or a laboratory has told; false where there are too many sources. */
  learned(source: string, learned: Learned): boolean {
    this.#bootstrap.servers.learned(source, learned);
    return this.resolver.servers.learned(source, learned);
  }

  forgotten(source: string): void {
    this.#bootstrap.servers.forgotten(source);
    this.resolver.servers.forgotten(source);
  }

  choose(servers: UserServers): void {
    this.resolver.servers.choose(servers);
  }

  /** Whether exits of onion routing are asked, and none of the servers. */
  get areAtExits(): boolean {
    return this.onion() !== undefined && !this.resolver.servers.isPrivate;
  }

  /** For all who look for a host: those that can be reached come first. */
  readonly resolve: Resolve = async (name, signal) => {
    const own = this.hosts.get(canonicalName(name));
    if (own !== undefined) return own;
    const onion = this.#onionNow();
    if (onion !== undefined && this.areAtExits) {
      return (await onion.names.resolve?.(name, signal)) ?? [];
    }
    try {
      const found = await this.resolver.resolve(name, { signal });
      return this.#reachableFirst(found);
    } catch (error) {
      // As a machine has it that knows no server: then there are no such names.
      if (error instanceof DnsFault && error.code === 'ENOSERVER') return [];
      throw error;
    }
  };

  /** What was asked in the open is not to be told from what is asked now, nor the other way. */
  #onionNow(): NamesOfOnion {
    const onion = this.onion();
    if ((onion !== undefined) !== this.#wasOnion) {
      this.#wasOnion = onion !== undefined;
      this.resolver.flush();
      this.#bootstrap.flush();
    }
    return onion;
  }

  async #lookUpServer(name: string, signal: AbortSignal): Promise<readonly string[]> {
    const { hosts, stack } = this.#options;
    const onion = this.#onionNow();
    const resolve: Resolve = (asked) =>
      onion === undefined
        ? this.#bootstrap.resolve(asked, { signal })
        : (onion.names.resolve?.(asked, signal) ?? Promise.resolve([]));
    try {
      const found = await hostAddresses(name, { hosts, resolve }, stack.interfaces, signal);
      return found.map(({ address }) => showAddress(address));
    } catch (error) {
      if (error instanceof HostNotFound) {
        throw new DnsFault('ENETUNREACH', `${name}: there is no such name; --at tells where it is`);
      }
      // Not by its class: whoever asks nobody at exits would load all of onion routing for it.
      if ((error as Error).name !== 'OnionFailure') throw error;
      throw new DnsFault('ENETUNREACH', (error as Error).message);
    }
  }

  #reachableFirst(texts: readonly string[]): readonly string[] {
    const { stack } = this.#options;
    const isReachable = (text: string): boolean => {
      const found = literalAddress(text, stack.interfaces);
      return found !== undefined && typeof stack.ip.route(found.address) !== 'string';
    };
    // One of a link alone leads nowhere without that link, which an answer does not name.
    const found = texts.filter((text) => !isLinkLocal(addressOf(text)));
    return found.sort((one, other) => Number(isReachable(other)) - Number(isReachable(one)));
  }

  close(): void {
    this.#deaf();
    this.resolver.close();
    this.#bootstrap.close();
  }
}
