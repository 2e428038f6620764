// @generated from spec/onion/xon-xoff.protocol: change that, then npm run generate.
/** Backlog, Throttle: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Backlog. */
export const FLOWING = 0;
export const STOPPED = 1; // What was under way still comes.
export type BacklogState = typeof FLOWING | typeof STOPPED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Flowing', 'Stopped'];

export type BacklogOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** What grown carries. */
export interface Grown {
  /** Waiting: so much is not read yet. */
  readonly waiting: number;
}

/** What read carries. */
export interface Read {
  /** Waiting. */
  readonly waiting: number;
}

/** What the runtime keeps, answers and does for a Backlog. */
export interface Backlog {
  state: BacklogState;
  /** XOFF Limit: cc_xoff_client or cc_xoff_exit, in octets. */
  readonly xoffLimit: number;
  /** send XOFF. */
  sendXoff(): void;
  /** send XON. */
  sendXon(): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startBacklog(backlog: Backlog): void {
  backlog.state = FLOWING;
}

/** grown: so much is not read yet. */
export function onGrown(backlog: Backlog, grown: Grown): BacklogOutcome {
  switch (backlog.state) {
    case FLOWING:
      if (grown.waiting > backlog.xoffLimit) {
        backlog.sendXoff();
        backlog.state = STOPPED;
        return HANDLED; // :20
      }
      return IGNORED; // :21
    case STOPPED:
      return IGNORED; // :25
  }
}

/** read. */
export function onRead(backlog: Backlog, read: Read): BacklogOutcome {
  switch (backlog.state) {
    case FLOWING:
      return IGNORED; // :21
    case STOPPED:
      if (read.waiting * 4 <= backlog.xoffLimit) {
        backlog.sendXon();
        backlog.state = FLOWING;
        return HANDLED; // :26
      }
      return IGNORED; // :27
  }
}

/** The states of a Throttle. */
export const THROTTLE_RUNNING = 0;
export const THROTTLE_HALTED = 1;
export type ThrottleState = typeof THROTTLE_RUNNING | typeof THROTTLE_HALTED;
/** By state, the name that the specification gives it. */
export const throttleStateNames: readonly string[] = ['Running', 'Halted'];

export const THROTTLE_TOO_EARLY = 4;
export const THROTTLE_SAID_TWICE = 5;
export type ThrottleOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof THROTTLE_TOO_EARLY
  | typeof THROTTLE_SAID_TWICE;
/** By outcome, its name; a refusal's is its reason. */
export const throttleOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'too early',
  'said twice',
];

/** What text sent carries. */
export interface ThrottleTextSent {
  /** Length. */
  readonly length: number;
}

/** What XON carries. */
export interface ThrottleXon {
  /** KBPS EWMA. */
  readonly kbpsEwma: number;
}

/** What the runtime keeps, answers and does for a Throttle. */
export interface Throttle {
  state: ThrottleState;
  /** XOFF Limit: the lesser of cc_xoff_client and cc_xoff_exit. */
  readonly xoffLimit: number;
  /** Sent: but for those that XOFFs were right about. */
  sent: number;
  /** Rate: thousands of octets a second; 0 is as fast as can be. */
  rate: number;
  /** report room. */
  reportRoom(): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startThrottle(throttle: Throttle): void {
  throttle.state = THROTTLE_RUNNING;
  throttle.sent = 0;
  throttle.rate = 0;
}

/** text sent. */
export function onThrottleTextSent(
  throttle: Throttle,
  textSent: ThrottleTextSent,
): ThrottleOutcome {
  switch (throttle.state) {
    case THROTTLE_RUNNING:
      throttle.sent += textSent.length;
      return HANDLED; // :47
    case THROTTLE_HALTED:
      throttle.sent += textSent.length;
      return HANDLED; // :53
  }
}

/** XOFF. prop324 §4.1.4. */
export function onThrottleXoff(throttle: Throttle): ThrottleOutcome {
  switch (throttle.state) {
    case THROTTLE_RUNNING:
      if (throttle.sent < throttle.xoffLimit) return THROTTLE_TOO_EARLY; // :48
      throttle.sent -= throttle.xoffLimit;
      throttle.state = THROTTLE_HALTED;
      return HANDLED; // :49
    case THROTTLE_HALTED:
      return THROTTLE_SAID_TWICE; // :54
  }
}

/** XON. prop324 §4.1.2. */
export function onThrottleXon(throttle: Throttle, xon: ThrottleXon): ThrottleOutcome {
  switch (throttle.state) {
    case THROTTLE_RUNNING:
      throttle.rate = xon.kbpsEwma;
      return HANDLED; // :50
    case THROTTLE_HALTED:
      throttle.rate = xon.kbpsEwma;
      throttle.reportRoom();
      throttle.state = THROTTLE_RUNNING;
      return HANDLED; // :55
  }
}
