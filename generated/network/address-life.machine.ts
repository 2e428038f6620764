// @generated from spec/network/address-life.protocol: change that, then npm run generate.
/** Address: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Address. */
export const TENTATIVE = 0; // nobody may use it yet: RFC 4862 §5.4
export const PREFERRED = 1; // the first choice for whatever begins
export const DEPRECATED = 2; // for what has begun already
export const DUPLICATED = 3; // somebody else has it: RFC 4862 §5.4.5
export const GONE = 4;
export type AddressState =
  typeof TENTATIVE | typeof PREFERRED | typeof DEPRECATED | typeof DUPLICATED | typeof GONE;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Tentative',
  'Preferred',
  'Deprecated',
  'Duplicated',
  'Gone',
];

export type AddressOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const DELAY_TIMER = 0; // for a moment to wait
export const PROBE_TIMER = 1; // for Retrans Timer
export const PREFERENCE_TIMER = 2; // for 0 milliseconds
export const VALIDITY_TIMER = 3; // for 0 milliseconds
export const REGENERATION_TIMER = 4; // for 0 milliseconds
export type AddressTimer =
  | typeof DELAY_TIMER
  | typeof PROBE_TIMER
  | typeof PREFERENCE_TIMER
  | typeof VALIDITY_TIMER
  | typeof REGENERATION_TIMER;

/** What lifetimes carries. */
export interface Lifetimes {
  /** Any Preferred: whether the preferred lifetime is more than zero. */
  readonly anyPreferred: boolean;
  /** Preferred Lifetime. */
  readonly preferredLifetime: number;
  /** Valid Lifetime. */
  readonly validLifetime: number;
  /** Regeneration Time. */
  readonly regenerationTime: number;
}

/** What the runtime keeps, answers and does for a Address. */
export interface Address {
  state: AddressState;
  /** Retrans Timer: RFC 4861 §6.3.2. */
  readonly retransTimer: number;
  /** Detect Transmits: DupAddrDetectTransmits; none: taken at its word. */
  readonly detectTransmits: number;
  /** Max Multicast Solicit: three. */
  readonly maxMulticastSolicit: number;
  /** Left: probes still to send. */
  left: number;
  /** Looped: one of ours came back. */
  looped: boolean;
  /** Young: while the preferred lifetime runs. */
  young: boolean;
  /** a moment to wait: up to a second where many begin at once: RFC 4862 §5.4.2. */
  aMomentToWait(): number;
  /** join the group: the solicited-node group, before anything is sent. */
  joinTheGroup(): void;
  /** leave the group. */
  leaveTheGroup(): void;
  /** probe: asks for the address, from none. */
  probe(): void;
  /** tell of the state: whoever uses the address looks at the state that it has now. */
  tellOfTheState(): void;
  /** report the duplicate. */
  reportTheDuplicate(): void;
  /** remove the address: from its interface. */
  removeTheAddress(): void;
  /** make a successor: RFC 8981 §3.6: before the temporary one is used up. */
  makeASuccessor(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: AddressTimer, ms: number): void;
  cancelTimer(timer: AddressTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startAddress(address: Address): void {
  address.state = TENTATIVE;
  address.left = 0;
  address.looped = false;
  address.young = true;
}

/** assignment: by hand, by a router's prefix, or again because the link may be another. */
export function onAssignment(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
      begin(address);
      return HANDLED; // :48
    case PREFERRED:
    case DEPRECATED:
      address.state = TENTATIVE;
      address.tellOfTheState();
      begin(address);
      return HANDLED; // :73
    case DUPLICATED:
      address.state = TENTATIVE;
      address.tellOfTheState();
      begin(address);
      return HANDLED; // :78
    case GONE:
      return IGNORED; // :82
  }
}

/** lifetimes. */
export function onLifetimes(address: Address, lifetimes: Lifetimes): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
      if (lifetimes.anyPreferred) {
        address.young = true;
        run(address, lifetimes);
        return HANDLED; // :57
      }
      address.young = false;
      run(address, lifetimes);
      return HANDLED; // :58
    case PREFERRED:
      if (lifetimes.anyPreferred) {
        run(address, lifetimes);
        return HANDLED; // :62
      }
      address.young = false;
      run(address, lifetimes);
      address.state = DEPRECATED;
      address.tellOfTheState();
      return HANDLED; // :63
    case DEPRECATED:
      if (lifetimes.anyPreferred) {
        address.young = true;
        run(address, lifetimes);
        address.state = PREFERRED;
        address.tellOfTheState();
        return HANDLED; // :68
      }
      run(address, lifetimes);
      return HANDLED; // :69
    case DUPLICATED:
      return IGNORED; // :79
    case GONE:
      return IGNORED; // :82
  }
}

/** conflict: another node probes for the address, or says that it has it. RFC 4862 §5.4.5, RFC 4862 §5.4.4. */
export function onConflict(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
      stopEveryTimer(address);
      address.leaveTheGroup();
      address.state = DUPLICATED;
      address.tellOfTheState();
      address.reportTheDuplicate();
      return HANDLED; // :54
    case PREFERRED:
    case DEPRECATED:
      return IGNORED; // :74
    case DUPLICATED:
      return IGNORED; // :79
    case GONE:
      return IGNORED; // :82
  }
}

/** loopback: a probe of ours came back: RFC 7527 §4.2. */
export function onLoopback(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
      address.looped = true;
      return HANDLED; // :56
    case PREFERRED:
    case DEPRECATED:
      return IGNORED; // :75
    case DUPLICATED:
      return IGNORED; // :79
    case GONE:
      return IGNORED; // :82
  }
}

/** removal. */
export function onRemoval(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
    case PREFERRED:
    case DEPRECATED:
      stopEveryTimer(address);
      address.leaveTheGroup();
      address.state = GONE;
      return HANDLED; // :87
    case DUPLICATED:
      address.state = GONE;
      return HANDLED; // :80
    case GONE:
      return IGNORED; // :82
  }
}

/** Delay has run out. */
export function afterDelay(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
      detect(address);
      return HANDLED; // :49
    default:
      return IGNORED; // it never runs there
  }
}

/** Probe has run out. */
export function afterProbe(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
      if (address.left > 0) {
        askAgain(address);
        return HANDLED; // :50
      }
      if (address.looped) {
        address.looped = false;
        address.left = address.maxMulticastSolicit;
        askAgain(address);
        return HANDLED; // :52
      }
      settle(address);
      return HANDLED; // :53
    default:
      return IGNORED; // it never runs there
  }
}

/** Preference has run out. RFC 4862 §5.5.4. */
export function afterPreference(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
      address.young = false;
      return HANDLED; // :59
    case PREFERRED:
      address.young = false;
      address.state = DEPRECATED;
      address.tellOfTheState();
      return HANDLED; // :64
    case DEPRECATED:
      return IGNORED; // :70
    default:
      return IGNORED; // it never runs there
  }
}

/** Validity has run out. RFC 4862 §5.5.4. */
export function afterValidity(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
    case PREFERRED:
    case DEPRECATED:
      stopEveryTimer(address);
      address.leaveTheGroup();
      address.state = GONE;
      address.removeTheAddress();
      return HANDLED; // :85
    default:
      return IGNORED; // it never runs there
  }
}

/** Regeneration has run out. */
export function afterRegeneration(address: Address): AddressOutcome {
  switch (address.state) {
    case TENTATIVE:
    case PREFERRED:
    case DEPRECATED:
      address.makeASuccessor();
      return HANDLED; // :88
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onAddressTimer(address: Address, timer: AddressTimer): AddressOutcome {
  switch (timer) {
    case DELAY_TIMER:
      return afterDelay(address);
    case PROBE_TIMER:
      return afterProbe(address);
    case PREFERENCE_TIMER:
      return afterPreference(address);
    case VALIDITY_TIMER:
      return afterValidity(address);
    case REGENERATION_TIMER:
      return afterRegeneration(address);
  }
}

function settle(address: Address): void {
  address.cancelTimer(DELAY_TIMER);
  address.cancelTimer(PROBE_TIMER);
  if (address.young) {
    address.state = PREFERRED;
  } else {
    address.state = DEPRECATED;
  }
  address.tellOfTheState(); // :97
}

function askAgain(address: Address): void {
  address.left -= 1;
  address.probe();
  address.startTimer(PROBE_TIMER, address.retransTimer); // :96
}

function detect(address: Address): void {
  address.joinTheGroup();
  address.left = address.detectTransmits;
  if (address.detectTransmits === 0) {
    settle(address);
  } else {
    askAgain(address);
  } // :93
}

function begin(address: Address): void {
  address.cancelTimer(DELAY_TIMER);
  address.cancelTimer(PROBE_TIMER);
  address.looped = false;
  if (address.detectTransmits === 0) {
    detect(address);
  } else {
    address.startTimer(DELAY_TIMER, address.aMomentToWait());
  } // :90
}

function run(address: Address, lifetimes: Lifetimes): void {
  address.startTimer(PREFERENCE_TIMER, lifetimes.preferredLifetime);
  address.startTimer(VALIDITY_TIMER, lifetimes.validLifetime);
  address.startTimer(REGENERATION_TIMER, lifetimes.regenerationTime); // :100
}

function stopEveryTimer(address: Address): void {
  address.cancelTimer(DELAY_TIMER);
  address.cancelTimer(PROBE_TIMER);
  address.cancelTimer(PREFERENCE_TIMER);
  address.cancelTimer(VALIDITY_TIMER);
  address.cancelTimer(REGENERATION_TIMER);
}
