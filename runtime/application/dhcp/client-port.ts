/** The port of a client of DHCP, of either version, on its interface, and what is said by it. */
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import type { UdpFault, UdpPort, UdpService, UdpUser } from '../../transport/udp/user.ts';

interface Endpoint {
  readonly address: Address;
  readonly port: number;
}

export class ClientPort {
  readonly counters: Counters<'sent' | 'notSent'> = countersOf('sent', 'notSent');
  readonly #on: NetworkInterface;
  readonly #udp: UdpService;
  readonly #local: Endpoint;
  #port: UdpPort | undefined;

  constructor(on: NetworkInterface, udp: UdpService, local: Endpoint) {
    this.#on = on;
    this.#udp = udp;
    this.#local = local;
  }

  /** From now on `datagram` hears what comes; what keeps it from that, if anything does. */
  open(datagram: UdpUser['datagram']): UdpFault | undefined {
    if (this.#port !== undefined) return undefined;
    const user: UdpUser = {
      datagram,
      error() {
        // Only who is connected is told.
      },
    };
    const onlyIpv6 = this.#local.address.length === IPV6_OCTETS;
    const options = { reuseAddress: true, onlyIpv6, interface: this.#on };
    const opened = this.#udp.open(this.#local, user, options);
    if (typeof opened === 'string') return opened;
    this.#port = opened;
    return undefined;
  }

  close(): void {
    this.#port?.close();
    this.#port = undefined;
  }

  send(octets: Uint8Array, to: Endpoint): void {
    const port = this.#port;
    const where = { ...to, interface: this.#on };
    this.count(port !== undefined && port.send(octets, 0, octets.length, where) === undefined);
  }

  count(isSent: boolean): void {
    if (isSent) this.counters.sent++;
    else this.counters.notSent++;
  }
}
