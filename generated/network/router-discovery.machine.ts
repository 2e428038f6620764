// @generated from spec/network/router-discovery.protocol: change that, then npm run generate.
/** Solicitation: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Solicitation. */
export const IDLE = 0;
export const WAITING = 1; // so that not all hosts of a link ask at once
export const SOLICITING = 2;
export type SolicitationState = typeof IDLE | typeof WAITING | typeof SOLICITING;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Idle', 'Waiting', 'Soliciting'];

export type SolicitationOutcome =
  typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const DELAY_TIMER = 0; // for a moment to wait
export const RETRANSMISSION_TIMER = 1; // for Interval
export type SolicitationTimer = typeof DELAY_TIMER | typeof RETRANSMISSION_TIMER;

/** What the runtime keeps, answers and does for a Solicitation. */
export interface Solicitation {
  state: SolicitationState;
  /** Interval: RT: until the next one. */
  interval: number;
  /** a moment to wait: up to a second: RFC 4861 §6.3.7. */
  aMomentToWait(): number;
  /** a little: by chance, from -0.1 to 0.1 of it. */
  aLittle(interval: number): number;
  /** solicit. */
  solicit(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: SolicitationTimer, ms: number): void;
  cancelTimer(timer: SolicitationTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startSolicitation(solicitation: Solicitation): void {
  solicitation.state = IDLE;
  solicitation.interval = 4000;
}

/** start: the interface came up, or no default router is left. */
export function onStart(solicitation: Solicitation): SolicitationOutcome {
  switch (solicitation.state) {
    case IDLE:
      solicitation.startTimer(DELAY_TIMER, solicitation.aMomentToWait());
      solicitation.state = WAITING;
      return HANDLED; // :28
    case WAITING:
      return IGNORED; // :32
    case SOLICITING:
      return IGNORED; // :36
  }
}

/** router found: an advertisement with a lifetime: RFC 7559 §2.1. */
export function onRouterFound(solicitation: Solicitation): SolicitationOutcome {
  switch (solicitation.state) {
    case IDLE:
      return IGNORED; // :29
    case WAITING:
    case SOLICITING:
      stopEveryTimer(solicitation);
      solicitation.state = IDLE;
      return HANDLED; // :41
  }
}

/** stop. */
export function onStop(solicitation: Solicitation): SolicitationOutcome {
  switch (solicitation.state) {
    case IDLE:
      return IGNORED; // :29
    case WAITING:
    case SOLICITING:
      stopEveryTimer(solicitation);
      solicitation.state = IDLE;
      return HANDLED; // :41
  }
}

/** Delay has run out. */
export function afterDelay(solicitation: Solicitation): SolicitationOutcome {
  switch (solicitation.state) {
    case WAITING:
      solicitation.interval = 4000;
      solicitation.solicit();
      wait(solicitation);
      solicitation.state = SOLICITING;
      return HANDLED; // :33
    default:
      return IGNORED; // it never runs there
  }
}

/** Retransmission has run out. RFC 7559 §2. */
export function afterRetransmission(solicitation: Solicitation): SolicitationOutcome {
  switch (solicitation.state) {
    case SOLICITING:
      solicitation.interval = Math.min(2 * solicitation.interval, 3_600_000);
      solicitation.solicit();
      wait(solicitation);
      return HANDLED; // :37
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onSolicitationTimer(
  solicitation: Solicitation,
  timer: SolicitationTimer,
): SolicitationOutcome {
  switch (timer) {
    case DELAY_TIMER:
      return afterDelay(solicitation);
    case RETRANSMISSION_TIMER:
      return afterRetransmission(solicitation);
  }
}

function wait(solicitation: Solicitation): void {
  solicitation.startTimer(
    RETRANSMISSION_TIMER,
    solicitation.interval + solicitation.aLittle(solicitation.interval),
  ); // :43
}

function stopEveryTimer(solicitation: Solicitation): void {
  solicitation.cancelTimer(DELAY_TIMER);
  solicitation.cancelTimer(RETRANSMISSION_TIMER);
}
