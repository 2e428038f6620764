#!/bin/bash
# Capture files damaged by hand: a reader must refuse them, or give what is whole and then say what is wrong
. "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"
ns4 a; ns4 b; link a ea b eb; addr a ea 10.0.0.1/24; addr b eb 10.0.0.2/24; carrier a ea; carrier b eb
record a ea good.pcap; record_ng a ea good.pcapng
at a ping -q -n -c 2 -i 0.2 10.0.0.2 >/dev/null
settle; stop rec-good.pcap -INT; stop rec-good.pcapng -INT; RECS=()
$PYTHON - "$W" "$OUT/damaged" <<'P'
import os, struct, sys
w, out = sys.argv[1:3]; os.makedirs(out, exist_ok=True)
p = open(w + '/good.pcap', 'rb').read(); g = open(w + '/good.pcapng', 'rb').read()
def put(name, b): open(out + '/' + name, 'wb').write(b); print('damaged/' + name, len(b), 'octets')
def blocks(b):
    at = 0
    while at < len(b): t, n = struct.unpack('<II', b[at:at + 8]); yield at, t, n; at += n
epb = [at for at, t, n in blocks(g) if t == 6]; at = epb[1]; n = struct.unpack('<I', g[at + 4:at + 8])[0]
rec = [24]
while rec[-1] < len(p): rec.append(rec[-1] + 16 + struct.unpack('<I', p[rec[-1] + 8:rec[-1] + 12])[0])
put('empty.pcap', b''); put('empty.pcapng', b'')
put('magic-only.pcap', p[:4]); put('half-header.pcap', p[:15]); put('header-only.pcap', p[:24])
put('cut-mid-packet.pcap', p[:rec[2] + 16 + 20]); put('cut-mid-record-header.pcap', p[:rec[2] + 7])
put('unknown-link-type.pcap', p[:20] + struct.pack('<I', 9999) + p[24:])
put('version-9.pcap', p[:4] + struct.pack('<HH', 9, 9) + p[8:])
put('length-over-snaplen.pcap', p[:rec[1] + 8] + struct.pack('<I', 0x7fffffff) + p[rec[1] + 12:])
put('captured-over-original.pcap', p[:rec[1] + 12] + struct.pack('<I', 10) + p[rec[1] + 16:])
put('microseconds-over.pcap', p[:rec[1] + 4] + struct.pack('<I', 2000000) + p[rec[1] + 8:])
put('zero-length-packet.pcap', p[:rec[1]] + struct.pack('<IIII', 1, 2, 0, 0) + p[rec[1]:])
put('text.pcap', b'This is not a capture file.\nIt is a text.\n' * 20)
put('text.pcapng', b'{"looks": "like JSON"}\n')
put('cut-mid-block.pcapng', g[:at + 40])
put('wrong-block-length.pcapng', g[:at + 4] + struct.pack('<I', n + 4) + g[at + 8:])
put('wrong-trailing-length.pcapng', g[:at + n - 4] + struct.pack('<I', n - 4) + g[at + n:])
put('block-length-zero.pcapng', g[:at + 4] + struct.pack('<I', 0) + g[at + 8:])
put('block-length-odd.pcapng', g[:at + 4] + struct.pack('<I', n - 1) + g[at + 8:])
put('block-length-huge.pcapng', g[:at + 4] + struct.pack('<I', 0xfffffffc) + g[at + 8:])
put('captured-length-over-block.pcapng', g[:at + 20] + struct.pack('<I', 5000) + g[at + 24:])
put('interface-unknown.pcapng', g[:at + 8] + struct.pack('<I', 7) + g[at + 12:])
put('no-interface.pcapng', b''.join(g[a:a + m] for a, t, m in blocks(g) if t != 1))
put('byte-order-magic-wrong.pcapng', g[:8] + b'\x11\x22\x33\x44' + g[12:])
put('option-over-block.pcapng', g[:24] + struct.pack('<HH', 2, 0xfff0) + g[28:])
put('packet-before-section.pcapng', g[epb[0]:])
P
