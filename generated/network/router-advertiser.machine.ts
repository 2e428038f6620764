// @generated from spec/network/router-advertiser.protocol: change that, then npm run generate.
/** Advertisement: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Advertisement. */
export const SILENT = 0;
export const ADVERTISING = 1;
export const ASKED = 2;
export type AdvertisementState = typeof SILENT | typeof ADVERTISING | typeof ASKED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Silent', 'Advertising', 'Asked'];

export type AdvertisementOutcome =
  typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const INTERVAL_TIMER = 0; // for a usual interval
export const ANSWER_TIMER = 1; // for a moment to answer
export type AdvertisementTimer = typeof INTERVAL_TIMER | typeof ANSWER_TIMER;

/** What the runtime keeps, answers and does for a Advertisement. */
export interface Advertisement {
  state: AdvertisementState;
  /** Initial: MAX_INITIAL_RTR_ADVERTISEMENTS: how many are still to come early. */
  initial: number;
  /** a usual interval: by chance, from MinRtrAdvInterval to MaxRtrAdvInterval. */
  aUsualInterval(): number;
  /** an early interval: no more than 16 seconds: MAX_INITIAL_RTR_ADVERT_INTERVAL. */
  anEarlyInterval(): number;
  /** a moment to answer: MAX_RA_DELAY_TIME at most, but MIN_DELAY_BETWEEN_RAS kept. */
  aMomentToAnswer(): number;
  /** advertise: to all nodes. */
  advertise(): void;
  /** retire: once more, with a lifetime of zero: RFC 4861 §6.2.5. */
  retire(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: AdvertisementTimer, ms: number): void;
  cancelTimer(timer: AdvertisementTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startAdvertisement(advertisement: Advertisement): void {
  advertisement.state = SILENT;
  advertisement.initial = 0;
}

/** start: the interface advertises from now on. */
export function onStart(advertisement: Advertisement): AdvertisementOutcome {
  switch (advertisement.state) {
    case SILENT:
      advertisement.initial = 3;
      advertisement.state = ADVERTISING;
      say(advertisement);
      return HANDLED; // :30
    case ADVERTISING:
      return IGNORED; // :34
    case ASKED:
      return IGNORED; // :40
  }
}

/** solicitation: a host asks. */
export function onSolicitation(advertisement: Advertisement): AdvertisementOutcome {
  switch (advertisement.state) {
    case SILENT:
      return IGNORED; // :31
    case ADVERTISING:
      advertisement.startTimer(ANSWER_TIMER, advertisement.aMomentToAnswer());
      advertisement.state = ASKED;
      return HANDLED; // :35
    case ASKED:
      return IGNORED; // :40
  }
}

/** stop. */
export function onStop(advertisement: Advertisement): AdvertisementOutcome {
  switch (advertisement.state) {
    case SILENT:
      return IGNORED; // :31
    case ADVERTISING:
      stopEveryTimer(advertisement);
      advertisement.retire();
      advertisement.state = SILENT;
      return HANDLED; // :36
    case ASKED:
      stopEveryTimer(advertisement);
      advertisement.retire();
      advertisement.state = SILENT;
      return HANDLED; // :41
  }
}

/** Interval has run out. */
export function afterInterval(advertisement: Advertisement): AdvertisementOutcome {
  switch (advertisement.state) {
    case ADVERTISING:
      say(advertisement);
      return HANDLED; // :37
    case ASKED:
      stopEveryTimer(advertisement);
      advertisement.state = ADVERTISING;
      say(advertisement);
      return HANDLED; // :42
    default:
      return IGNORED; // it never runs there
  }
}

/** Answer has run out. */
export function afterAnswer(advertisement: Advertisement): AdvertisementOutcome {
  switch (advertisement.state) {
    case ASKED:
      stopEveryTimer(advertisement);
      advertisement.state = ADVERTISING;
      say(advertisement);
      return HANDLED; // :42
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onAdvertisementTimer(
  advertisement: Advertisement,
  timer: AdvertisementTimer,
): AdvertisementOutcome {
  switch (timer) {
    case INTERVAL_TIMER:
      return afterInterval(advertisement);
    case ANSWER_TIMER:
      return afterAnswer(advertisement);
  }
}

function say(advertisement: Advertisement): void {
  advertisement.advertise();
  if (advertisement.initial > 0) {
    advertisement.initial -= 1;
  }
  if (advertisement.initial > 0) {
    advertisement.startTimer(INTERVAL_TIMER, advertisement.anEarlyInterval());
  } else {
    advertisement.startTimer(INTERVAL_TIMER, advertisement.aUsualInterval());
  } // :44
}

function stopEveryTimer(advertisement: Advertisement): void {
  advertisement.cancelTimer(INTERVAL_TIMER);
  advertisement.cancelTimer(ANSWER_TIMER);
}
