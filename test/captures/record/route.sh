#!/bin/bash
# traceroute through two routers, port and host unreachable, path MTU discovery, redirects; IPv4 and IPv6
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
for n in a r1 r2 b; do ns $n; done
link a ea r1 r1a; link r1 r1b r2 r2a; link r2 r2b b eb
addr a ea 10.0.0.1/24; addr r1 r1a 10.0.0.254/24; addr r1 r1b 10.0.1.1/24; addr r2 r2a 10.0.1.2/24; addr r2 r2b 10.0.2.254/24; addr b eb 10.0.2.2/24
addr a ea fd00::1/64; addr r1 r1a fd00::fe/64; addr r1 r1b fd01::1/64; addr r2 r2a fd01::2/64; addr r2 r2b fd02::fe/64; addr b eb fd02::2/64
for r in r1 r2; do at $r sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0; done
at b sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0
ip -n a route add default via 10.0.0.254; ip -n r1 route add 10.0.2.0/24 via 10.0.1.2; ip -n r2 route add 10.0.0.0/24 via 10.0.1.1; ip -n b route add default via 10.0.2.254
ip -n a route add default via fd00::fe; ip -n r1 route add fd02::/64 via fd01::2; ip -n r2 route add fd00::/64 via fd01::1; ip -n b route add default via fd02::fe
for x in 'a ea' 'r1 r1b' 'r2 r2b' 'b eb'; do carrier $x; done
t() { at a traceroute -n -q 2 -w 1 -m 5 "$@" >>"$W/tr.log" 2>&1 || true; }
record a ea traceroute-v4.pcap ip or arp
t 10.0.2.2; t -I 10.0.2.2; t -T -p 80 10.0.2.2; t -F 10.0.2.2 1200; t -e -q 1 10.0.2.2
save
record_ng a ea traceroute-v6.pcapng -f ip6
t -6 fd02::2; t -6 -I fd02::2; t -6 -T -p 80 fd02::2
save
record_ng a ea unreachable.pcapng -f 'ip or ip6'
u() { at a $PYTHON - "$@" <<'P' || true
import socket, sys
fam = socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET
s = socket.socket(fam, socket.SOCK_DGRAM); s.settimeout(0.5); s.connect((sys.argv[1], int(sys.argv[2])))
try: s.send(b'x' * int(sys.argv[3])); s.recv(10)
except OSError as e: print(e)
P
}
ip -n r1 route add unreachable 10.5.0.0/16; ip -n r1 route add prohibit 10.6.0.0/16; ip -n r1 route add unreachable fd05::/64; ip -n r1 route add prohibit fd06::/64
for h in 10.0.2.2 10.0.0.254 10.5.0.1 10.6.0.1 10.7.0.1 fd02::2 fd05::1 fd06::1 fd07::1; do u $h 9 30; done
u 10.0.2.2 9 1400; u fd02::2 9 1400 # the quoted datagram is cut: 576 octets (IPv4), 1280 (IPv6)
ip -n r1 link set r1a mtu 1500
at r1 iptables-legacy -A FORWARD -p udp --dport 99 -j REJECT --reject-with icmp-admin-prohibited
at r1 iptables-legacy -A FORWARD -p udp --dport 98 -j REJECT --reject-with icmp-proto-unreachable
at r1 iptables-legacy -A FORWARD -p tcp --dport 97 -j REJECT --reject-with tcp-reset
at r1 ip6tables-legacy -A FORWARD -p udp --dport 99 -j REJECT --reject-with icmp6-adm-prohibited
at r1 ip6tables-legacy -A FORWARD -p udp --dport 98 -j REJECT --reject-with icmp6-policy-fail
for h in 10.0.2.2 fd02::2; do u $h 99 30; u $h 98 30; done
at a curl -s -m 2 http://10.0.2.2:97/ || true
at a ping -n -c 1 -W 1 -I ea 10.0.0.99 >/dev/null || true
save
for f in iptables-legacy ip6tables-legacy; do at r1 $f -F FORWARD; done
# a path with a link of 1280 (IPv6's least) and, for IPv4, 576
ip -n r1 link set r1b mtu 1280; ip -n r2 link set r2a mtu 1280
head -c 20000 /dev/zero | tr '\0' z >"$W/body"
bg b sink socat -u TCP6-LISTEN:7000,fork,reuseaddr /dev/null; listens_tcp b 7000
record a ea path-mtu.pcap ip or ip6
at a ping -n -c 2 -i 0.2 -W 1 -M "do" -s 1400 10.0.2.2 >/dev/null 2>&1 || true
at a ping -n -c 2 -i 0.2 -W 1 -s 1400 fd02::2 >/dev/null 2>&1 || true
at a ping -n -c 1 -W 1 -M dont -s 1400 10.0.2.2 >/dev/null 2>&1 || true
at a ip route flush cache; at a ip -6 route flush cache
at a socat -u "OPEN:$W/body" TCP:10.0.2.2:7000
at a socat -u "OPEN:$W/body" 'TCP6:[fd02::2]:7000'
save
# redirect: a third host on a's link is the better way
ns c; sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip link add br0 type bridge stp_state 0 mcast_snooping 0
i=0; for n in a r1 c; do i=$((i + 1)); ip link add "p$n" address 02:00:00:00:09:0$i type veth peer name lan address 02:00:00:00:08:0$i netns $n; quiet_nic $n lan; ip link set "p$n" master br0 up; done
ip link set br0 up
addr a lan 10.8.0.1/24; addr r1 lan 10.8.0.2/24; addr c lan 10.8.0.3/24; addr c lo 10.80.0.1/32
addr a lan fd08::1/64; addr r1 lan fd08::2/64; addr c lan fd08::3/64; addr c lo fd80::1/128
ip -n a route add 10.80.0.1 via 10.8.0.2; ip -n r1 route add 10.80.0.1 via 10.8.0.3; ip -n a route add fd80::1 via fd08::2; ip -n r1 route add fd80::1 via fe80::ff:fe00:803 dev lan
at a sysctl -qw net.ipv4.conf.all.rp_filter=0; at c sysctl -qw net.ipv4.ip_forward=1
for n in a r1 c; do carrier $n lan; done
record_ng a lan redirect.pcapng -f 'icmp or icmp6 or arp'
at a ping -n -c 3 -i 0.3 -W 1 10.80.0.1 >/dev/null || true
at a ping -n -c 3 -i 0.3 -W 1 fd80::1 >/dev/null || true
save
