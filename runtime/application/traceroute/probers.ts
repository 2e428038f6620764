/** What traceroute sends: datagrams to ports where nobody is, SYNs, or echo requests. */
import type { Address } from '../../base/address.ts';
import { ANY_IPV4, ANY_IPV6, sameAddress } from '../../base/address.ts';
import type { Echo, EchoErrorKind } from '../../network/echo.ts';
import type { Interface } from '../../network/interface.ts';
import * as ipv4 from '../../network/ipv4/header.ts';
import * as ipv6 from '../../network/ipv6/header.ts';
import type { Network, NetworkFault } from '../../network/network.ts';
import { DNS_PORT } from '../dns/server.ts';
import type { SynProbes, SynProbeUser } from '../../transport/tcp/syn-probes.ts';
import type { TcpFault } from '../../transport/tcp/user.ts';
import { HEADER_OCTETS } from '../../transport/udp/sender.ts';
import type { UdpFault, UdpService } from '../../transport/udp/user.ts';

export interface ProberGround {
  readonly echo: Echo;
  readonly ip: Network;
  readonly udp: UdpService;
  readonly tcp: { readonly synProbes: SynProbes };
}

export interface ProberOptions {
  readonly destination: Address;
  readonly source?: Address | undefined;
  readonly interface?: Interface | undefined;
  /** The port to ask at, or the first of them; of echo requests the first number. */
  readonly port?: number | undefined;
  readonly dontFragment?: boolean | undefined;
  /** What is sent beside headers; SYNs carry none. */
  readonly data: Uint8Array;
}

export interface ProbeError {
  readonly kind: Exclude<EchoErrorKind, 'timeExceeded' | 'redirect'>;
  readonly code: number;
}

export interface Answer {
  readonly from: Address;
  /** Undefined from a router that only counted the hops, and from the destination. */
  readonly error: ProbeError | undefined;
}

export interface Prober {
  /** Sends one; answers how to forget it, or why it was not sent. */
  send(
    number: number,
    hopLimit: number,
    answered: (answer: Answer) => void,
  ): (() => void) | NetworkFault;
  close(): void;
}

/** Headers of IP and of UDP, by the version of IP; those of ICMP's echo are as long (RFC 792). */
export const PROBE_HEADER_OCTETS = {
  4: ipv4.HEADER_OCTETS + HEADER_OCTETS,
  6: ipv6.HEADER_OCTETS + HEADER_OCTETS,
} as const;

/** Where traceroute has always begun: ports that nobody listens at. */
export const FIRST_PORT = 33_434;
const PORTS = 65_535;
const SEQUENCES = 65_536;

/** Where a server of names may be, that firewalls let others speak to: traceroute(8), -U. */
export const ONE_UDP_PORT = DNS_PORT;
/** traceroute(8), -T. */
export const ONE_TCP_PORT = 80;

/** Each probe goes to a port of its own, from a port of its own; so an error is known by them. */
export function udpProber(ground: ProberGround, options: ProberOptions): Prober {
  const { port: first = FIRST_PORT } = options;
  // Past the last port they begin again, but not at 0.
  return datagramProber(ground, options, (number) => ((first - 1 + number) % PORTS) + 1);
}

/** All to one port, each from a port of its own. */
export function onePortProber(ground: ProberGround, options: ProberOptions): Prober {
  const { port = ONE_UDP_PORT } = options;
  return datagramProber(ground, options, () => port);
}

function datagramProber(
  { udp }: ProberGround,
  { destination, source, interface: by, dontFragment = false, data }: ProberOptions,
  portOf: (number: number) => number,
): Prober {
  return {
    send(number, hopLimit, answered) {
      const any = destination.length === ANY_IPV4.length ? ANY_IPV4 : ANY_IPV6;
      const opened = udp.open(
        { address: source ?? any, port: 0 },
        {
          // Somebody listens there after all.
          datagram: () => answered({ from: destination, error: undefined }),
          error: (fault, _about, from, kind, code) => {
            if (from === undefined || kind === undefined) return;
            // Nobody is there, as was hoped; a router that says so stands in the way.
            const isReached = fault === 'ECONNREFUSED' && sameAddress(from, destination);
            if (isReached) answered({ from: destination, error: undefined });
            else hear(answered, from, kind, code ?? 0);
          },
        },
        { interface: by },
      );
      if (typeof opened === 'string') return asNetworkFault(opened);
      opened.hopLimit = hopLimit;
      opened.pathMtuDiscovery = dontFragment ? 'always' : 'never';
      const fault =
        opened.connect({ address: destination, port: portOf(number) }) ??
        opened.send(data, 0, data.length);
      if (fault === undefined) return () => opened.close();
      opened.close();
      return asNetworkFault(fault);
    },
    close() {},
  };
}

/** A SYN each, which whoever listens there answers, and whoever does not as well. */
export function synProber(
  { tcp }: ProberGround,
  { destination, source, interface: by, port = ONE_TCP_PORT }: ProberOptions,
): Prober {
  return {
    send(_number, hopLimit, answered) {
      const user: SynProbeUser = {
        answered: () => answered({ from: destination, error: undefined }),
        error: (from, kind, code) => hear(answered, from, kind, code),
      };
      const wish = { hopLimit, source, interface: by };
      const sent = tcp.synProbes.send({ address: destination, port }, user, wish);
      return typeof sent === 'string' ? asNetworkFault(sent) : sent;
    },
    close() {},
  };
}

export function echoProber(
  { echo, ip }: ProberGround,
  {
    destination,
    source,
    interface: by,
    port: first = 1,
    dontFragment = false,
    data,
  }: ProberOptions,
): Prober {
  const waiting = new Map<number, (answer: Answer) => void>();
  const session = echo.open({
    reply: ({ arrival, sequence }) => {
      const { octets, source: at, addressOctets } = arrival;
      waiting.get(sequence)?.({ from: octets.slice(at, at + addressOctets), error: undefined });
    },
    error: ({ sequence, from, kind, code }) => {
      const answered = waiting.get(sequence);
      if (answered !== undefined) hear(answered, from, kind, code);
    },
  });
  return {
    send(number, hopLimit, answered) {
      if (session === undefined) return 'ENOBUFS';
      const route = ip.route(destination, { source, interface: by });
      if (typeof route === 'string') return route;
      const sequence = (first + number) % SEQUENCES;
      waiting.set(sequence, answered);
      const options = { hopLimit, trafficClass: 0, dontFragment, flowLabel: 0 };
      return session.send(route, sequence, data, options) ?? (() => waiting.delete(sequence));
    },
    close: () => session?.close(),
  };
}

/** A router that counted the hops is on the way; one that knows a better way sends it on. */
function hear(
  answered: (answer: Answer) => void,
  from: Address,
  kind: EchoErrorKind,
  code: number,
): void {
  if (kind === 'redirect') return;
  const error = kind === 'timeExceeded' ? undefined : { kind, code };
  answered({ from: from.slice(), error });
}

function asNetworkFault(fault: UdpFault | TcpFault): NetworkFault {
  switch (fault) {
    case 'EADDRINUSE':
    case 'EDESTADDRREQ':
    case 'EISCONN':
    case 'EINVAL':
    case 'ENODEV':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
    case 'ECONNABORTED':
      return 'EADDRNOTAVAIL';
    default:
      return fault;
  }
}
