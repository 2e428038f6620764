#!/bin/bash
# IGMPv1, v2, v3 and MLDv1, v2: a Linux host joins and leaves groups on a bridge that is the querier
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
ns a; ns q
link a ea q p0
ip -n q link add name sw type bridge mcast_snooping 1 mcast_querier 0 mcast_stats_enabled 0
ip -n q link set dev sw address 02:00:00:00:00:fe
ip -n q link set p0 master sw; up q p0; addr q sw 10.0.0.254/24; addr q sw fd00::fe/64; addr a ea 10.0.0.1/24; addr a ea fd00::1/64; carrier a ea; carrier q p0
cat >"$W/join.py" <<'P'
# commands on standard input: j GROUP | l GROUP | js GROUP SOURCE | ls GROUP SOURCE | b GROUP SOURCE (block)
import socket, struct, sys
s4 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s6 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
i = socket.if_nametoindex('ea'); mine = socket.inet_aton('10.0.0.1')
def ss(a):
    b = struct.pack('=HHI16sI', 10, 0, 0, socket.inet_pton(10, a), 0) if ':' in a else struct.pack('=HH4s', 2, 0, socket.inet_aton(a))
    return b.ljust(128, b'\0')
for line in sys.stdin:
    c, *w = line.split(); v6 = ':' in w[0]
    if c in 'jl':
        if v6: s6.setsockopt(41, 20 if c == 'j' else 21, socket.inet_pton(10, w[0]) + struct.pack('=I', i))
        else: s4.setsockopt(0, 35 if c == 'j' else 36, socket.inet_aton(w[0]) + mine)
    else: # MCAST_JOIN_SOURCE_GROUP 46, LEAVE 47, BLOCK 43
        (s6 if v6 else s4).setsockopt(41 if v6 else 0, {'js': 46, 'ls': 47, 'b': 43}[c], struct.pack('=I4x', i) + ss(w[0]) + ss(w[1]))
    print(line.strip(), flush=True)
P
mkfifo "$W/cmd"
start() { nsenter --net=/run/netns/a $PYTHON "$W/join.py" <"$W/cmd" >"$W/join.log" 2>&1 & PIDOF[join]=$!; exec 5>"$W/cmd"; }
c() { echo "$*" >&5; until_ok grep -q "^$*\$" "$W/join.log"; sleep "${T:-0.3}"; }
querier() { # IGMP version, MLD version
  ip -n q link set dev sw type bridge mcast_igmp_version $1 mcast_mld_version $2 mcast_query_interval 300 mcast_query_response_interval 100 mcast_startup_query_interval 150 mcast_startup_query_count 3 mcast_last_member_interval 30 mcast_last_member_count 2 mcast_querier 1 mcast_query_use_ifaddr 1; sleep 2.5; }
quiet() { ip -n q link set dev sw type bridge mcast_querier 0; }
ip -n q link set dev sw type bridge mcast_querier 0
record a ea igmp-v3.pcap igmp
querier 3 2; start; c j 239.1.1.1; c js 232.1.1.1 192.0.2.1; c js 232.1.1.1 192.0.2.2; c ls 232.1.1.1 192.0.2.1; c b 239.1.1.1 192.0.2.3; c j 224.0.0.251; T=2 c l 239.1.1.1; T=1 c ls 232.1.1.1 192.0.2.2
exec 5>&-; stop join; save; quiet
record_ng a ea igmp-v2.pcapng -f igmp
at a sysctl -qw net.ipv4.conf.ea.force_igmp_version=2
querier 2 2; start; c j 239.1.1.1; c j 239.2.2.2; T=3 c l 239.1.1.1; exec 5>&-; stop join; save; quiet
record a ea igmp-v1.pcap igmp
at a sysctl -qw net.ipv4.conf.ea.force_igmp_version=1
start; c j 239.1.1.1; T=1 c j 239.2.2.2; T=1 c l 239.1.1.1; exec 5>&-; stop join; save
at a sysctl -qw net.ipv4.conf.ea.force_igmp_version=0
M='ip6 and (ip6[6] = 0 or icmp6)'
record_ng a ea mld-v2.pcapng -f "$M"
querier 3 2; start; c j ff15::1; c js ff35::1 2001:db8::1; c js ff35::1 2001:db8::2; c ls ff35::1 2001:db8::1; c b ff15::1 2001:db8::3; T=2 c l ff15::1; T=1 c ls ff35::1 2001:db8::2; exec 5>&-; stop join; save; quiet
record a ea mld-v1.pcap "$M"
at a sysctl -qw net.ipv6.conf.ea.force_mld_version=1
querier 2 1; start; c j ff15::1; c j ff15::2; T=3 c l ff15::1; exec 5>&-; stop join; save
