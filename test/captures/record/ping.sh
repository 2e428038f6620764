#!/bin/bash
# ping: plain, large (fragments), record route, time stamps, bad or unusual sizes, unreachable; IPv4 and IPv6
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
ns a; ns r; ns b
link a ea r ra; link r rb b eb
addr a ea 10.0.0.1/24; addr r ra 10.0.0.254/24; addr r rb 10.0.1.254/24; addr b eb 10.0.1.2/24
addr a ea fd00::1/64; addr r ra fd00::fe/64; addr r rb fd01::fe/64; addr b eb fd01::2/64
at r sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
ip -n a route add default via 10.0.0.254; ip -n b route add default via 10.0.1.254
ip -n a route add default via fd00::fe; ip -n b route add default via fd01::fe
carrier a ea; carrier b eb; carrier r ra; carrier r rb
p() { at a ping -n -q -i 0.1 -W 2 "$@" >>"$W/ping.log" 2>&1 || true; }
record a ea ping-v4.pcap icmp or arp
p -c 2 10.0.0.254; p -c 2 -s 0 10.0.1.2; p -c 1 -s 1472 10.0.1.2; p -c 1 -p ff00aa 10.0.1.2; p -c 1 -Q 0xb8 10.0.1.2; p -c 1 -t 1 10.0.1.2; p -c 1 10.9.9.9
save
record a ea ping-v4-fragments.pcap icmp
p -c 2 -s 4000 10.0.0.254; p -c 1 -s 1473 10.0.1.2; p -c 1 -s 9000 10.0.1.2; p -c 1 -s 65507 10.0.0.254
save
record_ng a ea ping-v4-options.pcapng -f 'icmp or arp' --capture-comment 'ping -R (record route), -T tsonly, tsandaddr and tsprespec, with and without fragments'
p -c 2 -R 10.0.1.2; p -c 2 -T tsonly 10.0.1.2; p -c 2 -T tsandaddr 10.0.1.2; p -c 1 -T tsprespec 10.0.0.254 10.0.1.2 10.0.1.2; p -c 1 -R -s 3000 10.0.1.2
# traceroute adds a loose source route, which the router refuses unless told otherwise
at r sysctl -qw net.ipv4.conf.all.accept_source_route=1 net.ipv4.conf.ra.accept_source_route=1 net.ipv4.conf.rb.accept_source_route=1
at a traceroute -n -I -q 1 -m 3 -w 1 -g 10.0.0.254 10.0.1.2 >>"$W/ping.log" 2>&1 || true
save
record_ng a ea ping-v6.pcapng -f ip6
p -c 2 fd00::fe; p -c 1 -s 0 fd01::2; p -c 1 -F 0x12345 -Q 0xb8 fd01::2; p -c 1 -t 1 fd01::2; p -c 1 fd02::9; p -c 1 -I ea fe80::ff:fe00:2%ea; p -c 2 -I ea ff02::1
p -c 1 -N name fd00::fe; p -c 1 -N ipv6-all fd00::fe
save
record a ea ping-v6-fragments.pcap --time-stamp-precision=nano ip6
p -c 2 -s 4000 fd00::fe; p -c 1 -s 1453 fd01::2; p -c 1 -s 9000 fd01::2
save
