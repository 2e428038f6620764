/**
 * A question over the onion and its answer, both held to the text that everyone knows. A line says
 * how many octets come, how many are wanted, from where on in the text, and after how long; whoever
 * answers ends. It is over when all was heard, or by a fault that has a name.
 */
import { Timer } from '../../../runtime/base/timers.ts';
import type { Timers } from '../../../runtime/base/timers.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';
import { agreement, textAt } from '../text.ts';

export interface ExchangePlan {
  readonly kind: string;
  readonly sends: number;
  readonly wants: number;
  readonly textStart: number;
  /** Before the answer begins. */
  readonly pauseMs: number;
  /** Between two reads of a little; 0 when what comes is read at once. */
  readonly readEveryMs: number;
  readonly abortsAfterMs: number | undefined;
}

const HEAD_OCTETS = 64;
const SLOW_READ_OCTETS = 4_000;
const scratch = new Uint8Array(65_536);

export function headOf({ sends, wants, textStart, pauseMs }: ExchangePlan): Uint8Array {
  const line = `${sends} ${wants} ${textStart} ${Math.round(pauseMs)}`;
  return new TextEncoder().encode(line.padEnd(HEAD_OCTETS));
}

/** Writes text from `from` on, as far as the connection takes it; how much it took. */
function writeText(connection: TcpConnection, from: number, octets: number): number {
  let done = 0;
  while (done < octets) {
    const some = textAt(from + done, octets - done);
    const taken = connection.write(some);
    done += taken;
    if (taken < some.length) break;
  }
  return done;
}

export class Asker implements TcpUser {
  readonly plan: ExchangePlan;
  readonly begunMs: number;
  heard = 0;
  /** All has come, and the end. */
  isWhole = false;
  /** It ended without a fault, and before all had come. */
  isShort = false;
  wrongAt: number | undefined;
  fault: TcpFault | 'aborted' | undefined;
  readonly #reader: Timer;
  readonly #abort: Timer;
  #connection: TcpConnection | undefined;
  #headSent = 0;
  #sent = 0;

  constructor(timers: Timers, plan: ExchangePlan) {
    this.plan = plan;
    this.begunMs = timers.clock.now();
    this.#reader = new Timer(timers, () => this.#readSome(SLOW_READ_OCTETS));
    this.#abort = new Timer(timers, () => this.#giveUp());
    if (plan.abortsAfterMs !== undefined) this.#abort.start(plan.abortsAfterMs);
  }

  get isOver(): boolean {
    return this.isWhole || this.isShort || this.fault !== undefined;
  }

  begin(connection: TcpConnection): void {
    this.#connection = connection;
  }

  established(): void {
    this.writable();
  }

  writable(): void {
    const connection = this.#connection;
    if (connection === undefined || this.isOver) return;
    const head = headOf(this.plan);
    if (this.#headSent < HEAD_OCTETS) {
      this.#headSent += connection.write(head.subarray(this.#headSent));
      if (this.#headSent < HEAD_OCTETS) return;
    }
    const { sends, textStart } = this.plan;
    this.#sent += writeText(connection, textStart + this.#sent, sends - this.#sent);
  }

  readable(): void {
    const { readEveryMs } = this.plan;
    if (readEveryMs === 0) this.#readSome(Infinity);
    else if (!this.#reader.isRunning) this.#reader.start(readEveryMs);
  }

  closed(fault: TcpFault | undefined): void {
    if (!this.isOver) this.fault = fault ?? 'ECONNABORTED';
    this.#stop();
  }

  #readSome(most: number): void {
    const connection = this.#connection;
    if (connection === undefined || this.isOver) return;
    for (let left = most; left > 0 && connection.readable > 0;) {
      const count = connection.read(scratch, 0, Math.min(left, scratch.length));
      const right = agreement(this.plan.textStart + this.heard, scratch, 0, count);
      if (right < count) this.wrongAt ??= this.heard + right;
      this.heard += count;
      left -= count;
    }
    if (connection.readable > 0) return void this.#reader.start(this.plan.readEveryMs);
    if (!connection.isPeerClosed) return;
    this.isWhole = this.heard === this.plan.wants;
    this.isShort = !this.isWhole;
    connection.close();
    this.#stop();
  }

  #giveUp(): void {
    if (this.isOver) return;
    this.fault = 'aborted';
    this.#connection?.abort();
    this.#stop();
  }

  #stop(): void {
    this.#reader.stop();
    this.#abort.stop();
  }
}

export class Answerer implements TcpUser {
  wrongAt: number | undefined;
  isClosed = false;
  readonly #connection: TcpConnection;
  readonly #pause: Timer;
  #head = '';
  #plan: Pick<ExchangePlan, 'sends' | 'wants' | 'textStart' | 'pauseMs'> | undefined;
  #heard = 0;
  #sent = 0;
  #maySend = false;

  constructor(timers: Timers, connection: TcpConnection) {
    this.#connection = connection;
    this.#pause = new Timer(timers, () => {
      this.#maySend = true;
      this.writable();
    });
  }

  established(): void {}

  readable(): void {
    const connection = this.#connection;
    while (connection.readable > 0) {
      const isHead = this.#plan === undefined;
      const most = isHead ? HEAD_OCTETS - this.#head.length : scratch.length;
      const count = connection.read(scratch, 0, most);
      if (isHead) this.#readHead(new TextDecoder().decode(scratch.subarray(0, count)));
      else this.#hear(count);
      this.#perhapsAnswer();
    }
    if (connection.isPeerClosed) this.#over();
  }

  writable(): void {
    const plan = this.#plan;
    if (!this.#maySend || plan === undefined || this.isClosed) return;
    const { textStart, wants } = plan;
    this.#sent += writeText(this.#connection, textStart + this.#sent, wants - this.#sent);
    if (this.#sent === wants) this.#over();
  }

  closed(): void {
    this.#pause.stop();
    this.isClosed = true;
  }

  #readHead(text: string): void {
    this.#head += text;
    if (this.#head.length < HEAD_OCTETS) return;
    const [sends, wants, textStart, pauseMs] = this.#head.trim().split(' ').map(Number);
    this.#plan = { sends, wants, textStart, pauseMs };
  }

  #hear(count: number): void {
    const right = agreement(this.#plan!.textStart + this.#heard, scratch, 0, count);
    if (right < count) this.wrongAt ??= this.#heard + right;
    this.#heard += count;
  }

  #perhapsAnswer(): void {
    const plan = this.#plan;
    if (plan !== undefined && this.#heard === plan.sends) this.#pause.start(plan.pauseMs);
  }

  #over(): void {
    this.#pause.stop();
    this.isClosed = true;
    this.#connection.close();
  }
}
