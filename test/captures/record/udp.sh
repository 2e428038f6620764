#!/bin/bash
# UDP: without checksum, empty, broadcast, multicast, fragmented, in VXLAN; ICMP errors that quote it
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair
cat >"$W/u.py" <<'P'
import socket
def s(fam=socket.AF_INET, typ=socket.SOCK_DGRAM, proto=0): x = socket.socket(fam, typ, proto); return x
x = s(); x.setsockopt(socket.SOL_SOCKET, 11, 1); x.sendto(b'no checksum', ('10.0.0.2', 5000)) # SO_NO_CHECK
x = s(); x.sendto(b'', ('10.0.0.2', 5000)); x.sendto(b'a', ('10.0.0.2', 5000)); x.sendto(b'odd', ('10.0.0.2', 5000)); x.sendto(b'f' * 4000, ('10.0.0.2', 5000))
x = s(); x.setsockopt(socket.SOL_SOCKET, 11, 1); x.sendto(b'g' * 2000, ('10.0.0.2', 5000))
x = s(); x.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1); x.bind(('10.0.0.1', 0)); x.sendto(b'to all', ('10.0.0.255', 5000)); x.sendto(b'to all', ('255.255.255.255', 5000))
x = s(); x.setsockopt(0, 33, 5); x.setsockopt(0, 32, socket.inet_aton('10.0.0.1')); x.sendto(b'to a group', ('239.1.2.3', 5000))
x = s(); x.setsockopt(0, 10, 2); x.sendto(b'do not fragment', ('10.0.0.2', 5000)); x.setsockopt(0, 1, 0xb9); x.sendto(b'EF and ECT(1)', ('10.0.0.2', 5000))
x = s(socket.AF_INET6); x.setsockopt(17, 101, 1); x.sendto(b'no checksum in IPv6', ('fd00::2', 5000)) # UDP_NO_CHECK6_TX
x = s(socket.AF_INET6); x.sendto(b'', ('fd00::2', 5000)); x.sendto(b'h' * 4000, ('fd00::2', 5000)); x.sendto(b'closed', ('fd00::2', 5001))
x.setsockopt(41, 17, socket.if_nametoindex('ea')); x.sendto(b'link-local group', ('ff02::1:2:3', 5000))
x = s(); x.sendto(b'closed port', ('10.0.0.2', 5001))
for p, n in ((136, 'UDP-Lite'),):
    try: x = s(socket.AF_INET, socket.SOCK_DGRAM, p); x.setsockopt(136, 10, 8); x.sendto(b'lite, header covered', ('10.0.0.2', 5000)); print(n, 'sent')
    except OSError as e: print(n, e)
try: x = s(socket.AF_INET, socket.SOCK_RAW, 253); x.sendto(b'a protocol nobody knows', ('10.0.0.2', 0))
except OSError as e: print(e)
x = s(socket.AF_INET6, socket.SOCK_RAW, 253); x.sendto(b'a next header nobody knows', ('fd00::2', 0))
P
for f in 4 6; do bg b sink$f socat -u UDP$f-RECV:5000$([ $f = 6 ] && echo ,ipv6only=1) /dev/null; done; listens_udp b 5000
record_ng a ea udp.pcapng -f 'not arp' --capture-comment 'UDP as Linux sends it, and the ICMP errors for what is refused'
at a $PYTHON "$W/u.py" >"$W/u.log" 2>&1; save
for x in 'a ea 10.0.0.2 1' 'b eb 10.0.0.1 2'; do set -- $x
  ip -n $1 link add vx address 02:00:00:00:07:0$4 type vxlan id 42 remote $3 dstport 4789 dev $2; quiet_nic $1 vx; addr $1 vx 10.42.0.$4/24; done
record a ea vxlan.pcap 'udp port 4789'
at a ping -q -n -c 2 -i 0.2 10.42.0.2 >/dev/null; save
