// @generated from spec/onion/vegas.protocol: change that, then npm run generate.
/** Vegas: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Vegas. */
export const SLOW_START = 0;
export const STEADY = 1;
export type VegasState = typeof SLOW_START | typeof STEADY;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Slow Start', 'Steady'];

export type VegasOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** What begin carries. */
export interface Begin {
  /** Initial. */
  readonly initial: number;
}

/** What SENDME carries. */
export interface Sendme {
  /** BDP. */
  readonly bdp: number;
  /** Channel Blocked. */
  readonly channelBlocked: boolean;
}

/** What the runtime keeps, answers and does for a Vegas. */
export interface Vegas {
  state: VegasState;
  /** SENDME Inc: cells that a SENDME speaks for. */
  readonly sendmeInc: number;
  /** CWND Inc. */
  readonly cwndInc: number;
  /** CWND Inc Rate. */
  readonly cwndIncRate: number;
  /** CWND Inc Pct SS. */
  readonly cwndIncPctSs: number;
  /** CWND Min. */
  readonly cwndMin: number;
  /** CWND Max. */
  readonly cwndMax: number;
  /** Alpha. */
  readonly alpha: number;
  /** Beta. */
  readonly beta: number;
  /** Gamma. */
  readonly gamma: number;
  /** Delta. */
  readonly delta: number;
  /** SS CWND Cap. */
  readonly ssCwndCap: number;
  /** SS CWND Max. */
  readonly ssCwndMax: number;
  /** CWND Full Gap. */
  readonly cwndFullGap: number;
  /** CWND Full Minpct. */
  readonly cwndFullMinpct: number;
  /** CWND: how many cells may be under way. */
  cwnd: number;
  /** Inflight: how many are. */
  inflight: number;
  /** Full: the window, and not the user, is what holds back. */
  full: boolean;
  /** Blocked: the channel takes no more. */
  blocked: boolean;
  /** Until Update: SENDMEs to come. */
  untilUpdate: number;
  /** Until Renewal. */
  untilRenewal: number;
  /** Growth. */
  growth: number;
  /** note the tag: of the cell that the next SENDME will speak for. */
  noteTheTag(): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startVegas(vegas: Vegas): void {
  vegas.state = SLOW_START;
  vegas.cwnd = 124;
  vegas.inflight = 0;
  vegas.full = false;
  vegas.blocked = false;
  vegas.untilUpdate = 1;
  vegas.untilRenewal = 0;
  vegas.growth = 0;
}

/** begin. */
export function onBegin(vegas: Vegas, begin: Begin): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
    case STEADY:
      vegas.cwnd = begin.initial;
      return HANDLED; // :36
  }
}

/** cell sent. */
export function onCellSent(vegas: Vegas): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
    case STEADY:
      vegas.inflight += 1;
      if (vegas.inflight % vegas.sendmeInc === 0) {
        vegas.noteTheTag();
      }
      return HANDLED; // :39
  }
}

/** SENDME, count it. */
export function onSendme(vegas: Vegas, sendme: Sendme): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
    case STEADY:
      if ((vegas.blocked && !sendme.channelBlocked) || (sendme.channelBlocked && !vegas.blocked)) {
        countDown(vegas);
        vegas.untilUpdate = 0;
        vegas.blocked = sendme.channelBlocked;
        return seeHowFullItIs(vegas, sendme); // :46
      }
      countDown(vegas);
      return seeHowFullItIs(vegas, sendme); // :48
  }
}

/** SENDME, see how full it is. */
function seeHowFullItIs(vegas: Vegas, sendme: Sendme): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
    case STEADY:
      if (vegas.inflight + vegas.sendmeInc * vegas.cwndFullGap >= vegas.cwnd) {
        vegas.full = true;
        return judgeTheQueue(vegas, sendme); // :52
      }
      if (100 * vegas.inflight < vegas.cwndFullMinpct * vegas.cwnd) {
        vegas.full = false;
        return judgeTheQueue(vegas, sendme); // :53
      }
      return judgeTheQueue(vegas, sendme);
  }
}

/** SENDME, judge the queue. */
function judgeTheQueue(vegas: Vegas, sendme: Sendme): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
      if (vegas.cwnd >= sendme.bdp + vegas.gamma || vegas.blocked) {
        vegas.cwnd = Math.min(sendme.bdp + vegas.gamma, vegas.ssCwndMax);
        vegas.state = STEADY;
        return beginAnew(vegas, sendme); // :57
      }
      if (vegas.full && vegas.cwnd <= vegas.ssCwndCap) {
        vegas.growth = Math.floor((vegas.cwndIncPctSs * vegas.sendmeInc + 50) / 100);
        grow(vegas);
        return beginAnew(vegas, sendme); // :59
      }
      if (vegas.full) {
        vegas.growth = Math.max(
          Math.floor((vegas.sendmeInc * vegas.ssCwndCap + vegas.cwnd) / (2 * vegas.cwnd)),
          1,
        );
        grow(vegas);
        return beginAnew(vegas, sendme); // :61
      }
      return beginAnew(vegas, sendme);
    case STEADY:
      if (vegas.untilUpdate === 0 && vegas.cwnd > sendme.bdp + vegas.delta) {
        vegas.cwnd = Math.max(sendme.bdp + vegas.delta - vegas.cwndInc, vegas.cwndMin);
        return beginAnew(vegas, sendme); // :64
      }
      if (
        (vegas.untilUpdate === 0 && vegas.cwnd > sendme.bdp + vegas.beta) ||
        (vegas.untilUpdate === 0 && vegas.blocked)
      ) {
        vegas.cwnd = Math.max(vegas.cwnd - vegas.cwndInc, vegas.cwndMin);
        return beginAnew(vegas, sendme); // :66
      }
      if (vegas.untilUpdate === 0 && vegas.full && vegas.cwnd < sendme.bdp + vegas.alpha) {
        vegas.cwnd = Math.min(vegas.cwnd + vegas.cwndInc, vegas.cwndMax);
        return beginAnew(vegas, sendme); // :68
      }
      return beginAnew(vegas, sendme);
  }
}

/** SENDME, begin anew. */
function beginAnew(vegas: Vegas, sendme: Sendme): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
      vegas.untilUpdate = 1;
      renew(vegas);
      return takeIt(vegas, sendme); // :72
    case STEADY:
      if (vegas.untilUpdate === 0) {
        vegas.untilUpdate = Math.floor(
          (vegas.cwnd + Math.floor((vegas.cwndIncRate * vegas.sendmeInc) / 2)) /
            (vegas.cwndIncRate * vegas.sendmeInc),
        );
      }
      renew(vegas);
      return takeIt(vegas, sendme); // :73
  }
}

/** SENDME, take it. */
function takeIt(vegas: Vegas, sendme: Sendme): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
    case STEADY:
      takeFromFlight(vegas);
      return HANDLED; // :79
  }
}

/** an untimed SENDME: of whose time nothing can be learned: prop324 §2.1.1. */
export function onAnUntimedSendme(vegas: Vegas): VegasOutcome {
  switch (vegas.state) {
    case SLOW_START:
    case STEADY:
      countDown(vegas);
      takeFromFlight(vegas);
      return HANDLED; // :42
  }
}

function countDown(vegas: Vegas): void {
  vegas.untilUpdate = Math.max(vegas.untilUpdate, 1) - 1;
  vegas.untilRenewal = Math.max(vegas.untilRenewal, 1) - 1; // :81
}

function grow(vegas: Vegas): void {
  vegas.cwnd = Math.min(vegas.cwnd + vegas.growth, vegas.ssCwndMax);
  if (
    vegas.cwnd >= vegas.ssCwndMax ||
    vegas.growth * Math.floor((vegas.cwnd + Math.floor(vegas.sendmeInc / 2)) / vegas.sendmeInc) <=
      vegas.cwndInc * vegas.cwndIncRate
  ) {
    vegas.state = STEADY;
  } // :85
}

function renew(vegas: Vegas): void {
  if (vegas.untilRenewal === 0) {
    vegas.untilRenewal = Math.floor(
      (vegas.cwnd + Math.floor(vegas.sendmeInc / 2)) / vegas.sendmeInc,
    );
  }
  if (
    vegas.untilRenewal ===
    Math.floor((vegas.cwnd + Math.floor(vegas.sendmeInc / 2)) / vegas.sendmeInc)
  ) {
    vegas.full = false;
  } // :92
}

function takeFromFlight(vegas: Vegas): void {
  vegas.inflight = Math.max(vegas.inflight, vegas.sendmeInc) - vegas.sendmeInc; // :96
}
