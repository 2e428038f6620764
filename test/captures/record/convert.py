# Capture files in less common shapes, made from recorded ones: convert.py WHAT IN OUT
import struct, sys
what, src, dst = sys.argv[1:4]
b = open(src, 'rb').read()

def pcap(b):
    e = {b'\xd4\xc3\xb2\xa1': '<', b'\x4d\x3c\xb2\xa1': '<'}[b[:4]]
    head = struct.unpack(e + 'IHHiIII', b[:24]); at = 24; out = []
    while at < len(b):
        s, f, n, o = struct.unpack(e + 'IIII', b[at:at + 16]); out.append((s, f, n, o, b[at + 16:at + 16 + n])); at += 16 + n
    return head, out
def block(e, t, body):
    body += bytes(-len(body) % 4); n = struct.pack(e + 'I', len(body) + 12)
    return struct.pack(e + 'I', t) + n + body + n
def opt(e, *o):
    r = b''.join(struct.pack(e + 'HH', t, len(d)) + d + bytes(-len(d) % 4) for t, d in o)
    return r + bytes(4) if o else b''
def shb(e, *o): return block(e, 0x0a0d0d0a, struct.pack(e + 'IHHq', 0x1a2b3c4d, 1, 0, -1) + opt(e, *o))
def idb(e, link, snap, *o): return block(e, 1, struct.pack(e + 'HHI', link, 0, snap) + opt(e, *o))
def epb(e, i, ts, data, o=(), whole=None):
    d = data + bytes(-len(data) % 4)
    return block(e, 6, struct.pack(e + 'IIIII', i, ts >> 32, ts & 0xffffffff, len(data), whole or len(data)) + d + opt(e, *o))

if what == 'bigendian': # the other byte order; times kept
    h, p = pcap(b)
    out = struct.pack('>IHHiIII', *h) + b''.join(struct.pack('>IIII', *x[:4]) + x[4] for x in p)
elif what == 'bigendian-nano':
    h, p = pcap(b)
    out = struct.pack('>IHHiIII', 0xa1b23c4d, *h[1:]) + b''.join(struct.pack('>IIII', x[0], x[1] * (1 if h[0] == 0xa1b23c4d else 1000), x[2], x[3]) + x[4] for x in p)
elif what == 'sections': # a big-endian section with name resolution, statistics and unknown blocks; then a little-endian one with simple packets
    h, p = pcap(b); out = b''
    e = '>'
    out += shb(e, (1, b'first section, big-endian'), (2, b'none'), (3, b'Linux'), (4, b'convert.py'))
    out += idb(e, 1, 262144, (2, b'ea'), (3, 'interface with a comment \u00e9'.encode()), (6, bytes.fromhex('020000000001')), (4, bytes([10, 0, 0, 1, 255, 255, 255, 0])), (8, struct.pack('>Q', 10**10)), (9, b'\x06'), (12, b'Linux 6'))
    out += idb(e, 1, 262144, (2, b'eb'), (9, b'\x09'), (14, struct.pack('>q', 0)), (13, b'\x04'))
    out += idb(e, 1, 0, (2, b'binary'), (9, b'\x94')) # time in units of 2 to the power of -20 s
    out += block(e, 4, struct.pack('>HH', 1, 14) + bytes([10, 0, 0, 2]) + b'b.example\0' + bytes(2) + struct.pack('>HH', 0, 0))
    for n, (s, us, _, o, d) in enumerate(p[:12]):
        out += epb(e, n % 3, [s * 10**6 + us, (s * 10**6 + us) * 1000, (s << 20) + us * 2**20 // 10**6][n % 3], d, [(1, b'packet %d' % n), (2, struct.pack('>I', 1 + n % 2))] if n % 4 == 0 else (), o)
    out += block(e, 5, struct.pack('>III', 0, (p[0][0] * 10**6) >> 32, (p[0][0] * 10**6) & 0xffffffff) + opt(e, (4, struct.pack('>Q', 12)), (5, struct.pack('>Q', 0))))
    out += block(e, 0x0bad, struct.pack('>I', 0x7ff1) + b'custom block\0\0\0\0') + block(e, 0x7fffff01, b'a block of unknown type')
    e = '<'
    out += shb(e, (1, b'second section, little-endian')) + idb(e, 1, 64)
    for s, us, _, o, d in p[:6]: out += block(e, 3, struct.pack('<I', o) + d[:64])
elif what == 'direction': # tell in each packet's flags which way it went: convert.py direction IN OUT MAC-OF-INTERFACE-0 MAC-OF-INTERFACE-1 ...
    own = [bytes.fromhex(m.replace(':', '')) for m in sys.argv[4:]]; at = 0; out = b''; count = 0
    while at < len(b):
        t, n = struct.unpack('<II', b[at:at + 8]); x = b[at:at + n]; at += n
        if t == 6:
            i, hi, lo, c, o = struct.unpack('<IIIII', x[8:28]); d = x[28:28 + c]; count += 1
            to = d[:6]; kind = 3 if to == b'\xff' * 6 else 2 if to[0] & 1 else 1 if to == own[i] or d[6:12] == own[i] else 4
            flags = (2 if d[6:12] == own[i] else 1) | kind << 2
            o2 = [(2, struct.pack('<I', flags))] + ([(1, b'the first packet'), (1, b'and a second comment')] if count == 1 else [])
            x = epb('<', i, hi << 32 | lo, d, o2, o)
        out += x
else: sys.exit('what?')
open(dst, 'wb').write(out)
