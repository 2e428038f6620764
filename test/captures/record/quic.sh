#!/bin/bash
# QUIC: ngtcp2's gtlsclient and gtlsserver, HTTP/3; handshake, Retry, version negotiation, resumption with early data, version 2
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair4; pki
mkdir -p "$W/www" "$W/d"; head -c 5000 /dev/zero | tr '\0' q >"$W/www/f"
server() { bg b quicd gtlsserver -q --no-http-dump -d "$W/www" "$@" 10.0.0.2 4433 "$W/pki/ec.key" "$W/pki/ec-chain.pem"; listens_udp b 4433; }
cl() { SSLKEYLOGFILE=$W/keys at a timeout 10 gtlsclient --no-quic-dump --no-http-dump --exit-on-all-streams-close --download="$W/d" "$@" 10.0.0.2 4433 https://www.example.test/f >>"$W/cl.log" 2>&1 || true; rm -f "$W/d/f"; }
keyed() { [ -s "$W/keys" ] && editcap --inject-secrets "tls,$W/keys" "$OUT/$1" "$W/$1.k" && mv "$W/$1.k" "$W/$1" && put "$1"; : >"$W/keys"; }
record_ng a ea quic-v1.pcapng -f 'udp' --capture-comment 'QUIC version 1, HTTP/3 GET of 5000 octets, then a resumed session with 0-RTT data; the secrets are in the file'
server
cl --session-file="$W/sess" --tp-file="$W/tp" --token-file="$W/tok"
cl --session-file="$W/sess" --tp-file="$W/tp" --token-file="$W/tok"
cl --ciphers=NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+CHACHA20-POLY1305 --delay-stream=60ms --key-update=20ms
save; keyed quic-v1.pcapng
record a ea quic-version-negotiation.pcap udp
cl -v 0x1a2a3a4a
save; : >"$W/keys"
record_ng a ea quic-v2draft.pcapng -f udp
cl -v v2draft
save; keyed quic-v2draft.pcapng
stop quicd; server -V
record_ng a ea quic-retry.pcapng -f udp --capture-comment 'the server asks for address validation: Retry packet'
cl
save; keyed quic-retry.pcapng
