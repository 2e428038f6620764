/** Another way for streams to go, over the stack's own: circuits of onion routing, for one. */
import type { Endpoint, TcpConnection, TcpFault, TcpUser } from '../transport/tcp/user.ts';

export interface StreamOverlay {
  /**
   * As TcpService.connect. Streams of different marks (SO_MARK) are to have nothing in common that
   * an observer could join them by.
   */
  connect(remote: Endpoint, user: TcpUser, mark: number): TcpConnection | TcpFault;
}
