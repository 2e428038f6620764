/**
 * What is remembered of a connection or an exchange, with the rule that let it begin. The machines
 * of spec/transport/connection-tracking.protocol say how long.
 */
import {
  afterExchangeLife,
  afterLife,
  EXCHANGE_NONE,
  exchangeStateNames,
  NONE,
  onExchangeDatagram,
  onSegment,
  stateNames,
} from '../../../generated/transport/connection-tracking.machine.ts';
import type {
  Exchange as ExchangeMachine,
  ExchangeOutcome,
  ExchangeState,
  TcpFlow as TcpMachine,
  TcpFlowOutcome,
  TcpFlowState,
} from '../../../generated/transport/connection-tracking.machine.ts';
import type { Address } from '../../base/address.ts';
import type { Keyed } from '../../base/connection-table.ts';
import { copyOf } from '../../base/octets.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { Interface } from '../../network/interface.ts';
import { DATAGRAM } from './passage.ts';
import type { Kind, Passage } from './passage.ts';
import type { RuleState } from './rule.ts';

/** RFC 4787 §4.3: two minutes at least, once there are answers. */
const IDLE_MS = 180_000;
const ANSWER_MS = 30_000;
/** RFC 5508 §3.2: a minute at least. */
const QUESTION_MS = 60_000;

export type FlowOutcome = TcpFlowOutcome | ExchangeOutcome;

/** Who keeps flows. */
export interface FlowKeeper {
  readonly timers: Timers;
  secure(flow: Flow): void;
  release(flow: Flow): void;
  forget(flow: Flow): void;
}

export abstract class Flow implements Keyed {
  hash = 0;
  localAddress: Address;
  localPort: number;
  remoteAddress: Address;
  remotePort: number;
  readonly kind: Kind;
  readonly protocol: number;
  readonly toMany: boolean;
  readonly by: Interface | undefined;
  openedHere = false;
  /** Whether it stays where others make room. */
  isSecure = false;
  /** What has let it begin, as the rules were at that time. */
  rule: RuleState;
  generation: number;
  readonly #keeper: FlowKeeper;
  readonly #life: Timer;

  constructor(keeper: FlowKeeper, passage: Passage, rule: RuleState, generation: number) {
    const { octets, local, remote, addressOctets, isToMany } = passage;
    this.#keeper = keeper;
    this.#life = new Timer(keeper.timers, () => this.expire());
    // Whoever of the many answers does so from an address of its own, perhaps to a new one of ours.
    const nobody = new Uint8Array(addressOctets);
    this.localAddress = isToMany ? nobody : copyOf(octets, local, local + addressOctets);
    this.remoteAddress = isToMany ? nobody : copyOf(octets, remote, remote + addressOctets);
    this.localPort = passage.localPort;
    this.remotePort = passage.remotePort;
    this.kind = passage.kind;
    this.protocol = passage.protocol;
    this.toMany = isToMany;
    this.by = passage.by;
    this.rule = rule;
    this.generation = generation;
  }

  abstract get stateName(): string;

  /** What its machine makes of a packet. */
  abstract hear(passage: Passage): FlowOutcome;

  protected abstract expire(): void;

  startTimer(_life: number, ms: number): void {
    this.#life.start(ms);
  }

  cancelTimer(): void {
    this.#life.stop();
  }

  secure(): void {
    this.isSecure = true;
    this.#keeper.secure(this);
  }

  release(): void {
    this.isSecure = false;
    this.#keeper.release(this);
  }

  forget(): void {
    this.#keeper.forget(this);
  }
}

export class TcpFlow extends Flow implements TcpMachine {
  state: TcpFlowState = NONE;
  finSent = false;
  finReceived = false;

  get stateName(): string {
    return stateNames[this.state];
  }

  hear(passage: Passage): TcpFlowOutcome {
    return onSegment(this, passage);
  }

  protected expire(): void {
    afterLife(this);
  }
}

export class Exchange extends Flow implements ExchangeMachine {
  state: ExchangeState = EXCHANGE_NONE;
  readonly answerTime: number;
  readonly idleTime: number;

  constructor(keeper: FlowKeeper, passage: Passage, rule: RuleState, generation: number) {
    super(keeper, passage, rule, generation);
    const isDatagram = passage.kind === DATAGRAM;
    this.answerTime = isDatagram ? ANSWER_MS : QUESTION_MS;
    this.idleTime = isDatagram ? IDLE_MS : QUESTION_MS;
  }

  get stateName(): string {
    return exchangeStateNames[this.state];
  }

  hear(passage: Passage): ExchangeOutcome {
    return onExchangeDatagram(this, passage);
  }

  protected expire(): void {
    afterExchangeLife(this);
  }
}
