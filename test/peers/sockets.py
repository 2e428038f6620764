"""Asks the kernel what every call answers in every state of a socket, over loopback, and prints it
as JSON: {kind: {call: {state: answer}}}. test/socket/linux-answers.json is what it printed."""

import ctypes
import errno
import json
import select
import socket
import struct
import time

HERE = '127.0.0.1'
SETTLE = 0.02
libc = ctypes.CDLL(None, use_errno=True)
kept = []


def name_of(number):
    # EOPNOTSUPP and ENOTSUP are one number in Linux.
    return {'ENOTSUP': 'EOPNOTSUPP'}.get(errno.errorcode[number], errno.errorcode[number])


def keep(made):
    kept.append(made)
    return made


def new(kind):
    made = socket.socket(socket.AF_INET, kind)
    made.setblocking(False)
    return made


def tcp():
    return new(socket.SOCK_STREAM)


def udp():
    return new(socket.SOCK_DGRAM)


def bound(made):
    made.bind((HERE, 0))
    return made


def listener(backlog=8):
    made = bound(tcp())
    made.listen(backlog)
    return made


def asked(made, to):
    try:
        made.connect(to)
    except BlockingIOError:
        pass
    return made


def pair():
    listening = keep(listener())
    asking = asked(tcp(), listening.getsockname())
    select.select([listening], [], [], 1)
    accepted, _ = listening.accept()
    accepted.setblocking(False)
    select.select([], [asking], [], 1)
    return asking, accepted


def nobody(made):
    bound(made)
    place = made.getsockname()
    made.close()
    return place


def disconnect(made):
    nothing = ctypes.create_string_buffer(16)
    if libc.connect(made.fileno(), nothing, 16) < 0:
        raise OSError(ctypes.get_errno(), 'connect')


def reset(made):
    made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    made.close()
    time.sleep(SETTLE)


def error(made):
    number = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return 'none' if number == 0 else name_of(number)


def then(made, *deeds):
    for deed in deeds:
        deed(made)
    time.sleep(SETTLE)
    return made


def connecting():
    full = keep(listener(0))
    for _ in range(3):
        keep(asked(tcp(), full.getsockname()))
    return asked(tcp(), full.getsockname())


def refused():
    return then(asked(tcp(), nobody(tcp())))


def shut(how):
    asking, accepted = pair()
    keep(accepted)
    return then(asking, lambda made: made.shutdown(how))


def peer_closed():
    asking, accepted = pair()
    then(keep(accepted), lambda made: made.shutdown(socket.SHUT_WR))
    return asking


def was_reset(*deeds):
    asking, accepted = pair()
    for deed in deeds:
        deed(asking, accepted)
        time.sleep(SETTLE)
    reset(accepted)
    return asking


def connected():
    asking, accepted = pair()
    keep(accepted)
    asking.connect(asking.getpeername())
    return asking


STREAM_STATES = {
    'new': tcp,
    'bound': lambda: bound(tcp()),
    'listening': listener,
    'connecting': connecting,
    'connected_unreported': lambda: [keep(one) for one in pair()][0],
    'connected': connected,
    'refused': refused,
    'refused_read': lambda: then(refused(), error),
    'shut_wr': lambda: shut(socket.SHUT_WR),
    'shut_rd': lambda: shut(socket.SHUT_RD),
    'shut_both': lambda: shut(socket.SHUT_RDWR),
    'peer_closed': peer_closed,
    'reset': was_reset,
    'reset_read': lambda: then(was_reset(), error),
    'both_closed': lambda: then(peer_closed(), lambda made: made.shutdown(socket.SHUT_WR)),
    'data_then_reset': lambda: was_reset(lambda _, accepted: accepted.send(b'hi')),
    'fin_then_reset': lambda: was_reset(
        lambda _, accepted: accepted.shutdown(socket.SHUT_WR),
        lambda asking, _: asking.send(b'x'),
    ),
    'listen_shut': lambda: then(listener(), lambda made: made.shutdown(socket.SHUT_RD)),
    'connecting_shut': lambda: then(connecting(), lambda made: made.shutdown(socket.SHUT_WR)),
}


def call(deed):
    def ask(made):
        try:
            answer = deed(made)
        except OSError as failed:
            return name_of(failed.errno)
        if isinstance(answer, bytes):
            return str(len(answer))
        return str(answer) if isinstance(answer, int) else 'ok'

    return ask


def events(made):
    waiting = select.poll()
    names = {'IN': 0x1, 'OUT': 0x4, 'ERR': 0x8, 'HUP': 0x10, 'RDHUP': 0x2000}
    waiting.register(made, 0x2005)
    held = waiting.poll(0)
    found = held[0][1] if held else 0
    return '|'.join(name for name, bit in names.items() if found & bit) or '0'


place = keep(listener()).getsockname()
SHARED = {
    'bind': call(lambda made: made.bind((HERE, 0))),
    'listen': call(lambda made: made.listen(4)),
    'accept': call(lambda made: made.accept()),
    'shutdownRead': call(lambda made: made.shutdown(0)),
    'shutdownWrite': call(lambda made: made.shutdown(1)),
    'shutdownWrong': call(lambda made: made.shutdown(7)),
    'getsockname': call(lambda made: made.getsockname()),
    'getpeername': call(lambda made: made.getpeername()),
    'recvOob': call(lambda made: made.recv(1, socket.MSG_OOB)),
    'error': error,
    'poll': events,
}
STREAM_CALLS = {
    **SHARED,
    'connect': call(lambda made: made.connect(place)),
    'connectUnspecified': call(disconnect),
    'send': call(lambda made: made.send(b'x', socket.MSG_NOSIGNAL)),
    'sendNothing': call(lambda made: made.send(b'', socket.MSG_NOSIGNAL)),
    'recv': call(lambda made: made.recv(10)),
    'shutdownBoth': call(lambda made: made.shutdown(2)),
}

peer = bound(udp())
there = peer.getsockname()


def connected_udp(to=there):
    made = udp()
    made.connect(to)
    return made


def waiting_udp():
    made = connected_udp()
    peer.sendto(b'hello', made.getsockname())
    time.sleep(SETTLE)
    return made


def waiting_refused():
    gone = bound(udp())
    made = connected_udp(gone.getsockname())
    gone.sendto(b'hello', made.getsockname())
    gone.close()
    return then(made, lambda made: made.send(b'x'))


DATAGRAM_STATES = {
    'new': udp,
    'bound': lambda: bound(udp()),
    'connected': connected_udp,
    'refused': lambda: then(connected_udp(nobody(udp())), lambda made: made.send(b'x')),
    'waiting': waiting_udp,
    'waiting_refused': waiting_refused,
    'shut_rd': lambda: then(connected_udp(), lambda made: made.shutdown(0)),
    'shut_wr': lambda: then(connected_udp(), lambda made: made.shutdown(1)),
    'shut_both': lambda: then(connected_udp(), lambda made: made.shutdown(2)),
    'bound_shut': lambda: then(bound(udp()), call(lambda made: made.shutdown(2))),
    'disconnected': lambda: then(connected_udp(), disconnect),
}
everyone = ('255.255.255.255', 9)
DATAGRAM_CALLS = {
    **SHARED,
    'connect': call(lambda made: made.connect(there)),
    'connectBroadcast': call(lambda made: made.connect(everyone)),
    'send': call(lambda made: made.send(b'x')),
    'sendto': call(lambda made: made.sendto(b'x', there)),
    'sendtoPort0': call(lambda made: made.sendto(b'x', (HERE, 0))),
    'sendtoBroadcast': call(lambda made: made.sendto(b'x', everyone)),
    'sendTooLarge': call(lambda made: made.sendto(b'x' * 65508, there)),
    'sendOob': call(lambda made: made.sendto(b'x', socket.MSG_OOB, there)),
    'recv': call(lambda made: made.recv(10)),
    'recvShort': call(lambda made: made.recv(2)),
    'recvTrunc': call(lambda made: made.recv_into(bytearray(2), 2, socket.MSG_TRUNC)),
}


def answers(states, calls):
    table = {}
    for call_name, ask in calls.items():
        row = table[call_name] = {}
        for state_name, make in states.items():
            made = make()
            row[state_name] = ask(made)
            made.close()
            while len(kept) > 1:
                kept.pop().close()
    return table


print(json.dumps({
    'stream': answers(STREAM_STATES, STREAM_CALLS),
    'datagram': answers(DATAGRAM_STATES, DATAGRAM_CALLS),
}))
