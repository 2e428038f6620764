#!/bin/bash
# DHCPv4: dnsmasq and ISC dhcpd against udhcpc and dhclient; DHCPv6: dnsmasq against dhclient
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
ns4 a; ns4 b; link a ea b eb; up a ea; addr b eb 10.0.0.1/24; carrier a ea; carrier b eb
printf '#!/bin/sh\n[ -n "$ip" ] && ip addr flush dev $interface && ip addr add $ip/${mask:-24} dev $interface\n[ "$1" = deconfig ] && ip addr flush dev $interface\necho "$1 ip=$ip router=$router dns=$dns"\nexit 0\n' >"$W/udhcpc.sh"; chmod +x "$W/udhcpc.sh"
dm() { bg b dnsmasq dnsmasq -d -p 0 -C /dev/null --interface=eb --bind-interfaces --user=root --dhcp-authoritative --log-dhcp --dhcp-leasefile="$W/leases" \
  --dhcp-range=10.0.0.50,10.0.0.59,2m --domain=example.test --dhcp-option=option:ntp-server,10.0.0.1 --dhcp-option=42,10.0.0.9 --dhcp-option=121,192.0.2.0/24,10.0.0.254,0.0.0.0/0,10.0.0.1 \
  --dhcp-option=119,example.test,sub.example.test --dhcp-option=26,1400 --dhcp-option=3,10.0.0.1 --dhcp-option=6,10.0.0.1,10.0.0.2 --dhcp-boot=pxe.img,bootsrv,10.0.0.1 "$@"; listens_udp b 67; }
record a ea dhcp-dnsmasq-udhcpc.pcap 'udp port 67 or udp port 68 or arp or icmp'
dm
bg a udhcpc busybox udhcpc -f -n -i ea -s "$W/udhcpc.sh" -t 4 -T 1 -A 1 -x hostname:laptop -O 121 -O 119 -V capture-test -S
until_ok grep -q '^bound' "$W/udhcpc.log"
kill -USR1 "${PIDOF[udhcpc]}"; until_ok grep -q '^renew' "$W/udhcpc.log"
kill -USR2 "${PIDOF[udhcpc]}"; until_ok eval '[ $(grep -c ^deconfig $W/udhcpc.log) -ge 2 ]'
stop udhcpc; save; stop dnsmasq

# the server's network changes while the client is away: it comes back with its old address (INIT-REBOOT), is refused, starts again
printf '#!/bin/sh\necho "$reason $new_ip_address"; case $reason in BOUND|REBOOT|RENEW) ip addr flush dev $interface; ip addr add $new_ip_address/24 dev $interface;; esac; exit 0\n' >"$W/dhclient.sh"; chmod +x "$W/dhclient.sh"
printf 'send host-name "dhclient-host";\nsend dhcp-client-identifier "capture";\nrequest subnet-mask, routers, domain-name-servers, domain-search, interface-mtu, rfc3442-classless-static-routes;\noption rfc3442-classless-static-routes code 121 = array of unsigned integer 8;\n' >"$W/dhclient.conf"
lease() { # ADDRESS PREFIX
  nsenter --net=/run/netns/a dhclient -4 -1 -v -d -cf "$W/dhclient.conf" -lf "$W/dhclient.leases" -pf "$W/dhclient.pid" -sf "$W/dhclient.sh" ea >"$W/dhclient.log" 2>&1 & PIDOF[dhclient]=$!
  until_ok grep -qE "bound to $1" "$W/dhclient.log"; stop dhclient -KILL
}
record_ng a ea dhcp-nak.pcapng -f 'udp port 67 or udp port 68' --capture-comment 'a lease; then INIT-REBOOT with it on a renumbered network: DHCPNAK, and DISCOVER to ACK'
dm; lease 10.0.0; stop dnsmasq
ip -n b addr flush dev eb; ip -n b addr add 10.3.0.1/24 dev eb
bg b dnsmasq dnsmasq -d -p 0 -C /dev/null --interface=eb --bind-interfaces --user=root --dhcp-authoritative --dhcp-leasefile="$W/leases3" --dhcp-range=10.3.0.50,10.3.0.59,2m; listens_udp b 67
lease 10.3.0; save; stop dnsmasq
ip -n b addr flush dev eb; ip -n b addr add 10.0.0.1/24 dev eb; ip -n a addr flush dev ea

record a ea dhcp-isc-decline.pcap 'udp port 67 or udp port 68 or arp'
printf 'authoritative; one-lease-per-client true; subnet 10.0.0.0 netmask 255.255.255.0 { range 10.0.0.60 10.0.0.69; option routers 10.0.0.1; option domain-name-servers 10.0.0.1; option domain-name "example.test"; option host-name "given"; default-lease-time 600; ping-check false; }\n' >"$W/dhcpd.conf"; : >"$W/dhcpd.leases"
bg b dhcpd dhcpd -f -d -4 -user root -group root -cf "$W/dhcpd.conf" -lf "$W/dhcpd.leases" -pf "$W/dhcpd.pid" eb; until_ok grep -q 'Sending on' "$W/dhcpd.log"
# somebody already uses the first address: the client finds out by ARP and declines
ip -n b addr add 10.0.0.60/32 dev eb; ip -n b addr add 10.0.0.69/32 dev eb
bg a udhcpc busybox udhcpc -f -n -i ea -s "$W/udhcpc.sh" -t 4 -T 1 -A 1 -a300
until_ok grep -q '^bound' "$W/udhcpc.log" || true
stop udhcpc; save; stop dhcpd
ip -n b addr del 10.0.0.60/32 dev eb; ip -n b addr del 10.0.0.69/32 dev eb

for n in a b; do at $n sysctl -qw net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0; done
for x in 'a ea' 'b eb'; do at ${x% *} sysctl -qw net.ipv6.conf.${x#* }.disable_ipv6=0; done
ip -n b addr add fd00::1/64 dev eb nodad
until_ok eval "ip -n a -6 addr show dev ea scope link | grep -q fe80"
record_ng a ea dhcpv6.pcapng -f 'udp port 546 or udp port 547'
bg b dnsmasq dnsmasq -d -p 0 -C /dev/null --interface=eb --bind-interfaces --user=root --log-dhcp --dhcp-leasefile="$W/leases6" --dhcp-range=fd00::100,fd00::1ff,64,10m --dhcp-option=option6:dns-server,[fd00::1] --dhcp-option=option6:domain-search,example.test
listens_udp b 547
printf '#!/bin/sh\necho "$reason $new_ip6_address"; case $reason in BOUND6) ip addr replace $new_ip6_address/128 dev $interface;; esac; exit 0\n' >"$W/dhclient.sh"
d6() { at a timeout 20 dhclient -6 -1 -v -cf /dev/null -lf "$W/dhclient6.leases" -pf "$W/dhclient6.pid" -sf "$W/dhclient.sh" "$@" ea >>"$W/dhclient6.log" 2>&1; }
at a timeout 20 dhclient -6 -S -1 -v -cf /dev/null -lf "$W/dhclient6s.leases" -pf "$W/dhclient6s.pid" -sf "$W/dhclient.sh" ea >>"$W/dhclient6.log" 2>&1 || true
[ -s "$W/dhclient6s.pid" ] && kill "$(cat "$W/dhclient6s.pid")" 2>/dev/null || true
d6 || true; d6 -r || true
save
