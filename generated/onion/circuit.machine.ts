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
  /** send CREATE2: to the first hop. */
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
      return HANDLED; // :43
    case CREATING:
    case EXTENDING:
      return ALREADY_BUILDING; // :60
    case OPEN:
      return ALREADY_OPEN; // :67
    case CLOSED:
      return IGNORED; // :74
  }
}

/** close. */
export function onClose(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      circuit.state = CLOSED;
      return HANDLED; // :45
    case CREATING:
    case EXTENDING:
      circuit.sendDestroyRequested();
      fail(circuit);
      return HANDLED; // :62
    case OPEN:
      circuit.sendDestroyRequested();
      end(circuit);
      return HANDLED; // :72
    case CLOSED:
      return IGNORED; // :74
  }
}

/** channel gone. tor-spec §5.4. */
export function onChannelGone(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      circuit.state = CLOSED;
      return HANDLED; // :45
    case CREATING:
    case EXTENDING:
      fail(circuit);
      return HANDLED; // :61
    case OPEN:
      end(circuit);
      return HANDLED; // :71
    case CLOSED:
      return IGNORED; // :74
  }
}

/** CREATED2. */
export function onCreated2(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :46
    case CREATING:
      if (circuit.theHandshakeHolds()) {
        circuit.addTheHop();
        circuit.hops = 1;
        proceed(circuit);
        return HANDLED; // :49
      }
      rejectTheHandshake(circuit);
      return HANDLED; // :50
    case EXTENDING:
      rejectTheHandshake(circuit);
      return HANDLED; // :56
    case OPEN:
      circuit.sendDestroyProtocol();
      end(circuit);
      return HANDLED; // :69
    case CLOSED:
      return IGNORED; // :74
  }
}

/** EXTENDED2. tor-spec §5.3. */
export function onExtended2(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :46
    case CREATING:
      rejectTheHandshake(circuit);
      return HANDLED; // :51
    case EXTENDING:
      if (circuit.theHandshakeHolds()) {
        circuit.addTheHop();
        circuit.hops += 1;
        proceed(circuit);
        return HANDLED; // :54
      }
      rejectTheHandshake(circuit);
      return HANDLED; // :55
    case OPEN:
      circuit.sendDestroyProtocol();
      end(circuit);
      return HANDLED; // :69
    case CLOSED:
      return IGNORED; // :74
  }
}

/** DESTROY. tor-spec §5.4. */
export function onDestroy(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :46
    case CREATING:
    case EXTENDING:
      fail(circuit);
      return HANDLED; // :61
    case OPEN:
      end(circuit);
      return HANDLED; // :71
    case CLOSED:
      return IGNORED; // :74
  }
}

/** TRUNCATED. tor-spec §5.4. */
export function onTruncated(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :46
    case CREATING:
      rejectTheHandshake(circuit);
      return HANDLED; // :51
    case EXTENDING:
      circuit.sendDestroyRequested();
      fail(circuit);
      return HANDLED; // :57
    case OPEN:
      circuit.sendDestroyRequested();
      end(circuit);
      return HANDLED; // :70
    case CLOSED:
      return IGNORED; // :74
  }
}

/** RELAY: a relay cell that some hop of ours recognised. */
export function onRelay(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :46
    case CREATING:
      rejectTheHandshake(circuit);
      return HANDLED; // :51
    case EXTENDING:
      rejectTheHandshake(circuit);
      return HANDLED; // :56
    case OPEN:
      circuit.deliver();
      return HANDLED; // :66
    case CLOSED:
      return IGNORED; // :74
  }
}

/** a cell nobody recognises: every layer is off, and it was not for us: tor-spec §6.1. tor-spec §6.1. */
export function onACellNobodyRecognises(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case IDLE:
      return IGNORED; // :46
    case CREATING:
      rejectTheHandshake(circuit);
      return HANDLED; // :51
    case EXTENDING:
      rejectTheHandshake(circuit);
      return HANDLED; // :56
    case OPEN:
      circuit.sendDestroyProtocol();
      end(circuit);
      return HANDLED; // :68
    case CLOSED:
      return IGNORED; // :74
  }
}

/** Build has run out. path-spec §2.4. */
export function afterBuild(circuit: Circuit): CircuitOutcome {
  switch (circuit.state) {
    case CREATING:
    case EXTENDING:
      circuit.sendDestroyTimeout();
      fail(circuit);
      return HANDLED; // :63
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
  circuit.state = CLOSED; // :80
}

function end(circuit: Circuit): void {
  circuit.forgetTheHops();
  circuit.everyStream(onStreamCircuitClosed);
  circuit.reportClosed();
  circuit.state = CLOSED; // :81
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
  } // :76
}

function rejectTheHandshake(circuit: Circuit): void {
  circuit.sendDestroyProtocol();
  fail(circuit); // :79
}

/** The states of a Stream. */
export const STREAM_NEW = 0;
export const STREAM_CONNECTING = 1;
export const STREAM_RESOLVING = 2;
export const STREAM_OPEN = 3;
export const STREAM_CLOSED = 4;
export type StreamState =
  | typeof STREAM_NEW
  | typeof STREAM_CONNECTING
  | typeof STREAM_RESOLVING
  | typeof STREAM_OPEN
  | typeof STREAM_CLOSED;
/** By state, the name that the specification gives it. */
export const streamStateNames: readonly string[] = [
  'New',
  'Connecting',
  'Resolving',
  'Open',
  'Closed',
];

export const STREAM_ALREADY_CONNECTING = 4;
export const STREAM_ALREADY_RESOLVING = 5;
export const STREAM_ALREADY_OPEN = 6;
export const STREAM_A_QUESTION_NOT_A_CONNECTION = 7;
export type StreamOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof STREAM_ALREADY_CONNECTING
  | typeof STREAM_ALREADY_RESOLVING
  | typeof STREAM_ALREADY_OPEN
  | typeof STREAM_A_QUESTION_NOT_A_CONNECTION;
/** By outcome, its name; a refusal's is its reason. */
export const streamOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'already connecting',
  'already resolving',
  'already open',
  'a question, not a connection',
];

/** Its timers: the runtime runs them, in its own time. */
export const STREAM_ANSWER_TIMER = 0; // for Stream Timeout
export type StreamTimer = typeof STREAM_ANSWER_TIMER;

/** What the runtime keeps, answers and does for a Stream. */
export interface Stream {
  state: StreamState;
  readonly circuit: Circuit;
  /** Stream Timeout. */
  readonly streamTimeout: number;
  /** Delivered: cells since the last SENDME: tor-spec §7.4. */
  delivered: number;
  /** send BEGIN. */
  sendBegin(): void;
  /** send RESOLVE. */
  sendResolve(): void;
  /** send DATA. */
  sendData(): void;
  /** send END. */
  sendEnd(): void;
  /** send SENDME. */
  sendSendme(): void;
  /** report connected. */
  reportConnected(): void;
  /** report resolved. */
  reportResolved(): void;
  /** report the reason. */
  reportTheReason(): void;
  /** report broken. */
  reportBroken(): void;
  /** deliver the data. */
  deliverTheData(): void;
  /** open the window. */
  openTheWindow(): void;
  /** Starts a timer, or starts it again. */
  startTimer(timer: StreamTimer, ms: number): void;
  cancelTimer(timer: StreamTimer): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startStream(stream: Stream): void {
  stream.state = STREAM_NEW;
  stream.delivered = 0;
}

/** connect: from the user. tor-spec §6.2. */
export function onStreamConnect(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.sendBegin();
      stream.startTimer(STREAM_ANSWER_TIMER, stream.streamTimeout);
      stream.state = STREAM_CONNECTING;
      return HANDLED; // :110
    case STREAM_CONNECTING:
      return STREAM_ALREADY_CONNECTING; // :123
    case STREAM_RESOLVING:
      return STREAM_ALREADY_RESOLVING; // :131
    case STREAM_OPEN:
      return STREAM_ALREADY_OPEN; // :141
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** resolve: from the user. tor-spec §6.4. */
export function onStreamResolve(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.sendResolve();
      stream.startTimer(STREAM_ANSWER_TIMER, stream.streamTimeout);
      stream.state = STREAM_RESOLVING;
      return HANDLED; // :112
    case STREAM_CONNECTING:
      return STREAM_ALREADY_CONNECTING; // :123
    case STREAM_RESOLVING:
      return STREAM_ALREADY_RESOLVING; // :131
    case STREAM_OPEN:
      return STREAM_ALREADY_OPEN; // :141
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** write: from the user. */
export function onStreamWrite(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :115
    case STREAM_CONNECTING:
      return DEFERRED; // :120
    case STREAM_RESOLVING:
      return STREAM_A_QUESTION_NOT_A_CONNECTION; // :128
    case STREAM_OPEN:
      stream.sendData();
      return HANDLED; // :138
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** close: from the user. */
export function onStreamClose(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.state = STREAM_CLOSED;
      return HANDLED; // :114
    case STREAM_CONNECTING:
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEnd();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :144
    case STREAM_OPEN:
      stream.sendEnd();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :147
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** CONNECTED. */
export function onStreamConnected(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :115
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportConnected();
      stream.state = STREAM_OPEN;
      return HANDLED; // :118
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :129
    case STREAM_OPEN:
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :140
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** RESOLVED. */
export function onStreamResolved(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :115
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :121
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportResolved();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :126
    case STREAM_OPEN:
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :140
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** DATA. tor-spec §7.4. */
export function onStreamData(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :115
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :121
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :129
    case STREAM_OPEN:
      if (stream.delivered === 49) {
        stream.deliverTheData();
        stream.sendSendme();
        stream.delivered = 0;
        return HANDLED; // :134
      }
      stream.deliverTheData();
      stream.delivered += 1;
      return HANDLED; // :136
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** END. */
export function onStreamEnd(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :115
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportTheReason();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :119
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportTheReason();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :127
    case STREAM_OPEN:
      stream.reportTheReason();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :139
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** SENDME. */
export function onStreamSendme(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      return IGNORED; // :115
    case STREAM_CONNECTING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :121
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :129
    case STREAM_OPEN:
      stream.openTheWindow();
      return HANDLED; // :137
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** circuit closed. */
export function onStreamCircuitClosed(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_NEW:
      stream.state = STREAM_CLOSED;
      return HANDLED; // :114
    case STREAM_CONNECTING:
    case STREAM_RESOLVING:
      stream.cancelTimer(STREAM_ANSWER_TIMER);
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :145
    case STREAM_OPEN:
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :148
    case STREAM_CLOSED:
      return IGNORED; // :150
  }
}

/** Answer has run out. */
export function afterStreamAnswer(stream: Stream): StreamOutcome {
  switch (stream.state) {
    case STREAM_CONNECTING:
      stream.sendEnd();
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :122
    case STREAM_RESOLVING:
      stream.reportBroken();
      stream.state = STREAM_CLOSED;
      return HANDLED; // :130
    default:
      return IGNORED; // it never runs there
  }
}

/** A timer has run out. */
export function onStreamTimer(stream: Stream, timer: StreamTimer): StreamOutcome {
  switch (timer) {
    case STREAM_ANSWER_TIMER:
      return afterStreamAnswer(stream);
  }
}
