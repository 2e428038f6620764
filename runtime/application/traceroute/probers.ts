/** What traceroute sends: datagrams to ports where nobody is, or echo requests. */
import type { Address } from '../../base/address.ts';
import { ANY_IPV4, ANY_IPV6 } from '../../base/address.ts';
import type { Echo, EchoErrorKind } from '../../network/echo.ts';
import type { Network, NetworkFault } from '../../network/network.ts';
import type { UdpFault, UdpPort, UdpService } from '../../transport/udp/user.ts';

export interface ProberGround {
  readonly echo: Echo;
  readonly ip: Network;
  readonly udp: UdpService;
}

export interface ProberOptions {
  readonly destination: Address;
  readonly source: Address | undefined;
  readonly data: Uint8Array;
}

export interface Answer {
  readonly from: Address;
  /** Undefined from a router that only counted the hops, and from the destination. */
  readonly error: { readonly kind: EchoErrorKind; readonly code: number } | undefined;
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

/** Where traceroute has always begun: ports that nobody listens at. */
export const FIRST_PORT = 33_434;

/** Each probe goes to a port of its own, from a port of its own; so an error is known by them. */
export function udpProber(
  { udp }: ProberGround,
  { destination, source, data }: ProberOptions,
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
            const isReached = fault === 'ECONNREFUSED';
            const isHop = kind === 'timeExceeded';
            const error = isReached || isHop ? undefined : { kind, code: code ?? 0 };
            answered({ from: from.slice(), error });
          },
        },
      );
      if (typeof opened === 'string') return asNetworkFault(opened);
      return sendDatagram(opened, { address: destination, port: FIRST_PORT + number }, hopLimit);
    },
    close() {},
  };

  function sendDatagram(
    port: UdpPort,
    remote: { readonly address: Address; readonly port: number },
    hopLimit: number,
  ): (() => void) | NetworkFault {
    port.hopLimit = hopLimit;
    const fault = port.connect(remote) ?? port.send(data, 0, data.length);
    if (fault === undefined) return () => port.close();
    port.close();
    return asNetworkFault(fault);
  }
}

export function echoProber(
  { echo, ip }: ProberGround,
  { destination, source, data }: ProberOptions,
): Prober {
  const waiting = new Map<number, (answer: Answer) => void>();
  const session = echo.open({
    reply: ({ arrival, sequence }) => {
      const { octets, source: at, addressOctets } = arrival;
      waiting.get(sequence)?.({ from: octets.slice(at, at + addressOctets), error: undefined });
    },
    error: ({ sequence, from, kind, code }) => {
      const error = kind === 'timeExceeded' ? undefined : { kind, code };
      waiting.get(sequence)?.({ from: from.slice(), error });
    },
  });
  return {
    send(number, hopLimit, answered) {
      if (session === undefined) return 'ENOBUFS';
      const route = ip.route(destination, { source });
      if (typeof route === 'string') return route;
      const sequence = number + 1;
      waiting.set(sequence, answered);
      const options = { hopLimit, trafficClass: 0, dontFragment: false, flowLabel: 0 };
      return session.send(route, sequence, data, options) ?? (() => waiting.delete(sequence));
    },
    close: () => session?.close(),
  };
}

function asNetworkFault(fault: UdpFault): NetworkFault {
  switch (fault) {
    case 'EADDRINUSE':
    case 'EDESTADDRREQ':
    case 'EISCONN':
    case 'EINVAL':
    case 'ENODEV':
      return 'EADDRNOTAVAIL';
    default:
      return fault;
  }
}
