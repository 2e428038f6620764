#!/bin/bash
# IPv6 extension headers sent by Linux: hop-by-hop and destination options, segment routing, fragments behind them; parameter problems; IPsec made by scapy
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
ns a; ns r; ns b; link a ea r ra; link r rb b eb
addr a ea fd00::1/64; addr r ra fd00::fe/64; addr r rb fd01::fe/64; addr b eb fd01::2/64; addr b lo fd02::2/128
for n in a r b; do at $n sysctl -qw net.ipv6.conf.all.forwarding=1 net.ipv6.conf.all.seg6_enabled=1; done
at a sysctl -qw net.ipv6.conf.ea.seg6_enabled=1; at r sysctl -qw net.ipv6.conf.ra.seg6_enabled=1 net.ipv6.conf.rb.seg6_enabled=1; at b sysctl -qw net.ipv6.conf.eb.seg6_enabled=1
ip -n r -6 route add fd02::/64 via fd01::2
ip -n a -6 route add default via fd00::fe; ip -n b -6 route add default via fd01::fe; carrier a ea; carrier b eb; carrier r ra; carrier r rb
cat >"$W/ext.py" <<'P'
import socket, struct
I = socket.IPPROTO_IPV6; DST = ('fd01::2', 9999)
def opts(*o): # options in a header, padded to eight octets
    b = b''.join(bytes([t, len(d)]) + d for t, d in o); n = (2 + len(b) + 7) // 8 * 8; pad = n - 2 - len(b)
    return bytes([0, n // 8 - 1]) + b + (b'' if not pad else b'\0' if pad == 1 else bytes([1, pad - 2]) + bytes(pad - 2))
def send(name, n, **h):
    s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); s.settimeout(0.3)
    try:
        for k, v in h.items(): s.setsockopt(I, {'hop': 54, 'before': 55, 'route': 57, 'dest': 59}[k], v)
        s.sendto(name.encode().ljust(n, b'.'), DST); print(name, 'sent')
    except OSError as e: print(name, e)
send('hop-by-hop padding', 40, hop=opts((1, b'\0' * 4)))
send('router alert', 40, hop=opts((5, b'\0\0')))
send('calipso-free unknown option, skip', 40, hop=opts((0x1e, b'abc')))
send('destination option, skip', 40, dest=opts((0x1e, b'0123456789')))
send('destination option, discard', 40, dest=opts((0x5e, b'x')))
send('destination option, report', 40, dest=opts((0x9e, b'x')))
send('destination option, report unless multicast', 40, dest=opts((0xde, b'x')))
send('hop-by-hop option, report', 40, hop=opts((0x9e, b'x')))
seg = lambda *a: bytes([0, len(a) * 2, 4, len(a) - 1, len(a) - 1, 0]) + b'\0\0' + b''.join(socket.inet_pton(10, x) for x in a)
send('segment routing header', 40, route=seg('::', 'fd00::fe'))
send('all of them', 40, hop=opts((1, b'\0' * 4)), before=opts((0x1e, b'12')), route=seg('::', 'fd00::fe'), dest=opts((0x1e, b'345')))
send('fragments behind options', 3000, hop=opts((1, b'\0' * 4)), dest=opts((0x1e, b'345')))
send('fragments, route', 3000, route=seg('::', 'fd00::fe'), dest=opts((0x1e, b'345')))
P
at b sysctl -qw net.ipv6.icmp.ratelimit=0; at r sysctl -qw net.ipv6.icmp.ratelimit=0
record_ng r "ra rb" ipv6-extensions.pcapng -f ip6 --capture-comment 'extension headers on both sides of a router that is also a segment end point'
at a $PYTHON "$W/ext.py" >"$W/ext.log" 2>&1
ip -n a -6 route add fd02::2/128 encap seg6 mode inline segs fd00::fe dev ea via fd00::fe; at a ping -q -n -c 2 -i 0.2 -W 1 fd02::2 >/dev/null || true
ip -n a -6 route del fd02::2/128; ip -n a -6 route add fd02::2/128 encap seg6 mode encap segs fd00::fe,fd01::2 dev ea via fd00::fe; at a ping -q -n -c 2 -i 0.2 -W 1 fd02::2 >/dev/null || true
save
cat >"$W/ipsec.py" <<'P'
import sys
from scapy.all import *
out = []
for v, (o, s, d) in ((4, (IP, '10.0.0.1', '10.0.0.2')), (6, (IPv6, 'fd00::1', 'fd00::2'))):
    e = Ether(src='02:00:00:00:00:01', dst='02:00:00:00:00:02')
    p = o(src=s, dst=d) / UDP(sport=1000, dport=2000) / b'guarded'
    ah = SecurityAssociation(AH, spi=0x222, auth_algo='HMAC-SHA1-96', auth_key=b'0123456789abcdef0123')
    esp = SecurityAssociation(ESP, spi=0x333, crypt_algo='NULL', auth_algo='HMAC-SHA1-96', auth_key=b'0123456789abcdef0123')
    tun = SecurityAssociation(AH, spi=0x444, auth_algo='SHA2-256-128', auth_key=b'k' * 32, tunnel_header=o(src=s, dst=d))
    for sa in (ah, esp, tun): out += [e / sa.encrypt(p), e / sa.encrypt(p)]
wrpcap(sys.argv[1], out)
P
$PYTHON "$W/ipsec.py" "$W/ipsec-scapy.pcap" >"$W/ipsec.log" 2>&1 && put ipsec-scapy.pcap
