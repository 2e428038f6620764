/** netcat with datagrams: one for each piece of standard input, and what comes back. */
import { SocketError } from '../../runtime/sockets.ts';
import type { UdpSocket } from '../../runtime/sockets.ts';
import type { Work } from '../netcat.ts';
import { pump } from './streams.ts';

/** Answers to the last datagram are waited for so long. */
const LINGER_MS = 1000;

export interface Peer {
  /** Absent: whoever speaks first. */
  readonly host?: string;
  readonly port: number;
}

export async function converse(work: Work, peer: Peer, signal: AbortSignal): Promise<number> {
  const { sockets, input, write, say, connections, localPort: own, waitMs } = work;
  const { host, port } = peer;
  const isListening = host === undefined;
  const socket = await sockets.openUdp(
    isListening ? { port } : { port: own, remote: { host, port } },
  );
  signal.addEventListener('abort', () => socket.close(), { once: true });
  if (!isListening) connections.push({ host, port, protocol: 'udp' });
  let other = isListening ? undefined : { host, port };
  let isRefused = false;
  const hearing = (async () => {
    for await (const { host: from, port: fromPort, data } of socket) {
      if (other === undefined) {
        connections.push({ host: from, port: fromPort, protocol: 'udp' });
        say(`Connection received on ${from} ${fromPort}`);
      }
      other ??= { host: from, port: fromPort };
      await write(data);
    }
  })().catch((error: unknown) => {
    // Nobody is there: ICMP says so.
    if (!(error instanceof SocketError) || error.code !== 'ECONNREFUSED') throw error;
    isRefused = true;
    input.close();
  });
  if (!isListening) {
    await pump(input.read(signal), (octets) => send(socket, octets));
    if (!isRefused) await linger(signal, waitMs ?? LINGER_MS);
    socket.close();
  } else {
    void pump(input.read(signal), (octets) =>
      other === undefined ? Promise.resolve() : socket.send({ ...other, data: octets }),
    ).catch(() => {});
  }
  await hearing;
  return isRefused ? 1 : 0;
}

/** Whether somebody is there who does not say otherwise: nobody else can be told from silence. */
export async function knock(
  { sockets, localPort, waitMs = LINGER_MS }: Work,
  remote: Required<Peer>,
): Promise<void> {
  const socket = await sockets.openUdp({ port: localPort, remote });
  const late = setTimeout(() => socket.close(), waitMs);
  try {
    await socket.send({ data: new Uint8Array(0) });
    // Any answer will do.
    for await (const _ of socket) return;
  } finally {
    clearTimeout(late);
    socket.close();
  }
}

async function send(socket: UdpSocket, data: Uint8Array): Promise<void> {
  await socket.send({ data });
}

function linger(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((settle) => {
    const late = setTimeout(settle, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(late);
      settle();
    });
  });
}
