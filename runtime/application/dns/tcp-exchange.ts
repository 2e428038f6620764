/** One query over a stream: a connection of its own, a message each way (RFC 7766). */
import type { Endpoint, TcpConnection, TcpFault, TcpUser } from '../../transport/tcp/user.ts';
import { DnsFault } from './fault.ts';
import { framed, FrameReader } from './framing.ts';
import { mismatch } from './message.ts';
import { faultOf } from './udp-exchange.ts';

/** As TcpService.connect, or by another way. */
export type ConnectStream = (remote: Endpoint, user: TcpUser) => TcpConnection | TcpFault;

const CHUNK_OCTETS = 4096;

export function exchangeOverTcp(
  connect: ConnectStream,
  server: Endpoint,
  query: Uint8Array,
  signal: AbortSignal,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const reader = new FrameReader();
    const chunk = new Uint8Array(CHUNK_OCTETS);
    let connection: TcpConnection | undefined;
    let isOver = false;
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', aborted);
      settle();
    };
    const fail = (error: Error): void => {
      end(() => reject(error));
      connection?.abort();
    };
    const aborted = (): void => fail(signal.reason as Error);
    const refused = (fault: TcpFault | undefined): void => {
      fail(new DnsFault(faultOf(fault ?? ''), `TCP: ${fault ?? 'closed by the server'}`));
    };
    const read = (): void => {
      if (connection === undefined || isOver) return;
      while (connection.readable > 0) {
        const count = connection.read(chunk, 0, chunk.length);
        const [answer] = reader.take(chunk, 0, count);
        if (answer === undefined) continue;
        const reason = mismatch(answer, query);
        if (reason !== undefined) return fail(new DnsFault('EBADANSWER', `TCP: ${reason}`));
        connection.close();
        return end(() => resolve(answer));
      }
      if (connection.isPeerClosed) refused(undefined);
    };
    signal.addEventListener('abort', aborted, { once: true });
    const opened = connect(server, {
      established: () => void connection?.write(framed(query)),
      readable: read,
      writable() {},
      closed: refused,
    });
    if (typeof opened === 'string') refused(opened);
    else connection = opened;
  });
}
