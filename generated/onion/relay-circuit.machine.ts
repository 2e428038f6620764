// @generated from spec/onion/relay-circuit.protocol: change that, then npm run generate.
/** Relay Circuit, Exit Stream: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Relay Circuit. */
export const AWAITING = 0; // what created it is being looked at
export const OPEN = 1; // we are its end
export const EXTENDING = 2; // a channel to the next relay is being looked for
export const CREATING = 3; // CREATE2 was sent on
export const JOINED = 4; // there is a next relay
export const CLOSED = 5;
export type RelayCircuitState =
  | typeof AWAITING
  | typeof OPEN
  | typeof EXTENDING
  | typeof CREATING
  | typeof JOINED
  | typeof CLOSED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = [
  'Awaiting',
  'Open',
  'Extending',
  'Creating',
  'Joined',
  'Closed',
];

export type RelayCircuitOutcome =
  typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = ['handled', 'ignored', 'deferred', 'refused'];

/** Its timers: the runtime runs them, in its own time. */
export const EXTEND_TIMER = 0; // for Extend Timeout
export type RelayCircuitTimer = typeof EXTEND_TIMER;

/** What EXTEND2 carries. */
export interface Extend2 {
  /** In Early. */
  readonly inEarly: boolean;
}

/** What DESTROY carries. */
export interface Destroy {
  /** Reason. */
  readonly reason: number;
}

/** What run short carries. */
export interface RunShort {
  /** Reason: the relay has no room for it, or no time. */
  readonly reason: number;
}

/** What the runtime keeps, answers and does for a Relay Circuit. */
export interface RelayCircuit {
  state: RelayCircuitState;
  /** Extend Timeout: for the next channel and its answer, together. */
  readonly extendTimeout: number;
  /** Early: RELAY_EARLY cells that came: tor-spec §5.6. */
  early: number;
  /** the onion skin holds: the handshake can be answered: tor-spec §5.1. */
  theOnionSkinHolds(): boolean;
  /** the target is sound: EXTEND2 says where to and to whom, and not to us. */
  theTargetIsSound(): boolean;
  /** answer the onion skin: CREATED2 or CREATED_FAST. */
  answerTheOnionSkin(): void;
  /** deliver: what is for us. */
  deliver(): void;
  /** look for the next channel. */
  lookForTheNextChannel(): void;
  /** forget the next channel: whatever was under way. */
  forgetTheNextChannel(): void;
  /** send CREATE2: onwards, with the onion skin that EXTEND2 brought. */
  sendCreate2(): void;
  /** send EXTENDED2. */
  sendExtended2(): void;
  /** send TRUNCATED. */
  sendTruncated(): void;
  /** pass onwards. */
  passOnwards(): void;
  /** pass back. */
  passBack(): void;
  /** drop: with a counter, and without a word. */
  drop(): void;
  /** send DESTROY: to the side of the client. */
  sendDestroy(reason: number): void;
  /** send DESTROY protocol. */
  sendDestroyProtocol(): void;
  /** send DESTROY channel closed. */
  sendDestroyChannelClosed(): void;
  /** send DESTROY destroyed. */
  sendDestroyDestroyed(): void;
  /** send DESTROY onwards: to the next relay. */
  sendDestroyOnwards(reason: number): void;
  /** send DESTROY onwards protocol. */
  sendDestroyOnwardsProtocol(): void;
  /** send DESTROY onwards channel closed. */
  sendDestroyOnwardsChannelClosed(): void;
  /** send DESTROY onwards requested. */
  sendDestroyOnwardsRequested(): void;
  /** report closed: its streams hear of it, its keys are wiped. */
  reportClosed(): void;
  /** Calls `tell` with every Exit Stream that lives within. */
  everyExitStream(tell: (exitStream: ExitStream) => unknown): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: RelayCircuitTimer, ms: number): void;
  cancelTimer(timer: RelayCircuitTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startRelayCircuit(relayCircuit: RelayCircuit): void {
  relayCircuit.state = AWAITING;
  relayCircuit.early = 0;
}

/** CREATE2: or CREATE_FAST. tor-spec §5.1. */
export function onCreate2(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      if (relayCircuit.theOnionSkinHolds()) {
        relayCircuit.answerTheOnionSkin();
        relayCircuit.state = OPEN;
        return HANDLED; // :65
      }
      relayCircuit.sendDestroyProtocol();
      end(relayCircuit);
      return HANDLED; // :66
    case OPEN:
    case EXTENDING:
    case CREATING:
    case JOINED:
      return IGNORED; // :131
    case CLOSED:
      return IGNORED; // :148
  }
}

/** CREATE: TAP, which nobody should use any more. */
export function onCreate(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      relayCircuit.sendDestroyProtocol();
      end(relayCircuit);
      return HANDLED; // :67
    case OPEN:
    case EXTENDING:
    case CREATING:
    case JOINED:
      return IGNORED; // :131
    case CLOSED:
      return IGNORED; // :148
  }
}

/** RELAY_EARLY: from the client, whomever it is for: it is counted. tor-spec §5.6. */
export function onRelayEarly(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :134
    case OPEN:
      if (relayCircuit.early < 8) {
        relayCircuit.early += 1;
        return HANDLED; // :136
      }
      giveItUp(relayCircuit);
      return HANDLED; // :137
    case EXTENDING:
      if (relayCircuit.early < 8) {
        relayCircuit.early += 1;
        return HANDLED; // :139
      }
      turnAway(relayCircuit);
      return HANDLED; // :140
    case CREATING:
    case JOINED:
      if (relayCircuit.early < 8) {
        relayCircuit.early += 1;
        return HANDLED; // :142
      }
      relayCircuit.cancelTimer(EXTEND_TIMER);
      breakOff(relayCircuit);
      return HANDLED; // :143
    case CLOSED:
      return IGNORED; // :148
  }
}

/** a cell nobody recognises: not for us: for who comes next. tor-spec §5.5. */
export function onACellNobodyRecognises(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      giveItUp(relayCircuit);
      return HANDLED; // :79
    case EXTENDING:
      turnAway(relayCircuit);
      return HANDLED; // :92
    case CREATING:
    case JOINED:
      relayCircuit.passOnwards();
      return HANDLED; // :113
    case CLOSED:
      return IGNORED; // :148
  }
}

/** a cell for us: of a stream, or about flow. */
export function onACellForUs(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
    case EXTENDING:
    case CREATING:
    case JOINED:
      relayCircuit.deliver();
      return HANDLED; // :130
    case CLOSED:
      return IGNORED; // :148
  }
}

/** EXTEND2. tor-spec §5.3, tor-spec §5.1.2, tor-spec §5.6. */
export function onExtend2(relayCircuit: RelayCircuit, extend2: Extend2): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      if (extend2.inEarly && relayCircuit.theTargetIsSound()) {
        relayCircuit.lookForTheNextChannel();
        relayCircuit.startTimer(EXTEND_TIMER, relayCircuit.extendTimeout);
        relayCircuit.state = EXTENDING;
        return HANDLED; // :74
      }
      if (extend2.inEarly) {
        giveItUp(relayCircuit);
        return HANDLED; // :76
      }
      relayCircuit.drop();
      return HANDLED; // :77
    case EXTENDING:
      if (!extend2.inEarly) {
        relayCircuit.drop();
        return HANDLED; // :88
      }
      turnAway(relayCircuit);
      return HANDLED; // :89
    case CREATING:
    case JOINED:
      if (!extend2.inEarly) {
        relayCircuit.drop();
        return HANDLED; // :114
      }
      relayCircuit.cancelTimer(EXTEND_TIMER);
      breakOff(relayCircuit);
      return HANDLED; // :115
    case CLOSED:
      return IGNORED; // :148
  }
}

/** TRUNCATE. tor-spec §5.4. */
export function onTruncate(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      relayCircuit.sendTruncated();
      return HANDLED; // :78
    case EXTENDING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.forgetTheNextChannel();
      relayCircuit.sendTruncated();
      relayCircuit.state = OPEN;
      return HANDLED; // :90
    case CREATING:
    case JOINED:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendDestroyOnwardsRequested();
      relayCircuit.sendTruncated();
      relayCircuit.state = OPEN;
      return HANDLED; // :116
    case CLOSED:
      return IGNORED; // :148
  }
}

/** DESTROY. tor-spec §5.4. */
export function onDestroy(relayCircuit: RelayCircuit, destroy: Destroy): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      end(relayCircuit);
      return HANDLED; // :68
    case OPEN:
      end(relayCircuit);
      return HANDLED; // :82
    case EXTENDING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.forgetTheNextChannel();
      end(relayCircuit);
      return HANDLED; // :95
    case CREATING:
    case JOINED:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendDestroyOnwards(destroy.reason);
      end(relayCircuit);
      return HANDLED; // :119
    case CLOSED:
      return IGNORED; // :148
  }
}

/** channel gone. tor-spec §5.4. */
export function onChannelGone(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      end(relayCircuit);
      return HANDLED; // :68
    case OPEN:
      end(relayCircuit);
      return HANDLED; // :82
    case EXTENDING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.forgetTheNextChannel();
      end(relayCircuit);
      return HANDLED; // :95
    case CREATING:
    case JOINED:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendDestroyOnwardsChannelClosed();
      end(relayCircuit);
      return HANDLED; // :121
    case CLOSED:
      return IGNORED; // :148
  }
}

/** next channel open: from the other side. */
export function onNextChannelOpen(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      return IGNORED; // :80
    case EXTENDING:
      relayCircuit.sendCreate2();
      relayCircuit.state = CREATING;
      return HANDLED; // :86
    case CREATING:
    case JOINED:
      return IGNORED; // :127
    case CLOSED:
      return IGNORED; // :148
  }
}

/** next channel failed: it cannot be had, or it is not who it should be. */
export function onNextChannelFailed(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      return IGNORED; // :80
    case EXTENDING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendDestroyChannelClosed();
      end(relayCircuit);
      return HANDLED; // :87
    case CREATING:
    case JOINED:
      return IGNORED; // :127
    case CLOSED:
      return IGNORED; // :148
  }
}

/** CREATED2. tor-spec §5.3. */
export function onCreated2(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      return IGNORED; // :80
    case EXTENDING:
      return IGNORED; // :93
    case CREATING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendExtended2();
      relayCircuit.state = JOINED;
      return HANDLED; // :101
    case JOINED:
      breakOff(relayCircuit);
      return HANDLED; // :109
    case CLOSED:
      return IGNORED; // :148
  }
}

/** a cell ahead. tor-spec §5.5. */
export function onACellAhead(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      return IGNORED; // :80
    case EXTENDING:
      return IGNORED; // :93
    case CREATING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      breakOff(relayCircuit);
      return HANDLED; // :102
    case JOINED:
      relayCircuit.passBack();
      return HANDLED; // :108
    case CLOSED:
      return IGNORED; // :148
  }
}

/** a RELAY_EARLY ahead. tor-spec §5.6. */
export function onARelayEarlyAhead(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      return IGNORED; // :81
    case EXTENDING:
      return IGNORED; // :93
    case CREATING:
    case JOINED:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      breakOff(relayCircuit);
      return HANDLED; // :123
    case CLOSED:
      return IGNORED; // :148
  }
}

/** a DESTROY ahead. tor-spec §5.4. */
export function onADestroyAhead(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      return IGNORED; // :81
    case EXTENDING:
      return IGNORED; // :93
    case CREATING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendDestroyDestroyed();
      end(relayCircuit);
      return HANDLED; // :103
    case JOINED:
      relayCircuit.sendDestroyDestroyed();
      end(relayCircuit);
      return HANDLED; // :110
    case CLOSED:
      return IGNORED; // :148
  }
}

/** next channel gone. */
export function onNextChannelGone(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      return IGNORED; // :71
    case OPEN:
      return IGNORED; // :81
    case EXTENDING:
      return IGNORED; // :94
    case CREATING:
    case JOINED:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendDestroyChannelClosed();
      end(relayCircuit);
      return HANDLED; // :122
    case CLOSED:
      return IGNORED; // :148
  }
}

/** break the rules: from here a cell that no honest client sends. */
export function onBreakTheRules(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      relayCircuit.sendDestroyProtocol();
      end(relayCircuit);
      return HANDLED; // :69
    case OPEN:
      giveItUp(relayCircuit);
      return HANDLED; // :146
    case EXTENDING:
      turnAway(relayCircuit);
      return HANDLED; // :97
    case CREATING:
    case JOINED:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      breakOff(relayCircuit);
      return HANDLED; // :124
    case CLOSED:
      return IGNORED; // :148
  }
}

/** run short: the relay has no room for it, or no time. */
export function onRunShort(relayCircuit: RelayCircuit, runShort: RunShort): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case AWAITING:
      relayCircuit.sendDestroy(runShort.reason);
      end(relayCircuit);
      return HANDLED; // :70
    case OPEN:
      relayCircuit.sendDestroy(runShort.reason);
      end(relayCircuit);
      return HANDLED; // :83
    case EXTENDING:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.forgetTheNextChannel();
      relayCircuit.sendDestroy(runShort.reason);
      end(relayCircuit);
      return HANDLED; // :96
    case CREATING:
    case JOINED:
      relayCircuit.cancelTimer(EXTEND_TIMER);
      relayCircuit.sendDestroyOnwards(runShort.reason);
      relayCircuit.sendDestroy(runShort.reason);
      end(relayCircuit);
      return HANDLED; // :125
    case CLOSED:
      return IGNORED; // :148
  }
}

/** Extend has run out. */
export function afterExtend(relayCircuit: RelayCircuit): RelayCircuitOutcome {
  switch (relayCircuit.state) {
    case EXTENDING:
      relayCircuit.forgetTheNextChannel();
      relayCircuit.sendDestroyChannelClosed();
      end(relayCircuit);
      return HANDLED; // :98
    case CREATING:
      relayCircuit.sendDestroyOnwardsRequested();
      relayCircuit.sendDestroyChannelClosed();
      end(relayCircuit);
      return HANDLED; // :104
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onRelayCircuitTimer(
  relayCircuit: RelayCircuit,
  timer: RelayCircuitTimer,
): RelayCircuitOutcome {
  switch (timer) {
    case EXTEND_TIMER:
      return afterExtend(relayCircuit);
  }
}

function end(relayCircuit: RelayCircuit): void {
  relayCircuit.everyExitStream(onExitStreamCircuitClosed);
  relayCircuit.reportClosed();
  relayCircuit.state = CLOSED; // :153
}

function giveItUp(relayCircuit: RelayCircuit): void {
  relayCircuit.sendDestroyProtocol();
  end(relayCircuit); // :150
}

function turnAway(relayCircuit: RelayCircuit): void {
  relayCircuit.cancelTimer(EXTEND_TIMER);
  relayCircuit.forgetTheNextChannel();
  relayCircuit.sendDestroyProtocol();
  end(relayCircuit); // :151
}

function breakOff(relayCircuit: RelayCircuit): void {
  relayCircuit.sendDestroyOnwardsProtocol();
  relayCircuit.sendDestroyProtocol();
  end(relayCircuit); // :152
}

/** The states of a Exit Stream. */
export const EXIT_STREAM_NEW = 0;
export const EXIT_STREAM_RESOLVING = 1;
export const EXIT_STREAM_ASKING = 2;
export const EXIT_STREAM_CONNECTING = 3;
export const EXIT_STREAM_OPEN = 4;
export const EXIT_STREAM_ENDING = 5; // what the other end sent last waits until the client takes it
export const EXIT_STREAM_FLUSHING = 6; // what the client sent last waits for the other end
export const EXIT_STREAM_CLOSED = 7;
export type ExitStreamState =
  | typeof EXIT_STREAM_NEW
  | typeof EXIT_STREAM_RESOLVING
  | typeof EXIT_STREAM_ASKING
  | typeof EXIT_STREAM_CONNECTING
  | typeof EXIT_STREAM_OPEN
  | typeof EXIT_STREAM_ENDING
  | typeof EXIT_STREAM_FLUSHING
  | typeof EXIT_STREAM_CLOSED;
/** By state, the name that the specification gives it. */
export const exitStreamStateNames: readonly string[] = [
  'New',
  'Resolving',
  'Asking',
  'Connecting',
  'Open',
  'Ending',
  'Flushing',
  'Closed',
];

export const EXIT_STREAM_THE_STREAM_IS_THERE_ALREADY = 4;
export type ExitStreamOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof EXIT_STREAM_THE_STREAM_IS_THERE_ALREADY;
/** By outcome, its name; a refusal's is its reason. */
export const exitStreamOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'the stream is there already',
];

/** Its timers: the runtime runs them, in its own time. */
export const EXIT_STREAM_CONNECT_TIMER = 0; // for Connect Timeout
export type ExitStreamTimer = typeof EXIT_STREAM_CONNECT_TIMER;

/** What the runtime keeps, answers and does for a Exit Stream. */
export interface ExitStream {
  state: ExitStreamState;
  readonly relayCircuit: RelayCircuit;
  /** Connect Timeout. */
  readonly connectTimeout: number;
  /** it is a directory. */
  itIsADirectory(): boolean;
  /** all is sent: nothing that the other end sent waits to be packed any more. */
  allIsSent(): boolean;
  /** all is written: nothing that the client sent waits to be taken any more. */
  allIsWritten(): boolean;
  /** look up. */
  lookUp(): void;
  /** answer the question. */
  answerTheQuestion(): void;
  /** say the question failed. */
  sayTheQuestionFailed(): void;
  /** connect. */
  connect(): void;
  /** send CONNECTED. */
  sendConnected(): void;
  /** say that it begins. */
  sayThatItBegins(): void;
  /** send END we are none: no directory. */
  sendEndWeAreNone(): void;
  /** send END with the reason: that the lookup, the policy or the connection gave. */
  sendEndWithTheReason(): void;
  /** send END done. */
  sendEndDone(): void;
  /** send END timeout. */
  sendEndTimeout(): void;
  /** take the text. */
  takeTheText(): void;
  /** pack. */
  pack(): void;
  /** give up the question. */
  giveUpTheQuestion(): void;
  /** drop the connection. */
  dropTheConnection(): void;
  /** close the connection. */
  closeTheConnection(): void;
  /** report closed. */
  reportClosed(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: ExitStreamTimer, ms: number): void;
  cancelTimer(timer: ExitStreamTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startExitStream(exitStream: ExitStream): void {
  exitStream.state = EXIT_STREAM_NEW;
}

/** BEGIN. */
export function onExitStreamBegin(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      exitStream.lookUp();
      exitStream.startTimer(EXIT_STREAM_CONNECT_TIMER, exitStream.connectTimeout);
      exitStream.state = EXIT_STREAM_RESOLVING;
      return HANDLED; // :205
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CONNECTING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
      return EXIT_STREAM_THE_STREAM_IS_THERE_ALREADY; // :262
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** RESOLVE. tor-spec §6.4. */
export function onExitStreamResolve(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      exitStream.lookUp();
      exitStream.startTimer(EXIT_STREAM_CONNECT_TIMER, exitStream.connectTimeout);
      exitStream.state = EXIT_STREAM_ASKING;
      return HANDLED; // :206
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CONNECTING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
      return EXIT_STREAM_THE_STREAM_IS_THERE_ALREADY; // :262
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** BEGIN_DIR. tor-spec §6.2.1. */
export function onExitStreamBeginDir(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      if (exitStream.itIsADirectory()) {
        exitStream.connect();
        exitStream.sendConnected();
        exitStream.state = EXIT_STREAM_OPEN;
        exitStream.sayThatItBegins();
        return HANDLED; // :207
      }
      exitStream.sendEndWeAreNone();
      exitStreamLeave(exitStream);
      return HANDLED; // :209
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CONNECTING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
      return EXIT_STREAM_THE_STREAM_IS_THERE_ALREADY; // :262
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** found: an address that the policy allows; or whatever RESOLVE asked for. tor-spec §6.4. */
export function onExitStreamFound(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
      exitStream.connect();
      exitStream.state = EXIT_STREAM_CONNECTING;
      return HANDLED; // :214
    case EXIT_STREAM_ASKING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.answerTheQuestion();
      exitStreamLeave(exitStream);
      return HANDLED; // :222
    case EXIT_STREAM_CONNECTING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
  }
}

/** missing: no such name, or no answer. tor-spec §6.3, tor-spec §6.4. */
export function onExitStreamMissing(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.sendEndWithTheReason();
      exitStreamLeave(exitStream);
      return HANDLED; // :215
    case EXIT_STREAM_ASKING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.sayTheQuestionFailed();
      exitStreamLeave(exitStream);
      return HANDLED; // :223
    case EXIT_STREAM_CONNECTING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
  }
}

/** forbidden: by the exit policy. tor-spec §6.3. */
export function onExitStreamForbidden(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.sendEndWithTheReason();
      exitStreamLeave(exitStream);
      return HANDLED; // :215
    case EXIT_STREAM_ASKING:
      return IGNORED; // :226
    case EXIT_STREAM_CONNECTING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
  }
}

/** connected. tor-spec §6.2. */
export function onExitStreamConnected(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
    case EXIT_STREAM_CONNECTING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.sendConnected();
      exitStream.state = EXIT_STREAM_OPEN;
      exitStream.sayThatItBegins();
      return HANDLED; // :230
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
  }
}

/** cannot connect: refused, unreachable, or there is no room. tor-spec §6.3. */
export function onExitStreamCannotConnect(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.sendEndWithTheReason();
      exitStreamLeave(exitStream);
      return HANDLED; // :215
    case EXIT_STREAM_ASKING:
      return IGNORED; // :226
    case EXIT_STREAM_CONNECTING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.sendEndWithTheReason();
      exitStreamLeave(exitStream);
      return HANDLED; // :232
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
  }
}

/** text waits: the other end has sent something. */
export function onExitStreamTextWaits(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CONNECTING:
      return IGNORED; // :264
    case EXIT_STREAM_OPEN:
      exitStream.pack();
      return HANDLED; // :238
    case EXIT_STREAM_ENDING:
      exitStream.pack();
      return HANDLED; // :247
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** room: the other end takes text again. */
export function onExitStreamRoom(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CONNECTING:
    case EXIT_STREAM_OPEN:
    case EXIT_STREAM_ENDING:
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
    case EXIT_STREAM_FLUSHING:
      if (exitStream.allIsWritten()) {
        exitStream.closeTheConnection();
        exitStreamLeave(exitStream);
        return HANDLED; // :256
      }
      return IGNORED; // :259
  }
}

/** ended: the other end has sent all it had. tor-spec §6.3. */
export function onExitStreamEnded(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CONNECTING:
      return IGNORED; // :264
    case EXIT_STREAM_OPEN:
      if (exitStream.allIsSent()) {
        exitStream.sendEndDone();
        exitStreamFinish(exitStream);
        return HANDLED; // :240
      }
      exitStream.pack();
      exitStream.state = EXIT_STREAM_ENDING;
      return HANDLED; // :241
    case EXIT_STREAM_ENDING:
      if (exitStream.allIsSent()) {
        exitStream.sendEndDone();
        exitStreamFinish(exitStream);
        return HANDLED; // :249
      }
      exitStream.pack();
      return HANDLED; // :250
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** broken: the connection is gone. tor-spec §6.3. */
export function onExitStreamBroken(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
    case EXIT_STREAM_CONNECTING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.sendEndWithTheReason();
      exitStreamLeave(exitStream);
      return HANDLED; // :232
    case EXIT_STREAM_OPEN:
      exitStream.sendEndWithTheReason();
      exitStreamLeave(exitStream);
      return HANDLED; // :242
    case EXIT_STREAM_ENDING:
      exitStream.sendEndWithTheReason();
      exitStreamLeave(exitStream);
      return HANDLED; // :251
    case EXIT_STREAM_FLUSHING:
      exitStreamLeave(exitStream);
      return HANDLED; // :257
  }
}

/** DATA. */
export function onExitStreamData(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
      exitStream.takeTheText();
      return HANDLED; // :218
    case EXIT_STREAM_ASKING:
      return IGNORED; // :226
    case EXIT_STREAM_CONNECTING:
      exitStream.takeTheText();
      return HANDLED; // :234
    case EXIT_STREAM_OPEN:
      exitStream.takeTheText();
      return HANDLED; // :239
    case EXIT_STREAM_ENDING:
      exitStream.takeTheText();
      return HANDLED; // :248
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** END. tor-spec §6.3. */
export function onExitStreamEnd(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.giveUpTheQuestion();
      exitStreamLeave(exitStream);
      return HANDLED; // :217
    case EXIT_STREAM_ASKING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.giveUpTheQuestion();
      exitStreamLeave(exitStream);
      return HANDLED; // :225
    case EXIT_STREAM_CONNECTING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.dropTheConnection();
      exitStreamLeave(exitStream);
      return HANDLED; // :233
    case EXIT_STREAM_OPEN:
      exitStreamFinish(exitStream);
      return HANDLED; // :243
    case EXIT_STREAM_ENDING:
      exitStreamFinish(exitStream);
      return HANDLED; // :252
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** more is wanted: the client takes more: SENDME, XON, or it is time. */
export function onExitStreamMoreIsWanted(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      return IGNORED; // :211
    case EXIT_STREAM_RESOLVING:
    case EXIT_STREAM_ASKING:
    case EXIT_STREAM_CONNECTING:
      return IGNORED; // :264
    case EXIT_STREAM_OPEN:
      exitStream.pack();
      return HANDLED; // :238
    case EXIT_STREAM_ENDING:
      exitStream.pack();
      return HANDLED; // :247
    case EXIT_STREAM_FLUSHING:
      return IGNORED; // :259
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** circuit closed. */
export function onExitStreamCircuitClosed(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_NEW:
      exitStreamLeave(exitStream);
      return HANDLED; // :210
    case EXIT_STREAM_RESOLVING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.giveUpTheQuestion();
      exitStreamLeave(exitStream);
      return HANDLED; // :217
    case EXIT_STREAM_ASKING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.giveUpTheQuestion();
      exitStreamLeave(exitStream);
      return HANDLED; // :225
    case EXIT_STREAM_CONNECTING:
      exitStream.cancelTimer(EXIT_STREAM_CONNECT_TIMER);
      exitStream.dropTheConnection();
      exitStreamLeave(exitStream);
      return HANDLED; // :233
    case EXIT_STREAM_OPEN:
      exitStream.dropTheConnection();
      exitStreamLeave(exitStream);
      return HANDLED; // :244
    case EXIT_STREAM_ENDING:
      exitStream.dropTheConnection();
      exitStreamLeave(exitStream);
      return HANDLED; // :253
    case EXIT_STREAM_FLUSHING:
      exitStream.dropTheConnection();
      exitStreamLeave(exitStream);
      return HANDLED; // :258
    case EXIT_STREAM_CLOSED:
      return IGNORED; // :271
  }
}

/** Connect has run out. */
export function afterExitStreamConnect(exitStream: ExitStream): ExitStreamOutcome {
  switch (exitStream.state) {
    case EXIT_STREAM_RESOLVING:
      exitStream.giveUpTheQuestion();
      exitStream.sendEndTimeout();
      exitStreamLeave(exitStream);
      return HANDLED; // :219
    case EXIT_STREAM_ASKING:
      exitStream.giveUpTheQuestion();
      exitStream.sayTheQuestionFailed();
      exitStreamLeave(exitStream);
      return HANDLED; // :227
    case EXIT_STREAM_CONNECTING:
      exitStream.dropTheConnection();
      exitStream.sendEndTimeout();
      exitStreamLeave(exitStream);
      return HANDLED; // :235
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onExitStreamTimer(
  exitStream: ExitStream,
  timer: ExitStreamTimer,
): ExitStreamOutcome {
  switch (timer) {
    case EXIT_STREAM_CONNECT_TIMER:
      return afterExitStreamConnect(exitStream);
  }
}

function exitStreamLeave(exitStream: ExitStream): void {
  exitStream.reportClosed();
  exitStream.state = EXIT_STREAM_CLOSED; // :269
}

function exitStreamFinish(exitStream: ExitStream): void {
  if (exitStream.allIsWritten()) {
    exitStream.closeTheConnection();
    exitStreamLeave(exitStream);
  } else {
    exitStream.state = EXIT_STREAM_FLUSHING;
  } // :268
}
