/** A question for a name or an address that the last hop answers: tor-spec §6.4. */
import {
  onStreamAbort,
  onStreamResolve,
  STREAM_RESOLVING,
} from '../../../generated/onion/circuit.machine.ts';
import type { Answer } from '../../../generated/onion/relay.value.ts';
import { END_REASON, ANSWER_TYPE } from '../../../generated/onion/relay.wire.ts';
import type { TcpFault } from '../../transport/tcp/user.ts';
import { charactersOf, questionOf } from './beginning.ts';
import { CircuitStream } from './carried.ts';
import { faultOf } from './faults.ts';
import type { StreamHost } from './host.ts';

export interface ResolvedName {
  /** Of IPv4 and IPv6, in text, or names. */
  readonly answers: readonly { readonly value: string; readonly ttlSeconds: number }[];
}

/** Why there is no answer: `isLasting` when asking again, anywhere, would be for nothing. */
export interface ResolveFailure {
  readonly fault: TcpFault;
  readonly isLasting: boolean;
}

export interface ResolveUser {
  resolved(name: ResolvedName): void;
  failed(failure: ResolveFailure): void;
}

export class Resolution extends CircuitStream {
  readonly name: string;
  readonly sendable: number = 0;
  /** Of the RESOLVED at hand. */
  answers: readonly Answer[] = [];
  readonly #user: ResolveUser;
  #outcome: ResolvedName | ResolveFailure | undefined;

  constructor(host: StreamHost, id: number, name: string, user: ResolveUser, answerMs?: number) {
    super(host, id, answerMs);
    this.name = name;
    this.#user = user;
  }

  open(): void {
    onStreamResolve(this);
  }

  abort(): void {
    onStreamAbort(this);
    this.host.due(this);
  }

  sendResolve(): void {
    this.host.control(this, { is: 'resolve', hostname: charactersOf(questionOf(this.name)) });
  }

  reportResolved(): void {
    this.host.release(this, true);
    const answers = this.answers.flatMap(({ value, ttl: ttlSeconds }) => {
      if (value.is === 'ipv4') return [{ value: value.ipv4Address, ttlSeconds }];
      if (value.is === 'ipv6') return [{ value: value.ipv6Address, ttlSeconds }];
      return value.is === 'hostname' ? [{ value: value.hostname, ttlSeconds }] : [];
    });
    const isLasting = this.answers.some(
      ({ value }) => value.is === 'error' && value.type === ANSWER_TYPE.LASTING_ERROR,
    );
    this.#over(answers.length > 0 ? { answers } : { fault: 'EHOSTUNREACH', isLasting });
  }

  reportTheReason(): void {
    this.host.release(this, true);
    this.#fail(faultOf(this.endReason ?? END_REASON.MISC));
  }

  /** The answer may still come: until then the id is not free. */
  reportLate(): void {
    this.host.release(this, false);
    this.#fail('ETIMEDOUT');
  }

  reportBroken(): void {
    this.#fail('ECONNRESET');
  }

  reportAborted(): void {
    this.#fail('ECONNABORTED');
  }

  tell(): void {
    const outcome = this.#outcome;
    if (outcome === undefined) return;
    this.#outcome = undefined;
    if ('answers' in outcome) this.#user.resolved(outcome);
    else this.#user.failed(outcome);
  }

  get isWaiting(): boolean {
    return this.state === STREAM_RESOLVING;
  }

  sent(): void {}
  sendBegin(): void {}
  takeTheText(): void {}
  deliverTheData(): void {}
  reportConnected(): void {}
  reportTheEnd(): void {}
  reportClosed(): void {}

  #fail(fault: TcpFault): void {
    this.#over({ fault, isLasting: false });
  }

  #over(outcome: ResolvedName | ResolveFailure): void {
    this.flow.stop();
    this.#outcome = outcome;
    this.host.due(this);
  }
}
