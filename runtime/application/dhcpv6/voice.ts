/** How a client of DHCPv6 speaks: to all servers of the link, from its address there. */
import { PORT } from '../../../generated/application/dhcpv6.wire.ts';
import { addressOf, ANY_IPV6 } from '../../base/address.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import type { UdpService } from '../../transport/udp/user.ts';
import { ClientPort } from '../dhcp/client-port.ts';

/** RFC 8415 §7.1: All_DHCP_Relay_Agents_and_Servers. */
const SERVERS = { address: addressOf('ff02::1:2'), port: PORT.SERVER };

export class Voice extends ClientPort {
  constructor(on: NetworkInterface, udp: UdpService) {
    super(on, udp, { address: ANY_IPV6, port: PORT.CLIENT });
  }

  say(octets: Uint8Array): void {
    this.send(octets, SERVERS);
  }
}
