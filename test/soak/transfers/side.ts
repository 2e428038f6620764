/** One side of a connection: it sends its text, and holds what it hears to the peer's. */
import { Timer } from '../../../runtime/base/timers.ts';
import type { Timers } from '../../../runtime/base/timers.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';
import { Digest, agreement, textAt } from '../text.ts';
import type { SidePlan } from './plan.ts';

const scratch = Buffer.alloc(262_144);

export class Side implements TcpUser {
  readonly plan: SidePlan;
  readonly peer: SidePlan;
  readonly sentDigest = new Digest();
  readonly heardDigest = new Digest();
  sent = 0;
  heard = 0;
  /** The first octet that was not what the peer sent. */
  wrongAt: number | undefined;
  /** All of the peer's text, and then its FIN. */
  hasHeardAll = false;
  fault: TcpFault | undefined;
  isClosed = false;
  hasAborted = false;
  connection: TcpConnection | undefined;
  readonly #timers: Timers;
  readonly #reader: Timer;
  readonly #others: Timer[] = [];
  #isShut = false;
  #isWriting = false;
  #isAsleep: boolean;
  #isEstablished = false;

  /** Whoever sleeps says nothing until it is woken. */
  constructor(timers: Timers, plan: SidePlan, peer: SidePlan, isAsleep = false) {
    this.#isAsleep = isAsleep;
    this.plan = plan;
    this.peer = peer;
    this.#timers = timers;
    this.#reader = new Timer(timers, () => this.#readOnce());
  }

  /** Nothing more will happen to it. */
  get isOver(): boolean {
    const isRead = this.fault !== undefined || this.hasAborted || this.hasHeardAll;
    return this.isClosed && isRead;
  }

  begin(connection: TcpConnection): void {
    this.connection = connection;
    const { toggles, aborts } = this.plan;
    for (const { afterMs, option } of toggles) {
      this.#after(afterMs, () => {
        if (!this.isClosed) connection.options[option] = !connection.options[option];
      });
    }
    if (aborts !== undefined) this.#after(aborts.afterMs, () => this.#abort());
  }

  wake(): void {
    this.#isAsleep = false;
    if (this.#isEstablished) this.writable();
  }

  established(): void {
    this.#isEstablished = true;
    this.writable();
  }

  readable(): void {
    if (this.plan.readEveryMs > 0) {
      if (!this.#reader.isRunning) this.#reader.start(this.plan.readEveryMs);
    } else this.#readAll();
  }

  writable(): void {
    const { plan, connection } = this;
    if (connection === undefined || this.hasAborted || this.isClosed) return;
    if (this.#isAsleep || (plan.isAnswer && !this.hasHeardAll)) return;
    // Writing may tell us that we may write.
    if (this.#isWriting) return;
    this.#isWriting = true;
    this.#write(connection);
    this.#isWriting = false;
    this.#finish();
  }

  closed(fault: TcpFault | undefined): void {
    this.isClosed = true;
    this.fault = fault;
    for (const timer of this.#others) timer.stop();
    if (fault === undefined) return this.readable();
    this.#reader.stop();
    // What is not read any more is given up.
    this.connection?.close();
  }

  take(b: Uint8Array, from: number, to: number): number {
    const count = this.plan.readEveryMs > 0 ? 0 : Math.floor((to - from) * this.plan.takes);
    this.#hear(b, from, from + count);
    return count;
  }

  #write(connection: TcpConnection): void {
    const { plan } = this;
    while (this.sent < plan.octets) {
      const most = Math.min(plan.writeMax, plan.octets - this.sent);
      const some = textAt(plan.textStart + this.sent, most);
      const taken = connection.write(some);
      if (taken > 0) this.sentDigest.add(some.subarray(0, taken));
      this.sent += taken;
      if (taken < some.length) return;
    }
  }

  #readAll(): void {
    while (this.#readOnce());
  }

  #readOnce(): boolean {
    const { plan, connection } = this;
    if (connection === undefined || this.hasAborted) return false;
    const count = connection.read(scratch, 0, Math.min(plan.readMax, scratch.length));
    this.#hear(scratch, 0, count);
    if (connection.readable > 0) {
      if (plan.readEveryMs > 0) this.#reader.start(plan.readEveryMs);
      return plan.readEveryMs === 0;
    }
    if (connection.isPeerClosed && !this.hasHeardAll) {
      this.hasHeardAll = true;
      if (plan.isAnswer) this.writable();
      this.#finish();
    }
    return false;
  }

  #hear(b: Uint8Array, from: number, to: number): void {
    if (to === from) return;
    const right = agreement(this.peer.textStart + this.heard, b, from, to);
    if (right < to - from) this.wrongAt ??= this.heard + right;
    this.heardDigest.add(b.subarray(from, to));
    this.heard += to - from;
  }

  /** All is written: our FIN goes; and some let go of what they need no more. */
  #finish(): void {
    const { plan, connection } = this;
    if (this.sent < plan.octets || connection === undefined) return;
    if (!this.#isShut) {
      this.#isShut = true;
      connection.shutdown();
    }
    if (plan.closes && this.hasHeardAll) connection.close();
  }

  #abort(): void {
    const { connection } = this;
    if (this.isClosed || connection === undefined) return;
    this.hasAborted = true;
    this.#reader.stop();
    const { by } = this.plan.aborts!;
    if (by === 'abort') connection.abort();
    else {
      if (by === 'linger') connection.options.lingerMs = 0;
      connection.close();
    }
  }

  #after(ms: number, work: () => void): void {
    const timer = new Timer(this.#timers, work);
    this.#others.push(timer);
    timer.start(ms);
  }
}
