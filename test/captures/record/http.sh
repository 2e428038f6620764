#!/bin/bash
# curl and nginx: HTTP/1.1 over IPv4 and IPv6, with handshake, keep-alive, close, and a reset from a closed port
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair
mkdir -p "$W/www" "$W/n"; echo '<h1>hello</h1>' >"$W/www/index.html"
seq -f 'line %04.0f of a text that compresses well' 1 300 >"$W/www/text.txt"
cat >"$W/nginx.conf" <<C
daemon off; master_process off; worker_processes 1; pid $W/n/pid; error_log $W/n/err.log; events {}
http { access_log off; server_tokens off; client_body_temp_path $W/n/b; proxy_temp_path $W/n/p; fastcgi_temp_path $W/n/f; uwsgi_temp_path $W/n/u; scgi_temp_path $W/n/s;
 types { text/html html; text/plain txt; } gzip on; gzip_types text/plain; gzip_min_length 1;
 server { listen 80; listen [::]:80; root $W/www; server_name www.example.test;
  location /hello { return 200 "hello\n"; } location /moved { return 301 /hello; } location /echo { return 200 "\$request_body"; } } }
C
bg b nginx nginx -c "$W/nginx.conf" -e "$W/n/err.log"; listens_tcp b 80
get() { at a curl -s --max-time 10 -o /dev/null "$@"; }
visit() { # HOST
  get "http://$1/hello"
  get "http://$1/" --next -s -o /dev/null "http://$1/text.txt" --next -s -I -o /dev/null "http://$1/text.txt"
  get --compressed -H 'Accept-Encoding: gzip' "http://$1/text.txt"
  get -L "http://$1/moved"
  get -d 'a=1&b=2' "http://$1/index.html"
  get -r 10-29 "http://$1/text.txt"
  get "http://$1/nothing"
  get "http://$1:81/closed" || true
}
record a ea http-v4.pcap ip or arp
visit 10.0.0.2; save
record_ng a ea http-v6.pcapng -f ip6
visit '[fd00::2]'; save
