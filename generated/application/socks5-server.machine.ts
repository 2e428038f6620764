// @generated from spec/application/socks5-server.protocol: change that, then npm run generate.
/** Server: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Server. */
export const AWAITING_GREETING = 0;
export const AWAITING_PASSWORD = 1;
export const AWAITING_REQUEST = 2;
export const OPENING = 3;
export const LOOKING_UP = 4;
export const RELAYING = 5;
export const CLOSED = 6;
export type ServerState =
  | typeof AWAITING_GREETING
  | typeof AWAITING_PASSWORD
  | typeof AWAITING_REQUEST
  | typeof OPENING
  | typeof LOOKING_UP
  | typeof RELAYING
  | typeof CLOSED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Awaiting Greeting',
  'Awaiting Password',
  'Awaiting Request',
  'Opening',
  'Looking Up',
  'Relaying',
  'Closed',
];

export type ServerOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const HANDSHAKE_TIMER = 0; // for Handshake Timeout
export type ServerTimer = typeof HANDSHAKE_TIMER;

/** What Greeting carries. */
export interface Greeting {
  /** Offers Password. */
  readonly offersPassword: boolean;
  /** Offers Nothing. */
  readonly offersNothing: boolean;
}

/** What the runtime keeps, answers and does for a Server. */
export interface Server {
  state: ServerState;
  /** Handshake Timeout: until the client has said where it wants to go. */
  readonly handshakeTimeout: number;
  /** choose a password. */
  chooseAPassword(): void;
  /** choose nothing. */
  chooseNothing(): void;
  /** answer None of Them. */
  answerNoneOfThem(): void;
  /** accept the password. */
  acceptThePassword(): void;
  /** open the way. */
  openTheWay(): void;
  /** look up. */
  lookUp(): void;
  /** answer Succeeded. */
  answerSucceeded(): void;
  /** answer what was found. */
  answerWhatWasFound(): void;
  /** answer the failure. */
  answerTheFailure(): void;
  /** answer Command Not Supported. */
  answerCommandNotSupported(): void;
  /** answer Address Type Not Supported. */
  answerAddressTypeNotSupported(): void;
  /** relay: from now on what one says, the other hears. */
  relay(): void;
  /** give up: what was begun for the client. */
  giveUp(): void;
  /** hang up: after all that was said has gone out. */
  hangUp(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ServerTimer, ms: number): void;
  cancelTimer(timer: ServerTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startServer(server: Server): void {
  server.state = AWAITING_GREETING;
}

/** accepted: the client's connection is there. */
export function onAccepted(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
      server.startTimer(HANDSHAKE_TIMER, server.handshakeTimeout);
      return HANDLED; // :37
    case AWAITING_PASSWORD:
    case AWAITING_REQUEST:
      return IGNORED; // :63
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** Greeting. RFC 1929 §2, RFC 1928 §3. */
export function onGreeting(server: Server, greeting: Greeting): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
      if (greeting.offersPassword) {
        server.chooseAPassword();
        server.state = AWAITING_PASSWORD;
        return HANDLED; // :39
      }
      if (greeting.offersNothing) {
        server.chooseNothing();
        server.state = AWAITING_REQUEST;
        return HANDLED; // :40
      }
      server.answerNoneOfThem();
      end(server);
      return HANDLED; // :41
    case AWAITING_PASSWORD:
      end(server);
      return HANDLED; // :47
    case AWAITING_REQUEST:
      end(server);
      return HANDLED; // :56
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** Password Request. RFC 1929 §2. */
export function onPasswordRequest(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
      end(server);
      return HANDLED; // :42
    case AWAITING_PASSWORD:
      server.acceptThePassword();
      server.state = AWAITING_REQUEST;
      return HANDLED; // :46
    case AWAITING_REQUEST:
      end(server);
      return HANDLED; // :56
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** CONNECT. RFC 1928 §4. */
export function onConnect(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
      end(server);
      return HANDLED; // :42
    case AWAITING_PASSWORD:
      end(server);
      return HANDLED; // :47
    case AWAITING_REQUEST:
      server.cancelTimer(HANDSHAKE_TIMER);
      server.openTheWay();
      server.state = OPENING;
      return HANDLED; // :51
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** RESOLVE: a name, or an address. tor-socks-extensions §2. */
export function onResolve(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
      end(server);
      return HANDLED; // :42
    case AWAITING_PASSWORD:
      end(server);
      return HANDLED; // :47
    case AWAITING_REQUEST:
      server.cancelTimer(HANDSHAKE_TIMER);
      server.lookUp();
      server.state = LOOKING_UP;
      return HANDLED; // :52
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** Another Command: BIND, UDP ASSOCIATE. RFC 1928 §6. */
export function onAnotherCommand(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
      end(server);
      return HANDLED; // :42
    case AWAITING_PASSWORD:
      end(server);
      return HANDLED; // :47
    case AWAITING_REQUEST:
      server.answerCommandNotSupported();
      end(server);
      return HANDLED; // :54
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** Another Address Type: an address of no kind that is known. RFC 1928 §6. */
export function onAnotherAddressType(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
      end(server);
      return HANDLED; // :42
    case AWAITING_PASSWORD:
      end(server);
      return HANDLED; // :47
    case AWAITING_REQUEST:
      server.answerAddressTypeNotSupported();
      end(server);
      return HANDLED; // :55
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** nonsense: what is no SOCKS5 at all. */
export function onNonsense(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
    case AWAITING_PASSWORD:
    case AWAITING_REQUEST:
      end(server);
      return HANDLED; // :59
    case OPENING:
    case LOOKING_UP:
      return IGNORED; // :78
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** opened: what became of the request. RFC 1928 §6. */
export function onOpened(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
    case AWAITING_PASSWORD:
    case AWAITING_REQUEST:
      return IGNORED; // :60
    case OPENING:
      server.answerSucceeded();
      server.relay();
      server.state = RELAYING;
      return HANDLED; // :66
    case LOOKING_UP:
      return IGNORED; // :74
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** found: what became of the request. tor-socks-extensions §2. */
export function onFound(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
    case AWAITING_PASSWORD:
    case AWAITING_REQUEST:
      return IGNORED; // :60
    case OPENING:
      return IGNORED; // :68
    case LOOKING_UP:
      server.answerWhatWasFound();
      end(server);
      return HANDLED; // :72
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** failed: what became of the request. RFC 1928 §6. */
export function onFailed(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
    case AWAITING_PASSWORD:
    case AWAITING_REQUEST:
      return IGNORED; // :60
    case OPENING:
      server.answerTheFailure();
      end(server);
      return HANDLED; // :67
    case LOOKING_UP:
      server.answerTheFailure();
      end(server);
      return HANDLED; // :73
    case RELAYING:
      return IGNORED; // :83
    case CLOSED:
      return IGNORED; // :86
  }
}

/** gone: the client is. */
export function onGone(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
    case AWAITING_PASSWORD:
    case AWAITING_REQUEST:
      end(server);
      return HANDLED; // :59
    case OPENING:
      server.giveUp();
      end(server);
      return HANDLED; // :69
    case LOOKING_UP:
      server.giveUp();
      end(server);
      return HANDLED; // :75
    case RELAYING:
      server.state = CLOSED;
      return HANDLED; // :82
    case CLOSED:
      return IGNORED; // :86
  }
}

/** Handshake has run out. */
export function afterHandshake(server: Server): ServerOutcome {
  switch (server.state) {
    case AWAITING_GREETING:
    case AWAITING_PASSWORD:
    case AWAITING_REQUEST:
      end(server);
      return HANDLED; // :61
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onServerTimer(server: Server, timer: ServerTimer): ServerOutcome {
  switch (timer) {
    case HANDSHAKE_TIMER:
      return afterHandshake(server);
  }
}

function end(server: Server): void {
  server.cancelTimer(HANDSHAKE_TIMER);
  server.hangUp();
  server.state = CLOSED; // :88
}
