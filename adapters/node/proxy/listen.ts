/** What proxies of all kinds have in common: a port, and clients, of whom there may be so many. */
import type { AddressInfo, Server, Socket } from 'node:net';

/** Clients at the same time; one more is hung up on. */
export const PROXY_CLIENTS_MAX = 4096;

export interface ProxyNet {
  createServer(
    options: { readonly allowHalfOpen: boolean; readonly noDelay: boolean },
    listener: (socket: Socket) => void,
  ): Server;
}

export interface ProxyPlace {
  readonly net: ProxyNet;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
}

export class ProxyPort {
  readonly #server: Server;
  readonly #clients = new Set<Socket>();

  private constructor({ net }: ProxyPlace, serve: (socket: Socket) => void) {
    const halves = { allowHalfOpen: true, noDelay: true };
    this.#server = net.createServer(halves, (socket) => {
      if (this.#clients.size >= PROXY_CLIENTS_MAX) {
        socket.destroy();
        return;
      }
      this.#clients.add(socket);
      socket.on('close', () => this.#clients.delete(socket));
      serve(socket);
    });
  }

  /** It is given when it listens; rejected as `listen` of Node fails. */
  static async listen(place: ProxyPlace, serve: (socket: Socket) => void): Promise<ProxyPort> {
    const made = new ProxyPort(place, serve);
    await new Promise<void>((listening, failed) => {
      made.#server.once('error', failed);
      made.#server.listen(place.port, place.host, () => {
        made.#server.off('error', failed);
        listening();
      });
    });
    return made;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get clients(): number {
    return this.#clients.size;
  }

  /** Hangs up on everybody. */
  async close(): Promise<void> {
    for (const socket of this.#clients) socket.destroy();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }
}
