# Sourced by every recording script.
#
# The script runs itself again in its own network, mount, host-name and process namespaces: no packet can
# leave, names and ports never collide, and whatever is still alive when it ends dies with the process namespace.
#
#   ns a                     make namespace a (loopback up)
#   ns4 a                    the same without IPv6, so that the capture has no IPv6 background
#   link a ea b eb           a veth pair, every offload off, so that checksums are those of the sender
#   addr a ea 10.0.0.1/24    add an address (IPv6: without duplicate address detection) and bring the link up
#   at a CMD                 run in a namespace
#   bg a NAME CMD            run in the background; output in $W/NAME.log; its pid in $PID and ${PIDOF[NAME]}
#   stop NAME                end it
#   until_ok CMD             poll until the command succeeds (20 s at most)
#   record a ea FILE [tcpdump arguments]       start a pcap capture (tcpdump)
#   record_ng a "ea [eb]" FILE [dumpcap arguments]   start a pcapng capture (dumpcap)
#   save                     end all captures once they are quiet, and move the files into place
set -euo pipefail
if [ -z "${CAPTURE_NS:-}" ]; then
  exec env CAPTURE_NS=1 unshare --net --mount --uts --pid --fork --kill-child --mount-proc --propagation private bash "$0" "$@"
fi
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
OUT=${OUT:-$(dirname "$HERE")}
PYTHON=${PYTHON:-/usr/bin/python3}
W=$(mktemp -d /tmp/capture.XXXXXX)
chmod 755 "$W"
hostname capture
mkdir -p /run/netns
mount -t tmpfs none /run/netns
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY all_proxy
export LC_ALL=C

declare -A PIDOF=()
RECS=()
MACS=0

finish() {
  local code=$? p
  trap - EXIT
  for p in "${PIDOF[@]}"; do kill "$p" 2>/dev/null || true; done
  if [ $code -ne 0 ]; then
    echo "$(basename "$0"): failed ($code)" >&2
    for p in "$W"/*.log; do [ -s "$p" ] && { echo "--- $(basename "$p")"; tail -n 8 "$p"; } >&2; done
  fi
  wait 2>/dev/null || true
  [ -n "${KEEP:-}" ] || rm -rf "$W"
  exit $code
}
set -E
trap 'echo "$(basename "$0"): line $LINENO: $BASH_COMMAND" >&2' ERR
trap finish EXIT
trap 'exit 130' INT TERM

at() { local n=$1; shift; nsenter --net="/run/netns/$n" "$@"; }
until_ok() {
  local i
  for ((i = 0; i < 200; i++)); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done
  echo "never true: $*" >&2; return 1
}
ns() {
  ip netns add "$1"
  at "$1" sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.default.router_solicitations=0 \
    net.ipv6.conf.default.addr_gen_mode=0
  ip -n "$1" link set lo up
}
ns4() { ns "$1"; at "$1" sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; }
quiet_nic() { # NS IF: no offload at all
  at "$1" ethtool -K "$2" tx off rx off sg off tso off gso off gro off tx-udp-segmentation off rxvlan off txvlan off >/dev/null 2>&1 || true
  ! at "$1" ethtool -k "$2" | grep -E '^(tx-checksumming|tcp-segmentation-offload|generic-segmentation-offload|generic-receive-offload): on'
}
link() {
  local m1 m2
  m1=$(printf '02:00:00:00:%02x:01' $MACS); m2=$(printf '02:00:00:00:%02x:02' $MACS); MACS=$((MACS + 1))
  ip link add "$2" netns "$1" address "$m1" type veth peer name "$4" netns "$3" address "$m2"
  quiet_nic "$1" "$2"; quiet_nic "$3" "$4"
}
up() { ip -n "$1" link set "$2" up; }
addr() {
  case $3 in *:*) ip -n "$1" addr add "$3" dev "$2" nodad ;; *) ip -n "$1" addr add "$3" dev "$2" ;; esac
  up "$1" "$2"
}
carrier() { until_ok eval "ip -n $1 link show $2 | grep -q LOWER_UP"; }
bg() {
  local n=$1 name=$2; shift 2
  nsenter --net="/run/netns/$n" "$@" >"$W/$name.log" 2>&1 </dev/null &
  PID=$!; PIDOF[$name]=$PID
}
stop() { local p=${PIDOF[$1]}; kill "${2:--TERM}" "$p" 2>/dev/null || true; wait "$p" 2>/dev/null || true; unset "PIDOF[$1]"; }
listens_tcp() { until_ok eval "at $1 ss -Hltn 'sport = :$2' | grep -q ."; }
listens_udp() { until_ok eval "at $1 ss -Hlun 'sport = :$2' | grep -q ."; }

record() {
  local n=$1 i=$2 f=$3; shift 3
  bg "$n" "rec-$f" tcpdump -Z root -n -U --immediate-mode -s 262144 -i "$i" -w "$W/$f" "$@"
  until_ok grep -q 'listening on' "$W/rec-$f.log"
  RECS+=("$f")
}
record_ng() {
  local n=$1 i is=() f=$3; for i in $2; do is+=(-i "$i"); done; shift 3
  bg "$n" "rec-$f" dumpcap -q "${is[@]}" -w "$W/$f" "$@"
  until_ok grep -q '^File:' "$W/rec-$f.log"
  RECS+=("$f")
}
total() { local f t=0; for f in "${RECS[@]}"; do t=$((t + $(stat -c %s "$W/$f" 2>/dev/null || echo 0))); done; echo $t; }
settle() { # no octet added for 0.8 s
  local a b q=0
  a=$(total)
  while [ $q -lt 4 ]; do sleep 0.2; b=$(total); if [ "$a" = "$b" ]; then q=$((q + 1)); else q=0; fi; a=$b; done
}
save() {
  local f; settle
  for f in "${RECS[@]}"; do stop "rec-$f" -INT; done
  for f in "${RECS[@]}"; do put "$f"; done
  RECS=()
}
put() {
  mkdir -p "$(dirname "$OUT/$1")"
  cp "$W/$1" "$OUT/$1.part"; chmod 644 "$OUT/$1.part"; mv "$OUT/$1.part" "$OUT/$1"
  echo "$1: $(capinfos -Tmrc "$OUT/$1" 2>/dev/null | sed 's/.*,//' | tr -d '\n') packets, $(stat -c %s "$OUT/$1") octets"
}
pki() { # a throw-away CA, an EC leaf and an RSA leaf for example.test
  mkdir -p "$W/pki"
  ( cd "$W/pki"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 3650 -subj '/CN=Capture Test CA'
    printf 'subjectAltName=DNS:www.example.test,DNS:localhost,IP:10.0.0.2,IP:fd00::2\nbasicConstraints=critical,CA:FALSE\nkeyUsage=digitalSignature,keyEncipherment\n' >ext
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ec.key -out ec.csr -subj /CN=www.example.test
    openssl req -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.csr -subj /CN=www.example.test
    for k in ec rsa; do openssl x509 -req -in $k.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile ext -out $k.pem; cat $k.pem ca.pem >$k-chain.pem; done
  ) >"$W/pki.log" 2>&1
}
pair4() { ns4 a; ns4 b; link a ea b eb; addr a ea 10.0.0.1/24; addr b eb 10.0.0.2/24; carrier a ea; carrier b eb; }
pair() { ns a; ns b; link a ea b eb; addr a ea 10.0.0.1/24; addr b eb 10.0.0.2/24; addr a ea fd00::1/64; addr b eb fd00::2/64; carrier a ea; carrier b eb; }
