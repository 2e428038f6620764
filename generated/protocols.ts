/** @generated from spec/ as a whole: change the specs, then npm run generate. */
import { protocolTable as control } from './application/control.describe.ts';
import { protocolTable as dhcpv4 } from './application/dhcpv4.describe.ts';
import { protocolTable as dhcpv6 } from './application/dhcpv6.describe.ts';
import { protocolTable as dns } from './application/dns.describe.ts';
import { protocolTable as iperf3 } from './application/iperf3.describe.ts';
import { protocolTable as socks5 } from './application/socks5.describe.ts';
import { protocolTable as e1000 } from './device/e1000.describe.ts';
import { protocolTable as netlink } from './device/netlink.describe.ts';
import { protocolTable as tun } from './device/tun.describe.ts';
import { protocolTable as virtio } from './device/virtio.describe.ts';
import { protocolTable as arp } from './link/arp.describe.ts';
import { protocolTable as ethernet } from './link/ethernet.describe.ts';
import { protocolTable as linuxCookedV1 } from './link/linux-cooked-v1.describe.ts';
import { protocolTable as linuxCookedV2 } from './link/linux-cooked-v2.describe.ts';
import { protocolTable as pcap } from './link/pcap.describe.ts';
import { protocolTable as pcapng } from './link/pcapng.describe.ts';
import { protocolTable as vlan } from './link/vlan.describe.ts';
import { protocolTable as icmpv4 } from './network/icmpv4.describe.ts';
import { protocolTable as icmpv6 } from './network/icmpv6.describe.ts';
import { protocolTable as igmp } from './network/igmp.describe.ts';
import { protocolTable as ipv4 } from './network/ipv4.describe.ts';
import { protocolTable as ipv6Address } from './network/ipv6-address.describe.ts';
import { protocolTable as ipv6 } from './network/ipv6.describe.ts';
import { protocolTable as begin } from './onion/begin.describe.ts';
import { protocolTable as certificate } from './onion/certificate.describe.ts';
import { protocolTable as der } from './onion/der.describe.ts';
import { protocolTable as ntor } from './onion/ntor.describe.ts';
import { protocolTable as relayCrypto } from './onion/relay-crypto.describe.ts';
import { protocolTable as relay } from './onion/relay.describe.ts';
import { protocolTable as tor } from './onion/tor.describe.ts';
import { protocolTable as tls } from './secure/tls.describe.ts';
import { protocolTable as quic } from './transport/quic.describe.ts';
import { protocolTable as tcp } from './transport/tcp.describe.ts';
import { protocolTable as udp } from './transport/udp.describe.ts';
import type { ProtocolTable } from '../runtime/base/describe/table.ts';

/** The table of every protocol, by its name. */
export const protocols: Readonly<Record<string, ProtocolTable>> = {
  control,
  dhcpv4,
  dhcpv6,
  dns,
  iperf3,
  socks5,
  e1000,
  netlink,
  tun,
  virtio,
  arp,
  ethernet,
  linuxCookedV1,
  linuxCookedV2,
  pcap,
  pcapng,
  vlan,
  icmpv4,
  icmpv6,
  igmp,
  ipv4,
  ipv6Address,
  ipv6,
  begin,
  certificate,
  der,
  ntor,
  relayCrypto,
  relay,
  tor,
  tls,
  quic,
  tcp,
  udp,
};
