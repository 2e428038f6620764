#!/bin/bash
# dig and drill-like queries to BIND 9 (authoritative, dynamic update, transfer), dnsmasq and unbound
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair
Z=$W/named; mkdir -p "$Z"
cat >"$Z/zone" <<Z
\$TTL 300
@ IN SOA ns1 hostmaster 2024010101 3600 900 604800 60
@ IN NS ns1
@ IN NS ns2.sub.deep.example.test.
@ IN MX 10 mail
@ IN MX 20 mail2.sub.deep.example.test.
@ IN CAA 0 issue "ca.example.test"
@ IN TXT "v=spf1 mx -all"
@ IN HTTPS 1 . alpn="h3,h2" ipv4hint=192.0.2.10 ipv6hint=2001:db8::10
ns1 IN A 10.0.0.2
ns1 IN AAAA fd00::2
ns2.sub.deep IN A 192.0.2.53
mail IN A 192.0.2.25
mail IN AAAA 2001:db8::25
mail2.sub.deep IN A 192.0.2.26
www IN A 192.0.2.10
www IN A 192.0.2.11
www IN AAAA 2001:db8::10
alias IN CNAME alias2
alias2 IN CNAME www
dn IN DNAME other.example.test.
a.other IN A 192.0.2.99
txt IN TXT "hello" "second string" "" "quote\"and\\\\backslash" "octets\000\255"
big IN TXT ( $(for i in $(seq 30); do printf '"%0100d" ' "$i"; done))
_sip._udp IN SRV 10 60 5060 sip
_sip._udp IN SRV 20 0 5061 mail
sip IN A 192.0.2.60
svc IN SVCB 0 pool
pool IN SVCB 1 backend port=8443 alpn="h2" mandatory=alpn,port key65000="x"
ali IN HTTPS 0 www
hinfo IN HINFO "PC" "Linux"
loc IN LOC 52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m
naptr IN NAPTR 100 10 "u" "E2U+sip" "!^.*\$!sip:info@example.test!" .
ssh IN SSHFP 4 2 123456789abcdef67890123456789abcdef67890123456789abcdef123456789
_443._tcp IN TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
uri IN URI 10 1 "https://www.example.test/"
rp IN RP admin.example.test. txt
odd IN TYPE65280 \# 4 0a000001
*.wild IN A 192.0.2.77
under_score IN A 192.0.2.5
sp\\032ace\\.dot IN A 192.0.2.6
xn--bcher-kva IN A 192.0.2.7
Z
cat >"$Z/rev" <<Z
\$TTL 300
@ IN SOA ns1.example.test. hostmaster.example.test. 1 3600 900 604800 60
@ IN NS ns1.example.test.
10 IN PTR www.example.test.
Z
sed 's/^10 /0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 /' "$Z/rev" >"$Z/rev6"
( cd "$Z"; cp zone signed.in; sed -i '/^dn IN DNAME/d;/^big/d;/^odd/d' signed.in
  dnssec-keygen -q -a ECDSAP256SHA256 -fKSK signed.test >/dev/null; dnssec-keygen -q -a ECDSAP256SHA256 signed.test >/dev/null
  cat Ksigned.test.*.key >>signed.in; dnssec-signzone -q -3 aabb -H 0 -o signed.test -f signed signed.in ) >"$W/sign.log" 2>&1
cat >"$W/named.conf" <<C
options { directory "$Z"; pid-file none; session-keyfile none; recursion no; dnssec-validation no; listen-on { 10.0.0.2; }; listen-on-v6 { fd00::2; };
 allow-transfer { any; }; cookie-secret "000102030405060708090a0b0c0d0e0f"; minimal-responses no; version "none"; check-names primary ignore; };
controls { };
zone "example.test" { type primary; file "$Z/zone"; allow-update { any; }; };
zone "signed.test" { type primary; file "$Z/signed"; };
zone "2.0.192.in-addr.arpa" { type primary; file "$Z/rev"; };
zone "8.b.d.0.1.0.0.2.ip6.arpa" { type primary; file "$Z/rev6"; };
C
bg b named named -g -c "$W/named.conf"; until_ok grep -q 'all zones loaded' "$W/named.log"; listens_udp b 53
d() { at a dig +time=3 +tries=1 "$@" >>"$W/dig.log" 2>&1 || true; }
S=@10.0.0.2
record a ea dns-bind-v4.pcap port 53
for t in A AAAA; do d $S www.example.test $t; done
for t in SOA NS MX TXT CAA HTTPS ANY; do d $S example.test $t; done
d $S alias.example.test A; d $S a.dn.example.test A; d $S txt.example.test TXT; d $S _sip._udp.example.test SRV
d $S svc.example.test SVCB; d $S pool.example.test SVCB; d $S ali.example.test HTTPS
d $S hinfo.example.test HINFO; d $S loc.example.test LOC; d $S naptr.example.test NAPTR; d $S ssh.example.test SSHFP
d $S _443._tcp.example.test TLSA; d $S uri.example.test URI; d $S rp.example.test RP; d $S odd.example.test TYPE65280
d $S x.y.wild.example.test A; d $S under_score.example.test A; d $S 'sp\032ace\.dot.example.test' A; d $S xn--bcher-kva.example.test A
d $S WwW.eXaMpLe.TeSt A +noedns; d $S -x 192.0.2.10; d $S -x 2001:db8::10
d $S nothing.example.test A; d $S www.example.test PTR; d $S www.elsewhere.test A; d $S version.bind TXT CH
d $S example.test A +opcode=NOTIFY; d $S example.test A +header-only
save
record_ng a ea dns-bind-v6-edns.pcapng -f 'port 53' --capture-comment 'dig over IPv6: EDNS options, DNSSEC, NSEC3 denial, truncation and retry over TCP, transfer'
S=@fd00::2
d $S www.example.test A +bufsize=4096; d $S www.example.test A +cookie=0123456789abcdef; d $S www.example.test A +nsid +subnet=192.0.2.0/24
d $S www.example.test A +padding=128 +expire; d $S www.example.test A +edns=1 +noednsneg; d $S www.example.test A +ednsopt=65001:616263 +ednsflags=0x4000
d $S www.signed.test A +dnssec; d $S signed.test DNSKEY +dnssec; d $S no.signed.test A +dnssec +cd; d $S signed.test NSEC3PARAM +dnssec
d $S big.example.test TXT +noedns; d $S big.example.test TXT +bufsize=512 +ignore; d $S big.example.test TXT +bufsize=4096; d $S www.example.test A +tcp
d $S example.test AXFR; d $S example.test IXFR=2024010100
d $S www.example.test A +tcp +keepopen +keepalive +qid=4660
save
stop named
record_ng a ea dns-update.pcapng -f 'port 53'
bg b named named -g -c "$W/named.conf"; until_ok grep -q 'all zones loaded' "$W/named.log"
printf 'server 10.0.0.2\nzone example.test\nprereq nxdomain new.example.test\nupdate add new.example.test 60 A 192.0.2.200\nsend\nprereq yxdomain new.example.test\nupdate delete new.example.test A\nsend\n' |
  at a nsupdate >"$W/nsupdate.log" 2>&1 || true
d @10.0.0.2 new.example.test A
save; stop named

record a ea dns-dnsmasq.pcap port 53
bg b dnsmasq dnsmasq -d -C /dev/null -R -h --listen-address=10.0.0.2 --bind-interfaces --user=root --log-facility="$W/dm.log" \
  --host-record=host.lan,10.0.0.77,fd00::77 --cname=nick.lan,host.lan --mx-host=lan,mail.lan,5 --txt-record=t.lan,one,two --srv-host=_http._tcp.lan,host.lan,80 \
  --ptr-record=_http._tcp.dns-sd.lan,host.lan --naptr-record=n.lan,1,2,u,E2U+sip,'!^.*$!sip:a@lan!' --caa-record=lan,0,issue,ca.lan --dns-rr=lan,65280,01:02:03 --local=/lan/
listens_udp b 53
S=@10.0.0.2
for q in 'host.lan A' 'host.lan AAAA' 'nick.lan A' 'lan MX' 't.lan TXT' '_http._tcp.lan SRV' '_http._tcp.dns-sd.lan PTR' 'n.lan NAPTR' 'lan CAA' 'lan TYPE65280' 'none.lan A' 'outside.test A' '-x 10.0.0.77'; do d $S $q; done
save; stop dnsmasq

cat >"$W/unbound.conf" <<C
server:
 username: ""
 chroot: ""
 pidfile: ""
 directory: "$W"
 use-syslog: no
 do-daemonize: no
 interface: 10.0.0.2
 access-control: 10.0.0.0/24 allow
 module-config: "iterator"
 rrset-roundrobin: no
 local-zone: "corp.test." static
 local-data: "corp.test. 3600 IN SOA ns.corp.test. admin.corp.test. 1 2 3 4 5"
 local-data: "corp.test. 3600 IN NS ns.corp.test."
 local-data: "ns.corp.test. 3600 IN A 10.0.0.2"
 local-data: "www.corp.test. 3600 IN A 192.0.2.1"
 local-data: "www.corp.test. 3600 IN AAAA 2001:db8::1"
 local-data: "corp.test. 3600 IN MX 10 mx.corp.test."
 local-data: "www.corp.test. 3600 IN HTTPS 1 . alpn=h2"
 local-zone: "refused.test." refuse
 local-zone: "denied.test." always_nxdomain
remote-control:
 control-enable: no
C
record a ea dns-unbound.pcap port 53
bg b unbound unbound -d -c "$W/unbound.conf"; listens_udp b 53
for q in 'www.corp.test A' 'www.corp.test AAAA' 'corp.test MX' 'corp.test SOA' 'corp.test NS' 'www.corp.test HTTPS' 'none.corp.test A' 'x.refused.test A' 'x.denied.test A' 'www.corp.test A +dnssec +tcp'; do d $S $q; done
save
