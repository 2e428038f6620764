/**
 * Whom to ask. Servers that the user has chosen come first; those that were learned, of DHCP or of
 * routers, after them, and not at all where the user's are private ones: nothing falls back to
 * cleartext unless the user said that it may. The one that answered last is asked first.
 */
import type { DnsTransport } from './transport.ts';
import { SEARCH_MAX } from './name.ts';

/** Of one source; more are not looked at. */
export const SERVERS_OF_A_SOURCE_MAX = 8;
/** Sources at once, such as interfaces with DHCP; one more is not learned from. */
export const SOURCES_MAX = 64;

export interface Learned {
  /** Addresses as text, with the zone of a link-local one. */
  readonly servers: readonly string[];
  readonly search?: readonly string[];
}

export interface ServerStatus {
  readonly name: string;
  /** `user`, or who told of it. */
  readonly source: string;
  readonly isPrivate: boolean;
  readonly isUsed: boolean;
  readonly asked: number;
  readonly answered: number;
  readonly failed: number;
  /** Of the last answer, in milliseconds. */
  readonly tookMs: number | undefined;
}

export class Server {
  readonly transport: DnsTransport;
  readonly source: string;
  asked = 0;
  answered = 0;
  failed = 0;
  tookMs: number | undefined;
  /** It has never heard of EDNS: RFC 6891 §6.2.2. */
  lacksEdns = false;

  constructor(transport: DnsTransport, source: string) {
    this.transport = transport;
    this.source = source;
  }
}

export interface UserServers {
  readonly transports: readonly DnsTransport[];
  /** The user lets cleartext do where private servers do not answer. */
  readonly isOpportunistic?: boolean;
}

export class ServerList {
  /** Servers, or the search list, are others now. */
  onChange: () => void = () => {};
  /** A server that was learned, by its address; undefined where it makes no sense. */
  readonly #transportTo: (address: string) => DnsTransport | undefined;
  readonly #learned = new Map<string, { servers: readonly Server[]; search: readonly string[] }>();
  #user: readonly Server[] = [];
  #userSearch: readonly string[] | undefined;
  #isOpportunistic = false;
  #preferred: Server | undefined;

  constructor(transportTo: (address: string) => DnsTransport | undefined) {
    this.#transportTo = transportTo;
  }

  /** The user's own, in place of those before; none at all leaves it to what is learned. */
  choose({ transports, isOpportunistic = false }: UserServers): void {
    for (const { transport } of this.#user) transport.close();
    this.#user = transports
      .slice(0, SERVERS_OF_A_SOURCE_MAX)
      .map((transport) => new Server(transport, 'user'));
    this.#isOpportunistic = isOpportunistic;
    this.onChange();
  }

  chooseSearch(search: readonly string[] | undefined): void {
    this.#userSearch = search;
    this.onChange();
  }

  /** What a source says now, in place of what it said before. False: there are too many. */
  learned(source: string, { servers, search = [] }: Learned): boolean {
    if (!this.#learned.has(source) && this.#learned.size >= SOURCES_MAX) return false;
    this.#close(source);
    const made = servers
      .slice(0, SERVERS_OF_A_SOURCE_MAX)
      .map((address) => this.#transportTo(address))
      .filter((transport) => transport !== undefined)
      .map((transport) => new Server(transport, source));
    this.#learned.set(source, { servers: made, search: search.slice(0, SEARCH_MAX) });
    this.onChange();
    return true;
  }

  forgotten(source: string): void {
    this.#close(source);
    if (this.#learned.delete(source)) this.onChange();
  }

  #close(source: string): void {
    for (const { transport } of this.#learned.get(source)?.servers ?? []) transport.close();
  }

  get search(): readonly string[] {
    if (this.#userSearch !== undefined) return this.#userSearch;
    return [...new Set([...this.#learned.values()].flatMap(({ search }) => search))];
  }

  /** Whether all that is asked is asked in private. */
  get isPrivate(): boolean {
    const used = this.inOrder();
    return used.length > 0 && used.every(({ transport }) => transport.isPrivate);
  }

  /** Those to ask, the first to be asked in front. */
  inOrder(): readonly Server[] {
    const isClosed = this.#user.some(({ transport }) => transport.isPrivate);
    const learned = [...this.#learned.values()].flatMap(({ servers }) => servers);
    const all = isClosed && !this.#isOpportunistic ? this.#user : [...this.#user, ...learned];
    const at = this.#preferred === undefined ? -1 : all.indexOf(this.#preferred);
    // One that is not private never comes before one that is.
    const isBefore = at > 0 && all[at].transport.isPrivate === all[0].transport.isPrivate;
    return isBefore ? [all[at], ...all.slice(0, at), ...all.slice(at + 1)] : all;
  }

  answered(server: Server, tookMs: number): void {
    server.answered++;
    server.tookMs = tookMs;
    this.#preferred = server;
  }

  failed(server: Server): void {
    server.failed++;
    if (this.#preferred === server) this.#preferred = undefined;
  }

  status(): readonly ServerStatus[] {
    const used = new Set(this.inOrder());
    const learned = [...this.#learned.values()].flatMap(({ servers }) => servers);
    return [...this.#user, ...learned].map((server) => {
      const { transport, source, asked, answered, failed, tookMs } = server;
      const { name, isPrivate } = transport;
      return { name, source, isPrivate, isUsed: used.has(server), asked, answered, failed, tookMs };
    });
  }

  close(): void {
    for (const { transport } of this.#user) transport.close();
    for (const source of this.#learned.keys()) this.#close(source);
  }
}
