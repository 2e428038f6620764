// @generated from spec/network/igmp-host.protocol: change that, then npm run generate.
/** Member, Host: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Member. */
export const IDLE = 0;
export const LISTENING = 1;
export const LEAVING = 2; // nobody listens any more, but that is to be said again
export type MemberState = typeof IDLE | typeof LISTENING | typeof LEAVING;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Idle', 'Listening', 'Leaving'];

export type MemberOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const CHANGE_TIMER = 0; // for a part of (Unsolicited Report Interval)
export const RESPONSE_TIMER = 1; // for 0 milliseconds
export type MemberTimer = typeof CHANGE_TIMER | typeof RESPONSE_TIMER;

/** What query carries. */
export interface Query {
  /** Max Resp Time: for this group, or a general one of version 1 or 2. */
  readonly maxRespTime: number;
}

/** What the runtime keeps, answers and does for a Member. */
export interface Member {
  state: MemberState;
  /** Robustness Variable: two, or as the querier says. */
  readonly robustnessVariable: number;
  /** Unsolicited Report Interval: one second; ten in versions 1 and 2. */
  readonly unsolicitedReportInterval: number;
  /** Version: of the oldest querier on the link. */
  readonly version: number;
  /** Left: how often a change is still to be told. */
  left: number;
  /** Wait. */
  wait: number;
  /** Last Reporter: versions 1 and 2: nobody else has said since that it is a member. */
  lastReporter: boolean;
  /** a part of: by chance, from nothing to all of it. */
  aPartOf(delay: number): number;
  /** it answers sooner: Response runs, and ends before Wait would. */
  itAnswersSooner(): boolean;
  /** note the sources: those that the query asks for, or that it asks for all. */
  noteTheSources(): void;
  /** report the group: its current state; of what was noted. */
  reportTheGroup(): void;
  /** tell that it is joined: Change to Exclude Mode, of no source; in older versions a Report. */
  tellThatItIsJoined(): void;
  /** tell that it is left: Change to Include Mode, of no source; in version 2 Leave Group. */
  tellThatItIsLeft(): void;
  /** forget the group. */
  forgetTheGroup(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: MemberTimer, ms: number): void;
  cancelTimer(timer: MemberTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startMember(member: Member): void {
  member.state = IDLE;
  member.left = 0;
  member.lastReporter = false;
}

/** join. RFC 9776 §5.1. */
export function onJoin(member: Member): MemberOutcome {
  switch (member.state) {
    case IDLE:
      member.left = member.robustnessVariable;
      tell(member);
      member.state = LISTENING;
      return HANDLED; // :44
    case LISTENING:
      return IGNORED; // :48
    case LEAVING:
      stopEveryTimer(member);
      member.left = member.robustnessVariable;
      tell(member);
      member.state = LISTENING;
      return HANDLED; // :64
  }
}

/** leave. RFC 2236 §3. */
export function onLeave(member: Member): MemberOutcome {
  switch (member.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      if (unmissed(member)) {
        stopEveryTimer(member);
        member.forgetTheGroup();
        member.state = IDLE;
        return HANDLED; // :49
      }
      if (member.version === 2) {
        stopEveryTimer(member);
        member.tellThatItIsLeft();
        member.forgetTheGroup();
        member.state = IDLE;
        return HANDLED; // :50
      }
      stopEveryTimer(member);
      member.left = member.robustnessVariable;
      member.state = LEAVING;
      takeLeave(member);
      return HANDLED; // :52
    case LEAVING:
      return IGNORED; // :66
  }
}

/** query: for this group, or a general one of version 1 or 2. RFC 9776 §5.2. */
export function onQuery(member: Member, query: Query): MemberOutcome {
  switch (member.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      member.noteTheSources();
      member.wait = member.aPartOf(query.maxRespTime);
      if (!member.itAnswersSooner()) {
        member.startTimer(RESPONSE_TIMER, member.wait);
      }
      return HANDLED; // :54
    case LEAVING:
      return IGNORED; // :66
  }
}

/** report: versions 1 and 2: another member has answered. RFC 2236 §3. */
export function onReport(member: Member): MemberOutcome {
  switch (member.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      if (member.version < 3) {
        stopEveryTimer(member);
        member.lastReporter = false;
        return HANDLED; // :56
      }
      return IGNORED; // :57
    case LEAVING:
      return IGNORED; // :66
  }
}

/** version change: an older querier has come, or has gone. RFC 9776 §7.2.1. */
export function onVersionChange(member: Member): MemberOutcome {
  switch (member.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      stopEveryTimer(member);
      return HANDLED; // :58
    case LEAVING:
      stopEveryTimer(member);
      member.forgetTheGroup();
      member.state = IDLE;
      return HANDLED; // :67
  }
}

/** restart: the link may be another. */
export function onRestart(member: Member): MemberOutcome {
  switch (member.state) {
    case IDLE:
      return IGNORED; // :45
    case LISTENING:
      stopEveryTimer(member);
      member.left = member.robustnessVariable;
      tell(member);
      return HANDLED; // :59
    case LEAVING:
      stopEveryTimer(member);
      member.forgetTheGroup();
      member.state = IDLE;
      return HANDLED; // :67
  }
}

/** Change has run out. */
export function afterChange(member: Member): MemberOutcome {
  switch (member.state) {
    case LISTENING:
      tell(member);
      return HANDLED; // :60
    case LEAVING:
      takeLeave(member);
      return HANDLED; // :68
    default:
      return IGNORED; // it never runs there
  }
}

/** Response has run out. */
export function afterResponse(member: Member): MemberOutcome {
  switch (member.state) {
    case LISTENING:
      member.reportTheGroup();
      member.lastReporter = true;
      return HANDLED; // :61
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onMemberTimer(member: Member, timer: MemberTimer): MemberOutcome {
  switch (timer) {
    case CHANGE_TIMER:
      return afterChange(member);
    case RESPONSE_TIMER:
      return afterResponse(member);
  }
}

function unmissed(member: Member): boolean {
  return member.version === 1 || (member.version === 2 && !member.lastReporter); // :71
}

function tell(member: Member): void {
  member.tellThatItIsJoined();
  member.lastReporter = true;
  member.left -= 1;
  if (member.left > 0) {
    member.startTimer(CHANGE_TIMER, member.aPartOf(member.unsolicitedReportInterval));
  } // :73
}

function takeLeave(member: Member): void {
  member.tellThatItIsLeft();
  member.left -= 1;
  if (member.left > 0) {
    member.startTimer(CHANGE_TIMER, member.aPartOf(member.unsolicitedReportInterval));
  } else {
    member.forgetTheGroup();
    member.state = IDLE;
  } // :75
}

function stopEveryTimer(member: Member): void {
  member.cancelTimer(CHANGE_TIMER);
  member.cancelTimer(RESPONSE_TIMER);
}

/** The states of a Host. */
export const HOST_IGMPV3 = 0;
export const HOST_IGMPV2 = 1;
export const HOST_IGMPV1 = 2;
export const HOST_BOTH_OLDER = 3; // one of version 2 is about as well: version 1 is spoken
export type HostState =
  typeof HOST_IGMPV3 | typeof HOST_IGMPV2 | typeof HOST_IGMPV1 | typeof HOST_BOTH_OLDER;
/** By state, the name that the specification gives it. */
export const hostStateNames: readonly string[] = ['IGMPv3', 'IGMPv2', 'IGMPv1', 'Both Older'];

export type HostOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const hostOutcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const HOST_V1_QUERIER_PRESENT_TIMER = 0; // for the older version timeout
export const HOST_V2_QUERIER_PRESENT_TIMER = 1; // for the older version timeout
export const HOST_GENERAL_RESPONSE_TIMER = 2; // for 0 milliseconds
export type HostTimer =
  | typeof HOST_V1_QUERIER_PRESENT_TIMER
  | typeof HOST_V2_QUERIER_PRESENT_TIMER
  | typeof HOST_GENERAL_RESPONSE_TIMER;

/** What general query carries. */
export interface HostGeneralQuery {
  /** Max Resp Time: of version 3. */
  readonly maxRespTime: number;
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
  /** the older version timeout: RFC 9776 §8.12. */
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
  host.state = HOST_IGMPV3;
}

/** oldest query: of version 1. */
export function onHostOldestQuery(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_IGMPV3:
      host.cancelTimer(HOST_GENERAL_RESPONSE_TIMER);
      host.state = HOST_IGMPV1;
      host.changeTheVersion();
      host.startTimer(HOST_V1_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :109
    case HOST_IGMPV2:
      host.state = HOST_BOTH_OLDER;
      host.changeTheVersion();
      host.startTimer(HOST_V1_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :119
    case HOST_IGMPV1:
      host.startTimer(HOST_V1_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :126
    case HOST_BOTH_OLDER:
      host.startTimer(HOST_V1_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :131
  }
}

/** older query: of version 2. */
export function onHostOlderQuery(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_IGMPV3:
      host.cancelTimer(HOST_GENERAL_RESPONSE_TIMER);
      host.state = HOST_IGMPV2;
      host.changeTheVersion();
      host.startTimer(HOST_V2_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :111
    case HOST_IGMPV2:
      host.startTimer(HOST_V2_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :120
    case HOST_IGMPV1:
      host.startTimer(HOST_V2_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      host.state = HOST_BOTH_OLDER;
      return HANDLED; // :127
    case HOST_BOTH_OLDER:
      host.startTimer(HOST_V2_QUERIER_PRESENT_TIMER, host.theOlderVersionTimeout());
      return HANDLED; // :132
  }
}

/** general query: of version 3. RFC 9776 §5.2. */
export function onHostGeneralQuery(host: Host, generalQuery: HostGeneralQuery): HostOutcome {
  switch (host.state) {
    case HOST_IGMPV3:
      host.wait = host.aPartOf(generalQuery.maxRespTime);
      if (!host.itAnswersSooner()) {
        host.startTimer(HOST_GENERAL_RESPONSE_TIMER, host.wait);
      }
      return HANDLED; // :113
    case HOST_IGMPV2:
      return IGNORED; // :121
    case HOST_IGMPV1:
    case HOST_BOTH_OLDER:
      return IGNORED; // :137
  }
}

/** restart. */
export function onHostRestart(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_IGMPV3:
      host.cancelTimer(HOST_GENERAL_RESPONSE_TIMER);
      return HANDLED; // :115
    case HOST_IGMPV2:
      hostStopEveryTimer(host);
      host.state = HOST_IGMPV3;
      host.changeTheVersion();
      return HANDLED; // :122
    case HOST_IGMPV1:
    case HOST_BOTH_OLDER:
      hostStopEveryTimer(host);
      host.state = HOST_IGMPV3;
      host.changeTheVersion();
      return HANDLED; // :138
  }
}

/** V1 Querier Present has run out. */
export function afterHostV1QuerierPresent(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_IGMPV1:
      host.state = HOST_IGMPV3;
      host.changeTheVersion();
      return HANDLED; // :128
    case HOST_BOTH_OLDER:
      host.state = HOST_IGMPV2;
      host.changeTheVersion();
      return HANDLED; // :133
    default:
      return IGNORED; // it never runs there
  }
}

/** V2 Querier Present has run out. */
export function afterHostV2QuerierPresent(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_IGMPV2:
      host.state = HOST_IGMPV3;
      host.changeTheVersion();
      return HANDLED; // :123
    case HOST_BOTH_OLDER:
      host.state = HOST_IGMPV1;
      return HANDLED; // :134
    default:
      return IGNORED; // it never runs there
  }
}

/** General Response has run out. */
export function afterHostGeneralResponse(host: Host): HostOutcome {
  switch (host.state) {
    case HOST_IGMPV3:
      host.reportEveryGroup();
      return HANDLED; // :116
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onHostTimer(host: Host, timer: HostTimer): HostOutcome {
  switch (timer) {
    case HOST_V1_QUERIER_PRESENT_TIMER:
      return afterHostV1QuerierPresent(host);
    case HOST_V2_QUERIER_PRESENT_TIMER:
      return afterHostV2QuerierPresent(host);
    case HOST_GENERAL_RESPONSE_TIMER:
      return afterHostGeneralResponse(host);
  }
}

function hostStopEveryTimer(host: Host): void {
  host.cancelTimer(HOST_V1_QUERIER_PRESENT_TIMER);
  host.cancelTimer(HOST_V2_QUERIER_PRESENT_TIMER);
  host.cancelTimer(HOST_GENERAL_RESPONSE_TIMER);
}
