// @generated from spec/link/address-conflict.protocol: change that, then npm run generate.
/** Claim: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Claim. */
export const IDLE = 0;
export const WAITING = 1; // so that not all hosts ask at once when the power is back
export const PROBING = 2; // PROBE_NUM is three
export const ANNOUNCING = 3; // once more, for those who did not hear: ANNOUNCE_NUM is two
export const HELD = 4;
export const DEFENDING = 5; // against the first who came, and for a while
export type ClaimState =
  | typeof IDLE
  | typeof WAITING
  | typeof PROBING
  | typeof ANNOUNCING
  | typeof HELD
  | typeof DEFENDING;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Idle',
  'Waiting',
  'Probing',
  'Announcing',
  'Held',
  'Defending',
];

export type ClaimOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const WAIT_TIMER = 0; // for a moment to wait
export const PROBE_TIMER = 1; // for a pause
export const ANNOUNCEMENT_TIMER = 2; // for 2 seconds
export const DEFENCE_TIMER = 3; // for 10 seconds
export type ClaimTimer =
  typeof WAIT_TIMER | typeof PROBE_TIMER | typeof ANNOUNCEMENT_TIMER | typeof DEFENCE_TIMER;

/** What the runtime keeps, answers and does for a Claim. */
export interface Claim {
  state: ClaimState;
  /** Conflicts: on this interface, one after the other: RFC 5227 §2.1.1. */
  readonly conflicts: number;
  /** Never Given Up: whatever comes: RFC 5227 §2.4 (c). */
  readonly neverGivenUp: boolean;
  /** Probes: sent without an answer. */
  probes: number;
  /** a moment to wait: up to PROBE_WAIT, one second, by chance. */
  aMomentToWait(): number;
  /** a pause: PROBE_MIN to PROBE_MAX, one to two seconds, by chance. */
  aPause(): number;
  /** the last pause: ANNOUNCE_WAIT, two seconds. */
  theLastPause(): number;
  /** probe. */
  probe(): void;
  /** announce. */
  announce(): void;
  /** accept the address: it may be used. */
  acceptTheAddress(): void;
  /** yield the address: it is another's. */
  yieldTheAddress(): void;
  /** suspend the address: not to be used until it is accepted again. */
  suspendTheAddress(): void;
  /** give up the address: another one wants it more. */
  giveUpTheAddress(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ClaimTimer, ms: number): void;
  cancelTimer(timer: ClaimTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startClaim(claim: Claim): void {
  claim.state = IDLE;
  claim.probes = 0;
}

/** claim: use the address, if nobody else does. */
export function onClaim(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case IDLE:
      begin(claim);
      return HANDLED; // :42
    case WAITING:
    case PROBING:
    case ANNOUNCING:
    case HELD:
    case DEFENDING:
      return IGNORED; // :77
  }
}

/** release. */
export function onRelease(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case IDLE:
      return IGNORED; // :43
    case WAITING:
    case PROBING:
    case ANNOUNCING:
    case HELD:
    case DEFENDING:
      stopEveryTimer(claim);
      claim.state = IDLE;
      return HANDLED; // :78
  }
}

/** conflict: a packet of another host that comes from the address. RFC 5227 §2.1.1, RFC 5227 §2.4. */
export function onConflict(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case IDLE:
      return IGNORED; // :43
    case WAITING:
    case PROBING:
      stopEveryTimer(claim);
      claim.state = IDLE;
      claim.yieldTheAddress();
      return HANDLED; // :55
    case ANNOUNCING:
    case HELD:
      stopEveryTimer(claim);
      claim.announce();
      claim.startTimer(DEFENCE_TIMER, 10_000);
      claim.state = DEFENDING;
      return HANDLED; // :70
    case DEFENDING:
      if (claim.neverGivenUp) return IGNORED; // :64
      stopEveryTimer(claim);
      claim.state = IDLE;
      claim.giveUpTheAddress();
      return HANDLED; // :65
  }
}

/** rival: another host probes for it. RFC 5227 §2.1.1. */
export function onRival(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case IDLE:
      return IGNORED; // :43
    case WAITING:
    case PROBING:
      stopEveryTimer(claim);
      claim.state = IDLE;
      claim.yieldTheAddress();
      return HANDLED; // :55
    case ANNOUNCING:
    case HELD:
    case DEFENDING:
      return IGNORED; // :73
  }
}

/** reconnection: the cable is in again: it may be another network. RFC 5227 §2.1.1. */
export function onReconnection(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case IDLE:
      return IGNORED; // :43
    case WAITING:
    case PROBING:
      begin(claim);
      return HANDLED; // :56
    case ANNOUNCING:
    case HELD:
    case DEFENDING:
      begin(claim);
      claim.suspendTheAddress();
      return HANDLED; // :74
  }
}

/** Wait has run out. RFC 5227 §2.1.1. */
export function afterWait(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case WAITING:
      claim.probes = 1;
      claim.probe();
      claim.startTimer(PROBE_TIMER, claim.aPause());
      claim.state = PROBING;
      return HANDLED; // :46
    default:
      return IGNORED; // it never runs there
  }
}

/** Probe has run out. RFC 5227 §2.3. */
export function afterProbe(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case PROBING:
      if (claim.probes < 2) {
        claim.probes += 1;
        claim.probe();
        claim.startTimer(PROBE_TIMER, claim.aPause());
        return HANDLED; // :49
      }
      if (claim.probes === 2) {
        claim.probes += 1;
        claim.probe();
        claim.startTimer(PROBE_TIMER, claim.theLastPause());
        return HANDLED; // :50
      }
      claim.announce();
      claim.startTimer(ANNOUNCEMENT_TIMER, 2000);
      claim.state = ANNOUNCING;
      claim.acceptTheAddress();
      return HANDLED; // :51
    default:
      return IGNORED; // it never runs there
  }
}

/** Announcement has run out: ANNOUNCE_INTERVAL. */
export function afterAnnouncement(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case ANNOUNCING:
      claim.announce();
      claim.state = HELD;
      return HANDLED; // :59
    default:
      return IGNORED; // it never runs there
  }
}

/** Defence has run out: DEFEND_INTERVAL. */
export function afterDefence(claim: Claim): ClaimOutcome {
  switch (claim.state) {
    case DEFENDING:
      claim.state = HELD;
      return HANDLED; // :67
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onClaimTimer(claim: Claim, timer: ClaimTimer): ClaimOutcome {
  switch (timer) {
    case WAIT_TIMER:
      return afterWait(claim);
    case PROBE_TIMER:
      return afterProbe(claim);
    case ANNOUNCEMENT_TIMER:
      return afterAnnouncement(claim);
    case DEFENCE_TIMER:
      return afterDefence(claim);
  }
}

function begin(claim: Claim): void {
  stopEveryTimer(claim);
  if (claim.conflicts >= 10) {
    claim.startTimer(WAIT_TIMER, 60_000);
  } else {
    claim.startTimer(WAIT_TIMER, claim.aMomentToWait());
  }
  claim.state = WAITING; // :80
}

function stopEveryTimer(claim: Claim): void {
  claim.cancelTimer(WAIT_TIMER);
  claim.cancelTimer(PROBE_TIMER);
  claim.cancelTimer(ANNOUNCEMENT_TIMER);
  claim.cancelTimer(DEFENCE_TIMER);
}
