/** socket(2): which kinds there are, and what Linux says of those that there are not. */
import { PROTOCOL_NUMBER } from '../network/protocol-number.ts';
import { AF_INET, AF_INET6, SOCK_DGRAM, SOCK_RAW, SOCK_STREAM } from './constants.ts';
import { DatagramSocket } from './datagram.ts';
import { failure } from './errno.ts';
import type { SocketHost } from './host.ts';
import type { OpenSocket } from './open-socket.ts';
import { RawSocket } from './raw.ts';
import { StreamSocket } from './stream.ts';

const PROTOCOL_MAX = 255;
/** The last type that Linux knows: SOCK_PACKET. */
const TYPE_MAX = 10;

export function createSocket(
  host: SocketHost,
  family: number,
  type: number,
  protocol: number,
): OpenSocket | number {
  if (family !== AF_INET && family !== AF_INET6) return failure('EAFNOSUPPORT');
  if (type < 0 || type > TYPE_MAX || protocol < 0 || protocol > PROTOCOL_MAX) {
    return failure('EINVAL');
  }
  if (host.count >= host.socketsMax) {
    host.counters.refusedFull++;
    return failure('ENFILE');
  }
  const { TCP, UDP } = PROTOCOL_NUMBER;
  const isUsual = (usual: number): boolean => protocol === 0 || protocol === usual;
  switch (type) {
    case SOCK_STREAM:
      return isUsual(TCP) ? new StreamSocket(host, family) : failure('EPROTONOSUPPORT');
    case SOCK_DGRAM:
      return isUsual(UDP) ? new DatagramSocket(host, family) : failure('EPROTONOSUPPORT');
    case SOCK_RAW:
      if (protocol === 0) return failure('EPROTONOSUPPORT');
      return new RawSocket(host, family, protocol);
    default:
      return failure('ESOCKTNOSUPPORT');
  }
}
