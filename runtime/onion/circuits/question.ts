/** A name to be resolved: it waits for a circuit, and for another when no answer comes by that. */
import type { TcpFault } from '../../transport/tcp/user.ts';
import type { ClientCircuit } from '../circuit.ts';
import type { ResolvedName, ResolveFailure, ResolveUser } from '../stream/resolution.ts';
import type { RelayTarget } from '../target.ts';
import type { Pooled } from './pooled.ts';
import type { StreamWish, Wanting } from './user.ts';

export interface QuestionOwner {
  /** There was no answer: true when another exit is asked. */
  retry(wanting: Wanting, fault: TcpFault): boolean;
}

export class Question implements Wanting, ResolveUser {
  readonly wish: StreamWish;
  readonly isolation: string;
  attempts = 0;
  why: string | undefined;
  avoided: readonly RelayTarget[] = [];
  carrier: Pooled | undefined;
  readonly #owner: QuestionOwner;
  readonly #user: ResolveUser;

  constructor(owner: QuestionOwner, name: string, isolation: string, user: ResolveUser) {
    this.wish = { host: name, port: 0 };
    this.#owner = owner;
    this.isolation = isolation;
    this.#user = user;
  }

  ride(circuit: ClientCircuit, answerMs: number): TcpFault | undefined {
    const asked = circuit.resolve(this.wish.host, this, answerMs);
    return typeof asked === 'string' ? asked : undefined;
  }

  fail(fault: TcpFault, why: string): void {
    this.why = why;
    this.#user.failed({ fault, isLasting: false });
  }

  resolved(name: ResolvedName): void {
    this.#user.resolved(name);
  }

  failed(failure: ResolveFailure): void {
    const { fault } = failure;
    // That there is no such name, or none now, is an answer; a circuit that ended is none.
    const isAnswered = fault === 'EHOSTUNREACH' || fault === 'ECONNABORTED';
    if (isAnswered || !this.#owner.retry(this, fault)) this.#user.failed(failure);
  }
}
