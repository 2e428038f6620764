// @generated from spec/application/dhcp-client.protocol: change that, then npm run generate.
/** Client: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Client. */
export const STOPPED = 0;
export const INIT = 1;
export const SELECTING = 2; // collecting offers
export const REQUESTING = 3; // waiting for the server to agree
export const REBOOTING = 4; // INIT-REBOOT is over at once: figure 5
export const CHECKING = 5; // is anyone else using it? RFC 2131 §4.4.1
export const BOUND = 6;
export const RENEWING = 7; // asking the server that leased it
export const REBINDING = 8; // asking anyone
export type ClientState =
  | typeof STOPPED
  | typeof INIT
  | typeof SELECTING
  | typeof REQUESTING
  | typeof REBOOTING
  | typeof CHECKING
  | typeof BOUND
  | typeof RENEWING
  | typeof REBINDING;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Stopped',
  'Init',
  'Selecting',
  'Requesting',
  'Rebooting',
  'Checking',
  'Bound',
  'Renewing',
  'Rebinding',
];

export type ClientOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const DESYNC_TIMER = 0; // for a moment to wait
export const COLLECT_TIMER = 1; // for a moment for better offers
export const RETRANSMISSION_TIMER = 2; // for 4 seconds
export const RENEWAL_TIMER = 3; // for T1 Time
export const REBINDING_TIMER = 4; // for T2 Time
export const EXPIRY_TIMER = 5; // for Lease Time
export const QUARANTINE_TIMER = 6; // for 10 seconds
export type ClientTimer =
  | typeof DESYNC_TIMER
  | typeof COLLECT_TIMER
  | typeof RETRANSMISSION_TIMER
  | typeof RENEWAL_TIMER
  | typeof REBINDING_TIMER
  | typeof EXPIRY_TIMER
  | typeof QUARANTINE_TIMER;

/** What DHCPOFFER carries. */
export interface Dhcpoffer {
  /** Transaction ID. */
  readonly transactionId: number;
  /** Your Address. */
  readonly yourAddress: number;
  /** Server Identifier. */
  readonly serverIdentifier: number;
}

/** What DHCPACK carries. */
export interface Dhcpack {
  /** Transaction ID. */
  readonly transactionId: number;
  /** Your Address. */
  readonly yourAddress: number;
  /** Server Identifier. */
  readonly serverIdentifier: number;
  /** IP Address Lease Time. */
  readonly ipAddressLeaseTime: number;
  /** Renewal Time: zero when the server does not say. */
  readonly renewalTime: number;
  /** Rebinding Time: zero when the server does not say. */
  readonly rebindingTime: number;
}

/** What DHCPNAK carries. */
export interface Dhcpnak {
  /** Transaction ID. */
  readonly transactionId: number;
}

/** What the runtime keeps, answers and does for a Client. */
export interface Client {
  state: ClientState;
  /** Remembered Address: the address of the last lease, if it has not run out. */
  readonly rememberedAddress: number;
  /** Lease Remembered. */
  readonly leaseRemembered: boolean;
  /** XID: names the exchange: RFC 2131 §4.4.1. */
  xid: number;
  /** Address: the address that is asked for, or leased. */
  address: number;
  /** Server: who leases it: the Server Identifier. */
  server: number;
  /** Lease Time. */
  leaseTime: number;
  /** T1 Time: when to renew, and when to ask anyone. */
  t1Time: number;
  /** T2 Time: when to renew, and when to ask anyone. */
  t2Time: number;
  /** Attempts: requests sent without an answer. */
  attempts: number;
  /** How long Retransmission was last started for. */
  retransmissionMs: number;
  /** a fresh transaction id. */
  aFreshTransactionId(): number;
  /** a moment to wait: longer when it has begun in vain: RFC 2131 §4.4.1. */
  aMomentToWait(): number;
  /** a moment for better offers. */
  aMomentForBetterOffers(): number;
  /** the best offer: its address. */
  theBestOffer(): number;
  /** the server of the best offer. */
  theServerOfTheBestOffer(): number;
  /** an offer is kept. */
  anOfferIsKept(): boolean;
  /** half the time until T2: but at least 60 seconds: RFC 2131 §4.4.5. */
  halfTheTimeUntilT2(): number;
  /** half the time until the end. */
  halfTheTimeUntilTheEnd(): number;
  /** broadcast DHCPDISCOVER. */
  broadcastDhcpdiscover(): void;
  /** broadcast DHCPREQUEST for the offer: names the server and the address. */
  broadcastDhcprequestForTheOffer(): void;
  /** broadcast DHCPREQUEST to verify: names the address, not the server. */
  broadcastDhcprequestToVerify(): void;
  /** send DHCPREQUEST to the server: from the address itself, which it does not name. */
  sendDhcprequestToTheServer(): void;
  /** broadcast DHCPREQUEST to any server. */
  broadcastDhcprequestToAnyServer(): void;
  /** broadcast DHCPDECLINE. */
  broadcastDhcpdecline(): void;
  /** send DHCPRELEASE. */
  sendDhcprelease(): void;
  /** keep the offer. */
  keepTheOffer(yourAddress: number, serverIdentifier: number): void;
  /** probe the address: RFC 5227 §2.1.1. */
  probeTheAddress(): void;
  /** take the address: configures the interface, remembers the lease. */
  takeTheAddress(): void;
  /** give up the address: halts what uses it. */
  giveUpTheAddress(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ClientTimer, ms: number): void;
  cancelTimer(timer: ClientTimer): void;
  /** A number from -ms to ms, by chance. */
  giveOrTake(ms: number): number;
}

/** Puts it where it starts, with what is known from the first. */
export function startClient(client: Client): void {
  client.state = STOPPED;
  client.attempts = 0;
}

/** start: from whoever runs the interface. */
export function onStart(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      if (client.leaseRemembered) {
        client.address = client.rememberedAddress;
        verify(client);
        return HANDLED; // :65
      }
      client.startTimer(DESYNC_TIMER, client.aMomentToWait());
      client.state = INIT;
      return HANDLED; // :66
    case INIT:
      return IGNORED; // :73
    case SELECTING:
      return IGNORED; // :87
    case REQUESTING:
      return IGNORED; // :98
    case REBOOTING:
      return IGNORED; // :108
    case CHECKING:
      return IGNORED; // :116
    case BOUND:
    case RENEWING:
    case REBINDING:
      return IGNORED; // :147
  }
}

/** stop: from whoever runs the interface. */
export function onStop(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :72
    case SELECTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :85
    case REQUESTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :96
    case REBOOTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :106
    case CHECKING:
      client.state = STOPPED;
      return HANDLED; // :114
    case BOUND:
    case RENEWING:
    case REBINDING:
      leave(client);
      return HANDLED; // :145
  }
}

/** release: from whoever runs the interface. RFC 2131 §4.4.6. */
export function onRelease(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :72
    case SELECTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :85
    case REQUESTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :96
    case REBOOTING:
      stopEveryTimer(client);
      client.state = STOPPED;
      return HANDLED; // :106
    case CHECKING:
      client.state = STOPPED;
      return HANDLED; // :114
    case BOUND:
    case RENEWING:
    case REBINDING:
      client.sendDhcprelease();
      leave(client);
      return HANDLED; // :144
  }
}

/** renew: from whoever runs the interface. */
export function onRenew(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
    case SELECTING:
    case REQUESTING:
    case REBOOTING:
    case CHECKING:
      return IGNORED; // :149
    case BOUND:
      client.cancelTimer(RENEWAL_TIMER);
      askForMore(client);
      return HANDLED; // :120
    case RENEWING:
    case REBINDING:
      return IGNORED; // :136
  }
}

/** link lost: the cable is out, or the network has changed. */
export function onLinkLost(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
      return IGNORED; // :73
    case SELECTING:
      beginAgain(client);
      return HANDLED; // :86
    case REQUESTING:
      beginAgain(client);
      return HANDLED; // :97
    case REBOOTING:
      stopEveryTimer(client);
      verify(client);
      return HANDLED; // :107
    case CHECKING:
      beginAgain(client);
      return HANDLED; // :115
    case BOUND:
    case RENEWING:
    case REBINDING:
      client.giveUpTheAddress();
      stopEveryTimer(client);
      verify(client);
      return HANDLED; // :146
  }
}

/** address free: what probing it has shown: RFC 5227. */
export function onAddressFree(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
    case SELECTING:
    case REQUESTING:
    case REBOOTING:
    case BOUND:
    case RENEWING:
    case REBINDING:
      return IGNORED; // :149
    case CHECKING:
      extend(client);
      return HANDLED; // :111
  }
}

/** address taken: what probing it has shown: RFC 5227. RFC 2131 §3.1, RFC 5227 §2.4. */
export function onAddressTaken(client: Client): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
    case SELECTING:
    case REQUESTING:
    case REBOOTING:
      return IGNORED; // :149
    case CHECKING:
      client.broadcastDhcpdecline();
      client.startTimer(QUARANTINE_TIMER, 10_000);
      client.state = INIT;
      return HANDLED; // :112
    case BOUND:
    case RENEWING:
    case REBINDING:
      client.broadcastDhcpdecline();
      client.giveUpTheAddress();
      stopEveryTimer(client);
      client.startTimer(QUARANTINE_TIMER, 10_000);
      client.state = INIT;
      return HANDLED; // :141
  }
}

/** DHCPOFFER. RFC 2131 §4.4.1, RFC 2131 §4.4. */
export function onDhcpoffer(client: Client, dhcpoffer: Dhcpoffer): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
    case REQUESTING:
    case REBOOTING:
    case CHECKING:
    case RENEWING:
    case REBINDING:
      return IGNORED; // :149
    case SELECTING:
      if (dhcpoffer.transactionId === client.xid) {
        if (!client.anOfferIsKept()) {
          client.startTimer(COLLECT_TIMER, client.aMomentForBetterOffers());
        }
        client.keepTheOffer(dhcpoffer.yourAddress, dhcpoffer.serverIdentifier);
        return HANDLED; // :77
      }
      return IGNORED; // :149
    case BOUND:
      return IGNORED; // :122
  }
}

/** DHCPACK: of the address that was asked for. RFC 2131 §4.4. */
export function onDhcpack(client: Client, dhcpack: Dhcpack): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
    case SELECTING:
    case CHECKING:
      return IGNORED; // :149
    case REQUESTING:
      if (dhcpack.transactionId === client.xid) {
        noteTheLease(client, dhcpack);
        check(client);
        return HANDLED; // :90
      }
      return IGNORED; // :149
    case REBOOTING:
      if (dhcpack.transactionId === client.xid) {
        noteTheLease(client, dhcpack);
        check(client);
        return HANDLED; // :101
      }
      return IGNORED; // :149
    case BOUND:
      return IGNORED; // :122
    case RENEWING:
      if (dhcpack.transactionId === client.xid) {
        noteTheLease(client, dhcpack);
        extend(client);
        return HANDLED; // :125
      }
      return IGNORED; // :149
    case REBINDING:
      if (dhcpack.transactionId === client.xid) {
        noteTheLease(client, dhcpack);
        extend(client);
        return HANDLED; // :131
      }
      return IGNORED; // :149
  }
}

/** DHCPNAK. RFC 2131 §4.4. */
export function onDhcpnak(client: Client, dhcpnak: Dhcpnak): ClientOutcome {
  switch (client.state) {
    case STOPPED:
      return IGNORED; // :67
    case INIT:
    case SELECTING:
    case CHECKING:
      return IGNORED; // :149
    case REQUESTING:
      if (dhcpnak.transactionId === client.xid) {
        beginAgain(client);
        return HANDLED; // :91
      }
      return IGNORED; // :149
    case REBOOTING:
      if (dhcpnak.transactionId === client.xid) {
        beginAgain(client);
        return HANDLED; // :102
      }
      return IGNORED; // :149
    case BOUND:
      return IGNORED; // :122
    case RENEWING:
    case REBINDING:
      if (dhcpnak.transactionId === client.xid) {
        client.giveUpTheAddress();
        beginAgain(client);
        return HANDLED; // :137
      }
      return IGNORED; // :149
  }
}

/** Desync has run out. */
export function afterDesync(client: Client): ClientOutcome {
  switch (client.state) {
    case INIT:
      discover(client);
      return HANDLED; // :70
    default:
      return IGNORED; // it never runs there
  }
}

/** Collect has run out. */
export function afterCollect(client: Client): ClientOutcome {
  switch (client.state) {
    case SELECTING:
      client.address = client.theBestOffer();
      client.server = client.theServerOfTheBestOffer();
      client.attempts = 1;
      client.broadcastDhcprequestForTheOffer();
      startRetransmission(client);
      client.state = REQUESTING;
      return HANDLED; // :79
    case REQUESTING:
      return IGNORED; // :95
    default:
      return IGNORED; // it never runs there
  }
}

/** Retransmission has run out. RFC 2131 §3.1, RFC 2131 §3.2. */
export function afterRetransmission(client: Client): ClientOutcome {
  switch (client.state) {
    case SELECTING:
      if (client.anOfferIsKept()) return IGNORED; // :83
      client.broadcastDhcpdiscover();
      backOffRetransmission(client);
      return HANDLED; // :84
    case REQUESTING:
      if (client.attempts < 4) {
        client.attempts += 1;
        client.broadcastDhcprequestForTheOffer();
        backOffRetransmission(client);
        return HANDLED; // :92
      }
      beginAgain(client);
      return HANDLED; // :94
    case REBOOTING:
      if (client.attempts < 4) {
        client.attempts += 1;
        client.broadcastDhcprequestToVerify();
        backOffRetransmission(client);
        return HANDLED; // :103
      }
      beginAgain(client);
      return HANDLED; // :105
    case RENEWING:
      client.sendDhcprequestToTheServer();
      client.startTimer(
        RETRANSMISSION_TIMER,
        client.halfTheTimeUntilT2() + client.giveOrTake(1000),
      );
      return HANDLED; // :126
    case REBINDING:
      client.broadcastDhcprequestToAnyServer();
      client.startTimer(
        RETRANSMISSION_TIMER,
        client.halfTheTimeUntilTheEnd() + client.giveOrTake(1000),
      );
      return HANDLED; // :132
    default:
      return IGNORED; // it never runs there
  }
}

/** Renewal has run out. RFC 2131 §4.4.5. */
export function afterRenewal(client: Client): ClientOutcome {
  switch (client.state) {
    case BOUND:
      askForMore(client);
      return HANDLED; // :119
    default:
      return IGNORED; // it never runs there
  }
}

/** Rebinding has run out. */
export function afterRebinding(client: Client): ClientOutcome {
  switch (client.state) {
    case BOUND:
      chooseATransaction(client);
      rebind(client);
      return HANDLED; // :121
    case RENEWING:
      rebind(client);
      return HANDLED; // :128
    default:
      return IGNORED; // it never runs there
  }
}

/** Expiry has run out. RFC 2131 §4.4.5. */
export function afterExpiry(client: Client): ClientOutcome {
  switch (client.state) {
    case BOUND:
    case RENEWING:
    case REBINDING:
      client.giveUpTheAddress();
      beginAgain(client);
      return HANDLED; // :140
    default:
      return IGNORED; // it never runs there
  }
}

/** Quarantine has run out: after DHCPDECLINE: RFC 2131 §3.1, step 5. */
export function afterQuarantine(client: Client): ClientOutcome {
  switch (client.state) {
    case INIT:
      discover(client);
      return HANDLED; // :71
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onClientTimer(client: Client, timer: ClientTimer): ClientOutcome {
  switch (timer) {
    case DESYNC_TIMER:
      return afterDesync(client);
    case COLLECT_TIMER:
      return afterCollect(client);
    case RETRANSMISSION_TIMER:
      return afterRetransmission(client);
    case RENEWAL_TIMER:
      return afterRenewal(client);
    case REBINDING_TIMER:
      return afterRebinding(client);
    case EXPIRY_TIMER:
      return afterExpiry(client);
    case QUARANTINE_TIMER:
      return afterQuarantine(client);
  }
}

function chooseATransaction(client: Client): void {
  client.xid = client.aFreshTransactionId(); // :154
}

function verify(client: Client): void {
  chooseATransaction(client);
  client.attempts = 1;
  client.broadcastDhcprequestToVerify();
  startRetransmission(client);
  client.state = REBOOTING; // :155
}

function leave(client: Client): void {
  client.giveUpTheAddress();
  stopEveryTimer(client);
  client.state = STOPPED; // :172
}

function askForMore(client: Client): void {
  chooseATransaction(client);
  client.sendDhcprequestToTheServer();
  client.startTimer(RETRANSMISSION_TIMER, client.halfTheTimeUntilT2() + client.giveOrTake(1000));
  client.state = RENEWING; // :163
}

function beginAgain(client: Client): void {
  stopEveryTimer(client);
  client.startTimer(DESYNC_TIMER, client.aMomentToWait());
  client.state = INIT; // :171
}

function extend(client: Client): void {
  client.takeTheAddress();
  client.startTimer(RENEWAL_TIMER, client.t1Time);
  client.startTimer(REBINDING_TIMER, client.t2Time);
  client.startTimer(EXPIRY_TIMER, client.leaseTime);
  client.state = BOUND; // :170
}

function noteTheLease(client: Client, dhcpack: Dhcpack): void {
  stopEveryTimer(client);
  client.address = dhcpack.yourAddress;
  client.server = dhcpack.serverIdentifier;
  client.leaseTime = dhcpack.ipAddressLeaseTime;
  client.t1Time =
    dhcpack.renewalTime > 0 ? dhcpack.renewalTime : Math.floor(dhcpack.ipAddressLeaseTime / 2);
  client.t2Time =
    dhcpack.rebindingTime > 0
      ? dhcpack.rebindingTime
      : Math.floor((dhcpack.ipAddressLeaseTime * 7) / 8); // :158
}

function check(client: Client): void {
  client.state = CHECKING;
  client.probeTheAddress(); // :169
}

function discover(client: Client): void {
  stopEveryTimer(client);
  chooseATransaction(client);
  client.broadcastDhcpdiscover();
  startRetransmission(client);
  client.state = SELECTING; // :151
}

function rebind(client: Client): void {
  client.cancelTimer(RENEWAL_TIMER);
  client.broadcastDhcprequestToAnyServer();
  client.startTimer(
    RETRANSMISSION_TIMER,
    client.halfTheTimeUntilTheEnd() + client.giveOrTake(1000),
  );
  client.state = REBINDING; // :166
}

function startRetransmission(client: Client): void {
  client.retransmissionMs = 4000;
  client.startTimer(RETRANSMISSION_TIMER, client.retransmissionMs + client.giveOrTake(1000));
}

function backOffRetransmission(client: Client): void {
  client.retransmissionMs = Math.min(2 * client.retransmissionMs, 64_000);
  client.startTimer(RETRANSMISSION_TIMER, client.retransmissionMs + client.giveOrTake(1000));
}

function stopEveryTimer(client: Client): void {
  client.cancelTimer(DESYNC_TIMER);
  client.cancelTimer(COLLECT_TIMER);
  client.cancelTimer(RETRANSMISSION_TIMER);
  client.cancelTimer(RENEWAL_TIMER);
  client.cancelTimer(REBINDING_TIMER);
  client.cancelTimer(EXPIRY_TIMER);
  client.cancelTimer(QUARANTINE_TIMER);
}
