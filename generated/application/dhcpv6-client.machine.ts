// @generated from spec/application/dhcpv6-client.protocol: change that, then npm run generate.
/** Client, Information: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Client. */
export const STOPPED = 0;
export const WAITING = 1; // so that not all hosts ask at once when the power is back
export const SOLICITING = 2;
export const REQUESTING = 3;
export const BOUND = 4;
export const RETURNING = 5; // so that not all hosts ask at once when a switch is back
export const CONFIRMING = 6; // are the addresses of this link? Whoever is on it knows
export const RENEWING = 7;
export const REBINDING = 8;
export type ClientState =
  | typeof STOPPED
  | typeof WAITING
  | typeof SOLICITING
  | typeof REQUESTING
  | typeof BOUND
  | typeof RETURNING
  | typeof CONFIRMING
  | typeof RENEWING
  | typeof REBINDING;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Stopped',
  'Waiting',
  'Soliciting',
  'Requesting',
  'Bound',
  'Returning',
  'Confirming',
  'Renewing',
  'Rebinding',
];

export type ClientOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const DELAY_TIMER = 0; // for a moment to wait
export const RETRANSMISSION_TIMER = 1; // for the next wait
export const PATIENCE_TIMER = 2; // for 10 seconds
export const RENEWAL_TIMER = 3; // for T1 Time
export const REBINDING_TIMER = 4; // for T2 Time
export const EXPIRY_TIMER = 5; // for Valid Time
export type ClientTimer =
  | typeof DELAY_TIMER
  | typeof RETRANSMISSION_TIMER
  | typeof PATIENCE_TIMER
  | typeof RENEWAL_TIMER
  | typeof REBINDING_TIMER
  | typeof EXPIRY_TIMER;

/** What Advertise carries. */
export interface Advertise {
  /** Transaction ID. */
  readonly transactionId: number;
  /** At Once. */
  readonly atOnce: boolean;
}

/** What Reply carries. */
export interface Reply {
  /** Transaction ID: with an address for us. */
  readonly transactionId: number;
}

/** What Confirmation carries. */
export interface Confirmation {
  /** Transaction ID: a Reply: ours are of this link. */
  readonly transactionId: number;
}

/** What Refusal carries. */
export interface Refusal {
  /** Transaction ID: one that has nothing for us. */
  readonly transactionId: number;
}

/** What the runtime keeps, answers and does for a Client. */
export interface Client {
  state: ClientState;
  /** T1 Time: of the addresses; none of them may ever come. */
  readonly t1Time: number;
  /** T2 Time: of the addresses; none of them may ever come. */
  readonly t2Time: number;
  /** Valid Time: of the addresses; none of them may ever come. */
  readonly validTime: number;
  /** XID: names the exchange: RFC 8415 §16.1. */
  xid: number;
  /** First Wait: IRT and MRT: RFC 8415 §15. */
  firstWait: number;
  /** Longest Wait: IRT and MRT: RFC 8415 §15. */
  longestWait: number;
  /** Attempts. */
  attempts: number;
  /** a fresh transaction id. */
  aFreshTransactionId(): number;
  /** a moment to wait: up to SOL_MAX_DELAY, one second. */
  aMomentToWait(): number;
  /** the next wait: RT, from the first to the longest: RFC 8415 §15. */
  theNextWait(): number;
  /** an advertisement is kept. */
  anAdvertisementIsKept(): boolean;
  /** send Solicit. */
  sendSolicit(): void;
  /** send Request. */
  sendRequest(): void;
  /** send Confirm. */
  sendConfirm(): void;
  /** send Renew. */
  sendRenew(): void;
  /** send Rebind. */
  sendRebind(): void;
  /** send Release. */
  sendRelease(): void;
  /** send Decline. */
  sendDecline(): void;
  /** keep the advertisement. */
  keepTheAdvertisement(): void;
  /** take the addresses. */
  takeTheAddresses(): void;
  /** give up the addresses. */
  giveUpTheAddresses(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ClientTimer, ms: number): void;
  cancelTimer(timer: ClientTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startClient(client: Client): void {
  client.state = STOPPED;
  client.attempts = 0;
}

/** start. */
export function onStart(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      client.startTimer(DELAY_TIMER, client.aMomentToWait());
      client.state = WAITING;
      return HANDLED; // :53
    case WAITING:
      return IGNORED; // :58
    case SOLICITING:
      return IGNORED; // :69
    case REQUESTING:
      return IGNORED; // :77
    case BOUND:
    case RETURNING:
    case CONFIRMING:
    case RENEWING:
    case REBINDING:
      return IGNORED; // :121
  }
}

/** stop. */
export function onStop(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case SOLICITING:
    case REQUESTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :124
    case BOUND:
    case RETURNING:
    case CONFIRMING:
    case RENEWING:
    case REBINDING:
      leave(client);
      return HANDLED; // :120
  }
}

/** release. RFC 8415 §18.2.7. */
export function onRelease(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case SOLICITING:
    case REQUESTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :124
    case BOUND:
    case RETURNING:
    case CONFIRMING:
    case RENEWING:
    case REBINDING:
      client.sendRelease();
      leave(client);
      return HANDLED; // :118
  }
}

/** renew. */
export function onRenew(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case SOLICITING:
    case REQUESTING:
    case RENEWING:
    case REBINDING:
      return IGNORED; // :126
    case BOUND:
      client.cancelTimer(RENEWAL_TIMER);
      askForMore(client);
      return HANDLED; // :81
    case RETURNING:
      return IGNORED; // :89
    case CONFIRMING:
      return IGNORED; // :100
  }
}

/** link lost: and what it knew us by. */
export function onLinkLost(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
      return IGNORED; // :58
    case SOLICITING:
      beginAgain(client);
      return HANDLED; // :68
    case REQUESTING:
      beginAgain(client);
      return HANDLED; // :76
    case BOUND:
    case RETURNING:
    case CONFIRMING:
    case RENEWING:
    case REBINDING:
      client.giveUpTheAddresses();
      beginAgain(client);
      return HANDLED; // :119
  }
}

/** link back: it may be another one: RFC 8415 §18.2.3. */
export function onLinkBack(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
      return IGNORED; // :58
    case SOLICITING:
      beginAgain(client);
      return HANDLED; // :68
    case REQUESTING:
      beginAgain(client);
      return HANDLED; // :76
    case BOUND:
      client.startTimer(DELAY_TIMER, client.aMomentToWait());
      client.state = RETURNING;
      return HANDLED; // :83
    case RETURNING:
      return IGNORED; // :89
    case CONFIRMING:
      client.cancelTimer(RETRANSMISSION_TIMER);
      client.cancelTimer(PATIENCE_TIMER);
      client.startTimer(DELAY_TIMER, client.aMomentToWait());
      client.state = RETURNING;
      return HANDLED; // :98
    case RENEWING:
    case REBINDING:
      client.cancelTimer(REBINDING_TIMER);
      rebind(client);
      return HANDLED; // :113
  }
}

/** address taken: duplicate address detection has found somebody. RFC 8415 §18.2.8. */
export function onAddressTaken(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case SOLICITING:
    case REQUESTING:
      return IGNORED; // :126
    case BOUND:
    case RETURNING:
    case CONFIRMING:
    case RENEWING:
    case REBINDING:
      client.sendDecline();
      client.giveUpTheAddresses();
      beginAgain(client);
      return HANDLED; // :117
  }
}

/** Advertise. RFC 8415 §18.2.1. */
export function onAdvertise(client: Client, advertise: Advertise): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case REQUESTING:
    case BOUND:
    case RETURNING:
    case CONFIRMING:
    case RENEWING:
    case REBINDING:
      return IGNORED; // :126
    case SOLICITING:
      if (advertise.transactionId === client.xid && client.attempts > 1) {
        client.keepTheAdvertisement();
        request(client);
        return HANDLED; // :61
      }
      if (advertise.transactionId === client.xid && advertise.atOnce) {
        client.keepTheAdvertisement();
        request(client);
        return HANDLED; // :63
      }
      if (advertise.transactionId === client.xid) {
        client.keepTheAdvertisement();
        return HANDLED; // :65
      }
      return IGNORED; // :126
  }
}

/** Reply: with an address for us. */
export function onReply(client: Client, reply: Reply): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case SOLICITING:
    case BOUND:
    case RETURNING:
    case CONFIRMING:
      return IGNORED; // :126
    case REQUESTING:
      if (reply.transactionId === client.xid) {
        bind(client);
        return HANDLED; // :72
      }
      return IGNORED; // :126
    case RENEWING:
    case REBINDING:
      if (reply.transactionId === client.xid) {
        bind(client);
        return HANDLED; // :110
      }
      return IGNORED; // :126
  }
}

/** Confirmation: a Reply: ours are of this link. */
export function onConfirmation(client: Client, confirmation: Confirmation): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case SOLICITING:
    case REQUESTING:
    case BOUND:
    case RETURNING:
    case RENEWING:
    case REBINDING:
      return IGNORED; // :126
    case CONFIRMING:
      if (confirmation.transactionId === client.xid) {
        stay(client);
        return HANDLED; // :92
      }
      return IGNORED; // :126
  }
}

/** Refusal: one that has nothing for us. RFC 8415 §18.2.10.1. */
export function onRefusal(client: Client, refusal: Refusal): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :54
    case WAITING:
    case SOLICITING:
    case BOUND:
    case RETURNING:
      return IGNORED; // :126
    case REQUESTING:
      if (refusal.transactionId === client.xid) {
        beginAgain(client);
        return HANDLED; // :73
      }
      return IGNORED; // :126
    case CONFIRMING:
      if (refusal.transactionId === client.xid) {
        client.giveUpTheAddresses();
        beginAgain(client);
        return HANDLED; // :94
      }
      return IGNORED; // :126
    case RENEWING:
    case REBINDING:
      if (refusal.transactionId === client.xid) {
        client.giveUpTheAddresses();
        beginAgain(client);
        return HANDLED; // :111
      }
      return IGNORED; // :126
  }
}

/** Delay has run out. RFC 8415 §18.2.1, RFC 8415 §18.2.3. */
export function afterDelay(client: Client): ClientOutcome {
  switch (client.state) {
    case WAITING:
      solicit(client);
      return HANDLED; // :57
    case RETURNING:
      confirm(client);
      return HANDLED; // :86
    default:
      return IGNORED; // it never runs there
  }
}

/** Retransmission has run out. RFC 8415 §18.2.2. */
export function afterRetransmission(client: Client): ClientOutcome {
  switch (client.state) {
    case SOLICITING:
      if (client.anAdvertisementIsKept()) {
        request(client);
        return HANDLED; // :66
      }
      client.attempts = 2;
      client.sendSolicit();
      client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
      return HANDLED; // :67
    case REQUESTING:
      if (client.attempts < 10) {
        client.attempts += 1;
        client.sendRequest();
        client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
        return HANDLED; // :74
      }
      beginAgain(client);
      return HANDLED; // :75
    case CONFIRMING:
      client.sendConfirm();
      client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
      return HANDLED; // :95
    case RENEWING:
      client.sendRenew();
      client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
      return HANDLED; // :103
    case REBINDING:
      client.sendRebind();
      client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
      return HANDLED; // :107
    default:
      return IGNORED; // it never runs there
  }
}

/** Patience has run out: CNF_MAX_RD. */
export function afterPatience(client: Client): ClientOutcome {
  switch (client.state) {
    case CONFIRMING:
      stay(client);
      return HANDLED; // :93
    default:
      return IGNORED; // it never runs there
  }
}

/** Renewal has run out. RFC 8415 §18.2.4. */
export function afterRenewal(client: Client): ClientOutcome {
  switch (client.state) {
    case BOUND:
      askForMore(client);
      return HANDLED; // :80
    case RETURNING:
      client.cancelTimer(DELAY_TIMER);
      askForMore(client);
      return HANDLED; // :87
    case CONFIRMING:
      client.cancelTimer(PATIENCE_TIMER);
      askForMore(client);
      return HANDLED; // :96
    default:
      return IGNORED; // it never runs there
  }
}

/** Rebinding has run out. RFC 8415 §18.2.5. */
export function afterRebinding(client: Client): ClientOutcome {
  switch (client.state) {
    case BOUND:
      rebind(client);
      return HANDLED; // :82
    case RETURNING:
      client.cancelTimer(DELAY_TIMER);
      rebind(client);
      return HANDLED; // :88
    case CONFIRMING:
      client.cancelTimer(PATIENCE_TIMER);
      rebind(client);
      return HANDLED; // :97
    case RENEWING:
      rebind(client);
      return HANDLED; // :104
    default:
      return IGNORED; // it never runs there
  }
}

/** Expiry has run out. */
export function afterExpiry(client: Client): ClientOutcome {
  switch (client.state) {
    case BOUND:
    case RETURNING:
    case CONFIRMING:
    case RENEWING:
    case REBINDING:
      client.giveUpTheAddresses();
      beginAgain(client);
      return HANDLED; // :116
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onClientTimer(client: Client, timer: ClientTimer): ClientOutcome {
  switch (timer) {
    case DELAY_TIMER:
      return afterDelay(client);
    case RETRANSMISSION_TIMER:
      return afterRetransmission(client);
    case PATIENCE_TIMER:
      return afterPatience(client);
    case RENEWAL_TIMER:
      return afterRenewal(client);
    case REBINDING_TIMER:
      return afterRebinding(client);
    case EXPIRY_TIMER:
      return afterExpiry(client);
  }
}

function leave(client: Client): void {
  client.giveUpTheAddresses();
  stopEveryTimer(client);
  client.state = STOPPED; // :149
}

function askForMore(client: Client): void {
  client.xid = client.aFreshTransactionId();
  client.firstWait = 10_000;
  client.longestWait = 600_000;
  client.sendRenew();
  client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
  client.state = RENEWING; // :142
}

function beginAgain(client: Client): void {
  stopEveryTimer(client);
  client.startTimer(DELAY_TIMER, client.aMomentToWait());
  client.state = WAITING; // :148
}

function rebind(client: Client): void {
  client.cancelTimer(RENEWAL_TIMER);
  client.xid = client.aFreshTransactionId();
  client.firstWait = 10_000;
  client.longestWait = 600_000;
  client.sendRebind();
  client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
  client.state = REBINDING; // :145
}

function request(client: Client): void {
  stopEveryTimer(client);
  client.xid = client.aFreshTransactionId();
  client.firstWait = 1000;
  client.longestWait = 30_000;
  client.attempts = 1;
  client.sendRequest();
  client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
  client.state = REQUESTING; // :131
}

function bind(client: Client): void {
  stopEveryTimer(client);
  client.takeTheAddresses();
  client.startTimer(RENEWAL_TIMER, client.t1Time);
  client.startTimer(REBINDING_TIMER, client.t2Time);
  client.startTimer(EXPIRY_TIMER, client.validTime);
  client.state = BOUND; // :135
}

function stay(client: Client): void {
  client.cancelTimer(RETRANSMISSION_TIMER);
  client.cancelTimer(PATIENCE_TIMER);
  client.state = BOUND; // :141
}

function solicit(client: Client): void {
  client.xid = client.aFreshTransactionId();
  client.firstWait = 1000;
  client.longestWait = 3_600_000;
  client.attempts = 1;
  client.sendSolicit();
  client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
  client.state = SOLICITING; // :128
}

function confirm(client: Client): void {
  client.xid = client.aFreshTransactionId();
  client.firstWait = 1000;
  client.longestWait = 4000;
  client.sendConfirm();
  client.startTimer(RETRANSMISSION_TIMER, client.theNextWait());
  client.startTimer(PATIENCE_TIMER, 10_000);
  client.state = CONFIRMING; // :138
}

function stopEveryTimer(client: Client): void {
  client.cancelTimer(DELAY_TIMER);
  client.cancelTimer(RETRANSMISSION_TIMER);
  client.cancelTimer(PATIENCE_TIMER);
  client.cancelTimer(RENEWAL_TIMER);
  client.cancelTimer(REBINDING_TIMER);
  client.cancelTimer(EXPIRY_TIMER);
}

/** The states of a Information. */
export const INFORMATION_IDLE = 0;
export const INFORMATION_WAITING = 1;
export const INFORMATION_ASKING = 2;
export const INFORMATION_INFORMED = 3;
export type InformationState =
  | typeof INFORMATION_IDLE
  | typeof INFORMATION_WAITING
  | typeof INFORMATION_ASKING
  | typeof INFORMATION_INFORMED;
/** By state, the name that the specification gives it. */
export const informationStateNames: readonly string[] = ['Idle', 'Waiting', 'Asking', 'Informed'];

export type InformationOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const informationOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
];

/** Its timers: the runtime runs them, in its own time. */
export const INFORMATION_DELAY_TIMER = 0; // for a moment to wait
export const INFORMATION_RETRANSMISSION_TIMER = 1; // for the next wait
export const INFORMATION_REFRESH_TIMER = 2; // for the refresh time
export type InformationTimer =
  | typeof INFORMATION_DELAY_TIMER
  | typeof INFORMATION_RETRANSMISSION_TIMER
  | typeof INFORMATION_REFRESH_TIMER;

/** What Reply carries. */
export interface InformationReply {
  /** Transaction ID. */
  readonly transactionId: number;
}

/** What the runtime keeps, answers and does for a Information. */
export interface Information {
  state: InformationState;
  /** XID. */
  xid: number;
  /** a fresh transaction id. */
  aFreshTransactionId(): number;
  /** a moment to wait: up to INF_MAX_DELAY, one second. */
  aMomentToWait(): number;
  /** the next wait: from INF_TIMEOUT, one second, to INF_MAX_RT, an hour. */
  theNextWait(): number;
  /** the refresh time: RFC 8415 §21.23. */
  theRefreshTime(): number;
  /** send Information-request. */
  sendInformationRequest(): void;
  /** take the information. */
  takeTheInformation(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: InformationTimer, ms: number): void;
  cancelTimer(timer: InformationTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startInformation(information: Information): void {
  information.state = INFORMATION_IDLE;
}

/** start. */
export function onInformationStart(information: Information): InformationOutcome {
  switch (information.state) {
    case INFORMATION_IDLE:
      information.startTimer(INFORMATION_DELAY_TIMER, information.aMomentToWait());
      information.state = INFORMATION_WAITING;
      return HANDLED; // :174
    case INFORMATION_WAITING:
    case INFORMATION_ASKING:
    case INFORMATION_INFORMED:
      return IGNORED; // :192
  }
}

/** stop. */
export function onInformationStop(information: Information): InformationOutcome {
  switch (information.state) {
    case INFORMATION_IDLE:
      return IGNORED; // :175
    case INFORMATION_WAITING:
    case INFORMATION_ASKING:
    case INFORMATION_INFORMED:
      informationStopEveryTimer(information);
      information.state = INFORMATION_IDLE;
      return HANDLED; // :189
  }
}

/** link lost. */
export function onInformationLinkLost(information: Information): InformationOutcome {
  switch (information.state) {
    case INFORMATION_IDLE:
      return IGNORED; // :175
    case INFORMATION_WAITING:
    case INFORMATION_ASKING:
    case INFORMATION_INFORMED:
      informationStopEveryTimer(information);
      information.startTimer(INFORMATION_DELAY_TIMER, information.aMomentToWait());
      information.state = INFORMATION_WAITING;
      return HANDLED; // :190
  }
}

/** Reply. */
export function onInformationReply(
  information: Information,
  reply: InformationReply,
): InformationOutcome {
  switch (information.state) {
    case INFORMATION_IDLE:
      return IGNORED; // :175
    case INFORMATION_WAITING:
    case INFORMATION_INFORMED:
      return IGNORED; // :192
    case INFORMATION_ASKING:
      if (reply.transactionId === information.xid) {
        information.cancelTimer(INFORMATION_RETRANSMISSION_TIMER);
        information.takeTheInformation();
        information.startTimer(INFORMATION_REFRESH_TIMER, information.theRefreshTime());
        information.state = INFORMATION_INFORMED;
        return HANDLED; // :181
      }
      return IGNORED; // :192
  }
}

/** Delay has run out. */
export function afterInformationDelay(information: Information): InformationOutcome {
  switch (information.state) {
    case INFORMATION_WAITING:
      informationAsk(information);
      return HANDLED; // :178
    default:
      return IGNORED; // it never runs there
  }
}

/** Retransmission has run out. */
export function afterInformationRetransmission(information: Information): InformationOutcome {
  switch (information.state) {
    case INFORMATION_ASKING:
      information.sendInformationRequest();
      information.startTimer(INFORMATION_RETRANSMISSION_TIMER, information.theNextWait());
      return HANDLED; // :183
    default:
      return IGNORED; // it never runs there
  }
}

/** Refresh has run out. */
export function afterInformationRefresh(information: Information): InformationOutcome {
  switch (information.state) {
    case INFORMATION_INFORMED:
      informationAsk(information);
      return HANDLED; // :186
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onInformationTimer(
  information: Information,
  timer: InformationTimer,
): InformationOutcome {
  switch (timer) {
    case INFORMATION_DELAY_TIMER:
      return afterInformationDelay(information);
    case INFORMATION_RETRANSMISSION_TIMER:
      return afterInformationRetransmission(information);
    case INFORMATION_REFRESH_TIMER:
      return afterInformationRefresh(information);
  }
}

function informationAsk(information: Information): void {
  information.xid = information.aFreshTransactionId();
  information.sendInformationRequest();
  information.startTimer(INFORMATION_RETRANSMISSION_TIMER, information.theNextWait());
  information.state = INFORMATION_ASKING; // :194
}

function informationStopEveryTimer(information: Information): void {
  information.cancelTimer(INFORMATION_DELAY_TIMER);
  information.cancelTimer(INFORMATION_RETRANSMISSION_TIMER);
  information.cancelTimer(INFORMATION_REFRESH_TIMER);
}
