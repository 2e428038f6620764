#!/bin/bash
# TLS 1.3 and 1.2: nginx and openssl s_server against curl and openssl s_client (SNI, ALPN, resumption, early data, alerts, client certificate)
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair4; pki
mkdir -p "$W/n"
cat >"$W/nginx.conf" <<C
daemon off; master_process off; worker_processes 1; pid $W/n/pid; error_log $W/n/err.log; events {}
http { access_log off; client_body_temp_path $W/n/b; proxy_temp_path $W/n/p; fastcgi_temp_path $W/n/f; uwsgi_temp_path $W/n/u; scgi_temp_path $W/n/s; ssl_early_data on;
 server { listen 443 ssl http2; server_name www.example.test; ssl_certificate $W/pki/ec-chain.pem; ssl_certificate_key $W/pki/ec.key; ssl_protocols TLSv1.2 TLSv1.3; location / { return 200 "hello\n"; } }
 server { listen 444 ssl; ssl_certificate $W/pki/rsa-chain.pem; ssl_certificate_key $W/pki/rsa.key; ssl_protocols TLSv1.2 TLSv1.3; ssl_client_certificate $W/pki/ca.pem; ssl_verify_client optional; location / { return 200 "hello\n"; } } }
C
bg b nginx nginx -c "$W/nginx.conf" -e "$W/n/err.log"; listens_tcp b 443
export SSLKEYLOGFILE=$W/keys
cu() { at a curl -s -o /dev/null --max-time 10 --cacert "$W/pki/ca.pem" --resolve www.example.test:443:10.0.0.2 --resolve www.example.test:444:10.0.0.2 "$@" || true; }
sc() { at a timeout 10 openssl s_client -connect 10.0.0.2:443 -servername www.example.test -CAfile "$W/pki/ca.pem" -keylogfile "$W/keys" "$@" >>"$W/sc.log" 2>&1 || true; }
keyed() { # FILE: put the secrets of its sessions into the capture itself (decryption secrets block)
  [ -s "$W/keys" ] && editcap --inject-secrets "tls,$W/keys" "$OUT/$1" "$W/$1.k" && mv "$W/$1.k" "$W/$1" && put "$1"; : >"$W/keys"; }
record_ng a ea tls13.pcapng -f 'tcp port 443 or tcp port 444' --capture-comment 'TLS 1.3; the session secrets are in the file'
cu https://www.example.test/; cu --http1.1 --tls13-ciphers TLS_CHACHA20_POLY1305_SHA256 https://www.example.test/
cu --http1.1 --cert "$W/pki/ec.pem" --key "$W/pki/ec.key" https://www.example.test:444/
printf 'GET / HTTP/1.1\r\nHost: www.example.test\r\nConnection: close\r\n\r\n' >"$W/req"
at a sh -c "cat '$W/req'; sleep 0.5" | sc -tls1_3 -sess_out "$W/sess" -ign_eof -groups P-384:X25519
sc -tls1_3 -sess_in "$W/sess" -early_data "$W/req" -ign_eof </dev/null
save; keyed tls13.pcapng
record_ng a ea tls12.pcapng -f 'tcp port 443 or tcp port 444'
cu --tlsv1.2 --tls-max 1.2 --http1.1 https://www.example.test/
cu --tlsv1.2 --tls-max 1.2 --http1.1 --ciphers AES128-SHA --no-alpn https://www.example.test:444/
cu --tlsv1.2 --tls-max 1.2 --http1.1 --ciphers DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-CHACHA20-POLY1305 https://www.example.test:444/
printf 'x' | sc -tls1_2 -sess_out "$W/sess12"; printf 'x' | sc -tls1_2 -sess_in "$W/sess12"
save; keyed tls12.pcapng
unset SSLKEYLOGFILE
record a ea tls-alerts.pcap tcp port 443 or tcp port 446
sc -tls1_1 </dev/null; 
for v in 1.2 1.3; do at a curl -s -o /dev/null --max-time 5 --tls-max $v --resolve www.example.test:443:10.0.0.2 https://www.example.test/ || true; done # unknown CA: the alert is in clear in 1.2
sc -alpn nothing/9 </dev/null
bg b hrr openssl s_server -accept 446 -cert "$W/pki/ec.pem" -key "$W/pki/ec.key" -groups P-521 -tls1_3 -quiet; listens_tcp b 446
# hello retry request: the server insists on another group
at a sh -c "printf x; sleep 0.3" | at a timeout 5 openssl s_client -connect 10.0.0.2:446 -groups X25519:P-521 -CAfile "$W/pki/ca.pem" >>"$W/sc.log" 2>&1 || true
save
