// @generated from spec/onion/guard.protocol: change that, then npm run generate.
/** Guard: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Guard. */
export const MAYBE = 0; // worth trying
export const REACHABLE = 1;
export const UNREACHABLE = 2;
export type GuardState = typeof MAYBE | typeof REACHABLE | typeof UNREACHABLE;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Maybe', 'Reachable', 'Unreachable'];

export type GuardOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const RETRY_TIMER = 0; // for a retry delay
export type GuardTimer = typeof RETRY_TIMER;

/** What the runtime keeps, answers and does for a Guard. */
export interface Guard {
  state: GuardState;
  /** a retry delay: longer the longer it has failed: guard-spec §4.5. */
  aRetryDelay(): number;
  /** confirm: it is one that we have used: guard-spec §4.3. */
  confirm(): void;
  /** note the failure. */
  noteTheFailure(): void;
  /** forget the failures. */
  forgetTheFailures(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: GuardTimer, ms: number): void;
  cancelTimer(timer: GuardTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startGuard(guard: Guard): void {
  guard.state = MAYBE;
}

/** circuit built: in a way that says whether the guard was reached. guard-spec §4.8. */
export function onCircuitBuilt(guard: Guard): GuardOutcome {
  switch (guard.state) {
    case MAYBE:
      guard.forgetTheFailures();
      guard.confirm();
      guard.state = REACHABLE;
      return HANDLED; // :23
    case REACHABLE:
      guard.confirm();
      return HANDLED; // :28
    case UNREACHABLE:
      guard.cancelTimer(RETRY_TIMER);
      guard.forgetTheFailures();
      guard.confirm();
      guard.state = REACHABLE;
      return HANDLED; // :33
  }
}

/** circuit failed: in a way that says whether the guard was reached. guard-spec §4.7. */
export function onCircuitFailed(guard: Guard): GuardOutcome {
  switch (guard.state) {
    case MAYBE:
      guard.noteTheFailure();
      guard.startTimer(RETRY_TIMER, guard.aRetryDelay());
      guard.state = UNREACHABLE;
      return HANDLED; // :24
    case REACHABLE:
      guard.noteTheFailure();
      guard.startTimer(RETRY_TIMER, guard.aRetryDelay());
      guard.state = UNREACHABLE;
      return HANDLED; // :29
    case UNREACHABLE:
      guard.noteTheFailure();
      guard.startTimer(RETRY_TIMER, guard.aRetryDelay());
      return HANDLED; // :35
  }
}

/** look again: the network was down, or nobody else is left. guard-spec §4.8, guard-spec §4.6. */
export function onLookAgain(guard: Guard): GuardOutcome {
  switch (guard.state) {
    case MAYBE:
      return IGNORED; // :25
    case REACHABLE:
      guard.state = MAYBE;
      return HANDLED; // :30
    case UNREACHABLE:
      guard.cancelTimer(RETRY_TIMER);
      guard.state = MAYBE;
      return HANDLED; // :36
  }
}

/** Retry has run out. guard-spec §4.5. */
export function afterRetry(guard: Guard): GuardOutcome {
  switch (guard.state) {
    case UNREACHABLE:
      guard.state = MAYBE;
      return HANDLED; // :37
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onGuardTimer(guard: Guard, timer: GuardTimer): GuardOutcome {
  switch (timer) {
    case RETRY_TIMER:
      return afterRetry(guard);
  }
}
