#!/bin/bash
# Re-creates the captures from nothing: all.sh, or all.sh NAME... (http dns ping ...). Needs root and Debian 12's
#   tshark tcpdump nginx curl dnsmasq bind9 bind9-dnsutils unbound radvd iperf3 openssh-server tor traceroute iputils-ping iputils-arping
#   ndisc6 ngtcp2-client ngtcp2-server python3-scapy python3-cryptography udhcpc busybox isc-dhcp-client isc-dhcp-server socat lldpd
#   openvswitch-switch dante-server microsocks iptables nftables ethtool iproute2 openssl
# OUT=DIR writes somewhere else.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
names=("$@"); [ $# -gt 0 ] || names=(http dns ping route tcp ssh dhcp slaac mcast l2 tls quic sll socks ipv6ext udp tor formats damaged)
failed=()
for n in "${names[@]}"; do
  [ -f "$here/$n.sh" ] || { echo "no such recording: $n" >&2; exit 2; }
  echo "== $n"; bash "$here/$n.sh" || failed+=("$n")
done
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
