#!/bin/bash
# Tor: a relay of the C implementation; its link with a C client (TLS), and in clear the cells it exchanges with tor-link.py
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair4; mkdir -p "$OUT/tor"
cat >"$W/relay.conf" <<C
TestingTorNetwork 1
DirAuthority none orport=1 no-v2 v3ident=0000000000000000000000000000000000000001 10.0.0.9:1 0000000000000000000000000000000000000002
DataDirectory $W/relay
Nickname relay
Address 10.0.0.2
ORPort 10.0.0.2:9001
SocksPort 0
ContactInfo none
AssumeReachable 1
PublishServerDescriptor 0
BridgeRelay 1
ExitRelay 0
Log notice stdout
C
bg b relay tor -f "$W/relay.conf"; listens_tcp b 9001
cat >"$W/client.conf" <<C
TestingTorNetwork 1
DirAuthority none orport=1 no-v2 v3ident=0000000000000000000000000000000000000001 10.0.0.9:1 0000000000000000000000000000000000000002
DataDirectory $W/client
UseBridges 1
Bridge 10.0.0.2:9001
SocksPort 10.0.0.1:9050
Log notice stdout
C
record a ea tor-link-c.pcap tcp port 9001
bg a client tor -f "$W/client.conf"; until_ok grep -q 'new bridge descriptor' "$W/client.log"
sleep 1; stop client; save
record_ng a ea tor-link.pcapng -f 'tcp port 9001' --capture-comment 'tor-link.py to a C tor relay, link versions 3, 4 and 5; the TLS secrets are in the file'
for v in 3 4 5; do at a $PYTHON "$HERE/tor-link.py" 10.0.0.2 9001 $v "$W/keys" >"$W/link$v.hex"; done
save
editcap --inject-secrets "tls,$W/keys" "$OUT/tor-link.pcapng" "$W/k" && mv "$W/k" "$W/tor-link.pcapng" && put tor-link.pcapng
for v in 3 4 5; do cp "$W/link$v.hex" "$OUT/tor/link$v.hex"; echo "tor/link$v.hex: $(grep -c '^[<>]' "$OUT/tor/link$v.hex") cells"; done
