#!/bin/bash
# Other link types: Linux cooked (v1, v2) from the "any" device, raw IP from a tun device, loopback Ethernet, truncated packets
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair
traffic() {
  at a ping -q -n -c 2 -i 0.2 10.0.0.2 >/dev/null; at a ping -q -n -c 2 -i 0.2 fd00::2 >/dev/null; at a ping -q -n -c 1 127.0.0.1 >/dev/null; at a ping -q -n -c 1 ::1 >/dev/null
  at a arping -q -c 1 -I ea 10.0.0.2; at b arping -q -U -c 1 -I eb 10.0.0.2 || true; at a socat -u OPEN:/dev/null TCP:10.0.0.2:9 2>/dev/null || true
}
record a any linux-sll.pcap -y LINUX_SLL; traffic; save
record a any linux-sll2.pcap -y LINUX_SLL2; traffic; save
record_ng a any linux-sll.pcapng -y LINUX_SLL --capture-comment 'Linux cooked capture in pcapng'; traffic; save
record a lo loopback.pcap; at a ping -q -n -c 2 -i 0.2 127.0.0.1 >/dev/null; at a ping -q -n -c 1 -s 20000 ::1 >/dev/null; at a curl -s http://127.0.0.1:1/ || true; save
record a ea truncated-60.pcap -s 60; at a ping -q -n -c 2 -i 0.2 -s 1000 10.0.0.2 >/dev/null; at a ping -q -n -c 1 -s 3000 fd00::2 >/dev/null; at a dig +tries=1 +time=1 @10.0.0.2 a.long.name.that.is.cut.example.test >/dev/null || true; save
# a tunnel of IP packets without any link header
bg b tunb socat UDP4-LISTEN:9000 TUN:10.9.0.2/24,tun-name=tun0,iff-no-pi,up; listens_udp b 9000
bg a tuna socat UDP4:10.0.0.2:9000 TUN:10.9.0.1/24,tun-name=tun0,iff-no-pi,up
until_ok eval "ip -n a link show tun0 | grep -q LOWER_UP"; ip -n a addr add fd09::1/64 dev tun0 nodad
until_ok at a ping -q -n -c 1 -W 1 10.9.0.2; ip -n b addr add fd09::2/64 dev tun0 nodad
record a tun0 raw-ip.pcap
at a ping -q -n -c 2 -i 0.2 10.9.0.2 >/dev/null; at a ping -q -n -c 2 -i 0.2 fd09::2 >/dev/null; at a socat -u OPEN:/dev/null TCP:10.9.0.2:9 2>/dev/null || true
save
