// @generated from spec/application/ftp-server.protocol: change that, then npm run generate.
/** Session: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Session. */
export const AWAITING_USER = 0;
export const AWAITING_PASSWORD = 1;
export const READY = 2;
export const RENAMING = 3; // What follows a name to be changed is the new one, or has forgotten it.
export const TRANSFERRING = 4;
export const CLOSED = 5;
export type SessionState =
  | typeof AWAITING_USER
  | typeof AWAITING_PASSWORD
  | typeof READY
  | typeof RENAMING
  | typeof TRANSFERRING
  | typeof CLOSED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Awaiting User',
  'Awaiting Password',
  'Ready',
  'Renaming',
  'Transferring',
  'Closed',
];

export type SessionOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const IDLE_TIMER = 0; // for Idle Timeout
export type SessionTimer = typeof IDLE_TIMER;

/** What PASS carries. */
export interface Pass {
  /** Is Right. */
  readonly isRight: boolean;
}

/** What RNFR carries. */
export interface Rnfr {
  /** Is There. */
  readonly isThere: boolean;
}

/** What Transfer carries. */
export interface Transfer {
  /** Has Way: RETR, STOR, APPE, LIST, NLST. */
  readonly hasWay: boolean;
}

/** What the runtime keeps, answers and does for a Session. */
export interface Session {
  state: SessionState;
  /** Idle Timeout: without a word, and without an octet of a file. */
  readonly idleTimeout: number;
  /** greet. */
  greet(): void;
  /** ask for the password. */
  askForThePassword(): void;
  /** welcome. */
  welcome(): void;
  /** answer Not Logged In. */
  answerNotLoggedIn(): void;
  /** answer Login Incorrect. */
  answerLoginIncorrect(): void;
  /** do the open command. */
  doTheOpenCommand(): void;
  /** do the file command. */
  doTheFileCommand(): void;
  /** ask for the new name. */
  askForTheNewName(): void;
  /** answer No Such File. */
  answerNoSuchFile(): void;
  /** rename. */
  rename(): void;
  /** answer Bad Sequence. */
  answerBadSequence(): void;
  /** answer No Way. */
  answerNoWay(): void;
  /** begin the transfer. */
  beginTheTransfer(): void;
  /** answer Transferred. */
  answerTransferred(): void;
  /** answer what was wrong. */
  answerWhatWasWrong(): void;
  /** answer Aborted. */
  answerAborted(): void;
  /** answer Nothing to Abort. */
  answerNothingToAbort(): void;
  /** abandon: both ends of a file that is on its way. */
  abandon(): void;
  /** answer Too Late. */
  answerTooLate(): void;
  /** say goodbye. */
  sayGoodbye(): void;
  /** hang up: after all that was said has gone out. */
  hangUp(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: SessionTimer, ms: number): void;
  cancelTimer(timer: SessionTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startSession(session: Session): void {
  session.state = AWAITING_USER;
}

/** accepted: the control connection is there. RFC 959 §5.4. */
export function onAccepted(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
      session.startTimer(IDLE_TIMER, session.idleTimeout);
      session.greet();
      return HANDLED; // :40
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
    case TRANSFERRING:
      return IGNORED; // :85
    case CLOSED:
      return IGNORED; // :93
  }
}

/** moved: something has come or gone, on either connection. */
export function onMoved(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
    case TRANSFERRING:
      session.startTimer(IDLE_TIMER, session.idleTimeout);
      return HANDLED; // :89
    case CLOSED:
      return IGNORED; // :93
  }
}

/** USER. RFC 959 §4.1.1. */
export function onUser(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
      session.askForThePassword();
      session.state = AWAITING_PASSWORD;
      return HANDLED; // :73
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** PASS. RFC 959 §5.4. */
export function onPass(session: Session, pass: Pass): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
      session.answerBadSequence();
      return HANDLED; // :41
    case AWAITING_PASSWORD:
      if (pass.isRight) {
        session.welcome();
        session.state = READY;
        return HANDLED; // :44
      }
      session.answerLoginIncorrect();
      session.state = AWAITING_USER;
      return HANDLED; // :45
    case READY:
    case RENAMING:
      session.answerBadSequence();
      return HANDLED; // :69
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** Open Command: what anybody may ask, and what nobody knows. */
export function onOpenCommand(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
      session.doTheOpenCommand();
      return HANDLED; // :74
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** File Command: what is about files, and needs no other connection. RFC 959 §4.2.2. */
export function onFileCommand(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
      session.answerNotLoggedIn();
      return HANDLED; // :48
    case READY:
      session.doTheFileCommand();
      return HANDLED; // :55
    case RENAMING:
      session.doTheFileCommand();
      session.state = READY;
      return HANDLED; // :64
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** RNFR. RFC 959 §4.2.2, RFC 959 §4.1.3. */
export function onRnfr(session: Session, rnfr: Rnfr): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
      session.answerNotLoggedIn();
      return HANDLED; // :48
    case READY:
      if (rnfr.isThere) {
        session.askForTheNewName();
        session.state = RENAMING;
        return HANDLED; // :52
      }
      session.answerNoSuchFile();
      return HANDLED; // :53
    case RENAMING:
      if (rnfr.isThere) {
        session.askForTheNewName();
        return HANDLED; // :61
      }
      session.answerNoSuchFile();
      session.state = READY;
      return HANDLED; // :62
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** RNTO. RFC 959 §4.2.2, RFC 959 §4.1.3. */
export function onRnto(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
      session.answerNotLoggedIn();
      return HANDLED; // :48
    case READY:
      session.answerBadSequence();
      return HANDLED; // :54
    case RENAMING:
      session.rename();
      session.state = READY;
      return HANDLED; // :63
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** Transfer: RETR, STOR, APPE, LIST, NLST. RFC 959 §4.2.2, RFC 959 §5.4. */
export function onTransfer(session: Session, transfer: Transfer): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
      session.answerNotLoggedIn();
      return HANDLED; // :48
    case READY:
      if (transfer.hasWay) {
        session.beginTheTransfer();
        session.state = TRANSFERRING;
        return HANDLED; // :56
      }
      session.answerNoWay();
      return HANDLED; // :57
    case RENAMING:
      if (transfer.hasWay) {
        session.beginTheTransfer();
        session.state = TRANSFERRING;
        return HANDLED; // :65
      }
      session.answerNoWay();
      session.state = READY;
      return HANDLED; // :66
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** ABOR. RFC 959 §4.1.3. */
export function onAbor(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
      session.answerNothingToAbort();
      return HANDLED; // :75
    case TRANSFERRING:
      session.abandon();
      session.answerAborted();
      session.state = READY;
      return HANDLED; // :80
    case CLOSED:
      return IGNORED; // :93
  }
}

/** QUIT. RFC 959 §4.1.1. */
export function onQuit(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
      session.sayGoodbye();
      end(session);
      return HANDLED; // :87
    case TRANSFERRING:
      return DEFERRED; // :82
    case CLOSED:
      return IGNORED; // :93
  }
}

/** transferred: what became of it. RFC 959 §5.4. */
export function onTransferred(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
      return IGNORED; // :49
    case READY:
    case RENAMING:
      return IGNORED; // :70
    case TRANSFERRING:
      session.answerTransferred();
      session.state = READY;
      return HANDLED; // :78
    case CLOSED:
      return IGNORED; // :93
  }
}

/** lost: what became of it. */
export function onLost(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
      return IGNORED; // :49
    case READY:
    case RENAMING:
      return IGNORED; // :70
    case TRANSFERRING:
      session.answerWhatWasWrong();
      session.state = READY;
      return HANDLED; // :79
    case CLOSED:
      return IGNORED; // :93
  }
}

/** gone: the client is. */
export function onGone(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
    case TRANSFERRING:
      session.abandon();
      end(session);
      return HANDLED; // :90
    case CLOSED:
      return IGNORED; // :93
  }
}

/** Idle has run out. RFC 959 §4.2.2. */
export function afterIdle(session: Session): SessionOutcome {
  switch (session.state) {
    case AWAITING_USER:
    case AWAITING_PASSWORD:
    case READY:
    case RENAMING:
    case TRANSFERRING:
      session.answerTooLate();
      session.abandon();
      end(session);
      return HANDLED; // :91
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onSessionTimer(session: Session, timer: SessionTimer): SessionOutcome {
  switch (timer) {
    case IDLE_TIMER:
      return afterIdle(session);
  }
}

function end(session: Session): void {
  session.cancelTimer(IDLE_TIMER);
  session.hangUp();
  session.state = CLOSED; // :95
}
