// @generated from spec/onion/circuit.protocol: change that, then npm run generate.
/** Circuit, Stream: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Circuit. */
export const IDLE = 0;
export const CREATING = 1; // waiting for the first hop
export const EXTENDING = 2; // waiting for the next
export const OPEN = 3;
export const CLOSED = 4;
export type CircuitState =
  typeof IDLE | typeof CREATING | typeof EXTENDING | typeof OPEN | typeof CLOSED;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Idle', 'Creating', 'Extending', 'Open', 'Closed'];

export const ALREADY_BUILDING = 4;
export const ALREADY_OPEN = 5;
export type CircuitOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof ALREADY_BUILDING
  | typeof ALREADY_OPEN;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'already building',
  'already open',
];

/** Its timers: the runtime runs them, in its own time. */
export const BUILD_TIMER = 0; // for Build Timeout
export type CircuitTimer = typeof BUILD_TIMER;

/** What build carries. */
export interface Build {
  /** Length: on a channel that is open. */
  readonly length: number;
}

/** What the runtime keeps, answers and does for a Circuit. */
export interface Circuit {
  state: CircuitState;
  /** Build Timeout: learned from circuits before: path-spec §2.4. */
  readonly buildTimeout: number;
  /** Wanted: how many hops: three. */
  wanted: number;
  /** Hops: those that hold. */
  hops: number;
  /** Early: RELAY_EARLY cells sent, eight at most: tor-spec §5.6. */
  early: number;
  /** the handshake holds: ntor: tor-spec §5.1.4. */
  theHandshakeHolds(): boolean;
  /** send CREATE2: to the first hop; or CREATE_FAST, where one hop is all. */
  sendCreate2(): void;
  /** send EXTEND2: in RELAY_EARLY, through the hops there are. */
  sendExtend2(): void;
  /** send DESTROY requested: reason REQUESTED. */
  sendDestroyRequested(): void;
  /** send DESTROY protocol: reason PROTOCOL. */
  sendDestroyProtocol(): void;
  /** send DESTROY timeout: reason TIMEOUT. */
  sendDestroyTimeout(): void;
  /** add the hop: its keys and running digests: tor-spec §5.2. */
  addTheHop(): void;
  /** forget the hops. */
  forgetTheHops(): void;
  /** deliver: to the stream, or to whom the circuit belongs. */
  deliver(): void;
  /** report open. */
  reportOpen(): void;
  /** report failed. */
  reportFailed(): void;
  /** report closed. */
  reportClosed(): void;
  /** Calls `tell` with every Stream that lives within. */
  everyStream(tell: (stream: Stream) => unknown): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: CircuitTimer, ms: number): void;
  cancelTimer(timer: CircuitTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startCircuit(circuit: Circuit): void {
  circuit.state = IDLE;
  circuit.hops = 0;
  circuit.early = 0;
}

/** build: on a channel that is open. tor-spec §5.1. */
export function onBuild(circuit: Circuit, build: Build): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      circuit.wanted = build.length;
      circuit.sendCreate2();
      circuit.startTimer(BUILD_TIMER, circuit.buildTimeout);
      circuit.state = CREATING;
      return HANDLED; // :44
    case CREATING:
    case EXTENDING:
      return ALREADY_BUILDING; // :63
    case OPEN:
      return ALREADY_OPEN; // :70
    case CLOSED:
      return IGNORED; // :78
  }
}

/** close. */
export function onClose(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      circuit.state = CLOSED;
      return HANDLED; // :46
    case CREATING:
    case EXTENDING:
      circuit.sendDestroyRequested();
      fail(circuit);
      return HANDLED; // :65
    case OPEN:
      circuit.sendDestroyRequested();
      end(circuit);
      return HANDLED; // :76
    case CLOSED:
      return IGNORED; // :78
  }
}

/** channel gone. tor-spec §5.4. */
export function onChannelGone(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      circuit.state = CLOSED;
      return HANDLED; // :46
    case CREATING:
    case EXTENDING:
      fail(circuit);
      return HANDLED; // :64
    case OPEN:
      end(circuit);
      return HANDLED; // :75
    case CLOSED:
      return IGNORED; // :78
  }
}

/** CREATED2. */
export function onCreated2(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :47
    case CREATING:
      if (circuit.theHandshakeHolds()) {
        circuit.addTheHop();
        circuit.hops = 1;
        proceed(circuit);
        return HANDLED; // :51
      }
      rejectTheHandshake(circuit);
      return HANDLED; // :52
    case EXTENDING:
      rejectTheHandshake(circuit);
      return HANDLED; // :58
    case OPEN:
      circuit.sendDestroyProtocol();
      end(circuit);
      return HANDLED; // :72
    case CLOSED:
      return IGNORED; // :78
  }
}

/** EXTENDED2. tor-spec §5.3. */
export function onExtended2(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :47
    case CREATING:
      rejectTheHandshake(circuit);
      return HANDLED; // :53
    case EXTENDING:
      if (circuit.theHandshakeHolds()) {
        circuit.addTheHop();
        circuit.hops += 1;
        proceed(circuit);
        return HANDLED; // :56
      }
      rejectTheHandshake(circuit);
      return HANDLED; // :57
    case OPEN:
      circuit.sendDestroyProtocol();
      end(circuit);
      return HANDLED; // :72
    case CLOSED:
      return IGNORED; // :78
  }
}

/** DESTROY. tor-spec §5.4. */
export function onDestroy(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :47
    case CREATING:
    case EXTENDING:
      fail(circuit);
      return HANDLED; // :64
    case OPEN:
      end(circuit);
      return HANDLED; // :75
    case CLOSED:
      return IGNORED; // :78
  }
}

/** TRUNCATED. tor-spec §5.4. */
export function onTruncated(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :47
    case CREATING:
      rejectTheHandshake(circuit);
      return HANDLED; // :53
    case EXTENDING:
      circuit.sendDestroyRequested();
      fail(circuit);
      return HANDLED; // :59
    case OPEN:
      circuit.sendDestroyRequested();
      end(circuit);
      return HANDLED; // :74
    case CLOSED:
      return IGNORED; // :78
  }
}

/** RELAY: a relay cell that some hop of ours recognised. */
export function onRelay(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :47
    case CREATING:
      rejectTheHandshake(circuit);
      return HANDLED; // :53
    case EXTENDING:
      rejectTheHandshake(circuit);
      return HANDLED; // :58
    case OPEN:
      circuit.deliver();
      return HANDLED; // :69
    case CLOSED:
      return IGNORED; // :78
  }
}

/** a cell nobody recognises: every layer is off, and it was not for us: tor-spec §6.1. tor-spec §6.1. */
export function onACellNobodyRecognises(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :48
    case CREATING:
    case EXTENDING:
      rejectTheHandshake(circuit);
      return HANDLED; // :62
    case OPEN:
      circuit.sendDestroyProtocol();
      end(circuit);
      return HANDLED; // :71
    case CLOSED:
      return IGNORED; // :78
  }
}

/** a breach: what no relay that keeps the protocol would have sent. */
export function onABreach(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :48
    case CREATING:
    case EXTENDING:
      rejectTheHandshake(circuit);
      return HANDLED; // :62
    case OPEN:
      circuit.sendDestroyProtocol();
      end(circuit);
      return HANDLED; // :73
    case CLOSED:
      return IGNORED; // :78
  }
}

/** Build has run out. path-spec §2.4. */
export function afterBuild(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case CREATING:
    case EXTENDING:
      circuit.sendDestroyTimeout();
      fail(circuit);
      return HANDLED; // :66
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onCircuitTimer(circuit: Circuit, timer: CircuitTimer): CircuitOutcome {
  switch (timer) {
    case BUILD_TIMER:
      return afterBuild(circuit);
  }
}

function fail(circuit: Circuit): void {
  circuit.cancelTimer(BUILD_TIMER);
  circuit.forgetTheHops();
  circuit.reportFailed();
  circuit.state = CLOSED; // :84
}

function end(circuit: Circuit): void {
  circuit.forgetTheHops();
  circuit.everyStream(onStreamCircuitClosed);
  circuit.reportClosed();
  circuit.state = CLOSED; // :85
}

function proceed(circuit: Circuit): void {
  if (circuit.hops < circuit.wanted) {
    circuit.early += 1;
    circuit.sendExtend2();
    circuit.state = EXTENDING;
  } else {
    circuit.cancelTimer(BUILD_TIMER);
    circuit.reportOpen();
    circuit.state = OPEN;
  } // :80
}

function rejectTheHandshake(circuit: Circuit): void {
  circuit.sendDestroyProtocol();
  fail(circuit); // :83
}

/** The states of a Stream. */
export const STREAM_NEW = 0;
export const STREAM_CONNECTING = 1;
export const STREAM_RESOLVING = 2;
export const STREAM_OPEN = 3;
export const STREAM_ENDED = 4; // the other end has closed; what it sent may still be read
export const STREAM_CLOSING = 5; // nobody reads any more; what was written goes out
export const STREAM_CLOSED = 6;
export type StreamState =
  | typeof STREAM_NEW
  | typeof STREAM_CONNECTING
  | typeof STREAM_RESOLVING
  | typeof STREAM_OPEN
  | typeof STREAM_ENDED
  | typeof STREAM_CLOSING
  | typeof STREAM_CLOSED;
/** By state, the name that the specification gives it. */
export const streamStateNames: readonly string[] = [
  'New',
  'Connecting',
  'Resolving',
  'Open',
  'Ended',
  'Closing',
  'Closed',
];

export const STREAM_ALREADY_BEGUN = 4;
export const STREAM_ALREADY_OPEN = 5;
export const STREAM_ALREADY_CLOSED = 6;
export const STREAM_A_QUESTION_NOT_A_CONNECTION = 7;
export const STREAM_ALREADY_SHUT = 8;
export type StreamOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof STREAM_ALREADY_BEGUN
  | typeof STREAM_ALREADY_OPEN
  | typeof STREAM_ALREADY_CLOSED
  | typeof STREAM_A_QUESTION_NOT_A_CONNECTION
  | typeof STREAM_ALREADY_SHUT;
/** By outcome, its name; a refusal's is its reason. */
export const streamOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'already begun',
  'already open',
  'already closed',
  'a question, not a connection',
  'already shut',
];

/** Its timers: the runtime runs them, in its own time. */
export const STREAM_ANSWER_TIMER = 0; // for Answer Timeout
export const STREAM_LINGER_TIMER = 1; // for Linger Timeout
export type StreamTimer = typeof STREAM_ANSWER_TIMER | typeof STREAM_LINGER_TIMER;

/** What END carries. */
export interface StreamEnd {
  /** Done: with reason DONE: the other end has closed, and all is well. */
  readonly done: boolean;
}

/** What the runtime keeps, answers and does for a Stream. */
export interface Stream {
  state: StreamState;
  readonly circuit: Circuit;
  /** Answer Timeout: for CONNECTED, or RESOLVED. */
  readonly answerTimeout: number;
  /** Linger Timeout: for what was written before it was closed. */
  readonly lingerTimeout: number;
  /** Shut: the user will write no more; Tor cannot tell the other end of it. */
  shut: boolean;
  /** text waits: written, and not sent. */
  textWaits(): boolean;
  /** send BEGIN: or BEGIN_DIR. */
  sendBegin(): void;
  /** send RESOLVE. */
  sendResolve(): void;
  /** send END done. */
  sendEndDone(): void;
  /** send END misc: something is wrong, and it is nobody's business what. */
  sendEndMisc(): void;
  /** take the text. */
  takeTheText(): void;
  /** deliver the data. */
  deliverTheData(): void;
  /** report connected. */
  reportConnected(): void;
  /** report resolved. */
  reportResolved(): void;
  /** report the end: nothing more will come. */
  reportTheEnd(): void;
  /** report the reason: of the END that came. */
  reportTheReason(): void;
  /** report late. */
  reportLate(): void;
  /** report broken. */
  reportBroken(): void;
  /** report aborted. */
  reportAborted(): void;
  /** report closed. */
  reportClosed(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: StreamTimer, ms: number): void;
  cancelTimer(timer: StreamTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startStream(stream: Stream): void {
  stream.state = STREAM_NEW;
  stream.shut = false;
}

/** connect: from the user. tor-spec §6.2. */
export function onStreamConnect(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.sendBegin();
      stream.startTimer(STREAM_ANSWER_TIMER, stream.answerTimeout);
      stream.state = STREAM_CONNECTING;
      return HANDLED; // :128
    case STREAM_CONNECTING:
    case STREAM_RESOLVING:
      return STREAM_ALREADY_BEGUN; // :152
    case STREAM_OPEN:
      return STREAM_ALREADY_OPEN; // :168
    case STREAM_ENDED:
      return STREAM_ALREADY_OPEN; // :176
    case STREAM_CLOSING:
      return STREAM_ALREADY_CLOSED; // :187
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** resolve: from the user. tor-spec §6.4. */
export function onStreamResolve(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.sendResolve();
      stream.startTimer(STREAM_ANSWER_TIMER, stream.answerTimeout);
      stream.state = STREAM_RESOLVING;
      return HANDLED; // :129
    case STREAM_CONNECTING:
    case STREAM_RESOLVING:
      return STREAM_ALREADY_BEGUN; // :152
    case STREAM_OPEN:
      return STREAM_ALREADY_OPEN; // :168
    case STREAM_ENDED:
      return STREAM_ALREADY_OPEN; // :176
    case STREAM_CLOSING:
      return STREAM_ALREADY_CLOSED; // :187
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** write: from the user. */
export function onStreamWrite(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :131
    case STREAM_CONNECTING:
      stream.takeTheText();
      return HANDLED; // :136
    case STREAM_RESOLVING:
      return STREAM_A_QUESTION_NOT_A_CONNECTION; // :145
    case STREAM_OPEN:
      if (!stream.shut) {
        stream.takeTheText();
        return HANDLED; // :156
      }
      return STREAM_ALREADY_SHUT; // :157
    case STREAM_ENDED:
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :171
    case STREAM_CLOSING:
      return STREAM_ALREADY_CLOSED; // :186
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** shut: from the user. */
export function onStreamShut(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :131
    case STREAM_CONNECTING:
      stream.shut = true;
      return HANDLED; // :137
    case STREAM_RESOLVING:
      return STREAM_A_QUESTION_NOT_A_CONNECTION; // :145
    case STREAM_OPEN:
      stream.shut = true;
      return HANDLED; // :158
    case STREAM_ENDED:
      stream.reportClosed();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :172
    case STREAM_CLOSING:
      return STREAM_ALREADY_CLOSED; // :186
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** close: from the user. */
export function onStreamClose(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.state = STREAM_CLOSED;
      return HANDLED; // :130
    case STREAM_CONNECTING:
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEndDone();
      stream.reportAborted();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :150
    case STREAM_OPEN:
      if (stream.textWaits()) {
        stream.startTimer(STREAM_LINGER_TIMER, stream.lingerTimeout);
        stream.state = STREAM_CLOSING;
        return HANDLED; // :162
      }
      stream.sendEndDone();
      stream.reportClosed();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :163
    case STREAM_ENDED:
      stream.reportClosed();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :172
    case STREAM_CLOSING:
      return STREAM_ALREADY_CLOSED; // :186
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** abort: from the user. */
export function onStreamAbort(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.state = STREAM_CLOSED;
      return HANDLED; // :130
    case STREAM_CONNECTING:
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEndDone();
      stream.reportAborted();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :150
    case STREAM_OPEN:
      stream.sendEndMisc();
      stream.reportAborted();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :164
    case STREAM_ENDED:
      stream.reportAborted();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :173
    case STREAM_CLOSING:
      stream.cancelTimer(STREAM_LINGER_TIMER);
      stream.sendEndMisc();
      stream.reportAborted();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :183
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** emptied: all that was written is sent. */
export function onStreamEmptied(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :131
    case STREAM_CONNECTING:
      return IGNORED; // :138
    case STREAM_RESOLVING:
      return STREAM_A_QUESTION_NOT_A_CONNECTION; // :145
    case STREAM_OPEN:
      return IGNORED; // :167
    case STREAM_ENDED:
      return IGNORED; // :174
    case STREAM_CLOSING:
      stream.cancelTimer(STREAM_LINGER_TIMER);
      stream.sendEndDone();
      stream.reportClosed();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :179
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** CONNECTED. */
export function onStreamConnected(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :131
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportConnected();
      stream.state = STREAM_OPEN;
      return HANDLED; // :134
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :146
    case STREAM_OPEN:
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :165
    case STREAM_ENDED:
      return IGNORED; // :175
    case STREAM_CLOSING:
      stream.cancelTimer(STREAM_LINGER_TIMER);
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :185
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** RESOLVED. */
export function onStreamResolved(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :131
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :139
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportResolved();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :143
    case STREAM_OPEN:
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :165
    case STREAM_ENDED:
      return IGNORED; // :175
    case STREAM_CLOSING:
      stream.cancelTimer(STREAM_LINGER_TIMER);
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :185
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** DATA. */
export function onStreamData(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :131
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :139
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEndMisc();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :146
    case STREAM_OPEN:
      stream.deliverTheData();
      return HANDLED; // :155
    case STREAM_ENDED:
      return IGNORED; // :175
    case STREAM_CLOSING:
      return IGNORED; // :180
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** END: with reason DONE: the other end has closed, and all is well. */
export function onStreamEnd(stream: Stream, end: StreamEnd): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :131
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportTheReason();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :135
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportTheReason();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :144
    case STREAM_OPEN:
      if (end.done && stream.shut) {
        stream.reportTheEnd();
        stream.reportClosed();
        stream.state = STREAM_CLOSED;
        return HANDLED; // :159
      }
      if (end.done) {
        stream.reportTheEnd();
        stream.state = STREAM_ENDED;
        return HANDLED; // :160
      }
      stream.reportTheReason();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :161
    case STREAM_ENDED:
      return IGNORED; // :175
    case STREAM_CLOSING:
      stream.cancelTimer(STREAM_LINGER_TIMER);
      stream.reportTheReason();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :181
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** circuit closed. */
export function onStreamCircuitClosed(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.state = STREAM_CLOSED;
      return HANDLED; // :130
    case STREAM_CONNECTING:
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :151
    case STREAM_OPEN:
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :166
    case STREAM_ENDED:
      return IGNORED; // :174
    case STREAM_CLOSING:
      stream.cancelTimer(STREAM_LINGER_TIMER);
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :182
    case STREAM_CLOSED:
      return IGNORED; // :189
  }
}

/** Answer has run out. */
export function afterStreamAnswer(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_CONNECTING:
      stream.sendEndMisc();
      stream.reportLate();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :140
    case STREAM_RESOLVING:
      stream.reportLate();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :147
    default:
      return IGNORED; // it never runs there
  }
}

/** Linger has run out. */
export function afterStreamLinger(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_CLOSING:
      stream.sendEndMisc();
      stream.reportLate();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :184
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onStreamTimer(stream: Stream, timer: StreamTimer): StreamOutcome {
  switch (timer) {
    case STREAM_ANSWER_TIMER:
      return afterStreamAnswer(stream);
    case STREAM_LINGER_TIMER:
      return afterStreamLinger(stream);
  }
}
