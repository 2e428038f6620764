/** How a client of DHCPv6 speaks: to all servers of the link, from its address there. */
import { PORT } from '../../../generated/application/dhcpv6.wire.ts';
import { addressOf, ANY_IPV6 } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import type { UdpFault, UdpPort, UdpService, UdpUser } from '../../transport/udp/user.ts';

/** RFC 8415 §7.1: All_DHCP_Relay_Agents_and_Servers. */
const SERVERS = addressOf('ff02::1:2');

export class Voice {
  readonly counters: Counters<'sent' | 'notSent'> = countersOf('sent', 'notSent');
  readonly #on: NetworkInterface;
  readonly #udp: UdpService;
  #port: UdpPort | undefined;

  constructor(on: NetworkInterface, udp: UdpService) {
    this.#on = on;
    this.#udp = udp;
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
    const local = { address: ANY_IPV6, port: PORT.CLIENT };
    const options = { reuseAddress: true, onlyIpv6: true, interface: this.#on };
    const opened = this.#udp.open(local, user, options);
    if (typeof opened === 'string') return opened;
    this.#port = opened;
    return undefined;
  }

  close(): void {
    this.#port?.close();
    this.#port = undefined;
  }

  say(octets: Uint8Array): void {
    const to = { address: SERVERS, port: PORT.SERVER, interface: this.#on };
    const port = this.#port;
    const isSent = port !== undefined && port.send(octets, 0, octets.length, to) === undefined;
    if (isSent) this.counters.sent++;
    else this.counters.notSent++;
  }
}
