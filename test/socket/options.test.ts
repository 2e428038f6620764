import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../runtime/socket/constants.ts';
import { at, newGround, shown } from './ground.ts';

const options = suite('options of sockets');

options('that nobody knows, or not for that kind of socket, are no options', () => {
  const { sockets } = newGround();
  const stream = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  const datagram = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  const raw = sockets.socket(names.AF_INET, names.SOCK_RAW, 1);
  for (const [socket, level, name] of [
    [stream, names.SOL_SOCKET, 12_345],
    [stream, 12_345, names.SO_TYPE],
    [stream, names.SOL_SOCKET, -1],
    [datagram, names.SOL_TCP, names.TCP_NODELAY],
    [datagram, names.SOL_SOCKET, names.SO_LINGER],
    [stream, names.SOL_IP, names.IP_HDRINCL],
    [raw, names.SOL_IP, names.IP_RECVERR],
    [stream, names.SOL_IPV6, names.IPV6_V6ONLY],
    [datagram, names.SOL_IPV6, names.IPV6_UNICAST_HOPS],
    [datagram, names.SOL_RAW, names.ICMP_FILTER],
  ]) {
    const place = `${level} ${name}`;
    assert.is(shown(sockets.getsockopt(socket, level, name)), 'ENOPROTOOPT', place);
    assert.is(shown(sockets.setsockopt(socket, level, name, 1)), 'ENOPROTOOPT', place);
  }
});

options('that say what a socket is can be read, and not written', () => {
  const { sockets } = newGround();
  const stream = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  const datagram = sockets.socket(names.AF_INET6, names.SOCK_DGRAM);
  const kinds = [names.SO_DOMAIN, names.SO_TYPE, names.SO_PROTOCOL, names.SO_ACCEPTCONN];
  const read = (socket: number): unknown[] =>
    kinds.map((name) => sockets.getsockopt(socket, names.SOL_SOCKET, name));
  assert.equal(read(stream), [names.AF_INET, names.SOCK_STREAM, 6, 0]);
  assert.equal(read(datagram), [names.AF_INET6, names.SOCK_DGRAM, 17, 0]);
  sockets.bind(stream, at('127.0.0.1', 7));
  sockets.listen(stream);
  assert.is(sockets.getsockopt(stream, names.SOL_SOCKET, names.SO_ACCEPTCONN), 1);
  for (const name of [...kinds, names.SO_ERROR]) {
    const answer = sockets.setsockopt(stream, names.SOL_SOCKET, name, 1);
    assert.is(shown(answer), 'ENOPROTOOPT');
  }
});

options.run();
