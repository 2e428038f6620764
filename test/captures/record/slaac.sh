#!/bin/bash
# IPv6 start-up: radvd and Linux (router solicitation and advertisement, duplicate address detection, neighbour discovery)
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
ns a; ns b
at a sysctl -qw net.ipv6.conf.all.accept_dad=1 net.ipv6.conf.default.accept_dad=1 net.ipv6.conf.default.router_solicitations=3 net.ipv6.conf.default.accept_ra_rt_info_max_plen=64
at b sysctl -qw net.ipv6.conf.all.forwarding=1
link a ea b eb; addr b eb fd00::1/64
cat >"$W/radvd.conf" <<C
interface eb {
 AdvSendAdvert on; MinRtrAdvInterval 3; MaxRtrAdvInterval 4; AdvManagedFlag off; AdvOtherConfigFlag on; AdvLinkMTU 1400; AdvReachableTime 30000; AdvRetransTimer 1000;
 AdvCurHopLimit 64; AdvDefaultLifetime 1800; AdvDefaultPreference high; AdvSourceLLAddress on;
 prefix fd00::/64 { AdvOnLink on; AdvAutonomous on; AdvValidLifetime 3600; AdvPreferredLifetime 1800; };
 prefix fd00:0:0:9::/64 { AdvOnLink off; AdvAutonomous on; AdvRouterAddr on; };
 route fd05::/48 { AdvRoutePreference medium; AdvRouteLifetime 600; };
 route fd06:1:2:3::/64 { AdvRoutePreference low; };
 RDNSS fd00::53 fd00::54 { AdvRDNSSLifetime 300; };
 DNSSL example.test lab.example.test { AdvDNSSLLifetime 300; };
 abro fd00::1 { AdvVersionLow 10; AdvVersionHigh 2; AdvValidLifeTime 2; };
};
C
up a ea; up b eb; carrier a ea
ip -n a link set ea down
record_ng b eb slaac.pcapng -f ip6 --capture-comment 'a Linux host comes up on a link with radvd: MLDv2 reports, DAD, RS, RA, SLAAC, NS and NA, then goodbye'
at b true; bg b radvd radvd -n -m stderr -d 1 -C "$W/radvd.conf" -p "$W/radvd.pid"
until_ok grep -qiE 'started|version' "$W/radvd.log"; up a ea
until_ok eval "ip -n a -6 addr show dev ea scope global | grep -q fd00::9: && ! ip -n a -6 addr show dev ea | grep -q tentative"
at a ping -n -c 2 -i 0.2 fd00::1 >/dev/null || true
at a rdisc6 -1 ea >"$W/rdisc6.log" 2>&1 || true
at a ndisc6 -1 fd00::1 ea >"$W/ndisc6.log" 2>&1 || true
at a ndisc6 -1 fd00::77 ea >>"$W/ndisc6.log" 2>&1 || true
stop radvd; save
# the same address on both ends: detection finds the duplicate; optimistic and enhanced DAD too
record a ea dad-conflict.pcap icmp6
ip -n a -6 addr add fd00::1/64 dev ea; until_ok eval "ip -n a -6 addr show dev ea | grep -q dadfailed"
at a sysctl -qw net.ipv6.conf.ea.optimistic_dad=1; ip -n a -6 addr add fd00::2/64 dev ea optimistic; until_ok eval "ip -n a -6 addr show dev ea to fd00::2 | grep -vE 'tentative|optimistic' | grep -q fd00::2"
at a sysctl -qw net.ipv6.conf.ea.ndisc_notify=1; ip -n a link set ea down; ip -n a link set ea up; ip -n a -6 addr add fd00::3/64 dev ea; sleep 2
save
