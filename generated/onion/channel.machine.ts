// @generated from spec/onion/channel.protocol: change that, then npm run generate.
/** Channel: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Channel. */
export const CONNECTING = 0; // TLS is being set up
export const AWAITING_VERSIONS = 1; // nothing but VERSIONS may come: tor-spec §4
export const AWAITING_CERTS = 2;
export const AWAITING_AUTH_CHALLENGE = 3;
export const AWAITING_NETINFO = 4;
export const AWAITING_FIRST_VERSIONS = 5; // the initiator speaks first: tor-spec §4
export const AWAITING_CLAIM = 6; // who says nothing is a client
export const AWAITING_AUTHENTICATE = 7;
export const AWAITING_LAST_NETINFO = 8;
export const OPEN = 9;
export const CLOSED = 10;
export type ChannelState =
  | typeof CONNECTING
  | typeof AWAITING_VERSIONS
  | typeof AWAITING_CERTS
  | typeof AWAITING_AUTH_CHALLENGE
  | typeof AWAITING_NETINFO
  | typeof AWAITING_FIRST_VERSIONS
  | typeof AWAITING_CLAIM
  | typeof AWAITING_AUTHENTICATE
  | typeof AWAITING_LAST_NETINFO
  | typeof OPEN
  | typeof CLOSED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Connecting',
  'Awaiting VERSIONS',
  'Awaiting CERTS',
  'Awaiting AUTH_CHALLENGE',
  'Awaiting NETINFO',
  'Awaiting First VERSIONS',
  'Awaiting Claim',
  'Awaiting AUTHENTICATE',
  'Awaiting Last NETINFO',
  'Open',
  'Closed',
];

export type ChannelOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const HANDSHAKE_TIMER = 0; // for Handshake Timeout
export const PADDING_TIMER = 1; // for a padding interval
export const IDLE_TIMER = 2; // for Idle Timeout
export type ChannelTimer = typeof HANDSHAKE_TIMER | typeof PADDING_TIMER | typeof IDLE_TIMER;

/** What VERSIONS carries. */
export interface Versions {
  /** Highest Common: 0 when no version is common. */
  readonly highestCommon: number;
}

/** What the runtime keeps, answers and does for a Channel. */
export interface Channel {
  state: ChannelState;
  /** Handshake Timeout. */
  readonly handshakeTimeout: number;
  /** Idle Timeout: how long a channel without circuits is kept. */
  readonly idleTimeout: number;
  /** Link Version: the highest that both know: tor-spec §4.1. */
  linkVersion: number;
  /** Responder: the other end has made the connection. */
  responder: boolean;
  /** the certificates hold: signatures, expiry, TLS key, identity: tor-spec §4.2. */
  theCertificatesHold(): boolean;
  /** the claim holds: those of an initiator, which prove nothing yet: tor-spec §4.2. */
  theClaimHolds(): boolean;
  /** the proof holds: AUTHENTICATE: tor-spec §4.4.2. */
  theProofHolds(): boolean;
  /** we say who we are: we are a relay: tor-spec §4.4. */
  weSayWhoWeAre(): boolean;
  /** padding is negotiated: by clients, from version 5 on: padding-spec §2.5. */
  paddingIsNegotiated(): boolean;
  /** the clock is far off: NETINFO's time: warned of, not refused. */
  theClockIsFarOff(): boolean;
  /** a padding interval: 1.5 to 9.5 seconds, by chance: padding-spec §2.2. */
  aPaddingInterval(): number;
  /** send VERSIONS. */
  sendVersions(): void;
  /** send CERTS. */
  sendCerts(): void;
  /** send AUTH_CHALLENGE. */
  sendAuthChallenge(): void;
  /** send AUTHENTICATE. */
  sendAuthenticate(): void;
  /** send NETINFO. */
  sendNetinfo(): void;
  /** send PADDING_NEGOTIATE. */
  sendPaddingNegotiate(): void;
  /** send PADDING. */
  sendPadding(): void;
  /** note the identity. */
  noteTheIdentity(): void;
  /** note our address: as the other end sees it. */
  noteOurAddress(): void;
  /** note the padding: as the other end would have it. */
  noteThePadding(): void;
  /** warn of the clock. */
  warnOfTheClock(): void;
  /** open a circuit: that the other end has asked for. */
  openACircuit(): void;
  /** deliver to its circuit. */
  deliverToItsCircuit(): void;
  /** report open. */
  reportOpen(): void;
  /** report failed: the handshake did not hold. */
  reportFailed(): void;
  /** close every circuit: each hears that its channel is gone. */
  closeEveryCircuit(): void;
  /** close the connection. */
  closeTheConnection(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ChannelTimer, ms: number): void;
  cancelTimer(timer: ChannelTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startChannel(channel: Channel): void {
  channel.state = CONNECTING;
  channel.linkVersion = 3;
  channel.responder = false;
}

/** connected: TLS is up: we are the initiator. */
export function onConnected(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      channel.sendVersions();
      channel.startTimer(HANDSHAKE_TIMER, channel.handshakeTimeout);
      channel.state = AWAITING_VERSIONS;
      return HANDLED; // :63
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      return IGNORED; // :134
    case OPEN:
      return IGNORED; // :152
    case CLOSED:
      return IGNORED; // :154
  }
}

/** accepted: TLS is up: we are the responder. */
export function onAccepted(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      channel.responder = true;
      channel.startTimer(HANDSHAKE_TIMER, channel.handshakeTimeout);
      channel.state = AWAITING_FIRST_VERSIONS;
      return HANDLED; // :64
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      return IGNORED; // :134
    case OPEN:
      return IGNORED; // :152
    case CLOSED:
      return IGNORED; // :154
  }
}

/** lost: TLS is gone. */
export function onLost(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      fail(channel);
      return HANDLED; // :65
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :133
    case OPEN:
      shut(channel);
      return HANDLED; // :151
    case CLOSED:
      return IGNORED; // :154
  }
}

/** close: nobody needs the channel any more. */
export function onClose(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      fail(channel);
      return HANDLED; // :65
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :133
    case OPEN:
      shut(channel);
      return HANDLED; // :151
    case CLOSED:
      return IGNORED; // :154
  }
}

/** circuit opened. */
export function onCircuitOpened(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      return IGNORED; // :134
    case OPEN:
      channel.cancelTimer(IDLE_TIMER);
      return HANDLED; // :146
    case CLOSED:
      return IGNORED; // :154
  }
}

/** last circuit closed. */
export function onLastCircuitClosed(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      return IGNORED; // :134
    case OPEN:
      channel.startTimer(IDLE_TIMER, channel.idleTimeout);
      return HANDLED; // :147
    case CLOSED:
      return IGNORED; // :154
  }
}

/** cell sent: any cell at all: padding can wait. */
export function onCellSent(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      return IGNORED; // :134
    case OPEN:
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :148
    case CLOSED:
      return IGNORED; // :154
  }
}

/** VERSIONS: 0 when no version is common. tor-spec §4.1. */
export function onVersions(channel: Channel, versions: Versions): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
      if (versions.highestCommon >= 3) {
        channel.linkVersion = versions.highestCommon;
        channel.state = AWAITING_CERTS;
        return HANDLED; // :69
      }
      fail(channel);
      return HANDLED; // :71
    case AWAITING_CERTS:
      fail(channel);
      return HANDLED; // :79
    case AWAITING_AUTH_CHALLENGE:
      fail(channel);
      return HANDLED; // :85
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :94
    case AWAITING_FIRST_VERSIONS:
      if (versions.highestCommon >= 3) {
        channel.sendVersions();
        channel.linkVersion = versions.highestCommon;
        channel.sendCerts();
        channel.sendAuthChallenge();
        channel.sendNetinfo();
        channel.state = AWAITING_CLAIM;
        return HANDLED; // :97
      }
      fail(channel);
      return HANDLED; // :101
    case AWAITING_CLAIM:
      fail(channel);
      return HANDLED; // :112
    case AWAITING_AUTHENTICATE:
      fail(channel);
      return HANDLED; // :118
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :125
    case OPEN:
      shut(channel);
      return HANDLED; // :145
    case CLOSED:
      return IGNORED; // :154
  }
}

/** CERTS. tor-spec §4.2. */
export function onCerts(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :72
    case AWAITING_CERTS:
      if (channel.theCertificatesHold()) {
        channel.noteTheIdentity();
        channel.state = AWAITING_AUTH_CHALLENGE;
        return HANDLED; // :76
      }
      fail(channel);
      return HANDLED; // :78
    case AWAITING_AUTH_CHALLENGE:
      fail(channel);
      return HANDLED; // :85
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :94
    case AWAITING_FIRST_VERSIONS:
      fail(channel);
      return HANDLED; // :102
    case AWAITING_CLAIM:
      if (channel.theClaimHolds()) {
        channel.state = AWAITING_AUTHENTICATE;
        return HANDLED; // :106
      }
      fail(channel);
      return HANDLED; // :107
    case AWAITING_AUTHENTICATE:
      fail(channel);
      return HANDLED; // :118
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :125
    case OPEN:
      shut(channel);
      return HANDLED; // :145
    case CLOSED:
      return IGNORED; // :154
  }
}

/** AUTH_CHALLENGE. tor-spec §4.4, tor-spec §4.3. */
export function onAuthChallenge(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :72
    case AWAITING_CERTS:
      fail(channel);
      return HANDLED; // :79
    case AWAITING_AUTH_CHALLENGE:
      if (channel.weSayWhoWeAre()) {
        channel.sendCerts();
        channel.sendAuthenticate();
        channel.state = AWAITING_NETINFO;
        return HANDLED; // :82
      }
      channel.state = AWAITING_NETINFO;
      return HANDLED; // :84
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :94
    case AWAITING_FIRST_VERSIONS:
      fail(channel);
      return HANDLED; // :102
    case AWAITING_CLAIM:
      fail(channel);
      return HANDLED; // :112
    case AWAITING_AUTHENTICATE:
      fail(channel);
      return HANDLED; // :118
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :125
    case OPEN:
      shut(channel);
      return HANDLED; // :145
    case CLOSED:
      return IGNORED; // :154
  }
}

/** AUTHENTICATE. tor-spec §4.4.2. */
export function onAuthenticate(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :72
    case AWAITING_CERTS:
      fail(channel);
      return HANDLED; // :79
    case AWAITING_AUTH_CHALLENGE:
      fail(channel);
      return HANDLED; // :85
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :94
    case AWAITING_FIRST_VERSIONS:
      fail(channel);
      return HANDLED; // :102
    case AWAITING_CLAIM:
      fail(channel);
      return HANDLED; // :112
    case AWAITING_AUTHENTICATE:
      if (channel.theProofHolds()) {
        channel.noteTheIdentity();
        channel.state = AWAITING_LAST_NETINFO;
        return HANDLED; // :115
      }
      fail(channel);
      return HANDLED; // :117
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :125
    case OPEN:
      shut(channel);
      return HANDLED; // :145
    case CLOSED:
      return IGNORED; // :154
  }
}

/** NETINFO. tor-spec §4.5. */
export function onNetinfo(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :72
    case AWAITING_CERTS:
      fail(channel);
      return HANDLED; // :79
    case AWAITING_AUTH_CHALLENGE:
      fail(channel);
      return HANDLED; // :85
    case AWAITING_NETINFO:
      channel.noteOurAddress();
      if (channel.theClockIsFarOff()) {
        channel.warnOfTheClock();
      }
      channel.sendNetinfo();
      if (channel.paddingIsNegotiated()) {
        channel.sendPaddingNegotiate();
      }
      open(channel);
      return HANDLED; // :88
    case AWAITING_FIRST_VERSIONS:
      fail(channel);
      return HANDLED; // :102
    case AWAITING_CLAIM:
      channel.noteOurAddress();
      if (channel.theClockIsFarOff()) {
        channel.warnOfTheClock();
      }
      open(channel);
      return HANDLED; // :108
    case AWAITING_AUTHENTICATE:
      fail(channel);
      return HANDLED; // :118
    case AWAITING_LAST_NETINFO:
      channel.noteOurAddress();
      if (channel.theClockIsFarOff()) {
        channel.warnOfTheClock();
      }
      open(channel);
      return HANDLED; // :121
    case OPEN:
      shut(channel);
      return HANDLED; // :145
    case CLOSED:
      return IGNORED; // :154
  }
}

/** PADDING. tor-spec §4, padding-spec §2.2. */
export function onPadding(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :73
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      return IGNORED; // :129
    case AWAITING_FIRST_VERSIONS:
      fail(channel);
      return HANDLED; // :102
    case OPEN:
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :140
    case CLOSED:
      return IGNORED; // :154
  }
}

/** VPADDING. tor-spec §4, padding-spec §2.2. */
export function onVpadding(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :73
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      return IGNORED; // :129
    case AWAITING_FIRST_VERSIONS:
      return IGNORED; // :103
    case OPEN:
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :140
    case CLOSED:
      return IGNORED; // :154
  }
}

/** PADDING_NEGOTIATE. tor-spec §4, padding-spec §2.5. */
export function onPaddingNegotiate(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :132
    case OPEN:
      if (channel.responder) {
        channel.noteThePadding();
        channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
        return HANDLED; // :141
      }
      shut(channel);
      return HANDLED; // :143
    case CLOSED:
      return IGNORED; // :154
  }
}

/** CREATE: and CREATE2, CREATE_FAST. tor-spec §4. */
export function onCreate(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :132
    case OPEN:
      channel.openACircuit();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :138
    case CLOSED:
      return IGNORED; // :154
  }
}

/** CREATED2: and CREATED, CREATED_FAST, RELAY_EARLY. tor-spec §4. */
export function onCreated2(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :132
    case OPEN:
      channel.deliverToItsCircuit();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :139
    case CLOSED:
      return IGNORED; // :154
  }
}

/** RELAY: and CREATED, CREATED_FAST, RELAY_EARLY. tor-spec §4. */
export function onRelay(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :132
    case OPEN:
      channel.deliverToItsCircuit();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :139
    case CLOSED:
      return IGNORED; // :154
  }
}

/** DESTROY: and CREATED, CREATED_FAST, RELAY_EARLY. tor-spec §4. */
export function onDestroy(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :132
    case OPEN:
      channel.deliverToItsCircuit();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :139
    case CLOSED:
      return IGNORED; // :154
  }
}

/** another cell: a command that the link version does not know. tor-spec §4, tor-spec §3. */
export function onAnotherCell(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :66
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :132
    case OPEN:
      return IGNORED; // :144
    case CLOSED:
      return IGNORED; // :154
  }
}

/** Handshake has run out. */
export function afterHandshake(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
    case AWAITING_FIRST_VERSIONS:
    case AWAITING_CLAIM:
    case AWAITING_AUTHENTICATE:
    case AWAITING_LAST_NETINFO:
      fail(channel);
      return HANDLED; // :135
    default:
      return IGNORED; // it never runs there
  }
}

/** Padding has run out. */
export function afterPadding(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case OPEN:
      channel.sendPadding();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :149
    default:
      return IGNORED; // it never runs there
  }
}

/** Idle has run out. */
export function afterIdle(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case OPEN:
      shut(channel);
      return HANDLED; // :150
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onChannelTimer(channel: Channel, timer: ChannelTimer): ChannelOutcome {
  switch (timer) {
    case HANDSHAKE_TIMER:
      return afterHandshake(channel);
    case PADDING_TIMER:
      return afterPadding(channel);
    case IDLE_TIMER:
      return afterIdle(channel);
  }
}

function fail(channel: Channel): void {
  stopEveryTimer(channel);
  channel.state = CLOSED;
  channel.reportFailed();
  channel.closeTheConnection(); // :157
}

function shut(channel: Channel): void {
  stopEveryTimer(channel);
  channel.state = CLOSED;
  channel.closeEveryCircuit();
  channel.closeTheConnection(); // :158
}

function open(channel: Channel): void {
  channel.cancelTimer(HANDSHAKE_TIMER);
  channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
  channel.startTimer(IDLE_TIMER, channel.idleTimeout);
  channel.state = OPEN;
  channel.reportOpen(); // :156
}

function stopEveryTimer(channel: Channel): void {
  channel.cancelTimer(HANDSHAKE_TIMER);
  channel.cancelTimer(PADDING_TIMER);
  channel.cancelTimer(IDLE_TIMER);
}
