#!/bin/bash
# Ethernet: ARP, 802.1Q and 802.1ad tags (Open vSwitch in user space), STP and RSTP (LLC), LLDP, CDP (SNAP), short frames
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair4
record a ea arp.pcap arp
ap() { at a arping -q -I ea -w 2 "$@" || true; }
ap -c 2 10.0.0.2; ap -c 1 10.0.0.99; ap -U -c 1 10.0.0.1; ap -A -c 1 10.0.0.1; ap -D -c 1 10.0.0.2; ap -b -c 1 10.0.0.2; ap -c 1 -s 10.0.0.1 10.0.0.2
at a ping -q -n -c 1 10.0.0.2 >/dev/null
at b sysctl -qw net.ipv4.conf.eb.proxy_arp=1 net.ipv4.ip_forward=1; ip -n b route add 10.50.0.0/24 dev lo; ap -c 1 10.50.0.7
ip -n b addr add 10.0.0.1/24 dev eb; at b arping -q -I eb -U -c 1 10.0.0.1 || true; ip -n b addr del 10.0.0.1/24 dev eb # two hosts claim one address
at a sysctl -qw net.ipv4.conf.ea.arp_notify=1; ip -n a link set ea address 02:00:00:00:00:77
save

# Open vSwitch, user-space datapath: hosts h1, h2 in VLAN 10; the trunk is captured on both ends
ns4 s; ns4 h1; ns4 h2; ns4 h3
link h1 e1 s p1; link h2 e2 s p2; link h3 e3 s p3; link s t1 s t2
for p in p1 p2 p3 t1 t2; do up s $p; done
addr h1 e1 10.10.0.1/24; addr h2 e2 10.10.0.2/24; addr h3 e3 10.10.0.3/24
mkdir -p "$W/ovs"; export OVS_RUNDIR=$W/ovs OVS_LOGDIR=$W/ovs OVS_DBDIR=$W/ovs
ovsdb-tool create "$W/ovs/conf.db" /usr/share/openvswitch/vswitch.ovsschema
bg s ovsdb ovsdb-server "$W/ovs/conf.db" --remote="punix:$W/ovs/db.sock" --unixctl="$W/ovs/dbctl"; until_ok test -S "$W/ovs/db.sock"
bg s vswitchd ovs-vswitchd "unix:$W/ovs/db.sock" --unixctl="$W/ovs/ctl"
vs() { at s ovs-vsctl --db="unix:$W/ovs/db.sock" "$@"; }
vs --timeout=15 -- set open_vswitch . other_config:vlan-limit=2
vs --timeout=15 -- add-br left -- set bridge left datapath_type=netdev -- add-br right -- set bridge right datapath_type=netdev
vs --timeout=15 -- add-port left p1 tag=10 -- add-port left t1 vlan_mode=trunk trunks=10,20,100 -- add-port right p2 tag=10 -- add-port right t2 vlan_mode=trunk trunks=10,20,100
p() { until_ok at h1 ping -q -n -c 1 -W 1 10.10.0.2; at h1 ping -q -n -c 2 -i 0.2 -W 1 "$@" >/dev/null || true; }
record s t1 vlan-8021q.pcap
p 10.10.0.2; p -s 1472 10.10.0.2
save
record_ng s t1 vlan-8021ad.pcapng --capture-comment '802.1ad service tag 100 around customer tag 10, and a service tag alone'
for x in 'left p1' 'right p2'; do vs -- clear port ${x#* } tag -- set port ${x#* } vlan_mode=dot1q-tunnel tag=100 other_config:qinq-ethtype=802.1ad; done
at h1 ping -q -n -c 2 -i 0.2 -W 1 10.10.0.2 >/dev/null || true
# the hosts themselves tag: their frames now carry two tags on the trunk
ns4 h4; link h4 e4 s p4; up s p4; addr h4 e4 10.10.0.4/24; ns4 h5; link h5 e5 s p5; up s p5; addr h5 e5 10.10.0.5/24; link s c1 s c2; link s c3 s c4; for i in c1 c2 c3 c4; do up s $i; done
vs -- add-br cust1 -- set bridge cust1 datapath_type=netdev -- add-br cust2 -- set bridge cust2 datapath_type=netdev \
  -- add-port cust1 p4 tag=10 -- add-port cust1 c1 vlan_mode=trunk trunks=10 -- add-port left c2 vlan_mode=dot1q-tunnel tag=100 other_config:qinq-ethtype=802.1ad \
  -- add-port cust2 p5 tag=10 -- add-port cust2 c3 vlan_mode=trunk trunks=10 -- add-port right c4 vlan_mode=dot1q-tunnel tag=100 other_config:qinq-ethtype=802.1ad
until_ok at h4 ping -q -n -c 1 -W 1 10.10.0.5; at h4 ping -q -n -c 2 -i 0.2 -W 1 10.10.0.5 >/dev/null || true
save
record s t1 vlan-8021q-in-8021q.pcap
for x in p1 p2 c2 c4; do vs set port $x other_config:qinq-ethtype=802.1q; done
until_ok at h4 ping -q -n -c 1 -W 1 10.10.0.5; at h4 ping -q -n -c 2 -i 0.2 -W 1 10.10.0.5 >/dev/null || true
save
stop vswitchd; stop ovsdb

# spanning tree: two Linux bridges and a double link between them; Open vSwitch is not needed
ns4 x; ns4 y; link x x1 y y1; link x x2 y y2
for n in x y; do ip -n $n link add name sw type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600; ip -n $n link set ${n}1 master sw; ip -n $n link set ${n}2 master sw; done
ip -n x link set dev sw type bridge priority 4096
for i in x1 x2; do up x $i; done
record_ng x "x1 x2" stp-llc.pcapng --capture-comment 'spanning tree: configuration and topology change BPDUs in 802.3 LLC frames, two interfaces'
for n in x y; do for i in 1 2 ''; do up $n "${i:+$n}${i:-sw}"; done; done
sleep 6; ip -n y link set y1 down; sleep 2.5; ip -n y link set y1 up; sleep 3
save

ns u; ns v; link u eu v ev; addr u eu 10.1.0.1/24; addr v ev 10.1.0.2/24; carrier u eu
record_ng v ev lldp-cdp-snap.pcapng -f 'not ip6' --capture-comment 'lldpd: LLDP, and CDP, EDP, FDP, SONMP in LLC/SNAP frames'
mkdir -p "$W/lldp/chroot" /run/lldpd
mount -t tmpfs none /run/lldpd
grew() { [ "$(stat -c %s "$W/lldp-cdp-snap.pcapng")" -gt "$1" ]; }
bg u lldpd lldpd -d -I eu -u "$W/lldp/sock" -S 'capture system' -P linux -M 1; until_ok grew 400; settle; stop lldpd; rm -f "$W"/lldp/sock*
bg u lldpd lldpd -d -I eu -u "$W/lldp/sock" -ccc -eee -fff -sss -S 'capture system' -P linux -M 1; until_ok grew 1000
save
