/** Sockets of a stack: the calls of socket(2), promises, and who may use them. */
export { addressOf, parseAddress, showAddress } from './base/address.ts';
export type { Address } from './base/address.ts';
export { unmappedText } from './base/mapped.ts';
export { isLinkLocal } from './network/ipv6-address.ts';
export { Timer, Timers } from './base/timers.ts';
export { Sockets } from './socket/berkeley.ts';
export * from './socket/constants.ts';
export { checked, ERRNO, errnoName, errnoText, failure, SocketError } from './socket/errno.ts';
export type { ErrnoName } from './socket/errno.ts';
export { SocketHost } from './socket/host.ts';
export type { SocketStack } from './socket/host.ts';
export { newMessage } from './socket/open-socket.ts';
export type { Message } from './socket/open-socket.ts';
export type { Linger, MembershipRequest, OptionAnswer, OptionValue } from './socket/options.ts';
export * from './socket/process.ts';
export { openSockets, SocketPromises } from './socket/promises.ts';
export type {
  PromisesOptions,
  TcpConnectOptions,
  TcpListenOptions,
  UdpOpenOptions,
} from './socket/promises.ts';
export { hostAddresses, HostNotFound, literalAddress } from './socket/promises/host-names.ts';
export type { HostAddress, HostNames, Resolve } from './socket/promises/host-names.ts';
export { TcpServer } from './socket/promises/tcp-server.ts';
export { TcpStream } from './socket/promises/tcp-stream.ts';
export { UdpSocket } from './socket/promises/udp-socket.ts';
export type { ReceivedDatagram, UdpDatagram } from './socket/promises/udp-socket.ts';
export { IPPROTO_RAW } from './socket/raw.ts';
export type { PollDescriptor, SelectAnswer, SelectSets } from './socket/select.ts';
export type { Endpoint, TcpInfo } from './transport/tcp/user.ts';
export type { Destination } from './transport/udp/user.ts';
