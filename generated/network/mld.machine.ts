// @generated from spec/network/mld.protocol: change that, then npm run generate.
/** Listener, Host: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Listener. */
export const IDLE = 0;
export const LISTENING = 1;
export const LEAVING = 2; // nobody listens any more, but that is to be said again
export type ListenerState = typeof IDLE | typeof LISTENING | typeof LEAVING;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Idle', 'Listening', 'Leaving'];

export type ListenerOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const CHANGE_TIMER = 0; // for a part of (Unsolicited Report Interval)
export const RESPONSE_TIMER = 1; // for 0 milliseconds
export type ListenerTimer = typeof CHANGE_TIMER | typeof RESPONSE_TIMER;

/** What query carries. */
export interface Query {
  /** Maximum Response Delay: for this group, or a general one of version 1. */
  readonly maximumResponseDelay: number;
}

/** What the runtime keeps, answers and does for a Listener. */
export interface Listener {
  state: ListenerState;
  /** Robustness Variable: two, or as the querier says. */
  readonly robustnessVariable: number;
  /** Unsolicited Report Interval: one second; ten in version 1. */
  readonly unsolicitedReportInterval: number;
  /** Older Version: the link has a querier of version 1. */
  readonly olderVersion: boolean;
  /** Left: how often a change is still to be told. */
  left: number;
  /** Wait. */
  wait: number;
  /** Last Reporter: version 1: nobody else has said since that it listens. */
  lastReporter: boolean;
  /** a part of: by chance, from nothing to all of it. */
  aPartOf(delay: number): number;
  /** it answers sooner: Response runs, and ends before Wait would. */
  itAnswersSooner(): boolean;
  /** note the sources: those that the query asks for, or that it asks for all. */
  noteTheSources(): void;
  /** report the group: its current state; of what was noted. */
  reportTheGroup(): void;
  /** tell that it is joined: Change to Exclude Mode, of no source; in version 1 a Report. */
  tellThatItIsJoined(): void;
  /** tell that it is left: Change to Include Mode, of no source; in version 1 Done. */
  tellThatItIsLeft(): void;
  /** forget the group. */
  forgetTheGroup(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ListenerTimer, ms: number): void;
  cancelTimer(timer: ListenerTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startListener(listener: Listener): void {
  listener.state = IDLE;
  listener.left = 0;
  listener.lastReporter = false;
}

/** join. RFC 9777 §6.1. */
export function onJoin(listener: Listener): ListenerOutcome {
  switch (listener.state) {
    case IDLE:
      listener.left = listener.robustnessVariable;
      tell(listener);
      listener.state = LISTENING;
      return HANDLED; // :44
    case LISTENING:
      return IGNORED; // :48
    case LEAVING:
      stopEveryTimer(listener);
      listener.left = listener.robustnessVariable;
      tell(listener);
      listener.state = LISTENING;
      return HANDLED; // :66
  }
}

/** leave. RFC 2710 §4. */
export function onLeave(listener: Listener): ListenerOutcome {
  switch (listener.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      if (listener.olderVersion && !listener.lastReporter) {
        stopEveryTimer(listener);
        listener.forgetTheGroup();
        listener.state = IDLE;
        return HANDLED; // :49
      }
      if (listener.olderVersion) {
        stopEveryTimer(listener);
        listener.tellThatItIsLeft();
        listener.forgetTheGroup();
        listener.state = IDLE;
        return HANDLED; // :51
      }
      stopEveryTimer(listener);
      listener.left = listener.robustnessVariable;
      listener.state = LEAVING;
      takeLeave(listener);
      return HANDLED; // :53
    case LEAVING:
      return IGNORED; // :68
  }
}

/** query: for this group, or a general one of version 1. RFC 9777 §6.2. */
export function onQuery(listener: Listener, query: Query): ListenerOutcome {
  switch (listener.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      listener.noteTheSources();
      listener.wait = listener.aPartOf(query.maximumResponseDelay);
      if (!listener.itAnswersSooner()) {
        listener.startTimer(RESPONSE_TIMER, listener.wait);
      }
      return HANDLED; // :55
    case LEAVING:
      return IGNORED; // :68
  }
}

/** report: version 1: another listener has answered. RFC 2710 §4. */
export function onReport(listener: Listener): ListenerOutcome {
  switch (listener.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      if (listener.olderVersion) {
        stopEveryTimer(listener);
        listener.lastReporter = false;
        return HANDLED; // :58
      }
      return IGNORED; // :59
    case LEAVING:
      return IGNORED; // :68
  }
}

/** version change: a querier of version 1 has come, or has gone. RFC 9777 §8.2.1. */
export function onVersionChange(listener: Listener): ListenerOutcome {
  switch (listener.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      stopEveryTimer(listener);
      return HANDLED; // :60
    case LEAVING:
      stopEveryTimer(listener);
      listener.forgetTheGroup();
      listener.state = IDLE;
      return HANDLED; // :69
  }
}

/** restart: the link may be another. */
export function onRestart(listener: Listener): ListenerOutcome {
  switch (listener.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      stopEveryTimer(listener);
      listener.left = listener.robustnessVariable;
      tell(listener);
      return HANDLED; // :61
    case LEAVING:
      stopEveryTimer(listener);
      listener.forgetTheGroup();
      listener.state = IDLE;
      return HANDLED; // :69
  }
}

/** Change has run out. */
export function afterChange(listener: Listener): ListenerOutcome {
  switch (listener.state) {
    case LISTENING:
      tell(listener);
      return HANDLED; // :62
    case LEAVING:
      takeLeave(listener);
      return HANDLED; // :70
    default:
      return IGNORED; // it never runs there
  }
}

/** Response has run out. */
export function afterResponse(listener: Listener): ListenerOutcome {
  switch (listener.state) {
    case LISTENING:
      listener.reportTheGroup();
      listener.lastReporter = true;
      return HANDLED; // :63
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onListenerTimer(listener: Listener, timer: ListenerTimer): ListenerOutcome {
  switch (timer) {
    case CHANGE_TIMER:
      return afterChange(listener);
    case RESPONSE_TIMER:
      return afterResponse(listener);
  }
}

function tell(listener: Listener): void {
  listener.tellThatItIsJoined();
  listener.lastReporter = true;
  listener.left -= 1;
  if (listener.left > 0) {
    listener.startTimer(CHANGE_TIMER, listener.aPartOf(listener.unsolicitedReportInterval));
  } // :72
}

function takeLeave(listener: Listener): void {
  listener.tellThatItIsLeft();
  listener.left -= 1;
  if (listener.left > 0) {
    listener.startTimer(CHANGE_TIMER, listener.aPartOf(listener.unsolicitedReportInterval));
  } else {
    listener.forgetTheGroup();
    listener.state = IDLE;
  } // :74
}

function stopEveryTimer(listener: Listener): void {
  listener.cancelTimer(CHANGE_TIMER);
  listener.cancelTimer(RESPONSE_TIMER);
}

/** The states of a Host. */
export const HOST_MLDV2 = 0;
export const HOST_MLDV1 = 1;
export type HostState = typeof HOST_MLDV2 | typeof HOST_MLDV1;
/** By state, the name that the specification gives it. */
export const hostStateNames: readonly string[] = ['MLDv2', 'MLDv1'];

export type HostOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const hostOutcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const HOST_OLDER_VERSION_QUERIER_PRESENT_TIMER = 0; // for the older version timeout
export const HOST_GENERAL_RESPONSE_TIMER = 1; // for 0 milliseconds
export type HostTimer =
  typeof HOST_OLDER_VERSION_QUERIER_PRESENT_TIMER | typeof HOST_GENERAL_RESPONSE_TIMER;

/** What general query carries. */
export interface HostGeneralQuery {
  /** Maximum Response Delay: of version 2. */
  readonly maximumResponseDelay: number;
}

/** What the runtime keeps, answers and does for a Host. */
export interface Host {
  state: HostState;
  /** Wait. */
  wait: number;
  /** a part of. */
  aPartOf(delay: number): number;
  /** it answers sooner. */
  itAnswersSooner(): boolean;
  /** the older version timeout: RFC 9777 §9.12. */
  theOlderVersionTimeout(): number;
  /** report every group. */
  reportEveryGroup(): void;
  /** change the version: what waits to be answered, or said again, is forgotten. */
  changeTheVersion(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: HostTimer, ms: number): void;
  cancelTimer(timer: HostTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startHost(host: Host): void {
  host.state = HOST_MLDV2;
}

/** older query: of version 1. */
export function onHostOlderQuery(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_MLDV2:
      host.cancelTimer(HOST_GENERAL_RESPONSE_TIMER);
      host.changeTheVersion();
      host.startTimer(HOST_OLDER_VERSION_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      host.state = HOST_MLDV1;
      return HANDLED; // :103
    case HOST_MLDV1:
      host.startTimer(HOST_OLDER_VERSION_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :111
  }
}

/** general query: of version 2. RFC 9777 §6.2. */
export function onHostGeneralQuery(host: Host, generalQuery: HostGeneralQuery): HostOutcome {
  switch (host.state) {
    case HOST_MLDV2:
      host.wait = host.aPartOf(generalQuery.maximumResponseDelay);
      if (!host.itAnswersSooner()) {
        host.startTimer(HOST_GENERAL_RESPONSE_TIMER, host.wait);
      }
      return HANDLED; // :105
    case HOST_MLDV1:
      return IGNORED; // :112
  }
}

/** restart. */
export function onHostRestart(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_MLDV2:
      host.cancelTimer(HOST_GENERAL_RESPONSE_TIMER);
      return HANDLED; // :107
    case HOST_MLDV1:
      hostStopEveryTimer(host);
      host.changeTheVersion();
      host.state = HOST_MLDV2;
      return HANDLED; // :113
  }
}

/** Older Version Querier Present has run out. */
export function afterHostOlderVersionQuerierPresent(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_MLDV1:
      host.changeTheVersion();
      host.state = HOST_MLDV2;
      return HANDLED; // :114
    default:
      return IGNORED; // it never runs there
  }
}

/** General Response has run out. */
export function afterHostGeneralResponse(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_MLDV2:
      host.reportEveryGroup();
      return HANDLED; // :108
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onHostTimer(host: Host, timer: HostTimer): HostOutcome {
  switch (timer) {
    case HOST_OLDER_VERSION_QUERIER_PRESENT_TIMER:
      return afterHostOlderVersionQuerierPresent(host);
    case HOST_GENERAL_RESPONSE_TIMER:
      return afterHostGeneralResponse(host);
  }
}

function hostStopEveryTimer(host: Host): void {
  host.cancelTimer(HOST_OLDER_VERSION_QUERIER_PRESENT_TIMER);
  host.cancelTimer(HOST_GENERAL_RESPONSE_TIMER);
}
