/**
 * DNS over TLS (RFC 7858): one connection that is kept for a while, on which many queries may wait
 * at once, each under a number of its own. One that the server has closed meanwhile is made anew.
 */
import type { TLSSocket } from 'node:tls';

import { DnsFault, framed, FrameReader, idOf, withId } from '../../../runtime/dns.ts';
import type { DnsTransport } from '../../../runtime/dns.ts';
import { connectSecurely } from './secure.ts';
import type { SecureGround, SecureServer } from './secure.ts';

/** RFC 7858 §3.1. */
export const DNS_OVER_TLS_PORT = 853;
const PROTOCOL = 'dot';
/** Queries that wait at once; one more is refused. */
export const WAITING_MAX = 256;
const IDLE_MS = 15_000;
const IDS = 65_536;

interface Waiter {
  readonly resolve: (answer: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

export class DnsOverTls implements DnsTransport {
  readonly name: string;
  readonly isPrivate = true;
  readonly #ground: SecureGround;
  readonly #server: SecureServer;
  #session: Session | undefined;
  #opening: Promise<Session> | undefined;

  constructor(name: string, server: SecureServer, ground: SecureGround) {
    this.name = name;
    this.#server = server;
    this.#ground = ground;
  }

  async exchange(query: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    const kept = this.#session;
    if (kept !== undefined && !kept.isOver) {
      try {
        return await kept.ask(query, signal);
      } catch (error) {
        // RFC 7766 §6.2.4: it was closed while nobody asked; that is no failure of the server.
        if (!kept.isOver || signal.aborted) throw error;
      }
    }
    return (await this.#open(signal)).ask(query, signal);
  }

  /** One at a time, which all who wait share; the first one's patience counts. */
  #open(signal: AbortSignal): Promise<Session> {
    this.#opening ??= connectSecurely(this.#ground, this.#server, [PROTOCOL], signal)
      .then((socket) => (this.#session = new Session(socket, this.name)))
      .finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  close(): void {
    this.#session?.close();
    this.#session = undefined;
  }
}

class Session {
  readonly #socket: TLSSocket;
  readonly #name: string;
  readonly #reader = new FrameReader();
  readonly #waiting = new Map<number, Waiter>();
  readonly #idle: NodeJS.Timeout;
  #next = 0;
  isOver = false;

  constructor(socket: TLSSocket, name: string) {
    this.#socket = socket;
    this.#name = name;
    this.#idle = setTimeout(() => this.#rest(), IDLE_MS).unref();
    socket.on('data', (octets: Buffer) => this.#heard(octets));
    socket.once('end', () => this.close());
    socket.once('close', () => this.close());
  }

  ask(query: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.size >= WAITING_MAX) {
        return reject(new DnsFault('EBUSY', `${this.#name}: too many queries wait`));
      }
      const id = this.#freeId();
      const settle = (then: () => void): void => {
        this.#waiting.delete(id);
        signal.removeEventListener('abort', aborted);
        then();
      };
      const aborted = (): void => settle(() => reject(signal.reason as Error));
      signal.addEventListener('abort', aborted, { once: true });
      this.#waiting.set(id, {
        resolve: (answer) => settle(() => resolve(withId(answer, idOf(query)))),
        reject: (error) => settle(() => reject(error as Error)),
      });
      this.#idle.refresh();
      this.#socket.write(framed(withId(query, id)));
    });
  }

  #freeId(): number {
    do this.#next = (this.#next + 1) % IDS;
    while (this.#waiting.has(this.#next));
    return this.#next;
  }

  /** RFC 7766 §7: answers may come in any order. */
  #heard(octets: Buffer): void {
    for (const answer of this.#reader.take(octets)) {
      // The question is held to the query by whoever asked.
      if (answer.length >= 2) this.#waiting.get(idOf(answer))?.resolve(answer);
    }
  }

  #rest(): void {
    if (this.#waiting.size === 0) this.close();
    else this.#idle.refresh();
  }

  close(): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.#idle);
    this.#socket.destroy();
    const closed = new DnsFault('ENETUNREACH', `${this.#name} has closed the connection`);
    for (const waiter of [...this.#waiting.values()]) waiter.reject(closed);
  }
}
