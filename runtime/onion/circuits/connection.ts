/**
 * A stream as a client has it from the first moment: before there is a circuit for it, and on
 * another circuit, when the exit of the first will not have it. Once it is connected it is what the
 * stream is that carries it.
 */
import { ANY_IPV4 } from '../../base/address.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import { DATA_OCTETS_MAX } from '../relay-crypto.ts';
import type { ClientCircuit } from '../circuit.ts';
import type { OnionStream } from '../stream.ts';
import type { RelayTarget } from '../target.ts';
import { isOfTheExit } from '../stream/faults.ts';
import { streamInfo, streamOptions } from '../stream/options.ts';
import type {
  Endpoint,
  TcpConnection,
  TcpFault,
  TcpInfo,
  TcpOptions,
  TcpUser,
} from '../../transport/tcp/user.ts';
import type { Pooled } from './pooled.ts';
import type { StreamWish, Wanting } from './user.ts';

const NOWHERE: Endpoint = { address: ANY_IPV4, port: 0 };

const NOTHING_YET = { state: 'Waiting', rttMs: 0, octetsSent: 0, octetsReceived: 0 };

/** Who finds circuits for it. */
export interface ConnectionOwner {
  /** Its exit will not have it, or does not answer: true when another is tried. */
  retry(wanting: Wanting, fault: TcpFault): boolean;
  /** It is over. */
  leave(connection: ClientConnection): void;
}

export class ClientConnection implements TcpConnection, Wanting {
  readonly wish: StreamWish;
  readonly isolation: string;
  attempts = 0;
  why: string | undefined;
  avoided: readonly RelayTarget[] = [];
  carrier: Pooled | undefined;
  /** Of the END by which an exit has refused it; for SOCKS to tell. */
  endReason: number | undefined;
  /** What the stream that carries it tells. */
  readonly listener: TcpUser;
  readonly #owner: ConnectionOwner;
  #user: TcpUser | undefined;
  #stream: OnionStream | undefined;
  #options: TcpOptions = streamOptions();
  #fault: TcpFault | undefined;
  #isEstablished = false;
  #isOver = false;
  #isGiven = false;

  constructor(owner: ConnectionOwner, wish: StreamWish, isolation: string, user: TcpUser) {
    this.#owner = owner;
    this.wish = wish;
    this.isolation = isolation;
    this.listener = {
      established: () => this.#established(),
      readable: () => this.#user?.readable(),
      writable: () => this.#user?.writable(),
      closed: (fault) => this.#closed(fault),
    };
    this.setUser(user);
  }

  get options(): TcpOptions {
    return this.#options;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get local(): Endpoint {
    return NOWHERE;
  }

  get remote(): Endpoint {
    return this.#stream?.remote ?? { address: ANY_IPV4, port: this.wish.port };
  }

  get stateName(): string {
    return this.#stream?.stateName ?? (this.#isOver ? 'Closed' : 'Waiting');
  }

  get readable(): number {
    return this.#stream?.readable ?? 0;
  }

  get writable(): number {
    return this.#isEstablished ? this.#stream!.writable : 0;
  }

  get unacknowledged(): number {
    return this.#stream?.unacknowledged ?? 0;
  }

  get isPeerClosed(): boolean {
    return this.#stream?.isPeerClosed ?? false;
  }

  get fault(): TcpFault | undefined {
    return this.#fault ?? (this.#isEstablished ? this.#stream?.fault : undefined);
  }

  setUser(user: TcpUser): void {
    this.#user = user;
    if (user.take === undefined) delete this.listener.take;
    else this.listener.take = (b, from, to) => user.take!(b, from, to);
  }

  /** To its user, who hears from now on: whoever asks for it has it before it ends. */
  give(timers: Timers): this {
    this.#isGiven = true;
    if (this.#isOver) new Timer(timers, () => this.#tellTheEnd()).start(0);
    return this;
  }

  /** A circuit carries it now. */
  attach(stream: OnionStream): void {
    this.#stream = stream;
    this.#options = Object.assign(stream.options, this.#options);
  }

  ride(circuit: ClientCircuit, answerMs: number): TcpFault | undefined {
    return this.#carried(circuit.connect(this.wish, this.listener, answerMs));
  }

  /** To the directory of the relay at which this circuit ends; a fault when it cannot. */
  askDirectory(circuit: ClientCircuit): TcpFault | undefined {
    return this.#carried(circuit.connect('directory', this.listener));
  }

  fail(fault: TcpFault, why: string): void {
    if (this.#isOver) return;
    this.why = why;
    this.#end(fault);
  }

  write(octets: Uint8Array): number {
    return this.#isEstablished ? this.#stream!.write(octets) : 0;
  }

  read(b: Uint8Array, from: number, to: number): number {
    return this.#stream?.read(b, from, to) ?? 0;
  }

  peek(b: Uint8Array, from: number, to: number): number {
    return this.#stream?.peek(b, from, to) ?? 0;
  }

  shutdown(): void {
    if (this.#stream === undefined) this.#giveUp(undefined);
    else this.#stream.shutdown();
  }

  close(): void {
    if (this.#stream === undefined) this.#giveUp(undefined);
    else this.#stream.close();
  }

  abort(): void {
    if (this.#stream === undefined) this.#giveUp('ECONNABORTED');
    else this.#stream.abort();
  }

  info(): TcpInfo {
    return this.#stream?.info() ?? streamInfo(NOTHING_YET, DATA_OCTETS_MAX);
  }

  #carried(stream: OnionStream | TcpFault): TcpFault | undefined {
    if (typeof stream === 'string') return stream;
    this.attach(stream);
    return undefined;
  }

  #established(): void {
    this.#isEstablished = true;
    this.#user?.established();
  }

  #closed(fault: TcpFault | undefined): void {
    const reason = this.#stream?.endReason;
    this.endReason = reason;
    const mayRetry = !this.#isEstablished && fault !== 'ECONNABORTED' && fault !== undefined;
    // Whatever the circuit has done to it, or the exit alone, another may not do.
    const isOfCircuit = reason === undefined || isOfTheExit(reason);
    if (mayRetry && isOfCircuit) {
      this.#stream = undefined;
      if (this.#owner.retry(this, fault)) return;
    }
    this.#end(fault);
  }

  #giveUp(fault: TcpFault | undefined): void {
    this.#end(fault);
  }

  #end(fault: TcpFault | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#fault = fault;
    this.#owner.leave(this);
    if (this.#isGiven) this.#tellTheEnd();
  }

  #tellTheEnd(): void {
    const user = this.#user;
    this.#user = undefined;
    user?.closed(this.#fault);
  }
}
