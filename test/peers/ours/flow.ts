/** One connection of our stack at the work that a peer's command line gives it. */
import { createHash } from 'node:crypto';

import type { TcpConnection, TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';
import type { Result } from '../contestant.ts';
import { makeOctets } from '../octets.ts';
import type { Job } from './job.ts';

const CHUNK_OCTETS = 1 << 18;

export type Report = (result: Result) => void;

/** What all connections begin with: whose they are, since when, and whether they are over. */
abstract class Flow implements TcpUser {
  protected readonly job: Job;
  protected readonly report: Report;
  /** Undefined only until `connect` has answered. */
  connection!: TcpConnection;
  protected begun = performance.now();
  protected isOver = false;

  constructor(job: Job, report: Report) {
    this.job = job;
    this.report = report;
  }

  /** It is there, by our wish or another's. */
  established(): void {
    this.begun = performance.now();
  }

  abstract readable(): void;

  writable(): void {}

  closed(fault: TcpFault | undefined): void {
    if (this.isOver) return;
    this.isOver = true;
    this.report({ command: this.job.command, failure: fault ?? 'closed too early' });
  }

  protected get seconds(): number {
    return (performance.now() - this.begun) / 1000;
  }

  protected get isTimeOver(): boolean {
    return this.job.secondsMax > 0 && this.seconds >= this.job.secondsMax;
  }

  protected end(result: Omit<Result, 'command' | 'seconds'>): void {
    this.isOver = true;
    this.report({ command: this.job.command, ...result, seconds: this.seconds });
    this.connection.close();
  }
}

/** Reads everything; takes the octets where the frame holds them, if nothing waits before them. */
class Receiving extends Flow {
  readonly #hash = createHash('sha256');
  readonly #chunk = new Uint8Array(CHUNK_OCTETS);
  #octets = 0;

  take(b: Uint8Array, from: number, to: number): number {
    this.#octets += to - from;
    if (!this.job.plain) this.#hash.update(b.subarray(from, to));
    return to - from;
  }

  readable(): void {
    while (this.connection.readable > 0) {
      this.take(this.#chunk, 0, this.connection.read(this.#chunk, 0, CHUNK_OCTETS));
    }
    if (!this.connection.isPeerClosed || this.isOver) return;
    this.end({ octets: this.#octets, ...digest(this.job, this.#hash) });
  }
}

/** Sends everything, and waits for the other side to have read it and closed. */
class Sending extends Flow {
  readonly #hash = createHash('sha256');
  /** Sent again and again when any octets do: nobody writes them, so they need no copy. */
  readonly #plain = new Uint8Array(CHUNK_OCTETS);
  /** Made, and not yet taken. */
  #rest = new Uint8Array(0);
  #octets = 0;
  #isSent = false;

  override established(): void {
    super.established();
    this.writable();
  }

  override writable(): void {
    while (!this.#isSent) {
      if (this.#rest.length === 0) this.#rest = this.#next();
      if (this.#rest.length === 0) {
        this.#isSent = true;
        this.connection.shutdown();
        return;
      }
      const written = this.connection.write(this.#rest);
      this.#octets += written;
      this.#rest = this.#rest.subarray(written);
      if (this.#rest.length > 0) return;
    }
  }

  readable(): void {
    if (!this.connection.isPeerClosed || this.isOver) return;
    this.end({ octets: this.#octets, ...digest(this.job, this.#hash) });
  }

  #next(): Uint8Array<ArrayBuffer> {
    const { octets, plain, seed } = this.job;
    const left = octets === 0 ? CHUNK_OCTETS : octets - this.#octets;
    if (left === 0 || this.isTimeOver) return this.#rest;
    const count = Math.min(left, CHUNK_OCTETS);
    if (plain) return this.#plain.subarray(0, count);
    const made = new Uint8Array(count);
    makeOctets(made, seed, this.#octets);
    this.#hash.update(made);
    return made;
  }
}

/** What comes goes back; what does not fit waits where it came to, and so does the peer. */
class Echoing extends Flow {
  readonly #chunk = new Uint8Array(CHUNK_OCTETS);

  readable(): void {
    const { connection } = this;
    while (connection.readable > 0 && connection.writable > 0) {
      const count = Math.min(CHUNK_OCTETS, connection.writable);
      connection.write(this.#chunk.slice(0, connection.read(this.#chunk, 0, count)));
    }
    if (!connection.isPeerClosed || connection.readable > 0 || this.isOver) return;
    this.isOver = true;
    connection.close();
  }

  override writable(): void {
    this.readable();
  }
}

/** One octet there, one octet back. */
class Asking extends Flow {
  readonly #octet = new Uint8Array(1);
  #roundTrips = 0;

  override established(): void {
    super.established();
    this.connection.write(this.#octet.slice());
  }

  readable(): void {
    const { job, connection } = this;
    if (this.isOver || connection.read(this.#octet, 0, 1) === 0) return;
    this.#roundTrips++;
    if (this.isTimeOver || this.#roundTrips === job.count) {
      this.end({ roundTrips: this.#roundTrips, lost: 0 });
    } else {
      connection.write(this.#octet.slice());
    }
  }
}

export function flowFor(job: Job, report: Report): Flow {
  switch (job.command) {
    case 'sink':
    case 'receive':
      return new Receiving(job, report);
    case 'source':
    case 'send':
      return new Sending(job, report);
    case 'echo':
      return new Echoing(job, report);
    default:
      return new Asking(job, report);
  }
}

function digest(job: Job, hash: ReturnType<typeof createHash>): Pick<Result, 'sha256'> {
  return job.plain ? {} : { sha256: hash.digest('hex') };
}
