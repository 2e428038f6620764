// @generated from spec/link/neighbour.protocol: change that, then npm run generate.
/** Neighbour: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Neighbour. */
export const NONE = 0; // no entry, or one that may be forgotten
export const INCOMPLETE = 1; // address resolution is under way
export const REACHABLE = 2; // the neighbour was there a moment ago
export const STALE = 3; // nothing is asked until something is to be sent
export const DELAY = 4; // time for an upper layer to confirm
export const PROBE = 5; // asking the neighbour itself
export const UNREACHABLE = 6; // still used, and asked for ever more rarely
export const PERMANENT = 7; // known by hand: nobody is asked, and nobody is believed
export type NeighbourState =
  | typeof NONE
  | typeof INCOMPLETE
  | typeof REACHABLE
  | typeof STALE
  | typeof DELAY
  | typeof PROBE
  | typeof UNREACHABLE
  | typeof PERMANENT;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'None',
  'Incomplete',
  'Reachable',
  'Stale',
  'Delay',
  'Probe',
  'Unreachable',
  'Permanent',
];

export type NeighbourOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const SOLICIT_TIMER = 0; // for Retrans Timer
export const REACHABLE_TIMER = 1; // for Reachable Time
export const DELAY_TIMER = 2; // for Delay First Probe Time
export type NeighbourTimer = typeof SOLICIT_TIMER | typeof REACHABLE_TIMER | typeof DELAY_TIMER;

/** What Advertisement carries. */
export interface Advertisement {
  /** Target Address. */
  readonly targetAddress: number;
  /** Solicited. */
  readonly solicited: boolean;
  /** Override. */
  readonly override: boolean;
}

/** What Announcement carries. */
export interface Announcement {
  /** Source Address: anything else that names it. */
  readonly sourceAddress: number;
}

/** What assignment carries. */
export interface Assignment {
  /** Assigned Address: by hand, and for good. */
  readonly assignedAddress: number;
}

/** What the runtime keeps, answers and does for a Neighbour. */
export interface Neighbour {
  state: NeighbourState;
  /** Retrans Timer: RFC 4861 §6.3.2: one second, or as a router says. */
  readonly retransTimer: number;
  /** Reachable Time: RFC 4861 §6.3.4: 30 seconds, give or take a half. */
  readonly reachableTime: number;
  /** Delay First Probe Time: five seconds. */
  readonly delayFirstProbeTime: number;
  /** Max Multicast Solicit: three. */
  readonly maxMulticastSolicit: number;
  /** Max Unicast Solicit: three. */
  readonly maxUnicastSolicit: number;
  /** Link Address: where packets go. */
  linkAddress: number;
  /** Probes: solicitations sent without an answer. */
  probes: number;
  /** Interval: until the next solicitation: RFC 7048 §3. */
  interval: number;
  /** queue the packet: at least one, the newest: RFC 4861 §7.2.2. */
  queueThePacket(): void;
  /** transmit the packet: to Link Address. */
  transmitThePacket(): void;
  /** flush the queue: transmits what waited for Link Address. */
  flushTheQueue(): void;
  /** drop the queue: each packet answered by Address Unreachable. */
  dropTheQueue(): void;
  /** ask everyone: the solicited-node group, or broadcast. */
  askEveryone(): void;
  /** ask the neighbour: a solicitation to Link Address itself. */
  askTheNeighbour(): void;
  /** choose another router: RFC 4861 §6.3.6, if this one was a default router. */
  chooseAnotherRouter(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: NeighbourTimer, ms: number): void;
  cancelTimer(timer: NeighbourTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startNeighbour(neighbour: Neighbour): void {
  neighbour.state = NONE;
  neighbour.probes = 0;
  neighbour.interval = 1000;
}

/** packet: one to send to this neighbour. RFC 4861 §7.2.2. */
export function onPacket(neighbour: Neighbour): NeighbourOutcome {
  switch (neighbour.state) {
    case NONE:
      neighbour.queueThePacket();
      neighbour.probes = 1;
      neighbour.askEveryone();
      neighbour.startTimer(SOLICIT_TIMER, neighbour.retransTimer);
      neighbour.state = INCOMPLETE;
      return HANDLED; // :46
    case INCOMPLETE:
      neighbour.queueThePacket();
      return HANDLED; // :53
    case REACHABLE:
      neighbour.transmitThePacket();
      return HANDLED; // :67
    case STALE:
      neighbour.transmitThePacket();
      neighbour.startTimer(DELAY_TIMER, neighbour.delayFirstProbeTime);
      neighbour.state = DELAY;
      return HANDLED; // :73
    case DELAY:
      neighbour.transmitThePacket();
      return HANDLED; // :77
    case PROBE:
      neighbour.transmitThePacket();
      return HANDLED; // :83
    case UNREACHABLE:
      neighbour.transmitThePacket();
      return HANDLED; // :92
    case PERMANENT:
      neighbour.transmitThePacket();
      return HANDLED; // :98
  }
}

/** Advertisement. RFC 4861 §7.2.5. */
export function onAdvertisement(
  neighbour: Neighbour,
  advertisement: Advertisement,
): NeighbourOutcome {
  switch (neighbour.state) {
    case NONE:
      return IGNORED; // :49
    case INCOMPLETE:
      if (advertisement.solicited) {
        neighbour.linkAddress = advertisement.targetAddress;
        neighbour.cancelTimer(SOLICIT_TIMER);
        neighbour.flushTheQueue();
        confirm(neighbour);
        return HANDLED; // :54
      }
      neighbour.linkAddress = advertisement.targetAddress;
      neighbour.cancelTimer(SOLICIT_TIMER);
      neighbour.flushTheQueue();
      neighbour.state = STALE;
      return HANDLED; // :56
    case REACHABLE:
      if (another(neighbour, advertisement) && !advertisement.override) {
        neighbour.cancelTimer(REACHABLE_TIMER);
        neighbour.state = STALE;
        return HANDLED; // :68
      }
      if (advertisement.solicited) {
        neighbour.linkAddress = advertisement.targetAddress;
        confirm(neighbour);
        return HANDLED; // :111
      }
      if (another(neighbour, advertisement)) {
        neighbour.linkAddress = advertisement.targetAddress;
        doubt(neighbour);
        return HANDLED; // :112
      }
      return IGNORED; // :113
    case STALE:
      if (another(neighbour, advertisement) && !advertisement.override) return IGNORED; // :74
      if (advertisement.solicited) {
        neighbour.linkAddress = advertisement.targetAddress;
        confirm(neighbour);
        return HANDLED; // :111
      }
      if (another(neighbour, advertisement)) {
        neighbour.linkAddress = advertisement.targetAddress;
        doubt(neighbour);
        return HANDLED; // :112
      }
      return IGNORED; // :113
    case DELAY:
      if (another(neighbour, advertisement) && !advertisement.override) return IGNORED; // :78
      if (advertisement.solicited) {
        neighbour.linkAddress = advertisement.targetAddress;
        confirm(neighbour);
        return HANDLED; // :111
      }
      if (another(neighbour, advertisement)) {
        neighbour.linkAddress = advertisement.targetAddress;
        doubt(neighbour);
        return HANDLED; // :112
      }
      return IGNORED; // :113
    case PROBE:
      if (another(neighbour, advertisement) && !advertisement.override) return IGNORED; // :84
      if (advertisement.solicited) {
        neighbour.linkAddress = advertisement.targetAddress;
        confirm(neighbour);
        return HANDLED; // :111
      }
      if (another(neighbour, advertisement)) {
        neighbour.linkAddress = advertisement.targetAddress;
        doubt(neighbour);
        return HANDLED; // :112
      }
      return IGNORED; // :113
    case UNREACHABLE:
      if (another(neighbour, advertisement) && !advertisement.override) return IGNORED; // :93
      if (advertisement.solicited) {
        neighbour.linkAddress = advertisement.targetAddress;
        confirm(neighbour);
        return HANDLED; // :111
      }
      if (another(neighbour, advertisement)) {
        neighbour.linkAddress = advertisement.targetAddress;
        doubt(neighbour);
        return HANDLED; // :112
      }
      return IGNORED; // :113
    case PERMANENT:
      return IGNORED; // :99
  }
}

/** Announcement: anything else that names it. RFC 4861 §7.2.5. */
export function onAnnouncement(neighbour: Neighbour, announcement: Announcement): NeighbourOutcome {
  switch (neighbour.state) {
    case NONE:
      neighbour.linkAddress = announcement.sourceAddress;
      neighbour.state = STALE;
      return HANDLED; // :48
    case INCOMPLETE:
      neighbour.linkAddress = announcement.sourceAddress;
      neighbour.cancelTimer(SOLICIT_TIMER);
      neighbour.flushTheQueue();
      neighbour.state = STALE;
      return HANDLED; // :58
    case REACHABLE:
    case STALE:
    case DELAY:
    case PROBE:
    case UNREACHABLE:
      if (announcement.sourceAddress !== neighbour.linkAddress) {
        neighbour.linkAddress = announcement.sourceAddress;
        doubt(neighbour);
        return HANDLED; // :114
      }
      return IGNORED; // :116
    case PERMANENT:
      return IGNORED; // :99
  }
}

/** assignment: by hand, and for good. */
export function onAssignment(neighbour: Neighbour, assignment: Assignment): NeighbourOutcome {
  switch (neighbour.state) {
    case NONE:
    case REACHABLE:
    case STALE:
    case DELAY:
    case PROBE:
    case UNREACHABLE:
      neighbour.linkAddress = assignment.assignedAddress;
      stopEveryTimer(neighbour);
      neighbour.state = PERMANENT;
      return HANDLED; // :104
    case INCOMPLETE:
      neighbour.linkAddress = assignment.assignedAddress;
      stopEveryTimer(neighbour);
      neighbour.flushTheQueue();
      neighbour.state = PERMANENT;
      return HANDLED; // :107
    case PERMANENT:
      neighbour.linkAddress = assignment.assignedAddress;
      return HANDLED; // :100
  }
}

/** confirmation: an upper layer saw progress: RFC 4861 §7.3.1. RFC 4861 §7.3.1. */
export function onConfirmation(neighbour: Neighbour): NeighbourOutcome {
  switch (neighbour.state) {
    case NONE:
      return IGNORED; // :50
    case INCOMPLETE:
      return IGNORED; // :60
    case REACHABLE:
    case STALE:
    case DELAY:
    case PROBE:
    case UNREACHABLE:
      confirm(neighbour);
      return HANDLED; // :117
    case PERMANENT:
      return IGNORED; // :99
  }
}

/** removal: the address, the interface or the entry is going. RFC 4861 §7.2.5. */
export function onRemoval(neighbour: Neighbour): NeighbourOutcome {
  switch (neighbour.state) {
    case NONE:
      return IGNORED; // :50
    case INCOMPLETE:
      neighbour.dropTheQueue();
      stopEveryTimer(neighbour);
      neighbour.state = NONE;
      return HANDLED; // :61
    case REACHABLE:
    case STALE:
    case DELAY:
    case PROBE:
    case UNREACHABLE:
      stopEveryTimer(neighbour);
      neighbour.state = NONE;
      return HANDLED; // :118
    case PERMANENT:
      neighbour.state = NONE;
      return HANDLED; // :101
  }
}

/** Solicit has run out. RFC 4861 §7.2.2, RFC 7048 §3. */
export function afterSolicit(neighbour: Neighbour): NeighbourOutcome {
  switch (neighbour.state) {
    case INCOMPLETE:
      if (neighbour.probes < neighbour.maxMulticastSolicit) {
        neighbour.probes += 1;
        neighbour.askEveryone();
        neighbour.startTimer(SOLICIT_TIMER, neighbour.retransTimer);
        return HANDLED; // :62
      }
      neighbour.dropTheQueue();
      neighbour.state = NONE;
      return HANDLED; // :64
    case PROBE:
      if (neighbour.probes < neighbour.maxUnicastSolicit) {
        neighbour.probes += 1;
        neighbour.askTheNeighbour();
        neighbour.startTimer(SOLICIT_TIMER, neighbour.retransTimer);
        return HANDLED; // :85
      }
      neighbour.chooseAnotherRouter();
      neighbour.askEveryone();
      neighbour.interval = neighbour.retransTimer;
      neighbour.startTimer(SOLICIT_TIMER, neighbour.interval);
      neighbour.state = UNREACHABLE;
      return HANDLED; // :87
    case UNREACHABLE:
      neighbour.interval = Math.min(3 * neighbour.interval, 60_000);
      neighbour.askEveryone();
      neighbour.startTimer(SOLICIT_TIMER, neighbour.interval);
      return HANDLED; // :94
    default:
      return IGNORED; // it never runs there
  }
}

/** Reachable has run out. */
export function afterReachable(neighbour: Neighbour): NeighbourOutcome {
  switch (neighbour.state) {
    case REACHABLE:
      neighbour.state = STALE;
      return HANDLED; // :70
    default:
      return IGNORED; // it never runs there
  }
}

/** Delay has run out. */
export function afterDelay(neighbour: Neighbour): NeighbourOutcome {
  switch (neighbour.state) {
    case DELAY:
      neighbour.probes = 1;
      neighbour.askTheNeighbour();
      neighbour.startTimer(SOLICIT_TIMER, neighbour.retransTimer);
      neighbour.state = PROBE;
      return HANDLED; // :79
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onNeighbourTimer(neighbour: Neighbour, timer: NeighbourTimer): NeighbourOutcome {
  switch (timer) {
    case SOLICIT_TIMER:
      return afterSolicit(neighbour);
    case REACHABLE_TIMER:
      return afterReachable(neighbour);
    case DELAY_TIMER:
      return afterDelay(neighbour);
  }
}

function another(neighbour: Neighbour, advertisement: Advertisement): boolean {
  return advertisement.targetAddress !== neighbour.linkAddress; // :120
}

function confirm(neighbour: Neighbour): void {
  stopEveryTimer(neighbour);
  neighbour.startTimer(REACHABLE_TIMER, neighbour.reachableTime);
  neighbour.state = REACHABLE; // :122
}

function doubt(neighbour: Neighbour): void {
  stopEveryTimer(neighbour);
  neighbour.state = STALE; // :123
}

function stopEveryTimer(neighbour: Neighbour): void {
  neighbour.cancelTimer(SOLICIT_TIMER);
  neighbour.cancelTimer(REACHABLE_TIMER);
  neighbour.cancelTimer(DELAY_TIMER);
}
