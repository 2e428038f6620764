#!/bin/bash
# TCP: iperf3, loss with SACK, Fast Open, MD5 signatures, Multipath TCP, ECN, urgent data, zero window, keep-alive, half-close, resets
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
pair4
iperf() { # FILE arguments: one run
  local f=$1; shift
  bg b iperf iperf3 -s -1; listens_tcp b 5201
  record a ea "$f" ip
  at a iperf3 -c 10.0.0.2 "$@" >>"$W/iperf-client.log" 2>&1 || true
  save; stop iperf
}
iperf tcp-iperf3.pcap -n 60K -l 20K
iperf tcp-iperf3-reverse-small-mss.pcap -R -n 30K -M 536 -l 10K
iperf udp-iperf3.pcap -u -n 20K -b 20M
# every seventh data segment is lost on its way in: duplicate acknowledgements, SACK and D-SACK blocks, retransmissions
at b iptables-legacy -A INPUT -p tcp --dport 5201 -m length --length 500:2000 -m statistic --mode nth --every 7 --packet 5 -j DROP
at a iptables-legacy -A INPUT -p tcp --sport 5201 -m statistic --mode nth --every 11 --packet 7 -j DROP
iperf tcp-loss-sack.pcap -n 80K -l 20K
at b iptables-legacy -F; at a iptables-legacy -F
at a sysctl -qw net.ipv4.tcp_sack=0 net.ipv4.tcp_timestamps=0 net.ipv4.tcp_window_scaling=0
at b iptables-legacy -A INPUT -p tcp --dport 5201 -m length --length 500:2000 -m statistic --mode nth --every 9 --packet 5 -j DROP
iperf tcp-loss-no-options.pcap -n 40K -l 10K
at b iptables-legacy -F; at a sysctl -qw net.ipv4.tcp_sack=1 net.ipv4.tcp_timestamps=1 net.ipv4.tcp_window_scaling=1

mkdir -p "$W/n"
cat >"$W/nginx.conf" <<C
daemon off; master_process off; worker_processes 1; pid $W/n/pid; error_log $W/n/err.log; events {}
http { access_log off; client_body_temp_path $W/n/b; proxy_temp_path $W/n/p; fastcgi_temp_path $W/n/f; uwsgi_temp_path $W/n/u; scgi_temp_path $W/n/s;
 server { listen 80 fastopen=16; location / { return 200 "hello\n"; } } }
C
at a sysctl -qw net.ipv4.tcp_fastopen=1; at b sysctl -qw net.ipv4.tcp_fastopen=2
bg b nginx nginx -c "$W/nginx.conf" -e "$W/n/err.log"; listens_tcp b 80
record_ng a ea tcp-fast-open.pcapng -f tcp --capture-comment 'first connection asks for a cookie, the next two carry data in the SYN'
for i in 1 2 3; do at a curl -s --tcp-fastopen http://10.0.0.2/ >/dev/null; done
save; stop nginx

at a sysctl -qw net.ipv4.tcp_ecn=1; at b sysctl -qw net.ipv4.tcp_ecn=1
# the receiver's router marks every fifth packet as having met congestion
at b nft add table ip c; at b nft add chain ip c entry '{ type filter hook prerouting priority -150; }'
at b nft add rule ip c entry ip protocol tcp ip ecn ect0 numgen inc mod 5 3 ip ecn set ce
bg b sink socat -u TCP-LISTEN:7000,fork,reuseaddr /dev/null; listens_tcp b 7000
head -c 40000 /dev/zero | tr '\0' e >"$W/body"
record_ng a ea tcp-ecn.pcapng -f tcp --capture-comment 'ECN agreed; the receiver host marks packets CE after this capture point, so ECE and CWR appear but CE does not'
at a socat -u "OPEN:$W/body" TCP:10.0.0.2:7000
save
record b eb tcp-syncookie-window.pcap tcp
at b sysctl -qw net.ipv4.tcp_syncookies=2
at a socat -u "OPEN:/dev/null" TCP:10.0.0.2:7000
save
at b sysctl -qw net.ipv4.tcp_syncookies=1; stop sink; at b nft flush ruleset
at a sysctl -qw net.ipv4.tcp_ecn=2; at b sysctl -qw net.ipv4.tcp_ecn=2

cat >"$W/md5.py" <<'P'
import socket, struct, sys, time
def key(s, peer): s.setsockopt(socket.IPPROTO_TCP, 14, struct.pack('=HH4s120xBBHi80s', socket.AF_INET, 0, socket.inet_aton(peer), 0, 0, 6, 0, b'secret'))
s = socket.socket()
if sys.argv[1] == 'server':
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('10.0.0.2', 179)); s.listen(); key(s, '10.0.0.1')
    c, _ = s.accept(); d = c.recv(100); c.send(d.upper()); c.recv(1)
else:
    key(s, '10.0.0.2'); s.connect(('10.0.0.2', 179)); s.send(b'signed segment'); print(s.recv(100)); s.close()
P
bg b md5 $PYTHON "$W/md5.py" server; listens_tcp b 179
record a ea tcp-md5.pcap tcp
at a $PYTHON "$W/md5.py" client >"$W/md5-client.log" 2>&1
save; stop md5

# Multipath TCP: two addresses on each side, so that a second subflow joins
link a ea2 b eb2; addr a ea2 10.0.1.1/24; addr b eb2 10.0.1.2/24; carrier a ea2; carrier b eb2
at a ip mptcp limits set subflow 2 add_addr_accepted 2; at b ip mptcp limits set subflow 2 add_addr_accepted 2
at b ip mptcp endpoint add 10.0.1.2 dev eb2 signal; at a ip mptcp endpoint add 10.0.1.1 dev ea2 subflow
cat >"$W/mptcp.py" <<'P'
import socket, sys, time
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)
if sys.argv[1] == 'server':
    s.bind(('10.0.0.2', 7001)); s.listen()
    c, _ = s.accept(); n = 0
    while True:
        d = c.recv(65536)
        if not d: break
        n += len(d); c.send(b'ok')
    c.close()
else:
    s.connect(('10.0.0.2', 7001)); s.send(b'first'); s.recv(10); time.sleep(0.5)
    for i in range(6): s.send(bytes([65 + i]) * 3000); s.recv(10)
    s.shutdown(1); s.recv(10); s.close()
P
bg b mptcp $PYTHON "$W/mptcp.py" server; listens_tcp b 7001
record_ng a "ea ea2" tcp-mptcp.pcapng -f tcp --capture-comment 'Multipath TCP: MP_CAPABLE, ADD_ADDR, MP_JOIN, DSS, DATA_FIN; one interface for each path'
at a timeout 10 $PYTHON "$W/mptcp.py" client >"$W/mptcp-client.log" 2>&1
sleep 0.5; save; stop mptcp

cat >"$W/odd.py" <<'P'
import socket, sys, time, struct
def serve():
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    s.bind(('10.0.0.2', 7002)); s.listen()
    for what in ('urgent', 'window', 'alive', 'half', 'linger', 'late'):
        c, _ = s.accept()
        if what == 'urgent': time.sleep(0.2); c.recv(100); c.recv(1, socket.MSG_OOB); c.recv(100); c.close()
        if what == 'window':
            time.sleep(1.2); n = 0
            while n < 30000: n += len(c.recv(2048)) or 99999
            c.close()
        if what == 'alive': c.recv(10); c.close()
        if what == 'half':
            while c.recv(100): pass
            c.send(b'after your end'); c.close()
        if what == 'linger': c.recv(10); c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); c.close()
        if what == 'late': c.recv(5); c.close() # octets left unread: reset
def conn():
    s = socket.socket(); s.connect(('10.0.0.2', 7002)); return s
def client():
    s = conn(); s.send(b'plain'); s.send(b'!', socket.MSG_OOB); s.send(b'more'); s.recv(1); s.close()
    s = conn(); s.sendall(b'w' * 30000); s.recv(1); s.close()
    s = conn(); s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1); s.setsockopt(6, 4, 1); s.setsockopt(6, 5, 1); time.sleep(2.3); s.send(b'x'); s.recv(1); s.close()
    s = conn(); s.send(b'request'); s.shutdown(1); s.recv(100); s.close()
    s = conn(); s.send(b'x')
    try: s.recv(1)
    except OSError: pass
    s.close()
    s = conn(); s.send(b'much more than is read')
    try: s.recv(1)
    except OSError: pass
    s.close()
serve() if sys.argv[1] == 'server' else client()
P
bg b odd $PYTHON "$W/odd.py" server; listens_tcp b 7002
record a ea tcp-states.pcap --time-stamp-precision=nano tcp
at a $PYTHON "$W/odd.py" client
save; stop odd || true
# simultaneous open: the first SYN of each side is dropped, then both retransmit; the client ports are each other's target
cat >"$W/simul.py" <<'P'
import socket, sys, time
me, peer = sys.argv[1:3]
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind((me, 7100)); s.settimeout(8)
t = float(sys.argv[3]); time.sleep(max(0, t - time.time()))
s.connect((peer, 7100)); s.send(b'hello from ' + me.encode()); print(s.recv(100)); s.close()
P
record_ng a ea tcp-simultaneous-open.pcapng -f tcp
for n in a b; do
  at $n nft add table ip f; at $n nft add chain ip f i '{ type filter hook input priority 0; }'; at $n nft add rule ip f i tcp flags '&' '(syn|ack)' == syn numgen inc mod 100 0 drop; done
T=$(($(date +%s) + 2))
at b $PYTHON "$W/simul.py" 10.0.0.2 10.0.0.1 $T >"$W/s2.log" 2>&1 & P2=$!
at a $PYTHON "$W/simul.py" 10.0.0.1 10.0.0.2 $T >"$W/s1.log" 2>&1 || true
wait $P2 || true
save
