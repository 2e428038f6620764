/** Messages of spec/application/control.protocol over a socket of Node, whole and in order. */
import type { Socket } from 'node:net';

import { encodeMessage, readMessage } from '../../generated/application/control.value.ts';
import type { MessageBody } from '../../generated/application/control.value.ts';
import { neededMessage, scanMessage } from '../../generated/application/control.wire.ts';

/** So much may be on the way, not taken yet, before whoever sends waits. */
export const WINDOW_OCTETS = 1 << 20;
/** What is sent in one piece. */
export const PIECE_OCTETS_MAX = 1 << 16;
const HEAD_OCTETS = 5;
const MESSAGE_OCTETS_MAX = 1 << 21;

/** The version of what is said; others are refused. */
export const VERSION = 3;

export class Conversation {
  /** Called for each message. */
  onMessage: (body: MessageBody) => void = () => {};
  /** Called once, when the other end is gone, or is not one of ours. */
  onOver: () => void = () => {};
  readonly #socket: Socket;
  #waiting: Buffer = Buffer.alloc(0);
  #isOver = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => this.#heard(data));
    socket.on('error', () => this.#end());
    socket.on('close', () => this.#end());
    socket.on('end', () => this.#end());
    // It may have gone before anybody listened.
    if (socket.destroyed) queueMicrotask(() => this.#end());
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  say(body: MessageBody): void {
    if (!this.#isOver) this.#socket.write(encodeMessage({ body }));
  }

  /** After all that was said has gone out. */
  end(): void {
    this.#socket.end();
  }

  #heard(data: Buffer): void {
    this.#waiting = this.#waiting.length === 0 ? data : Buffer.concat([this.#waiting, data]);
    while (!this.#isOver) {
      const b = this.#waiting;
      const needed = neededMessage(b, 0, b.length);
      if (b.length < HEAD_OCTETS || needed > 0) {
        if (needed > MESSAGE_OCTETS_MAX) this.#end();
        return;
      }
      const end = scanMessage(b, 0, b.length);
      if (end < 0) return this.#end();
      this.#waiting = b.subarray(end);
      this.onMessage(readMessage(b, 0, end).body);
    }
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#socket.destroy();
    this.onOver();
  }
}

/** What is sent in pieces that the other end has yet to take. */
export class Window {
  #octets = 0;
  #waiting: (() => void)[] = [];

  /** Settled when there is room for more. */
  async sent(octets: number): Promise<void> {
    this.#octets += octets;
    if (this.#octets <= WINDOW_OCTETS) return;
    await new Promise<void>((room) => this.#waiting.push(room));
  }

  taken(octets: number): void {
    this.#octets = Math.max(0, this.#octets - octets);
    if (this.#octets <= WINDOW_OCTETS) this.open();
  }

  /** Nobody waits any more. */
  open(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const room of waiting) room();
  }
}
