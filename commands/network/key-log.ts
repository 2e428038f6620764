/**
 * Secrets of TLS connections that commands make, for whoever captures and wants to read them. While
 * nobody does they are kept nowhere. For a `tls.TLSSocket`: `keyLog.follow(socket)`.
 */
import type { EventEmitter } from 'node:events';

export class KeyLog {
  readonly #listeners = new Set<(line: Uint8Array) => void>();

  /** Whether anyone wants them now. */
  get isWanted(): boolean {
    return this.#listeners.size > 0;
  }

  /** Tells of each line from now on; call what it answers to hear no more. */
  listen(listener: (line: Uint8Array) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A connection of node:tls, whose secrets are told. */
  follow(socket: EventEmitter): void {
    socket.on('keylog', (line: Uint8Array) => this.add(line));
  }

  /** A line as SSLKEYLOGFILE has it, with its end. */
  add(line: Uint8Array): void {
    for (const listener of this.#listeners) listener(line);
  }
}
