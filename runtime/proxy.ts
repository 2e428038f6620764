/** What a proxy says to its clients; who carries it is given (adapters/node/proxy). */
export { Socks5Conversation } from './application/socks5-server.ts';
export type {
  ProxyClient,
  ProxyFault,
  ProxyTarget,
  ProxyWays,
  Socks5Options,
} from './application/socks5-server.ts';
export type { TcpConnection, TcpFault, TcpUser } from './transport/tcp/user.ts';
