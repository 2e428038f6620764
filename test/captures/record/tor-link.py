# A client of a Tor relay's link protocol: tor-link.py HOST PORT VERSION KEYLOG. Prints every cell in clear:
#   > hex   sent to the relay        < hex   received from it       # text
# A cell is whole (circuit id, command, body). After CREATED_FAST both ends derive KDF-TOR keys from X|Y of the two
# cells; '=' lines give a relay cell's decrypted body, which follows the cell.
import hashlib, os, socket, ssl, struct, sys, time
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
host, port, version, keylog = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE; c.keylog_filename = keylog
t = c.wrap_socket(socket.create_connection((host, port))); t.settimeout(3)
names = {0: 'PADDING', 1: 'CREATE', 3: 'RELAY', 4: 'DESTROY', 5: 'CREATE_FAST', 6: 'CREATED_FAST', 7: 'VERSIONS', 8: 'NETINFO', 9: 'RELAY_EARLY', 10: 'CREATE2', 11: 'CREATED2',
         12: 'PADDING_NEGOTIATE', 128: 'VPADDING', 129: 'CERTS', 130: 'AUTH_CHALLENGE'}
print('# link protocol version', version); print('# TLS', t.version(), t.cipher()[0]); print('# sha256 of the TLS certificate', hashlib.sha256(t.getpeercert(True)).hexdigest())
wide = 2
def show(mark, b):
    cmd = b[wide]; print('#', names.get(cmd, cmd), 'sent' if mark == '>' else 'received'); print(mark, b.hex())
def put(circ, cmd, body=b''):
    if cmd == 7 or cmd >= 128: b = circ.to_bytes(wide, 'big') + bytes([cmd]) + struct.pack('>H', len(body)) + body
    else: b = circ.to_bytes(wide, 'big') + bytes([cmd]) + body.ljust(509, b'\0')
    show('>', b); t.sendall(b)
def exact(n):
    b = b''
    while len(b) < n:
        d = t.recv(n - len(b))
        if not d: raise EOFError
        b += d
    return b
def get():
    b = exact(wide + 1); cmd = b[wide]
    if cmd == 7 or cmd >= 128: b += exact(2); b += exact(struct.unpack('>H', b[-2:])[0])
    else: b += exact(509)
    show('<', b); return cmd, b[wide + 1:]
def until(*w):
    while True:
        cmd, body = get()
        if cmd in w: return cmd, body
put(0, 7, struct.pack('>H', version)); until(7)
if version > 3: wide = 4
until(8)
put(0, 8, struct.pack('>I', int(time.time())) + b'\x04\x04' + socket.inet_aton(host) + b'\x01\x04\x04' + socket.inet_aton(t.getsockname()[0]))
high = 1 << (wide * 8 - 1)
if version > 4: put(0, 12, b'\0\x01\0\0\0\0') # PADDING_NEGOTIATE: version 0, stop
put(0, 0, os.urandom(509)); put(0, 128, b'variable padding'[:9])
put(high | 3, 10, b'\0\x02' + struct.pack('>H', 84) + bytes(84)) # CREATE2 for nobody's key
until(4)
x = os.urandom(20); put(high | 5, 5, x); y = until(6)[1][:40]
k0 = x + y[:20]; k = b''.join(hashlib.sha1(k0 + bytes([i])).digest() for i in range(5))
assert k[:20] == y[20:], 'KH'
df, db = hashlib.sha1(k[20:40]), hashlib.sha1(k[40:60])
ctr = lambda key: Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
kf, kb = ctr(k[60:76]), ctr(k[76:92])
print('# keys Df', k[20:40].hex(), 'Db', k[40:60].hex(), 'Kf', k[60:76].hex(), 'Kb', k[76:92].hex())
def relay(cmd, stream, data=b''):
    p = bytes([cmd]) + b'\0\0' + struct.pack('>H', stream) + bytes(4) + struct.pack('>H', len(data)) + data; p = p.ljust(509, b'\0')
    df.update(p); p = p[:5] + df.digest()[:4] + p[9:]
    put(high | 5, 3, kf.update(p)); print('=', p.hex())
relay(13, 7) # BEGIN_DIR
n = 0
while True:
    cmd, body = until(3, 4)
    if cmd == 4: break
    p = kb.update(body); db.update(p[:5] + bytes(4) + p[9:]); assert p[5:9] == db.digest()[:4], 'digest'
    print('=', p.hex())
    if p[0] == 4: relay(2, 7, b'GET /tor/server/authority HTTP/1.0\r\n\r\n') # CONNECTED: DATA
    if p[0] == 3: break # END
put(high | 5, 4, b'\0')
t.close()
