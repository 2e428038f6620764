#!/bin/bash
# The same traffic in other file shapes: big-endian pcap, several interfaces with comments and directions, several sections
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
ns a; ns r; ns b; link a ea r ra; link r rb b eb
addr a ea 10.0.0.1/24; addr r ra 10.0.0.254/24; addr r rb 10.0.1.254/24; addr b eb 10.0.1.2/24; at r sysctl -qw net.ipv4.ip_forward=1
ip -n a route add default via 10.0.0.254; ip -n b route add default via 10.0.1.254; carrier a ea; carrier b eb; carrier r ra; carrier r rb
bg b http socat TCP4-LISTEN:80,fork,reuseaddr SYSTEM:'echo HTTP/1.0 200 OK; echo; echo hello'; listens_tcp b 80
record a ea base.pcap ip or arp
record_ng r "ra rb" directions.pcapng --capture-comment 'both sides of a router; the direction of each packet is in its flags'
at a ping -q -n -c 3 -i 0.2 10.0.1.2 >/dev/null; at a curl -s -o /dev/null http://10.0.1.2/ || true; at r ping -q -n -b -c 1 -W 1 10.0.0.255 >/dev/null 2>&1 || true
settle; stop rec-base.pcap -INT; stop rec-directions.pcapng -INT; RECS=()
cd "$W"
$PYTHON "$HERE/convert.py" bigendian base.pcap bigendian.pcap; put bigendian.pcap
$PYTHON "$HERE/convert.py" bigendian-nano base.pcap bigendian-nano.pcap; put bigendian-nano.pcap
$PYTHON "$HERE/convert.py" sections base.pcap sections.pcapng; put sections.pcapng
mv directions.pcapng d.pcapng; $PYTHON "$HERE/convert.py" direction d.pcapng directions.pcapng 02:00:00:00:00:02 02:00:00:00:01:01; put directions.pcapng
editcap -a '1:a comment by editcap' -a '3:another one' --capture-comment 'comments on packets 1 and 3' -F pcapng base.pcap comments.pcapng; put comments.pcapng
