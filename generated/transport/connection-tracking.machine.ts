// @generated from spec/transport/connection-tracking.protocol: change that, then npm run generate.
/** TCP Flow, Exchange: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a TCP Flow. */
export const NONE = 0; // Nothing has been seen of it.
export const OPENING = 1; // One end has asked for it.
export const ANSWERED = 2; // The other end has agreed.
export const ESTABLISHED = 3;
export const CLOSING = 4; // One end has said all; the other may go on.
export const TIME_WAIT = 5; // Both have: what comes late is still a part of it.
export const DOUBTFUL = 6; // They have reset it, or somebody has in their name (RFC 5961 §1): whoever speaks proves which.
export const ENDED = 7; // We have reset it, or what did not belong to it.
export type TcpFlowState =
  | typeof NONE
  | typeof OPENING
  | typeof ANSWERED
  | typeof ESTABLISHED
  | typeof CLOSING
  | typeof TIME_WAIT
  | typeof DOUBTFUL
  | typeof ENDED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'None',
  'Opening',
  'Answered',
  'Established',
  'Closing',
  'Time-Wait',
  'Doubtful',
  'Ended',
];

export const NOTHING_TO_RESET = 4;
export const NOTHING_IS_OPEN = 5;
export const IT_BEGINS_ANEW = 6;
export type TcpFlowOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof NOTHING_TO_RESET
  | typeof NOTHING_IS_OPEN
  | typeof IT_BEGINS_ANEW;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'nothing to reset',
  'nothing is open',
  'it begins anew',
];

/** Its timers: the runtime runs them, in its own time. */
export const LIFE_TIMER = 0; // for 4 minutes
export type TcpFlowTimer = typeof LIFE_TIMER;

/** The bits of CTL. */
export const CWR = 128;
export const ECE = 64;
export const URG = 32;
export const ACK = 16;
export const PSH = 8;
export const RST = 4;
export const SYN = 2;
export const FIN = 1;

/** What Segment carries. */
export interface Segment {
  /** Sent: by us; else received. */
  readonly sent: boolean;
  /** CTL. */
  readonly ctl: number;
}

/** What the runtime keeps, answers and does for a TCP Flow. */
export interface TcpFlow {
  state: TcpFlowState;
  /** Opened Here: the first SYN was ours. */
  openedHere: boolean;
  /** FIN Sent: we have said all. */
  finSent: boolean;
  /** FIN Received: they have said all. */
  finReceived: boolean;
  /** secure: it does not make room for another. */
  secure(): void;
  /** release: from now on it may. */
  release(): void;
  /** forget: it is over. */
  forget(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: TcpFlowTimer, ms: number): void;
  cancelTimer(timer: TcpFlowTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startTcpFlow(tcpFlow: TcpFlow): void {
  tcpFlow.state = NONE;
  tcpFlow.openedHere = false;
  tcpFlow.finSent = false;
  tcpFlow.finReceived = false;
}

/** Segment. */
export function onSegment(tcpFlow: TcpFlow, segment: Segment): TcpFlowOutcome {
  switch (tcpFlow.state) {
    case NONE:
      if (segment.sent && (segment.ctl & RST) !== 0) return NOTHING_TO_RESET; // :29
      if (segment.sent && (segment.ctl & SYN) === 0) {
        hold(tcpFlow);
        tcpFlow.secure();
        return HANDLED; // :30
      }
      if (segment.sent && (segment.ctl & ACK) !== 0) {
        hold(tcpFlow);
        tcpFlow.secure();
        return HANDLED; // :31
      }
      if (segment.sent) {
        tcpFlow.openedHere = true;
        tcpFlow.startTimer(LIFE_TIMER, 240_000);
        tcpFlow.state = OPENING;
        return HANDLED; // :32
      }
      if (
        (segment.ctl & SYN) !== 0 &&
        !((segment.ctl & ACK) !== 0 || (segment.ctl & RST) !== 0 || (segment.ctl & FIN) !== 0)
      ) {
        tcpFlow.startTimer(LIFE_TIMER, 240_000);
        tcpFlow.state = OPENING;
        return HANDLED; // :33
      }
      return NOTHING_IS_OPEN; // :34
    case OPENING:
      if (segment.sent && (segment.ctl & RST) !== 0) {
        end(tcpFlow);
        return HANDLED; // :38
      }
      if ((segment.ctl & RST) !== 0) {
        doubt(tcpFlow);
        return HANDLED; // :39
      }
      if ((segment.ctl & SYN) !== 0 && segment.sent && tcpFlow.openedHere) {
        tcpFlow.startTimer(LIFE_TIMER, 240_000);
        return HANDLED; // :40
      }
      if ((segment.ctl & SYN) !== 0 && segment.sent && (segment.ctl & ACK) !== 0) {
        tcpFlow.startTimer(LIFE_TIMER, 240_000);
        tcpFlow.state = ANSWERED;
        return HANDLED; // :41
      }
      if ((segment.ctl & SYN) !== 0 && tcpFlow.openedHere && !segment.sent) {
        tcpFlow.startTimer(LIFE_TIMER, 240_000);
        tcpFlow.state = ANSWERED;
        return HANDLED; // :42
      }
      if ((segment.ctl & SYN) !== 0 && !segment.sent) {
        tcpFlow.startTimer(LIFE_TIMER, 240_000);
        return HANDLED; // :44
      }
      return IGNORED; // :45
    case ANSWERED:
      if (segment.sent && (segment.ctl & RST) !== 0) {
        end(tcpFlow);
        return HANDLED; // :49
      }
      if ((segment.ctl & RST) !== 0) {
        doubt(tcpFlow);
        return HANDLED; // :50
      }
      if (
        segment.sent &&
        tcpFlow.openedHere &&
        (segment.ctl & ACK) !== 0 &&
        (segment.ctl & SYN) === 0
      ) {
        if ((segment.ctl & FIN) !== 0) {
          finishByUs(tcpFlow);
        } else {
          hold(tcpFlow);
        }
        tcpFlow.secure();
        return HANDLED; // :51
      }
      if (
        (segment.ctl & ACK) !== 0 &&
        !((segment.ctl & SYN) !== 0 || segment.sent || tcpFlow.openedHere)
      ) {
        if ((segment.ctl & FIN) !== 0) {
          finishByThem(tcpFlow);
        } else {
          hold(tcpFlow);
        }
        tcpFlow.secure();
        return HANDLED; // :53
      }
      return IGNORED; // :55
    case ESTABLISHED:
      if (segment.sent && (segment.ctl & RST) !== 0) {
        end(tcpFlow);
        return HANDLED; // :58
      }
      if ((segment.ctl & RST) !== 0) {
        doubt(tcpFlow);
        return HANDLED; // :59
      }
      if (segment.sent && (segment.ctl & FIN) !== 0) {
        finishByUs(tcpFlow);
        return HANDLED; // :60
      }
      if ((segment.ctl & FIN) !== 0) {
        finishByThem(tcpFlow);
        return HANDLED; // :61
      }
      hold(tcpFlow);
      return HANDLED; // :62
    case CLOSING:
      if (segment.sent && (segment.ctl & RST) !== 0) {
        end(tcpFlow);
        return HANDLED; // :66
      }
      if ((segment.ctl & RST) !== 0) {
        doubt(tcpFlow);
        return HANDLED; // :67
      }
      if ((segment.ctl & FIN) !== 0 && segment.sent && tcpFlow.finReceived) {
        finish(tcpFlow);
        return HANDLED; // :68
      }
      if ((segment.ctl & FIN) !== 0 && tcpFlow.finSent && !segment.sent) {
        finish(tcpFlow);
        return HANDLED; // :69
      }
      tcpFlow.startTimer(LIFE_TIMER, 240_000);
      return HANDLED; // :70
    case TIME_WAIT:
      if ((segment.ctl & SYN) !== 0 && (segment.ctl & ACK) === 0) return IT_BEGINS_ANEW; // :74
      return IGNORED; // :75
    case DOUBTFUL:
      if (segment.sent && (segment.ctl & RST) !== 0) {
        end(tcpFlow);
        return HANDLED; // :79
      }
      if ((segment.ctl & RST) !== 0) return IGNORED; // :80
      if ((segment.ctl & SYN) !== 0 && (segment.ctl & ACK) === 0) return IT_BEGINS_ANEW; // :81
      hold(tcpFlow);
      tcpFlow.secure();
      return HANDLED; // :82
    case ENDED:
      if ((segment.ctl & SYN) !== 0 && (segment.ctl & ACK) === 0) return IT_BEGINS_ANEW; // :86
      if (segment.sent && (segment.ctl & RST) === 0) {
        hold(tcpFlow);
        tcpFlow.secure();
        return HANDLED; // :87
      }
      return IGNORED; // :88
  }
}

/** Life has run out: of what is half open, or half closed: RFC 5382 §5. */
export function afterLife(tcpFlow: TcpFlow): TcpFlowOutcome {
  switch (tcpFlow.state) {
    case OPENING:
    case ANSWERED:
    case ESTABLISHED:
    case CLOSING:
    case TIME_WAIT:
    case DOUBTFUL:
    case ENDED:
      tcpFlow.forget();
      tcpFlow.state = NONE;
      return HANDLED; // :91
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onTcpFlowTimer(tcpFlow: TcpFlow, timer: TcpFlowTimer): TcpFlowOutcome {
  switch (timer) {
    case LIFE_TIMER:
      return afterLife(tcpFlow);
  }
}

function hold(tcpFlow: TcpFlow): void {
  tcpFlow.startTimer(LIFE_TIMER, 7_440_000);
  tcpFlow.state = ESTABLISHED; // :94
}

function end(tcpFlow: TcpFlow): void {
  tcpFlow.release();
  tcpFlow.startTimer(LIFE_TIMER, 10_000);
  tcpFlow.state = ENDED; // :95
}

function doubt(tcpFlow: TcpFlow): void {
  tcpFlow.release();
  tcpFlow.startTimer(LIFE_TIMER, 240_000);
  tcpFlow.state = DOUBTFUL; // :96
}

function finishByUs(tcpFlow: TcpFlow): void {
  tcpFlow.finSent = true;
  tcpFlow.startTimer(LIFE_TIMER, 240_000);
  tcpFlow.state = CLOSING; // :97
}

function finishByThem(tcpFlow: TcpFlow): void {
  tcpFlow.finReceived = true;
  tcpFlow.startTimer(LIFE_TIMER, 240_000);
  tcpFlow.state = CLOSING; // :98
}

function finish(tcpFlow: TcpFlow): void {
  tcpFlow.release();
  tcpFlow.startTimer(LIFE_TIMER, 240_000);
  tcpFlow.state = TIME_WAIT; // :99
}

/** The states of a Exchange. */
export const EXCHANGE_NONE = 0;
export const EXCHANGE_ASKED = 1;
export const EXCHANGE_ANSWERED = 2;
export type ExchangeState = typeof EXCHANGE_NONE | typeof EXCHANGE_ASKED | typeof EXCHANGE_ANSWERED;
/** By state, the name that the specification gives it. */
export const exchangeStateNames: readonly string[] = ['None', 'Asked', 'Answered'];

export type ExchangeOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const exchangeOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
];

/** Its timers: the runtime runs them, in its own time. */
export const EXCHANGE_LIFE_TIMER = 0; // for Answer Time
export type ExchangeTimer = typeof EXCHANGE_LIFE_TIMER;

/** What Datagram carries. */
export interface ExchangeDatagram {
  /** Sent: by us; else received. */
  readonly sent: boolean;
}

/** What the runtime keeps, answers and does for a Exchange. */
export interface Exchange {
  state: ExchangeState;
  /** Answer Time: how long one waits for the first answer. */
  readonly answerTime: number;
  /** Idle Time: how long the next may take. */
  readonly idleTime: number;
  /** To Many: a group, or everyone, was asked: any of them may answer. */
  readonly toMany: boolean;
  /** Opened Here: we have asked. */
  openedHere: boolean;
  /** secure: it does not make room for another. */
  secure(): void;
  /** forget: it is over. */
  forget(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ExchangeTimer, ms: number): void;
  cancelTimer(timer: ExchangeTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startExchange(exchange: Exchange): void {
  exchange.state = EXCHANGE_NONE;
  exchange.openedHere = false;
}

/** Datagram: by us; else received. */
export function onExchangeDatagram(
  exchange: Exchange,
  datagram: ExchangeDatagram,
): ExchangeOutcome {
  switch (exchange.state) {
    case EXCHANGE_NONE:
      if (datagram.sent) {
        exchange.openedHere = true;
        exchange.startTimer(EXCHANGE_LIFE_TIMER, exchange.answerTime);
        exchange.state = EXCHANGE_ASKED;
        return HANDLED; // :122
      }
      exchange.startTimer(EXCHANGE_LIFE_TIMER, exchange.answerTime);
      exchange.state = EXCHANGE_ASKED;
      return HANDLED; // :123
    case EXCHANGE_ASKED:
      if (datagram.sent && exchange.openedHere) {
        exchange.startTimer(EXCHANGE_LIFE_TIMER, exchange.answerTime);
        return HANDLED; // :126
      }
      if (datagram.sent) {
        exchange.startTimer(EXCHANGE_LIFE_TIMER, exchange.idleTime);
        exchange.state = EXCHANGE_ANSWERED;
        return HANDLED; // :127
      }
      if (exchange.toMany) return IGNORED; // :128
      if (exchange.openedHere) {
        exchange.startTimer(EXCHANGE_LIFE_TIMER, exchange.idleTime);
        exchange.state = EXCHANGE_ANSWERED;
        exchange.secure();
        return HANDLED; // :129
      }
      exchange.startTimer(EXCHANGE_LIFE_TIMER, exchange.answerTime);
      return HANDLED; // :130
    case EXCHANGE_ANSWERED:
      exchange.startTimer(EXCHANGE_LIFE_TIMER, exchange.idleTime);
      return HANDLED; // :133
  }
}

/** Life has run out. */
export function afterExchangeLife(exchange: Exchange): ExchangeOutcome {
  switch (exchange.state) {
    case EXCHANGE_ASKED:
    case EXCHANGE_ANSWERED:
      exchange.forget();
      exchange.state = EXCHANGE_NONE;
      return HANDLED; // :136
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onExchangeTimer(exchange: Exchange, timer: ExchangeTimer): ExchangeOutcome {
  switch (timer) {
    case EXCHANGE_LIFE_TIMER:
      return afterExchangeLife(exchange);
  }
}
