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
export const OPEN = 5;
export const CLOSED = 6;
export type ChannelState =
  | typeof CONNECTING
  | typeof AWAITING_VERSIONS
  | typeof AWAITING_CERTS
  | typeof AWAITING_AUTH_CHALLENGE
  | typeof AWAITING_NETINFO
  | typeof OPEN
  | typeof CLOSED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Connecting',
  'Awaiting VERSIONS',
  'Awaiting CERTS',
  'Awaiting AUTH_CHALLENGE',
  'Awaiting NETINFO',
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
  /** the certificates hold: signatures, expiry, TLS key, identity: tor-spec §4.2. */
  theCertificatesHold(): boolean;
  /** the clock is far off: NETINFO's time: warned of, not refused. */
  theClockIsFarOff(): boolean;
  /** a padding interval: 1.5 to 9.5 seconds, by chance: padding-spec §2.2. */
  aPaddingInterval(): number;
  /** send VERSIONS. */
  sendVersions(): void;
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
  /** warn of the clock. */
  warnOfTheClock(): void;
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
}

/** connected: TLS is up. */
export function onConnected(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      channel.sendVersions();
      channel.startTimer(HANDSHAKE_TIMER, channel.handshakeTimeout);
      channel.state = AWAITING_VERSIONS;
      return HANDLED; // :51
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      return IGNORED; // :85
    case OPEN:
      return IGNORED; // :99
    case CLOSED:
      return IGNORED; // :101
  }
}

/** lost: TLS is gone. */
export function onLost(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      fail(channel);
      return HANDLED; // :52
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :84
    case OPEN:
      shut(channel);
      return HANDLED; // :98
    case CLOSED:
      return IGNORED; // :101
  }
}

/** close: nobody needs the channel any more. */
export function onClose(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      fail(channel);
      return HANDLED; // :52
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :84
    case OPEN:
      shut(channel);
      return HANDLED; // :98
    case CLOSED:
      return IGNORED; // :101
  }
}

/** circuit opened. */
export function onCircuitOpened(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      return IGNORED; // :85
    case OPEN:
      channel.cancelTimer(IDLE_TIMER);
      return HANDLED; // :93
    case CLOSED:
      return IGNORED; // :101
  }
}

/** last circuit closed. */
export function onLastCircuitClosed(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      return IGNORED; // :85
    case OPEN:
      channel.startTimer(IDLE_TIMER, channel.idleTimeout);
      return HANDLED; // :94
    case CLOSED:
      return IGNORED; // :101
  }
}

/** cell sent: any cell at all: padding can wait. */
export function onCellSent(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      return IGNORED; // :85
    case OPEN:
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :95
    case CLOSED:
      return IGNORED; // :101
  }
}

/** VERSIONS: 0 when no version is common. tor-spec §4.1. */
export function onVersions(channel: Channel, versions: Versions): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
      if (versions.highestCommon >= 3) {
        channel.linkVersion = versions.highestCommon;
        channel.state = AWAITING_CERTS;
        return HANDLED; // :56
      }
      fail(channel);
      return HANDLED; // :58
    case AWAITING_CERTS:
      fail(channel);
      return HANDLED; // :65
    case AWAITING_AUTH_CHALLENGE:
      fail(channel);
      return HANDLED; // :69
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :77
    case OPEN:
      shut(channel);
      return HANDLED; // :92
    case CLOSED:
      return IGNORED; // :101
  }
}

/** CERTS. tor-spec §4.2. */
export function onCerts(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :59
    case AWAITING_CERTS:
      if (channel.theCertificatesHold()) {
        channel.noteTheIdentity();
        channel.state = AWAITING_AUTH_CHALLENGE;
        return HANDLED; // :62
      }
      fail(channel);
      return HANDLED; // :64
    case AWAITING_AUTH_CHALLENGE:
      fail(channel);
      return HANDLED; // :69
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :77
    case OPEN:
      shut(channel);
      return HANDLED; // :92
    case CLOSED:
      return IGNORED; // :101
  }
}

/** AUTH_CHALLENGE. tor-spec §4.3. */
export function onAuthChallenge(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :59
    case AWAITING_CERTS:
      fail(channel);
      return HANDLED; // :65
    case AWAITING_AUTH_CHALLENGE:
      channel.state = AWAITING_NETINFO;
      return HANDLED; // :68
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :77
    case OPEN:
      shut(channel);
      return HANDLED; // :92
    case CLOSED:
      return IGNORED; // :101
  }
}

/** NETINFO. tor-spec §4.5. */
export function onNetinfo(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :59
    case AWAITING_CERTS:
      fail(channel);
      return HANDLED; // :65
    case AWAITING_AUTH_CHALLENGE:
      fail(channel);
      return HANDLED; // :69
    case AWAITING_NETINFO:
      channel.noteOurAddress();
      if (channel.theClockIsFarOff()) {
        channel.warnOfTheClock();
      }
      channel.sendNetinfo();
      if (channel.linkVersion >= 5) {
        channel.sendPaddingNegotiate();
      }
      channel.cancelTimer(HANDSHAKE_TIMER);
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      channel.startTimer(IDLE_TIMER, channel.idleTimeout);
      channel.reportOpen();
      channel.state = OPEN;
      return HANDLED; // :72
    case OPEN:
      shut(channel);
      return HANDLED; // :92
    case CLOSED:
      return IGNORED; // :101
  }
}

/** PADDING. tor-spec §4, padding-spec §2.2. */
export function onPadding(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :59
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      return IGNORED; // :80
    case OPEN:
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :90
    case CLOSED:
      return IGNORED; // :101
  }
}

/** VPADDING. tor-spec §4, padding-spec §2.2. */
export function onVpadding(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
      fail(channel);
      return HANDLED; // :59
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      return IGNORED; // :80
    case OPEN:
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :90
    case CLOSED:
      return IGNORED; // :101
  }
}

/** PADDING_NEGOTIATE. tor-spec §4. */
export function onPaddingNegotiate(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :83
    case OPEN:
      shut(channel);
      return HANDLED; // :92
    case CLOSED:
      return IGNORED; // :101
  }
}

/** CREATED2: and RELAY_EARLY. tor-spec §4. */
export function onCreated2(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :83
    case OPEN:
      channel.deliverToItsCircuit();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :89
    case CLOSED:
      return IGNORED; // :101
  }
}

/** RELAY: and RELAY_EARLY. tor-spec §4. */
export function onRelay(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :83
    case OPEN:
      channel.deliverToItsCircuit();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :89
    case CLOSED:
      return IGNORED; // :101
  }
}

/** DESTROY: and RELAY_EARLY. tor-spec §4. */
export function onDestroy(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :83
    case OPEN:
      channel.deliverToItsCircuit();
      channel.startTimer(PADDING_TIMER, channel.aPaddingInterval());
      return HANDLED; // :89
    case CLOSED:
      return IGNORED; // :101
  }
}

/** another cell: a command that the link version does not know. tor-spec §4, tor-spec §3. */
export function onAnotherCell(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case CONNECTING:
      return IGNORED; // :53
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :83
    case OPEN:
      return IGNORED; // :91
    case CLOSED:
      return IGNORED; // :101
  }
}

/** Handshake has run out. */
export function afterHandshake(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case AWAITING_VERSIONS:
    case AWAITING_CERTS:
    case AWAITING_AUTH_CHALLENGE:
    case AWAITING_NETINFO:
      fail(channel);
      return HANDLED; // :86
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
      return HANDLED; // :96
    default:
      return IGNORED; // it never runs there
  }
}

/** Idle has run out. */
export function afterIdle(channel: Channel): ChannelOutcome {
  switch (channel.state) {
    case OPEN:
      shut(channel);
      return HANDLED; // :97
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
  channel.reportFailed();
  channel.closeTheConnection();
  channel.state = CLOSED; // :103
}

function shut(channel: Channel): void {
  stopEveryTimer(channel);
  channel.closeEveryCircuit();
  channel.closeTheConnection();
  channel.state = CLOSED; // :104
}

function stopEveryTimer(channel: Channel): void {
  channel.cancelTimer(HANDSHAKE_TIMER);
  channel.cancelTimer(PADDING_TIMER);
  channel.cancelTimer(IDLE_TIMER);
}
