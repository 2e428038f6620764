/** A server of names at its ports: UDP, and TCP with a bounded number of patient connections. */
import { copyOf } from '../../base/octets.ts';
import { IPV4_OCTETS } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import { isLinkLocalAt } from '../../network/ipv6-address.ts';
import type { TcpConnection, TcpListener, TcpService } from '../../transport/tcp/user.ts';
import type { DatagramMeta, UdpPort, UdpService } from '../../transport/udp/user.ts';
import type { Answering } from './answering.ts';
import { framed, FrameReader } from './framing.ts';

export const DNS_PORT = 53;
/** Connections at once; one more is aborted as it comes. */
export const CONNECTIONS_MAX = 128;
/** Queries of one connection that wait for their answers; it is not read until they have them. */
export const PIPELINED_MAX = 32;
const BACKLOG = 16;
/** RFC 7766 §6.2.3: who says nothing for so long is hung up on. */
const IDLE_MS = 20_000;
const CHUNK_OCTETS = 4096;

export interface DnsServerOptions {
  readonly timers: Timers;
  readonly udp: UdpService;
  readonly tcp: TcpService;
  readonly answering: Answering;
  /** Those that it is asked at: it answers from the one that it was asked at, as clients expect. */
  readonly addresses: readonly Address[];
  readonly port?: number;
}

export type DnsServerCounters = Counters<
  'datagrams' | 'connections' | 'connectionsRefused' | 'idle' | 'unsent'
>;

export class DnsServer {
  readonly counters: DnsServerCounters = countersOf(
    'datagrams',
    'connections',
    'connectionsRefused',
    'idle',
    'unsent',
  );
  readonly #options: DnsServerOptions;
  readonly #connections = new Set<TcpConnection>();
  readonly #ports: UdpPort[] = [];
  readonly #listeners: TcpListener[] = [];

  constructor(options: DnsServerOptions) {
    this.#options = options;
  }

  /** Why it cannot listen, or nothing. */
  start(): string | undefined {
    for (const address of this.#options.addresses) {
      const fault = this.#listenAt(address);
      if (fault === undefined) continue;
      this.close();
      return fault;
    }
    return undefined;
  }

  #listenAt(address: Address): string | undefined {
    const { udp, tcp, port = DNS_PORT } = this.#options;
    const opened: UdpPort | string = udp.open(
      { address, port },
      {
        datagram: (b, from, to, meta) => void this.#heard(opened as UdpPort, b, from, to, meta),
        error() {},
      },
    );
    if (typeof opened === 'string') return opened;
    this.#ports.push(opened);
    const listener = tcp.listen({ address, port }, BACKLOG);
    if (typeof listener === 'string') return listener;
    this.#listeners.push(listener);
    listener.onAcceptable(() => this.#accept(listener));
    return undefined;
  }

  close(): void {
    for (const one of [...this.#ports, ...this.#listeners]) one.close();
    for (const connection of [...this.#connections]) connection.abort();
  }

  async #heard(
    port: UdpPort,
    b: Uint8Array,
    from: number,
    to: number,
    meta: DatagramMeta,
  ): Promise<void> {
    this.counters.datagrams++;
    const { octets, source, addressOctets, sourcePort } = meta;
    const address = copyOf(octets, source, source + addressOctets);
    // RFC 4007 §11: a link-local address is of an interface.
    const by =
      address.length > IPV4_OCTETS && isLinkLocalAt(address, 0) ? meta.interface : undefined;
    const destination = { address, port: sourcePort, interface: by };
    const answer = await this.#options.answering.answer(copyOf(b, from, to), 'udp');
    if (answer === undefined) return;
    const fault = port.send(answer, 0, answer.length, destination);
    if (fault !== undefined) this.counters.unsent++;
  }

  #accept(listener: TcpListener): void {
    for (
      let connection = listener.accept();
      connection !== undefined;
      connection = listener.accept()
    ) {
      if (this.#connections.size >= CONNECTIONS_MAX) {
        this.counters.connectionsRefused++;
        connection.abort();
      } else this.#serve(connection);
    }
  }

  #serve(connection: TcpConnection): void {
    this.counters.connections++;
    this.#connections.add(connection);
    const idle = new Timer(this.#options.timers, () => {
      this.counters.idle++;
      connection.abort();
    });
    idle.start(IDLE_MS);
    const reader = new FrameReader();
    const chunk = new Uint8Array(CHUNK_OCTETS);
    let waiting = 0;
    const read = (): void => {
      while (connection.readable > 0 && waiting < PIPELINED_MAX) {
        const count = connection.read(chunk, 0, chunk.length);
        for (const query of reader.take(chunk, 0, count)) {
          waiting++;
          void this.#answer(connection, query).then(() => {
            waiting--;
            idle.start(IDLE_MS);
            read();
          });
        }
      }
      if (connection.isPeerClosed && waiting === 0) connection.close();
    };
    connection.setUser({
      established() {},
      readable: read,
      writable() {},
      closed: () => {
        idle.stop();
        this.#connections.delete(connection);
      },
    });
    read();
  }

  async #answer(connection: TcpConnection, query: Uint8Array): Promise<void> {
    const answer = await this.#options.answering.answer(query, 'stream');
    if (answer === undefined) return;
    const octets = framed(answer);
    // Who does not read what was asked for is no client.
    if (connection.write(octets) === octets.length) return;
    this.counters.unsent++;
    connection.abort();
  }
}
