/** A user of TCP for tests. */
import { seededRandom } from '../../../runtime/base/random.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';

/** A user that keeps all it is told, reads what comes, and sends what it is given. */
export class Recorder implements TcpUser {
  connection: TcpConnection | undefined;
  readonly told: string[] = [];
  fault: TcpFault | undefined;
  isClosed = false;
  readsAtOnce = true;
  closesWithPeer = true;
  received = 0;
  hash = 0;
  readonly text: number[] = [];
  keepsText = true;
  #toSend: Uint8Array | undefined;
  #sent = 0;
  #thenShut = false;
  readonly #buffer = new Uint8Array(65_536);

  established(): void {
    this.told.push('established');
    this.#push();
  }

  readable(): void {
    if (this.told.at(-1) !== 'readable') this.told.push('readable');
    if (this.readsAtOnce) this.readAll();
  }

  writable(): void {
    this.#push();
  }

  closed(fault: TcpFault | undefined): void {
    this.told.push(fault === undefined ? 'closed' : `closed ${fault}`);
    this.fault = fault;
    this.isClosed = true;
  }

  readAll(most = Infinity): void {
    const { connection } = this;
    if (connection === undefined) return;
    for (let left = most; left > 0;) {
      const room = Math.min(this.#buffer.length, left);
      const count = connection.read(this.#buffer, 0, room);
      if (count === 0) break;
      this.#keep(this.#buffer, count);
      left -= count;
    }
    if (connection.isPeerClosed && connection.readable === 0 && this.closesWithPeer) {
      connection.shutdown();
    }
  }

  #keep(octets: Uint8Array, count: number): void {
    for (let index = 0; index < count; index++) {
      this.hash = (Math.imul(this.hash ^ octets[index], 16_777_619) + 1) | 0;
      if (this.keepsText) this.text.push(octets[index]);
    }
    this.received += count;
  }

  /** Writes all of it as there is room, and then closes, if so. */
  send(octets: Uint8Array, thenShut = false): void {
    this.#toSend = octets;
    this.#sent = 0;
    this.#thenShut = thenShut;
    this.#push();
  }

  #push(): void {
    const { connection } = this;
    if (connection === undefined || this.#toSend === undefined) return;
    while (this.#sent < this.#toSend.length) {
      const took = connection.write(this.#toSend.subarray(this.#sent));
      if (took === 0) return;
      this.#sent += took;
    }
    this.#toSend = undefined;
    if (this.#thenShut) connection.shutdown();
  }
}

export function hashOf(octets: Uint8Array): number {
  let hash = 0;
  for (const octet of octets) hash = (Math.imul(hash ^ octet, 16_777_619) + 1) | 0;
  return hash;
}

export function octetsOf(count: number, seed = 7): Uint8Array {
  const octets = new Uint8Array(count);
  seededRandom(seed).fill(octets);
  return octets;
}
